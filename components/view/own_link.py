"""A visitor's own city in the view: read from the link that carries it, and written into it."""

from __future__ import annotations

from dataclasses import replace

from components.view.view import View
from smartgov.model import Study
from smartgov.own_city.link import OwnCityError, format_own, parse_own
from smartgov.own_city.own_city import OwnCity


def read_own(view: View, study: Study) -> tuple[OwnCity, str | None]:
    """Return the city that a view carries, and the code of the problem where it is unreadable."""
    if view.own is None:
        return OwnCity(), None
    try:
        return parse_own(view.own, study), None
    except OwnCityError as error:
        return OwnCity(), error.code


def with_own(view: View, own: OwnCity, study: Study, study_id: str) -> View:
    """Return a view that carries a city.

    The study goes along: the answers are to its questions, and another study may be the default
    by the time that the link is opened.
    """
    text = None if own.blank else format_own(own, study)
    return replace(view, own=text, study=view.study or study_id)
