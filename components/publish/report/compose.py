"""Compose the text of a city profile in the reader's language, for all output formats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pandas as pd

from components.publish.report.parts import Figure, Origin, ReportText, Section, Step
from components.publish.report.profile_text import write_profile
from components.publish.report.shape_drawing import draw_shape
from components.publish.report.since import write_since
from components.reader import Reader
from components.theme import LIGHT, pillar_hue
from components.words.answers import graded_practices
from components.words.authorship import who_calculates
from components.words.cities import place_words
from components.words.ranks import interval_text, score_cell
from components.words.shapes import city_bars, shape_words
from components.words.versions import dated_source
from smartgov.advice.city_report import CityReport, Standing
from smartgov.advice.next_steps import NextStep
from smartgov.certainty.robustness import DRAWS
from smartgov.model import Recommendation, Spec
from smartgov.peers.differences import CLEAR


def write_report(
    reader: Reader, report: CityReport, address: str, origin: Origin | None = None
) -> ReportText:
    """Compose the text of a report.

    Parameters
    ----------
    reader, report
        A city and its report; those of the scenario, if it is one.
    address
        URL of the live view; blank if unknown.
    origin
        Where the scenario starts; None if the answers are the city's own.
    """
    t, info, city = reader.t, reader.study.info, report.city
    name = reader.name(city.id)
    kind = t("report.title")
    study = t.dated(info.short_title, info.period)
    return ReportText(
        language=t.language,
        app=t("app.name"),
        kind=kind,
        name=name,
        place=place_words(reader, city, in_full=True),
        shape=draw_shape(city_bars(reader, city.id), shape_words(reader, city.id)),
        document=f"{name} – {kind} – {study}",
        study=study,
        status=_status(reader, origin),
        mark=_mark(reader, origin),
        figures=_figures(reader, report, origin),
        notices=_notices(reader, report, origin),
        profile=write_profile(reader, report, origin),
        standing=_standing(reader, report, origin),
        next=Section(t("city.next_title"), (), _next_subtitle(reader, origin)),
        steps=tuple(_step(reader, step) for step in report.steps),
        after=_after(reader, report),
        since=None if origin else write_since(reader, city),
        about=_about(reader),
        live=t("report.live"),
        address=address if urlsplit(address).scheme in ("http", "https") else "",
        dated=datetime(max(info.years, default=2000), 12, 31, tzinfo=UTC),
    )


def _status(reader: Reader, origin: Origin | None) -> str:
    """Say what kind of answers these are, and whether they are those of a scenario."""
    status = reader.t(f"status.{reader.study.info.kind}")
    return f"{status} · {reader.t('report.scenario.mark')}" if origin else status


def _mark(reader: Reader, origin: Origin | None) -> str:
    is_invented = reader.study.info.status == "demonstration"
    marks = [reader.t("report.demonstration")] if is_invented else []
    return " · ".join([*marks, reader.t("report.scenario.mark")] if origin else marks)


def _next_subtitle(reader: Reader, origin: Origin | None) -> str:
    subtitle = reader.t("report.next.subtitle")
    return f"{subtitle}. {reader.t('report.scenario.next')}" if origin else subtitle


def _figures(reader: Reader, report: CityReport, origin: Origin | None) -> tuple[Figure, ...]:
    t, at = reader.t, report.standing
    real = origin.report.standing if origin else None
    before = dict(real.pillars) if real else {}
    pillars = [
        f"{reader.measure_label(p)} {_beside(reader, value, before.get(p))}"
        for p, value in at.pillars
    ]
    basis = (
        [t("city.rank_sure", interval=interval_text(t, *at.interval), count=at.overlapping)]
        if at.interval
        else []
    )
    return (
        Figure(
            f"{t('terms.overall')}, {t('city.scale_basis')}",
            t.first_upper(score_cell(reader, at.overall)),
            "\n".join(
                [*_real(reader, score_cell(reader, real.overall) if real else None), *pillars]
            ),
        ),
        Figure(
            t("terms.rank"),
            _rank(reader, at),
            "\n".join([*_real(reader, _rank(reader, real) if real else None), *basis]),
        ),
        Figure(t("terms.answers"), t.percent(at.coverage), t("city.coverage")),
    )


def _rank(reader: Reader, at: Standing) -> str:
    if at.rank is None:
        return reader.t("terms.not_ranked")
    return reader.t("terms.rank_of", rank=at.rank, ranked=at.ranked)


def _real(reader: Reader, value: str | None) -> list[str]:
    """Say what follows from the city's own answers; nothing if there is no scenario."""
    return [reader.t("report.scenario.real", value=value)] if value else []


