"""List the problems of a visitor's file, with a download."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from components import html, show
from components.downloads import Download, download_buttons
from components.html import Column
from components.reader import Speaker
from smartgov.export.spreadsheets import to_csv
from smartgov.intake.read_file import FileStudy
from smartgov.problems import Problem, describe, locate

#: Maximum number of problems listed.
LISTED = 50


def shown_problems(intake: FileStudy) -> tuple[Problem, ...]:
    """Select the problems to list; what is asked above the list is not repeated in it."""
    asked = {f"{what}_undecided" for what in intake.understood.undecided}
    return tuple(problem for problem in intake.problems if problem.code not in asked)


def draw_problems(reader: Speaker, found: Sequence[tuple[str, str, str]]) -> None:
    """Draw the first of `problem_rows` as a table, and count the others."""
    t = reader.t
    columns = [Column(t(f"data.{key}")) for key in ("problem_place", "problem_kind", "problem")]
    st.html(html.data_table(t("data.problems_subtitle"), columns, found[:LISTED]))
    if len(found) > LISTED:
        show.paragraph(t("data.problems_more", count=len(found) - LISTED))


def list_problems(reader: Speaker, intake: FileStudy) -> None:
    """Draw the table of problems, and its download."""
    t, problems = reader.t, intake.problems
    show.heading(t("data.problems_title", count=len(problems)), t("data.problems_subtitle"))
    found = problem_rows(reader, problems)
    draw_problems(reader, found)
    table = pd.DataFrame(found, columns=["place", "kind", "problem"])
    label = t("data.problems_csv")
    download_buttons([Download("problems_csv", label, "problems", "csv", partial(to_csv, table))])


def problem_rows(reader: Speaker, problems: Sequence[Problem]) -> list[tuple[str, str, str]]:
    """Format location, severity and description of each problem."""
    t = reader.t
    return [
        (
            locate(problem, t.language),
            t(f"data.severity.{problem.severity}"),
            describe(problem, t.language),
        )
        for problem in problems
    ]
