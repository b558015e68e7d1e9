"""Ranking: the cities in order of a score, with what the order rests on."""

from components import inputs, ranking
from components.frame import close_page, open_page

page = open_page("ranking")

ranking.choose(page)
inputs.filter_cities(page)

ranking.show_table(page)
ranking.show_not_ranked(page)

close_page(page)
