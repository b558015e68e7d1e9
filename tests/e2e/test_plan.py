"""The action plan in a real browser: from a gap to a plan, its files, its link."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from components.i18n import translator
from tests.e2e.accessibility import violations
from tests.e2e.browser import (
    acting,
    choose_language,
    expect_no_console_error,
    expect_no_exception,
    expect_no_sideways_scroll,
    expect_only_local_requests,
    reload,
)
from tests.e2e.conftest import OpenPage

EN = translator("en")

#: Clicks from the first page to the plan as a file.
MOST_CLICKS = 6


class Clicks:
    """A visitor who counts clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def on(self, target: Locator) -> None:
        """Click, and wait for the page."""
        self.count += 1
        with acting(self.page):
            target.click()

    @contextmanager
    def saving(self, target: Locator) -> Iterator[list[bytes]]:
        """Click a download, and give out the file."""
        self.count += 1
        saved: list[bytes] = []
        with self.page.expect_download() as waiting:
            target.click()
        saved.append(waiting.value.path().read_bytes())
        yield saved


def when(page: Page, practice: str, time: str) -> Locator:
    """Return the button that takes a practice on at a time."""
    control = page.locator(f".st-key-plan_{practice}")
    return control.get_by_role("radio", name=EN(f"plan.when.{time}"), exact=True)


def test_from_a_gap_to_a_plan_in_six_clicks(open_page: OpenPage) -> None:
    page = open_page("recommendations", lang="en", region="002")
    clicks = Clicks(page)
    clicks.on(
        page.locator(
            "[class*=st-key-table_list] a[href*='city=durban'], table a[href*='city=durban']"
        ).first
    )
    expect(page.get_by_role("heading", name="Durban", exact=True)).to_be_visible()
    clicks.on(when(page, "backcasting", "later"))
    clicks.on(when(page, "participatory_budgeting", "this_year"))
    files = page.locator(".st-key-plan_files")
    with clicks.saving(files.get_by_role("button", name=EN("plan.pdf"))) as (content,):
        text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(content)).pages)
    assert clicks.count <= MOST_CLICKS
    assert "Backcasting" in text
    assert "Participatory budgeting" in text
    assert "Antananarivo" in text
    expect_no_exception(page)
    expect_no_console_error(page)
    expect_only_local_requests(page)


def test_who_is_responsible_is_in_the_files_and_not_in_the_link(open_page: OpenPage) -> None:
    page = open_page("city", lang="en", city="durban", plan="durban,backcasting:later")
    field = page.locator(".st-key-plan").or_(page.locator("[class*=st-key-note_]")).first
    box = field.get_by_role("textbox")
    with acting(page):
        box.fill("Thandi in the strategy unit")
        box.press("Enter")
    assert "Thandi" not in page.url
    files = page.locator(".st-key-plan_files")
    saved = Clicks(page)
    with saved.saving(files.get_by_role("button", name=EN("plan.json"))) as (content,):
        tasks = json.loads(content)["tasks"]
    assert [task["responsible"] for task in tasks] == ["Thandi in the strategy unit"]
    with acting(page):
        files.get_by_role("button", name=EN("plan.clear")).click()
    assert "plan=" not in page.url
    files.get_by_role("button", name=EN("plan.load")).click()
    with acting(page):
        page.locator("input[type=file]").set_input_files(
            {"name": "plan.json", "mimeType": "application/json", "buffer": content}
        )
    expect(box).to_have_value("Thandi in the strategy unit")
    assert "plan=durban" in page.url
    assert "Thandi" not in page.url
    reload(page)
    expect(box).to_have_value("")
    expect(when(page, "backcasting", "later")).to_be_checked()
    assert violations(page) == []


def test_the_plan_keeps_its_language_and_its_width(open_page: OpenPage) -> None:
    plan = "durban,backcasting:later,participatory_budgeting:two_years"
    page = open_page("city", lang="en", width=390, city="durban", plan=plan)
    expect_no_sideways_scroll(page)
    choose_language(page, "fr")
    expect(page.get_by_text(translator("fr")("plan.marked"))).to_be_visible()
    assert "plan=durban" in page.url
