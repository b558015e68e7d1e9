"""Data page: the available studies, loading a file of your own, and downloads."""

from components.frame import close_page, open_page
from components.sections.data import dictionary, load_file, studies
from components.sections.method import steps

with open_page("data", alone=load_file.show_alone) as page:
    studies.show_studies(page)

    left, right = load_file.columns()
    with left:
        load_file.offer_template(page)
    with right:
        load_file.load_file(page)
    load_file.show_reading(page)
    load_file.show_permanent(page)

    studies.show_downloads(page)
    steps.show_sources(page)
    dictionary.show_questions(page)
    dictionary.show_columns(page)

    close_page(page)
