"""The pages of each public study that need no script and no connection: ``/edition/STUDY/…``.

A page is written when it is first asked for, and kept as long as there is room. What a visitor
loaded is never in it: only the studies in the project's folders are.
"""

from __future__ import annotations

import mimetypes
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.cache import load_folder_cases, load_recommendations, load_scores, load_studies
from components.publish.site.collect import has_page, render
from components.publish.site.data_files import FOLDER, list_files
from components.publish.site.edition import Edition
from components.publish.site.extra_files import ENTRANCE, assets, write_entrance
from components.publish.site.search_index import write_index
from components.publish.site.site_address import parse_address
from serving.addresses import local_path
from serving.content import ENCODINGS, PLAIN, Content, compress, digest
from serving.document import LONGEST_QUERY, language_of
from smartgov.model import Spec
from smartgov.study.load import LoadedStudy

#: The folder of all editions.
ROOT = "/edition/"

#: The most bytes of pages that are kept, and the most studies whose edition is.
MOST_BYTES, MOST_STUDIES = 32_000_000, 4

#: Files that are worth compressing, by ending.
COMPRESSIBLE = ("html", "css", "js", "svg", "csv", "json", "md")

#: Browsers ask again each time, and are mostly told that nothing changed.
HEADERS = {"Cache-Control": "no-cache"}


@dataclass
class EditionPages:
    """The pages that were written, the most recent last, and what they were written from."""

    most_bytes: int = MOST_BYTES
    pages: OrderedDict[tuple[str, str, str], Content] = field(default_factory=OrderedDict)
    editions: OrderedDict[tuple[str, str], Edition] = field(default_factory=OrderedDict)
    size: int = 0
    _lock: Lock = field(default_factory=Lock)

    def find(self, study: str, path: str) -> Content | None:
        """Get a file of a study's edition; None if there is none. One is written at a time."""
        known = load_studies(study).get(study)
        if known is None or known.study is None:
            return None
        key = (study, known.digest, path)
        with self._lock:
            content = self.pages.get(key)
            if content is None:
                written = write_file(self._edition(known), path)
                if written is None:
                    return None
                content = _content(path, written)
                self.pages[key] = content
                self.size += _size(content)
            self.pages.move_to_end(key)
            self._make_room()
        return content

    def _edition(self, known: LoadedStudy) -> Edition:
        """Get the edition of a study as its files are now."""
        key = (known.name, known.digest)
        if key not in self.editions:
            self.editions[key] = open_edition(known)
        self.editions.move_to_end(key)
        while len(self.editions) > MOST_STUDIES:
            self.editions.popitem(last=False)
        return self.editions[key]

    def _make_room(self) -> None:
        while self.size > self.most_bytes and len(self.pages) > 1:
            _, oldest = self.pages.popitem(last=False)
            self.size -= _size(oldest)


def open_edition(known: LoadedStudy) -> Edition:
    """Collect what the edition of a public study is made of."""
    recommendations = tuple(one.id for one in load_recommendations(known.sound))
    return Edition(
        name=known.name,
        study=known.sound,
        scores=load_scores(known, Spec()),
        own_cases=load_folder_cases(known, recommendations),
    )


def write_file(edition: Edition, path: str) -> bytes | None:
    """Write a file of an edition; None if it has none of this path."""
    address = parse_address(path)
    if address is not None:
        return render(edition, address) if has_page(edition, address) else None
    if path in assets():
        return assets()[path]
    if path in ("", ENTRANCE):
        return write_entrance(edition)
    if path.startswith(f"{FOLDER}/"):
        return next((file.content for file in list_files(edition) if file.path == path), None)
    language = path.removeprefix("assets/search-").removesuffix(".js")
    known = (one for one in edition.languages if path == f"assets/search-{language}.js")
    return next((write_index(edition, one) for one in known if one == language), None)


def _content(path: str, written: bytes) -> Content:
    ending = (path or ENTRANCE).rpartition(".")[2]
    encodings = ENCODINGS if ending in COMPRESSIBLE else ()
    forms = {PLAIN: written} | {encoding: compress(written, encoding) for encoding in encodings}
    media_type = mimetypes.guess_type(path or ENTRANCE)[0] or "application/octet-stream"
    return Content(forms, media_type, digest(written), HEADERS)


def _size(content: Content) -> int:
    return sum(map(len, content.forms.values()))


class StaticEdition:
    """Middleware that answers requests for editions."""

    def __init__(self, app: ASGIApp, pages: EditionPages) -> None:
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a page, or leave the request to the app."""
        is_read = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        path = local_path(scope) if is_read else ""
        if f"{path}/".startswith(ROOT):
            response = await run_in_threadpool(self._respond, path, scope)
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _respond(self, path: str, scope: Scope) -> Response:
        headers = Headers(scope=scope)
        study, slash, inside = path.removeprefix(ROOT).partition("/")
        if not study or f"{path}/" == ROOT:
            return _lead(f"{path}/" == ROOT, scope)
        if not slash:
            return RedirectResponse(f"{quote(study)}/", status_code=307)
        content = self._pages.find(study, inside)
        response = content.respond(headers) if content else None
        return response or PlainTextResponse("Not found", status_code=404)


def _lead(is_without_slash: bool, scope: Scope) -> Response:
    """Lead to the overview of the study that is asked for, or of the first one."""
    query = scope["query_string"].decode("latin-1")
    language = language_of(query, Headers(scope=scope).get("accept-language", ""))
    asked = parse_qs(query[:LONGEST_QUERY]).get("study", [""])[0]
    studies = {name: known for name, known in load_studies(asked).items() if known.study}
    if not studies:
        return PlainTextResponse("Not found", status_code=404)
    study = asked if asked in studies else next(iter(studies))
    folder = "edition/" if is_without_slash else ""
    target = f"{folder}{quote(study)}/{language}/index.html"
    return RedirectResponse(target, status_code=307, headers={"Vary": "Accept-Language"})
