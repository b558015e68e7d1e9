"""Tests of the documents that the server sends: right before any script has run."""

from __future__ import annotations

import re
from html import unescape

import pytest

from components.figures.map_picture import LAND
from components.i18n import translator
from components.menu import PAGES, name_of
from serving.document import (
    PageDocument,
    language_of,
    load_document,
    page_of,
    script_hashes,
)
from serving.scripts import first_scripts
from smartgov.paths import STATIC
from smartgov.text import LANGUAGES, Language
from tests.serving.asgi import Answer, ask, inner, scope_of


def fetch(path: str, query: str = "", **headers: str) -> Answer:
    listed = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return ask(PageDocument(inner), scope_of(path, query, listed))


def text_of(slug: str, language: Language) -> str:
    return load_document(slug, language).forms[""].decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", PAGES, ids=name_of)
def test_a_document_is_about_its_page_in_its_language(slug: str, language: Language) -> None:
    t = translator(language)
    document = unescape(text_of(slug, language))
    assert f'<html lang="{language}">' in document
    assert f"<title>{t(f'pages.{name_of(slug)}.title')} · {t('app.name')}</title>" in document
    assert f'name="description" content="{t(f"pages.{name_of(slug)}.lede")}"' in document
    assert t("connection.no_script") in document.split("<noscript>")[1].split("</noscript>")[0]
    assert t("connection.lost") in document
    assert "Streamlit</title>" not in document


def test_nothing_of_the_template_is_lost() -> None:
    document = text_of("city", "en")
    assert '<div id="root"></div>' in document
    assert re.search(r'<script type="module" crossorigin src="./static/js/index', document)
    assert 'href="./app/static/mark.svg"' in document
    assert 'href="./app/static/fonts/plex-sans-latin.woff2"' in document


def test_the_typeface_of_the_front_end_is_not_loaded() -> None:
    """It comes behind ours in every list, and browsers load it though they never use it."""
    head = text_of("city", "en").split("</head>")[0]
    overridden = re.findall(r'font-family:"Source Sans";font-style:(\w+);.*?url\((.*?)\)', head)
    assert [style for style, _ in overridden] == ["normal", "italic"]
    assert {font for _, font in overridden} == {"./app/static/fonts/plex-sans-latin.woff2"}
    assert head.index("Source Sans") > head.index('rel="stylesheet"')


def test_scripts_that_a_page_needs_first_are_named_once() -> None:
    document = text_of("", "en")
    named = re.findall(r'rel="modulepreload" crossorigin href="\./static/js/([^"]+)"', document)
    started = re.findall(r'src="\./static/js/([^"]+)"', document)
    assert set(first_scripts("")) <= {*named, *started}
    assert len(named) == len(set(named))


def test_the_front_end_learns_where_its_server_is_before_it_starts() -> None:
    document = text_of("city", "en")
    assert document.index("window.__streamlit") < document.index('type="module"')


@pytest.mark.parametrize(
    ("query", "accepted", "expected"),
    [
        ("lang=fr", "es", "fr"),
        ("city=ghent", "es-MX,es;q=0.9", "es"),
        ("lang=xx", "fr;q=0.8", "fr"),
        ("", "zh", "en"),
        ("", "", "en"),
        ("city=ghent&lang=es", "fr", "es"),
    ],
)
def test_the_language_of_a_request(query: str, accepted: str, expected: str) -> None:
    assert language_of(query, accepted) == expected


def test_a_deep_link_gets_its_document() -> None:
    answer = fetch("/city", "lang=es&city=bilbao", accept_language="fr")
    assert b'<html lang="es">' in answer.body
    assert answer.headers["content-language"] == "es"
    assert answer.headers["vary"] == "Accept-Language, Accept-Encoding"
    assert answer.headers["cache-control"] == "no-cache"
    again = fetch("/city", "lang=es", if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["/static/js/x.js", "/city/", "/city/x", "/_stcore/health", "//"])
def test_other_paths_are_left_to_the_app(path: str) -> None:
    assert page_of(path) is None
    assert fetch(path).body == f"app {path}".encode()


def test_the_hash_of_every_inline_script_is_listed() -> None:
    hashes = script_hashes()
    assert len(set(hashes)) == len(hashes) > 2
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", value) for value in hashes)
    inline = [set(re.findall(r"<script>.*?</script>", text_of(s, "fr"), re.S)) for s in PAGES]
    assert all(scripts == inline[0] for scripts in inline)


def test_the_scripts_of_every_page_arrive_while_the_front_end_starts() -> None:
    document = text_of("city", "en")
    named = re.findall(r'rel="modulepreload" crossorigin href="\./app/static/([^"]+)"', document)
    assert named == [
        "scripts/document.js",
        "scripts/after_paint.js",
        "scripts/page_links.js",
        "scripts/search_field.js",
    ]
    assert all((STATIC / name).is_file() for name in named)


@pytest.mark.parametrize(("slug", "named"), [("", True), ("method", False)])
def test_the_land_arrives_while_the_front_end_starts(slug: str, named: bool) -> None:
    link = f'<link rel="preload" as="image" href="./{LAND}">'
    assert (link in text_of(slug, "en").partition("</head>")[0]) is named


def test_the_style_sheet_is_behind_those_of_the_front_end() -> None:
    document = text_of("city", "en")
    (link,) = re.findall(r'<link rel="stylesheet" href="\./(app/static/style\.css)">', document)
    assert document.index(f'rel="stylesheet" href="./{link}"') > document.index("</head>")
    assert f'<link rel="preload" as="style" href="./{link}">' in document.partition("</head>")[0]
    assert (STATIC / "style.css").is_file()
