"""Compare page: up to six cities side by side, with a group of peers."""

from components.frame import close_page, open_page
from components.sections.compare import choice, side_by_side

with open_page("compare") as page:
    choice.choose(page)
    if len(choice.slots_of(page)) < 2:
        choice.show_empty(page)
    else:
        side_by_side.show_dots(page)
        side_by_side.show_heat_table(page)
        side_by_side.show_scatter(page)
        side_by_side.show_ranks(page)

    close_page(page)
