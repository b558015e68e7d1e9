"""Recommendations: what the study asks of cities, and how far they are."""

from components import inputs, recommendations
from components.frame import close_page, open_page

page = open_page("recommendations")

recommendations.choose(page)
inputs.filter_cities(page)

chosen = recommendations.compute(page)
recommendations.show_sentence(page, chosen)
recommendations.show_list(page, chosen)
recommendations.show_priority(page, chosen)
recommendations.show_regions(page, chosen)
recommendations.show_one(page, chosen)

close_page(page)
