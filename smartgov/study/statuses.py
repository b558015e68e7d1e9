"""What each status of a study is called: the word that files say, and others that readers know."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from smartgov.text import Language

STATUS_WORDS = Path(__file__).with_name("status_words")


@cache
def status_words(language: Language) -> Mapping[str, list[str]]:
    """Return the words for each status in one language; the first is the one to write."""
    texts: dict[str, list[str]] = json.loads(
        (STATUS_WORDS / f"{language}.json").read_text(encoding="utf-8")
    )
    return texts
