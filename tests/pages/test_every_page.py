"""Tests for every page, in every language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components.frame import PAGES, name_of
from components.i18n import Translator, translator
from components.theme import THEMES, ThemeName
from components.view.parameters import parse_view
from components.view.view import View
from smartgov.model import Study
from smartgov.problems import describe, locate
from smartgov.study.catalog import STUDIES
from smartgov.study.load import load_study
from smartgov.text import LANGUAGES, Language
from tests.conftest import SURVEY, OpenApp
from tests.pages.conftest import LookForStudies
from tests.pages.reading import (
    charts,
    decks,
    key_figures,
    menu,
    pieces,
    tables,
    text,
    view_of,
    walk,
)
from tests.smartgov.made_studies import SOUND, write_study

pages = pytest.mark.parametrize("page", PAGES, ids=name_of)
languages = pytest.mark.parametrize("language", LANGUAGES)

#: A view with something chosen everywhere, and a city that is in it.
DEEP = {
    "city": "barcelona",
    "score": "foresight",
    "peers": "country",
    "region": ["150", "419"],
    "country": ["ES", "PE"],
    "size": ["1m_5m", "50k_250k"],
    "q": "a",
    "pillar": "strategic_management",
    "dimension": "foresight",
    "recommendation": "look_ahead",
    "lacking": "1",
    "weights": "foresight:2,open_government:0.5",
    "aggregation": "geometric",
    "coverage": "0.5",
    "group": "size",
    "against": "first_open_government",
}

#: A link in which nothing is right, and the notice that each part of it has to get.
BAD = {
    "study": ("no-such-study", "unknown_study"),
    "city": ("atlantis", "unknown_city"),
    "score": ("happiness", "unknown_score"),
    "peers": ("cousins", "unknown_value"),
    "region": ("999", "unknown_region"),
    "country": ("XX", "unknown_country"),
    "size": ("huge", "unknown_value"),
    "pillar": ("salt", "unknown_pillar"),
    "dimension": ("fourth", "unknown_dimension"),
    "recommendation": ("be-nice", "unknown_recommendation"),
    "lacking": ("perhaps", "unknown_value"),
    "weights": ("happiness:1", "unknown_weight"),
    "aggregation": ("median", "unknown_value"),
    "coverage": ("most", "unknown_value"),
    "group": ("hair", "unknown_value"),
    "against": ("wind", "unknown_against"),
    "mood": ("sunny", "unknown_parameter"),
}


def title(page: str, t: Translator, cities: int = 78) -> str:
    return t(f"pages.{name_of(page)}.question", count=cities)


def check_whole(app: AppTest, page: str, t: Translator) -> None:
    """Check that a page is all there, and in one language."""
    assert not app.exception
    assert [heading.value for heading in app.title] == [title(page, t)]
    words = text(app)
    assert t("app.disclaimer") in words
    assert t("status.real") in words
    assert list(menu(app)) == [t(f"pages.{name_of(slug)}.title") for slug in PAGES]
    bodies = "".join(piece.body for piece in pieces(app))
    assert f'"language": "{t.language}"' in bodies
    assert f'"place": {list(PAGES).index(page)}}}' in bodies
    assert app.segmented_control(key="choose_lang").value == t.language


def check_numbers(app: AppTest) -> None:
    """Check that nothing of the machine shows where a number or a name should stand."""
    cells = [cell for table in tables(app) for row in table.rows for cell in row.cells]
    figures = [words for term in key_figures(app).values() for words in term]
    assert {"nan", "None", "NaT", "inf"} & {*cells, *figures} == set()
    assert not re.search(r"\bnan\b|[{}]", text(app))


@pages
@languages
def test_page_by_itself(opened: OpenApp, page: str, language: Language) -> None:
    app = opened(page, lang=language)
    check_whole(app, page, translator(language))
    check_numbers(app)
    assert not app.warning
    assert view_of(app) == View(lang=language)


@pages
@languages
def test_deep_link(opened: OpenApp, page: str, language: Language) -> None:
    app = opened(page, lang=language, **DEEP)
    check_whole(app, page, translator(language))
    check_numbers(app)
    assert not app.warning
    expected, _ = parse_view({n: v if isinstance(v, list) else [v] for n, v in DEEP.items()})
    assert set(menu(app).values()) == {View(**{**vars(expected), "lang": language})}


@pages
@languages
def test_bad_link(opened: OpenApp, page: str, language: Language) -> None:
    """Everything wrong is told at once, and the page is the one without it."""
    t = translator(language)
    app = opened(page, lang=language, **{name: value for name, (value, _) in BAD.items()})
    check_whole(app, page, t)
    (notice,) = app.warning
    said = [
        t(f"notices.{code}", name=f"`{name}`", value=f"`{value.removesuffix(':1')}`")
        for name, (value, code) in BAD.items()
    ]
    assert sorted(notice.value.splitlines()) == sorted(f"- {line}" for line in said)
    default = opened(page, lang=language)
    assert charts(app) == charts(default)
    assert decks(app) == decks(default)
    assert tables(app) == tables(default)


@pages
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "`**x**`", "![](http://x.y/z)"])
def test_a_link_cannot_put_markup_on_a_page(opened: OpenApp, page: str, value: str) -> None:
    app = opened(page, city=value, q=value, **{value: "1"})
    assert not app.exception
    (notice,) = app.warning
    for line in notice.value.splitlines():
        assert re.fullmatch(r"- [^`<*!]*(`[^`]*`[^`<*!]*)+", line)
    assert "<script>alert" not in "".join(piece.body for piece in pieces(app))


@pages
@pytest.mark.parametrize(
    ("locale", "language"), [("es-MX", "es"), ("fr-FR", "fr"), ("en-GB", "en"), ("pt-BR", "en")]
)
def test_first_language_is_the_browsers(
    opened: OpenApp, page: str, locale: str, language: Language
) -> None:
    app = opened(page, locale=locale)
    check_whole(app, page, translator(language))
    assert view_of(app) == View()


@pages
def test_a_link_speaks_louder_than_the_browser(opened: OpenApp, page: str) -> None:
    app = opened(page, locale="es-ES", lang="fr")
    check_whole(app, page, translator("fr"))


@pages
@pytest.mark.parametrize("city", [None, "barcelona", "bilbao"])
def test_every_chart_has_its_words_its_table_and_its_downloads(
    opened: OpenApp, page: str, city: str | None
) -> None:
    app = opened(page, **({"city": city} if city else {}))
    shown = [*app.get("plotly_chart"), *app.get("deck_gl_json_chart")]
    assert [chart.key for chart in shown if not chart.proto.alt.strip()] == []
    for name, chart in charts(app).items():
        frame = app.get_by_key(f"figure_{name}")
        inside = [(child.type, child.key) for child in walk(frame)]
        for kind, key in (
            ("plotly_chart", f"chart_{name}"),
            ("expander", f"table_{name}"),
            ("download_button", f"csv_{name}"),
            ("download_button", f"xlsx_{name}"),
            ("bidi_component", f"image_chart_{name}"),
        ):
            assert (kind, key) in inside
        assert chart["layout"]["meta"]["study"] == "urban-governance-survey-2015"
        assert chart["layout"]["meta"]["status"] == "real"
        words = " ".join(child.value for child in walk(frame) if child.type == "html")
        assert chart["layout"]["meta"]["source"] in words
        assert "<table" in words


@pages
@pytest.mark.parametrize("theme", THEMES)
def test_charts_have_the_colors_of_the_mode(opened: OpenApp, page: str, theme: ThemeName) -> None:
    app = opened(page, theme=theme, city="barcelona")
    inks = {c["layout"]["template"]["layout"]["font"]["color"] for c in charts(app).values()}
    assert inks <= {THEMES[theme].ink}
    assert f"--sg-paper:{THEMES[theme].paper}" in "".join(piece.body for piece in pieces(app))


# What a visitor changes


@pages
def test_another_language_keeps_the_rest(open_app: OpenApp, page: str) -> None:
    app = open_app(page, locale="en-US", city="barcelona", region=["002", "150"], score="foresight")
    before = view_of(app)
    app.segmented_control(key="choose_lang").set_value("es").run()
    check_whole(app, page, translator("es"))
    assert view_of(app) == View(**{**vars(before), "lang": "es"})


@pages
def test_the_address_is_the_only_truth(open_app: OpenApp, page: str) -> None:
    """Back changes the address and nothing else: the page has to follow it."""
    app = open_app(page, lang="es", city="barcelona")
    app.query_params.clear()
    app.query_params.update({"lang": "fr", "city": "ilo", "region": "419"})
    app.run()
    check_whole(app, page, translator("fr"))
    assert tables(app) == tables(open_app(page, lang="fr", city="ilo", region="419"))


@pages
def test_share_link_opens_what_is_seen(opened: OpenApp, page: str) -> None:
    app = opened(page, locale="fr-FR", city="ilo", country=["ES", "PE"], q="i l&o=ñ")
    address = app.code[0].value
    view, notices = parse_view(parse_qs(urlsplit(address).query))
    assert notices == []
    assert view == View(
        lang="fr",
        study="urban-governance-survey-2015",
        city="ilo",
        countries=("ES", "PE"),
        search="i l&o=ñ",
    )


@pages
def test_the_study_that_is_shown_is_chosen(opened: OpenApp, page: str) -> None:
    app = opened(page)
    picker = app.selectbox(key="choose_study")
    assert picker.value == "urban-governance-survey-2015"
    assert "smart-cities-study-2019" not in picker.options


# Studies that are broken, small or silent


@pages
def test_a_broken_study_takes_nothing_with_it(open_app: OpenApp, studies: Path, page: str) -> None:
    whole = open_app(page, lang="en")
    write_study(studies / "torn").remove("answers.csv")
    app = open_app(page, lang="en")
    check_whole(app, page, translator("en"))
    assert tables(app) == tables(whole)
    assert "torn" in " ".join(notice.label for notice in app.expander)
    assert len(app.selectbox(key="choose_study").options) == 1


@languages
def test_a_broken_study_says_everything_that_is_wrong(
    open_app: OpenApp, studies: Path, language: Language
) -> None:
    broken = write_study(studies / "made").change("answers.csv", "arco,vote,1", "arco,vote,7")
    broken.change("cities.csv", "-22.5", "-222.5")
    problems = load_study(broken.path).problems
    assert len(problems) == 2
    (notice,) = [e for e in open_app(lang=language).expander if "made" in e.label]
    lines = [line.value for line in notice.text]
    assert lines == [f"{locate(p, language)}: {describe(p, language)}" for p in problems]


@pages
def test_a_link_to_a_broken_study_opens_the_default(
    open_app: OpenApp, studies: Path, page: str
) -> None:
    write_study(studies / "torn").remove("answers.csv")
    app = open_app(page, study="torn")
    t = translator("en")
    check_whole(app, page, t)
    assert t("notices.broken_study", name="`study`", value="`torn`") in app.warning[0].value


@pytest.fixture(scope="module")
def unreadable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the survey in which the cities cannot be read."""
    folder = tmp_path_factory.mktemp("unreadable") / SURVEY
    shutil.copytree(STUDIES / SURVEY, folder)
    (folder / "cities.csv").write_bytes(b"\xff\xfe")
    return folder


