"""Tests of the Data page: studies, downloads, and a file uploaded for one session."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from components import cache
from components.i18n import Translator, translator
from components.menu import PAGES
from components.sections.data.dictionary import TABLES, columns_of
from components.session_files import MOST
from components.view.view import OWN_FILE
from smartgov.editions.series import latest_of
from smartgov.export.study_files import to_wide_csv, to_workbook
from smartgov.intake.choices import Choices
from smartgov.intake.limits import MAX_BYTES
from smartgov.intake.mapping_file import write_mapping
from smartgov.intake.read_file import read_file
from smartgov.model import Study
from smartgov.problems import describe, locate
from smartgov.scoring.score import score
from smartgov.study.catalog import study_folders
from smartgov.text import LANGUAGES, Language, Text
from tests.conftest import OpenApp
from tests.pages.reading import charts, key_figures, table, tables, text, view_of
from tests.pages.writing import watching
from tests.smartgov.cases.test_own_cases import ROW
from tests.smartgov.cases.test_own_cases import table as practice_table
from tests.smartgov.intake.study.test_practices import ROWS, fill_in
from tests.smartgov.made_studies import to_zip

EN = translator("en")
languages = pytest.mark.parametrize("language", LANGUAGES)
XLSX, CSV, ZIP = "mine.xlsx", "mine.csv", "mine.zip"

#: Number of cities in the visitor's file: Barcelona is among them, and one without a rank.
CITIES = 16


@pytest.fixture(scope="module")
def mine(survey: Study) -> Study:
    """Return a study that is nobody's but a visitor's: a few of the survey's cities."""
    cities = survey.cities[:CITIES]
    info = replace(
        survey.info, id="mine", title=Text("Secretariat’s file"), short_title=Text("Secretariat")
    )
    return replace(
        survey, info=info, cities=cities, answers=survey.answers.loc[[c.id for c in cities]]
    )


@pytest.fixture(scope="module")
def workbook(mine: Study) -> bytes:
    return to_workbook(mine)


def with_cells(content: bytes, sheet: str, cells: dict[str, object]) -> bytes:
    """Return a workbook in which some cells are others."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for place, value in cells.items():
        book[sheet][place] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def partly(workbook: bytes) -> bytes:
    """Return a workbook with two rows that cannot be."""
    return with_cells(workbook, "Answers", {"B2": 7, "C5": "perhaps"})


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content).run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def use(open_app: OpenApp, name: str, content: bytes, **query: str) -> AppTest:
    """Return the Overview with a file loaded and shown."""
    return press(upload(open_app("data", **query), name, content), "use_file")


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button}


def go(app: AppTest, script: str) -> AppTest:
    """Go to another page of the same session, as a click in the menu does."""
    query = {name: app.query_params[name] for name in app.query_params}
    app.switch_page(script)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def listed() -> list[str]:
    """Return the studies that the app lists: of a series the latest edition alone."""
    folders = study_folders()
    return [name for name in folders if name not in latest_of(folders)]


# --- the studies ----------------------------------------------------------------------------------


@languages
def test_every_study_is_there_with_its_status_and_size(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    app = opened("data", lang=language)
    assert not app.exception
    found = table(app, t("data.studies_subtitle"))
    assert len(found.rows) == len(listed())
    chosen = next(row for row in found.rows if row.chosen)
    assert chosen.cells[1] == t("status.real")
    assert chosen.cells[3:7] == ["78", "30", "15", t.share(5, 9)]
    assert [f"study={name}" in row.links[0] for row, name in zip(found.rows, listed(), strict=True)]


@languages
def test_the_study_shown_can_be_taken_along(
    opened: OpenApp, language: Language, survey: Study
) -> None:
    t = translator(language)
    app = opened("data", lang=language)
    buttons = {button.key for button in app.get("download_button")}
    assert {"study_zip", "study_xlsx", "study_csv", "template_xlsx", "template_csv"} <= buttons
    files = table(app, t("data.files_subtitle", study=t.text(survey.info.short_title)))
    assert files.column(0) == [
        "README.md",
        "datapackage.json",
        *(f"{name}.csv" for name in ("framework", "questions", "cities", "answers")),
    ]
    assert all(len(cells) == 64 for cells in files.column(3))
    assert survey.info.citation in text(app)


@languages
def test_every_question_and_every_column_is_explained(
    opened: OpenApp, language: Language, survey: Study
) -> None:
    t = translator(language)
    app = opened("data", lang=language)
    codebook = table(app, t("data.codebook_subtitle"))
    assert codebook.column(0) == [t.text(question.text) for question in survey.questions]
    for name in TABLES:
        explained = table(app, t("data.dictionary_caption", file=f"{name}.csv"))
        assert explained.column(0) == columns_of(name)
        assert all(explained.column(1))


# --- a file of one's own --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "write"), [(XLSX, to_workbook), (ZIP, to_zip), (CSV, to_wide_csv)]
)
def test_a_download_loads_again_to_the_same_scores(
    open_app: OpenApp, opened: OpenApp, survey: Study, name: str, write: Callable[[Study], bytes]
) -> None:
    app = use(open_app, name, write(survey))
    assert (view_of(app).study or "").startswith(OWN_FILE)
    assert key_figures(app) == key_figures(opened(lang="en"))


@pytest.fixture(scope="module")
def whole(survey: Study) -> bytes:
    return to_workbook(survey)


@languages
def test_a_file_is_previewed_before_anything_changes(
    open_app: OpenApp, whole: bytes, language: Language
) -> None:
    t = translator(language)
    app = upload(open_app("data", lang=language), XLSX, whole)
    assert [success.value for success in app.success] == [t("data.verdict.sound", file=XLSX)]
    assert view_of(app).study is None
    figures = key_figures(app)
    assert figures[t("data.cities")] == ["78", t("data.preview_countries", count=30)]
    assert figures[t("data.preview_ranked")] == ["69", t("data.preview_of", count=78)]
    assert len(table(app, t("data.preview_caption")).rows) == 8


def show_own(app: AppTest, script: str, t: Translator) -> str:
    """Return the words of a page that shows the visitor's file, and says so everywhere."""
    words = text(go(app, script))
    assert t("source.own_file") in words
    assert t("data.own_chip") in words
    assert all(t("source.own_file") in c["layout"]["meta"]["source"] for c in charts(app).values())
    return words


