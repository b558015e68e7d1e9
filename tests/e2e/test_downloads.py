"""Browser tests of downloads: the files open and name their source."""

from __future__ import annotations

import csv
import io
import re
import struct
from base64 import b64encode
from html import unescape
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect

from components.i18n import translator
from smartgov.text import LANGUAGES, Language
from tests.conftest import ROOT, load_shipped
from tests.e2e.accessibility import violations
from tests.e2e.browser import expect_no_console_error, expect_no_sideways_scroll, visit
from tests.e2e.conftest import OpenPage

STUDY = "urban-governance-survey-2015"
EN, ES, FR = translator("en"), translator("es"), translator("fr")
SVG = "http://www.w3.org/2000/svg"
#: The typeface as it stands in a picture.
FONT = b64encode((ROOT / "static" / "fonts" / "plex-sans-latin.woff2").read_bytes()).decode()


def download(page: Page, button: Locator, folder: Path) -> Path:
    """Press a button, keep the file that comes, and return it under its own name."""
    with page.expect_download() as coming:
        button.click()
    file: Download = coming.value
    path = folder / file.suggested_filename
    file.save_as(path)
    return path


def open_tables(page: Page) -> None:
    """Open what is closed below every chart."""
    closed = page.locator("details:not([open]) > summary").filter(visible=True)
    while closed.count():
        closed.first.click()


