"""Tests of what sites and chats are told of a link."""

from __future__ import annotations

import asyncio
import io
import re
from html import unescape

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware

from components.menu import PAGES, name_of
from serving import preview
from serving.document import PageDocument, load_document
from serving.lane import BusyError, Lane
from serving.preview import Previews, describe, draw, read_view, write_tags
from smartgov.text import LANGUAGES
from tests.serving.asgi import Answer, ask, complete, scope_of

HOST = ("Host", "cities.example:8501")


@pytest.fixture(scope="module")
def site() -> Starlette:
    previews = Previews()
    documents = [Middleware(PageDocument, previews=previews)]
    return Starlette(routes=previews.routes, middleware=documents)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages wait for their preview, however slow the machine is."""
    monkeypatch.setattr(preview, "PATIENCE", 60)


def get(site: Starlette, path: str, query: str = "", *headers: tuple[str, str]) -> Answer:
    return ask(site, scope_of(path, query, [HOST, *headers]))


def tags_of(document: bytes) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)"', document.decode())
    return {name: unescape(content) for name, content in found}


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Ghent: 95.8, rank 1–4 of 69"),
        ("es", "Gante: 95,8, puesto 1–4 de 69"),
        ("fr", "Gand : 95,8, rang 1–4 sur 69"),
    ],
)
def test_a_link_to_a_city_says_how_it_stands(language: str, title: str, site) -> None:
    answer = get(site, "/city", f"city=ghent&lang={language}")
    tags = tags_of(answer.body)
    assert " ".join(tags["og:title"].split()) == title
    assert tags["og:title"] == tags["twitter:title"]
    assert tags["twitter:card"] == "summary_large_image"
    picture = tags["og:image"].removeprefix("http://cities.example:8501")
    path, _, query = picture.partition("?")
    shown = get(site, path, query)
    assert (shown.status, shown.headers["content-type"]) == (200, "image/png")
    image = Image.open(io.BytesIO(shown.body))
    assert image.size == (1200, 630)
    assert image.text["Language"] == language
    assert image.text["Title"].startswith(tags["og:title"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", PAGES, ids=name_of)
def test_every_page_has_a_preview(slug: str, language, site) -> None:
    tags = tags_of(get(site, f"/{slug}", f"lang={language}").body)
    assert tags["og:title"]
    assert tags["og:description"]
    assert tags["og:image"].startswith(f"http://cities.example:8501/preview/{name_of(slug)}.png?")


def test_the_demonstration_says_so() -> None:
    told = describe("city", "study=smart-cities-study-2019-demo&city=demo-01-west-africa", "en")
    assert told is not None
    assert "invented answers" in told.preview.sentence
    assert "invented answers" in told.preview.source


def test_made_up_choices_give_the_picture_of_the_study() -> None:
    plain, made_up = (describe("", query, "en") for query in ("", "city=x&region=9&q=y&own=")[:2])
    assert plain is not None
    assert made_up is not None
    assert plain.query == made_up.query
    assert describe("", "study=nowhere", "en") == plain


@pytest.mark.parametrize("query", ["own=abc", "study=file~1"])
def test_what_only_a_visitor_has_is_not_told(query: str, site) -> None:
    assert read_view(query, "en") is None
    assert "og:title" not in tags_of(get(site, "/", query).body)
    assert get(site, "/preview/overview.png", query).status == 200


def test_a_picture_is_made_once(site, monkeypatch: pytest.MonkeyPatch) -> None:
    first = get(site, "/preview/ranking.png", "lang=es")
    monkeypatch.setattr(preview, "draw", None)
    again = get(site, "/preview/ranking.png", "lang=es&q=whatever&slide=3")
    assert again.body == first.body
    tagged = get(site, "/preview/ranking.png", "lang=es", ("If-None-Match", first.headers["etag"]))
    assert tagged.status == 304


def test_a_page_that_is_none_has_the_picture_of_the_overview() -> None:
    none, overview = draw("nothing", "", "en"), draw("overview", "", "en")
    assert none is not None
    assert overview is not None
    assert none.tag == overview.tag


def test_a_page_does_not_wait_for_its_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    class FullLane(Lane):
        async def run(self, make):
            raise BusyError

    class SlowLane(Lane):
        async def run(self, make):
            await asyncio.Event().wait()

    class BrokenLane(Lane):
        async def run(self, make):
            raise RuntimeError

    monkeypatch.setattr(preview, "PATIENCE", 0.01)
    for lane in (FullLane(), SlowLane(), BrokenLane()):
        assert complete(Previews(lane).describe("", "", "en")) is None
    full = Starlette(routes=Previews(FullLane()).routes)
    assert get(full, "/preview/city.png", "city=ilo").status == 503


def test_tags_are_escaped_and_the_rest_of_the_document_stays(site) -> None:
    told = describe("", "", "en")
    assert told is not None
    tags = str(write_tags(told, 'http://a"b'))
    assert 'a"b' not in tags
    document = get(site, "/city", "lang=en").body.decode()
    plain = load_document("city", "en").forms[""].decode()
    start = plain.index("</head>")
    assert document.startswith(plain[:start])
    assert document.endswith(plain[start:])


@pytest.mark.parametrize(("said", "scheme"), [("https", "https"), ("javascript", "http")])
def test_a_proxy_says_whether_the_connection_is_encrypted(said: str, scheme: str, site) -> None:
    answer = get(site, "/", "lang=en", ("X-Forwarded-Proto", said))
    assert tags_of(answer.body)["og:image"].startswith(f"{scheme}://cities.example:8501/preview/")


def test_a_host_that_cannot_be_one_gets_no_tags(site) -> None:
    answer = ask(site, scope_of("/", "", [("Host", 'a"><script>')]))
    assert answer.status == 200
    assert "og:title" not in tags_of(answer.body)


@pytest.mark.parametrize(
    ("path", "query", "opens"),
    [
        ("/", "", True),
        ("/", "lang=fr", True),
        ("/", "study=smart-cities-study-2019-demo", True),
        ("/", "city=ghent&score=foresight", True),
        ("/", "city=nowhere", False),
        ("/", "score=nothing", False),
        ("/", "study=nowhere", False),
        ("/", "regions=europe", False),
        ("/", "weights=strategy~2", False),
        ("/", "maps=region", False),
        ("/", "near=1~2~3~4", False),
        ("/", "embed=map", False),
        ("/", "unknown=1", False),
        ("/city", "city=ghent", False),
    ],
)
def test_the_document_of_a_whole_study_has_its_first_screen(
    path: str, query: str, opens: bool, site: Starlette
) -> None:
    body = get(site, path, query).body.decode()
    before, found, opening = body.partition('<div id="sg-opening"')
    assert bool(found) is opens
    if opens:
        assert before.index('<div id="root">') < before.rindex('app/static/style.css">\n')
        assert '<dl class="sg-figures">' in opening
