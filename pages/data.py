"""Data: which studies there are, loading a file of one's own, and taking the data along."""

from components.frame import close_page, open_page
from components.sections import data_dictionary, data_load, data_studies, method

page = open_page("data")

data_studies.show_studies(page)

left, right = data_load.columns()
with left:
    data_load.offer_template(page)
with right:
    data_load.load_file(page)
data_load.show_reading(page)
data_load.show_permanent(page)

data_studies.show_downloads(page)
method.show_sources(page)
data_dictionary.show_questions(page)
data_dictionary.show_columns(page)

close_page(page)
