"""Check a view against its study, and reset what the study does not have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from components.view.parameters import PARAMETERS, Notice
from components.view.view import DEFAULT, View, change
from smartgov.model import OWN_ID, City, Study
from smartgov.scoring.weights import effective_weights, presets
from smartgov.study.allowed import is_in_range


def resolve_view(
    view: View,
    study: Study,
    recommendations: Iterable[str],
    case_cities: Sequence[City] = (),
    editions: Iterable[str] = (),
) -> tuple[View, list[Notice]]:
    """Remove the choices that do not exist in the study, with a notice for each.

    ``case_cities`` are those with a documented practice, which need not be in the study;
    ``editions`` are those that it can be compared with.
    """
    view, notices = _resolve_weights(view, study)
    for resolve in (_resolve_changes, _resolve_plan):
        view, more = resolve(view, study)
        notices += more
    known = _valid_ids(view, study, recommendations)
    known["since"] = set(editions)
    known["case_regions"] = {city.region for city in case_cities}
    known["case_countries"] = {city.country for city in case_cities}
    for parameter in PARAMETERS:
        if parameter.field not in known:
            continue
        value = getattr(view, parameter.field)
        several = isinstance(value, tuple)
        values = value if several else [value] if value else []
        unknown = dict.fromkeys(v for v in values if v and v not in known[parameter.field])
        if unknown:
            code = _NOTICE_CODES.get(parameter.name, f"unknown_{parameter.name}")
            notices += [Notice(code, parameter.name, v) for v in unknown]
            kept = tuple(item for item in values if item not in unknown)
            default = getattr(DEFAULT, parameter.field)
            resolved: dict[str, Any] = {parameter.field: kept if several else default}
            view = replace(view, **resolved)
    return view, notices


#: Notice codes of parameters that share the text of another parameter.
_NOTICE_CODES = {
    "pick": "unknown_city",
    "compare": "unknown_city",
    "x": "unknown_dimension",
    "y": "unknown_dimension",
    "case_region": "unknown_case_place",
    "case_country": "unknown_case_place",
}


def _resolve_changes(view: View, study: Study) -> tuple[View, list[Notice]]:
    """Remove changed answers with an unknown question or a value out of range."""
    kept = tuple(
        (question, value)
        for question, value in view.changes
        if question in study.question_by_id and is_in_range(study.question_by_id[question], value)
    )
    known = {question for question, _ in kept}
    dropped = [question for question, _ in view.changes if question not in known]
    return replace(view, changes=kept), [Notice("unknown_answer", "if", q) for q in dropped]


def _resolve_plan(view: View, study: Study) -> tuple[View, list[Notice]]:
    """Remove the plan of an unknown city, and the practices that the study does not have."""
    if view.plan is None:
        return view, []
    if view.plan.city not in {*study.city_by_id, OWN_ID}:
        return replace(view, plan=None), [Notice("unknown_plan", "plan", view.plan.city)]
    known = {question.id for question in study.scored}
    unknown = [task.question for task in view.plan.tasks if task.question not in known]
    notices = [Notice("unknown_task", "plan", practice) for practice in unknown]
    return replace(view, plan=view.plan.limit_to(known)), notices


def _resolve_weights(view: View, study: Study) -> tuple[View, list[Notice]]:
    """Reset the weights to the default if any id is unknown or they add up to 0."""
    unknown = [node for node, _ in view.weights if node not in study.framework.weights]
    if not unknown and effective_weights(study, view.spec).sum() > 0:
        return view, []
    notices = [Notice("unknown_weight", "weights", node) for node in unknown]
    return change(view, "weights", ()), notices or [Notice("no_weight", "weights", "")]


def _valid_ids(view: View, study: Study, recommendations: Iterable[str]) -> dict[str, set[str]]:
    """Collect the valid ids by field; dimensions are limited to the chosen pillar."""
    asked = {dimension.id for dimension in study.asked}
    pillars = {pillar.id for pillar in study.framework.pillars}
    wanted = {view.pillar} & pillars or pillars
    within = [d for d in study.framework.dimensions if d.pillar in wanted]
    return {
        "city": set(study.city_by_id),
        "measure": {"overall", *asked, *(dimension.pillar for dimension in study.asked)},
        "regions": {city.region for city in study.cities},
        "countries": set(study.countries),
        "pillar": pillars,
        "dimension": {dimension.id for dimension in within},
        "recommendation": set(recommendations),
        "practice": {question.id for question in study.scored},
        "against": set(presets(study)),
        "picked": set(study.city_by_id),
        "compared": set(study.city_by_id),
        "x": asked,
        "y": asked,
    }
