"""The ranking in bands: cities that the data cannot tell apart, grouped and not ranked."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, inputs, show
from components.html import Cell, Column, Rows
from components.links import link
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.city_map import MapSelection, choose_on_map, show_frames
from components.sections.map_parts import frames_of
from components.sections.map_points import city_points
from components.sections.ranking.certainty import fixed_words
from components.theme import score_color
from components.view.view import READINGS
from components.words.authorship import who_calculates
from components.words.filters import with_scope
from components.words.ranks import interval_words, score_cell
from smartgov.certainty.bands import rank_bands

#: Number of cities of a band that are named, and of bands up to which each is in the legend.
MOST_NAMES, MOST_SWATCHES = 150, 12


def choose_reading(reader: Reader) -> None:
    """Draw the choice between bands and single ranks."""
    t = reader.t
    inputs.choose_segment(
        reader,
        "reading",
        t("bands.read"),
        READINGS,
        lambda reading: t(f"bands.readings.{reading}"),
        reader.view.reading,
    )


@made_once
def banded_cities(reader: Reader) -> pd.DataFrame:
    """Collect the selected cities by band, and inside a band by name.

    Returns
    -------
    pandas.DataFrame
        Indexed by city: ``band``, among all cities; ``score``, 0–100; ``rank``, ``rank_p05`` and
        ``rank_p95``.
    """
    table = reader.intervals_of(reader.view.measure)
    table = table.assign(band=rank_bands(table), score=reader.scores.measure(reader.view.measure))
    table = table.loc[reader.chosen].dropna(subset="rank")
    table = table.loc[sorted(map(str, table.index), key=reader.sort_key)]
    columns = ["band", "score", "rank", "rank_p05", "rank_p95"]
    return table.sort_values("band", kind="stable")[columns].astype({"band": int})


@made_once
def count_bands(reader: Reader) -> int:
    """Count the bands of all cities, whatever the filter."""
    bands = rank_bands(reader.intervals_of(reader.view.measure)).dropna()
    return int(bands.max()) if len(bands) else 0


def show_bands(reader: Reader) -> None:
    """Draw the bands with their cities."""
    if banded_cities(reader).empty:
        st.info(reader.t("filters.none_left"))
        return
    _draw_heading(reader)
    show.grid(reader, f"bands-{reader.view.measure}", partial(band_table, reader))
    how = reader.t("bands.how") if reader.has_choices else fixed_words(reader)
    show.paragraph(f"{how} {who_calculates(reader)}")


@drawn_once
def _draw_heading(reader: Reader) -> None:
    """Draw the title, the number of bands, and the band of the chosen city."""
    t, table, count = reader.t, banded_cities(reader), count_bands(reader)
    show.heading(
        bands_title(reader),
        with_scope(
            reader,
            t(
                "bands.subtitle",
                measure=reader.measure_label(reader.view.measure),
                shown=len(table),
                ranked=int(reader.scores.measure(reader.view.measure).notna().sum()),
            ),
        ),
    )
    if reader.view.city in table.index:
        city = str(reader.view.city)
        band = int(table.loc[city, "band"])
        others = int((table["band"] == band).sum()) - 1
        name = reader.name(city)
        show.paragraph(t("bands.city", city=name, number=band, all=count, count=others))


def bands_title(reader: Reader) -> str:
    """Count the bands; under a filter, those of them with a city that passes it."""
    count, shown = count_bands(reader), banded_cities(reader)["band"].nunique()
    fixed = "" if reader.has_choices else "_fixed"
    if reader.is_filtered and shown < count:
        return reader.t(f"bands.title_filtered{fixed}", count=shown, all=count)
    return reader.t(f"bands.title{fixed}", count=count)


def band_table(reader: Reader) -> show.Table:
    """Build the table of bands: the names of their cities, and the range of their scores."""
    t, cities = reader.t, banded_cities(reader)
    bands = cities.groupby("band")
    summary = pd.DataFrame(
        {
            "cities": bands.size(),
            "score_low": bands["score"].min(),
            "score_high": bands["score"].max(),
        }
    )
    rows: list[list[Cell]] = [
        [
            band_label(reader, int(number)),
            _names(reader, list(bands.get_group(number).index)),
            t.number(at["cities"]),
            _range(t.score(at["score_low"]), t.score(at["score_high"])),
        ]
        for number, at in summary.iterrows()
    ]
    columns = [
        Column(t("bands.band")),
        Column(t("bands.names")),
        Column(t("bands.cities"), True),
        Column(reader.measure_label(reader.view.measure), True),
    ]
    ids = bands.apply(lambda inside: ";".join(map(str, inside.index)), include_groups=False)
    data = summary.assign(city_ids=ids, measure=reader.view.measure).reset_index()
    return show.Table(t("bands.caption"), columns, rows, data, _chosen_band(reader, data["band"]))


def _chosen_band(reader: Reader, bands: pd.Series) -> int | None:
    """Find the row of the chosen city's band."""
    table = banded_cities(reader)
    if reader.view.city not in table.index:
        return None
    return list(bands).index(table.loc[str(reader.view.city), "band"])


