"""Compare page: up to six cities side by side, with a group of peers."""

from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.compare import choice, over_time, side_by_side

with open_page("compare") as page:
    draw_section(page, choice.choose)
    if len(choice.slots_of(page)) < 2:
        draw_section(page, choice.show_empty)
    else:
        draw_section(page, side_by_side.show_dots)
        draw_section(page, side_by_side.show_heat_table)
        draw_section(page, side_by_side.show_scatter)
        draw_section(page, side_by_side.show_ranks)
        if page.editions:
            draw_section(page, over_time.show_lines)

    close_page(page)
