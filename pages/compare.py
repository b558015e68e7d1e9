"""Compare: up to six cities side by side, with a group of peers."""

from components.frame import close_page, open_page
from components.sections import compare

page = open_page("compare")

compare.choose(page)
if len(compare.slots_of(page)) < 2:
    compare.show_empty(page)
else:
    compare.show_dots(page)
    compare.show_heat_table(page)
    compare.show_scatter(page)
    compare.show_ranks(page)

close_page(page)
