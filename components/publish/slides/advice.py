"""Slides about the recommendations: the gap of each, and who has and who lacks its practices."""

from __future__ import annotations

import pandas as pd

from components.figures.bars import Bar, draw_bars
from components.publish.slides.deck import DeckSlide
from components.publish.slides.facts import chosen_recommendation, gaps_of
from components.publish.slides.slide import Chart, Draft, Item, Key, Series, Words
from components.reader import Reader
from components.view.view import View, change
from components.words.answers import graded_practices
from components.words.filters import with_scope
from smartgov.advice.lacking import find_lacking
from smartgov.advice.practice_counts import count_practices
from smartgov.advice.practices import IN_PLACE, in_place, practices_of
from smartgov.model import Question, Recommendation

#: Maximum number of practices on a slide, and of cities that are named.
MOST_PRACTICES, MOST_NAMES = 7, 12


def make_gaps(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show how many of the selected cities lack a practice of each recommendation."""
    t, gaps = reader.t, gaps_of(reader)
    del slide, address
    if gaps.empty:
        return []
    by_id = {one.id: one for one in reader.recommendations}
    ones = [by_id[str(r)] for r in gaps.index]
    titles = [t.text(one.title) for one in ones]
    values = (gaps["lack"] * gaps["distance"]).astype(float)
    bars = [
        Bar(title, value, t.number(value), reader.hue(one.pillar), t.share(lacking, answered))
        for title, one, value, lacking, answered in zip(
            titles, ones, values, gaps["lacking"], gaps["answered"], strict=True
        )
    ]
    subtitle = t("stage.gaps.subtitle")
    colors = tuple(bar.color for bar in bars)
    return [
        Draft(
            title=t("recommendations.priority_title", recommendation=titles[0]),
            subtitle=with_scope(reader, f"{subtitle}. {t('stage.gaps.beside')}"),
            main=Chart(
                draw_bars(reader.brush, bars, subtitle, suffix=""),
                subtitle,
                tuple(titles),
                (Series(t("stage.gaps.gap"), tuple(values), reader.theme.peer, colors=colors),),
                measured=with_scope(reader, subtitle),
                keys=_pillar_keys(reader),
            ),
            notes=(t("stage.notes.gaps"), *_not_asked(reader, gaps)),
            page="recommendations",
        )
    ]


def _pillar_keys(reader: Reader) -> tuple[Key, ...]:
    pillars = reader.study.framework.pillars
    return tuple(Key("dot", reader.hue(p.id), reader.t.text(p.label)) for p in pillars)


def _not_asked(reader: Reader, gaps: pd.DataFrame) -> tuple[str, ...]:
    """Name the recommendations that the data say nothing about."""
    t = reader.t
    left_out = [t.text(one.title) for one in reader.recommendations if one.id not in gaps.index]
    names = t.join([t("format.quoted", text=title) for title in left_out])
    return (f"{t('recommendations.not_asked')}: {names}.",) if names else ()


def make_recommendation(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show one recommendation: that of the view, or else the one with the widest gap."""
    del slide, address
    one = chosen_recommendation(reader)
    return [_draft(reader, one)] if one else []


def make_recommendations(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show every recommendation on a slide of its own."""
    del slide, address
    return [_draft(reader, one) for one in reader.recommendations]


def _draft(reader: Reader, one: Recommendation) -> Draft:
    """Show who has the practices of a recommendation and who lacks them."""
    t = reader.t
    practices = practices_of(reader.study, one.id)
    view = _view_of(reader.view, one)
    answered = in_place(reader.scores).loc[reader.chosen, [q.id for q in practices]]
    if not answered.notna().any(axis=None):
        text = t("recommendations.not_asked")
        return Draft(
            title=t.text(one.title),
            main=Words((Item(t.text(one.text), text, reader.hue(one.pillar)),)),
            notes=(text,),
            page="recommendations",
            view=view,
            part=one.id,
        )
    who = who_has(reader, practices)
    threshold = t.number(IN_PLACE)
    measured = t(graded_practices(reader, "recommendations.one_subtitle"), threshold=threshold)
    return Draft(
        title=t.text(one.title),
        subtitle=with_scope(reader, measured),
        main=_practices_chart(reader, one, practices),
        side=Words(tuple(who)),
        notes=(t.text(one.text), *(f"{item.head}: {item.text}" for item in who if item.text)),
        page="recommendations",
        view=view,
        part=one.id,
    )


def _view_of(view: View, one: Recommendation) -> View:
    """Choose what the page of recommendations shows."""
    return change(change(change(view, "pillar", None), "dimension", None), "recommendation", one.id)


def _practices_chart(reader: Reader, one: Recommendation, practices: tuple[Question, ...]) -> Chart:
    """Draw the share of the selected cities that have each practice, the most common first."""
    t = reader.t
    counts = count_practices(reader.scores, practices, reader.chosen).dropna()
    counts = counts.sort_values("share", ascending=False, kind="stable").head(MOST_PRACTICES)
    labels = [t.text(reader.study.question_by_id[str(q)].label) for q in counts.index]
    hue = reader.hue(one.pillar)
    bars = [
        Bar(
            label,
            float(at["share"]) * 100,
            t.percent(at["share"]),
            hue,
            t.share(at["have"], at["answered"]),
        )
        for label, (_, at) in zip(labels, counts.iterrows(), strict=True)
    ]
    alt = t("recommendations.practices_alt", recommendation=t.text(one.title))
    shares = tuple((counts["share"] * 100).astype(float))
    name = t(graded_practices(reader, "recommendations.have_column"))
    return Chart(
        draw_bars(reader.brush, bars, alt, suffix=t("charts.percent_suffix")),
        alt,
        tuple(labels),
        (Series(name, shares, hue),),
        unit=t("charts.percent_suffix"),
    )


def who_has(reader: Reader, practices: tuple[Question, ...]) -> list[Item]:
    """Name the selected cities that have all the practices, and those that lack the most."""
    t, cities = reader.t, sorted(reader.chosen, key=reader.sort_key)
    there = in_place(reader.scores).loc[cities, [q.id for q in practices]]
    answered = there[there.notna().any(axis=1)]
    lacking = find_lacking(reader.scores, practices, cities)
    full = [str(city) for city in answered.index if city not in lacking.index]
    return [
        Item(t("stage.advice.have", share=t.share(len(full), len(answered))), _names(reader, full)),
        Item(
            t("stage.advice.lack", share=t.share(len(lacking), len(answered))),
            _names(reader, list(map(str, lacking.index))),
        ),
    ]


def _names(reader: Reader, cities: list[str]) -> str:
    """Name cities, of many the first; the chosen one comes first."""
    if reader.view.city in cities:
        cities = [str(reader.view.city), *(city for city in cities if city != reader.view.city)]
    names, more = cities[:MOST_NAMES], len(cities) - MOST_NAMES
    listed = ", ".join(map(reader.name, names))
    return listed + (reader.t("charts.cities_more", count=more) if more > 0 else "")
