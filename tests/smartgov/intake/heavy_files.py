"""Small files that would take a server minutes or gigabytes, if they were let.

``python -m tests.smartgov.intake.heavy_files FILE`` reads a file as the app does, and prints a line
of JSON: what was said of it, and what the process that read it took.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
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

MB = 2**20

SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>'


def part_of(name: str, opening: str, repeated: str, closing: str, size: int = 99) -> bytes:
    """Return a workbook of which one part repeats a text until it has that many megabytes."""
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
            piece = repeated.encode() * (MB // len(repeated) or 1)
            for _ in range(size * MB // len(piece)):
                file.write(piece)
            file.write(closing.encode())
    return buffer.getvalue()


def rows_of(repeated: str) -> Callable[[], bytes]:
    """Return a maker of a sheet that repeats an element below its answers."""
    head, tail, end = make_sheet([HEADER, *CITIES]).partition("</sheetData>")
    return lambda: part_of("xl/worksheets/sheet1.xml", head, repeated, tail + end)


def rest_of(part: str, opening: str, repeated: str, closing: str) -> Callable[[], bytes]:
    """Return a maker of a workbook of which a part repeats an element."""
    return lambda: part_of(f"xl/{part}.xml", opening, repeated, closing)


def formats() -> bytes:
    """Return a workbook with millions of number formats, no two alike."""
    every = "".join(f'<numFmt numFmtId="{n}"/>' for n in range(3_500_000))
    return make_zip(
        workbook_parts({"Answers": [HEADER, *CITIES]})
        | {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{every}</styleSheet>'}
    )


def csv_rows(line: str) -> Callable[[], bytes]:
    """Return a maker of the largest CSV file that repeats a line below its answers."""

    def make() -> bytes:
        head = make_csv()
        return head + line.encode() * ((10 * MB - len(head)) // len(line.encode()))

    return make


def one_cell(cell: str, column: str = "voting") -> Callable[[], bytes]:
    """Return a maker of a CSV file with as many distinct long cells as fit."""

    def make() -> bytes:
        count = 9 * MB // len(cell.encode())
        rows = "".join(f'City {n},ES,"{n}{cell}"\n' for n in range(count))
        return f"City,Country,{column}\n{rows}".encode()

    return make


def one_header(header: str) -> Callable[[], bytes]:
    """Return a maker of a CSV file with one long header."""
    return lambda: f"City,Country,voting,{header}\nArco,ES,1,1\n".encode()


def wide_table() -> bytes:
    """Return the zip of a study with 150,000 columns of cities."""
    columns = ",".join(f"{n:x}" for n in range(150_000))
    cities = str(SOUND["cities.csv"]).splitlines()
    blank = "," * 150_000
    wide = "\n".join([f"{cities[0]},{columns}", *(city + blank for city in cities[1:])])
    return make_zip({**SOUND, "cities.csv": wide})


def sheets_of_text() -> bytes:
    """Return a workbook of many sheets of distinct text, none with a question."""
    rows = [[f"text {row} {column} of no question" for column in range(25)] for row in range(400)]
    return make_workbook(
        {f"Sheet {n}": [[f"{n} {cell}" for cell in row] for row in rows] for n in range(50)}
    )


#: Each file by what it is of.
HEAVY: dict[str, Callable[[], bytes]] = {
    "14 million empty rows.xlsx": rows_of("<row/>"),
    "25 million empty cells.xlsx": rows_of("<c/>"),
    "25 million unknown elements.xlsx": rows_of("<a/>"),
    "a million merged cells.xlsx": rows_of('<mergeCell ref="A1:B2"/>'),
    "20 million empty strings.xlsx": rest_of(
        "sharedStrings", f'<sst xmlns="{MAIN}">', "<si/>", "</sst>"
    ),
    "20 million styles.xlsx": rest_of(
        "styles", f'<styleSheet xmlns="{MAIN}"><cellXfs>', "<xf/>", "</cellXfs></styleSheet>"
    ),
    "3 million number formats.xlsx": formats,
    "an attribute of 99 MB.xlsx": lambda: part_of(
        "xl/worksheets/sheet1.xml", f'{SHEET}<row r="', "1", '"/></sheetData></worksheet>'
    ),
    "12 million sheets.xlsx": rest_of(
        "workbook", f'<workbook xmlns="{MAIN}"><sheets>', "<sheet/>", "</sheets></workbook>"
    ),
    "10 million empty lines.csv": csv_rows("\n"),
    "5 million blank rows.csv": csv_rows(",\n"),
    "rows of blanks.csv": csv_rows(" ,\n"),
    "rows beside the table.csv": csv_rows(",,,,,,,x\n"),
    "rows of quotes.csv": csv_rows('""\n'),
    "no-break spaces in a header.csv": one_header("x" + "\u00a0" * 8_000 + "x"),
    "more no-break spaces in a header.csv": one_header("x" + "\u00a0" * 32_000 + "x"),
    "blanks of questions in a header.csv": one_header("Question" + "\u00a0" * 16_000 + "x"),
    "digits.csv": one_cell("1" * 32_000 + "x"),
    "no-break spaces.csv": one_cell("x" + "\u00a0" * 32_000 + "x"),
    "accents.csv": one_cell("\u0301\u0323" * 16_000),
    "accents in names.csv": one_cell("\u0301\u0323" * 16_000, "note"),
    "invisible signs.csv": one_cell("\u200b" * 32_000),
    "150,000 columns.zip": wide_table,
    "50 sheets of distinct text.xlsx": sheets_of_text,
}


if __name__ == "__main__":
    import resource

    path = Path(sys.argv[1])
    read = read_apart(path.read_bytes(), path.name)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    codes = sorted({problem.code for problem in read.problems})
    told = {"codes": codes, "peak": used.ru_maxrss * 1024, "seconds": used.ru_utime}
    print(json.dumps(told), flush=True)  # noqa: T201
