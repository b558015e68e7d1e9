"""The evidence behind an answer: a note, a link, and who verified it. It is never scored."""

from __future__ import annotations

from dataclasses import dataclass

#: The optional columns of ``answers.csv`` that hold it.
EVIDENCE_COLUMNS = ("note", "link", "verified_by", "verified_on")

#: Maximum characters of a note, a sentence or two.
MAX_NOTE = 500


@dataclass(frozen=True)
class Evidence:
    """What stands behind one answer; blank where nothing was given.

    Attributes
    ----------
    note
        A sentence about the answer.
    link
        The address of a page on the web that shows it.
    verified_by, verified_on
        Who verified the answer, and the year, month or day.
    """

    note: str = ""
    link: str = ""
    verified_by: str = ""
    verified_on: str = ""

    @property
    def verified(self) -> bool:
        """Whether somebody verified the answer."""
        return bool(self.verified_by)


#: The evidence behind an answer that has none.
NO_EVIDENCE = Evidence()
