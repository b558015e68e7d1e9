"""The editions of the study of a reader: which it is compared with, and what changed."""

from __future__ import annotations

import pandas as pd

from components.cache import load_changes, load_scored_editions, load_trends
from components.reader import Reader
from smartgov.editions.change import Scored
from smartgov.editions.choice import earlier_editions
from smartgov.editions.trend import Trend
from smartgov.model import Study
from smartgov.study.load import LoadedStudy


def shown_of(reader: Reader) -> LoadedStudy:
    """Get the edition shown, without a visitor's own city."""
    edition = reader.study.info.edition
    return next(known for known in reader.editions if known.sound.info.edition == edition)


def studies_of(reader: Reader) -> list[Study]:
    """List the studies of all editions, the earliest first."""
    return [known.sound for known in reader.editions]


def earlier_of(reader: Reader) -> tuple[LoadedStudy, ...]:
    """List the editions that the one shown can be compared with, the earliest first."""
    if not reader.editions:
        return ()
    earlier = earlier_editions(shown_of(reader).sound, studies_of(reader))
    years = {study.info.edition for study in earlier}
    return tuple(known for known in reader.editions if known.sound.info.edition in years)


def since_of(reader: Reader) -> LoadedStudy | None:
    """Get the edition that the one shown is compared with, by default the one before it.

    None if the study has no earlier edition that it can be compared with.
    """
    earlier = earlier_of(reader)
    chosen = (known for known in earlier if known.sound.info.edition == reader.view.since)
    return next(chosen, earlier[-1] if earlier else None)


def scored_of(reader: Reader) -> Scored | None:
    """Score the edition shown and the one it is compared with over what they share, if any."""
    since = since_of(reader)
    if since is None:
        return None
    return load_scored_editions(shown_of(reader), since, reader.editions, reader.view.spec)


def changes_of(reader: Reader, measure: str) -> pd.DataFrame:
    """Compute the changes of all cities by a measure; see `compute_changes`.

    Empty if there is nothing to compare, or the editions do not share the measure.
    """
    since, scored = since_of(reader), scored_of(reader)
    if since is None or scored is None:
        return pd.DataFrame()
    if measure not in measures_of(scored.matched.after):
        return pd.DataFrame()
    return load_changes(shown_of(reader), since, reader.editions, reader.view.spec, measure)


def measures_of(study: Study) -> list[str]:
    """List the scores that a study has: overall, the pillars and the dimensions asked about."""
    pillars = dict.fromkeys(dimension.pillar for dimension in study.asked)
    return ["overall", *pillars, *(dimension.id for dimension in study.asked)]


def trends_of(reader: Reader) -> tuple[Trend, ...]:
    """Follow the dimensions through all editions; see `find_trends`."""
    since = since_of(reader)
    if since is None:
        return ()
    return load_trends(shown_of(reader), since, reader.editions, reader.view.spec)


def chosen_in_both(reader: Reader) -> list[str]:
    """List the ids of the selected cities that are in both editions."""
    scored = scored_of(reader)
    known = scored.matched.after.city_by_id if scored else {}
    return [city for city in reader.chosen if city in known]