@pages
@languages
@pytest.mark.parametrize("city", [None, "barcelona"])
def test_without_a_sound_study_there_is_a_sentence(
    open_app: OpenApp,
    look_for_studies: LookForStudies,
    unreadable: Path,
    page: str,
    language: Language,
    city: str | None,
) -> None:
    look_for_studies(lambda: {SURVEY: unreadable})
    app = open_app(page, lang=language, **({"city": city} if city else {}))
    assert not app.exception
    t = translator(language)
    assert [error.value for error in app.error] == [t("notices.no_study")]
    assert "cities.csv" in " ".join(line.value for line in app.text)
    assert not app.get("plotly_chart")


@pages
def test_without_any_study_there_is_a_sentence(
    open_app: OpenApp, look_for_studies: LookForStudies, page: str
) -> None:
    look_for_studies(dict)
    app = open_app(page)
    assert not app.exception
    assert [error.value for error in app.error] == [translator("en")("notices.no_study")]


#: Only one answer, to a question that is not scored.
SILENT = {**SOUND, "answers.csv": "city,question,value\ndell,staff,5\n"}

#: One city with a name that would run, and without region, people or place.
ALONE = {
    **SOUND,
    "cities.csv": (
        "id,name,country,latitude,longitude,population,population_year,region,subregion,note\n"
        "arco,\"<b>A & B</b> <script>alert('x')</script>\",ES,,,,,,,\n"
    ),
    "answers.csv": "city,question,value\narco,vote,1\narco,listen,3\narco,money,1\n",
}


