"""What a picture or a file says about itself: cities, weights, source, status and language."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from components.kept import kept
from components.reader import Reader
from components.view.parameters import format_view
from components.view.view import View
from components.words.authorship import who_calculates
from components.words.filters import scope_words
from components.words.versions import dated_source
from components.words.weights import is_own, weights_words
from smartgov.text import fold

_OTHER_SIGNS = re.compile(r"[^a-z0-9-]+")

#: Number of values of a filter up to which a file name has them all.
MOST_VALUES = 3


def file_stem(*parts: str) -> str:
    """Build a file name from its parts: lowercase letters, digits and hyphens."""
    return _OTHER_SIGNS.sub("-", "-".join(filter(None, parts)).lower()).strip("-")


def file_name(reader: Reader, name: str, *, of_all: bool = False, source: str = "") -> str:
    """Name a file without its ending: data set, status, content, cities, weights and language.

    ``of_all`` is for files about all cities whatever the filters; ``source`` is another source
    than the data set, which is then not named.
    """
    if source:
        return file_stem(name, reader.t.language)
    begin, end, end_of_all = name_ends(reader)
    return file_stem(begin, name, end_of_all if of_all else end)


@kept
def name_ends(reader: Reader) -> tuple[str, str, str]:
    """Build the beginning of file names, their end, and their end if they are about all cities."""
    info = reader.study.info
    ends = ["own-weights" if is_own(reader.view) else "default-weights", reader.t.language]
    scope = _filter_id(reader.view) if reader.is_filtered else ""
    return file_stem(info.id, info.status), file_stem(scope, *ends), file_stem(*ends)


def _filter_id(view: View) -> str:
    """Name the filters of a view by ids, such as ``region-002-country-es-pt``."""
    parts = []
    for name, values in (
        ("region", view.regions),
        ("country", view.countries),
        ("size", view.sizes),
    ):
        parts += [name, *values] if 0 < len(values) <= MOST_VALUES else []
        parts += [str(len(values)), name] if len(values) > MOST_VALUES else []
    return "-".join([*parts, *(["name", fold(view.search)] if view.search else [])])


def caption_words(reader: Reader, *, of_all: bool = False, source: str = "") -> str:
    """Say below a picture which cities and weights it is about, who says so, and the source.

    Another source than the data set stands alone.
    See `file_name` for the arguments.
    """
    if source:
        return source
    t = reader.t
    scope = (scope_words(reader, of_all=of_all), weights_words(reader))
    said = [f"{t.first_upper(words)}." for words in scope]
    return " ".join([*said, dated_source(reader), who_calculates(reader)])


def caption_columns(
    reader: Reader, *, of_all: bool = False, source: str = ""
) -> dict[str, str | int]:
    """Build the columns that every row of a table for download ends with, in ids.

    See `file_name` for the arguments.
    """
    if source:
        return {"source": source, "language": reader.t.language}
    info, view = reader.study.info, reader.view
    filters = View(
        regions=view.regions, countries=view.countries, sizes=view.sizes, search=view.search
    )
    weights = View(weights=view.weights, aggregation=view.aggregation, coverage=view.coverage)
    shown = reader.is_filtered and not of_all
    version = {"version": info.version} if info.version else {}
    left_out = {"rows_left_out": info.left_out} if info.left_out else {}
    return {
        "study": info.id,
        "status": info.status,
        "filter": _query(filters) if shown else "none",
        "weights": _query(weights) if is_own(view) else "default",
        "language": reader.t.language,
        **version,
        **left_out,
    }


def _query(view: View) -> str:
    """Format the choices of a view as in a link."""
    return urlencode(format_view(view), doseq=True, safe=":,")
