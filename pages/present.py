"""Present page: slides over the current view, ready decks, a guided story, and notes."""

from components import inputs
from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.present import files, notes, setup, stage, story

with open_page("present") as page:
    if page.view.form == "notes":
        draw_section(page, notes.show_notes)
    elif page.view.on_stage:
        draw_section(page, stage.show_stage)
    elif page.view.form == "story":
        draw_section(page, setup.show_notices)
        draw_section(page, story.show_story)
        close_page(page)
    else:
        draw_section(page, setup.show_notices)
        draw_section(page, setup.choose_subject)
        draw_section(page, inputs.filter_cities)
        draw_section(page, setup.show_decks)
        draw_section(page, setup.arrange_deck)
        draw_section(page, files.offer_file)
        close_page(page)
