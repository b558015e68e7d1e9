"""The plan of a city as a file, in each format."""

from __future__ import annotations

from collections.abc import Callable

from components.publish.plan.plan_docx import write_plan_docx
from components.publish.plan.plan_html import write_plan_html
from components.publish.plan.plan_pdf import write_plan_pdf
from components.publish.plan.plan_text import PlanDocument
from components.publish.plan.plan_words import compose_plan
from components.reader import Reader
from smartgov.cases.case import Collection
from smartgov.plan.file import to_plan_json
from smartgov.plan.plan import Plan

#: Writer of the document by file extension.
WRITERS: dict[str, Callable[[PlanDocument], bytes]] = {
    "pdf": write_plan_pdf,
    "docx": write_plan_docx,
    "html": write_plan_html,
}


def write_plan(
    reader: Reader, suffix: str, plan: Plan, collection: Collection, address: str = ""
) -> bytes:
    """Write a plan as a document, or as ``json``, the file that can be loaded again.

    See `compose_plan` for the parameters; ``suffix`` is a key of `WRITERS`, or ``json``.
    """
    if suffix == "json":
        return to_plan_json(plan, reader.study)
    return WRITERS[suffix](compose_plan(reader, plan, collection, address))
