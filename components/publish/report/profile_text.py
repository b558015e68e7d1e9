"""Compose the profile of a city in the reader's language, for chart and table."""

from __future__ import annotations

import pandas as pd

from components.publish.report.parts import Profile, ProfileRow
from components.reader import Reader
from components.theme import LIGHT, pillar_hue
from components.words.peers import peer_words
from smartgov.advice.city_report import CityReport
from smartgov.model import Dimension


def write_profile(reader: Reader, report: CityReport) -> Profile:
    """Compose the profile of a report."""
    t = reader.t
    peers = peer_words(reader, report.peers, report.city)
    cities = t("charts.cities_here", count=len(report.peers.cities))
    left_out = t.join([t.text(dimension.label) for dimension in report.not_asked])
    return Profile(
        title=_title(reader, report),
        subtitle=t("report.profile.subtitle", peers=peers, cities=cities),
        alt=t("city.profile_alt", city=reader.name(report.city.id)),
        heads=(
            t("terms.dimension"),
            t("terms.city"),
            t("peers.title"),
            t("tables.median"),
            t("report.profile.half"),
        ),
        rows=tuple(_row(reader, report, dimension) for dimension in reader.study.asked),
        not_asked=f"{t('terms.not_asked_list')} {left_out}." if left_out else "",
    )


def _title(reader: Reader, report: CityReport) -> str:
    """Summarize in how many dimensions the city is ahead of its peers, and behind."""
    t, profile = reader.t, report.profile
    compared = int((profile["city"] - profile["median"]).notna().sum())
    if not compared:
        return t("city.profile_title")
    ahead, behind = len(report.ahead), len(report.behind)
    sides = {(True, True): "both", (True, False): "ahead", (False, True): "behind"}
    side = sides.get((ahead > 0, behind > 0), "alike")
    return t(f"report.profile.{side}", count=compared, ahead=ahead, behind=behind)


def _row(reader: Reader, report: CityReport, dimension: Dimension) -> ProfileRow:
    t, at = reader.t, report.profile.loc[dimension.id]
    known = pd.notna(at["median"])
    return ProfileRow(
        label=t.text(dimension.label),
        note=t("terms.too_few_answers") if pd.isna(at["city"]) else "",
        hue=pillar_hue(LIGHT, reader.study.framework, dimension.pillar),
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