@languages
def test_a_file_that_is_shown_is_said_to_be_ones_own(
    open_app: OpenApp, workbook: bytes, language: Language
) -> None:
    t = translator(language)
    app = use(open_app, XLSX, workbook, lang=language)
    assert view_of(app).lang == language
    show_own(app, "pages/data.py", t)
    assert app.file_uploader[0].value is None
    assert t("data.shown", study="Secretariat") in [success.value for success in app.success]


def test_no_link_of_a_file_leaves_the_session(open_app: OpenApp, workbook: bytes) -> None:
    app = use(open_app, XLSX, workbook)
    for script in ("app.py", "pages/ranking.py"):
        rows = [row for found in tables(go(app, script)) for row in found.rows]
        assert not any(row.links for row in rows)


@languages
def test_a_file_without_some_rows_says_so(
    open_app: OpenApp, partly: bytes, language: Language
) -> None:
    t = translator(language)
    app = upload(open_app("data", lang=language), XLSX, partly)
    assert [warning.value for warning in app.warning] == [
        t("data.verdict.partly", file=XLSX, count=2)
    ]
    problems = table(app, t("data.problems_subtitle"))
    intake = read_file(partly, XLSX)
    assert problems.column(0) == [locate(problem, language) for problem in intake.problems]
    assert problems.column(2) == [describe(problem, language) for problem in intake.problems]
    press(app, "use_file")
    assert t("source.left_out", count=2) in show_own(app, "app.py", t)
    figures = key_figures(app)
    assert str(CITIES - 2) in {figure[0] for figure in figures.values()}


def test_every_page_says_whose_file_it_shows_and_what_is_left_out(
    open_app: OpenApp, partly: bytes
) -> None:
    app = use(open_app, XLSX, partly)
    for script in PAGES.values():
        assert EN("source.left_out", count=2) in show_own(app, script, EN), script


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"%PDF-1.7", b"a;b\n1;2\n"])
def test_what_cannot_be_used_changes_nothing(open_app: OpenApp, content: bytes) -> None:
    app = open_app("data", city="barcelona")
    before = view_of(app)
    upload(app, CSV, content)
    problems = table(app, EN("data.problems_subtitle"))
    assert [error.value for error in app.error] == [
        EN("data.verdict.unusable", file=CSV, count=len(problems.rows))
    ]
    assert "use_file" not in keys(app)
    assert view_of(app) == before


