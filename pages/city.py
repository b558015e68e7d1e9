"""City page: the results of one city compared with its peers, and what it could do next."""

import streamlit as st

from components.frame import close_page, open_page
from components.sections.city import evidence, next_steps, report_card, standing, whatif

with open_page("city") as page:
    standing.choose(page)
    if page.city is None:
        standing.show_all(page)
    else:
        standing.show_standing(page)
        report_card.show_report(page)
        left, right = st.columns([1.25, 1], gap="large")
        with left:
            standing.show_profile(page)
        with right:
            next_steps.show_next(page)
        whatif.show_whatif(page)
        evidence.show_answers(page)
        evidence.show_barriers(page)
        evidence.show_similar(page)

    close_page(page)
