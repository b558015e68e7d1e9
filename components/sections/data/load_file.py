"""Load a visitor's own file: template, upload and preview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import html, show
from components.binding import update_view
from components.downloads import Download, download_buttons
from components.html import Cell, Column
from components.i18n import Translator
from components.page import Page
from components.reader import Speaker
from components.section import draw_section
from components.sections.data.problem_list import list_problems, shown_problems
from components.sections.data.understood import show_understood
from components.session_files import (
    FIELD,
    discard_upload,
    field_key,
    forget_study,
    keep_upload,
    last_upload,
    read_upload,
)
from components.turns import let_others_pass
from components.view.parameters import format_view
from components.view.view import View, change
from components.words.ranks import score_cell
from smartgov.intake.limits import MAX_BYTES, MAX_CITIES, MAX_QUESTIONS
from smartgov.intake.read_file import FileStudy
from smartgov.intake.template.write_template import to_template_csv, to_template_xlsx
from smartgov.model import Scores, Study
from smartgov.problems import has_errors
from smartgov.scoring.score import score
from smartgov.study.questionnaire import load_questionnaires

#: Maximum number of cities previewed.
PREVIEWED = 8

QUESTIONNAIRE = "smart-governance"

#: Commands that add a file as a permanent study, step by step.
COMMANDS = {
    "import": "python -m smartgov import answers.xlsx --id smart-cities-study-2019"
    " --out data/studies/ --status real",
    "check": "python -m smartgov check smart-cities-study-2019",
    "restart": "SMARTGOV_STUDIES=/srv/uclg/studies make run",
}


def columns() -> list[DeltaGenerator]:
    """Create the two columns of the section: template and upload."""
    left, right = st.columns(2, gap="large")
    return [left, right]


def offer_template(reader: Speaker) -> None:
    """Draw the download buttons of the template."""
    t, language = reader.t, reader.t.language
    show.heading(t("data.template_title"), t("data.template_text"))
    questionnaire = load_questionnaires()[QUESTIONNAIRE]
    with st.container(horizontal=True, key="templates"):
        download_buttons(
            Download(
                key=f"template_{suffix}",
                label=t(f"data.template.{suffix}"),
                stem=f"{QUESTIONNAIRE}-{language}",
                suffix=suffix,
                write=partial(write, questionnaire, language),
            )
            for suffix, write in (("xlsx", to_template_xlsx), ("csv", to_template_csv))
        )
    show.paragraph(t("data.template_note", count=len(questionnaire.questions)))


def load_file(reader: Speaker) -> None:
    """Draw the upload field, and read the uploaded file."""
    t = reader.t
    show.heading(
        t("data.load_title"),
        t(
            "data.load_text",
            size=MAX_BYTES // 2**20,
            cities=t.number(MAX_CITIES),
            questions=t.number(MAX_QUESTIONS),
        ),
    )
    file = st.file_uploader(
        t("data.load_label"), key=field_key(FIELD), max_upload_size=MAX_BYTES // 2**20
    )
    if file is None:
        discard_upload()
        return
    words = t("data.reading", file=file.name)
    bar = st.progress(0.0, words)
    with let_others_pass():
        read_upload(
            file.getvalue(),
            file.name,
            progress=lambda share: bar.progress(share, words),
            waiting=lambda: bar.progress(0.0, t("data.waiting", file=file.name)),
        )
    bar.empty()


def show_reading(page: Page) -> None:
    """Draw what was read of the uploaded file, or that the visitor's own file is in use."""
    if last_upload().intake is not None:
        _draw_reading(page)
    elif page.known.own:
        _draw_own(page)


@dataclass(frozen=True)
class Visitor:
    """A visitor of an app that has no study yet; see `Speaker`."""

    t: Translator
    view: View


def show_alone(t: Translator, view: View) -> None:
    """Draw the template and the upload where there is no study to show."""
    visitor = Visitor(t, view)
    left, right = columns()
    with left:
        draw_section(visitor, offer_template)
    with right:
        draw_section(visitor, load_file)
    draw_section(visitor, _draw_reading)
    draw_section(visitor, show_permanent)


def _draw_reading(reader: Speaker) -> None:
    """Draw what was understood of the uploaded file, a preview, and its problems.

    As long as something must be decided, there is no study, and so no preview.
    """
    t, upload = reader.t, last_upload()
    intake = upload.intake
    if intake is None:
        return
    _draw_verdict(reader, intake)
    show_understood(reader, upload, intake)
    if intake.study is not None:
        _draw_preview(reader, intake.study)
        label = "data.use_rest" if intake.left_out else "data.use"
        if st.button(
            t(label, count=intake.left_out),
            type="primary",
            icon=":material/visibility:",
            key="use_file",
        ):
            _use(reader)
    if told := shown_problems(intake):
        list_problems(reader, replace(intake, problems=told))


