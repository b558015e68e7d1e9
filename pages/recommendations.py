"""Recommendations page: what the study recommends, and how far cities have implemented it."""

from components import inputs
from components.frame import close_page, open_page
from components.sections.recommendations import detail, priorities, selection

with open_page("recommendations") as page:
    selection.choose(page)
    inputs.filter_cities(page)

    selection.show_sentence(page)
    selection.show_list(page)
    priorities.show_priority(page)
    priorities.show_regions(page)
    detail.show_one(page)

    close_page(page)
