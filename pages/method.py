"""Method: how a score comes about, and what it cannot say."""

from components.frame import close_page, open_page
from components.sections import method, validation, worked_city

page = open_page("method")

method.show_steps(page)
worked_city.show_worked_city(page)
method.show_coverage(page)
validation.show_certainty_method(page)
validation.show_validation(page)
validation.show_coherence(page)
method.show_framework(page)
method.show_sources(page)
method.show_limits(page)

close_page(page)
