"""Compose the text of a plan in the reader's language, for all output formats."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from components.publish.plan.plan_text import Guide, PlanDocument, PlannedTask, PlannedTime, Reading
from components.publish.report.parts import Figure, Section
from components.publish.report.shape_drawing import draw_shape
from components.reader import Reader
from components.theme import LIGHT, pillar_hue
from components.words.authorship import who_calculates
from components.words.cases import known_words, work_words
from components.words.cities import place_words
from components.words.plans import (
    find_offers,
    outcome_figures,
    reader_after,
    stage_words,
    stages_of,
    when_words,
)
from components.words.shapes import city_bars, shape_words
from components.words.versions import dated_source
from smartgov.cases.case import Case, Collection, Standard
from smartgov.cases.near_city import order_for_city
from smartgov.model import City
from smartgov.plan.offers import Offer
from smartgov.plan.outcome import Stage
from smartgov.plan.plan import Plan

#: Number of documented practices, and of standards, for each recommendation of a plan.
CASES, STANDARDS = 2, 2


def compose_plan(
    reader: Reader, plan: Plan, collection: Collection, address: str = ""
) -> PlanDocument:
    """Compose the text of a plan.

    Parameters
    ----------
    reader
        Its city is that of the plan.
    plan
        The practices that the city takes on, with who is responsible.
    collection
        Documented practices and standards to choose from.
    address
        URL of the live view, which does not say who is responsible; blank if unknown.

    Raises
    ------
    ValueError
        If the reader has another city, or none.
    """
    city = reader.city
    if city is None or city.id != plan.city:
        raise ValueError("a plan needs its city")
    t, info, name = reader.t, reader.study.info, reader.name(city.id)
    study = t.dated(info.short_title, info.period)
    after = reader_after(reader, plan)
    practices = {task.question for task in plan.tasks}
    offers = [offer for offer in find_offers(reader) if practices & {q.id for q in offer.practices}]
    return PlanDocument(
        language=t.language,
        app=t("app.name"),
        kind=t("plan.title"),
        name=name,
        place=place_words(reader, city, in_full=True),
        shape=draw_shape(city_bars(reader, city.id), shape_words(reader, city.id)),
        document=f"{name} – {t('plan.title')} – {study}",
        study=study,
        status=t(f"status.{info.kind}"),
        mark=t("report.demonstration") if info.status == "demonstration" else "",
        figures=tuple(Figure(*figure) for figure in outcome_figures(reader, after, city.id)),
        notices=(t("plan.scenario", city=name),),
        heading=t("plan.tasks", count=len(plan.tasks)),
        heads=(t("terms.practice"), t("plan.responsible")),
        times=tuple(_time(reader, stage, city) for stage in stages_of(reader, plan)),
        guides_heading=t("plan.guides"),
        guides_note=t("cases.not_verified"),
        guides=tuple(_guide(reader, offer, collection, city) for offer in offers),
        about=_about(reader),
        live=t("plan.live"),
        address=address if urlsplit(address).scheme in ("http", "https") else "",
        dated=datetime(max(info.years, default=2000), 12, 31, tzinfo=UTC),
    )


def _time(reader: Reader, stage: Stage, city: City) -> PlannedTime:
    by_id = reader.study.question_by_id
    return PlannedTime(
        title=when_words(reader, stage.when),
        then=stage_words(reader, stage, city.id),
        tasks=tuple(
            PlannedTask(reader.t.text(by_id[task.question].label), task.responsible)
            for task in stage.tasks
        ),
    )


def _guide(reader: Reader, offer: Offer, collection: Collection, city: City) -> Guide:
    """Compose whom to ask about a recommendation, and what to read."""
    t, recommendation = reader.t, offer.step.recommendation
    own = collection.limit_to([recommendation.id])
    peers = [reader.study.city_by_id[peer] for peer in reader.peer_ids]
    near = [one.case for one in order_for_city(own.cases, city, peers)][:CASES]
    readings = (
        (t("plan.read_practices"), tuple(_case_reading(reader, case) for case in near)),
        (t("cases.standards_title"), tuple(_standard_readings(reader, own.standards))),
    )
    return Guide(
        title=t.text(recommendation.title),
        hue=pillar_hue(LIGHT, reader.study.framework, recommendation.pillar),
        ask=t("plan.pair", name=t("plan.ask"), value=_teachers(reader, offer)),
        readings=tuple((label, found) for label, found in readings if found),
    )


def _teachers(reader: Reader, offer: Offer) -> str:
    names = [
        reader.t("report.next.city", city=reader.name(city.id), country=reader.where(city.id))
        for city in offer.step.teachers
    ]
    return reader.t.join(names) or reader.t("city.learn_from_none")


def _case_reading(reader: Reader, case: Case) -> Reading:
    t = reader.t
    city = t(
        "report.next.city",
        city=case.city.name_in(t.language),
        country=t.country(case.city.country),
    )
    detail = t("plan.pair", name=known_words(t, case.source), value=work_words(case.source))
    text = t("plan.pair", name=city, value=t.text(case.name))
    return Reading(text, detail, case.source.address)


def _standard_readings(reader: Reader, standards: Iterable[Standard]) -> Iterable[Reading]:
    for standard in list(standards)[:STANDARDS]:
        year = str(standard.year) if standard.year else ""
        detail = ", ".join(filter(None, (standard.source.publisher, year)))
        yield Reading(reader.t.text(standard.name), detail, standard.source.address)


def _about(reader: Reader) -> Section:
    t = reader.t
    caveat = t.text(reader.study.info.caveat)
    method = t("plan.method")
    lines = (dated_source(reader), caveat, who_calculates(reader), method, t("app.disclaimer"))
    return Section(t("report.about.title"), tuple(line for line in lines if line))
