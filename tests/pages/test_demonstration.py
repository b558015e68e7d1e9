"""Tests that the demonstration is labeled in the header, below charts and in exports."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.i18n import translator
from components.menu import PAGES, name_of
from smartgov.model import Study
from smartgov.own_city.link import format_own
from smartgov.own_city.own_city import OwnCity
from smartgov.text import LANGUAGES, Language
from tests.conftest import DEMO, OpenApp
from tests.pages.reading import charts, decks, pieces, tables, text

CITY, OTHER = "demo-09-south-east-asia", "demo-17-south-america"
WORD = {"en": "demonstration", "es": "demostración", "fr": "démonstration"}

pages = pytest.mark.parametrize("page", PAGES, ids=name_of)
languages = pytest.mark.parametrize("language", LANGUAGES)

Files = dict[str, Callable[[], bytes]]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Return the downloads that are offered from here on, by the keys of their buttons."""
    offered: Files = {}
    monkeypatch.setattr(
        st, "download_button", lambda label, data, key="", **_: offered.update({key: data})
    )
    return offered


def own_city(demo: Study) -> OwnCity:
    """Return a visitor's city that answered every question of the scale in turn."""
    answers = {q.id: float(n % 5) for n, q in enumerate(demo.scored)}
    return OwnCity(name="Testville", country="ES", latitude=40, longitude=-3, answers=answers)


def query(page: str, demo: Study) -> dict[str, str]:
    """Return a view of a page in which everything is drawn that it can draw."""
    chosen = {
        "compare": {"compare": f"{CITY},{OTHER}", "against": "equal_dimensions"},
        "ranking": {"city": CITY, "against": "equal_dimensions", "reading": "ranks"},
        "your_city": {"own": format_own(own_city(demo), demo)},
    }
    return {"study": DEMO, **chosen.get(page, {"city": CITY})}


def asked(app: AppTest, name: str) -> str:
    """Return a value in the address bar."""
    value = app.query_params[name]
    return value[0] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("page", "language"),
    [
        *((page, "en") for page in PAGES),
        *(
            (page, language)
            for page in ("city", "your_city", "data")
            for language in LANGUAGES
            if language != "en"
        ),
    ],
)
def test_every_view_says_demonstration(
    opened: OpenApp, demo: Study, page: str, language: Language
) -> None:
    app = opened(page, lang=language, **query(page, demo))
    t = translator(language)
    assert not app.exception
    assert not app.warning
    markup = [element.value for element in app.html]
    status = t("status.demonstration")
    assert WORD[language] in status.lower()
    assert any("sg-chip-demonstration" in body and status in body for body in markup)
    assert demo.info.caveat.read(language) in text(app)
    # The data page lists the real studies as well.
    assert page == "data" or t("status.real") not in text(app)
    for name, chart in charts(app).items():
        meta = chart["layout"]["meta"]
        assert (name, meta["study"], meta["status"]) == (name, DEMO, "demonstration")
        assert status in meta["source"], name
    sources = [
        "".join(piece.words)
        for piece, body in zip(pieces(app), markup, strict=True)
        if 'class="sg-source"' in body
    ]
    assert sources or page in ("study", "practices", "data", "present")
    of_others = [words for words in sources if status not in words]
    # A published index, computed anew on the method page, and documented practices of real
    # cities are nobody's demonstration.
    assert len(of_others) == (page in ("method", "practices"))
    (foot,) = (body for body in markup if 'class="sg-foot"' in body)
    assert status in foot
    assert bool(decks(app)) == (page in ("", "practices", "your_city"))


@pages
def test_every_export_says_demonstration(
    open_app: OpenApp, files: Files, demo: Study, page: str
) -> None:
    app = open_app(page, lang="en", **query(page, demo))
    assert not app.exception
    stems = [key.removeprefix("csv_") for key in files if key.startswith("csv_")]
    assert len(stems) >= (page not in ("study", "your_city", "present")) * 1
    for stem in stems:
        rows = list(csv.DictReader(io.StringIO(files[f"csv_{stem}"]().decode("utf-8-sig"))))
        if page in ("practices", "data") or stem.startswith("validation"):
            continue  # they are of cities anywhere, of all studies, or of a published index
        assert {(row["study"], row["status"]) for row in rows} == {(DEMO, "demonstration")}, stem
        sheet = openpyxl.load_workbook(io.BytesIO(files[f"xlsx_{stem}"]()))["data"]
        header = [cell.value for cell in sheet[1]]
        column = header.index("status") + 1
        said = {sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)}
        assert said == {"demonstration"}, stem


