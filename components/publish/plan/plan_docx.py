"""Write a plan as a Word document, to be edited and continued."""

from __future__ import annotations

import io

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from components.publish.plan.plan_text import Guide, PlanDocument, PlannedTime, Reading
from components.publish.report.paper import printable
from components.theme import LIGHT
from smartgov.palette import rgb
from smartgov.web_address import is_web_address

#: Font sizes: body and small print.
BODY, SMALL = 10, 8.5


def write_plan_docx(plan: PlanDocument) -> bytes:
    """Write a plan as a DOCX file; every text is literal."""
    file = docx.Document()
    _describe(file, plan)
    _add_small(file, " · ".join((plan.app, plan.kind, plan.study, plan.status)))
    file.add_heading(printable(f"{plan.name}: {plan.kind}"), 0)
    if plan.mark:
        file.add_paragraph().add_run(printable(plan.mark)).bold = True
    _add_small(file, plan.place)
    _add_figures(file, plan)
    for notice in plan.notices:
        _add_small(file, notice)
    file.add_heading(printable(plan.heading), 1)
    for time in plan.times:
        _add_time(file, plan, time)
    file.add_heading(printable(plan.guides_heading), 1)
    if plan.guides:
        _add_small(file, plan.guides_note)
    for guide in plan.guides:
        _add_guide(file, guide)
    _add_about(file, plan)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def _describe(file: WordFile, plan: PlanDocument) -> None:
    """Set the metadata, the language and the fonts of a file."""
    about = file.core_properties
    about.title, about.author, about.language = printable(plan.document), plan.app, plan.language
    about.created = about.modified = plan.dated
    about.comments = ""
    style = file.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(BODY)
    style.paragraph_format.space_after = Pt(3)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), plan.language)
    style.element.get_or_add_rPr().append(language)


def _add_small(file: WordFile, text: str) -> Paragraph:
    paragraph = file.add_paragraph()
    run = paragraph.add_run(printable(text))
    run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor(*rgb(LIGHT.muted))
    return paragraph


def _add_figures(file: WordFile, plan: PlanDocument) -> None:
    """Add the key figures as a table: label, value and that of today."""
    table = file.add_table(rows=0, cols=3, style="Table Grid")
    for figure in plan.figures:
        cells = table.add_row().cells
        for cell, text in zip(cells, (figure.label, figure.value, figure.basis), strict=True):
            cell.text = printable(text)
        cells[1].paragraphs[0].runs[0].bold = True


def _add_time(file: WordFile, plan: PlanDocument, time: PlannedTime) -> None:
    """Add the tasks of a time as a table."""
    file.add_heading(printable(f"{time.title} · {time.then}"), 2)
    table = file.add_table(rows=1, cols=2, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, plan.heads, strict=True):
        cell.text = printable(text)
        cell.paragraphs[0].runs[0].bold = True
    for task in time.tasks:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = printable(task.practice), printable(task.responsible)


def _add_guide(file: WordFile, guide: Guide) -> None:
    """Add whom to ask about a recommendation, and what to read."""
    heading = file.add_heading(printable(guide.title), 2)
    for run in heading.runs:
        run.font.color.rgb = RGBColor(*rgb(guide.hue))
    file.add_paragraph(printable(guide.ask))
    for label, readings in guide.readings:
        file.add_paragraph().add_run(printable(label)).bold = True
        for reading in readings:
            _add_reading(file.add_paragraph(style="List Bullet"), reading)


def _add_reading(paragraph: Paragraph, reading: Reading) -> None:
    if is_web_address(reading.address):
        _add_link(paragraph, reading.text, reading.address)
    else:
        paragraph.add_run(printable(reading.text))
    detail = paragraph.add_run(printable(f". {reading.detail}"))
    detail.font.size = Pt(SMALL)


def _add_link(paragraph: Paragraph, text: str, address: str) -> None:
    """Add a link, for which python-docx has no call."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, True))
    run = paragraph.add_run(printable(text))
    run.font.color.rgb, run.font.underline = RGBColor(*rgb(LIGHT.link)), True
    link.append(run._r)
    paragraph._p.append(link)


def _add_about(file: WordFile, plan: PlanDocument) -> None:
    """Add the source, the caveats and the link to the live view."""
    file.add_heading(printable(plan.about.title), 2)
    for line in plan.about.lines:
        _add_small(file, line)
    if plan.address:
        _add_link(_add_small(file, f"{plan.live} "), plan.address, plan.address)
