"""Read the place of a study in a series: ``series``, ``edition`` and ``break``.

They are fields of ``datapackage.json``. `peek_edition` reads the first two alone, so that a study
that nobody opens is not loaded.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from smartgov.model import Break, StudyInfo
from smartgov.problems import Problem
from smartgov.study.allowed import YEARS
from smartgov.study.schema import ID_PATTERN, ID_RULE, MAX_TEXT
from smartgov.text import LANGUAGES, parse_text

FILE = "datapackage.json"


@dataclass(frozen=True, order=True)
class Edition:
    """An edition of a series: its years as in a link, and the id of its study."""

    series: str
    edition: str
    study: str


def parse_edition(value: object) -> str | None:
    """Format the year or the years of an edition, such as "2014" or "2014-2015".

    None if the value is neither a year nor a list of increasing ones.
    """
    years = value if isinstance(value, list) else [value]
    first, last = YEARS
    whole = [y for y in years if isinstance(y, int) and not isinstance(y, bool)]
    if not whole or len(whole) < len(years) or sorted(set(whole)) != whole:
        return None
    if not (first <= whole[0] and whole[-1] <= last):
        return None
    return "-".join(str(year) for year in dict.fromkeys((whole[0], whole[-1])))


def format_edition(info: StudyInfo) -> dict[str, Any]:
    """Write the place of a study in its series as fields; none if it has none."""
    if not info.series:
        return {}
    years = [int(year) for year in info.edition.split("-")]
    fields: dict[str, Any] = {"series": info.series, "edition": years if years[1:] else years[0]}
    if info.change_of_measure is not None:
        changed = info.change_of_measure
        words = {lang: text for lang in LANGUAGES if (text := changed.text.given(lang))}
        named = {"questions": list(changed.questions)} if changed.questions else {}
        fields["break"] = {**words, **named}
    return fields


def parse_break(value: object) -> Break | None:
    """Read a change of the measure; None if there is none."""
    if not isinstance(value, Mapping):
        return None
    questions = value.get("questions")
    named = questions if isinstance(questions, list) else []
    return Break(parse_text({**value}), tuple(map(str, named)))


def check_edition(package: Mapping[str, Any]) -> list[Problem]:
    """Report a series without edition or the reverse, and values that cannot be used."""
    series, edition, broken = (package.get(name) for name in ("series", "edition", "break"))
    problems = []
    if series is not None and not (isinstance(series, str) and ID_PATTERN.fullmatch(series)):
        problems.append(Problem("bad_id", FILE, None, "series", str(series), ID_RULE))
    if edition is not None and parse_edition(edition) is None:
        problems.append(Problem("bad_edition", FILE, None, "edition", str(edition)))
    if (series is None) != (edition is None):
        missing = "series" if series is None else "edition"
        problems.append(Problem("incomplete_edition", FILE, column=missing))
    if broken is not None and not _is_break(broken):
        problems.append(Problem("bad_break", FILE, column="break"))
    if broken is not None and series is None:
        problems.append(Problem("break_without_series", FILE, column="break"))
    return problems


def _is_break(value: object) -> bool:
    """Check whether a value says why a measure changed, and which questions, if it names any."""
    if not isinstance(value, Mapping):
        return False
    text, questions = parse_text({**value}), value.get("questions", [])
    named = isinstance(questions, list) and all(isinstance(q, str) and q for q in questions)
    return bool(text.en) and named and all(len(words) <= MAX_TEXT for words in text.words)


def peek_edition(folder: Path) -> Edition | None:
    """Read the series and the edition of a study folder; None if it has none or is damaged."""
    file = folder / FILE
    try:
        status = file.stat()
    except OSError:
        return None
    return _peek(file, folder.name, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1_000)
def _peek(file: Path, study: str, *version: int) -> Edition | None:
    del version
    try:
        package = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(package, dict) or package.get("series") is None or check_edition(package):
        return None
    return Edition(package["series"], parse_edition(package["edition"]) or "", study)
