"""What the sections on change share: lines of dimensions, and the words below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from components import show
from components.editions import scored_of, studies_of, trends_of
from components.figures.lines import Line, LineRow
from components.html import Cell, Column
from components.leads import dimension_link
from components.reader import Reader
from components.words.editions import break_words, edition_years, left_out_words
from smartgov.editions.trend import Trend, summarize

#: The heading of a line in a table, and what computes its scores by edition.
Heading = tuple[str, Callable[[Trend], pd.Series]]


#: Key of the words on when a change of a score is clear.
CLEAR = "editions.clear"


def show_basis(reader: Reader, clear: str = CLEAR) -> None:
    """Say what is left out of a comparison, when a change is clear, and where a measure broke.

    ``clear`` is the key of the words on when a change is clear.
    """
    scored = scored_of(reader)
    if scored is None:
        return
    said = [*left_out_words(reader, scored.matched), reader.t(clear)]
    after = scored.matched.after
    if clear == CLEAR and any(len(after.scored_in(dimension.id)) == 1 for dimension in after.asked):
        said.append(reader.t("editions.clear_single"))
    show.paragraph(" ".join([*said, *break_words(reader, studies_of(reader))]))


def editions_drawn(reader: Reader) -> list[str]:
    """List the editions in which any dimension has a point, the earliest first."""
    drawn = {str(edition) for trend in trends_of(reader) for edition in trend.scores}
    return [s.info.edition for s in studies_of(reader) if s.info.edition in drawn]


def line_row(
    reader: Reader,
    trend: Trend,
    lines: Sequence[Line],
    group: pd.DataFrame | None,
    note: str = "",
) -> LineRow:
    """Build the row of a dimension; ``group`` is the result of `summarize`, for its middle half."""
    dimension = reader.study.framework.dimension(trend.dimension)
    half: dict[str, dict[str, float]] = {"low": {}, "high": {}}
    if group is not None:
        half = {side: {str(e): float(v) for e, v in group[side].items()} for side in half}
    label, hue = reader.t.text(dimension.label), reader.hue(dimension.pillar)
    return LineRow(label, hue, lines, note, half["low"], half["high"], trend.breaks)


def group_line(reader: Reader, name: str, color: str, group: pd.DataFrame, dash: str) -> Line:
    """Build the line of the medians of a group; ``group`` is the result of `summarize`."""
    medians = {str(edition): float(value) for edition, value in group["median"].items()}
    return Line(name, color, medians, dash=dash)


def city_line(reader: Reader, trend: Trend, city: str, color: str, symbol: str = "circle") -> Line:
    """Build the line of a city, whose points open its page."""
    scores = trend.scores.reindex([city]).iloc[0]
    values = {str(edition): float(value) for edition, value in scores.items()}
    return Line(reader.name(city), color, values, symbol, mark=(city,))


def then_and_now(reader: Reader, values: pd.Series) -> str:
    """Format the scores of a line in the edition compared with and in the one shown."""
    scored = scored_of(reader)
    if scored is None:
        return ""
    infos = (scored.matched.whole_before.info, scored.matched.whole_after.info)
    before, after = (reader.t.score(values.get(info.edition)) for info in infos)
    return reader.t("editions.note", before=before, after=after)


def trend_table(
    reader: Reader,
    caption: str,
    columns: Sequence[Heading],
) -> show.Table:
    """Build a table of lines: a row per dimension and edition, a column per line.

    ``columns`` are the heading of each line and what computes its scores by edition.
    """
    t = reader.t
    rows: list[list[Cell]] = []
    records: list[dict[str, object]] = []
    for trend in trends_of(reader):
        made = [(name, find(trend).to_dict()) for name, find in columns]
        for edition in map(str, trend.scores):
            values = [scores.get(edition) for _, scores in made]
            years = edition_years(edition)
            rows.append([dimension_link(reader, trend.dimension), years, *map(t.score, values)])
            named = {name: value for (name, _), value in zip(made, values, strict=True)}
            records.append({"dimension": trend.dimension, "edition": edition, **named})
    heads = [Column(name, True) for name, _ in columns]
    return show.Table(
        caption,
        [Column(t("terms.dimension")), Column(t("editions.edition")), *heads],
        rows,
        pd.DataFrame(records),
    )


def summary_column(name: str, cities: Sequence[str] | None, column: str) -> Heading:
    """Build the column of a summary for `trend_table`."""
    return name, partial(_summary, cities, column)


def _summary(cities: Sequence[str] | None, column: str, trend: Trend) -> pd.Series:
    return summarize(trend, cities)[column]
