"""Method page: how scores are computed, and their limits."""

from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.method import (
    change,
    glossary,
    statements,
    steps,
    validation,
    worked_city,
)

with open_page("method") as page:
    draw_section(page, steps.show_steps)
    draw_section(page, glossary.show_glossary)
    draw_section(page, worked_city.show_worked_city)
    draw_section(page, steps.show_coverage)
    draw_section(page, validation.show_certainty_method)
    draw_section(page, change.show_change)
    draw_section(page, validation.show_validation)
    draw_section(page, validation.show_coherence)
    draw_section(page, steps.show_framework)
    draw_section(page, steps.show_sources)
    draw_section(page, steps.show_limits)
    draw_section(page, statements.show_accessibility)
    draw_section(page, statements.show_privacy)

    close_page(page)