@languages
def test_the_report_card_is_marked_on_each_page(
    open_app: OpenApp, files: Files, demo: Study, language: Language
) -> None:
    open_app("city", lang=language, **query("city", demo))
    html = files["report_html"]().decode("utf-8")
    t = translator(language)
    assert f'<p class="mark"><span>{t("report.demonstration")}</span></p>' in html
    assert t("status.demonstration") in html
    assert WORD[language] in t("report.demonstration").lower()
    assert files["report_pdf"]().startswith(b"%PDF")


def test_nothing_reads_not_asked(opened: OpenApp, demo: Study) -> None:
    """All nine dimensions and all seven recommendations are asked about."""
    t = translator("en")
    for page in ("", "city", "recommendations", "ranking"):
        words = text(opened(page, lang="en", **query(page, demo)))
        assert t("terms.not_asked_list") not in words
        assert t("recommendations.not_asked") not in words


@languages
def test_answers_stand_in_the_words_of_the_scale(
    opened: OpenApp, demo: Study, language: Language
) -> None:
    app = opened("city", lang=language, **query("city", demo))
    t = translator(language)
    answers = next(found for found in tables(app) if found.caption == t("city.answers_title"))
    shown = {row.cells[0]: row.cells for row in answers.rows}
    assert answers.columns[-1] == t("city.peers_same_graded")
    for question in demo.scored:
        value = demo.answers.loc[CITY, question.id]
        cell = shown[question.text.read(language)][2]
        if value == value:
            assert cell == f"{value:g}, {question.levels[int(value)].read(language)}"
        else:
            assert cell == t("answers.blank")


@languages
def test_what_if_offers_the_words_of_the_scale(
    opened: OpenApp, demo: Study, language: Language
) -> None:
    question = demo.question_by_id["codesign"]
    control = opened("city", lang=language, **query("city", demo)).selectbox(key="if_codesign")
    words = [f"{step}, {level.read(language)}" for step, level in enumerate(question.levels)]
    assert list(control.options) == words
    assert control.value == demo.answers.loc[CITY, "codesign"]


def test_what_if_takes_another_step_of_the_scale_and_the_real_one(
    open_app: OpenApp, demo: Study
) -> None:
    real = demo.answers.loc[CITY, "codesign"]
    other = 0.0 if real else 4.0
    app = open_app("city", lang="en", **query("city", demo))
    app.selectbox(key="if_codesign").set_value(other).run()
    assert not app.exception
    assert asked(app, "if") == f"codesign:{other:g}"
    assert translator("en")("whatif.marked") in text(app)
    app.selectbox(key="if_codesign").set_value(real).run()
    assert "if" not in app.query_params


@languages
def test_your_city_answers_in_the_words_of_the_scale(
    opened: OpenApp, demo: Study, language: Language
) -> None:
    app = opened("your_city", lang=language, **query("your_city", demo))
    t = translator(language)
    question = demo.scored[3]
    control = app.button_group(key=f"own_answer_{question.id}")
    words = [t.first_upper(level.read(language)) for level in question.levels]
    assert list(control.options) == [*words, t("own.form.unknown")]
    assert control.value == "3"
    assert control.label == question.text.read(language)


def test_an_answer_of_ones_own_goes_into_the_link(open_app: OpenApp, demo: Study) -> None:
    app = open_app("your_city", study=DEMO, lang="en")
    app.button_group(key="own_answer_codesign").set_value("2").run()
    assert not app.exception
    answers = {"codesign": 2.0}
    assert asked(app, "own") == format_own(OwnCity(answers=answers), demo)


@languages
def test_a_related_practice_on_a_scale_is_counted(
    opened: OpenApp, demo: Study, language: Language
) -> None:
    """Consultation stands beside designing together, with how many have it in place."""
    app = opened("recommendations", lang=language, study=DEMO, recommendation="design_together")
    t = translator(language)
    beside = next(f for f in tables(app) if f.caption == t("recommendations.beside"))
    answers = demo.answers["consultation_reply"].dropna()
    label = demo.question_by_id["consultation_reply"].label.read(language)
    assert beside.row(label)[1] == t.share(int((answers >= 3).sum()), len(answers))
    assert beside.columns[1] == t("recommendations.have_column_graded")