def _names(reader: Reader, cities: list[str]) -> Markup:
    """Build the names of cities as links, separated by commas; of very many, the first."""
    names = [
        link(reader.name(city), "city", reader.with_city(city)) for city in cities[:MOST_NAMES]
    ]
    if reader.view.city in cities[:MOST_NAMES]:
        place = cities.index(str(reader.view.city))
        names[place] = Markup("<strong>{}</strong>").format(names[place])
    more = len(cities) - len(names)
    rest = [reader.t("bands.more", count=more)] if more else []
    return Markup("<span>{}</span>").format(Markup(", ").join([*names, *rest]))


def _range(low: str, high: str) -> str:
    """Format a range of scores; one number if both ends round to the same."""
    return low if low == high else f"{low}–{high}"


def band_label(reader: Reader, number: int) -> str:
    """Get the label of a band."""
    return reader.t("bands.label", number=number)


def show_map(reader: Reader) -> None:
    """Draw the cities on a map, colored by band, with a table of them."""
    points, t = band_points(reader), reader.t
    placed = points[["latitude", "longitude"]].notna().all(axis=1)
    if banded_cities(reader).empty or not placed.any():
        return
    measure = reader.measure_label(reader.view.measure)
    count = count_bands(reader)
    subtitle = with_scope(reader, t("bands.map_subtitle", measure=measure))
    show.heading(t("bands.map_title"), subtitle)
    alt = t("bands.map_alt", measure=measure, cities=int(placed.sum()))
    frames = frames_of(reader, points)
    show_frames(reader, partial(band_points, reader), frames, alt, MapSelection(choose_on_map))
    st.html(html.legend(*_legend(reader, count, int((~placed).sum()))))
    name = f"map-bands-{reader.view.measure}"
    show.table_expander(reader, name, partial(city_table, reader))


@made_once
def band_points(reader: Reader) -> pd.DataFrame:
    """Collect the map data of the selected cities: see `city_points`, with the color of the band.

    Returns
    -------
    pandas.DataFrame
        The columns of `city_points`; ``shade``, 0 for the last band and 100 for the first; and
            ``words`` for the tooltip.
    """
    points = city_points(reader, reader.view.measure)
    bands, count = banded_cities(reader)["band"].reindex(points.index), count_bands(reader)
    words = [
        score_cell(reader, float("nan")) if pd.isna(band) else band_label(reader, int(band))
        for band in bands
    ]
    return points.assign(shade=[shade_of(band, count) for band in bands], words=words)


def shade_of(band: float, count: int) -> float:
    """Compute the place of a band on the scale of colors: 100 for the first, 0 for the last."""
    return 100.0 * (count - band) / max(count - 1, 1)


def _legend(reader: Reader, count: int, unplaced: int = 0) -> list[Markup]:
    """Build the legend: every band, or the ends of the scale if they are many."""
    t, theme = reader.t, reader.theme
    labels = {number: band_label(reader, number) for number in (1, count)}
    bands = [html.ramp(theme.scale[::-1], labels[1], labels[count])]
    if count <= MOST_SWATCHES:
        colors = {n: score_color(theme, shade_of(n, count)) for n in range(1, count + 1)}
        bands = [html.swatch("dot", color, band_label(reader, n)) for n, color in colors.items()]
    left_out = Markup("<span>{}</span>").format(t("charts.unplaced", count=unplaced))
    return [
        *bands,
        html.swatch("ring", theme.missing, t("charts.not_ranked")),
        html.swatch("dot", theme.city, t("charts.chosen_city")),
        *([left_out] if unplaced else []),
    ]


def city_table(reader: Reader) -> show.Table:
    """Build the table of the cities with their bands."""
    t, table, measure = reader.t, banded_cities(reader), reader.view.measure
    ids = list(map(str, table.index))

    def build_row(at: tuple[str, int, float]) -> list[Cell]:
        city, band, score = at
        return [
            link(reader.name(city), "city", reader.with_city(city)),
            reader.where(city),
            t.number(band),
            *([interval_words(reader, city, measure)] if reader.has_choices else []),
            t.score(score),
        ]

    cities = [reader.study.city_by_id[city] for city in ids]
    places = {"city": [c.name for c in cities], "country": [c.country for c in cities]}
    data = table.rename(columns={"score": measure}).rename_axis("city_id").assign(**places)
    columns = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("bands.band"), True),
        *([Column(t("certainty.interval"), True)] if reader.has_choices else []),
        Column(reader.measure_label(measure), True),
    ]
    return show.Table(
        caption=t("bands.cities_caption"),
        columns=columns,
        rows=Rows(zip(ids, table["band"], table["score"], strict=True), build_row),
        data=data.reset_index(),
        chosen=ids.index(reader.view.city) if reader.view.city in ids else None,
    )
