"""Read and check frameworks and recommendations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from smartgov.model import Dimension, Framework, Pillar, Recommendation
from smartgov.paths import FRAMEWORK_FILE, RECOMMENDATIONS_FILE
from smartgov.problems import Problem, has_errors
from smartgov.study import schema
from smartgov.study.checked_rows import check_columns, list_of, number_of, read_sound, text_of
from smartgov.study.csv_table import read_table
from smartgov.study.storage import File

#: Values for the parent of a pillar.
ROOT = ("", "index")

#: Names of other columns in tables of scores, not allowed as ids of pillars and dimensions.
RESERVED = ("overall", "coverage", "rank", "city", "city_id", "country")


def read_framework(file: File = FRAMEWORK_FILE) -> tuple[Framework | None, list[Problem]]:
    """Read a framework; None if it has an error."""
    frame, problems = read_table(file)
    if frame is None:
        return None, problems
    framework, found = check_framework(frame, file.name)
    problems += found
    return None if has_errors(problems) else framework, problems


def check_framework(frame: pd.DataFrame, file: str) -> tuple[Framework | None, list[Problem]]:
    """Check a framework table and convert it to a `Framework`; None if it has an error."""
    table, problems = check_columns(frame, schema.FRAMEWORK, file)
    if table is None:
        return None, problems
    problems += _check_tree(table, file)
    if has_errors(problems):
        return None, problems
    rows = table.to_dict("records")
    pillars = tuple(
        Pillar(r["id"], number_of(r, "weight", 1), text_of(r, "label"), text_of(r, "definition"))
        for r in rows
        if r["parent"] in ROOT
    )
    dimensions = tuple(
        Dimension(
            r["id"],
            r["parent"],
            number_of(r, "weight", 1),
            text_of(r, "label"),
            text_of(r, "definition"),
        )
        for r in rows
        if r["parent"] not in ROOT
    )
    return Framework(pillars, dimensions), problems


def _check_tree(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Report unknown parents, reserved ids, and a tree without any pillar."""
    is_pillar = frame["parent"].isin(ROOT)
    pillar_ids = set(frame.loc[is_pillar, "id"])
    problems = [
        Problem("unknown_parent", file, int(row), "parent", parent)
        for row, parent in frame.loc[~is_pillar, "parent"].items()
        if parent not in pillar_ids
    ]
    allowed = f"another id than {', '.join(RESERVED)}"
    problems += [
        Problem("not_allowed", file, int(row), "id", node, allowed)
        for row, node in frame["id"].items()
        if node in RESERVED
    ]
    if not pillar_ids:
        problems.append(Problem("no_pillars", file))
    return problems


def read_recommendations(path: Path = RECOMMENDATIONS_FILE) -> tuple[Recommendation, ...]:
    """Read the recommendations of the Smart Cities Study.

    Raises
    ------
    ValueError
        If the table, which is part of the project, has an error.
    """
    return tuple(
        Recommendation(
            r["id"], r["pillar"], list_of(r["dimensions"]), text_of(r, "title"), text_of(r, "text")
        )
        for r in read_sound(path, schema.RECOMMENDATIONS)
    )


def recommendations_for(
    framework: Framework, recommendations: Iterable[Recommendation] | None = None
) -> tuple[Recommendation, ...]:
    """Select the recommendations for the pillars of a framework, in order.

    ``recommendations`` are those to select from, by default all in the table of the project.
    """
    pillars = {pillar.id for pillar in framework.pillars}
    every = read_recommendations() if recommendations is None else recommendations
    return tuple(r for r in every if r.pillar in pillars)
