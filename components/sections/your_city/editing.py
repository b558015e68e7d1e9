"""Editing a visitor's own city: an edit of the city becomes a change of the URL that carries it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from components.binding import Change, update_view
from components.page import Page
from components.view.own_link import read_own, with_own
from components.view.view import View
from smartgov.own_city.own_city import OwnCity

#: What a city becomes with a new value of a widget; ValueError for a value that is refused.
Edit = Callable[[OwnCity, Any], OwnCity]


def editing(page: Page, edit: Edit) -> Change:
    """Return how the view changes where a widget edits the city that it carries."""
    return partial(_change, page, edit)


def replace_own(page: Page, edit: Callable[[OwnCity], OwnCity]) -> None:
    """Edit the city in the URL at once; for the callbacks of buttons."""
    update_view(lambda view: _change(page, lambda own, _: edit(own), view, None))


def _change(page: Page, edit: Edit, view: View, value: object) -> View:
    own, _ = read_own(view, page.study)
    return with_own(view, edit(own, value), page.study, page.known.name)
