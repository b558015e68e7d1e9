"""Write a city profile, for the app's buttons and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from components.publish.report.compose import write_report
from components.publish.report.html_page import write_html
from components.publish.report.parts import Origin, ReportText
from components.publish.report.pdf import write_pdf
from components.reader import Reader
from components.words.scenarios import change_words
from smartgov.advice.city_report import CityReport, make_report
from smartgov.advice.whatif import change_answers, differing_changes
from smartgov.peers.rules import Peers
from smartgov.scoring.score import score

#: Writer of a city profile by file extension.
WRITERS: dict[str, Callable[[ReportText], bytes]] = {"pdf": write_pdf, "html": write_html}


def write_card(reader: Reader, suffix: str, address: str = "") -> bytes:
    """Write the profile of the city as a file.

    If answers are changed in the view, the card is that of the scenario, with the figures of the
    city's own answers beside it.

    Parameters
    ----------
    reader
        Its view selects the city, its peers, and the answers that are changed.
    suffix
        A key of `WRITERS`.
    address
        URL of the live view; blank if unknown.

    Raises
    ------
    ValueError
        If no city is chosen.
    """
    if reader.city is None or reader.peers is None:
        raise ValueError("a city profile needs a city")
    report = _report(reader, reader.peers, reader.city.id)
    changes = differing_changes(reader.study, reader.city.id, reader.view.changes)
    if not changes:
        return WRITERS[suffix](write_report(reader, report, address))
    scenario = apply_changes(reader, reader.city.id)
    after = _report(scenario, reader.peers, reader.city.id)
    origin = Origin(report, change_words(reader, changes))
    return WRITERS[suffix](write_report(scenario, after, address, origin))


def apply_changes(reader: Reader, city_id: str) -> Reader:
    """Copy a reader with the answers of a city changed as in its view, and scored again."""
    study = change_answers(reader.study, city_id, dict(reader.view.changes))
    return replace(reader, study=study, scores=score(study, reader.scores.spec))


def _report(reader: Reader, peers: Peers, city_id: str) -> CityReport:
    """Compute the contents of a card; ``peers`` are the same in a scenario as without it."""
    return make_report(
        reader.study, reader.scores, reader.intervals, peers, reader.recommendations, city_id
    )
