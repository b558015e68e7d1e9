"""Your city page: a form for the answers of any city, with its results updated live."""

import streamlit as st

from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.city import action_plan, evidence, next_steps, standing, teaching
from components.sections.your_city import form, joined, keep, place

with open_page("your_city") as page:
    own = joined.read_own_city(page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="own_choice"):
        draw_section(page, place.choose_place, own)
        draw_section(page, keep.show_menu, own)
    draw_section(page, place.choose_match, own)

    mine = draw_section(page, joined.add_to_study, own)
    if mine is None:
        draw_section(page, joined.show_invitation, own)
    else:
        draw_section(mine, standing.show_name)
        draw_section(mine, standing.show_standing)

    left, right = st.columns([1.1, 1], gap="large")
    with left:
        draw_section(page, form.show_form, own)
    if mine is not None:
        with right:
            draw_section(mine, standing.show_profile)
            draw_section(mine, next_steps.show_next)
        draw_section(mine, action_plan.show_plan)
        draw_section(mine, teaching.show_teaching)
        draw_section(mine, joined.show_map)
        draw_section(mine, evidence.show_similar)

    close_page(mine or page)
