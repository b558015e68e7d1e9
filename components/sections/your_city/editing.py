"""Edit a visitor's own city in the URL."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from components.binding import Change, update_view
from components.page import Page
from components.view.own_link import read_own, with_own
from components.view.view import View
from smartgov.own_city.own_city import OwnCity

#: Computes the city from a new widget value; raises ValueError to reject the value.
Edit = Callable[[OwnCity, Any], OwnCity]


def editing(page: Page, edit: Edit) -> Change:
    """Convert an edit of the city to a change of the view, for `bind`."""
    return partial(_change, page, edit)


def replace_own(page: Page, edit: Callable[[OwnCity], OwnCity]) -> None:
    """Apply an edit to the city in the URL; for button callbacks."""
    update_view(lambda view: _change(page, lambda own, _: edit(own), view, None))


def _change(page: Page, edit: Edit, view: View, value: object) -> View:
    own, _ = read_own(view, page.study)
    return with_own(view, edit(own, value), page.study, page.known.name)