def test_a_name_of_a_city_is_text(open_app: OpenApp, workbook: bytes) -> None:
    name = "<script>alert(1)</script>"
    hostile = with_cells(workbook, "Cities", {"B2": name})
    app = upload(open_app("data"), XLSX, hostile)
    assert table(app, EN("data.preview_caption")).rows[0].cells[0] == name
    press(app, "use_file")
    for script in PAGES.values():
        go(app, script)
        assert not any("alert(1)</script>" in piece.value for piece in app.html)


def test_a_file_can_be_forgotten(open_app: OpenApp, workbook: bytes) -> None:
    app = press(go(use(open_app, XLSX, workbook), "pages/data.py"), "forget_file")
    assert view_of(app).study is None
    assert EN("data.own_chip") not in text(app)
    app.query_params["study"] = f"{OWN_FILE}mine"
    assert "mine" in app.run().warning[0].value


def test_a_session_keeps_few_files(open_app: OpenApp, mine: Study) -> None:
    app = open_app("data")
    for number in range(MOST + 1):
        named = replace(mine, info=replace(mine.info, id=f"mine-{number}"))
        press(upload(go(app, "pages/data.py"), XLSX, to_workbook(named)), "use_file")
    options = app.selectbox(key="choose_study").options
    own = len(options) - len(listed())
    assert own == MOST


def test_another_session_never_sees_it(open_app: OpenApp, workbook: bytes) -> None:
    app = use(open_app, XLSX, workbook)
    other = open_app("data", study=f"{OWN_FILE}mine")
    assert EN("notices.unknown_file", value=f"`{OWN_FILE}mine`") in other.warning[0].value
    assert len(other.selectbox(key="choose_study").options) == len(listed())
    assert len(app.selectbox(key="choose_study").options) == len(listed()) + 1
    assert "Secretariat" not in text(other)


def test_scores_of_a_file_are_its_owners_alone(
    open_app: OpenApp, mine: Study, survey: Study
) -> None:
    """Two visitors load files of one name: each sees its own numbers."""
    answers = survey.answers.copy()
    answers.loc["barcelona"] = np.nan
    emptier = replace(mine, answers=answers)
    first, second = (use(open_app, XLSX, to_workbook(study)) for study in (mine, emptier))
    assert key_figures(first) != key_figures(second)


def test_nothing_is_written(open_app: OpenApp, workbook: bytes, partly: bytes) -> None:
    use(open_app, XLSX, workbook)
    with watching() as seen:
        app = use(open_app, XLSX, partly)
        upload(go(app, "pages/data.py"), CSV, b"a;b\n1;2\n")
    assert seen == []


def test_the_limits_are_said_before_anything_is_loaded(opened: OpenApp) -> None:
    app = opened("data", lang="en")
    assert app.file_uploader[0].proto.max_upload_size_mb == MAX_BYTES // 2**20
    assert "5,000" in text(app)
    assert "500" in text(app)


def test_scores_of_the_survey_are_not_touched(
    open_app: OpenApp, partly: bytes, survey: Study
) -> None:
    before = score(survey).overall.copy()
    use(open_app, XLSX, partly)
    assert score(survey).overall.equals(before)


# --- what is asked before anything is scored ------------------------------------------------------

TICKS = "Ciudad;País;voting;strategic_plan\nBilbao;ES;X;\nPorto;PT;;X\nLyon;FR;X;X\n".encode()


def decide(app: AppTest, **chosen: str) -> AppTest:
    """Answer questions about the file by the names of their radio buttons, and read it again."""
    for name, option in chosen.items():
        (radio,) = [radio for radio in app.radio if radio.key.startswith(f"{name}_")]
        radio.set_value(option)
    (submit,) = [b for b in app.button if b.key and "decide" in b.key]
    submit.click().run()
    assert not app.exception
    return app


@languages
def test_nothing_is_scored_before_it_is_said_what_a_blank_means(
    open_app: OpenApp, language: Language
) -> None:
    t = translator(language)
    app = upload(open_app("data", lang=language), CSV, TICKS)
    assert t("data.verdict.undecided", file=CSV, count=1) in [w.value for w in app.warning]
    assert "use_file" not in keys(app)
    assert t("data.preview_caption") not in {found.caption for found in tables(app)}
    blanks = table(app, t("understood.blank.caption"))
    assert blanks.column(0) == ["voting", "strategic_plan"]
    decide(app, blank="no")
    assert "use_file" in keys(app)
    assert key_figures(press(app, "use_file"))


