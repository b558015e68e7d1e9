"""The report card of a city as a file: what the app's buttons and the command line write."""

from __future__ import annotations

from collections.abc import Callable

from components.publish.report.compose import write_report
from components.publish.report.html_page import write_html
from components.publish.report.parts import ReportText
from components.publish.report.pdf import write_pdf
from components.reader import Reader
from smartgov.advice.city_report import make_report

#: How a report card is written, by the ending of its file.
WRITERS: dict[str, Callable[[ReportText], bytes]] = {"pdf": write_pdf, "html": write_html}


def write_card(reader: Reader, suffix: str, address: str = "") -> bytes:
    """Return the report card of the reader's city as a file.

    Parameters
    ----------
    reader
        Its view names the city and whom it is compared with.
    suffix
        One of `WRITERS`.
    address
        Where the live view is; blank where that is not known.

    Raises
    ------
    ValueError
        Where no city is chosen.
    """
    if reader.city is None or reader.peers is None:
        raise ValueError("a report card needs a city")
    report = make_report(
        reader.study,
        reader.scores,
        reader.intervals,
        reader.peers,
        reader.recommendations,
        reader.city.id,
    )
    return WRITERS[suffix](write_report(reader, report, address))
