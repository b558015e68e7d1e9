"""Tests for every page, in every language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from components.i18n import Translator, translator
from components.menu import PAGES, name_of
from components.notices import NOTICES
from components.reader import Reader
from components.section import draw_section
from components.theme import THEMES, ThemeName
from components.view.parameters import parse_view
from components.view.view import View
from smartgov.model import Study
from smartgov.problems import describe, locate
from smartgov.study.catalog import STUDIES, study_folders
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


def check_title(app: AppTest, page: str, t: Translator, cities: int = 78) -> None:
    """Check that the title is the question, or on City the city's name, with the question above."""
    (heading,) = app.title
    chosen = any('class="sg-question"' in element.value for element in app.html)
    assert not chosen or page == "city"
    question, filtered = title(page, t, cities), f"pages.{name_of(page)}.question_filtered"
    if t.has(filtered) and any('class="sg-scope"' in element.value for element in app.html):
        numbers = range(cities)  # which of them is tested with the filters
        assert heading.value in {t(filtered, count=shown, all=cities) for shown in numbers}
        question = heading.value
    assert (heading.value != question) == chosen
    assert question in text(app)


def check_whole(app: AppTest, page: str, t: Translator) -> None:
    """Check that a page is all there, and in one language."""
    assert not app.exception
    check_title(app, page, t)
    words = text(app)
    assert t("app.disclaimer") in words
    assert t("status.real") in words
    assert list(menu(app)) == [t(f"pages.{name_of(slug)}.title") for slug in PAGES]
    bodies = "".join(piece.body for piece in pieces(app))
    assert f'data-language="{t.language}"' in bodies
    assert f'data-page="{page}"' in bodies
    here = re.findall(r'aria-current="page">([^<]*)<', bodies)
    assert here == [escape(t(f"pages.{name_of(page)}.title"))]
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
    shown = menu(app)
    if page == "city":  # which takes its city and the nearest peers along
        taken = shown.pop(translator(language)("pages.compare.title"))
        assert taken.compared[0] == DEEP["city"]
        assert taken.compared == tuple(dict.fromkeys(taken.compared))
    same = replace(expected, lang=language)
    if page != "present":  # which is told where it was opened from
        taken = shown.pop(translator(language)("pages.present.title"))
        assert taken == replace(same, back=page or None)
    assert set(shown.values()) == {same}


