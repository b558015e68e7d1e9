"""A visitor's own city in the address bar: the only place where it is."""

from __future__ import annotations

from dataclasses import replace

from components import browser
from components.page import Page
from components.reader import Reader
from components.view.parameters import parse_view
from components.view.view import View
from smartgov.model import Study
from smartgov.own_city.link import OwnCityError, format_own, parse_own
from smartgov.own_city.own_city import OwnCity


def read_own(view: View, study: Study) -> tuple[OwnCity, str | None]:
    """Return the city that a view carries, and why it cannot be read where it cannot."""
    if view.own is None:
        return OwnCity(), None
    try:
        return parse_own(view.own, study), None
    except OwnCityError as error:
        return OwnCity(), error.code


def own_now(reader: Reader) -> OwnCity:
    """Return the city in the address bar at this moment; for use in callbacks."""
    view, _ = parse_view(browser.read_query())
    return read_own(view, reader.study)[0]


def write_own(page: Page, own: OwnCity) -> None:
    """Put a city into the address bar; for use in callbacks.

    The study goes along: the answers are to its questions, and another study may be the default
    by the time that the link is opened.
    """
    view, _ = parse_view(browser.read_query())
    text = None if own.blank else format_own(own, page.study)
    browser.write_view(replace(view, own=text, study=view.study or page.known.id))
