"""Read ``datapackage.json``: the metadata of a study and the checksums of its files."""

from __future__ import annotations

import json
from typing import Any, TypeGuard

from smartgov.model import BASES, STATUSES, Source, StudyInfo
from smartgov.problems import Problem
from smartgov.study.allowed import YEARS
from smartgov.study.checksums import check_files
from smartgov.study.csv_table import read_text
from smartgov.study.edition import check_edition, parse_break, parse_edition
from smartgov.study.schema import ID_PATTERN, ID_RULE, MAX_TITLE
from smartgov.study.storage import Folder
from smartgov.text import LANGUAGES, Text, is_whole, parse_text

FILE = "datapackage.json"

#: How many years of answers there may be.
MAX_YEARS = 100

#: Maximum number of rows that were left out.
MAX_LEFT_OUT = 1_000_000


def read_package(folder: Folder) -> tuple[StudyInfo | None, list[Problem]]:
    """Read the metadata of a study, or None if it has an error; and the problems."""
    text, problems = read_text(folder / FILE)
    if text is None:
        return None, problems
    try:
        package = json.loads(text, object_pairs_hook=_unique)
        written = json.dumps(package, ensure_ascii=False)
    except json.JSONDecodeError as error:
        return None, [Problem("not_json", FILE, row=error.lineno, value=error.msg)]
    except RecursionError:
        return None, [Problem("not_json", FILE, value="nested too deeply")]
    except _RepeatedError as error:
        return None, [Problem("repeated_field", FILE, column=error.name)]
    except ValueError:  # raised by Python for a number of more than 4,300 digits
        return None, [Problem("not_json", FILE, value="a number of too many digits")]
    if not isinstance(package, dict):
        return None, [Problem("not_json", FILE, row=1, value="not an object")]
    if not is_whole(written):
        return None, [Problem("half_character", FILE)]
    problems = [
        *_check_fields(package),
        *_check_numbers(package),
        *check_edition(package),
        *check_files(folder, _as_list(package.get("resources"))),
    ]
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return _parse_info(package), problems


class _RepeatedError(ValueError):
    """Raised for a JSON object that names a field twice."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build a JSON object; Python would keep the last of two fields of the same name."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _RepeatedError(name)
        found[name] = value
    return found


def _check_fields(package: dict[str, Any]) -> list[Problem]:
    """Report fields that are missing or have an invalid value."""
    problems = []
    if not (package.get("id") or package.get("name")):
        problems.append(Problem("missing_id", FILE, column="id"))
    elif not ID_PATTERN.fullmatch(given := str(package.get("id") or package["name"])):
        problems.append(Problem("bad_id", FILE, None, "id", given, ID_RULE))
    for field in ("title", "short_title"):
        if any(len(words) > MAX_TITLE for words in parse_text(package.get(field)).words):
            problems.append(Problem("too_long", FILE, None, field, "", str(MAX_TITLE)))
    if not parse_text(package.get("title")).en:
        problems.append(
            Problem("missing_title", FILE, column="title", allowed=", ".join(LANGUAGES))
        )
    status = package.get("status")
    if status not in STATUSES:
        code = "missing_field" if status is None else "not_allowed"
        allowed = ", ".join(STATUSES)
        problems.append(Problem(code, FILE, None, "status", str(status or ""), allowed))
    basis = package.get("basis", "self_reported")
    if basis not in BASES:
        allowed = ", ".join(BASES)
        problems.append(Problem("not_allowed", FILE, None, "basis", str(basis), allowed))
    years = _as_list(package.get("years"))
    if not all(map(_is_whole_number, years)):
        problems.append(Problem("not_allowed", FILE, None, "years", str(years), "[2014, 2015]"))
    return problems


def _is_whole_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _check_numbers(package: dict[str, Any]) -> list[Problem]:
    """Report numbers that cannot be what they are said to be."""
    problems = []
    years = [year for year in _as_list(package.get("years")) if _is_whole_number(year)]
    first, last = YEARS
    wrong = [year for year in years if not first <= year <= last]
    if wrong or len(years) > MAX_YEARS:
        shown = str(wrong[0]) if wrong else str(len(years))
        allowed = f"{first} – {last}" if wrong else f"≤ {MAX_YEARS}"
        problems.append(Problem("out_of_range", FILE, None, "years", shown, allowed))
    left_out = package.get("left_out")
    if _is_whole_number(left_out) and not 0 <= left_out <= MAX_LEFT_OUT:
        allowed = f"0 – {MAX_LEFT_OUT:,}"
        problems.append(Problem("out_of_range", FILE, None, "left_out", str(left_out), allowed))
    return problems


def _parse_info(package: dict[str, Any]) -> StudyInfo:
    return StudyInfo(
        id=str(package.get("id") or package["name"]),
        title=parse_text(package.get("title")),
        short_title=parse_text(package.get("short_title") or package.get("title")),
        description=parse_text(package.get("description")),
        years=tuple(_as_list(package.get("years"))),
        publishers=tuple(_parse_publisher(p) for p in _as_list(package.get("publishers"))),
        citation=str(package.get("citation") or ""),
        licence=str(package.get("licence") or package.get("license") or "none stated"),
        status=package["status"],
        caveat=parse_text(package.get("caveat")),
        sources=tuple(_parse_source(source) for source in _as_list(package.get("sources"))),
        basis=package.get("basis", "self_reported"),
        licence_note=parse_text(package.get("licence_note")),
        left_out=_parse_count(package.get("left_out")),
        series=str(package.get("series") or ""),
        edition=parse_edition(package.get("edition")) or "",
        change_of_measure=parse_break(package.get("break")),
    )


def _parse_count(value: object) -> int:
    """Read a positive integer; 0 for anything else."""
    return value if _is_whole_number(value) and value > 0 else 0


def _as_list(value: object) -> list[Any]:
    """Wrap a value in a list unless it is one; None gives an empty list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _parse_publisher(publisher: object) -> Text:
    """Read a publisher: a name, a name per language, or a Frictionless contributor."""
    if isinstance(publisher, dict) and "en" not in publisher:
        return Text(str(publisher.get("title") or publisher.get("name") or ""))
    return parse_text(publisher)


def _parse_source(source: object) -> Source:
    if isinstance(source, dict):
        return Source(str(source.get("title") or ""), str(source.get("path") or ""))
    return Source(str(source))
