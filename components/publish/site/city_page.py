"""Write the page of a city: its profile, comparison group, next steps and every answer."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from components.html import Cell, Column, key_figures
from components.publish.preview import describe_view
from components.publish.report.profile_drawing import draw_profile
from components.publish.report.profile_text import write_profile
from components.publish.report.since import write_change
from components.publish.site.blocks import (
    Value,
    bullets,
    columns,
    inset,
    join,
    paragraph,
    picture,
    section,
    small,
    strong,
    table,
)
from components.publish.site.both_modes import svg_for_both
from components.publish.site.city_answers import (
    write_answers,
    write_barriers,
    write_similar,
)
from components.publish.site.city_facts import CityFacts
from components.publish.site.sheet import Sheet, Written
from components.words.answers import graded_practices
from components.words.authorship import who_calculates
from components.words.cases import count_words as offer_words
from components.words.cities import place_words
from components.words.differences import strength_words
from components.words.editions import standing_words
from components.words.peers import peer_words
from components.words.ranks import interval_words, rank_words, score_cell
from smartgov.advice.city_report import CityReport
from smartgov.advice.next_steps import NextStep, NextSteps
from smartgov.certainty.robustness import indistinguishable
from smartgov.model import City
from smartgov.peers.rules import Peers


def write_city(sheet: Sheet) -> Written:
    """Write the page of the city that the reader has chosen.

    Raises
    ------
    ValueError
        If no city is chosen.
    """
    reader, t = sheet.reader, sheet.t
    facts, city = sheet.edition.facts_of(reader), reader.city
    if city is None:
        raise ValueError("a page of a city needs a city")
    peers = facts.peers
    rank = describe_view(reader, "city").title
    standing = strong(strength_words(reader, city, peers))
    body = join(
        [
            key_figures(standing_figures(sheet, city, peers)),
            _why_not_ranked(sheet, city),
            paragraph(standing),
            columns(
                write_profile_part(sheet, facts.report),
                write_next(sheet, facts.report.next_steps),
                lead=True,
            ),
            write_since(sheet, city),
            write_group(sheet, city, facts),
            write_similar(sheet, city, facts),
            write_barriers(sheet, city),
            write_answers(sheet, city, facts),
        ]
    )
    return Written(
        title=city.name,
        lede=place_words(reader, city),
        body=body,
        description=" ".join([f"{city.name}, {reader.where(city.id)}.", f"{rank}.", reader.source]),
        kicker=t("report.title"),
    )


def standing_figures(sheet: Sheet, city: City, peers: Peers) -> list[tuple[str, str, str]]:
    """Collect the key figures of a city: label, value and basis of each."""
    reader, t = sheet.reader, sheet.t
    return [
        (
            sheet.explain("score", t("terms.overall")),
            score_cell(reader, reader.scores.overall[city.id]),
            t("city.scale_basis"),
        ),
        (
            sheet.explain("rank_range", t("terms.rank")),
            rank_words(reader, city.id),
            rank_basis(sheet, city),
        ),
        (
            sheet.explain("coverage", t("terms.answers")),
            t.percent(reader.scores.coverage[city.id]),
            t("city.coverage"),
        ),
        (
            sheet.explain("comparison_group", t("peers.title")),
            t.number(len(peers.cities)),
            peer_words(reader, peers, city),
        ),
    ]


def rank_basis(sheet: Sheet, city: City) -> str:
    """Describe the interval of the rank, and how many cities are not distinguishable."""
    reader = sheet.reader
    if pd.isna(reader.scores.rank[city.id]):
        return reader.t("city.rank_basis")
    alike = int(indistinguishable(reader.intervals, city.id).sum())
    return reader.t("city.rank_sure", interval=interval_words(reader, city.id), count=alike)


def _why_not_ranked(sheet: Sheet, city: City) -> Markup:
    if pd.notna(sheet.reader.scores.overall[city.id]):
        return Markup("")
    threshold = sheet.t.percent(sheet.reader.scores.spec.min_coverage)
    return paragraph(sheet.t("city.not_ranked_why", city=city.name, threshold=threshold), "notice")


def write_profile_part(sheet: Sheet, report: CityReport) -> Markup:
    """Write the scores of the dimensions beside those of the comparison group, drawn and listed."""
    reader, t = sheet.reader, sheet.t
    profile = write_profile(reader, report, with_map=False)
    values = report.profile
    rows: list[list[Cell | Value]] = [
        [
            row.label,
            Value(row.note or row.cells[0], row.score),
            Value(row.cells[1], row.median),
            row.cells[2],
            Value(t.number(peers), float(peers)),
        ]
        for row, peers in zip(profile.rows, values["peers"], strict=True)
    ]
    dimension, city, peers, median, half = profile.heads
    heads = [
        Column(dimension),
        Column(reader.name(report.city.id), True),
        Column(t("charts.peer_median"), True),
        Column(t("charts.peer_half"), True),
        Column(peers, True),
    ]
    del city, median, half
    return section(
        t("city.profile_title"),
        picture(svg_for_both(draw_profile(profile)), t("city.profile_title")),
        table(profile.alt, heads, rows),
        small(profile.not_asked),
        small(who_calculates(reader)),
        subtitle=f"{profile.title}. {t('city.profile_subtitle', city=reader.name(report.city.id))}",
    )


def write_next(sheet: Sheet, found: NextSteps) -> Markup:
    """Write the recommendations in the order of the city's own gaps."""
    t = sheet.t
    items = join(write_step(sheet, step) for step in found.steps)
    after = ""
    if found.unanswered:
        titles = t.join([t("format.quoted", text=t.text(r.title)) for r in found.unanswered])
        after = t("city.next_unknown", recommendations=titles)
    return section(
        t("city.next_title"),
        paragraph(t("city.no_gaps")) if found.met and not found.steps else "",
        Markup('<ol class="steps">\n{}\n</ol>').format(items) if items else "",
        small(after),
        subtitle=t("city.next_subtitle"),
        anchor="next",
    )


