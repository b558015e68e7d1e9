"""City: how one city governs itself, against its peers, and what it could do next."""

import streamlit as st

from components.frame import close_page, open_page
from components.sections import city, evidence, next_steps, report, whatif

page = open_page("city")

city.choose(page)
if page.city is None:
    city.show_all(page)
else:
    city.show_standing(page)
    report.show_report(page)
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        city.show_profile(page)
    with right:
        next_steps.show_next(page)
    whatif.show_whatif(page)
    evidence.show_answers(page)
    evidence.show_barriers(page)
    evidence.show_similar(page)

close_page(page)
