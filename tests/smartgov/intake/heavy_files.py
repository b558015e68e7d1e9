"""Small files that would take a server minutes or gigabytes, if they were let.

Each is as large as a visitor may send it, or smaller: `many_heavy_files` reads all of them at a
hundredth of their size, where the limits are a hundredth too, and what is said is the same.

``python -m tests.smartgov.intake.heavy_files FILE`` reads a file as the app does, and prints a line
of JSON: what was said of it, and what the process that read it took.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from smartgov.intake.read_apart import read_apart
from tests.smartgov.intake.made_files import (
    CITIES,
    HEADER,
    MAIN,
    make_csv,
    make_sheet,
    make_workbook,
    make_zip,
    workbook_parts,
)
from tests.smartgov.made_studies import SOUND

#: Makes a file of its full size, divided by a number.
Make = Callable[[int], bytes]


@dataclass(frozen=True)
class Heavy:
    """A file, and the code of what is told of it."""

    make: Make
    code: str


MB = 2**20

SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>'


def part_of(name: str, opening: str, repeated: str, closing: str, less: int) -> bytes:
    """Return a workbook of which one part repeats a text until it is as large as may be."""
    parts = workbook_parts({"Answers": [HEADER, *CITIES]})
    relation = '<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
    relations = str(parts.pop("xl/_rels/workbook.xml.rels"))
    parts["xl/_rels/workbook.xml.rels"] = relations.replace("</R", f"{relation}</R")
    parts.pop(name, None)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, content in parts.items():
            archive.writestr(other, content)
        with archive.open(name, "w") as file:
            file.write(opening.encode())
            size = 99 * MB // less
            piece = repeated.encode() * (min(MB, size) // len(repeated))
            for _ in range(size // len(piece)):
                file.write(piece)
            file.write(closing.encode())
    return buffer.getvalue()


def rows_of(repeated: str) -> Make:
    """Return a maker of a sheet that repeats an element below its answers."""
    head, tail, end = make_sheet([HEADER, *CITIES]).partition("</sheetData>")
    return lambda less: part_of("xl/worksheets/sheet1.xml", head, repeated, tail + end, less)


def rest_of(part: str, opening: str, repeated: str, closing: str) -> Make:
    """Return a maker of a workbook of which a part repeats an element."""
    return lambda less: part_of(f"xl/{part}.xml", opening, repeated, closing, less)


def formats(less: int) -> bytes:
    """Return a workbook with millions of number formats, no two alike."""
    every = "".join(f'<numFmt numFmtId="{n}"/>' for n in range(3_500_000 // less))
    return make_zip(
        workbook_parts({"Answers": [HEADER, *CITIES]})
        | {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{every}</styleSheet>'}
    )


def csv_rows(line: str) -> Make:
    """Return a maker of the largest CSV file that repeats a line below its answers."""

    def make(less: int) -> bytes:
        head = make_csv()
        return head + line.encode() * ((10 * MB // less - len(head)) // len(line.encode()))

    return make


def one_cell(cell: str, column: str = "voting") -> Make:
    """Return a maker of a CSV file with as many distinct long cells as fit."""

    def make(less: int) -> bytes:
        count = max(3, 9 * MB // less // len(cell.encode()))
        rows = "".join(f'City {n},ES,"{n}{cell}"\n' for n in range(count))
        return f"City,Country,{column}\n{rows}".encode()

    return make


def one_header(header: str) -> Make:
    """Return a maker of a CSV file with one long header."""
    return lambda _: f"City,Country,voting,{header}\nArco,ES,1,1\n".encode()


def wide_table(less: int) -> bytes:
    """Return the zip of a study with 150,000 columns of cities."""
    width = 150_000 // less
    columns = ",".join(f"{n:x}" for n in range(width))
    cities = str(SOUND["cities.csv"]).splitlines()
    blank = "," * width
    wide = "\n".join([f"{cities[0]},{columns}", *(city + blank for city in cities[1:])])
    return make_zip({**SOUND, "cities.csv": wide})


def sheets_of_text(less: int) -> bytes:
    """Return a workbook of many sheets of distinct text, none with a question."""
    rows = [
        [f"text {row} {column} of no question" for column in range(25)]
        for row in range(400 // less)
    ]
    return make_workbook(
        {f"Sheet {n}": [[f"{n} {cell}" for cell in row] for row in rows] for n in range(50)}
    )


#: Each file by what it is of.
HEAVY = {
    "empty rows.xlsx": Heavy(rows_of("<row/>"), "too_many_rows"),
    "empty cells.xlsx": Heavy(rows_of("<c/>"), "too_much"),
    "unknown elements.xlsx": Heavy(rows_of("<a/>"), "too_much"),
    # A hundredth of it is sound; all of it takes too long.
    "merged cells.xlsx": Heavy(rows_of('<mergeCell ref="A1:B2"/>'), "questions_left_out"),
    "empty strings.xlsx": Heavy(
        rest_of("sharedStrings", f'<sst xmlns="{MAIN}">', "<si/>", "</sst>"), "too_much"
    ),
    "styles.xlsx": Heavy(
        rest_of(
            "styles", f'<styleSheet xmlns="{MAIN}"><cellXfs>', "<xf/>", "</cellXfs></styleSheet>"
        ),
        "too_much",
    ),
    "number formats.xlsx": Heavy(formats, "too_much"),
    "a long attribute.xlsx": Heavy(
        lambda less: part_of(
            "xl/worksheets/sheet1.xml", f'{SHEET}<row r="', "1", '"/></sheetData></worksheet>', less
        ),
        "too_much",
    ),
    "sheets.xlsx": Heavy(
        rest_of(
            "workbook", f'<workbook xmlns="{MAIN}"><sheets>', "<sheet/>", "</sheets></workbook>"
        ),
        "too_much",
    ),
    "empty lines.csv": Heavy(csv_rows("\n"), "too_many_rows"),
    "blank rows.csv": Heavy(csv_rows(",\n"), "too_many_rows"),
    "rows of blanks.csv": Heavy(csv_rows(" ,\n"), "too_many_rows"),
    "rows beside the table.csv": Heavy(csv_rows(",,,,,,,x\n"), "too_many_rows"),
    "rows of quotes.csv": Heavy(csv_rows('""\n'), "too_many_rows"),
    "no-break spaces in a header.csv": Heavy(
        one_header("x" + "\u00a0" * 8_000 + "x"), "unknown_column"
    ),
    "more no-break spaces in a header.csv": Heavy(
        one_header("x" + "\u00a0" * 32_000 + "x"), "unknown_column"
    ),
    "blanks of questions in a header.csv": Heavy(
        one_header("Question" + "\u00a0" * 16_000 + "x"), "unknown_column"
    ),
    "digits.csv": Heavy(one_cell("1" * 32_000 + "x"), "not_yes_no"),
    "no-break spaces.csv": Heavy(one_cell("x" + "\u00a0" * 32_000 + "x"), "not_yes_no"),
    "accents.csv": Heavy(one_cell("\u0301\u0323" * 16_000), "not_yes_no"),
    "accents in names.csv": Heavy(one_cell("\u0301\u0323" * 16_000, "note"), "no_questions"),
    "invisible signs.csv": Heavy(one_cell("\u200b" * 32_000), "out_of_range"),
    "a table of 150,000 columns.zip": Heavy(wide_table, "unknown_column"),
    "50 sheets of distinct text.xlsx": Heavy(sheets_of_text, "unknown_sheet"),  # likewise
}


if __name__ == "__main__":
    import resource

    path = Path(sys.argv[1])
    read = read_apart(path.read_bytes(), path.name)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    codes = sorted({problem.code for problem in read.problems})
    told = {"codes": codes, "peak": used.ru_maxrss * 1024, "seconds": used.ru_utime}
    print(json.dumps(told), flush=True)  # noqa: T201
