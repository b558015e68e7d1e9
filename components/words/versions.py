"""Say which version of the data is shown, and what changed since another one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from components.html import Cell, Column, code
from components.i18n import Translator
from components.reader import Reader
from smartgov.study_info import DIGEST_LENGTH, DataChange, StudyInfo


def version_words(t: Translator, info: StudyInfo, pinned: str | None) -> list[str]:
    """Say that the data is no longer in the version that a link names, and what changed since.

    Empty if the link names none or the current one, or the data has no version.
    """
    shown = info.version
    if pinned is None or not shown or pinned[-DIGEST_LENGTH:] == shown[-DIGEST_LENGTH:]:
        return []
    changes = info.changes_since(pinned)
    told = t("versions.other", pinned=pinned, shown=shown)
    if not changes:
        return [told, t("versions.not_known")]
    return [told, *(change_words(t, change) for change in changes)]


def dated_source(reader: Reader) -> str:
    """Get the source line with the version of the data, for what leaves the page."""
    version = reader.study.info.version
    told = [reader.source, reader.t("versions.version", version=version)] if version else []
    return " ".join(told) or reader.source


def change_words(t: Translator, change: DataChange) -> str:
    """Say what changed in the data, and on which day."""
    day = t.day(date.fromisoformat(change.date))
    return t("versions.change", day=day, text=t.text(change.text))


def change_columns(t: Translator) -> Sequence[Column]:
    """Name the columns of `change_rows`."""
    return tuple(Column(t(f"versions.{name}")) for name in ("day", "what", "digest"))


def change_rows(t: Translator, info: StudyInfo) -> list[list[Cell]]:
    """List what changed in the data, the latest first."""
    return [
        [t.day(date.fromisoformat(one.date)), t.text(one.text), code(one.digest)]
        for one in info.changes
    ]


def about_version(t: Translator, info: StudyInfo) -> str:
    """Say what the version of the data is made of."""
    dated = "subtitle" if info.version != info.digest else "undated"
    return t(f"versions.{dated}", version=info.version)
