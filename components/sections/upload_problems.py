"""The problems of a small file that a visitor loads: an own city, or a plan."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from components.reader import Reader
from smartgov.problems import Problem, locate

#: Maximum number of problems that are listed.
LISTED = 20


def list_problems(reader: Reader, problems: Sequence[Problem], part: str) -> None:
    """Draw the problems of a file as a list; ``part`` is the section of the texts about them."""
    st.error(reader.t(f"{part}.problems.title"), icon=":material/error:")
    lines = problem_lines(reader, problems, part)
    items = [Markup("<li>{}</li>").format(line) for line in lines]
    st.html(Markup("<ul>{}</ul>").format(Markup("").join(items)))


def problem_lines(reader: Reader, problems: Sequence[Problem], part: str) -> list[str]:
    """Format at most `LISTED` problems of a file, and the number of further ones."""
    t = reader.t
    lines = [
        f"{locate(problem, t.language)}: "
        + t(f"{part}.problems.{problem.code}", value=problem.value, allowed=problem.allowed)
        for problem in problems[:LISTED]
    ]
    if len(problems) > LISTED:
        lines.append(t(f"{part}.problems.more", count=len(problems) - LISTED))
    return lines