@pages
@pytest.mark.expects_failed_sections
def test_a_section_that_fails_takes_nothing_with_it(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    drawn: list[str] = []

    def draw(reader: Reader, section: Callable[..., object], *args: object, **kw: object) -> object:
        name = f"{section.__module__}.{section.__name__}"
        drawn.append(name)
        return draw_section(reader, _fail if name == fails else section, *args, **kw)

    monkeypatch.setattr("components.section.draw_section", draw)
    chosen = {"city": "barcelona", "compare": "barcelona,ghent"}
    query = {name: value for name, value in chosen.items() if name in (page, "city")}
    fails = ""
    whole = open_app(page, **query)
    sections, words = list(drawn), [piece.body for piece in pieces(whole)]
    assert len(sections) > 3
    assert not whole.error
    fails = sections[len(sections) // 2]
    drawn.clear()
    app = open_app(page, **query)
    assert not app.exception
    assert drawn == sections
    assert [error.value for error in app.error] == [translator("en")("app.section_text")]
    left = [piece.body for piece in pieces(app)]
    assert set(left) <= set(words)
    assert left[-1] == words[-1]  # the foot of the page


def _fail(*_: object, **__: object) -> NoReturn:
    raise KeyError


@pytest.mark.parametrize(
    ("page", "language"), [*((page, "en") for page in PAGES), ("compare", "es"), ("compare", "fr")]
)
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


#: What would run or be drawn if a page took it for more than text.
MARKUP = ("<script>alert(1)</script>", "`**x**`", "![](http://x.y/z)")


@pages
def test_a_link_cannot_put_markup_on_a_page(opened: OpenApp, page: str) -> None:
    """Neither a value, nor a name, nor what is searched for."""
    values = dict(zip(("city", "score", "country"), MARKUP, strict=True))
    app = opened(page, **values, q="".join(MARKUP), **dict.fromkeys(MARKUP, "1"))
    assert not app.exception
    (notice,) = app.warning
    lines = notice.value.splitlines()
    assert len(lines) == 2 * len(MARKUP)
    for line in lines:
        assert re.fullmatch(r"- [^`<*!]*(`[^`]*`[^`<*!]*)+", line)
    assert "<script>alert" not in "".join(piece.body for piece in pieces(app))


@pytest.mark.parametrize(
    ("locale", "language"), [("es-MX", "es"), ("fr-FR", "fr"), ("en-GB", "en"), ("pt-BR", "en")]
)
def test_first_language_is_the_browsers(opened: OpenApp, locale: str, language: Language) -> None:
    """As on every page: the test of the share link opens all of them with another locale."""
    app = opened("compare", locale=locale)
    check_whole(app, "compare", translator(language))
    assert view_of(app) == View()


def test_a_link_speaks_louder_than_the_browser(opened: OpenApp) -> None:
    """As on every page: the pages by themselves are opened with the locale ``en-US``."""
    app = opened("compare", locale="es-ES", lang="fr")
    check_whole(app, "compare", translator("fr"))


@pages
@pytest.mark.parametrize("city", [None, "barcelona", "bilbao"])
def test_every_chart_has_its_words_its_table_and_its_downloads(
    opened: OpenApp, page: str, city: str | None
) -> None:
    app = opened(page, **({"city": city} if city else {"lang": "en"}))
    shown = [*app.get("plotly_chart"), *app.get("deck_gl_json_chart")]
    assert [chart.key for chart in shown if not chart.proto.alt.strip()] == []
    for name, chart in charts(app).items():
        frame = app.get_by_key(f"figure_{name}")
        inside = [(child.type, child.key) for child in walk(frame)]
        for kind, key in (
            ("plotly_chart", f"chart_{name}"),
            ("flex_container", f"table_{name}"),
            ("download_button", f"csv_{name}"),
            ("download_button", f"xlsx_{name}"),
        ):
            assert (kind, key) in inside
        assert chart["layout"]["meta"]["study"] == "urban-governance-survey-2015"
        assert chart["layout"]["meta"]["status"] == "real"
        words = " ".join(child.value for child in walk(frame) if child.type == "html")
        assert chart["layout"]["meta"]["source"] in words
        assert "<table" in words
        assert all(f'data-sg="{kind}"' in words for kind in ("png", "svg", "link", "cite"))


@pages
@pytest.mark.parametrize("theme", THEMES)
def test_charts_have_the_colors_of_the_mode(opened: OpenApp, page: str, theme: ThemeName) -> None:
    app = opened(page, theme=theme, city="barcelona")
    inks = {c["layout"]["template"]["layout"]["font"]["color"] for c in charts(app).values()}
    assert inks <= {THEMES[theme].ink}
    assert f"--sg-paper:{THEMES[theme].paper}" in "".join(piece.body for piece in pieces(app))


# What a visitor changes


@pages
def test_a_page_follows_its_language_and_the_address(
    open_app: OpenApp, opened: OpenApp, page: str
) -> None:
    """Back changes the address and nothing else: the page has to follow it."""
    app = open_app(page, lang="es")
    app.query_params.update(DEEP)
    app.run()
    check_whole(app, page, translator("es"))
    assert tables(app) == tables(opened(page, lang="es", **DEEP))
    before = view_of(app)
    app.segmented_control(key="choose_lang").set_value("fr").run()
    check_whole(app, page, translator("fr"))
    assert view_of(app) == View(**{**vars(before), "lang": "fr"})
    app.query_params.clear()
    app.query_params["lang"] = "en"
    app.run()
    check_whole(app, page, translator("en"))
    assert tables(app) == tables(opened(page, lang="en"))


@pages
def test_share_link_opens_what_is_seen(opened: OpenApp, page: str) -> None:
    app = opened(page, locale="fr-FR", city="ilo", country=["ES", "PE"], q="i l&o=ñ")
    check_whole(app, page, translator("fr"))
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
    app = opened(page, lang="en")
    picker = app.selectbox(key="choose_study")
    assert picker.value == "urban-governance-survey-2015"
    assert "smart-cities-study-2019" not in picker.options


# Studies that are broken, small or silent


@pytest.fixture(scope="module")
def torn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a study without a file that it needs."""
    return write_study(tmp_path_factory.mktemp("torn") / "torn").remove("answers.csv").path


@pytest.fixture
def whole(opened: OpenApp, page: str) -> AppTest:
    """Return a page of the app with the studies that it ships."""
    return opened(page, lang="en")


@pages
def test_a_broken_study_takes_nothing_with_it(
    whole: AppTest, open_app: OpenApp, look_for_studies: LookForStudies, torn: Path, page: str
) -> None:
    """Not even where the link asks for it: the page shows the default."""
    look_for_studies(lambda: {**study_folders(), "torn": torn})
    t = translator("en")
    app = open_app(page, lang="en", study="torn")
    check_whole(app, page, t)
    assert tables(app) == tables(whole)
    assert "torn" in " ".join(notice.label for notice in app.expander)
    assert app.selectbox(key="choose_study").options == (
        whole.selectbox(key="choose_study").options
    )
    assert t("notices.broken_study", name="`study`", value="`torn`") in app.warning[0].value


@languages
def test_a_study_deleted_while_the_app_runs_stays_and_says_so(
    open_app: OpenApp, studies: Path, language: Language
) -> None:
    made = write_study(studies / "made")
    before = open_app("city", lang=language, study="made", city="arco")
    shutil.rmtree(made.path)
    after = open_app("city", lang=language, study="made", city="arco")
    assert tables(after) == tables(before)
    assert key_figures(after) == key_figures(before)
    t = translator(language)
    (notice,) = [e for e in after.expander if "made" in e.label]
    assert notice.label == t("notices.outdated_folder", value="made")
    assert [line.value for line in notice.text] == [t("notices.deleted_folder")]


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


@pytest.fixture(scope="module")
def unreadable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the survey in which the cities cannot be read."""
    folder = tmp_path_factory.mktemp("unreadable") / SURVEY
    shutil.copytree(STUDIES / SURVEY, folder)
    (folder / "cities.csv").write_bytes(b"\xff\xfe")
    return folder


@pytest.mark.parametrize(
    ("page", "language"), [*((page, "en") for page in PAGES), ("city", "es"), ("city", "fr")]
)
def test_without_a_sound_study_there_is_a_sentence(
    open_app: OpenApp,
    look_for_studies: LookForStudies,
    unreadable: Path,
    page: str,
    language: Language,
) -> None:
    look_for_studies(lambda: {SURVEY: unreadable})
    for query in ({}, {"city": "barcelona"}):
        app = open_app(page, lang=language, **query)
        assert not app.exception
        t = translator(language)
        assert [error.value for error in app.error] == [t("notices.no_study")]
        assert "cities.csv" in " ".join(line.value for line in app.text)
        assert not app.get("plotly_chart")


#: Links with a thousand ids that nothing has, by the page that they lead to.
MANY = {
    "city": {"peers": "picked", "pick": [f"nowhere-{n}" for n in range(999)]},
    "compare": {"compare": ",".join(f"nowhere-{n}" for n in range(1_000))},
    "": {"country": [f"X{n}" for n in range(1_000)]},
    "ranking": {f"nothing-{n}": "x" for n in range(1_000)},
}


@pytest.mark.parametrize("page", MANY, ids=name_of)
def test_of_a_thousand_ids_a_few_are_told_and_the_rest_counted(opened: OpenApp, page: str) -> None:
    app = opened(page, **MANY[page])
    assert not app.exception
    (notice,) = app.warning
    *listed, last = notice.value.splitlines()
    assert 1 <= len(listed) <= NOTICES
    count = 999 if page == "city" else 1_000  # Streamlit heeds a thousand parameters
    assert last == "- " + translator("en")("notices.more", count=count - len(listed))
    assert len(notice.value) < 4_000


@pages
def test_an_empty_folder_of_studies_is_told_with_the_way_to_the_upload(
    open_app: OpenApp, look_for_studies: LookForStudies, tmp_path: Path, page: str
) -> None:
    look_for_studies(lambda: study_folders(tmp_path))
    app = open_app(page)
    assert not app.exception
    t = translator("en")
    assert [error.value for error in app.error] == [t("notices.no_studies")]
    links = [link.proto.label for link in app.get("page_link")]
    assert links == ([] if page == "data" else [t("pages.data.title")])
    assert len(app.file_uploader) == (page == "data")


@pages
def test_without_any_study_there_is_a_sentence(
    open_app: OpenApp, look_for_studies: LookForStudies, page: str
) -> None:
    look_for_studies(dict)
    app = open_app(page)
    assert not app.exception
    assert [error.value for error in app.error] == [translator("en")("notices.no_studies")]


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
@pytest.mark.parametrize("query", [{}, {"city": "arco"}, {"city": "dell", "q": "dell"}])
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
    assert bool(app.warning) == (kind == "alone" and query.get("city") == "dell")
    check_numbers(app)
    t = translator("en")
    check_title(app, page, t, 1 if kind == "alone" else 4)
    words = text(app)
    assert t("status.demonstration") in words
    assert "<script>alert" not in "".join(piece.body for piece in pieces(app))
    for chart in charts(app).values():
        assert chart["layout"]["meta"]["status"] == "demonstration"


@pages
def test_another_study_starts_afresh(
    open_app: OpenApp, look_for_studies: LookForStudies, kinds: dict[str, Path], page: str
) -> None:
    look_for_studies(lambda: {SURVEY: STUDIES / SURVEY, "made": kinds["small"]})
    app = open_app(page, lang="es", **DEEP)
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
