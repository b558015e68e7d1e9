"""Overview page: which cities take part, and a map of their scores."""

from components import inputs
from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.overview import change_panels, over_time, summary, world_map

with open_page("") as page:
    draw_section(page, summary.show_study_line)
    draw_section(page, summary.show_key_figures)
    draw_section(page, inputs.filter_cities)

    draw_section(page, world_map.show_map)
    draw_section(page, summary.show_findings)
    draw_section(page, summary.show_dimensions)
    if page.editions:
        draw_section(page, over_time.show_moved)
        draw_section(page, change_panels.show_panels)
        draw_section(page, over_time.show_clear)

    close_page(page)
