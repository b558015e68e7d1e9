"""Recommendations: what the study asks of cities, and how far they are."""

from components import inputs
from components.frame import close_page, open_page
from components.sections import one_recommendation, priorities, recommendations

page = open_page("recommendations")

recommendations.choose(page)
inputs.filter_cities(page)

chosen = recommendations.compute(page)
recommendations.show_sentence(page, chosen)
recommendations.show_list(page, chosen)
priorities.show_priority(page, chosen)
priorities.show_regions(page, chosen)
one_recommendation.show_one(page, chosen)

close_page(page)
