"""Draw the sections of a page, so that what fails in one leaves the others as they are."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from components.reader import Speaker
from smartgov.faults import describe_fault

T = TypeVar("T")

_logger = logging.getLogger(__name__)


def draw_section(reader: Speaker, draw: Callable[..., T], *args: Any, **options: Any) -> T | None:
    """Draw a section of a page; if it fails, say so in its place, log it, and go on.

    Parameters
    ----------
    reader
        The page, the first argument of ``draw``.
    draw
        The function that draws the section.
    args, options
        Its other arguments.

    Returns
    -------
    object
        What ``draw`` returns; None if it fails.
    """
    try:
        return draw(reader, *args, **options)
    except Exception as error:
        name = f"{draw.__module__}.{getattr(draw, '__name__', '')}"
        fields = {"section": name, **describe_fault(error)}
        # Without the error itself, whose message may quote a visitor's file.
        _logger.error("section failed", extra={"fields": fields})  # noqa: TRY400
        t = reader.t
        st.error(t("app.section_text"), title=t("app.section_title"), icon=":material/error:")
        return None
