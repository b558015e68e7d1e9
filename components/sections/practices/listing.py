"""The documented practices as cards, by recommendation."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from components import show
from components.cache import collection_of
from components.once import drawn_once
from components.reader import Reader
from components.sections.cases import (
    asked_list,
    card_grid,
    case_card,
    standards_list,
)
from components.sections.practices.choice import chosen_cases
from smartgov.cases.case import Case, Standard
from smartgov.model import Recommendation

#: Number of practices that are shown of each recommendation while none is chosen; the others open.
MOST_SHOWN = 4


@drawn_once
def show_cards(reader: Reader) -> None:
    """Draw the practices of each recommendation as cards, and its standards."""
    cases, standards = chosen_cases(reader), collection_of(reader).standards
    for recommendation in reader.recommendations:
        told = [case for case in cases if case.recommendation == recommendation.id]
        if told:
            guides = [one for one in standards if one.recommendation == recommendation.id]
            _draw_group(reader, recommendation, told, guides)


def _draw_group(
    reader: Reader,
    recommendation: Recommendation,
    cases: Sequence[Case],
    standards: Sequence[Standard],
) -> None:
    t = reader.t
    show.heading(t.text(recommendation.title), t.text(recommendation.text))
    cards = [case_card(reader, case) for case in cases]
    shown = len(cards) if reader.view.recommendation else MOST_SHOWN
    st.html(
        Markup('<div class="sg-told-of" style="--sg-accent:{}">{}{}{}</div>').format(
            reader.hue(recommendation.pillar),
            card_grid(cards[:shown]) + _closed(reader, cards[shown:]),
            standards_list(reader, standards),
            asked_list(reader, recommendation.id),
        )
    )


def _closed(reader: Reader, cards: Sequence[Markup]) -> Markup:
    """Build what opens with further cards; nothing if there are none."""
    if not cards:
        return Markup("")
    return Markup('<details class="sg-offer sg-more"><summary>{}</summary>{}</details>').format(
        reader.t("cases.more", count=len(cards)), card_grid(cards)
    )
