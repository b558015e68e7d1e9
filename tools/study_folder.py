"""Write the files of a study folder reproducibly: the same rows give the same bytes."""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from smartgov.evidence import EVIDENCE_COLUMNS
from smartgov.study.checksums import describe_file
from smartgov.text import text_columns

Row = Mapping[str, str]

ROOT = Path(__file__).resolve().parents[1]
STUDIES = ROOT / "data" / "studies"

WORDING_COLUMNS = (*text_columns("label"), *text_columns("text"))
QUESTION_COLUMNS = (
    *("id", "dimension", "role", "type", "low", "high", "transform", "range", "direction"),
    *("weight", "unit", "source_item", "recommendations", *WORDING_COLUMNS),
)
CITY_COLUMNS = (
    *("id", "name", *text_columns("name")[1:], "other_names", "former_names", "country"),
    *("latitude", "longitude", "population", "population_year", "region", "subregion", "note"),
)
ANSWER_COLUMNS = ("city", "question", "value")

#: The columns of ``questions.csv`` that describe a yes/no question.
YES_NO_SCALE: Mapping[str, object] = {
    "type": "yes_no",
    "low": 0,
    "high": 1,
    "range": "fixed",
    "unit": "",
}


class Item(Protocol):
    """A question as listed by a builder; its texts are in ``wording.csv``."""

    @property
    def id(self) -> str:
        """Id of the question in the study."""

    @property
    def dimension(self) -> str:
        """Id of its dimension, or blank."""

    @property
    def role(self) -> str:
        """One of ``scored``, ``context`` and ``barrier``."""

    @property
    def recommendations(self) -> str:
        """Ids of the recommendations that an answer is evidence for, separated by semicolons."""


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as text, with or without a byte order mark."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def format_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    r"""Format rows as CSV: UTF-8 without byte order mark, ``\n`` newlines, None as blank."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8")


def format_degrees(value: float) -> str:
    """Format degrees with up to five decimals (about one meter), without trailing zeros."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def list_answers(city: str, answers: Mapping[str, object]) -> list[dict[str, object]]:
    """Build the rows of a city in ``answers.csv``, omitting missing answers."""
    return [
        {"city": city, "question": question, "value": value}
        for question, value in answers.items()
        if value is not None
    ]


def describe_question(
    item: Item, wording: Row, source_item: str, scale: Mapping[str, object] = YES_NO_SCALE
) -> dict[str, object]:
    """Build the row of a question in ``questions.csv``.

    Parameters
    ----------
    item, wording
        The question, and its row of ``wording.csv``.
    source_item
        The location of the answers in the raw files.
    scale
        Its ``type``, ``low``, ``high``, ``range`` and ``unit``. More is always better, and every
        question of a study has the same weight.
    """
    return {
        "id": item.id,
        "dimension": item.dimension,
        "role": item.role,
        "transform": "",
        "direction": 1,
        "weight": 1,
        "source_item": source_item,
        "recommendations": item.recommendations,
        **scale,
        **{column: wording.get(column, "") for column in WORDING_COLUMNS},
    }


def read_wording(path: Path) -> dict[str, Row]:
    """Read a table of question texts, by question id."""
    return {row["id"]: row for row in read_rows(path)}


def read_raw(raw_dir: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Read raw files, by name."""
    return {name: (raw_dir / name).read_bytes() for name in names}


def _format_cities(cities: Sequence[Mapping[str, object]]) -> bytes:
    """Format the cities as CSV, with the columns of names only where a study has them."""
    given = [column for column in CITY_COLUMNS if any(column in city for city in cities)]
    return format_csv(given, cities)


def _format_answers(answers: Sequence[Mapping[str, object]]) -> bytes:
    """Format the answers as CSV, with the columns of evidence only where a study has some."""
    evidence = any(column in answer for answer in answers for column in EVIDENCE_COLUMNS)
    return format_csv([*ANSWER_COLUMNS, *(EVIDENCE_COLUMNS if evidence else ())], answers)


def format_tables(
    questions: bytes | Iterable[Mapping[str, object]],
    cities: Iterable[Mapping[str, object]],
    answers: Iterable[Mapping[str, object]],
) -> dict[str, bytes]:
    """Format the tables of a study as CSV, by file name; questions may already be formatted."""
    if not isinstance(questions, bytes):
        questions = format_csv(QUESTION_COLUMNS, questions)
    return {
        "questions.csv": questions,
        "cities.csv": _format_cities(list(cities)),
        "answers.csv": _format_answers(list(answers)),
    }


def hash_of(content: bytes) -> str:
    """Compute the SHA-256 checksum of a file in the Frictionless format."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def fill_package(
    package: dict[str, Any], tables: Mapping[str, bytes], raw: Mapping[str, bytes]
) -> dict[str, Any]:
    """Add the sizes and checksums of the tables and raw files to the data package."""
    resources = [
        {
            **{key: value for key, value in resource.items() if key != "schema"},
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            **describe_file(tables[resource["path"]]),
            "schema": resource["schema"],
        }
        for resource in package["resources"]
    ]
    files = [{"path": name, "hash": hash_of(content)} for name, content in raw.items()]
    origin, *others = package["sources"]
    return {**package, "sources": [{**origin, "files": files}, *others], "resources": resources}


def build_folder(
    description: Path, tables: Mapping[str, bytes], raw: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Build every file of a study folder, by name; the data package comes first."""
    package = json.loads(description.read_text(encoding="utf-8"))
    text = json.dumps(fill_package(package, tables, raw), ensure_ascii=False, indent=2)
    return {"datapackage.json": f"{text}\n".encode(), **tables}


def write_folder(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write a study folder and list its files with their sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [f"{name}: {len(content)} bytes" for name, content in files.items()]


def run_builder(
    build: Callable[[Path], Mapping[str, bytes]],
    study: str,
    arguments: Sequence[str] | None = None,
) -> None:
    """Run a builder from the command line: from a folder of raw files to a study folder."""
    parser = argparse.ArgumentParser(description=f"Build the study {study} from its raw files.")
    parser.add_argument("raw_dir", type=Path, help="folder with the raw files")
    parser.add_argument("--out", type=Path, default=STUDIES / study)
    options = parser.parse_args(arguments)
    for line in write_folder(options.out, build(options.raw_dir)):
        print(line)
