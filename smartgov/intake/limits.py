"""How much a visitor's file may hold."""

from __future__ import annotations

#: The largest file that is read, in bytes.
MAX_BYTES = 10 * 2**20

MAX_CITIES = 5_000

MAX_QUESTIONS = 500

#: Answers of a table with a row for each of them.
MAX_ANSWERS = 500_000

#: What the parts of a workbook or a zip that are read may unpack to, in bytes.
MAX_UNPACKED = 100 * 2**20

#: Entries of a workbook or a zip.
MAX_ENTRIES = 2_000

#: Characters of one cell; what a spreadsheet takes at most.
MAX_CELL = 32_767

#: Characters of all cells of a file together, each wording counted once.
MAX_TEXT = 20_000_000

#: Merged cells of a sheet that are looked at.
MAX_MERGED = 1_000

#: Columns of a table: questions, and what is known of a city.
MAX_COLUMNS = MAX_QUESTIONS + 100

#: The last column and the last row of a spreadsheet.
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576

#: Problems that are told one by one; the others are counted.
MAX_PROBLEMS = 1_000

#: The same problem in one column.
MAX_ALIKE = 100

#: Different answers that cannot be read; where there are more, the file is no file of answers.
MAX_UNREADABLE = 20_000

#: The longest line of a table in a zip, in bytes.
MAX_LINE = 2**20


def megabytes(size: int) -> str:
    """Return a size as it is shown."""
    return f"{size / 2**20:.0f} MB"


#: What one table of a study folder in a zip may unpack to, in bytes.
MAX_UNPACKED_TABLES = 40 * 2**20
