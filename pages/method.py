"""Method page: how scores are computed, and their limits."""

from components.frame import close_page, open_page
from components.sections.method import statements, steps, validation, worked_city

with open_page("method") as page:
    steps.show_steps(page)
    worked_city.show_worked_city(page)
    steps.show_coverage(page)
    validation.show_certainty_method(page)
    validation.show_validation(page)
    validation.show_coherence(page)
    steps.show_framework(page)
    steps.show_sources(page)
    steps.show_limits(page)
    statements.show_accessibility(page)
    statements.show_privacy(page)

    close_page(page)
