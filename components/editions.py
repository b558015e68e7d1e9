"""The editions of the study of a reader: which it is compared with, and what changed."""

from __future__ import annotations

import pandas as pd

from components.cache import load_changes, load_scored_editions, load_trends
from components.kept import kept
from components.reader import Reader
from components.words.series import earlier_of as earlier_of
from components.words.series import shown_of as shown_of
from components.words.series import since_of as since_of
from components.words.series import studies_of as studies_of
from smartgov.editions.change import Scored
from smartgov.editions.trend import Trend
from smartgov.scoring.score import measures_of


@kept
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


@kept
def trends_of(reader: Reader) -> tuple[Trend, ...]:
    """Follow the dimensions through all editions; see `find_trends`."""
    since = since_of(reader)
    if since is None:
        return ()
    return load_trends(shown_of(reader), since, reader.editions, reader.view.spec)


@kept
def chosen_in_both(reader: Reader) -> list[str]:
    """List the ids of the selected cities that are in both editions."""
    scored = scored_of(reader)
    known = scored.matched.after.city_by_id if scored else {}
    return [city for city in reader.chosen if city in known]
