"""Tests of filters: every figure, title and sentence is about the cities shown, or says of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import Translator, translator
from components.menu import PAGES
from components.page import FILTERED_PAGES, Page
from components.sections.ranking.table import LONGEST_NAMES
from components.theme import LIGHT
from components.view.view import View
from components.words.filters import cities_phrase, filter_words, scope_words
from smartgov.advice.findings import find_findings
from smartgov.model import Scores, Study
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES, Language
from tests.conftest import SURVEY, OpenApp
from tests.pages.reading import charts, decks, key_figures, pieces, read_piece, text, walk

languages = pytest.mark.parametrize("language", LANGUAGES)

#: Filters that leave a region, a country, a population class and a part of a name.
FILTERS: tuple[dict[str, str], ...] = (
    {"region": "002"},
    {"country": "ES"},
    {"size": "over_5m"},
    {"region": "150", "q": "b"},
)
FIELDS = {"region": "regions", "country": "countries", "size": "sizes", "q": "search"}

MakePage = Callable[[Language, dict[str, str]], Page]


@dataclass
class Part:
    """A section as it is read: its heading, and the figures below it."""

    title: str = ""
    subtitle: str = ""
    figures: list[object] = field(default_factory=list)


def parts(app: AppTest) -> list[Part]:
    """Return the sections of a page with the tables and charts of each, in order."""
    found, specs = [Part()], charts(app)
    for element in walk(app.main):
        if element.type == "html":
            piece = read_piece(element.value)
            if "sg-heading" in element.value:
                title, _, subtitle = element.value.partition("</h2>")
                words = ["".join(read_piece(body).words).strip() for body in (title, subtitle)]
                found.append(Part(*words))
            rows = [[row.cells for row in table.rows] for table in piece.tables if table.rows]
            found[-1].figures += [*rows, *piece.terms]
        elif element.type == "plotly_chart":
            spec = specs[element.key.removeprefix("chart_")]
            found[-1].figures.append([trace.get("x") for trace in spec["data"]])
    return found


def titles(app: AppTest) -> list[str]:
    """Return the titles of the sections of a page, in order."""
    return [part.title for part in parts(app)]


@pytest.fixture
def filtered(survey: Study, survey_scores: Scores) -> MakePage:
    """Return a function that makes the page of a filter, for the words that it should say."""

    def make(language: Language, query: dict[str, str]) -> Page:
        chosen: dict[str, Any] = {FIELDS[name]: (value,) for name, value in query.items()}
        if "search" in chosen:
            chosen["search"] = query["q"]
        return Page(
            slug="",
            known=LoadedStudy(SURVEY, survey),
            study=survey,
            scores=survey_scores,
            recommendations=(),
            view=View(**chosen),
            t=translator(language),
            theme=LIGHT,
        )

    return make


@languages
@pytest.mark.parametrize("query", FILTERS, ids=str)
@pytest.mark.parametrize("page", [page for page in FILTERED_PAGES if page != "present"])
def test_figures_of_all_cities_say_so(
    opened: OpenApp, filtered: MakePage, page: str, query: dict[str, str], language: Language
) -> None:
    """What is the same without the filter has to say that it is about all cities."""
    reader = filtered(language, query)
    app, everyone = (opened(page, lang=language, **asked) for asked in (query, {}))
    assert not app.exception
    of_all = reader.t.first_upper(scope_words(reader, of_all=True))
    said = (of_all, reader.t.first_upper(scope_words(reader)), *filter_words(reader))
    same = [figure for part in parts(everyone) for figure in part.figures]
    under_title, *sections = [part for part in parts(app) if part.figures]
    assert not all(figure in same for figure in under_title.figures)
    for part in sections:
        assert any(words in part.subtitle for words in said), part
        if all(figure in same for figure in part.figures):
            assert of_all in part.subtitle, part


@languages
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_which_cities_it_is_about(
    opened: OpenApp, filtered: MakePage, page: str, language: Language
) -> None:
    t = translator(language)
    reader = filtered(language, {"region": "002"})
    cities = cities_phrase(reader, len(reader.chosen))
    said = (
        t("filters.shown", cities=cities)
        if page in FILTERED_PAGES
        else t("filters.elsewhere", cities=cities)
        if page == "practices"
        else t("filters.without_effect", cities=cities, all=78)
    )
    app = opened(page, lang=language, region="002", score="foresight")
    (scope,) = [piece for piece in pieces(app) if 'class="sg-scope"' in piece.body]
    assert said in "".join(scope.words)
    assert f'href="{page or "."}?lang={language}&amp;score=foresight"' in scope.body
    everyone = "".join(piece.body for piece in pieces(opened(page, lang=language)))
    assert 'class="sg-scope"' not in everyone


@languages
def test_the_overview_is_about_the_cities_shown(
    opened: OpenApp, survey: Study, survey_scores: Scores, language: Language
) -> None:
    t = translator(language)
    app = opened(lang=language, region="002")
    cities = [city for city in survey.cities if city.region == "002"]
    ids = [city.id for city in cities]
    assert app.title[0].value == t("pages.overview.question_filtered", count=len(ids), all=78)
    figures = key_figures(app)
    countries = t("overview.countries", count=len({city.country for city in cities}))
    assert figures[t("overview.cities")] == [
        str(len(ids)),
        t("overview.spread_filtered", spread=countries, all=78),
    ]
    overall = survey_scores.overall[ids].dropna()
    assert figures[t("overview.ranked")] == [
        str(len(overall)),
        t("overview.ranked_basis", all=len(ids)),
    ]
    assert figures[t("overview.median")][0] == t.score(overall.median())
    means = survey_scores.dimensions.loc[ids].mean()
    assert figures[t("overview.strongest")][0] == survey.framework.labels[means.idxmax()].read(
        language
    )
    found = find_findings(survey, survey_scores, ids)
    assert found
    for finding in found:
        assert finding not in find_findings(survey, survey_scores)
        for stem in ("most_", "least_", ""):
            if f"{stem}have" in finding.numbers:
                counts = [finding.numbers[f"{stem}{of}"] for of in ("have", "answered")]
                assert t.share(*counts) in text(app)


def test_the_map_frames_the_cities_shown(opened: OpenApp, survey: Study) -> None:
    views = [deck["initialViewState"] for deck in decks(opened(region="002"))]
    world = [deck["initialViewState"] for deck in decks(opened())]
    places = pd.DataFrame(
        [(c.latitude, c.longitude) for c in survey.cities if c.region == "002"],
        columns=["latitude", "longitude"],
    )
    for view, of_all in zip(views, world, strict=True):
        assert view["zoom"] > of_all["zoom"] + 0.9
        for axis in ("latitude", "longitude"):
            assert places[axis].min() < view[axis] < places[axis].max()


def test_the_map_stays_when_a_city_or_a_score_is_chosen(opened: OpenApp) -> None:
    first, *others = (
        [deck["initialViewState"] for deck in decks(opened(region="002", **asked))]
        for asked in ({}, {"city": "durban"}, {"score": "foresight"})
    )
    assert others == [first, first]


@languages
def test_the_ranking_names_the_first_of_the_cities_shown(
    opened: OpenApp, survey: Study, survey_scores: Scores, language: Language
) -> None:
    t = translator(language)
    africa = [city.id for city in survey.cities if city.region == "002"]
    rank = int(survey_scores.rank[africa].min())
    first = [survey.city_by_id[c].name for c in africa if survey_scores.rank[c] == rank]
    assert rank > 1
    headings = titles(opened("ranking", lang=language, region="002", reading="ranks"))
    assert t("ranking.title_filtered", cities=t.join(first), rank=rank) in headings
    assert t("ranking.title", cities=t.join(first), count=len(first)) not in headings


@pytest.mark.parametrize("t", [translator(language) for language in LANGUAGES], ids=LANGUAGES)
def test_titles_under_a_filter_are_short(t: Translator, survey: Study) -> None:
    longest = max((city.name for city in survey.cities), key=len)
    names = t.join([longest, longest])[:LONGEST_NAMES]
    assert len(t("ranking.title_filtered", cities=names, rank=77)) <= 70
    assert len(t("ranking.title_filtered_many", count=77, rank=77)) <= 70
    for page in ("overview", "ranking"):
        assert len(t(f"pages.{page}.question_filtered", count=77, all=78)) <= 70


@languages
@pytest.mark.parametrize("page", FILTERED_PAGES)
def test_a_filter_that_leaves_nobody(opened: OpenApp, page: str, language: Language) -> None:
    app = opened(page, lang=language, q="atlantis")
    assert not app.exception
    assert translator(language)("filters.none_left") in [info.value for info in app.info]
