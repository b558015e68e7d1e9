"""Browser tests of the pages that need no server: opened from a folder, and from the server."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.i18n import translator
from components.publish.site.edition import Edition
from components.publish.site.write_edition import write_folder
from components.theme import THEMES
from smartgov.export.study_files import to_workbook
from smartgov.model import Spec, Study
from smartgov.scoring.score import score
from tests.conftest import load_shipped
from tests.e2e.accessibility import violations
from tests.e2e.browser import acting
from tests.e2e.conftest import OpenPage
from tests.e2e.server import Server
from tests.e2e.test_data import load, use
from tests.e2e.test_print import expect_head_on_every_sheet
from tests.e2e.test_quality import PHONE, WIDE, css

STUDY = "smart-cities-study-2019-demo"
CITY = "demo-01-west-africa"

#: A page of each kind; in each language some of them.
PAGES = (
    *("en/index", "fr/study", "es/cities", "fr/ranking", "en/recommendations", "es/practices"),
    *("en/data", "fr/method", f"es/city/{CITY}", "fr/recommendation/look_ahead"),
)


#: How far a page reaches to the right, in pixels.
REACH = "() => document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the demonstration's edition."""
    study = load_shipped(STUDY)
    out = tmp_path_factory.mktemp("edition") / STUDY
    write_folder(Edition(name=STUDY, study=study, scores=score(study, Spec())), out)
    return out


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty tab that notes what fails and what is asked for."""
    context = browser.new_context()
    page = context.new_page()
    yield page
    context.close()


def watch(page: Page) -> tuple[list[str], list[str]]:
    """Return the errors and the requests of a tab from here on."""
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    return errors, asked


@pytest.mark.parametrize("name", PAGES)
def test_anyone_can_read_a_page_from_a_folder(page: Page, folder: Path, name: str) -> None:
    errors, asked = watch(page)
    page.goto((folder / f"{name}.html").as_uri(), wait_until="networkidle")
    assert errors == []  # axe asks for the style sheet again, which a folder does not allow
    for scheme, theme in THEMES.items():
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_css("background-color", css(theme.paper))
        for width in (PHONE, WIDE):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(REACH) <= width, (scheme, width)
            assert violations(page) == [], (scheme, width)
    assert all(address.startswith(folder.as_uri()) for address in asked)


def test_a_search_leads_to_a_city_by_keyboard(page: Page, folder: Path) -> None:
    page.goto((folder / f"fr/city/{CITY}.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("demo 02")
    found = page.locator(".found a")
    expect(found.first).to_contain_text("02")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("02")
    field = page.get_by_role("searchbox")
    field.fill("zzzz")
    expect(page.locator(".found")).to_have_text(translator("fr")("search.none"))
    assert violations(page) == []
    field.press("Escape")
    expect(page.locator(".found")).to_be_hidden()


def test_tables_are_sorted_by_their_headings(page: Page, folder: Path) -> None:
    """By number, not by letter; what is missing comes last both ways."""
    page.goto((folder / "fr/cities.html").as_uri())
    t = translator("fr")
    heading = page.get_by_role("columnheader", name=t("terms.overall"))
    cells = page.locator("tbody td:nth-child(3)")
    for way in ("ascending", "descending"):
        heading.get_by_role("button").click()
        expect(heading).to_have_attribute("aria-sort", way)
        values = [cell.get_attribute("data-v") or "" for cell in cells.all()]
        numbers = [float(value) for value in values if value]
        assert numbers == sorted(numbers, reverse=way == "descending")
        assert not any(values[len(numbers) :])
    expect(page.locator("[aria-sort]")).to_have_count(1)


def test_dark_is_kept_from_page_to_page(page: Page, folder: Path) -> None:
    page.emulate_media(color_scheme="light")
    page.goto((folder / "en/index.html").as_uri())
    switch = page.get_by_role("button", name=translator("en")("edition.theme"), exact=True)
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = css(THEMES["dark"].paper)
    expect(page.locator("html")).to_have_css("background-color", dark)
    assert violations(page) == []
    page.goto((folder / "en/method.html").as_uri())
    expect(page.locator("html")).to_have_css("background-color", dark)


def test_everything_is_there_without_scripts(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Español").click()
    expect(page.locator("h1")).to_contain_text("24")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    menu = page.get_by_role("navigation")
    menu.get_by_role("link", name=translator("es")("edition.cities"), exact=True).click()
    page.locator("tbody a").first.click()
    expect(page.locator("#answers tbody tr")).not_to_have_count(0)
    expect(page.locator(".top .chip")).to_have_text(translator("es")("status.demonstration"))
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    context.close()


def test_on_paper_only_what_is_read_stands(page: Page, folder: Path) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto((folder / f"en/city/{CITY}.html").as_uri())
    expect(page.locator("nav")).to_be_hidden()
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator(".top .chip")).to_be_visible()
    expect(page.locator("h2").first).to_have_css("color", css(THEMES["light"].ink))


def test_on_paper_a_long_table_has_its_head_on_every_sheet(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    page.goto((folder / "en/cities.html").as_uri())
    expect_head_on_every_sheet(page, tmp_path, "A6")  # which 24 cities fill twice


def test_the_server_gives_the_same_under_its_policy(page: Page, server: Server) -> None:
    errors, asked = watch(page)
    page.goto(server.url("edition", lang="fr", study=STUDY))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("searchbox").fill("demo 02")
    page.locator(".found a").first.click()
    expect(page.locator("h1")).to_contain_text("02")
    expect(page.locator(".bar i, .picture svg").first).to_be_visible()
    assert errors == []
    assert all(address.startswith(server.url()) for address in asked)


def test_without_scripts_the_app_leads_to_the_pages_that_need_none(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="es")
    page = context.new_page()
    page.goto(server.url("city", lang="es"))
    page.get_by_role("link", name=translator("es")("connection.edition")).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator(".sg-figures")).to_be_visible()
    context.close()


def test_a_file_of_ones_own_is_taken_along(
    open_page: OpenPage, page: Page, survey: Study, tmp_path: Path
) -> None:
    """The archive that Data makes of a loaded file opens from a folder, and says whose it is."""
    cities = survey.cities[:3]
    few = replace(survey, cities=cities, answers=survey.answers.loc[[city.id for city in cities]])
    file, archive = tmp_path / "three.xlsx", tmp_path / "three.zip"
    file.write_bytes(to_workbook(few))
    t, app = translator("en"), open_page("data", lang="en")
    load(app, file)
    use(app)
    with acting(app):
        app.get_by_role("link", name=t("pages.data.title"), exact=True).click()
    with acting(app):
        app.get_by_role("button", name=t("edition.take")).click()
    with app.expect_download() as coming:
        app.locator(".st-key-edition_zip").get_by_role("button").click()
    coming.value.save_as(archive)
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path)
        top = opened.namelist()[0].split("/")[0]
    errors, asked = watch(page)
    page.goto((tmp_path / top / "index.html").as_uri())
    page.get_by_role("link", name="Español").click()
    expect(page.locator("h1")).to_contain_text("3")
    expect(page.locator("footer")).to_contain_text(translator("es")("source.own_file"))
    assert errors == []
    assert all(address.startswith(tmp_path.as_uri()) for address in asked)
