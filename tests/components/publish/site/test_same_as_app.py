"""What an edition says is what the app says: every score, rank and sentence of ten cities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from justhtml import JustHTML

from components.html import key_figures
from components.page import Page
from components.publish.report.since import write_since
from components.publish.shipped import shipped_uclg_study
from components.publish.site.edition import Edition
from components.publish.site.site_address import Address
from components.sections.city import comparison_group, evidence, next_steps, over_time, standing
from components.sections.data import changes
from components.sections.method import glossary, steps, validation, worked_city
from components.sections.overview import summary
from components.sections.ranking import bands, table
from components.sections.recommendations import detail, lacking, selection
from components.show import Table
from components.words.differences import strength_words
from components.words.findings import finding_words
from components.words.uclg_study import study_figures
from smartgov.advice.findings import find_findings
from smartgov.certainty.validation import validate
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.components.publish.site.reading import (
    app_rows,
    figures_of,
    open_page,
    parse,
    plain,
    table_rows,
    text_of,
)
from tests.components.sections.conftest import Drawn
from tests.components.sections.conftest import drawn as drawn

languages = pytest.mark.parametrize("language", LANGUAGES)

#: Of every region; with a rank and without, of one peer group and of another.
TEN = (
    *("abuja", "auckland", "barcelona", "bilbao", "durban"),
    *("ghent", "hyderabad", "ilo", "maputo", "toronto"),
)


def fragment(html: str) -> JustHTML:
    """Return what the app draws, as a part of a page."""
    return parse(f"<!DOCTYPE html><html><head><title>-</title></head><body>{html}</body></html>")


def expect_same_table(page: JustHTML, shown: Table, caption: str | None = None) -> None:
    assert table_rows(page, caption or shown.caption) == app_rows(shown.rows)


@languages
@pytest.mark.parametrize("city", TEN)
def test_a_city_is_that_of_the_app(
    make_page: MakePage, edition: Edition, drawn: Drawn, language: Language, city: str
) -> None:
    app, page = make_page(language, city=city), open_page(edition, Address(language, "city", city))
    assert app.city is not None
    assert app.peers is not None
    standing.show_standing(app)
    next_steps.show_next(app)
    said = text_of(page.query("main")[0])
    (figures,) = (words for words in drawn.words if "sg-figures" in words)
    assert figures_of(page) == figures_of(fragment(figures))
    assert plain(strength_words(app, app.city, app.peers).replace("**", "")) in said.replace(
        " .", "."
    ).replace(" ,", ",")
    expect_same_table(page, standing.profile_table(app, app.city))
    expect_same_table(page, evidence.answers_table(app, app.city))
    expect_same_steps(page, next(words for words in drawn.words if "sg-steps" in words))
    if words := comparison_group.group_words(app):
        assert plain(words[0]) in said
        assert plain(words[1]) in said
        expect_same_table(page, comparison_group.group_table(app, app.city, words[0]))
    found = evidence.similar_cities(app)
    if not found.empty:
        expect_same_table(page, evidence.similar_table(app, found))
    title = evidence.barriers_title(app)
    assert title is not None
    assert plain(title) in said
    if evidence.barriers_of(app, app.city):
        expect_same_table(page, evidence.barriers_table(app, app.city, title))


def expect_same_steps(page: JustHTML, shown: str) -> None:
    """Check title, practices and teachers of each recommendation; offers of practices differ."""
    ours = page.query("#next .steps > li")
    theirs = fragment(shown).query(".sg-steps > li")
    assert len(ours) == len(theirs)
    for mine, app in zip(ours, theirs, strict=True):
        said = text_of(app)
        title, lacked, teachers = mine.query("strong, p")[:3]
        for part in (title, lacked, teachers):
            assert text_of(part) in said


@languages
def test_the_ranking_is_that_of_the_app(
    make_page: MakePage, edition: Edition, language: Language
) -> None:
    app, page = make_page(language), open_page(edition, Address(language, "ranking"))
    expect_same_table(page, bands.band_table(app))
    ranked = app_rows(table.ranking_table(app).rows)
    band = bands.banded_cities(app)["band"]
    names = {app.name(str(city)): str(number) for city, number in band.items()}
    for ours, theirs in zip(table_rows(page, app.t("ranking.caption")), ranked, strict=True):
        assert ours[4] == names[ours[0]]
        assert [*ours[:4], *ours[5:]] == theirs
    left_out = table.not_ranked(app)
    title = app.t("ranking.not_ranked_title", count=len(left_out))
    expect_same_table(page, table.not_ranked_table(app, left_out, title))
    assert plain(bands.bands_title(app)) in text_of(page.query("main")[0])


@languages
def test_the_overview_is_that_of_the_app(
    make_page: MakePage, edition: Edition, drawn: Drawn, language: Language
) -> None:
    app, page = make_page(language), open_page(edition, Address(language, "index"))
    figures = fragment(str(key_figures(summary.key_figures(app))))
    assert figures_of(page) == figures_of(figures)
    expect_same_table(page, summary.strip_table(app))
    cards = [text_of(card) for card in page.query(".card")]
    for card, finding in zip(cards, find_shown(app), strict=True):
        assert card.startswith(finding)


def find_shown(app: Page) -> list[str]:
    """Return title and text of the findings that the app shows."""
    found = find_findings(app.study, app.scores, app.chosen)
    return [plain(" ".join(finding_words(app, item))) for item in found]


@languages
def test_the_cities_are_those_of_the_app(
    make_page: MakePage, edition: Edition, language: Language
) -> None:
    page = open_page(edition, Address(language, "cities"))
    expect_same_table(page, standing.cities_table(make_page(language)))


@languages
def test_each_recommendation_is_that_of_the_app(
    make_page: MakePage, edition: Edition, language: Language
) -> None:
    for one in edition.recommendations:
        app = make_page(language, recommendation=one.id)
        page = open_page(edition, Address(language, "recommendation", one.id))
        shown: list[Callable[[], Table]] = []
        if lacking.listed_practices(app):
            shown += [lambda a=app, o=one: detail.practices_table(a, o)]  # type: ignore[misc]
            if not lacking.lacking_cities(app).empty:
                shown += [lambda a=app: lacking.lacking_table(a)]  # type: ignore[misc]
                shown += [lambda a=app: lacking.teachers_table(a)]  # type: ignore[misc]
        for make in shown:
            expect_same_table(page, make())
        measured = fragment(str(selection._measure(app, selection.apply_filters(app), one)))
        for words in measured.query(".sg-small, .sg-not-asked"):
            assert text_of(words).startswith(text_of(page.query("main > .small, .sg-not-asked")[0]))


@languages
def test_method_and_study_are_those_of_the_app(
    make_page: MakePage, edition: Edition, language: Language
) -> None:
    app, page = make_page(language), open_page(edition, Address(language, "method"))
    expect_same_table(page, glossary.glossary_table(app))
    expect_same_table(page, steps.framework_table(app))
    expect_same_table(page, validation.validation_table(app, validate()))
    expect_same_table(page, validation.alpha_table(app))
    expect_same_table(page, validation.correlation_table(app))
    city = worked_city.worked_city(app)
    expect_same_table(page, worked_city.worked_answers(app, city))
    expect_same_table(page, worked_city.worked_means(app, city))
    study = open_page(edition, Address(language, "study"))
    figures = fragment(str(key_figures(study_figures(app, shipped_uclg_study()))))
    assert figures_of(study) == figures_of(figures)
    data = open_page(edition, Address(language, "data"))
    expect_same_table(data, steps.source_table(app))
    expect_same_table(data, changes.changes_table(app))


@languages
def test_change_is_that_of_the_app(
    make_reader: MakeReader, series: Edition, drawn: Drawn, language: Language
) -> None:
    cities = (*(city.id for city in series.study.cities[:9]), new_city(series))
    for city in cities:
        app = make_reader(language, of=series.study, city=city)
        app = replace(app, editions=series.editions)
        drawn.headings.clear()
        drawn.words.clear()
        over_time.show_change(app)
        page = open_page(series, Address(language, "city", city))
        said = text_of(page.query("#since")[0])
        told = [plain(words_of(words)) for words in drawn.words]
        for words in map(plain, drawn.headings or told):
            assert words in said
        standing = [text_of(line) for line in page.query("#since p.small")[:-1]]
        assert [line for line in standing if line not in told] == []
        assert bool(standing) == bool(drawn.headings)  # of a new city there is none
        profile = write_since(app, series.study.city_by_id[city])
        assert profile is not None
        assert [text_of(line) for line in page.query("#since li")] == [*map(plain, profile.lines)]


def words_of(html: str) -> str:
    """Return the text of what the app draws."""
    return text_of(fragment(html).query("body")[0])


def new_city(series: Edition) -> str:
    """Return a city that is not in the edition before, or else the last one."""
    before, _ = series.editions
    new = (city.id for city in series.study.cities if city.id not in before.sound.city_by_id)
    return next(new, series.study.cities[-1].id)