def test_csv_of_the_ranking(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("ranking", lang="es", city="barcelona", reading="ranks")
    button = page.locator(".st-key-csv_ranking-overall").get_by_role("button")
    file = download(page, button, tmp_path)
    assert file.name == f"{STUDY}-real-ranking-overall-default-weights-es.csv"
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 69
    assert {"rank", "city_id", "city", "country", "overall", "coverage"} <= rows[0].keys()
    assert {row["study"] for row in rows} == {STUDY}
    assert {row["status"] for row in rows} == {"real"}
    (barcelona,) = [row for row in rows if row["city_id"] == "barcelona"]
    assert float(barcelona["overall"]) == pytest.approx(80.5555556)
    assert barcelona["rank"] == "24"
    assert [row["city_id"] for row in rows if row["rank"] == "1"] == ["asker", "ilo"]


def test_excel_of_the_priorities(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("recommendations", lang="es")
    open_tables(page)
    button = page.locator(".st-key-xlsx_priorities").get_by_role("button")
    file = download(page, button, tmp_path)
    sheet = openpyxl.load_workbook(file)["data"]
    header, *rows = sheet.iter_rows(values_only=True)
    table = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert list(table) == [
        *("answer_for_results", "design_together", "reach_the_unorganized"),
        *("plan_stronger", "look_ahead"),
    ]
    assert table["design_together"]["lacking"] == 44
    assert table["design_together"]["answered"] == 78
    assert table["plan_stronger"]["lack"] == pytest.approx(14 / 77)
    assert {row["status"] for row in table.values()} == {"real"}


def test_a_filtered_table_is_what_is_downloaded(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("ranking", lang="en", country="PE", reading="ranks")
    button = page.locator(".st-key-csv_ranking-overall").get_by_role("button")
    file = download(page, button, tmp_path)
    assert file.name == f"{STUDY}-real-ranking-overall-country-pe-default-weights-en.csv"
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert {(row["country"], row["filter"]) for row in rows} == {("PE", "country=PE")}


def words_of(drawing: Path) -> str:
    """Return the words of an SVG, in order, without the style of its typeface."""
    root = ElementTree.parse(drawing).getroot()  # noqa: S314
    assert root.tag == f"{{{SVG}}}svg"
    words = [node.text or "" for node in root.iter() if node.tag != f"{{{SVG}}}style"]
    return "".join("".join(words).split())


def language_of(drawing: Path) -> str | None:
    """Return the language that an SVG says it is in."""
    root = ElementTree.parse(drawing).getroot()  # noqa: S314
    return root.get("{http://www.w3.org/XML/1998/namespace}lang")


def texts_of(picture: Path) -> dict[str, str]:
    """Return the texts in a PNG, each of which says its language; a wrong checksum is an error."""
    with Image.open(picture) as image:
        image.load()
        texts = image.text  # type: ignore[attr-defined]
    assert {text.lang for text in texts.values()} == {texts["Language"]}
    return {keyword: str(text) for keyword, text in texts.items()}


def test_pictures_of_a_chart(open_page: OpenPage, tmp_path: Path) -> None:
    """Each says what it shows, with its legend, and carries the typeface of the page."""
    page = open_page("city", lang="es", city="barcelona")
    frame = page.locator(".st-key-figure_profile-barcelona")
    picture = download(page, frame.get_by_role("button", name=ES("tables.png")), tmp_path)
    stem = f"{STUDY}-real-profile-barcelona-default-weights-es"
    assert picture.name == f"{stem}.png"
    content = picture.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert width > 800
    assert height > 400
    assert texts_of(picture)["Language"] == "es"
    assert ES("city.profile_title") in texts_of(picture)["Title"]
    assert ES("source.calculated") in texts_of(picture)["Description"]

    drawing = download(page, frame.get_by_role("button", name=ES("tables.svg")), tmp_path)
    assert drawing.name == f"{stem}.svg"
    words = words_of(drawing)
    for said in (
        ES("city.profile_title"),
        ES("city.profile_subtitle", city="Barcelona"),
        ES("charts.peer_median"),
        ES("status.real"),
        ES("source.calculated"),
        ES("caption.default_weights")[1:],
        "33,3",
    ):
        assert "".join(said.split()) in words
    source = drawing.read_text(encoding="utf-8")
    assert language_of(drawing) == "es"
    assert "@font-face" in source
    assert FONT in source
    root = ElementTree.parse(drawing).getroot()  # noqa: S314
    links = [value for node in root.iter() for name, value in node.items() if "href" in name]
    assert [link for link in links if not link.startswith(("#", "data:"))] == []
    expect_no_console_error(page)


def test_a_picture_under_a_filter_says_so(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("ranking", lang="fr", region="002", weights="participation:2", reading="ranks")
    participation = load_shipped(STUDY).framework.labels["participation"].read("fr")
    for name, told, scope in (
        ("intervals-overall", "region-002-own-weights-fr", FR.region("002")),
        ("sensitivity-overall", "own-weights-fr", FR("sentence.cities_all", all=78)),
    ):
        frame = page.locator(f".st-key-figure_{name}")
        drawing = download(page, frame.get_by_role("button", name=FR("tables.svg")), tmp_path)
        assert drawing.name == f"{STUDY}-real-{name}-{told}.svg"
        words = words_of(drawing).casefold()
        own = FR("caption.own_weights", weights=f"{participation} 2")
        for said in (scope, own):
            assert "".join(said.split()).casefold() in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_of_the_map_under_a_filter_say_so(
    open_page: OpenPage, tmp_path: Path, language: Language
) -> None:
    t = translator(language)
    page = open_page(lang=language, region="002", weights="participation:2", score="foresight")
    label = load_shipped(STUDY).framework.labels["foresight"].read(language)
    stem = f"{STUDY}-real-map-foresight-region-002-own-weights-{language}"
    files = {
        suffix: download(
            page,
            page.locator(f".st-key-{suffix}_map-foresight").get_by_role("button"),
            tmp_path,
        )
        for suffix in ("png", "svg", "csv")
    }
    assert {file.name for file in files.values()} == {f"{stem}.{suffix}" for suffix in files}
    title = t("overview.map_title", measure=label)
    participation = load_shipped(STUDY).framework.labels["participation"].read(language)
    own = t("caption.own_weights", weights=f"{participation} 2")
    words = words_of(files["svg"]).casefold()
    for said in (title, t.region("002"), own, t("status.real"), t("source.calculated"), "Durban"):
        assert "".join(said.split()).casefold() in words
    assert language_of(files["svg"]) == language
    texts = texts_of(files["png"])
    assert texts["Language"] == language
    assert texts["Title"].startswith(title)
    assert t.region("002") in texts["Title"]
    assert own.casefold() in texts["Description"].casefold()
    with Image.open(files["png"]) as image:
        assert image.width > 1_600
        assert len(image.getcolors(maxcolors=10**6) or ()) > 50  # more than blank paper
    rows = list(csv.DictReader(io.StringIO(files["csv"].read_text(encoding="utf-8-sig"))))
    assert len(rows) == 6
    assert {(r["filter"], r["weights"], r["language"], r["status"]) for r in rows} == {
        ("region=002", "weights=participation:2", language, "real")
    }
    assert {row["city_id"] for row in rows} >= {"durban", "abuja"}
    expect_no_console_error(page)


def test_the_row_below_a_chart_by_keyboard(open_page: OpenPage, tmp_path: Path) -> None:
    """Table, link and citation are reached and used with the keyboard alone."""
    page = open_page("recommendations", lang="en", region="002")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    row = page.locator(".st-key-table_priorities")
    summary = row.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(row.get_by_role("table")).to_be_visible()
    row.get_by_role("button", name=EN("row.link")).focus()
    page.keyboard.press("Enter")
    expect(row.get_by_role("button", name=EN("row.copied"))).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.endswith("#table_priorities")
    assert {"region=002", "lang=en", f"study={STUDY}"} <= set(re.split("[?&#]", address))

    row.get_by_role("button", name=EN("row.cite")).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=EN("row.cite"))
    expect(dialog).to_contain_text("LSE Cities")
    expect(dialog).to_contain_text(EN("row.study_address"))
    assert violations(page) == []
    bibtex, ris = (
        download(page, dialog.get_by_role("button", name=EN(f"row.{form}")).nth(place), tmp_path)
        for form, place in (("bibtex", 0), ("ris", 1))
    )
    assert bibtex.name == f"{STUDY}.bib"
    assert bibtex.read_text(encoding="utf-8").startswith(f"@misc{{{STUDY},")
    assert ris.name == "smart-cities-study-2019.ris"
    assert ris.read_text(encoding="utf-8").startswith("TY  - RPRT")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(row.get_by_role("button", name=EN("row.cite"))).to_be_focused()

    visit(page, address)
    expect(page.locator(".sg-heading:focus")).to_contain_text(
        EN("recommendations.priority_title", recommendation="")
    )
    expect_no_console_error(page)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_row_is_low(open_page: OpenPage, width: int) -> None:
    page = open_page("recommendations", lang="fr", width=width)
    box = page.locator(".st-key-table_priorities").bounding_box()
    assert box is not None
    assert box["height"] < (60 if width == 1440 else 140)
    expect_no_sideways_scroll(page)


@pytest.mark.parametrize("width", [390, 1440])
def test_entries_of_a_row_stand_on_one_line(open_page: OpenPage, width: int) -> None:
    """The files are drawn by the server, the entries before them are not: it does not show."""
    page = open_page("recommendations", lang="es", width=width)
    row = page.locator(".st-key-table_priorities")
    boxes = [button.bounding_box() for button in row.get_by_role("button").all()]
    tops = sorted(box["y"] for box in boxes if box)
    steps = {round(later - earlier, 1) for earlier, later in pairwise(tops)}
    assert all(step == 0 or step > 20 for step in steps)


def test_other_programs_get_what_is_on_screen(open_page: OpenPage, tmp_path: Path) -> None:
    """The button for data copies an address that answers with the ranks of the table."""
    chosen = {"region": "002", "weights": "participation:2", "reading": "ranks"}
    page = open_page("ranking", lang="es", study=STUDY, **chosen)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_tables(page)
    row = page.locator(".st-key-table_ranking-overall")
    row.get_by_role("button", name=ES("row.data")).click()
    expect(row.get_by_role("button", name=ES("row.copied"))).to_be_visible()
    answer = page.request.get(page.evaluate("navigator.clipboard.readText()"))
    assert (answer.status, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    given = list(csv.DictReader(io.StringIO(answer.text())))
    button = page.locator(".st-key-csv_ranking-overall").get_by_role("button")
    shown = list(
        csv.DictReader(io.StringIO(download(page, button, tmp_path).read_text("utf-8-sig")))
    )
    ranks = {row["city_id"]: row["rank"] for row in given if row["rank"]}
    assert ranks == {row["city_id"]: row["rank"] for row in shown}
    assert len(ranks) == 5


def test_the_document_tells_what_its_link_shows(open_page: OpenPage) -> None:
    """Title, sentence and picture are there for who runs no script, in the language of the link."""
    page = open_page("city", lang="fr", city="ghent", study=STUDY)
    answer = page.request.get(page.url)
    told = dict(re.findall(r'<meta property="(og:[\w:]+)" content="([^"]*)"', answer.text()))
    assert " ".join(told["og:title"].split()) == "Gand : 95,8, rang 1–4 sur 69"
    assert (told["og:locale"], told["og:image:type"]) == ("fr", "image/png")
    tag = page.locator('meta[property="og:title"]')
    expect(tag).to_have_attribute("content", told["og:title"])
    picture = page.request.get(unescape(told["og:image"]))
    with Image.open(io.BytesIO(picture.body())) as image:
        assert image.size == (1200, 630)
