"""Limits on the size and content of a visitor's file."""

from __future__ import annotations

import os

#: Maximum size of a file, in bytes.
MAX_BYTES = 10 * 2**20

#: Maximum seconds of a processor that reading a file takes; with the start of the process and
#: the rounding of its limit, ten. A busy server gives the process that reads it a part of a
#: processor only, but ends it after so many seconds of the clock.
MAX_CPU_SECONDS, MAX_SECONDS = 8, 60.0

#: Maximum seconds until that process is ready to read, which takes a few for the first file.
MAX_START_SECONDS = 60.0

#: Maximum memory that reading a file takes, in bytes; with the process itself, and the places and
#: questions that it knows, 300 MB.
MAX_MEMORY = 64 * 2**20

#: Maximum files read at a time; one processor is left to the pages.
MAX_PROCESSES = max(1, (os.cpu_count() or 1) - 1)

MAX_CITIES = 5_000

MAX_QUESTIONS = 500

#: Maximum rows of a table with one row per answer.
MAX_ANSWERS = 500_000

#: Maximum uncompressed size of the parts of a workbook or zip that are read, in bytes.
MAX_UNPACKED = 100 * 2**20

#: Maximum entries of a workbook or zip.
MAX_ENTRIES = 2_000

#: Maximum characters in one cell, the limit of spreadsheets.
MAX_CELL = 32_767

#: Maximum characters of a header; the longest question of a questionnaire has about 300.
MAX_HEADER = 1_000

#: Maximum characters in all cells of a file, each distinct text counted once.
MAX_TEXT = 20_000_000

#: Maximum tags in the XML of a workbook: four for each answer of the most cities to the most
#: questions, and some for the rest.
MAX_TAGS = 14_000_000

#: Maximum cells of a sheet, blank ones included; and shared strings of a workbook.
MAX_CELLS, MAX_STRINGS = 4_000_000, 1_000_000

#: Maximum elements of the parts of a workbook that describe it, and of its shared strings.
MAX_ELEMENTS, MAX_STRING_ELEMENTS = 300_000, 4_000_000

#: Maximum length of one XML tag with its attributes, in bytes.
MAX_TAG = 2**20

#: Maximum merged cells checked per sheet.
MAX_MERGED = 1_000

#: Maximum colored cells checked per sheet.
MAX_FILLED = 20_000

#: Maximum cells that are not blank in an OpenDocument spreadsheet, and elements of its sheets.
MAX_OPEN_CELLS, MAX_OPEN_ELEMENTS = 1_000_000, 4_000_000

#: Maximum sheets of a workbook; a template has up to ten.
MAX_SHEETS = 50

#: Maximum columns of a table: questions plus city columns.
MAX_COLUMNS = MAX_QUESTIONS + 100

#: The last column and the last row of a spreadsheet.
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576

#: Maximum problems listed individually; the rest are only counted.
MAX_PROBLEMS = 1_000

#: Maximum repetitions listed of the same problem in one column.
MAX_ALIKE = 100

#: Maximum distinct unreadable answers; a file with more is not a file of answers.
MAX_UNREADABLE = 20_000

#: Maximum line length of a table in a zip, in bytes.
MAX_LINE = 2**20


def megabytes(size: int) -> str:
    """Format a size in bytes as megabytes."""
    return f"{size / 2**20:.0f} MB"


#: Maximum uncompressed size of one table of a study folder in a zip, in bytes.
MAX_UNPACKED_TABLES = 40 * 2**20
