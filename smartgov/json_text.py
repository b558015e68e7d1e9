"""Read the text of a JSON file of a visitor strictly: no repeated keys, no half characters."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from smartgov.problems import Problem
from smartgov.text import is_whole


class Pairs(list[tuple[str, Any]]):
    """The key–value pairs of a JSON object, including repeated keys."""


def read_pairs(text: str, file: str) -> tuple[Any, list[Problem]]:
    """Parse JSON, with `Pairs` for objects; the keys of the outermost object occur once.

    Returns
    -------
    tuple
        What the text says, None if there is a problem; and the problems: ``not_json``,
        ``not_text``, or ``repeated`` for each repeated key.
    """
    try:
        whole = json.loads(text, object_pairs_hook=Pairs)
        written = json.dumps(whole, ensure_ascii=False)
    except json.JSONDecodeError as error:
        return None, [Problem("not_json", file, error.lineno)]
    except (ValueError, RecursionError):
        return None, [Problem("not_json", file)]
    if not is_whole(written):
        return None, [Problem("not_text", file)]
    names = Counter(name for name, _ in whole) if isinstance(whole, Pairs) else Counter[str]()
    repeated = [name for name, count in names.items() if count > 1]
    if repeated:
        return None, [Problem("repeated", file, column=name, allowed=name) for name in repeated]
    return whole, []
