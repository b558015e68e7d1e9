"""Find studies for requests that have no session, and resolve views of them."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock

from cachetools import TTLCache, cached

from components.cache import (
    find_named,
    load_collection,
    load_editions,
    load_folder_cases,
    load_recommendations,
    load_studies,
)
from components.view.parameters import Notice
from components.view.resolve import resolve_view
from components.view.view import View
from smartgov.cases.case import Collection
from smartgov.editions.choice import earlier_editions
from smartgov.model import Study
from smartgov.study.load import LoadedStudy

#: Seconds for which the folders of studies are not looked at again.
FRESH = 2


@cached(TTLCache(64, FRESH), lock=Lock())
def find_studies(asked: str | None) -> dict[str, LoadedStudy]:
    """Load the valid studies by id; those of the last seconds are taken as they were.

    Of a series there is the latest edition, and the one that is asked for.
    """
    return {name: known for name, known in load_studies(asked).items() if known.study is not None}


def find_study(asked: str | None) -> LoadedStudy | None:
    """Find the study that is asked for, or the first one if none is; None if there is none.

    The name of a series asks for its latest edition.
    """
    studies = find_studies(None)
    if asked is None:
        return next(iter(studies.values()), None)
    return find_named(studies, asked) or find_named(find_studies(asked), asked)


def earlier_of(known: LoadedStudy) -> tuple[Study, ...]:
    """List the editions that a study can be compared with, the earliest first."""
    editions = [edition.sound for edition in load_editions(known)]
    return earlier_editions(known.sound, editions)


def collection_of(known: LoadedStudy) -> Collection:
    """Load what is documented for the recommendations of a study, in its folder too."""
    ids = tuple(one.id for one in load_recommendations(known.sound))
    shipped = load_collection(ids)
    return replace(shipped, cases=shipped.cases + load_folder_cases(known, ids))


def resolve(view: View, known: LoadedStudy) -> tuple[View, list[Notice]]:
    """Limit a view to what its study has; see `resolve_view`."""
    ids = [one.id for one in load_recommendations(known.sound)]
    years = [study.info.edition for study in earlier_of(known)]
    return resolve_view(view, known.sound, ids, collection_of(known).cities, years)
