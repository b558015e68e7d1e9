"""City: how one city governs itself, against its peers, and what it could do next."""

from components import city
from components.frame import close_page, open_page

page = open_page("city")

city.choose(page)
if page.city is None:
    city.show_all(page)
else:
    city.show_standing(page)
    city.show_profile_and_next(page)
    city.show_answers(page)
    city.show_barriers(page)
    city.show_similar(page)

close_page(page)
