"""Compose the profile of a city in the reader's language, for chart and table."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from components.publish.report.group_map import draw_group_map
from components.publish.report.parts import Origin, Profile, ProfileRow
from components.reader import Reader
from components.theme import LIGHT, pillar_hue
from components.words.peers import peer_words
from components.words.ranks import score_cell
from smartgov.advice.city_report import CityReport
from smartgov.model import Dimension
from smartgov.peers.similar import order_by_similarity

#: Maximum number of peers that a report names; the others are counted.
MOST_NAMED = 40


def write_profile(
    reader: Reader, report: CityReport, origin: Origin | None = None, *, with_map: bool = True
) -> Profile:
    """Compose the profile of a report.

    Parameters
    ----------
    reader, report
        A city and its report.
    origin
        Where its scenario starts, if it is one.
    with_map
        Whether to draw the comparison group on a map.
    """
    t = reader.t
    peers = peer_words(reader, report.peers, report.city)
    cities = t("charts.cities_here", count=len(report.peers.cities))
    left_out = t.join([t.text(dimension.label) for dimension in report.not_asked])
    subtitle = t("report.profile.subtitle", peers=peers, cities=cities)
    real = origin.report.profile["city"] if origin else report.profile["city"]
    return Profile(
        title=_title(reader, report),
        subtitle=f"{subtitle}. {t('report.scenario.profile')}" if origin else subtitle,
        alt=t("city.profile_alt", city=reader.name(report.city.id)),
        heads=(
            t("terms.dimension"),
            t("terms.city"),
            t("peers.title"),
            t("tables.median"),
            t("report.profile.half"),
        ),
        rows=tuple(_row(reader, report, real, dimension) for dimension in reader.study.asked),
        not_asked=f"{t('terms.not_asked_list')} {left_out}." if left_out else "",
        group=group_words(reader, report),
        group_map=draw_group_map(reader, report) if with_map else None,
    )


def group_words(reader: Reader, report: CityReport) -> str:
    """Name the peers of the city, of many those with the most similar profile."""
    t, asked = reader.t, [dimension.id for dimension in reader.study.asked]
    order = order_by_similarity(reader.scores, report.city.id, report.peers.cities, asked)
    names = [reader.name(city) for city in sorted(order[:MOST_NAMED], key=reader.sort_key)]
    left_out = len(order) - len(names)
    others = [t("report.profile.others", count=left_out)] if left_out else []
    return t("report.profile.group", names=t.join([*names, *others])) if names else ""


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


def _row(reader: Reader, report: CityReport, reals: pd.Series, dimension: Dimension) -> ProfileRow:
    t, at, real = reader.t, report.profile.loc[dimension.id], float(reals[dimension.id])
    known = pd.notna(at["median"])
    is_changed = not np.isclose(at["city"], real, equal_nan=True)
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
        real=real if is_changed else math.nan,
        was=t("report.scenario.real", value=score_cell(reader, real)) if is_changed else "",
    )
