"""Compose the text of a city profile in the reader's language, for all output formats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pandas as pd

from components.publish.report.parts import Figure, ReportText, Section, Step
from components.publish.report.profile_text import write_profile
from components.reader import Reader
from components.theme import LIGHT, pillar_hue
from components.words.answers import graded_practices
from components.words.authorship import who_calculates
from components.words.cities import place_words
from components.words.ranks import interval_text, score_cell
from smartgov.advice.city_report import CityReport
from smartgov.advice.next_steps import NextStep
from smartgov.certainty.robustness import DRAWS
from smartgov.model import Recommendation, Spec
from smartgov.peers.differences import CLEAR


def write_report(reader: Reader, report: CityReport, address: str) -> ReportText:
    """Compose the text of a report; ``address`` is the URL of its live view."""
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
        document=f"{name} – {kind} – {study}",
        study=study,
        status=t(f"status.{info.kind}"),
        mark=t("report.demonstration") if info.status == "demonstration" else "",
        figures=_figures(reader, report),
        notices=_notices(reader, report),
        profile=write_profile(reader, report),
        standing=_standing(reader, report),
        next=Section(t("city.next_title"), (), t("report.next.subtitle")),
        steps=tuple(_step(reader, step) for step in report.steps),
        after=_after(reader, report),
        about=_about(reader),
        live=t("report.live"),
        address=address if urlsplit(address).scheme in ("http", "https") else "",
        dated=datetime(max(info.years, default=2000), 12, 31, tzinfo=UTC),
    )


def _figures(reader: Reader, report: CityReport) -> tuple[Figure, ...]:
    t, at = reader.t, report.standing
    pillars = [f"{reader.measure_label(p)} {t.score(value)}" for p, value in at.pillars]
    rank, basis = t("terms.not_ranked"), ""
    if at.rank is not None and at.interval is not None:
        rank = t("terms.rank_of", rank=at.rank, ranked=at.ranked)
        interval = interval_text(t, *at.interval)
        basis = t("city.rank_sure", interval=interval, count=at.overlapping)
    overall = f"{t('terms.overall')}, {t('city.scale_basis')}"
    return (
        Figure(overall, t.first_upper(score_cell(reader, at.overall)), "\n".join(pillars)),
        Figure(t("terms.rank"), rank, basis),
        Figure(t("terms.answers"), t.percent(at.coverage), t("city.coverage")),
    )


def _notices(reader: Reader, report: CityReport) -> tuple[str, ...]:
    """Explain why the city is not ranked, and which custom weights are used."""
    t, spec, lines = reader.t, reader.scores.spec, []
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


def _standing(reader: Reader, report: CityReport) -> tuple[Section, ...]:
    """Compose the sections on strengths and weaknesses, or one section if both are unknown."""
    t, profile = reader.t, report.profile
    if (profile["city"] - profile["median"]).isna().all():
        title = t("report.standing.title")
        return (Section(title, (t("report.standing.unknown", city=reader.name(report.city.id)),)),)
    parts = (("ahead", report.ahead), ("behind", report.behind))
    return tuple(
        Section(
            t(f"report.standing.{side}.title"),
            tuple(_difference(reader, report, dimension) for dimension in dimensions)
            or (t(f"report.standing.{side}.none", points=int(CLEAR)),),
            t(f"report.standing.{side}.subtitle") if dimensions else "",
        )
        for side, dimensions in parts
    )


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
    lines = (reader.source, caveat, who_calculates(reader), method, t("app.disclaimer"))
    return Section(t("report.about.title"), tuple(line for line in lines if line))
