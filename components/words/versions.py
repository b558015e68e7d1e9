"""Say which version of the data is shown, and what changed since another one."""

from __future__ import annotations

from datetime import date

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
