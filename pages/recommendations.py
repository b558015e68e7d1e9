"""Recommendations page: what the study recommends, and how far cities have implemented it."""

from components import inputs
from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.recommendations import detail, over_time, priorities, selection

with open_page("recommendations") as page:
    draw_section(page, selection.choose)
    draw_section(page, inputs.filter_cities)

    draw_section(page, selection.show_sentence)
    draw_section(page, selection.show_list)
    draw_section(page, priorities.show_priority)
    draw_section(page, priorities.show_regions)
    draw_section(page, detail.show_one)
    if page.editions:
        draw_section(page, over_time.show_adopted)

    close_page(page)
