"""Export a study to a folder, a zip file, a workbook or a CSV file.

Folders, zip files and workbooks can be loaded again and give the same scores.
"""

from __future__ import annotations

import errno
import io
import json
import os
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from smartgov.export.behind_answers import evidence_columns, evidence_table, with_evidence
from smartgov.export.spreadsheets import to_csv, to_sheets, without_point
from smartgov.model import City, Dimension, Pillar, Question, Study
from smartgov.study.checksums import describe_file
from smartgov.study.edition import format_edition
from smartgov.study.schema import CITIES, CITY_NAMES, CITY_OTHER_NAMES, FORMER_NAMES, WORDING
from smartgov.study.statuses import status_words
from smartgov.text import LANGUAGES, Language, Text, text_columns

#: Templates of the README of a study folder, one per language.
READMES = Path(__file__).with_name("readme")

#: Fixed modification time of files in a zip, so that the same study gives the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)

#: Frictionless type of each column that is not a string.
_KINDS = {
    **dict.fromkeys(("weight", "low", "high", "latitude", "longitude", "value"), "number"),
    **dict.fromkeys(("direction", "population", "population_year"), "integer"),
}


def study_tables(study: Study) -> dict[str, pd.DataFrame]:
    """Create the tables of a study in the format of ``data/README.md``, blank as None or NaN.

    The answers are in long format, one row per answer.
    """
    return {
        "framework": _framework(study),
        "questions": _questions(study),
        "cities": _cities(study),
        "answers": _answers(study),
    }


def study_files(study: Study) -> dict[str, bytes]:
    """Create the files of a study folder by name, including ``datapackage.json`` and a README."""
    tables = {f"{name}.csv": to_csv(table) for name, table in study_tables(study).items()}
    package = json.dumps(_package(study, tables), ensure_ascii=False, indent=2) + "\n"
    return {
        "README.md": _readme(study).encode(),
        "datapackage.json": package.encode(),
        **tables,
    }


def pack(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Create a zip file with the files in one folder; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def to_workbook(study: Study) -> bytes:
    """Export a study to a workbook: metadata, framework, questions, cities and answers.

    The answers are in wide format, cities × questions, as in the template.
    """
    return to_sheets(
        {
            "Data set": pd.DataFrame(_fields(study), columns=["field", "value"]),
            "Framework": _framework(study),
            "Questions": _questions(study),
            "Cities": _cities(study),
            "Answers": _without_points(study.answers, study.answers.columns).reset_index(),
            **({"Evidence": evidence_table(study)} if study.evidence else {}),
        }
    )


def to_wide_csv(study: Study) -> bytes:
    """Export cities and answers to a single CSV with one row per city, each with its status.

    A question with the id of one of the columns of status is left without them.
    """
    cities = _cities(study).set_index("id")
    answers = _without_points(study.answers, study.answers.columns)
    wide = cities.join(answers).join(evidence_columns(study))
    return to_csv(wide.reset_index().assign(**_status_columns(study)))


def _status_columns(study: Study) -> dict[str, str]:
    """Name the columns that say what the answers are, with their value."""
    said = {"status": study.info.status, "basis": study.info.basis}
    return {name: value for name, value in said.items() if name not in study.question_by_id}


def write_study(study: Study, folder: Path) -> None:
    """Write a study as a folder, whole or not at all.

    Raises
    ------
    FileExistsError
        If the folder exists and is not empty; it is not changed.
    """
    files = study_files(study)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".", dir=folder.parent) as beside:
        made = Path(beside) / folder.name
        made.mkdir()
        for name, content in files.items():
            (made / name).write_bytes(content)
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        if folder.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
        made.rename(folder)


def _framework(study: Study) -> pd.DataFrame:
    framework = study.framework
    nodes: list[tuple[str, Pillar | Dimension]] = [
        *(("", pillar) for pillar in framework.pillars),
        *((dimension.pillar, dimension) for dimension in framework.dimensions),
    ]
    rows = [
        {
            "id": node.id,
            "parent": parent,
            "weight": without_point(node.weight),
            **_texts("label", node.label),
            **_texts("definition", node.definition),
        }
        for parent, node in nodes
    ]
    return pd.DataFrame(rows)


def _questions(study: Study) -> pd.DataFrame:
    table = pd.DataFrame([_question(question) for question in study.questions])
    return table.drop(columns=[WORDING] if (table[WORDING] == "1").all() else [])


