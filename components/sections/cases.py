"""Documented practices and standards as shown on several pages: cards, lists, and what opens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from components import html
from components.cache import collection_of
from components.links import link, link_out
from components.once import made_once, made_once_per_study
from components.reader import Reader
from components.view.view import View
from components.words.cases import known_words, place_and_year, source_details, work_words
from smartgov.advice.practice_counts import count_practices
from smartgov.advice.practices import circumstances_of, practices_of
from smartgov.cases.case import Case, Source, Standard
from smartgov.cases.near_city import Nearness, find_same_city, order_for_city

#: Number of practices that open below a recommendation; all are on the page of their own.
MOST_NEAR = 3


@made_once_per_study
def cities_in_study(reader: Reader) -> dict[str, str]:
    """Find the cities with a practice that are in the study: their ids there, by their ids."""
    found = {
        city.id: find_same_city(city, reader.study.cities) for city in collection_of(reader).cities
    }
    return {city: same.id for city, same in found.items() if same is not None}


@made_once
def near_cases(reader: Reader) -> dict[str, list[tuple[Case, Nearness | None]]]:
    """Collect the practices of each recommendation, for a chosen city those nearest to it first."""
    found: dict[str, list[tuple[Case, Nearness | None]]] = {}
    for case, nearness in _ordered(reader):
        found.setdefault(case.recommendation, []).append((case, nearness))
    return found


def _ordered(reader: Reader) -> list[tuple[Case, Nearness | None]]:
    cases = collection_of(reader).cases
    if reader.city is None:
        return [(case, None) for case in cases]
    peers = [reader.study.city_by_id[peer] for peer in reader.peer_ids]
    return [(near.case, near.nearness) for near in order_for_city(cases, reader.city, peers)]


def offer_cases(reader: Reader, recommendation: str) -> Markup:
    """Build what opens below a recommendation: a few practices, all standards, and a link to all.

    Nothing if there are neither.
    """
    t = reader.t
    cases = near_cases(reader).get(recommendation, [])
    standards = collection_of(reader).limit_to([recommendation]).standards
    if not cases and not standards:
        return Markup("")
    counted = [
        t("cases.practices", count=len(cases)),
        t("cases.standards", count=len(standards)),
    ]
    words = t("cases.not_verified") + (f" {t('cases.order')}" if reader.city else "")
    cards = [case_card(reader, case, near) for case, near in cases[:MOST_NEAR]]
    everything = link(
        t("cases.all"), "practices", without_case_filters(reader.view, recommendation)
    )
    return Markup(
        '<details class="sg-offer"><summary>{}</summary><p class="sg-small">{}</p>{}'
        "<p>{}</p>{}{}</details>"
    ).format(
        t("cases.offer", listed=t.join(counted)),
        words,
        card_grid(cards),
        everything,
        standards_list(reader, standards),
        asked_list(reader, recommendation),
    )


def asked_list(reader: Reader, recommendation: str) -> Markup:
    """Say which questions of the data set are about a recommendation, and how many say yes.

    The others, which are not scored, are named as context.
    """
    t, study = reader.t, reader.study
    practices = practices_of(study, recommendation)
    counts = count_practices(reader.scores, practices)
    view = without_case_filters(reader.view, recommendation)
    scored = [
        Markup("{} ({})").format(
            link(t.text(q.label), "recommendations", replace(view, practice=q.id)),
            t.share(counts.at[q.id, "have"], counts.at[q.id, "answered"]),
        )
        for q in practices
    ]
    others = [t.text(question.label) for question in circumstances_of(study, recommendation)]
    parts = []
    if scored:
        parts.append((t("cases.asked"), Markup("; ").join(scored)))
    if others:
        parts.append((t("cases.asked_context"), escape("; ".join(others))))
    if not parts:
        parts.append((t("cases.asked_nothing"), Markup("")))
    return Markup("").join(
        Markup('<p class="sg-small"><b>{}</b> {}</p>').format(label, words)
        for label, words in parts
    )


def without_case_filters(view: View, recommendation: str | None = None) -> View:
    """Copy a view with all practices shown, or all of a recommendation."""
    return replace(
        view,
        recommendation=recommendation,
        practice=None,
        case_regions=(),
        case_countries=(),
        case_sizes=(),
        case_words="",
        near=None,
    )


def card_grid(cards: Iterable[Markup]) -> Markup:
    """Place cards side by side as the width allows."""
    return Markup('<div class="sg-cases">{}</div>').format(Markup("").join(cards))


def case_card(reader: Reader, case: Case, nearness: Nearness | None = None) -> Markup:
    """Build the card of a practice: whose it is, what it is, what came of it, and the source."""
    t = reader.t
    near = nearness is not None and nearness != "elsewhere"
    chip = html.chip("near", t(f"cases.near.{nearness}")) if near else Markup("")
    led_to = t.text(case.led_to)
    note = t.text(case.note)
    return Markup(
        '<article class="sg-case"><p class="sg-small">{} · {} {}</p><strong>{}</strong>'
        "<p>{}</p>{}{}{}</article>"
    ).format(
        city_link(reader, case),
        place_and_year(t, case),
        chip,
        t.text(case.name),
        t.text(case.what),
        Markup("<p><b>{}</b> {}</p>").format(t("cases.led_to"), led_to) if led_to else "",
        Markup('<p class="sg-small">{}</p>').format(note) if note else "",
        source_line(reader, case.source),
    )


def city_link(reader: Reader, case: Case) -> Markup:
    """Name the city of a practice; it links to its page if it is in the study."""
    name = case.city.name_in(reader.t.language)
    known = cities_in_study(reader).get(case.city.id)
    return link(name, "city", reader.with_city(known)) if known else escape(name)


def source_line(reader: Reader, source: Source) -> Markup:
    """Say how a practice is known, with a link to the source."""
    t = reader.t
    return Markup('<p class="sg-small sg-told">{}<br>{}<br>{}</p>').format(
        known_words(t, source),
        link_out(work_words(source), source.address, t("cases.leaves")),
        source_details(t, source),
    )


def standards_list(reader: Reader, standards: Sequence[Standard]) -> Markup:
    """Build the list of the standards that a city can work from; nothing if there are none."""
    if not standards:
        return Markup("")
    items = Markup("").join(_standard_item(reader, standard) for standard in standards)
    return Markup('<p><b>{}</b></p><ul class="sg-facts">{}</ul>').format(
        reader.t("cases.standards_title"), items
    )


def _standard_item(reader: Reader, standard: Standard) -> Markup:
    t, source = reader.t, standard.source
    year = str(standard.year) if standard.year else ""
    told = (source.publisher, year, t("cases.by_third_party") if _is_retold(source) else "")
    return Markup('<li>{}. {} <span class="sg-small">{}</span></li>').format(
        link_out(t.text(standard.name), source.address, t("cases.leaves")),
        t.text(standard.what),
        ", ".join(filter(None, told)),
    )


def _is_retold(source: Source) -> bool:
    """Check whether what is said about a standard was read elsewhere than at its publisher's."""
    return source.known == "third_party"
