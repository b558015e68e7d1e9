"""Slides about the chosen city: its results, its comparison group, and what to do next."""

from __future__ import annotations

import pandas as pd

from components.figures.profile import draw_profile
from components.publish.slides.deck import DeckSlide
from components.publish.slides.slide import (
    Chart,
    Draft,
    Figure,
    Figures,
    Item,
    Key,
    Series,
    Words,
)
from components.reader import Reader
from components.words.answers import graded_practices
from components.words.cities import place_words
from components.words.differences import strength_words
from components.words.peers import peer_words
from components.words.ranks import interval_words, rank_words, score_cell
from smartgov.advice.next_steps import NextStep, find_next_steps
from smartgov.certainty.robustness import indistinguishable
from smartgov.peers.differences import clear_differences, peer_profile

#: Maximum number of next steps on a slide.
MOST_STEPS = 3


def make_city(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show the results of the chosen city, and where it is strong and weak."""
    city, peers, t = reader.city, reader.peers, reader.t
    del slide, address
    if city is None or peers is None:
        return []
    scores, ranked = reader.scores, pd.notna(reader.scores.rank[city.id])
    alike = int(indistinguishable(reader.intervals, city.id).sum()) if ranked else 0
    basis = t("city.rank_sure", interval=interval_words(reader, city.id), count=alike)
    said = strength_words(reader, city, peers).replace("**", "")
    figures = (
        Figure(
            t("terms.overall"), score_cell(reader, scores.overall[city.id]), t("city.scale_basis")
        ),
        Figure(t("terms.rank"), rank_words(reader, city.id), basis if ranked else ""),
        Figure(t("terms.answers"), t.percent(scores.coverage[city.id]), t("city.coverage")),
        Figure(t("peers.title"), t.number(len(peers.cities)), peer_words(reader, peers, city)),
    )
    return [
        Draft(
            title=city.name,
            subtitle=f"{place_words(reader, city)}. {said}",
            main=Figures(figures),
            notes=(said, t("stage.notes.city")),
            page="city",
        )
    ]


def make_peers(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show the dimensions of the chosen city beside those of its comparison group."""
    city, peers, t, theme = reader.city, reader.peers, reader.t, reader.theme
    del slide, address
    if city is None or peers is None:
        return []
    asked = reader.study.asked
    profile = peer_profile(reader.scores, city.id, peers.cities, [d.id for d in asked])
    alt = t("city.profile_alt", city=city.name)
    figure = draw_profile(reader.brush, reader.study.framework, asked, profile, alt)
    count = t("charts.cities_here", count=len(peers.cities))
    subtitle = t("report.profile.subtitle", peers=peer_words(reader, peers, city), cities=count)
    median = t("charts.peer_median")
    return [
        Draft(
            title=t("stage.peers.title", city=city.name, verdict=_verdict(reader, profile)),
            subtitle=subtitle,
            main=Chart(
                figure,
                alt,
                tuple(t.text(d.label) for d in asked),
                (
                    Series(city.name, tuple(profile["city"].astype(float)), theme.city),
                    Series(median, tuple(profile["median"].astype(float)), theme.peer),
                ),
                digits=1,
                keys=(
                    Key("dot", theme.city, city.name),
                    Key("tick", theme.peer, median),
                    Key("band", theme.other, t("charts.peer_half")),
                ),
            ),
            notes=(strength_words(reader, city, peers).replace("**", ""), t("stage.notes.peers")),
            page="city",
        )
    ]


def _verdict(reader: Reader, profile: pd.DataFrame) -> str:
    """Say in how many dimensions the city is clearly ahead and behind, as within a sentence."""
    t = reader.t
    count = int((profile["city"] - profile["median"]).notna().sum())
    if not count:
        return t("terms.too_few_answers")
    above, below = clear_differences(profile)
    sides = {(True, True): "both", (True, False): "ahead", (False, True): "behind"}
    side = sides.get((bool(above), bool(below)), "alike")
    words = t(f"report.profile.{side}", count=count, ahead=len(above), behind=len(below))
    return words[:1].lower() + words[1:]


def make_next(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """List the next steps of the chosen city, the widest gap first."""
    city, peers, t = reader.city, reader.peers, reader.t
    del slide, address
    if city is None or peers is None:
        return []
    found = find_next_steps(
        reader.study, reader.scores, reader.recommendations, peers.cities, city.id
    )
    items = [_step_item(reader, step) for step in found.steps[:MOST_STEPS]]
    more = len(found.steps) - len(items)
    items += [Item("", t("stage.next.more", count=more))] if more > 0 else []
    items = items or [Item("", t("city.no_gaps"))]
    unknown = t.join([t("format.quoted", text=t.text(r.title)) for r in found.unanswered])
    left_out = (t("city.next_unknown", recommendations=unknown),) if unknown else ()
    return [
        Draft(
            title=t("stage.next.title", city=city.name),
            subtitle=t("city.next_subtitle"),
            main=Words(tuple(items)),
            notes=(t("stage.notes.next"), *left_out),
            page="city",
        )
    ]


def _step_item(reader: Reader, step: NextStep) -> Item:
    t = reader.t
    lacks = (
        t(
            graded_practices(reader, "city.lacks"),
            count=step.answered,
            practices=t.join([t.text(q.label) for q in step.lacked]),
            share=t.share(len(step.lacked), step.answered),
            need=t.number(step.need),
        )
        if step.lacked
        else t("city.lacks_part", need=t.number(step.need))
    )
    names = reader.city_names(teacher.id for teacher in step.teachers)
    learn = f"{t('city.learn_from')} {names}." if names else t("city.learn_from_none")
    hue = reader.hue(step.recommendation.pillar)
    return Item(t.text(step.recommendation.title), f"{lacks} {learn}", hue)
