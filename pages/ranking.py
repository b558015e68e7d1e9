"""Ranking: the cities in order of a score, with what the order rests on."""

from components import inputs
from components.frame import close_page, open_page
from components.sections import ranking

page = open_page("ranking")

inputs.filter_cities(page, with_measure=True)

ranking.show_table(page)
ranking.show_not_ranked(page)

close_page(page)