def _question(question: Question) -> dict[str, Any]:
    closed = question.type == "yes_no" or question.sample_range
    levels = [[level.read(language) for level in question.levels] for language in LANGUAGES]
    return {
        "id": question.id,
        "dimension": question.dimension or "",
        "role": question.role,
        "type": question.type,
        "low": None if closed else without_point(question.low),
        "high": None if closed else without_point(question.high),
        "transform": "log10" if question.log10 else "none",
        "range": "sample" if question.sample_range else "fixed",
        "direction": question.direction,
        "weight": without_point(question.weight),
        WORDING: question.wording,
        "unit": question.unit,
        "source_item": question.source_item,
        "recommendations": "; ".join(question.recommendations),
        **_texts("label", question.label),
        **_texts("text", question.text),
        **dict(zip(text_columns("levels"), map("; ".join, levels), strict=True)),
    }


def _cities(study: Study) -> pd.DataFrame:
    table = pd.DataFrame([_city(city) for city in study.cities])
    blank = [column for column in (*CITY_OTHER_NAMES, FORMER_NAMES) if not table[column].any()]
    counts = dict.fromkeys(("population", "population_year"), "Int64")
    return table.drop(columns=blank).astype({"latitude": float, "longitude": float, **counts})


def _city(city: City) -> dict[str, Any]:
    """Build the row of a city; columns of names that no city has are left out afterwards."""
    row = asdict(city) | {"other_names": "; ".join(city.other_names)}
    row |= {FORMER_NAMES: "; ".join(city.former_names)}
    row |= dict(zip(CITY_NAMES, city.names.words[1:], strict=True))
    return {column: row[column] for column in CITIES.columns}


def _answers(study: Study) -> pd.DataFrame:
    wide = study.answers.rename_axis(index="city", columns="question")
    long = wide.stack().dropna().rename("value").reset_index()
    return with_evidence(_without_points(long, ["value"]), study)


def _without_points(table: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """Convert whole numbers in some columns to integers, and NaN to None."""
    whole = {
        column: pd.Series(
            [None if pd.isna(value) else without_point(value) for value in table[column]],
            table.index,
            dtype=object,
        )
        for column in columns
    }
    return table.assign(**whole)


def _texts(stem: str, text: Text) -> dict[str, str]:
    return dict(zip(text_columns(stem), text.words, strict=True))


def _words(text: Text) -> dict[str, str]:
    return {language: words for language in LANGUAGES if (words := text.given(language))}


def _package(study: Study, tables: dict[str, bytes]) -> dict[str, Any]:
    """Create the content of ``datapackage.json``, based on Frictionless Data Package."""
    info = study.info
    package: dict[str, Any] = {"id": info.id, "name": info.id}
    for field in ("title", "short_title", "description", "caveat", "licence_note"):
        package[field] = _words(getattr(info, field))
    return package | {
        "years": list(info.years),
        "publishers": [_words(publisher) for publisher in info.publishers],
        "citation": info.citation,
        "licence": info.licence,
        "status": info.status,
        **({"version": info.version} if info.version else {}),
        "basis": info.basis,
        "left_out": info.left_out,
        **format_edition(info),
        "sources": [asdict(source) for source in info.sources],
        "resources": [_resource(name, content) for name, content in tables.items()],
    }


def _resource(file: str, content: bytes) -> dict[str, Any]:
    columns = content.decode("utf-8-sig").partition("\r\n")[0].split(",")
    fields = [{"name": name, "type": _KINDS.get(name, "string")} for name in columns]
    return {
        "name": file.removesuffix(".csv"),
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **describe_file(content),
        "schema": {"fields": fields},
    }


def _readme(study: Study) -> str:
    """Write the README: a section in each language, then the sources."""
    sources = [f"- {source.title} {source.path}".rstrip() for source in study.info.sources]
    sections = [_readme_section(study, language) for language in LANGUAGES]
    return "\n".join([*sections, "# Sources\n", "\n".join(sources), ""])


def _readme_section(study: Study, language: Language) -> str:
    info = study.info
    template = (READMES / f"{language}.md").read_text(encoding="utf-8")
    return template.format(
        title=info.title.read(language),
        status=status_words(language)[info.status][0],
        years=info.period or "–",
        cities=len(study.cities),
        questions=len(study.questions),
        left_out=info.left_out,
        caveat=info.caveat.read(language),
        citation=info.citation or "–",
        licence=info.licence,
        licence_note=info.licence_note.read(language),
    )


def _fields(study: Study) -> list[tuple[str, str]]:
    """List the metadata of a study as rows of field and value, without blank ones."""
    info = study.info
    rows = [
        ("id", info.id),
        *_texts("title", info.title).items(),
        *_texts("short_title", info.short_title).items(),
        ("years", "; ".join(map(str, info.years))),
        ("publishers", "; ".join(publisher.en for publisher in info.publishers)),
        ("citation", info.citation),
        ("licence", info.licence),
        ("status", info.status),
        ("basis", info.basis),
        *_texts("caveat", info.caveat).items(),
        ("source", "; ".join(f"{s.title} {s.path}".strip() for s in info.sources)),
    ]
    return [(field, value) for field, value in rows if value]
