"""Data page: the available studies, loading a file of your own, and downloads."""

from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.data import (
    changes,
    dictionary,
    editions,
    load_file,
    load_practices,
    studies,
    take_along,
)
from components.sections.method import steps

with open_page("data", alone=load_file.show_alone) as page:
    draw_section(page, studies.show_studies)
    draw_section(page, editions.show_editions)

    left, right = load_file.columns()
    with left:
        draw_section(page, load_file.offer_template)
    with right:
        draw_section(page, load_file.load_file)
    draw_section(page, load_file.show_reading)
    draw_section(page, load_file.show_permanent)
    draw_section(page, load_practices.show_practices)

    draw_section(page, studies.show_downloads)
    draw_section(page, take_along.offer_edition)
    draw_section(page, changes.show_changes)
    draw_section(page, steps.show_sources)
    draw_section(page, dictionary.show_questions)
    draw_section(page, dictionary.show_columns)

    close_page(page)
