"""Write a city profile, for the app's buttons and the command line."""

from __future__ import annotations

from collections.abc import Callable

from components.publish.report.compose import write_report
from components.publish.report.html_page import write_html
from components.publish.report.parts import ReportText
from components.publish.report.pdf import write_pdf
from components.reader import Reader
from smartgov.advice.city_report import make_report

#: Writer of a city profile by file extension.
WRITERS: dict[str, Callable[[ReportText], bytes]] = {"pdf": write_pdf, "html": write_html}


def write_card(reader: Reader, suffix: str, address: str = "") -> bytes:
    """Write the profile of the city as a file.

    Parameters
    ----------
    reader
        Its view selects the city and its peers.
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
    report = make_report(
        reader.study,
        reader.scores,
        reader.intervals,
        reader.peers,
        reader.recommendations,
        reader.city.id,
    )
    return WRITERS[suffix](write_report(reader, report, address))
