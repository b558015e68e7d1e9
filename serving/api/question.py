"""Read what a program asks for: the table, its form, and the choices that concern it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs

from components.cache import load_editions, load_recommendations
from components.data_address import TABLE_PARAMETERS, Form, concerning
from components.view.parameters import Notice, parse_view
from components.view.view import View
from serving.api.problems import RefusalError
from serving.studies import collection_of, earlier_of, find_study, resolve
from smartgov.editions.choice import choose_earlier
from smartgov.export.asked import Asked
from smartgov.study.load import LoadedStudy

MEDIA_TYPES: Mapping[Form, str] = {"json": "application/json", "csv": "text/csv"}


@dataclass(frozen=True)
class Question:
    """What a program asks for: a table of a study with some choices, in a form."""

    table: str
    form: Form
    view: View
    known: LoadedStudy


def read_path(path: str, accept: str) -> tuple[str, Form]:
    """Read the table and the form from the end of a path, or else from ``Accept``.

    Raises
    ------
    RefusalError
        If there is no such table, or no such form.
    """
    name, point, ending = path.partition(".")
    form = next((form for form in MEDIA_TYPES if form == ending), None)
    if name not in TABLE_PARAMETERS or (point and form is None):
        raise RefusalError(404, "not_found", notices=[Notice("unknown_table", "path", path)])
    return name, form or choose_form(accept)


def choose_form(accept: str) -> Form:
    """Choose the form that an ``Accept`` header prefers; JSON if it has no preference."""
    weights = dict(map(_weight, filter(None, accept.replace(" ", "").lower().split(","))))
    rest = weights.get("*/*", 0.0) if weights else 1.0
    wanted = {
        form: weights.get(kind, weights.get(kind.split("/")[0] + "/*", rest))
        for form, kind in MEDIA_TYPES.items()
    }
    form = max(wanted, key=lambda form: wanted[form])
    if not wanted[form]:
        raise RefusalError(406, "not_acceptable", "accept")
    return form


def _weight(part: str) -> tuple[str, float]:
    kind, _, rest = part.partition(";")
    weight = next((p[2:] for p in rest.split(";") if p.startswith("q=")), "1")
    try:
        return kind, float(weight)
    except ValueError:
        return kind, 0.0


def read_question(path: str, query: str, accept: str) -> Question:
    """Read a request, and check every parameter that concerns its table.

    Raises
    ------
    RefusalError
        If it cannot be answered as it is asked.
    """
    table, form = read_path(path, accept)
    view, notices = parse_view(parse_qs(query, keep_blank_values=True))
    concerns = TABLE_PARAMETERS[table]
    wrong = [n for n in notices if n.name in concerns or n.code == "unknown_parameter"]
    known = _find_study(view.study if "study" in concerns else None)
    if view.study is not None:
        view = replace(view, study=known.name)  # a series may be asked for
    resolved, notices = resolve(view, known)
    wrong += [notice for notice in notices if notice.name in concerns]
    if wrong:
        raise RefusalError(400, "bad_request", notices=wrong)
    return Question(table, form, concerning(table, resolved), known)


def _find_study(asked: str | None) -> LoadedStudy:
    """Find the study that is asked for, or else the first one."""
    known = find_study(asked)
    if known is None:
        wrong = [] if asked is None else [Notice("unknown_study", "study", asked)]
        raise RefusalError(404, "not_found", notices=wrong)
    return known


def ask(question: Question) -> Asked:
    """Collect all that a table is made of.

    Raises
    ------
    RefusalError
        If a change is asked for and there is nothing to compare with, or a profile of no city.
    """
    view, study = question.view, question.known.sound
    asked = Asked(
        study,
        view.spec,
        view.measure,
        view.cities,
        city=view.city,
        peers=view.peers,
        picked=view.picked,
        by=None if view.panels == "none" else view.panels,
        group=view.group,
        against=view.against,
        pillar=view.pillar,
        dimension=view.dimension,
        recommendation=view.recommendation,
        recommendations=load_recommendations(study),
        collection=collection_of(question.known),
        cases=view.cases,
    )
    if "city" in TABLE_PARAMETERS[question.table] and view.city is None:
        raise RefusalError(400, "bad_request", "no_city")
    if "since" not in TABLE_PARAMETERS[question.table]:
        return asked
    before = choose_earlier(earlier_of(question.known), view.since)
    if before is None:
        raise RefusalError(404, "not_found", "no_edition")
    editions = tuple(edition.sound for edition in load_editions(question.known))
    return replace(asked, before=before, editions=editions)
