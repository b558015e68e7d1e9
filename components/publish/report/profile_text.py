"""The profile of a city against its peers in the reader's language, for chart and table."""

from __future__ import annotations

import pandas as pd

from components.page import Page
from components.publish.report.parts import Profile, ProfileRow
from components.theme import LIGHT
from components.words.cities import peer_words
from smartgov.advice.city_report import CityReport
from smartgov.model import Dimension


def write_profile(page: Page, report: CityReport) -> Profile:
    """Put the profile of a report into words."""
    t = page.t
    peers = peer_words(page, report.peers, report.city)
    cities = t("charts.cities_here", count=len(report.peers.cities))
    left_out = t.join([t.text(dimension.label) for dimension in report.not_asked])
    return Profile(
        title=_title(page, report),
        subtitle=t("report.profile.subtitle", peers=peers, cities=cities),
        alt=t("city.profile_alt", city=report.city.name),
        heads=(
            t("terms.dimension"),
            t("terms.city"),
            t("peers.title"),
            t("tables.median"),
            t("report.profile.half"),
        ),
        rows=tuple(_row(page, report, dimension) for dimension in page.study.asked),
        not_asked=f"{t('terms.not_asked_list')} {left_out}." if left_out else "",
    )


def _title(page: Page, report: CityReport) -> str:
    """Return what the profile shows: in how many dimensions the city is ahead, and behind."""
    t, profile = page.t, report.profile
    compared = int((profile["city"] - profile["median"]).notna().sum())
    if not compared:
        return t("city.profile_title")
    ahead, behind = len(report.ahead), len(report.behind)
    sides = {(True, True): "both", (True, False): "ahead", (False, True): "behind"}
    side = sides.get((ahead > 0, behind > 0), "alike")
    return t(f"report.profile.{side}", count=compared, ahead=ahead, behind=behind)


def _row(page: Page, report: CityReport, dimension: Dimension) -> ProfileRow:
    t, at = page.t, report.profile.loc[dimension.id]
    pillars = [pillar.id for pillar in page.study.framework.pillars]
    known = pd.notna(at["median"])
    return ProfileRow(
        label=t.text(dimension.label),
        note=t("terms.too_few_answers") if pd.isna(at["city"]) else "",
        hue=LIGHT.pillar(pillars.index(dimension.pillar)),
        score=float(at["city"]),
        median=float(at["median"]),
        low=float(at["low"]),
        high=float(at["high"]),
        cells=(
            t.score(at["city"]),
            t.score(at["median"]),
            f"{t.score(at['low'])} – {t.score(at['high'])}" if known else t.score(at["median"]),
        ),
    )
