"""Overview page: which cities take part, and a map of their scores."""

from components import inputs
from components.frame import close_page, open_page
from components.sections.overview import summary, world_map

with open_page("") as page:
    summary.show_key_figures(page)
    inputs.filter_cities(page)

    world_map.show_map(page)
    summary.show_findings(page)
    summary.show_dimensions(page)

    close_page(page)
