"""Ranking page: cities ordered by a score, with the weights and the uncertainty behind it."""

from components import inputs
from components.frame import close_page, open_page
from components.sections.ranking import certainty, groups, table, weights

with open_page("ranking") as page:
    inputs.filter_cities(page, with_measure=True)
    weights.choose_weights(page)

    table.show_table(page)
    table.show_not_ranked(page)
    certainty.show_intervals(page)
    certainty.show_shifts(page)
    certainty.show_slopes(page)
    groups.show_groups(page)

    close_page(page)
