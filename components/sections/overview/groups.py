"""Group the cities of the Overview by region or population class, for small multiples."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from components.reader import Reader
from smartgov.peers.groups import Grouping
from smartgov.peers.groups import group_cities as list_groups


def group_cities(reader: Reader, grouping: Grouping, cities: Iterable[str]) -> dict[str, list[str]]:
    """List the cities of each group, by group; those without one are left out.

    Regions are in the order of their names, population classes from small to large.
    """
    groups = list_groups(reader.study, grouping, cities)
    order = sorted(groups, key=partial(_by_name, reader)) if grouping == "region" else list(groups)
    return {group: groups[group] for group in order}


def _by_name(reader: Reader, region: str) -> str:
    return reader.collate(reader.t.region(region))


def group_label(reader: Reader, grouping: Grouping, group: str) -> str:
    """Get the label of a group."""
    return reader.size_label(group) if grouping == "size" else reader.t.region(group)


def group_title(reader: Reader, grouping: Grouping, group: str, cities: list[str]) -> str:
    """Write the label of a group and the number of its cities."""
    return f"{group_label(reader, grouping, group)} ({reader.t.number(len(cities))})"
