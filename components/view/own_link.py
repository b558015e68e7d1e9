"""Read and write a visitor's own city in the view, and thereby in the URL."""

from __future__ import annotations

from dataclasses import replace

from components.view.view import View
from smartgov.model import Study
from smartgov.own_city.link import OwnCityError, format_own, parse_own
from smartgov.own_city.own_city import OwnCity


def read_own(view: View, study: Study) -> tuple[OwnCity, str | None]:
    """Decode the visitor's own city from a view; also returns a problem code if it is invalid."""
    if view.own is None:
        return OwnCity(), None
    try:
        return parse_own(view.own, study), None
    except OwnCityError as error:
        return OwnCity(), error.code


def with_own(view: View, own: OwnCity, study: Study, study_id: str) -> View:
    """Encode the visitor's own city into a view.

    The study id is always included: the answers belong to its questions, and another study may
    be the default when the link is opened.
    """
    text = None if own.blank else format_own(own, study)
    return replace(view, own=text, study=view.study or study_id)
