"""Tests of the HTML city profile: one file without external requests or scripts."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from components.i18n import translator
from components.publish.report.html_page import write_html
from components.publish.report.parts import ReportText
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.publish.report.conftest import ADDRESS, WriteText, plain, rename

languages = pytest.mark.parametrize("language", LANGUAGES)

VOID = {"meta", "link", "br", "line", "rect", "circle"}
HOSTILE = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{name} {0} %s &amp; </style>",
    "\ud800",
)


@dataclass
class Read(HTMLParser):
    """What a file consists of: its elements, their attributes, its text and what is not closed."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag, attrs) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return plain(" ".join(self.texts))


def read(report: ReportText) -> Read:
    parser = Read()
    parser.feed(write_html(report).decode("utf-8"))
    parser.close()
    assert parser.open == []
    return parser


Pages = dict[Language, list[tuple[ReportText, Read]]]


@pytest.fixture(scope="module")
def every_page(every_text: dict[Language, list[ReportText]]) -> Pages:
    """Return the report of every city in every language, each with its file as it is read."""
    return {
        language: [(report, read(report)) for report in reports]
        for language, reports in every_text.items()
    }


@languages
def test_everything_that_is_said_is_there(every_page: Pages, language: Language) -> None:
    for report, page in every_page[language]:
        assert page.all("html") == [{"lang": language}]
        facts = [report.name, report.place, report.status, *report.notices, *report.after]
        facts += [value for f in report.figures for value in (f.label, f.value, f.basis)]
        facts += [line for section in report.standing for line in section.lines]
        facts += [words for step in report.steps for fact in step.facts for words in fact]
        facts += [words for step in report.steps for words in (step.title, step.text)]
        facts += [cell for row in report.profile.rows for cell in (row.label, *row.cells)]
        facts += [*report.about.lines, report.live, report.address, report.profile.not_asked]
        text = page.text
        assert [fact for fact in facts if plain(fact) not in text] == []


def test_numbers_are_those_of_the_chart(write_text: WriteText) -> None:
    report = write_text("en", "bilbao")
    page = read(report)
    assert len(page.all("table")) == 1
    labels = [picture["aria-label"] for picture in page.all("svg")]
    assert report.profile.group_map is not None
    assert labels == [report.shape.alt, report.profile.alt, report.profile.group_map.alt]
    text = page.text
    assert "Accountability too few answers 100.0 50.0 – 100.0" in text
    assert "Foresight 33.3 66.7 33.3 – 100.0" in text


@languages
def test_the_file_asks_for_nothing(every_page: Pages, language: Language) -> None:
    for _, page in every_page[language]:
        tags = {tag for tag, _ in page.elements}
        assert tags & {"script", "img", "iframe", "object", "embed", "form", "base", "use"} == set()
        loaded = [
            value
            for tag, attributes in page.elements
            for name, value in attributes.items()
            if name in ("src", "srcset", "href", "data", "xlink:href", "action") and tag != "a"
        ]
        assert loaded == ["data:,"]
        assert [link["href"] for link in page.all("a")] == [ADDRESS]


def test_the_style_carries_its_type_and_asks_for_nothing(write_text: WriteText) -> None:
    html = write_html(write_text("en", "ghent")).decode("utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert "@import" not in style
    addresses = re.findall(r"url\(([^)]*)\)", style)
    assert len(addresses) == 2
    for address in addresses:
        kind, _, data = address.partition(",")
        assert kind == "data:font/woff2;base64"
        assert base64.b64decode(data, validate=True)[:4] == b"wOF2"
    outside = html.replace(style, "")
    assert set(re.findall(r"https?://[^\s\"<]+", outside)) == {
        "http://www.w3.org/2000/svg",
        ADDRESS.replace("&", "&amp;"),
    }
    assert "@page" in style
    assert "@media print" in style


def test_the_file_forbids_what_it_does_not_need(write_text: WriteText) -> None:
    metas = read(write_text("en", "ghent")).all("meta")
    (policy,) = [m["content"] for m in metas if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert {"charset": "utf-8"} in metas


@languages
def test_a_demonstration_is_marked(
    write_text: WriteText, demonstration: Study, language: Language
) -> None:
    mark = translator(language)("report.demonstration")
    page = read(write_text(language, "ghent", of=demonstration))
    assert {"class": "mark"} in page.all("p")
    assert mark in page.texts
    real = read(write_text(language, "ghent"))
    assert {"class": "mark"} not in real.all("p")
    assert mark not in real.texts


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_only_a_name(write_text: WriteText, survey: Study, name: str) -> None:
    usual = read(write_text("en", "ghent"))
    page = read(write_text("en", "ghent", of=rename(survey, "ghent", name)))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in usual.elements]
    assert [sorted(a) for _, a in page.elements] == [sorted(a) for _, a in usual.elements]
    assert page.text.count(plain(name.replace("\ud800", "?"))) >= 2


def test_without_an_address_there_is_no_link(write_text: WriteText) -> None:
    assert read(write_text("en", "ghent", address="javascript:alert(1)")).all("a") == []


def test_the_same_words_give_the_same_bytes(write_text: WriteText) -> None:
    report = write_text("es", "tepebasi")
    assert write_html(report) == write_html(report)
