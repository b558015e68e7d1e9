"""Overview: which cities take part, and where the world stands."""

from components import inputs, overview
from components.frame import close_page, open_page

page = open_page("")

overview.show_key_figures(page)
inputs.filter_cities(page)

overview.show_map(page)
overview.show_findings(page)
overview.show_dimensions(page)

close_page(page)