def _beside(reader: Reader, value: float, real: float | None) -> str:
    """Format a score, in a scenario with that of the city's own answers behind it if it differs."""
    text = reader.t.score(value)
    was = text if real is None else reader.t.score(real)
    return text if was == text else f"{text} ({reader.t('report.scenario.real', value=was)})"


def _notices(reader: Reader, report: CityReport, origin: Origin | None) -> tuple[str, ...]:
    """Explain the scenario, why the city is not ranked, and which custom weights are used."""
    t, spec, lines = reader.t, reader.scores.spec, []
    if origin:
        city = reader.name(report.city.id)
        lines.append(t("report.scenario.changes", city=city, changes=origin.changes))
    if pd.isna(report.standing.overall):
        threshold = t.percent(spec.min_coverage)
        lines.append(
            t("city.not_ranked_why", city=reader.name(report.city.id), threshold=threshold)
        )
    if spec != Spec():
        shares = [
            f"{reader.measure_label(str(d))} {t.percent(share)}"
            for d, share in report.shares.dropna().items()
        ]
        mean = t(f"weights.aggregations.{spec.aggregation}").lower()
        coverage = t.percent(spec.min_coverage)
        lines.append(t("report.own_weights", shares=t.join(shares), mean=mean, coverage=coverage))
    return tuple(lines)


def _standing(reader: Reader, report: CityReport, origin: Origin | None) -> tuple[Section, ...]:
    """Compose the sections on strengths and weaknesses, or one section if both are unknown."""
    t, profile = reader.t, report.profile
    if (profile["city"] - profile["median"]).isna().all():
        title = t("report.standing.title")
        return (Section(title, (t("report.standing.unknown", city=reader.name(report.city.id)),)),)
    real = origin.report if origin else report
    parts = (("ahead", report.ahead, real.ahead), ("behind", report.behind, real.behind))
    return tuple(
        Section(
            t(f"report.standing.{side}.title"),
            (
                *(
                    tuple(_difference(reader, report, dimension) for dimension in dimensions)
                    or (t(f"report.standing.{side}.none", points=int(CLEAR)),)
                ),
                *([] if before == dimensions else _real(reader, _names(reader, before))),
            ),
            t(f"report.standing.{side}.subtitle") if dimensions else "",
        )
        for side, dimensions, before in parts
    )


def _names(reader: Reader, dimensions: Sequence[str]) -> str:
    names = [reader.measure_label(dimension) for dimension in dimensions]
    return reader.t.join(names) or reader.t("report.scenario.none")


def _difference(reader: Reader, report: CityReport, dimension: str) -> str:
    at = report.profile.loc[dimension]
    points = reader.t.score(abs(float(at["city"] - at["median"])))
    name = reader.measure_label(dimension)
    return reader.t("report.standing.one", dimension=name, points=points)


def _step(reader: Reader, step: NextStep) -> Step:
    t, recommendation = reader.t, step.recommendation
    practices = t.join([t.text(question.label) for question in step.lacked])
    lacked = t(
        graded_practices(reader, "report.next.lacked"),
        count=step.answered,
        practices=practices,
        share=t.share(len(step.lacked), step.answered),
        need=t.percent(step.need / 100),
    )
    teachers = [
        t("report.next.city", city=reader.name(city.id), country=reader.where(city.id))
        for city in step.teachers
    ]
    return Step(
        title=t.text(recommendation.title),
        text=t.text(recommendation.text),
        facts=(
            (t("report.next.lacks"), lacked if practices else t("report.next.partly")),
            (t("report.next.learn"), t.join(teachers) or t("city.learn_from_none")),
        ),
        hue=pillar_hue(LIGHT, reader.study.framework, recommendation.pillar),
    )


def _after(reader: Reader, report: CityReport) -> tuple[str, ...]:
    """List the recommendations that are met, and those without answers."""
    t = reader.t
    parts = (("report.next.met", report.met), ("city.next_unknown", report.unanswered))
    lines = [t(key, recommendations=_titles(reader, found)) for key, found in parts if found]
    return tuple(lines if report.steps or not report.met else [t("city.no_gaps"), *lines])


def _titles(reader: Reader, recommendations: Sequence[Recommendation]) -> str:
    t = reader.t
    return t.join([t("format.quoted", text=t.text(r.title)) for r in recommendations])


def _about(reader: Reader) -> Section:
    t, info = reader.t, reader.study.info
    caveat = t.text(info.caveat)
    method = t("report.about.method", draws=DRAWS)
    lines = (dated_source(reader), caveat, who_calculates(reader), method, t("app.disclaimer"))
    return Section(t("report.about.title"), tuple(line for line in lines if line))
