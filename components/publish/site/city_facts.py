"""Compute what the pages of a city say in every language, once for all of them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.publish.drawing import Drawing
from components.publish.report.group_map import draw_group_map
from components.reader import Reader
from components.theme import DARK, LIGHT
from smartgov.advice.city_report import CityReport, make_report
from smartgov.peers.differences import compare_answers
from smartgov.peers.rules import Peers
from smartgov.peers.similar import find_similar


@dataclass(frozen=True, eq=False)
class CityFacts:
    """The facts of a city's page, without words.

    Attributes
    ----------
    peers, report
        The comparison group, and the contents of a city profile.
    nearest
        All other cities by the distance of their profiles; see `find_similar`.
    compared
        The city's answers beside those of its peers; see `compare_answers`.
    maps
        The comparison group on a map, in the colors of the light and of the dark theme; None
        without peers or places.
    """

    peers: Peers
    report: CityReport
    nearest: pd.DataFrame
    compared: pd.DataFrame
    maps: tuple[Drawing, Drawing] | None


def compute_facts(reader: Reader) -> CityFacts:
    """Compute the facts of the city that a reader has chosen.

    Raises
    ------
    ValueError
        If no city is chosen.
    """
    city, peers, study, scores = reader.city, reader.peers, reader.study, reader.scores
    if city is None or peers is None:
        raise ValueError("a page of a city needs a city")
    report = make_report(study, scores, reader.intervals, peers, reader.recommendations, city.id)
    light, dark = (draw_group_map(reader, report, theme) for theme in (LIGHT, DARK))
    asked = [dimension.id for dimension in study.asked]
    return CityFacts(
        peers=peers,
        report=report,
        nearest=find_similar(scores, city.id, asked, len(scores.overall)),
        compared=compare_answers(study, city.id, peers.cities),
        maps=None if light is None or dark is None else (light, dark),
    )
