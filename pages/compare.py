"""Compare page: up to six cities side by side, with a group of peers."""

from components.frame import close_page, open_page
from components.sections.compare import side_by_side

page = open_page("compare")

side_by_side.choose(page)
if len(side_by_side.slots_of(page)) < 2:
    side_by_side.show_empty(page)
else:
    side_by_side.show_dots(page)
    side_by_side.show_heat_table(page)
    side_by_side.show_scatter(page)
    side_by_side.show_ranks(page)

close_page(page)
