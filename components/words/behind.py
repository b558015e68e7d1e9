"""Show the evidence behind a city's answers, and count it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from components.html import Cell
from components.links import link_out
from components.reader import Reader
from smartgov.evidence import Evidence
from smartgov.model import City, Question


def has_evidence(reader: Reader, city: City, questions: Iterable[Question]) -> bool:
    """Check whether any of some answers of a city has evidence."""
    return any((city.id, question.id) in reader.study.evidence for question in questions)


def count_words(reader: Reader, city: City) -> str:
    """Say how many answers of a city carry evidence, and how many were verified."""
    behind = [e for (owner, _), e in reader.study.evidence.items() if owner == city.id]
    return reader.t(
        "evidence.count",
        city=city.name,
        given=len(behind),
        all=int(reader.study.answers.loc[city.id].notna().sum()),
        verified=sum(evidence.verified for evidence in behind),
    )


def evidence_cell(reader: Reader, city: City, question: Question) -> Cell:
    """Format what stands behind an answer: note, link, and who verified it; blank if nothing."""
    evidence = reader.study.evidence.get((city.id, question.id))
    if evidence is None:
        return ""
    parts = [
        escape(evidence.note),
        _link(reader, evidence),
        escape(_verified(reader, evidence)),
    ]
    return Markup("<br>").join(part for part in parts if part)


def _link(reader: Reader, evidence: Evidence) -> Markup:
    """Link to the page that shows the answer, by the name of its site."""
    if not evidence.link:
        return Markup("")
    site = urlsplit(evidence.link).hostname or evidence.link
    return link_out(site, evidence.link, reader.t("cases.leaves"))


def _verified(reader: Reader, evidence: Evidence) -> str:
    if not evidence.verified:
        return ""
    if not evidence.verified_on:
        return reader.t("evidence.verified", by=evidence.verified_by)
    return reader.t("evidence.verified_on", by=evidence.verified_by, on=evidence.verified_on)
