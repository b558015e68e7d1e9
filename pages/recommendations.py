"""Recommendations page: what the study recommends, and how far cities have implemented it."""

from components import inputs
from components.frame import close_page, open_page
from components.sections.recommendations import detail, priorities, selection

page = open_page("recommendations")

selection.choose(page)
inputs.filter_cities(page)

chosen = selection.apply_filters(page)
selection.show_sentence(page, chosen)
selection.show_list(page, chosen)
priorities.show_priority(page, chosen)
priorities.show_regions(page, chosen)
detail.show_one(page, chosen)

close_page(page)
