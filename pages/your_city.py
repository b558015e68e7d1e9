"""Your city page: a form for the answers of any city, with its results updated live."""

import streamlit as st

from components.frame import close_page, open_page
from components.sections.city import evidence, next_steps, standing
from components.sections.your_city import form, joined, keep, place

with open_page("your_city") as page:
    own = joined.read_own_city(page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="own_choice"):
        place.choose_place(page, own)
        keep.show_menu(page, own)
    place.choose_match(page, own)

    mine = joined.add_to_study(page, own)
    if mine is None:
        joined.show_invitation(page, own)
    else:
        standing.show_standing(mine)

    left, right = st.columns([1.1, 1], gap="large")
    with left:
        form.show_form(page, own)
    if mine is not None:
        with right:
            standing.show_profile(mine)
            next_steps.show_next(mine)
        joined.show_map(mine)
        evidence.show_similar(mine)

    close_page(mine or page)
