"""Words for the status of a study, to write to and recognize in files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from smartgov.text import Language

STATUS_WORDS = Path(__file__).with_name("status_words")


@cache
def status_words(language: Language) -> Mapping[str, list[str]]:
    """Read the words for each status in one language; the first one is used for writing."""
    texts: dict[str, list[str]] = json.loads(
        (STATUS_WORDS / f"{language}.json").read_text(encoding="utf-8")
    )
    return texts