def test_an_answer_is_kept_until_it_is_changed(open_app: OpenApp) -> None:
    app = decide(upload(open_app("data"), CSV, TICKS), blank="missing")
    words = table(app, EN("understood.words.caption"))
    assert EN("understood.blank_cell") in words.column(0)
    assert EN("understood.blank.missing") in words.column(1)
    decide(app, blank="no")
    assert EN("understood.blank.no") in table(app, EN("understood.words.caption")).column(1)


def test_a_mapping_answers_for_next_years_file(open_app: OpenApp) -> None:
    understood = read_file(TICKS, CSV).understood
    mapping = write_mapping(Choices(blank={"voting": "no", "strategic_plan": "no"}), understood)
    later = TICKS.replace(b"Lyon;FR", b"Nantes;FR")
    app = upload(open_app("data"), CSV, later)
    assert "use_file" not in keys(app)
    app.file_uploader[1].upload("mapping.json", mapping).run()
    assert not app.exception
    assert EN("understood.mapping.applied") in [success.value for success in app.success]
    assert "use_file" in keys(app)


def test_a_column_can_be_given_another_role(open_app: OpenApp) -> None:
    content = "Ciudad;País;voting;¿Planes?\nBilbao;ES;sí;no\nPorto;PT;no;sí\n".encode()
    app = upload(open_app("data"), CSV, content)
    (column,) = [box for box in app.selectbox if box.key.startswith("column_")]
    (role,) = [box for box in app.selectbox if box.key.startswith("role_")]
    column.set_value("¿Planes?")
    role.set_value("question:strategic_plan")
    (submit,) = [b for b in app.button if b.key and "change" in b.key]
    submit.click().run()
    assert not app.exception
    shown = table(app, EN("understood.columns.caption"))
    assert shown.rows[3].cells[2] == EN("understood.how.chosen")
    assert key_figures(app)[EN("data.questions")][0] == "2"


# --- an app without studies --------------------------------------------------------------------


def test_app_without_studies_offers_the_template_and_the_upload(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "study_folders", dict)
    app = open_app("data")
    assert not app.exception
    assert [notice.value for notice in app.error] == [translator("en")("notices.no_studies")]
    app.file_uploader[0].upload("a.csv", b"City,Country,contracts\nArco,ES,3\n").run(timeout=60)
    assert not app.exception
    assert app.button("use_file").label == translator("en")("data.use")
    other = open_app("city")
    assert not other.exception
    assert not other.file_uploader


def test_app_without_studies_asks_what_a_file_leaves_open(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "study_folders", dict)
    app = open_app("data")
    app.file_uploader[0].upload(CSV, TICKS).run(timeout=60)
    assert not app.exception
    assert "use_file" not in keys(app)
    assert "use_file" in keys(decide(app, blank="no"))


def test_practices_of_ones_own_are_shown_beside_the_others(open_app: OpenApp) -> None:
    app = open_app("data", lang="en")
    (field,) = [one for one in app.file_uploader if "practices" in str(one.key)]
    field.upload("mine.csv", practice_table({**ROW, "city": "bilbao"}), "text/csv").run()
    assert EN("own_cases.loaded", count=1) in [message.value for message in app.success]
    app.switch_page("pages/practices.py").run()
    assert not app.exception
    assert "What it is, <b>in bold</b>" in text(app)
    assert EN("cases.practices", count=54) in text(app)
    app.switch_page("pages/data.py").run()
    app.button(key="forget_practices").click().run()
    app.switch_page("pages/practices.py").run()
    assert EN("cases.practices", count=53) in text(app)


@languages
def test_practices_on_a_sheet_of_the_file_are_kept_with_it(
    open_app: OpenApp, language: Language
) -> None:
    app = use(open_app, XLSX, fill_in(language, ROWS), lang=language)
    t = translator(language)
    go(app, "pages/practices.py")
    assert not app.exception
    assert t("cases.practices", count=53 + len(ROWS)) in text(app)
    written = "".join(element.value for element in app.html)
    assert "Plan &lt;b&gt;0&lt;/b&gt;" in written
    below = re.sub(r"<nav .*?</nav>", "", written)  # the menu is followed within the session
    assert 'target="_self"' not in below
