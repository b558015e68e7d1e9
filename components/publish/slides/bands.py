"""The slide of the ranking: bands that the data can tell apart, with the interval of each rank."""

from __future__ import annotations

import pandas as pd

from components.figures.band_intervals import draw_band_intervals
from components.publish.slides.deck import DeckSlide
from components.publish.slides.slide import Chart, Draft, Grid, Key, Series
from components.reader import Reader
from components.theme import score_color
from components.words.authorship import who_calculates
from components.words.filters import with_scope
from smartgov.certainty.bands import rank_bands

#: Maximum number of bands that are listed, and of names in each.
MOST_BANDS, MOST_NAMES = 5, 8


def make_bands(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show the ranked cities in bands, each with the interval of its rank."""
    t, measure = reader.t, reader.view.measure
    del slide, address
    table = banded(reader)
    if table.empty:
        return []
    count = int(rank_bands(reader.intervals_of(measure)).max())
    colors = {n: band_color(reader, n, count) for n in range(1, count + 1)}
    shown = t(
        "bands.subtitle",
        measure=reader.measure_label(measure),
        shown=len(table),
        ranked=int(reader.scores.measure(measure).notna().sum()),
    )
    return [
        Draft(
            title=t("bands.title" if reader.has_choices else "bands.title_fixed", count=count),
            subtitle=with_scope(reader, shown),
            main=_draw_chart(reader, table, colors),
            side=_list_bands(reader, table, colors),
            notes=(t("bands.how"), who_calculates(reader)),
            page="ranking",
        )
    ]


def _draw_chart(reader: Reader, table: pd.DataFrame, colors: dict[int, str]) -> Chart:
    """Draw the intervals; as numbers they are where each begins, and how long it is."""
    t, chosen, alt = reader.t, reader.city, reader.t("certainty.alt")
    city = chosen.id if chosen else None
    low, high = (tuple(table[end].astype(float)) for end in ("rank_p05", "rank_p95"))
    spans = tuple(b - a for a, b in zip(low, high, strict=True))
    is_shown = chosen is not None and city in table.index
    return Chart(
        draw_band_intervals(reader.brush, table, colors, alt, city, t("terms.rank")),
        alt,
        tuple(reader.name(str(one)) for one in table.index),
        (
            Series(t("stage.bands.low"), low, reader.theme.paper, clear=True),
            Series(
                t("certainty.interval"),
                spans,
                reader.theme.peer,
                colors=tuple(
                    reader.theme.city if one == city else colors[int(band)]
                    for one, band in table["band"].items()
                ),
            ),
        ),
        top=float(max(high)),
        stacked=True,
        keys=(Key("dot", reader.theme.city, chosen.name),) if chosen and is_shown else (),
    )


def banded(reader: Reader) -> pd.DataFrame:
    """Collect the selected ranked cities: by band, inside a band by the middle of the interval.

    Returns
    -------
    pandas.DataFrame
        Indexed by city: ``band``, ``rank``, ``rank_p05`` and ``rank_p95``; the interval of a
        city without one is its rank.
    """
    table = reader.intervals_of(reader.view.measure)
    table = table.assign(band=rank_bands(table)).loc[reader.chosen].dropna(subset="rank")
    for end in ("rank_p05", "rank_p95"):
        table[end] = table[end].where(table[end].notna(), table["rank"])
    middle = (table["rank_p05"] + table["rank_p95"]) / 2
    table = table.assign(middle=middle).sort_values(["band", "middle", "rank"], kind="stable")
    return table[["band", "rank", "rank_p05", "rank_p95"]].astype({"band": int})


def band_color(reader: Reader, number: int, count: int) -> str:
    """Get the color of a band: the first has that of the highest score."""
    return score_color(reader.theme, 100.0 * (count - number) / max(count - 1, 1))


def _list_bands(reader: Reader, table: pd.DataFrame, colors: dict[int, str]) -> Grid:
    """Name the cities of each band, in alphabetical order; of many, the first."""
    t, bands = reader.t, table.groupby("band")
    shown = list(bands)[:MOST_BANDS]
    rows = []
    for number, inside in shown:
        cities = sorted(map(str, inside.index), key=reader.sort_key)
        names, more = cities[:MOST_NAMES], len(cities) - MOST_NAMES
        listed = ", ".join(map(reader.name, names))
        listed += t("charts.cities_more", count=more) if more > 0 else ""
        rows.append((t.number(int(number)), t.number(len(cities)), listed))
    more = bands.ngroups - len(shown)
    return Grid(
        caption=t("bands.caption"),
        heads=(t("bands.band"), t("overview.cities"), t("bands.names")),
        shares=(0.2, 0.23, 0.57),
        rows=tuple(rows),
        note=t("stage.bands.more", count=more) if more > 0 else "",
        colors=tuple(colors[int(number)] for number, _ in shown),
    )
