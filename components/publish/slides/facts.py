"""The figures that sentences of decks may have, as text in the reader's language."""

from __future__ import annotations

import pandas as pd

from components.reader import Reader
from components.words.ranks import interval_words, rank_words, score_cell
from smartgov.advice.needs import compute_lacks, compute_needs
from smartgov.advice.practice_counts import count_practices
from smartgov.advice.priorities import order_by_gap, prioritize
from smartgov.certainty.bands import rank_bands
from smartgov.model import Recommendation

#: The names of the figures; those of the city only if one is chosen.
GENERAL = (
    "data",
    "cities",
    "countries",
    "ranked",
    "median",
    "strongest",
    "strongest_mean",
    "weakest",
    "weakest_mean",
    "common",
    "common_share",
    "rare",
    "rare_share",
    "bands",
    "widest",
    "widest_lacking",
    "recommendation",
    "lacking",
)
OF_CITY = ("city", "score", "rank", "interval", "peers")


def facts_of(reader: Reader) -> dict[str, str]:
    """Collect the figures of a view by name; a dash where there is none."""
    t, info = reader.t, reader.study.info
    cities = [reader.study.city_by_id[city] for city in reader.chosen]
    overall = reader.scores.overall[reader.chosen].dropna()
    places = {city.region if reader.one_country else city.country for city in cities} - {""}
    spread = "overview.regions" if reader.one_country else "overview.countries"
    facts = {
        "data": t.dated(info.short_title, info.period),
        "cities": t.number(len(cities)),
        "countries": t(spread, count=len(places)),
        "ranked": t.number(len(overall)),
        "median": t.score(overall.median()),
        "bands": t.number(count_bands(reader)),
        **_dimension_facts(reader),
        **_practice_facts(reader),
        **_gap_facts(reader),
    }
    return facts | _city_facts(reader)


def count_bands(reader: Reader) -> int:
    """Count the bands of all cities by the score shown."""
    bands = rank_bands(reader.intervals_of(reader.view.measure)).dropna()
    return int(bands.max()) if len(bands) else 0


def dimension_means(reader: Reader) -> pd.Series:
    """Compute the mean score of the selected cities in each dimension asked about."""
    asked = [dimension.id for dimension in reader.study.asked]
    return reader.scores.dimensions.loc[reader.chosen, asked].mean().dropna()


def practice_shares(reader: Reader) -> pd.DataFrame:
    """Count the selected cities that have each practice, the most common first.

    Practices that are numbers are left out: a city cannot "have" them. See `count_practices`.
    """
    practices = [q for q in reader.study.scored if q.type != "number"]
    counts = count_practices(reader.scores, practices, reader.chosen).dropna()
    return counts.sort_values("share", ascending=False, kind="stable")


def gaps_of(reader: Reader) -> pd.DataFrame:
    """Summarize the recommendations for the selected cities, the widest gap first.

    See `prioritize`.
    """
    asked = (reader.study, reader.scores, reader.recommendations)
    needs, lacks = compute_needs(*asked), compute_lacks(*asked)
    table = prioritize(needs.loc[reader.chosen], lacks.loc[reader.chosen])
    return table.loc[order_by_gap(table)]


def chosen_recommendation(reader: Reader) -> Recommendation | None:
    """Get the recommendation of the view, or else the one with the widest gap."""
    by_id = {one.id: one for one in reader.recommendations}
    if reader.view.recommendation in by_id:
        return by_id[reader.view.recommendation]
    return next((by_id[str(r)] for r in gaps_of(reader).index), None)


def _dimension_facts(reader: Reader) -> dict[str, str]:
    t, means = reader.t, dimension_means(reader)
    found: dict[str, str] = {}
    for name, end in (("strongest", means.nlargest(1)), ("weakest", means.nsmallest(1))):
        for dimension, mean in end.items():
            found |= {name: reader.measure_label(str(dimension)), f"{name}_mean": t.score(mean)}
    blank = dict.fromkeys(("strongest", "strongest_mean", "weakest", "weakest_mean"), t.score(None))
    return blank | found


def _practice_facts(reader: Reader) -> dict[str, str]:
    t, counts = reader.t, practice_shares(reader)
    found = dict.fromkeys(("common", "common_share", "rare", "rare_share"), t.score(None))
    for name, end in (("common", counts.head(1)), ("rare", counts.tail(1))):
        for question, at in end.iterrows():
            found[name] = t.text(reader.study.question_by_id[str(question)].label)
            found[f"{name}_share"] = t.share(at["have"], at["answered"])
    return found


def _gap_facts(reader: Reader) -> dict[str, str]:
    """Name the recommendation with the widest gap and the chosen one, and who lacks a practice."""
    gaps, chosen = gaps_of(reader), chosen_recommendation(reader)
    widest = next(iter(gaps.index), None)
    found: dict[str, str] = {}
    for name, one in (("widest", widest), ("recommendation", chosen.id if chosen else None)):
        lacking = "lacking" if name == "recommendation" else f"{name}_lacking"
        found |= {name: _title(reader, one), lacking: _lacking(reader, gaps, one)}
    return found


def _title(reader: Reader, one: object) -> str:
    titles = {r.id: reader.t.text(r.title) for r in reader.recommendations}
    return titles.get(str(one), reader.t.score(None))


def _lacking(reader: Reader, gaps: pd.DataFrame, one: object) -> str:
    if one not in gaps.index:
        return reader.t.score(None)
    at = gaps.loc[one]
    return reader.t.share(at["lacking"], at["answered"])


def _city_facts(reader: Reader) -> dict[str, str]:
    city = reader.city
    if city is None:
        return {}
    return {
        "city": city.name,
        "score": score_cell(reader, reader.scores.overall[city.id]),
        "rank": rank_words(reader, city.id),
        "interval": interval_words(reader, city.id),
        "peers": reader.t("charts.group", count=len(reader.peer_ids)),
    }
