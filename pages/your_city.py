"""Your city: any city's own answers, and where it stands with them at once."""

import streamlit as st

from components.frame import close_page, open_page
from components.sections import city, evidence, next_steps, own_city, own_form, own_keep, own_place

page = open_page("your_city")

own = own_city.read(page)
with st.container(horizontal=True, vertical_alignment="bottom", key="own_choice"):
    own_place.choose_place(page, own)
    own_keep.keep(page, own)
own_place.choose_among(page, own)

mine = own_city.join(page, own)
if mine is None:
    own_city.invite(page, own)
else:
    city.show_standing(mine)

left, right = st.columns([1.1, 1], gap="large")
with left:
    own_form.ask(page, own)
if mine is not None:
    with right:
        city.show_profile(mine)
        next_steps.show_next(mine)
    own_city.show_map(mine)
    evidence.show_similar(mine)

close_page(mine or page)
