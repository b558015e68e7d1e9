"""The terms that are explained on Method, and the help that explains them where they stand."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from components.links import link_to_part
from components.reader import Speaker

#: The terms in the order of the table; each has a ``term`` and a ``meaning`` in every language.
TERMS = (
    *("score", "practice", "documented_practice", "gap", "comparison_group", "coverage"),
    *("rank_range", "middle_half", "geometric_mean", "city"),
)

#: A word of a sentence.
_WORDS = re.compile(r"\w+")

#: The id of the table on Method.
ANCHOR = "glossary"


def explain(reader: Speaker, term: str, text: str) -> Markup:
    """Build a text with help: its meaning on hover, and a link to the table of all terms.

    A link works by keyboard and touch as well, and screen readers read its title as a description.
    """
    meaning = reader.t(f"glossary.{term}.meaning")
    return link_to_part(text, "method", ANCHOR, reader.view, meaning)


def explain_within(reader: Speaker, term: str, sentence: str) -> Markup:
    """Explain a term of one word where a sentence first uses it, in any form; see `explain`."""
    name = reader.t(f"glossary.{term}.term").casefold()
    words = (word for word in _WORDS.finditer(sentence) if word.group().casefold().startswith(name))
    found = next(words, None)
    if found is None:
        return escape(sentence)
    help_ = explain(reader, term, found.group())
    return escape(sentence[: found.start()]) + help_ + escape(sentence[found.end() :])
