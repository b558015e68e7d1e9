"""Recognize a table that lies on its side, by columns that are headed by places."""

from __future__ import annotations

from collections.abc import Sequence

from smartgov.intake.limits import MAX_QUESTIONS
from smartgov.intake.spot import Spot
from smartgov.places.gazetteer import CODE, find_exact
from smartgov.problems import Problem

#: Minimum number of places in the header of such a table, and how many are shown.
MIN_PLACES = 3

#: Maximum headers looked up, and maximum length of one.
_LOOK, _LONGEST = 100, 100


def check_sideways(spot: Spot, names: Sequence[str]) -> Problem | None:
    """Report a header of which most names are places; None for any other one."""
    looked = list(dict.fromkeys(names))[:_LOOK]
    found = find_exact((name, "") for name in looked if CODE < len(name) <= _LONGEST)
    places = [name for name in looked if (name, "") in found]
    if len(places) < MIN_PLACES or 2 * len(places) <= len(looked):
        return None
    return spot.problem("cities_side_by_side", ", ".join(places[:MIN_PLACES]))


def describe_width(spot: Spot, names: Sequence[str]) -> Problem:
    """Report a header with far more columns than a data set may have questions."""
    wide = spot.problem("too_wide", f"{len(names):,}", f"{MAX_QUESTIONS:,}")
    return check_sideways(spot, names) or wide
