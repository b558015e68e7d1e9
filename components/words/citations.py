"""Citations of the data set and of UCLG's study: as text, as BibTeX and as RIS."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from components.reader import Reader
from components.words.authorship import who_calculates
from smartgov.text import fold

#: What a key cannot contain.
_OTHERS = re.compile(r"[^a-z0-9]+")

#: What BibTeX would take for a command.
_COMMANDS = re.compile(r"([&%$#_{}])")


@dataclass(frozen=True)
class Work:
    """A citation: what it is of, the name of its files, and its three forms."""

    label: str
    name: str
    text: str
    bibtex: str
    ris: str


@dataclass(frozen=True)
class Facts:
    """What a citation is made of; blank if unknown. ``kind`` is a type of RIS."""

    kind: str
    name: str
    authors: tuple[str, ...]
    title: str
    year: str
    address: str = ""
    version: str = ""
    note: str = ""


def cite_data_set(reader: Reader, address: str, version: str, today: date) -> Work:
    """Cite the data set with its version, and the address of the view that shows it.

    Parameters
    ----------
    reader
        The data set, and the language of the citation.
    address
        Address of the view; blank if it cannot be opened by others.
    version
        What tells this state of the data set from others.
    today
        The date on which it was looked at.
    """
    t, info = reader.t, reader.study.info
    facts = Facts(
        kind="DATA",
        name=info.id,
        authors=tuple(t.text(publisher) for publisher in info.publishers),
        title=t.text(info.title),
        year=str(max(info.years)) if info.years else "",
        address=address,
        version=version,
        note=" ".join((t(f"status.{info.kind}") + ".", who_calculates(reader))),
    )
    begin = info.citation or ". ".join(filter(None, (t.join(facts.authors), facts.title)))
    return _write(reader, t("row.work_data"), begin, facts, today)


def cite_study(reader: Reader, today: date) -> Work:
    """Cite UCLG's Smart Cities Study 2019, from which the recommendations come."""
    t = reader.t
    facts = Facts(
        kind="RPRT",
        name="smart-cities-study-2019",
        authors=(t("row.study_author"),),
        title=t("row.study_title"),
        year="2019",
        address=t("row.study_address"),
        note=t("row.study_note"),
    )
    begin = f"{t.join(facts.authors)}: {facts.title}. {facts.note}"
    return _write(reader, t("row.work_study"), begin, facts, today)


def _write(reader: Reader, label: str, begin: str, facts: Facts, today: date) -> Work:
    t = reader.t
    parts = [
        begin.removesuffix(".") + ".",
        t("row.version", version=facts.version) if facts.version else "",
        facts.address,
        t("row.accessed", day=t.day(today)),
    ]
    return Work(
        label=label,
        name=facts.name,
        text=" ".join(filter(None, parts)),
        bibtex=to_bibtex(facts, today, t.language),
        ris=to_ris(facts, today, t.language),
    )


def to_bibtex(facts: Facts, today: date, language: str) -> str:
    """Format a citation as BibTeX. Names and title are in braces, so that they stay as they are."""
    fields = {
        "author": " and ".join("{" + _escape(author) + "}" for author in facts.authors),
        "title": "{" + _escape(facts.title) + "}",
        "year": facts.year,
        "version": _escape(facts.version),
        "url": facts.address,
        "urldate": today.isoformat() if facts.address else "",
        "note": _escape(facts.note),
        "langid": {"en": "english", "es": "spanish", "fr": "french"}.get(language, ""),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    kind = "techreport" if facts.kind == "RPRT" else "misc"
    if kind == "techreport":
        lines.insert(1, f"  institution = {{{_escape(facts.authors[0])}}}")
    return f"@{kind}{{{_key(facts)},\n" + ",\n".join(lines) + "\n}\n"


def to_ris(facts: Facts, today: date, language: str) -> str:
    """Format a citation as RIS, which reference managers read."""
    tags: Sequence[tuple[str, str]] = [
        ("TY", facts.kind),
        *(("AU", author) for author in facts.authors),
        ("TI", facts.title),
        ("PY", facts.year),
        ("ET", facts.version),
        ("UR", facts.address),
        ("Y2", today.strftime("%Y/%m/%d") if facts.address else ""),
        ("N1", facts.note),
        ("LA", language),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _escape(text: str) -> str:
    """Write text so that BibTeX takes nothing in it for a command."""
    return _COMMANDS.sub(r"\\\1", _one_line(text).replace("\\", "/"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _key(facts: Facts) -> str:
    """Build the key by which a text refers to the work: letters, digits and hyphens."""
    return _OTHERS.sub("-", fold(facts.name)).strip("-") or "data"
