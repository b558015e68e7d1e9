"""Choose the earlier edition that the study of a reader is compared with."""

from __future__ import annotations

from components.kept import kept
from components.reader import Reader
from smartgov.editions.change import Scored, score_matched
from smartgov.editions.choice import choose_earlier, earlier_editions, match_editions
from smartgov.model import Study
from smartgov.study.load import LoadedStudy


def shown_of(reader: Reader) -> LoadedStudy:
    """Get the edition shown, without a visitor's own city."""
    edition = reader.study.info.edition
    return next(known for known in reader.editions if known.sound.info.edition == edition)


def studies_of(reader: Reader) -> list[Study]:
    """List the studies of all editions, the earliest first."""
    return [known.sound for known in reader.editions]


@kept
def earlier_of(reader: Reader) -> tuple[LoadedStudy, ...]:
    """List the editions that the one shown can be compared with, the earliest first."""
    if not reader.editions:
        return ()
    earlier = earlier_editions(shown_of(reader).sound, studies_of(reader))
    years = {study.info.edition for study in earlier}
    return tuple(known for known in reader.editions if known.sound.info.edition in years)


@kept
def since_of(reader: Reader) -> LoadedStudy | None:
    """Get the edition that the one shown is compared with, by default the one before it.

    None if the study has no earlier edition that it can be compared with.
    """
    earlier = {known.sound.info.edition: known for known in earlier_of(reader)}
    chosen = choose_earlier([known.sound for known in earlier.values()], reader.view.since)
    return None if chosen is None else earlier[chosen.info.edition]


def score_since(reader: Reader) -> Scored | None:
    """Score both editions over what they share, anew: for files, which have no cache of pages."""
    since = since_of(reader)
    if since is None:
        return None
    shown = shown_of(reader).sound
    matched = match_editions(since.sound, shown, studies_of(reader))
    return None if matched is None else score_matched(matched, reader.view.spec)
