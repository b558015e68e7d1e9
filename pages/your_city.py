"""Your city page: a form for the answers of any city, with its results updated live."""

import streamlit as st

from components.frame import close_page, open_page
from components.sections.city import evidence, next_steps, standing
from components.sections.your_city import form, joined, keep, place

page = open_page("your_city")

own = joined.read(page)
with st.container(horizontal=True, vertical_alignment="bottom", key="own_choice"):
    place.choose_place(page, own)
    keep.keep(page, own)
place.choose_among(page, own)

mine = joined.join(page, own)
if mine is None:
    joined.invite(page, own)
else:
    standing.show_standing(mine)

left, right = st.columns([1.1, 1], gap="large")
with left:
    form.ask(page, own)
if mine is not None:
    with right:
        standing.show_profile(mine)
        next_steps.show_next(mine)
    joined.show_map(mine)
    evidence.show_similar(mine)

close_page(mine or page)
