"""Browser tests of an uploaded file: visible throughout one session and in no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.i18n import translator
from smartgov.export.study_files import to_workbook
from smartgov.model import Study
from smartgov.problems import Problem, describe
from smartgov.text import LANGUAGES, Language
from tests.e2e.accessibility import violations
from tests.e2e.browser import (
    acting,
    expect_no_console_error,
    expect_no_exception,
    expect_no_sideways_scroll,
    expect_only_local_requests,
    reload,
    wait_until_idle,
)
from tests.e2e.conftest import OpenPage
from tests.smartgov.intake.heavy_files import HEAVY

EN = translator("en")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory, survey: Study) -> Path:
    """Return the survey as a visitor's workbook."""
    path = tmp_path_factory.mktemp("data") / "secretariat.xlsx"
    path.write_bytes(to_workbook(survey))
    return path


def load(page: Page, path: Path) -> None:
    """Put a file into the field."""
    with acting(page):
        page.locator("input[type=file]").first.set_input_files(path)


def use(page: Page) -> None:
    """Show the file that has been read."""
    with acting(page):
        page.get_by_role("button", name=EN("data.use")).click()


def test_a_file_that_takes_long_keeps_nobody_waiting(open_page: OpenPage, tmp_path: Path) -> None:
    """Another visitor's page is complete while the file is read, which ends with a sentence.

    Whether the file ends by its time or by its size depends on the processor.
    """
    path = tmp_path / "unknown elements.xlsx"
    path.write_bytes(HEAVY[path.name].make(1))
    owner = open_page("data", lang="en")
    owner.locator("input[type=file]").first.set_input_files(path)
    reading = owner.get_by_text(EN("data.reading", file=path.name))
    expect(reading).to_be_visible(timeout=60_000)
    other = open_page("ranking", lang="en", city="ghent")
    expect(other.locator("footer")).to_be_visible()
    assert reading.is_visible()
    verdict = EN("data.verdict.unusable", file=path.name, count=1)
    expect(owner.get_by_text(verdict)).to_be_visible(timeout=120_000)
    ends = [describe(Problem(code, path.name), "en") for code in ("too_slow", "too_much")]
    said = owner.locator("main, section").first.inner_text()
    assert [end for end in ends if end in said]


def test_one_session_sees_its_file_and_another_does_not(
    open_page: OpenPage, workbook: Path
) -> None:
    owner = open_page("data", lang="en")
    load(owner, workbook)
    expect(owner.get_by_text(EN("data.verdict.sound", file=workbook.name))).to_be_visible()
    use(owner)
    expect(owner.get_by_text(EN("data.own_chip"), exact=True).first).to_be_visible()
    with acting(owner):
        owner.get_by_role("link", name=EN("pages.ranking.title"), exact=True).click()
    expect(owner.get_by_text(EN("source.own_file")).first).to_be_visible()
    address = owner.url
    assert "file~" in address or "file%7E" in address
    other = open_page(locale="en-US")
    other.goto(address)
    wait_until_idle(other)
    expect(other.get_by_text(EN("data.own_chip"), exact=True)).to_have_count(0)
    expect(other.get_by_text(EN("notices.title"))).to_be_visible()
    expect(owner.get_by_text(EN("data.own_chip"), exact=True).first).to_be_visible()
    reload(owner)
    expect(owner.get_by_text(EN("notices.title"))).to_be_visible()
    for page in (owner, other):
        expect_no_exception(page)
        expect_no_console_error(page)
        expect_only_local_requests(page)


def test_a_damaged_file_leaves_everything(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("data", lang="en", city="barcelona")
    address = page.url
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(b"PK\x03\x04 nothing that opens")
    load(page, damaged)
    expect(page.get_by_role("alert").filter(has_text="damaged.xlsx")).to_be_visible()
    assert page.url == address
    expect_no_exception(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_preview_fits_a_phone_and_can_be_read(
    open_page: OpenPage, workbook: Path, language: Language
) -> None:
    page = open_page("data", width=390, lang=language)
    t = translator(language)
    field = page.get_by_test_id("stFileUploaderDropzone").locator("button").first
    expect(field).to_have_accessible_name(re.compile(f"{re.escape(t('upload.choose'))}$"))
    load(page, workbook)
    expect(page.get_by_role("button", name=t("data.use"))).to_be_visible()
    expect_no_sideways_scroll(page)
    assert violations(page) == []
    expect_no_console_error(page)


def test_what_a_file_leaves_open_is_asked_on_a_phone_too(
    open_page: OpenPage, tmp_path: Path
) -> None:
    ticks = tmp_path / "ticks.csv"
    ticks.write_text("Ciudad;País;voting;strategic_plan\nBilbao;ES;X;\nPorto;PT;;X\n", "utf-8")
    page = open_page("data", width=390, lang="en")
    load(page, ticks)
    expect(page.get_by_text(EN("understood.blank.label", count=2))).to_be_visible()
    expect(page.get_by_role("button", name=EN("data.use"))).to_have_count(0)
    expect_no_sideways_scroll(page)
    assert violations(page) == []
    form = page.get_by_test_id("stForm").first
    form.get_by_text(EN("understood.blank.no"), exact=True).click()
    with acting(page):
        page.get_by_role("button", name=EN("understood.apply")).click()
    expect(page.get_by_role("button", name=EN("data.use"))).to_be_visible()
    expect_no_exception(page)
    expect_no_console_error(page)
