"""Write a plan as a self-contained HTML file to print and share."""

from __future__ import annotations

from markupsafe import Markup, escape

from components.publish.plan.plan_text import Guide, PlanDocument, PlannedTime, Reading
from components.publish.report.html_page import page_heading, paragraphs, write_page
from smartgov.web_address import is_web_address


def write_plan_html(plan: PlanDocument) -> bytes:
    """Write a plan as an HTML file in UTF-8."""
    times = Markup("").join(_time(plan, time) for time in plan.times)
    guides = Markup("").join(_guide(guide) for guide in plan.guides)
    note = plan.guides_note if plan.guides else ""
    body = Markup("<section>{}{}</section><section>{}{}</section>").format(
        page_heading(plan.heading),
        times,
        page_heading(plan.guides_heading, note),
        Markup("<ol>{}</ol>").format(guides) if guides else "",
    )
    return write_page(plan, body)


def _time(plan: PlanDocument, time: PlannedTime) -> Markup:
    """Build the tasks of a time as a table."""
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(
            task.practice, task.responsible
        )
        for task in time.tasks
    )
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in plan.heads)
    return Markup(
        '<table class="tasks"><caption><b>{}</b> · {}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(time.title, time.then, heads, rows)


def _guide(guide: Guide) -> Markup:
    readings = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(
            label, Markup("").join(_reading(reading) for reading in found)
        )
        for label, found in guide.readings
    )
    return Markup('<li style="--hue:{}"><h3>{}</h3><p>{}</p><dl class="facts">{}</dl></li>').format(
        guide.hue, guide.title, guide.ask, readings
    )


def _reading(reading: Reading) -> Markup:
    text = escape(reading.text)
    if is_web_address(reading.address):
        text = Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(
            reading.address, reading.text
        )
    return Markup("<p>{}</p>").format(text) + paragraphs((reading.detail,), "small")
