"""A report in the reader's language: what both formats print, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pandas as pd

from components.page import Page
from components.publish.report.parts import Figure, ReportText, Section, Step
from components.publish.report.profile_text import write_profile
from components.theme import LIGHT
from components.words.answers import graded_practices
from components.words.ranks import score_cell
from smartgov.advice.city_report import CityReport
from smartgov.advice.next_steps import NextStep
from smartgov.certainty.robustness import DRAWS
from smartgov.model import City, Recommendation, Spec
from smartgov.peers.differences import CLEAR


def write_report(page: Page, report: CityReport, address: str) -> ReportText:
    """Put a report into the words of the page's language; ``address`` is its live view's."""
    t, info, city = page.t, page.study.info, report.city
    kind = t("report.title")
    study = ", ".join(part for part in (t.text(info.short_title), info.period) if part)
    return ReportText(
        language=t.language,
        app=t("app.name"),
        kind=kind,
        name=city.name,
        place=" · ".join(_place(page, city)),
        document=f"{city.name} – {kind} – {study}",
        study=study,
        status=t(f"status.{info.kind}"),
        mark=t("report.demonstration") if info.status == "demonstration" else "",
        figures=_figures(page, report),
        notices=_notices(page, report),
        profile=write_profile(page, report),
        standing=_standing(page, report),
        next=Section(t("city.next_title"), (), t("report.next.subtitle")),
        steps=tuple(_step(page, step) for step in report.steps),
        after=_after(page, report),
        about=_about(page),
        live=t("report.live"),
        address=address if urlsplit(address).scheme in ("http", "https") else "",
        dated=datetime(max(info.years, default=2000), 12, 31, tzinfo=UTC),
    )


def _place(page: Page, city: City) -> list[str]:
    """Return country, region and population, as far as they are known."""
    t = page.t
    parts = [t.country(city.country), t.region(city.subregion or city.region)]
    if city.population is not None:
        year = f" ({city.population_year})" if city.population_year else ""
        parts.append(t("report.population", count=city.population) + year)
    return [part for part in parts if part]


def _figures(page: Page, report: CityReport) -> tuple[Figure, ...]:
    t, at = page.t, report.standing
    pillars = [f"{page.measure_label(p)} {t.score(value)}" for p, value in at.pillars]
    rank, basis = t("terms.not_ranked"), ""
    if at.rank is not None and at.interval is not None:
        rank = t("terms.rank_of", rank=at.rank, ranked=at.ranked)
        low, high = map(t.number, at.interval)
        interval = low if low == high else f"{low}–{high}"
        basis = t("city.rank_sure", interval=interval, count=at.alike)
    overall = f"{t('terms.overall')}, {t('city.scale_basis')}"
    return (
        Figure(overall, t.first_upper(score_cell(page, at.overall)), "\n".join(pillars)),
        Figure(t("terms.rank"), rank, basis),
        Figure(t("terms.answers"), t.percent(at.coverage), t("city.coverage")),
    )


def _notices(page: Page, report: CityReport) -> tuple[str, ...]:
    """Say why there is no rank, and with which weights of the reader's own there is one."""
    t, spec, lines = page.t, page.scores.spec, []
    if pd.isna(report.standing.overall):
        threshold = t.percent(spec.min_coverage)
        lines.append(t("city.not_ranked_why", city=report.city.name, threshold=threshold))
    if spec != Spec():
        shares = [
            f"{page.measure_label(str(d))} {t.percent(share)}"
            for d, share in report.shares.dropna().items()
        ]
        mean = t(f"weights.aggregations.{spec.aggregation}").lower()
        coverage = t.percent(spec.min_coverage)
        lines.append(t("report.own_weights", shares=t.join(shares), mean=mean, coverage=coverage))
    return tuple(lines)


def _standing(page: Page, report: CityReport) -> tuple[Section, ...]:
    """Return strengths and weaknesses; one section where neither can be known."""
    t, profile = page.t, report.profile
    if (profile["city"] - profile["median"]).isna().all():
        title = t("report.standing.title")
        return (Section(title, (t("report.standing.unknown", city=report.city.name),)),)
    parts = (("ahead", report.ahead), ("behind", report.behind))
    return tuple(
        Section(
            t(f"report.standing.{side}.title"),
            tuple(_difference(page, report, dimension) for dimension in dimensions)
            or (t(f"report.standing.{side}.none", points=int(CLEAR)),),
            t(f"report.standing.{side}.subtitle") if dimensions else "",
        )
        for side, dimensions in parts
    )


def _difference(page: Page, report: CityReport, dimension: str) -> str:
    at = report.profile.loc[dimension]
    points = page.t.score(abs(float(at["city"] - at["median"])))
    name = page.measure_label(dimension)
    return page.t("report.standing.one", dimension=name, points=points)


def _step(page: Page, step: NextStep) -> Step:
    t, recommendation = page.t, step.recommendation
    practices = t.join([t.text(question.label) for question in step.lacked])
    lacked = t(
        graded_practices(page, "report.next.lacked"),
        count=step.answered,
        practices=practices,
        share=t.share(len(step.lacked), step.answered),
        need=t.percent(step.need / 100),
    )
    teachers = [
        t("report.next.city", city=city.name, country=page.where(city.id)) for city in step.teachers
    ]
    pillars = [pillar.id for pillar in page.study.framework.pillars]
    return Step(
        title=t.text(recommendation.title),
        text=t.text(recommendation.text),
        facts=(
            (t("report.next.lacks"), lacked if practices else t("report.next.partly")),
            (t("report.next.learn"), t.join(teachers) or t("city.learn_from_none")),
        ),
        hue=LIGHT.pillar(pillars.index(recommendation.pillar)),
    )


def _after(page: Page, report: CityReport) -> tuple[str, ...]:
    """Say what the city already has, and of what nothing is known."""
    t = page.t
    parts = (("report.next.met", report.met), ("city.next_unknown", report.unanswered))
    lines = [t(key, recommendations=_titles(page, found)) for key, found in parts if found]
    return tuple(lines if report.steps or not report.met else [t("city.no_gaps"), *lines])


def _titles(page: Page, recommendations: Sequence[Recommendation]) -> str:
    t = page.t
    return t.join([t("format.quoted", text=t.text(r.title)) for r in recommendations])


def _about(page: Page) -> Section:
    t, info = page.t, page.study.info
    caveat = t.text(info.caveat)
    method = t("report.about.method", draws=DRAWS)
    lines = (page.source, caveat, method, t("app.disclaimer"))
    return Section(t("report.about.title"), tuple(line for line in lines if line))
