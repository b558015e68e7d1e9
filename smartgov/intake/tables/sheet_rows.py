"""Read the rows of a sheet once, although several readers ask for its first rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from smartgov.intake.spot import Row

#: Up to this many cells that are not blank, the rows of a sheet are kept.
MAX_KEPT = 10_000


class SheetRows:
    """The rows of a sheet, read as far as any reader has asked.

    What a sheet contains is found from its first rows, by several readers. With a million blank
    rows after a few of answers, each of them would parse the whole sheet.

    Parameters
    ----------
    source
        The rows, as they are parsed.

    Attributes
    ----------
    all_kept
        Whether all rows read so far are kept. If not, the sheet has to be parsed again.
    """

    def __init__(self, source: Iterator[Row]) -> None:
        self._source = source
        self._kept: list[Row] = []
        self._left = MAX_KEPT
        self.all_kept = True

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows, first those that are kept.

        Raises
        ------
        RuntimeError
            If another reader has meanwhile read on, and its rows are too many to be kept.
        """
        for at in count():
            if at == len(self._kept):
                if not self.all_kept:
                    raise RuntimeError("these rows are read by another reader")
                try:
                    row = next(self._source, None)
                except Exception:
                    self.all_kept = False  # so that each reader meets it
                    raise
                if row is None:
                    return
                self._left -= len(row.cells)
                if self._left < 0:
                    self.all_kept = False
                    yield row
                    yield from self._source
                    return
                self._kept.append(row)
            yield self._kept[at]