def write_step(sheet: Sheet, step: NextStep) -> Markup:
    """Write a recommendation: the practices lacking, cities to learn from, and what others did."""
    t, one = sheet.t, step.recommendation
    cases = [case for case in sheet.edition.collection.cases if case.recommendation == one.id]
    offer = sheet.link(offer_words(t, len(cases)), "practices", part=f"r-{one.id}") if cases else ""
    return Markup(
        '<li class="{}"><strong>{}</strong><p>{}</p><p class="small">{}</p>{}</li>'
    ).format(
        sheet.hue_class(one.pillar),
        sheet.link(t.text(one.title), "recommendation", one.id),
        lacked_words(sheet, step),
        _teachers(sheet, step),
        paragraph(offer, "small way"),
    )


def lacked_words(sheet: Sheet, step: NextStep) -> str:
    """Say which practices of a recommendation a city lacks."""
    t = sheet.t
    if not step.lacked:
        return t("city.lacks_part", need=t.number(step.need))
    return t(
        graded_practices(sheet.reader, "city.lacks"),
        count=step.answered,
        practices=t.join([t.text(question.label) for question in step.lacked]),
        share=t.share(len(step.lacked), step.answered),
        need=t.number(step.need),
    )


def _teachers(sheet: Sheet, step: NextStep) -> Cell:
    t = sheet.t
    if not step.teachers:
        return t("city.learn_from_none")
    names = Markup(", ").join(sheet.city(city.id) for city in step.teachers)
    return Markup("{} {}").format(t("city.learn_from"), names)


def write_since(sheet: Sheet, city: City) -> Markup:
    """Write what changed since the edition before; nothing if there is none."""
    if sheet.edition.changed is None:
        return Markup("")
    reader, (scored, changes) = sheet.reader, sheet.edition.changed
    told = write_change(reader, city, scored, changes)
    in_both = city.id in scored.matched.after.city_by_id
    standing = standing_words(reader, scored.matched, changes.loc[city.id]) if in_both else []
    how = sheet.link(sheet.t("editions.method.title"), "method", part="change")
    return section(
        told.title,
        small(" ".join(standing)) if standing else Markup(""),
        bullets(told.lines),
        paragraph(how, "small way"),
        subtitle=sheet.t.first_upper(told.subtitle),
        anchor="since",
    )


def write_group(sheet: Sheet, city: City, facts: CityFacts) -> Markup:
    """Write the cities of the comparison group, on a map and by name; nothing if it is empty."""
    reader, t, peers = sheet.reader, sheet.t, facts.peers
    if not peers.cities:
        return Markup("")
    overall = reader.scores.overall
    distances = facts.nearest["distance"].reindex(list(reader.ordered_peers))
    rows: list[list[Cell | Value]] = [
        [
            sheet.shape(other) + sheet.city(other),
            reader.where(other),
            Value(score_cell(reader, at), at),
            Value(score_cell(reader, overall[other]), overall[other]),
        ]
        for other, at in zip(map(str, distances.index), distances, strict=True)
    ]
    heads = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("city.group_distance"), True),
        Column(t("terms.overall"), True),
    ]
    title = t("city.group_title", count=len(peers.cities))
    reason = t("city.group_subtitle", reason=peer_words(reader, peers, city))
    listed = table(title, heads, rows)
    return section(
        title,
        columns(listed, _group_map(sheet, city, facts), lead=True),
        subtitle=reason,
        anchor="peers",
    )


def _group_map(sheet: Sheet, city: City, facts: CityFacts) -> Markup:
    """Draw the comparison group on a map; nothing if no place is known."""
    if facts.maps is None:
        return Markup("")
    alt = sheet.t("city.group_alt", city=city.name, count=len(facts.peers.cities))
    light, dark = (replace(drawing, alt=alt) for drawing in facts.maps)
    return inset(svg_for_both(light, dark))
