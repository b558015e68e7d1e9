"""Browser tests of Your city: an entry can be shared with others and is stored nowhere else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from components.i18n import translator
from smartgov.model import Study
from smartgov.own_city.link import format_own
from smartgov.own_city.own_city import OwnCity
from smartgov.text import LANGUAGES
from tests.e2e.accessibility import violations
from tests.e2e.browser import (
    acting,
    choose_language,
    expect_no_console_error,
    expect_no_exception,
    expect_no_sideways_scroll,
    expect_only_local_requests,
    go_back,
    reload,
    wait_until_idle,
)
from tests.e2e.conftest import OpenPage
from tests.e2e.server import Server, start_server

EN, ES = translator("en"), translator("es")

ROOT = Path(__file__).resolve().parents[2]

#: The key figures.
FIGURES = ".sg-figures dd"

#: What the front end says of its connection.
KEPT = "[data-test-connection-state=CONNECTED]"
LOST = "[data-test-connection-state]:not([data-test-connection-state=CONNECTED])"


@pytest.fixture(scope="module")
def link(survey: Study) -> str:
    """Return the link of a city that has answered most questions; nobody has given them."""
    answers = {q.id: float(n % 3 > 0) for n, q in enumerate(survey.scored)}
    answers |= {"scenarios": None}
    return format_own(OwnCity("Mungia", "ES", 43.35462, -2.84677, 17_000, answers), survey)


def option(page: Page, question: str, name: str) -> Locator:
    """Return an answer that the question with this id offers; it may have to be opened first."""
    control = page.locator(f".st-key-own_answer_{question}")
    expect(page.locator(".st-key-own_rest")).to_be_visible()
    if not control.is_visible():
        page.locator(".st-key-own_rest summary").click()
    return control.get_by_role("radio", name=name, exact=True)


def answer(page: Page, question: str, name: str) -> None:
    """Choose an answer to the question with this id."""
    with acting(page):
        option(page, question, name).click()


def figures(page: Page) -> list[str]:
    """Return the key figures as they are read."""
    return page.locator(FIGURES).all_inner_texts()


def answers(page: Page) -> list[str]:
    """Return the answers that are chosen, in the order of the form."""
    return page.locator("[class*=st-key-own_answer_] [aria-checked=true]").all_inner_texts()


def open_box(page: Page, name: str) -> None:
    """Open what stands behind a button of the first row."""
    page.get_by_role("button", name=name).click()


def test_the_first_answer_after_a_restart_counts_without_our_server_too(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """Back, then an answer: each is the first thing that a new process hears of the visitor."""
    server = start_server(ROOT / "app.py", tmp_path / "log-1.txt")
    page = open_page("your_city", lang="en", of=server)
    chosen = page.locator("[class*=st-key-own_answer_] [aria-checked=true]")
    yes, no = EN("answers.yes"), EN("answers.no")
    try:
        answer(page, "voting", yes)
        answer(page, "scenarios", no)
        server = restart(page, server, tmp_path / "log-2.txt")
        page.go_back()
        expect(chosen).to_have_text([yes], timeout=60_000)
        server = restart(page, server, tmp_path / "log-3.txt")
        option(page, "corruption_reporting", yes).click()
        reported = page.get_by_text(EN("own.form.progress", count=2, total=15))
        expect(reported).to_be_visible(timeout=60_000)
        expect(chosen).to_have_text([yes, yes])
        reload(page)
        assert answers(page) == [yes, yes]
        expect_no_exception(page)
    finally:
        server.stop()


def restart(page: Page, server: Server, log: Path) -> Server:
    """Start a server again at its address, and wait until the page is connected to it."""
    server.stop()
    expect(page.locator(LOST)).to_be_attached()
    server = start_server(ROOT / "app.py", log, server.port)
    expect(page.locator(KEPT)).to_be_attached(timeout=60_000)
    return server


def test_another_browser_shows_the_same_numbers(open_page: OpenPage, link: str) -> None:
    sender = open_page("your_city", own=link, lang="en")
    before = figures(sender)
    answer(sender, "corruption_reporting", EN("answers.yes"))
    answer(sender, "scenarios", EN("answers.yes"))
    numbers = figures(sender)
    assert len(numbers) == 8
    assert numbers != before
    chosen = answers(sender)
    assert len(chosen) == 15
    open_box(sender, EN("own.keep.title"))
    address = sender.get_by_test_id("stCode").inner_text().strip()
    assert urlsplit(address).path == urlsplit(sender.url).path
    receiver = open_page(locale="fr-FR")
    receiver.goto(address)
    wait_until_idle(receiver)
    assert figures(receiver) == numbers
    assert answers(receiver) == chosen
    expect(receiver.get_by_role("heading", level=1)).to_have_text(EN("pages.your_city.question"))
    reload(sender)
    assert figures(sender) == numbers


def test_back_takes_an_answer_back(open_page: OpenPage, link: str) -> None:
    page = open_page("your_city", own=link, lang="en")
    before = figures(page)
    answer(page, "climate_models", EN("own.form.unknown"))
    assert figures(page) != before
    go_back(page)
    assert figures(page) == before
    expect_no_exception(page)


def test_a_city_is_found_by_its_name(open_page: OpenPage) -> None:
    page = open_page("your_city", lang="es")
    box = page.get_by_role("textbox", name=ES("own.place.name"), exact=True)
    with acting(page):
        box.fill("malaga")
        box.press("Enter")
    with acting(page):
        page.get_by_text("Málaga, España").click()
    expect(box).to_have_value("Málaga")
    expect(page.locator(".st-key-own_candidate")).to_have_count(0)
    expect_no_console_error(page)


def test_a_file_comes_back_and_a_damaged_one_leaves_everything(
    open_page: OpenPage, link: str, tmp_path: Path
) -> None:
    page = open_page("your_city", own=link, lang="en")
    numbers = figures(page)
    open_box(page, EN("own.keep.title"))
    with page.expect_download() as download:
        page.get_by_role("button", name=EN("own.keep.csv")).click()
    kept = tmp_path / download.value.suggested_filename
    download.value.save_as(kept)
    damaged = tmp_path / "damaged.csv"
    damaged.write_bytes(kept.read_bytes().replace(b",1", b",7"))
    with acting(page):
        page.locator("input[type=file]").set_input_files(damaged)
    expect(page.get_by_text(EN("own.problems.title"))).to_be_visible()
    assert figures(page) == numbers
    fresh = open_page("your_city", lang="en")
    open_box(fresh, EN("own.keep.title"))
    with acting(fresh):
        fresh.locator("input[type=file]").set_input_files(kept)
    expect(fresh.locator(FIGURES)).to_have_count(len(numbers))  # a run may end before
    assert figures(fresh) == numbers
    for seen in (page, fresh):
        expect_no_console_error(seen)
        expect_only_local_requests(seen)


@pytest.mark.webgl
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_anyone_can_read_it(open_page: OpenPage, link: str, scheme: str, width: int) -> None:
    page = open_page("your_city", color_scheme=scheme, width=width, own=link, lang="en")
    expect_no_exception(page)
    expect(page.get_by_test_id("stDeckGlJsonChart").filter(visible=True)).to_have_count(1)
    for box in ("own.place.by_hand", "own.keep.title"):
        open_box(page, EN(box))
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        assert violations(page) == []
        expect_no_sideways_scroll(page)
        page.keyboard.press("Escape")
    expect_no_console_error(page)
    expect_only_local_requests(page)


@pytest.mark.parametrize("state", ["empty", "damaged"])
def test_it_fits_a_phone(open_page: OpenPage, link: str, state: str) -> None:
    """In every language, without answers and with those of a damaged link."""
    query = {"empty": {}, "damaged": {"own": link[:-2]}}[state]
    page = open_page("your_city", width=390, lang=LANGUAGES[0], **query)
    for language in LANGUAGES:
        choose_language(page, language)
        expect_no_exception(page)
        expect_no_sideways_scroll(page)
        assert violations(page) == []
        if state == "damaged":
            said = translator(language)("own.problems.link_damaged")
            expect(page.get_by_text(said)).to_be_visible()
    expect(page.get_by_test_id("stDeckGlJsonChart").filter(visible=True)).to_have_count(0)
    expect_no_console_error(page)
