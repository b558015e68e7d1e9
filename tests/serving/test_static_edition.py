"""Tests of the pages that need no script, as the server sends them."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from components.cache import load_editions, load_studies
from components.publish.site.collect import render
from components.publish.site.site_address import Address
from serving import static_edition
from serving.static_edition import EditionPages, StaticEdition, open_edition, write_file
from smartgov.text import LANGUAGES, Language
from tests.conftest import SURVEY
from tests.serving.asgi import Answer, ask, inner, scope_of

DEMONSTRATION = "smart-cities-study-2019-demo"


def fetch(path: str, pages: EditionPages | None = None, query: str = "", **headers: str) -> Answer:
    listed = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return ask(StaticEdition(inner, pages or EditionPages()), scope_of(path, query, listed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_that_of_the_edition(language: Language) -> None:
    address = Address(language, "city", "ghent")
    answer = fetch(f"/edition/{SURVEY}/{address.path}")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.body == render(open_edition(load_studies(SURVEY)[SURVEY]), address)


def test_every_public_study_has_an_edition() -> None:
    pages = EditionPages()
    for name, known in load_studies().items():
        assert fetch(f"/edition/{name}/en/cities.html", pages).status == 200
        assert known.sound.cities


@pytest.mark.parametrize(
    "path",
    [
        *("nothing/en/index.html", f"{SURVEY}/en/city/atlantis.html", f"{SURVEY}/xx/index.html"),
        *(f"{SURVEY}/assets/nothing.js", f"{SURVEY}/assets/search-xx.js", f"{SURVEY}/data/x.csv"),
        *("file~1/en/index.html", f"{SURVEY}/../{SURVEY}/en/index.html"),
    ],
)
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert fetch(f"/edition/{path}").status == 404


@pytest.mark.parametrize("path", ["/", "/city", "/editions", "/editionx/y", "/app/edition/"])
def test_other_requests_are_left_to_the_app(path: str) -> None:
    assert fetch(path).body == ask(inner, scope_of(path)).body


def test_what_a_page_loads_is_there() -> None:
    pages = EditionPages()
    for path in (
        "assets/edition.css",
        "assets/edition.js",
        "assets/search-fr.js",
        "index.html",
        "",
    ):
        assert fetch(f"/edition/{SURVEY}/{path}", pages).status == 200
    style = fetch(f"/edition/{SURVEY}/assets/edition.css", pages)
    assert style.headers["content-type"].startswith("text/css")
    edition = open_edition(load_studies(SURVEY)[SURVEY])
    assert write_file(edition, "data/answers.csv") == edition.study_files["answers.csv"]


@pytest.mark.parametrize("path", ["/edition", "/edition/"])
@pytest.mark.parametrize(
    ("query", "accepted", "study", "language"),
    [
        ("", "fr-CA,fr;q=0.8", SURVEY, "fr"),
        ("lang=es", "fr", SURVEY, "es"),
        (f"lang=es&study={DEMONSTRATION}", "", DEMONSTRATION, "es"),
        ("study=file~1", "", SURVEY, "en"),
    ],
)
def test_the_entrance_leads_to_a_study_in_the_visitors_language(
    path: str, query: str, accepted: str, study: str, language: str
) -> None:
    answer = fetch(path, query=query, accept_language=accepted)
    assert answer.status == 307
    reached = posixpath.normpath(
        posixpath.join(posixpath.dirname(path), answer.headers["location"])
    )
    assert urlsplit(reached).path == f"/edition/{study}/{language}/index.html"


def test_a_page_is_written_once_and_browsers_are_told_that_it_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages, written = EditionPages(), []
    write = static_edition.write_file
    monkeypatch.setattr(
        static_edition, "write_file", lambda of, path: written.append(path) or write(of, path)
    )
    path = f"/edition/{SURVEY}/en/cities.html"
    first = fetch(path, pages, accept_encoding="br")
    assert first.headers["content-encoding"] == "br"
    again = fetch(path, pages, accept_encoding="br", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert written == ["en/cities.html"]


def test_only_so_much_is_kept() -> None:
    pages = EditionPages(most_bytes=60_000)
    for language in LANGUAGES:
        for kind in ("index", "cities", "ranking"):
            assert fetch(f"/edition/{SURVEY}/{language}/{kind}.html", pages).status == 200
            assert pages.size <= 60_000 or len(pages.pages) == 1
    assert pages.size == sum(map(static_edition._size, pages.pages.values()))


def test_changed_files_of_a_study_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    known = load_studies(SURVEY)[SURVEY]
    city = replace(known.sound.cities[0], name="Renamed", names=known.sound.cities[1].names)
    changed = replace(known.sound, cities=(city, *known.sound.cities[1:]))
    pages, path = EditionPages(), f"/edition/{SURVEY}/en/cities.html"
    before = fetch(path, pages).body
    later = replace(known, digest="later", study=changed)
    monkeypatch.setattr(static_edition, "load_studies", lambda _: {SURVEY: later})
    assert fetch(path, pages).body != before


def test_an_edition_is_compared_with_the_ones_before_and_written_anew_if_they_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = load_studies(DEMONSTRATION)[DEMONSTRATION]
    pages, path = (
        EditionPages(),
        f"/edition/{DEMONSTRATION}/en/city/{known.sound.cities[0].id}.html",
    )
    assert b'id="since"' in fetch(path, pages).body
    before, shown = load_editions(known)
    other = (replace(before, digest="other"), shown)
    monkeypatch.setattr(static_edition, "load_editions", lambda _: other)
    assert fetch(path, pages).status == 200
    assert len(pages.pages) == 2
