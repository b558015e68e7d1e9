"""What is known of the data set shown: its source, its license, and the limits of its results."""

from __future__ import annotations

from components.reader import Reader
from components.words.answers import graded


def source_facts(reader: Reader) -> list[tuple[str, str]]:
    """List what is known of the answers' source: a label and a text each, blank ones left out."""
    t, info = reader.t, reader.study.info
    facts = [
        (t("method.study"), t.text(info.title)),
        (t("method.about"), t.text(info.description)),
        (t("method.publishers"), t.join(map(t.text, info.publishers))),
        (t("method.status"), t(f"status.{info.kind}")),
        (t("method.caveat"), t.text(info.caveat)),
        (t("method.citation"), info.citation),
        (t("method.licence"), licence_words(reader)),
        (t("method.origin"), "; ".join(f"{s.title} {s.path}".strip() for s in info.sources)),
    ]
    return [(label, text) for label, text in facts if text]


def licence_words(reader: Reader) -> str:
    """Format the license of the answers and its conditions."""
    t, info = reader.t, reader.study.info
    if not info.licence_stated:
        return t("method.licence_none")
    return f"{info.licence}. {t.text(info.licence_note)}" if info.licence_note.en else info.licence


def limit_keys(reader: Reader) -> list[str]:
    """List the locale keys of the limits; invented answers have fewer."""
    info = reader.study.info
    common = [graded(reader, "presence"), "not_ranking"]
    if info.status == "demonstration":
        return ["demonstration", *common]
    if info.status == "not_stated":
        return ["not_stated", *common, "old"]
    return [info.basis, *common, "old"]
