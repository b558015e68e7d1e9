"""Measure the cost of reading, checking and scoring a visitor's workbook."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks.sizes import Sizes
from benchmarks.studies import make_study
from benchmarks.table import Measurement, seconds
from smartgov.export.study_files import study_tables
from smartgov.intake.read_file import read_file
from smartgov.model import Study
from smartgov.scoring.score import score

#: Time limit for the workbook with the most cities, in seconds.
LIMIT = 10.0

_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK = (
    f'<workbook xmlns:r="{_LINKS}"><sheets><sheet name="Questions" r:id="r0"/>'
    '<sheet name="Cities" r:id="r1"/><sheet name="Answers" r:id="r2"/></sheets></workbook>'
)


def measure(sizes: Sizes) -> list[Measurement]:
    """Run this part of the benchmarks."""
    return measure_files(sizes.files, sizes.file_questions)


def measure_files(sizes: Sequence[int], questions: int) -> list[Measurement]:
    """Measure workbooks with increasing numbers of cities; the limit applies to the largest."""
    return list(_measure_files(sizes, questions))


def _measure_files(sizes: Sequence[int], questions: int) -> Iterator[Measurement]:
    score_file(write_workbook(make_study(2, questions)))  # fills the caches
    first = 0.0
    for cities in sizes:
        taken = seconds(partial(score_file, write_workbook(make_study(cities, questions))))
        first = first or taken / cities
        yield Measurement(
            f"workbook of {cities:,} cities × {questions} questions, read and scored",
            taken,
            "s",
            LIMIT if cities == max(sizes) else None,
            f"{taken / cities / first:.2f} × per city at {sizes[0]:,}",
        )


def score_file(content: bytes) -> None:
    """Read a workbook and score it; raise an error if it has any problem."""
    intake = read_file(content, "made.xlsx")
    if intake.study is None or intake.problems:
        raise RuntimeError(intake.problems)
    score(intake.study)


def write_workbook(study: Study) -> bytes:
    """Write a study as a workbook, as raw XML because openpyxl would be too slow."""
    tables = study_tables(study)
    wide = study.answers.reset_index()
    sheets = [tables["questions"], tables["cities"], wide]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", _BOOK)
        links = (
            f'<Relationship Id="r{n}" Type="{_LINKS}/worksheet" Target="sheet{n}.xml"/>'
            for n in range(len(sheets))
        )
        relations = f"<Relationships>{''.join(links)}</Relationships>"
        archive.writestr("xl/_rels/workbook.xml.rels", relations)
        for n, table in enumerate(sheets):
            rows = [list(table.columns), *table.astype(object).where(table.notna()).to_numpy()]
            archive.writestr(f"xl/sheet{n}.xml", _sheet(rows))
    return buffer.getvalue()


def _sheet(rows: Sequence[Sequence[object]]) -> str:
    lines = ("".join(map(_cell, row)) for row in rows)
    inside = "".join(f"<row>{line}</row>" for line in lines)
    return f"<worksheet><sheetData>{inside}</sheetData></worksheet>"


def _cell(cell: object) -> str:
    """Format a cell; the text of a made-up study needs no XML escaping."""
    if cell is None or cell != cell or cell == "":
        return "<c/>"
    if isinstance(cell, (int, float)):
        return f"<c><v>{cell!r}</v></c>"
    return f'<c t="str"><v>{cell}</v></c>'
