"""The cities of a map: their places, scores and words, in groups where they cover each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from components import show
from components.figures.city_map import Frame, WrittenName, list_points
from components.figures.map_groups import group_points
from components.figures.map_names import named_cities, written_names
from components.html import Cell, Column, Rows
from components.publish.map_drawing import WIDTH, MapPanel
from components.reader import Reader
from components.sections.map_parts import box_around, box_text, group_names, points_near
from components.words.ranks import score_cell
from smartgov.model import City


def city_points(reader: Reader, measure: str, ids: Sequence[str] | None = None) -> pd.DataFrame:
    """Collect the map data of some cities, by default of the selected ones.

    Returns
    -------
    pandas.DataFrame
        Indexed by city: ``name``; ``latitude`` and ``longitude`` in degrees, NaN if unknown; and
            ``score``, 0–100 or NaN.
    """
    values = reader.scores.measure(measure)
    ids = reader.chosen if ids is None else ids
    cities = [reader.study.city_by_id[city] for city in ids]
    return pd.DataFrame(
        {
            "name": [reader.name(city.id) for city in cities],
            "latitude": pd.array([city.latitude for city in cities], dtype=float),
            "longitude": pd.array([city.longitude for city in cities], dtype=float),
            "score": values.loc[list(ids)].to_numpy(),
        },
        index=list(ids),
    )


def map_panel(
    reader: Reader, points: pd.DataFrame, frame: Frame, width: float = WIDTH, title: str = ""
) -> MapPanel:
    """Collect what a map shows in a frame: its dots, groups and names.

    Parameters
    ----------
    reader
        The language, the chosen city and the opened part.
    points
        Result of `city_points`; see `drawn_points`.
    frame, width
        The frame of the map, and its width in pixels; by default that of a file.
    title
        Its title among other maps.
    """
    drawn = drawn_points(reader, points, frame)
    return MapPanel(drawn, frame, _names_on(reader, points, drawn, frame, width), title)


def _names_on(
    reader: Reader, points: pd.DataFrame, drawn: pd.DataFrame, frame: Frame, width: float
) -> list[WrittenName]:
    """Choose the names on a map: in an opened part, of every city with a dot of its own there."""
    first = named_cities(_placed(points), reader.view.city)
    there = points_near(reader, points).index.intersection(drawn.index, sort=False)
    return written_names(drawn, frame, width, list(dict.fromkeys([*first, *map(str, there)])))


def _placed(points: pd.DataFrame) -> pd.DataFrame:
    known = points["latitude"].notna() & points["longitude"].notna()
    return points[known.to_numpy()]


def drawn_points(reader: Reader, points: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Select the points that have a place, those that cover each other as groups.

    The chosen city and those with the highest and lowest score keep a dot of their own.

    Parameters
    ----------
    reader
        The language and the chosen city.
    points
        Result of `city_points`. It may have ``words`` for the tooltip instead of the score, and
        ``where`` for cities that are not in the study.
    frame
        The frame of the map.

    Returns
    -------
    pandas.DataFrame
        The same columns; ``line``, location and score as text; ``cities``, their number in a
        group; and ``members``, their ids. Of a group also ``named``, their names, and ``near``,
        the box around them; its name is its number, and its line the names and the median score.
    """
    placed = _placed(points)
    grouped = group_points(placed, frame, named_cities(placed, reader.view.city))
    columns = [placed[name].tolist() for name in ("name", "longitude", "latitude")]
    places = dict(zip(placed.index, zip(*columns, strict=True), strict=True))
    said = [
        _group_words(reader, at, [places[city] for city in at["members"]])
        if at["cities"] > 1
        else {"line": _city_line(reader, str(city), at)}
        for city, at in zip(grouped.index, list_points(grouped), strict=True)
    ]
    words = pd.DataFrame(said, grouped.index, ["name", "line", "named", "near"], dtype=object)
    return grouped.assign(**words.assign(name=words["name"].fillna(grouped["name"])))


def _group_words(
    reader: Reader, at: Mapping[Any, Any], cities: Sequence[tuple[str, float, float]]
) -> dict[str, str]:
    """Say what a group is: its number, its cities and the box around them."""
    t, named = reader.t, group_names(reader, [name for name, *_ in cities])
    median = "" if "where" in at else t("charts.group_median", score=t.score(at["score"]))
    return {
        "name": t("charts.group", count=at["cities"]),
        "line": " · ".join(filter(None, (named, median))),
        "named": named,
        "near": box_text(box_around((x, y) for _, x, y in cities)),
    }


def _city_line(reader: Reader, city: str, at: Mapping[Any, Any]) -> str:
    where = at["where"] if "where" in at else reader.where(city)
    words = at["words"] if "words" in at else score_cell(reader, at["score"])
    return " · ".join(filter(None, (where, words)))


def place_data(cities: Mapping[str, City], points: pd.DataFrame) -> pd.DataFrame:
    """Collect who and where the cities on a map are, for its file, in the order of its points."""
    ids = [str(city) for city in points.index]
    return pd.DataFrame(
        {
            "city_id": ids,
            "city": [cities[city].name for city in ids],
            "country": [cities[city].country for city in ids],
            "latitude": points["latitude"].to_list(),
            "longitude": points["longitude"].to_list(),
        }
    )


def map_table(
    reader: Reader,
    points: pd.DataFrame,
    measure: str,
    caption: str,
    name_cell: Callable[[str], Cell],
) -> show.Table:
    """Build the table of the cities on a map, by descending score.

    ``name_cell`` returns the table cell with the name of a city, given its id.
    """
    t, cities = reader.t, reader.study.city_by_id
    ordered = points.sort_values("score", ascending=False, kind="stable", na_position="last")
    ids = [str(city) for city in ordered.index]
    label = reader.measure_label(measure)
    data = place_data(cities, ordered).assign(**{measure: ordered["score"].to_list()})
    return show.Table(
        caption=caption,
        columns=[Column(t("terms.city")), Column(reader.where_label), Column(label, True)],
        rows=Rows(
            zip(ids, ordered["score"], strict=True),
            lambda at: [name_cell(at[0]), reader.where(at[0]), score_cell(reader, at[1])],
        ),
        data=data,
        chosen=ids.index(reader.view.city) if reader.view.city in ids else None,
    )