def _draw_verdict(reader: Speaker, intake: FileStudy) -> None:
    """Show one notice on whether the file can be used."""
    t, count = reader.t, len(shown_problems(intake))
    undecided = intake.understood.undecided
    if undecided and not has_errors(shown_problems(intake)):
        words = t("data.verdict.undecided", file=intake.name, count=len(undecided))
        st.warning(words, icon=":material/help:")
    elif intake.study is None:
        st.error(t("data.verdict.unusable", file=intake.name, count=count))
    elif intake.left_out:
        words = t("data.verdict.partly", file=intake.name, count=intake.left_out)
        st.warning(words, icon=":material/rule:")
    elif count:
        st.info(t("data.verdict.warnings", file=intake.name, count=count))
    else:
        st.success(t("data.verdict.sound", file=intake.name))


def _draw_preview(reader: Speaker, study: Study) -> None:
    """Draw a preview of the study: key figures and the first cities."""
    t, scores = reader.t, score(study)
    info = study.info
    title = t.dated(info.title, info.period)
    show.heading(t("data.preview_title", study=title), t(f"data.preview_status.{info.status}"))
    st.html(html.key_figures(preview_figures(reader, study, scores)))
    rows: list[list[Cell]] = [
        [
            city.name,
            t.country(city.country),
            t("data.on_map" if city.latitude is not None else "data.not_on_map"),
            t.percent(scores.coverage[city.id]),
            score_cell(reader, scores.overall[city.id]),
        ]
        for city in study.cities[:PREVIEWED]
    ]
    header = [
        Column(t("terms.city")),
        Column(t("terms.country")),
        Column(t("data.place")),
        Column(t("data.coverage"), True),
        Column(t("terms.overall"), True),
    ]
    st.html(html.data_table(t("data.preview_caption"), header, rows))
    if len(study.cities) > PREVIEWED:
        show.paragraph(t("data.preview_more", count=len(study.cities) - PREVIEWED))


def preview_figures(reader: Speaker, study: Study, scores: Scores) -> list[tuple[str, str, str]]:
    """Collect the key figures of the preview: label, value and basis."""
    t, cities = reader.t, study.cities
    countries = t("data.preview_countries", count=len(study.countries))
    base = t("data.preview_of", count=len(cities))
    placed = sum(city.latitude is not None for city in cities)
    asked, dimensions = len(study.asked), len(study.framework.dimensions)
    covered = t("data.preview_dimensions", asked=asked, all=dimensions)
    return [
        (t("data.cities"), t.number(len(cities)), countries),
        (t("data.preview_placed"), t.number(placed), base),
        (t("data.questions"), t.number(len(study.scored)), covered),
        (t("data.preview_ranked"), t.number(scores.ranked), base),
    ]


def _use(reader: Speaker) -> None:
    """Keep the study for the session, and open it on the Overview."""
    known = keep_upload()
    if known is not None:
        view = View(lang=reader.view.lang, study=known.name)
        st.switch_page("app.py", query_params=format_view(view))


def _draw_own(page: Page) -> None:
    """Show that the visitor's own file is in use, with buttons to open or remove it."""
    t = page.t
    st.success(t("data.shown", study=t.text(page.study.info.short_title)))
    with st.container(horizontal=True, vertical_alignment="center", key="own_file"):
        st.page_link(
            "app.py",
            label=t("data.shown_open"),
            icon=":material/arrow_forward:",
            query_params=show.query(page),
        )
        st.button(
            t("data.forget"),
            icon=":material/delete:",
            key="forget_file",
            on_click=_forget,
            args=(page.known.name,),
        )


def _forget(study_id: str) -> None:
    forget_study(study_id)
    update_view(lambda view: change(view, "study", None))


def show_permanent(reader: Speaker) -> None:
    """Explain how to add a file as a permanent study for all visitors."""
    t = reader.t
    with st.expander(t("data.permanent.title"), icon=":material/inventory_2:", key="permanent"):
        st.write(t("data.permanent.lede"))
        for step, command in COMMANDS.items():
            st.write(t(f"data.permanent.{step}"))
            st.code(command, language="bash", wrap_lines=True)
        st.write(t("data.permanent.default"))
