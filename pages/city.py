"""City page: the results of one city compared with its peers, and what it could do next."""

import streamlit as st

from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.city import (
    comparison_group,
    evidence,
    next_steps,
    over_time,
    report_card,
    standing,
    whatif,
)

with open_page("city") as page:
    with st.container(horizontal=True, vertical_alignment="bottom", key="city_choice"):
        draw_section(page, standing.choose)
        draw_section(page, report_card.show_report)
    if page.city is None:
        draw_section(page, standing.show_all)
    else:
        draw_section(page, whatif.show_applied)
        draw_section(page, standing.show_standing)
        left, right = st.columns([1.25, 1], gap="large")
        with left:
            draw_section(page, standing.show_profile)
        with right:
            draw_section(page, next_steps.show_next)
        if page.editions:
            draw_section(page, over_time.show_change)
        draw_section(page, comparison_group.show_group)
        draw_section(page, whatif.show_whatif)
        draw_section(page, evidence.show_answers)
        draw_section(page, evidence.show_barriers)
        draw_section(page, evidence.show_similar)

    close_page(page)
