"""The study page: what UCLG's Smart Cities Study 2019 is, and how the tool relates to it."""

from components.frame import close_page, open_page
from components.section import draw_section
from components.sections.study import access, conclusions, introduction, pillars, timeline

with open_page("study") as page:
    draw_section(page, introduction.show_introduction)
    draw_section(page, pillars.show_pillars)
    draw_section(page, conclusions.show_conclusions)
    draw_section(page, timeline.show_timeline)
    draw_section(page, access.show_report)
    draw_section(page, access.show_missing)

    close_page(page)
