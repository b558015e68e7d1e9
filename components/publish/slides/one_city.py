"""Slides about the chosen city: its results, its comparison group, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.figures.profile import draw_profile
from components.publish.slides.deck import DeckSlide
from components.publish.slides.slide import (
    Chart,
    Draft,
    Figure,
    Figures,
    Grid,
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
    steps = found.steps[:MOST_STEPS]
    more = len(found.steps) - len(steps)
    unknown = t.join([t("format.quoted", text=t.text(r.title)) for r in found.unanswered])
    left_out = (t("city.next_unknown", recommendations=unknown),) if unknown else ()
    return [
        Draft(
            title=t("stage.next.title", city=city.name),
            subtitle=t("city.next_subtitle"),
            main=_steps_table(reader, steps, more)
            if steps
            else Words((Item("", t("city.no_gaps")),)),
            notes=(t("stage.notes.next"), *left_out),
            page="city",
        )
    ]


def _steps_table(reader: Reader, steps: Sequence[NextStep], more: int) -> Grid:
    """Build the table of next steps; ``more`` is the number of those that are left out."""
    t = reader.t
    return Grid(
        caption=t("city.next_title"),
        heads=(t("terms.recommendation"), t("report.next.lacks"), t("report.next.learn")),
        shares=(0.28, 0.42, 0.3),
        rows=tuple(_step_row(reader, step) for step in steps),
        note=t("stage.next.more", count=more) if more > 0 else "",
        colors=tuple(reader.hue(step.recommendation.pillar) for step in steps),
    )


def _step_row(reader: Reader, step: NextStep) -> tuple[str, ...]:
    t = reader.t
    lacked = t(
        graded_practices(reader, "report.next.lacked"),
        count=step.answered,
        practices=t.join([t.text(question.label) for question in step.lacked]),
        share=t.share(len(step.lacked), step.answered),
        need=t.percent(step.need / 100),
    )
    names = reader.city_names(teacher.id for teacher in step.teachers)
    return (
        t.text(step.recommendation.title),
        lacked if step.lacked else t("report.next.partly"),
        names or t("city.learn_from_none"),
    )