KINDS = {"small": SOUND, "silent": SILENT, "alone": ALONE}


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder of a study of each kind."""
    root = tmp_path_factory.mktemp("kinds")
    return {kind: write_study(root / kind / "made", files).path for kind, files in KINDS.items()}


@pages
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", [{}, {"city": "arco"}, {"city": "dell"}, {"q": "dell"}])
def test_a_study_of_another_kind(
    open_app: OpenApp,
    look_for_studies: LookForStudies,
    kinds: dict[str, Path],
    page: str,
    kind: str,
    query: dict[str, str],
) -> None:
    """It has another framework, no recommendations, and less than the survey in every way."""
    look_for_studies(lambda: {SURVEY: STUDIES / SURVEY, "made": kinds[kind]})
    app = open_app(page, study="made", **query)
    assert not app.exception
    check_numbers(app)
    t = translator("en")
    assert [h.value for h in app.title] == [title(page, t, 1 if kind == "alone" else 4)]
    words = text(app)
    assert t("status.demonstration") in words
    assert "<script>alert" not in "".join(piece.body for piece in pieces(app))
    for chart in charts(app).values():
        assert chart["layout"]["meta"]["status"] == "demonstration"


@pages
def test_another_study_starts_afresh(open_app: OpenApp, studies: Path, page: str) -> None:
    write_study(studies / "made")
    app = open_app(page, lang="es", city="barcelona", region="150")
    app.selectbox(key="choose_study").set_value("made").run()
    assert view_of(app) == View(lang="es", study="made")
    assert not app.exception
    assert not app.warning


@pages
def test_a_dimension_that_was_not_asked_is_never_zero(
    opened: OpenApp, survey: Study, page: str
) -> None:
    """Its name may stand with the words for "not asked", and beside no number."""
    app = opened(page, city="barcelona")
    for dimension in survey.not_asked:
        name = dimension.label.en
        rows = [row.cells for table in tables(app) for row in table.rows if name in row.cells]
        for cells in rows:
            assert not any(re.fullmatch(r"[\d.,]+%?", cell) for cell in cells)
            assert translator("en")("terms.not_asked") in cells or cells[0] != name
        for chart in charts(app).values():
            notes = [note["text"] for note in chart["layout"].get("annotations", [])]
            assert name not in notes
