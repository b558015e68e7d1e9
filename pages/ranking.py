"""Ranking page: cities ordered by a score, with the weights and the uncertainty behind it."""

from components import inputs
from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.ranking import (
    bands,
    certainty,
    groups,
    over_time,
    table,
    weightings,
    weights,
)

with open_page("ranking") as page:
    draw_section(page, inputs.filter_cities, with_measure=True)
    draw_section(page, weights.choose_weights)

    draw_section(page, bands.choose_reading)

    if page.view.reading == "bands":
        draw_section(page, bands.show_bands)
        draw_section(page, bands.show_map)
        draw_section(page, table.show_not_ranked)
        draw_section(page, certainty.show_shifts)
    else:
        draw_section(page, table.show_table)
        draw_section(page, table.show_not_ranked)
        draw_section(page, certainty.show_intervals)
        draw_section(page, certainty.show_shifts)
        draw_section(page, weightings.show_slopes)
    if page.editions:
        draw_section(page, over_time.show_slopes)
    draw_section(page, groups.show_groups)

    close_page(page)
