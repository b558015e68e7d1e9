"""Write the list of all cities of an edition."""

from __future__ import annotations

from components.html import Cell, Column
from components.publish.site.blocks import Value, join, small, table
from components.publish.site.sheet import Sheet, Written
from components.words.authorship import who_calculates
from components.words.ranks import score_cell


def write_cities(sheet: Sheet) -> Written:
    """Write the page: every city by name, with score and share of answers."""
    reader, t = sheet.reader, sheet.t
    order = sorted(reader.study.city_by_id, key=reader.sort_key)
    overall, coverage = reader.scores.overall, reader.scores.coverage
    rows: list[list[Cell | Value]] = [
        [
            sheet.city(city),
            reader.where(city),
            Value(score_cell(reader, overall[city]), overall[city]),
            Value(t.percent(coverage[city]), coverage[city]),
        ]
        for city in order
    ]
    heads = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("terms.overall"), True),
        Column(t("terms.answers"), True),
    ]
    title = t("city.all_title", cities=len(order))
    return Written(
        title=title,
        lede=t("city.all_subtitle"),
        body=join([table(t("city.all_subtitle"), heads, rows), small(who_calculates(reader))]),
        description=f"{title}. {reader.source}",
    )
