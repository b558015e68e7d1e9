"""Addresses of tables for other programs, with the parameters of links that concern each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from threading import Event
from typing import Any, Literal
from urllib.parse import urlencode

from components.view.parameters import PARAMETERS, format_view
from components.view.view import View

#: Where the tables are, from the folder that the app is served under.
FOLDER = "api/v1"

Form = Literal["csv", "json"]

_STUDY = ("study", "version")
_WEIGHTS = ("weights", "aggregation", "coverage")
_CITIES = ("region", "country", "size", "q")
_PEERS = ("city", "peers", "pick")
_ADVICE = ("pillar", "dimension")

#: The table of all studies, which is of none of them.
STUDIES = "studies"

#: The parameters that concern each table, by their names in links. Others change nothing in it.
TABLE_PARAMETERS: Mapping[str, tuple[str, ...]] = {
    STUDIES: (),
    "framework": _STUDY,
    "questions": _STUDY,
    "cities": (*_STUDY, *_CITIES),
    "answers": (*_STUDY, *_CITIES),
    "scores": (*_STUDY, *_WEIGHTS, *_CITIES),
    "ranks": (*_STUDY, "score", *_WEIGHTS, *_CITIES),
    "bands": (*_STUDY, "score", *_WEIGHTS, *_CITIES),
    "sensitivity": (*_STUDY, "score", *_WEIGHTS),
    "coherence": (*_STUDY, *_WEIGHTS),
    "rank_changes": (*_STUDY, "score", "against", *_WEIGHTS, *_CITIES),
    "groups": (*_STUDY, "score", "group", *_WEIGHTS, *_CITIES),
    "medians": (*_STUDY, "by", *_WEIGHTS, *_CITIES),
    "profile": (*_STUDY, *_PEERS, *_WEIGHTS),
    "change": (*_STUDY, "since", *_WEIGHTS, *_CITIES),
    "median_changes": (*_STUDY, "since", "by", *_WEIGHTS, *_CITIES),
    "regional_change": (*_STUDY, "since", "score", *_WEIGHTS, *_CITIES),
    "trends": (*_STUDY, "since", *_WEIGHTS, *_CITIES),
    "trend_medians": (*_STUDY, "since", *_WEIGHTS, *_CITIES),
    "profile_trends": (*_STUDY, "since", *_PEERS, *_WEIGHTS),
    "recommendations": (*_STUDY, "recommendation", *_ADVICE, *_CITIES),
    "gaps": (*_STUDY, *_ADVICE, *_CITIES),
    "regional_gaps": (*_STUDY, *_ADVICE, *_CITIES),
    "needs": (*_STUDY, *_CITIES),
    "shares": (*_STUDY, *_CITIES),
    "adoption": (*_STUDY, "since", "recommendation", *_ADVICE, *_CITIES),
    "adopters": (*_STUDY, "since", "recommendation", *_ADVICE, *_CITIES),
    "practices": ("study", "recommendation", "case_region", "case_country", "case_size", "case_q"),
    "standards": ("study", "recommendation"),
    "versions": _STUDY,
}

_FIELDS = {parameter.name: parameter.field for parameter in PARAMETERS}


def concerning(table: str, view: View) -> View:
    """Limit a view to the choices that concern a table.

    Raises
    ------
    KeyError
        If there is no such table.
    """
    fields = [_FIELDS[name] for name in TABLE_PARAMETERS[table]]
    chosen: dict[str, Any] = {field: getattr(view, field) for field in fields}
    return View(**chosen)


def data_address(table: str, view: View, study: str, version: str, form: Form = "csv") -> str:
    """Build the address of a table, from the folder that the app is served under.

    Parameters
    ----------
    table
        One of `TABLE_PARAMETERS`.
    view
        What is on screen.
    study, version
        Id of the data set, and the version of its data, which the address names.
    form
        The format of the table.
    """
    chosen = concerning(table, replace(view, study=study, version=version or None))
    query = urlencode(format_view(chosen), doseq=True, safe=":,")
    return f"{FOLDER}/{table}.{form}" + (f"?{query}" if query else "")


#: The table with the numbers of a chart or table, by the beginning of its name on its page. Of
#: several beginnings the longest counts.
TABLE_OF_NAME: Mapping[str, str] = {
    "adopted-": "adoption",
    "adopters-": "adopters",
    "alpha": "coherence",
    "answers-": "answers",
    "bands-": "bands",
    "barriers-": "shares",
    "beside-": "shares",
    "change-": "change",
    "change-by-": "median_changes",
    "change-regions-": "regional_change",
    "changes": "versions",
    "circumstances-": "shares",
    "cities": "scores",
    "codebook": "questions",
    "compare": "scores",
    "compare-over-time": "trends",
    "correlations": "coherence",
    "coverage": "scores",
    "dimensions": "scores",
    "dimensions-by-": "medians",
    "edition-ranks-": "change",
    "framework": "framework",
    "groups-": "groups",
    "intervals-": "ranks",
    "lacking-": "needs",
    "learn-from-": "needs",
    "map-": "scores",
    "map-bands-": "bands",
    "map-change-": "change",
    "map-peers-": "scores",
    "map-practices": "practices",
    "means-": "scores",
    "not-ranked-": "scores",
    "over-time": "trend_medians",
    "over-time-": "profile_trends",
    "peers-": "scores",
    "practices-": "recommendations",
    "priorities": "gaps",
    "profile-": "profile",
    "rank-change-": "rank_changes",
    "ranking-": "ranks",
    "regions": "regional_gaps",
    "scatter-": "scores",
    "sensitivity-": "sensitivity",
    "side-by-side": "scores",
    "similar-": "scores",
    "standards": "standards",
    "worked-": "answers",
}

#: Set where a server gives tables at these addresses; a hosted Streamlit does not.
_served = Event()


def table_of_name(name: str) -> str | None:
    """Find the table with the numbers of a chart, by its name on its page; None if there is none.

    What is under changed answers, which no table knows, has none.
    """
    beginnings = [start for start in TABLE_OF_NAME if name.startswith(start)]
    if not beginnings or name.endswith("-scenario"):
        return None
    return TABLE_OF_NAME[max(beginnings, key=len)]


def offer_tables() -> None:
    """Let pages offer the addresses of tables, because the server has them."""
    _served.set()


def are_offered() -> bool:
    """Check whether pages may offer the addresses of tables."""
    return _served.is_set()
