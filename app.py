"""Overview: which cities take part, and where the world stands."""

from components import inputs
from components.frame import close_page, open_page
from components.sections import overview, world

page = open_page("")

overview.show_key_figures(page)
inputs.filter_cities(page)

world.show_map(page)
overview.show_findings(page)
overview.show_dimensions(page)

close_page(page)
