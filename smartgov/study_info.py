"""The metadata of a study: what it is, whose it is, and which edition of a series."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from smartgov.text import NO_WORDS, Text

Status = Literal["real", "demonstration", "not_stated"]
Basis = Literal["self_reported", "recorded"]

STATUSES: tuple[Status, ...] = get_args(Status)
BASES: tuple[Basis, ...] = get_args(Basis)


@dataclass(frozen=True)
class Source:
    """A source of the data of a study."""

    title: str
    path: str = ""


@dataclass(frozen=True)
class Break:
    """A change of the measure itself since the edition before: why, and in which questions.

    Without ``questions`` it is in all of them.
    """

    text: Text
    questions: tuple[str, ...] = ()


#: Number of hexadecimal digits that tell a version of the data from others.
DIGEST_LENGTH = 8


@dataclass(frozen=True)
class DataChange:
    """What changed in the data of a study, and the digest of its tables from then on.

    ``date`` is as in ISO 8601.
    """

    date: str
    digest: str
    text: Text


@dataclass(frozen=True)
class StudyInfo:
    """Metadata of a study.

    ``left_out`` is the number of rows of the file that were excluded because of problems.
    ``status`` is ``not_stated`` if a file does not say whether its answers are real.
    ``basis`` tells whether cities reported on themselves (``self_reported``) or the answers come
    from audits, reviews and registers (``recorded``). ``series`` is the id that the editions of a
    study share, and ``edition`` the year or years of this one, such as "2014" or "2014-2015"; both
    are blank if there is only one. ``change_of_measure`` says that answers are not comparable with
    those of the editions before. ``digest`` is that of the tables, blank for a study that was not
    read from a folder, and ``changes`` what changed in them, the latest first.
    """

    id: str
    title: Text
    short_title: Text
    description: Text
    years: tuple[int, ...]
    publishers: tuple[Text, ...]
    citation: str
    licence: str
    status: Status
    caveat: Text
    sources: tuple[Source, ...]
    left_out: int = 0
    basis: Basis = "self_reported"
    licence_note: Text = NO_WORDS
    series: str = ""
    edition: str = ""
    change_of_measure: Break | None = None
    # The same study written to other files is still the same study.
    digest: str = field(default="", compare=False)
    changes: tuple[DataChange, ...] = field(default=(), compare=False)

    @property
    def kind(self) -> str:
        """The kind of answers: the status, or ``recorded`` for real ones that are recorded."""
        return "recorded" if (self.status, self.basis) == ("real", "recorded") else self.status

    @property
    def version(self) -> str:
        """The version of the data: its date, if one is listed, and its digest; may be blank."""
        dated = next((c.date for c in self.changes if c.digest == self.digest), "")
        return "-".join(filter(None, (dated, self.digest)))

    def changes_since(self, version: str) -> tuple[DataChange, ...] | None:
        """List what changed after a version, the latest first; None if it is not listed.

        Only the digest of the version counts, not its date.
        """
        digests = [change.digest for change in self.changes]
        digest = version[-DIGEST_LENGTH:]
        return self.changes[: digests.index(digest)] if digest in digests else None

    @property
    def licence_stated(self) -> bool:
        """Whether the producers of the data state a license."""
        return "none" not in self.licence

    @property
    def period(self) -> str:
        """The first and last year of the answers, such as "2014–2015"."""
        years = sorted(set(self.years))
        return "–".join(str(year) for year in dict.fromkeys((*years[:1], *years[-1:])))
