"""Practices page: what cities did for the recommendations, and standards to work from."""

from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.practices import case_map, choice, listing, tables

with open_page("practices") as page:
    draw_section(page, choice.choose)
    draw_section(page, choice.show_shown)
    draw_section(page, case_map.show_map)
    draw_section(page, listing.show_cards)
    draw_section(page, tables.show_practices)
    draw_section(page, tables.show_standards)

    close_page(page)
