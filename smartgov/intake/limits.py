"""Limits on the size and content of a visitor's file."""

from __future__ import annotations

#: Maximum size of a file, in bytes.
MAX_BYTES = 10 * 2**20

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

#: Maximum characters in all cells of a file, each distinct text counted once.
MAX_TEXT = 20_000_000

#: Maximum merged cells checked per sheet.
MAX_MERGED = 1_000

#: Maximum colored cells checked per sheet.
MAX_FILLED = 20_000

#: Maximum cells that are not blank in an OpenDocument spreadsheet.
MAX_CELLS = 1_000_000

#: Maximum sheets of a workbook; a template has seven.
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
