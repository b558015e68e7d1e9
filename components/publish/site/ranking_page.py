"""Write the ranking: bands first, then single ranks with their intervals."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from components.html import Cell, Column
from components.publish.site.blocks import (
    Value,
    bar,
    join,
    paragraph,
    rank_range,
    section,
    small,
    table,
)
from components.publish.site.sheet import Sheet, Written
from components.publish.slides.facts import count_bands
from components.words.authorship import who_calculates
from components.words.ranks import interval_words, missing_dimensions, place_text
from smartgov.certainty.bands import rank_bands, tied_with
from smartgov.certainty.robustness import DRAWS

#: Number of ranked cities up to which each has its small profile and a bar: a page stays light.
MOST_DRAWN = 150


def write_ranking(sheet: Sheet) -> Written:
    """Write the page."""
    reader, t = sheet.reader, sheet.t
    cities = len(reader.study.cities)
    body = join([write_bands(sheet), write_ranks(sheet), write_not_ranked(sheet)])
    title = t("pages.ranking.question", count=cities)
    return Written(
        title=title,
        lede=t("pages.ranking.lede"),
        body=body,
        description=f"{title} {t('pages.ranking.lede')} {reader.source}",
    )


def ranked(sheet: Sheet) -> pd.DataFrame:
    """Collect the ranked cities by rank.

    Returns
    -------
    pandas.DataFrame
        Indexed by city: ``rank``, ``rank_p05``, ``rank_p95``; ``tied``, the number of other cities
        of that rank; ``band``; and ``score``, 0–100.
    """
    reader = sheet.reader
    found = reader.intervals[["rank", "rank_p05", "rank_p95"]]
    found = found.assign(
        tied=tied_with(found["rank"]), band=rank_bands(found), score=reader.scores.overall
    )
    return found.dropna(subset="rank").sort_values("rank", kind="stable")


def write_bands(sheet: Sheet) -> Markup:
    """Write the cities in bands, inside a band by name."""
    reader, t, table_of = sheet.reader, sheet.t, ranked(sheet)
    rows: list[list[Cell | Value]] = []
    for number, inside in table_of.groupby("band"):
        names = sorted(map(str, inside.index), key=reader.sort_key)
        low, high = t.score(inside["score"].min()), t.score(inside["score"].max())
        rows.append(
            [
                Value(t("bands.label", number=int(float(str(number)))), float(str(number))),
                Markup(", ").join(sheet.city(city) for city in names),
                Value(t.number(len(names)), len(names)),
                Value(low if low == high else f"{low}–{high}", float(inside["score"].max())),
            ]
        )
    measure, fixed = reader.measure_label("overall"), "" if reader.has_choices else "_fixed"
    heads = [
        Column(t("bands.band")),
        Column(t("bands.names")),
        Column(t("bands.cities"), True),
        Column(measure, True),
    ]
    count = len(table_of)
    how = t("bands.how") if reader.has_choices else t("certainty.fixed", measure=measure)
    return section(
        t(f"bands.title{fixed}", count=count_bands(reader)),
        table(t("bands.caption"), heads, rows, "data bands"),
        small(f"{how} {who_calculates(reader)}"),
        subtitle=t("bands.subtitle", measure=measure, shown=count, ranked=count),
        anchor="bands",
    )


def write_ranks(sheet: Sheet) -> Markup:
    """Write the cities by rank, each with the interval of its rank, its pillars and coverage."""
    reader, t, found = sheet.reader, sheet.t, ranked(sheet)
    asked = {dimension.pillar for dimension in reader.study.asked}
    pillars = [pillar.id for pillar in reader.study.framework.pillars if pillar.id in asked]
    with_range = reader.has_choices
    heads = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("terms.rank"), True),
        *([Column(t("certainty.interval"))] if with_range else []),
        Column(t("bands.band"), True),
        Column(reader.measure_label("overall")),
        *(Column(reader.measure_label(pillar), True) for pillar in pillars),
        Column(t("terms.answers"), True),
    ]
    rows = [_row(sheet, str(city), at, pillars, found) for city, at in found.iterrows()]
    measure = reader.measure_label("overall")
    count = len(found)
    said = t("ranking.subtitle", measure=measure, shown=count, ranked=count)
    why = t("certainty.subtitle", draws=DRAWS) if with_range else ""
    return section(
        t("bands.readings.ranks"),
        table(t("ranking.caption"), heads, rows, "data ranks"),
        paragraph(f"{t('ranking.caution')} {who_calculates(reader)}", "small"),
        subtitle=". ".join(filter(None, (said, why))),
        anchor="ranks",
    )


def _row(
    sheet: Sheet, city: str, at: pd.Series, pillars: list[str], found: pd.DataFrame
) -> list[Cell | Value]:
    reader, t = sheet.reader, sheet.t
    last = float(found["rank_p95"].max())
    name = sheet.city(city)
    drawn = rank_range(at["rank_p05"], at["rank_p95"], last)
    words = interval_words(reader, city)
    scores = reader.scores.pillars.loc[city]
    coverage, score = reader.scores.coverage[city], t.score(at["score"])
    with_drawings = len(found) <= MOST_DRAWN
    return [
        sheet.shape(city) + name if with_drawings else name,
        reader.where(city),
        Value(place_text(t, at["rank"], at["tied"]), at["rank"]),
        *(
            [Value(Markup("{} {}").format(drawn, words), at["rank_p05"])]
            if reader.has_choices
            else []
        ),
        Value(t.number(at["band"]), at["band"]),
        Value(bar(at["score"], score) if with_drawings else score, at["score"]),
        *(Value(t.score(scores[pillar]), scores[pillar]) for pillar in pillars),
        Value(t.percent(coverage), coverage),
    ]


def write_not_ranked(sheet: Sheet) -> Markup:
    """Write the cities without a rank, and what they left blank; nothing if there are none."""
    reader, t = sheet.reader, sheet.t
    overall = reader.scores.overall
    cities = sorted(map(str, overall.index[overall.isna()]), key=reader.sort_key)
    if not cities:
        return Markup("")
    blank, coverage = missing_dimensions(reader, cities), reader.scores.coverage
    rows: list[list[Cell | Value]] = [
        [
            sheet.city(city),
            reader.where(city),
            Value(t.percent(coverage[city]), coverage[city]),
            t.join(blank[city]),
        ]
        for city in cities
    ]
    heads = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("terms.answers"), True),
        Column(t("ranking.missing")),
    ]
    title = t("ranking.not_ranked_title", count=len(cities))
    threshold = t.percent(reader.scores.spec.min_coverage)
    return section(
        title,
        table(title, heads, rows),
        subtitle=t("ranking.not_ranked_subtitle", threshold=threshold),
        anchor="not-ranked",
    )
