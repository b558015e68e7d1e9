"""The pages of each public study that need no script and no connection: ``/edition/STUDY/…``.

A page is written when it is first asked for, and kept as long as there is room. What a visitor
loaded is never in it: only the studies in the project's folders are.
"""

from __future__ import annotations

import mimetypes
from asyncio import Semaphore
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.cache import (
    load_editions,
    load_folder_cases,
    load_recommendations,
    load_scores,
    load_studies,
)
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
    _writing: Lock = field(default_factory=Lock)

    def find_kept(self, study: str, path: str) -> Content | None:
        """Get a file of a study's edition if it was written already."""
        known = _find_study(study)
        return None if known is None else self._kept((study, state_of(known), path))

    def find(self, study: str, path: str) -> Content | None:
        """Get a file of a study's edition; None if there is none. One is written at a time."""
        known = _find_study(study)
        if known is None:
            return None
        key = (study, state_of(known), path)
        with self._writing:
            content = self._kept(key)
            if content is None:
                written = write_file(self._edition(known), path)
                content = None if written is None else _content(path, written)
                self._keep(key, content)
        return content

    def _kept(self, key: tuple[str, str, str]) -> Content | None:
        with self._lock:
            content = self.pages.get(key)
            if content is not None:
                self.pages.move_to_end(key)
            return content

    def _keep(self, key: tuple[str, str, str], content: Content | None) -> None:
        """Keep a file, and give up the oldest ones if there is no room."""
        if content is None:
            return
        with self._lock:
            self.pages[key] = content
            self.size += _size(content)
            while self.size > self.most_bytes and len(self.pages) > 1:
                _, oldest = self.pages.popitem(last=False)
                self.size -= _size(oldest)

    def _edition(self, known: LoadedStudy) -> Edition:
        """Get the edition of a study as its files are now."""
        key = (known.name, state_of(known))
        if key not in self.editions:
            self.editions[key] = open_edition(known)
        self.editions.move_to_end(key)
        while len(self.editions) > MOST_STUDIES:
            self.editions.popitem(last=False)
        return self.editions[key]


def state_of(known: LoadedStudy) -> str:
    """Name the state of what an edition is made of: its study, and those it is compared with."""
    return " ".join(dict.fromkeys([known.digest, *(one.digest for one in load_editions(known))]))


def _find_study(name: str) -> LoadedStudy | None:
    """Find a public study that can be shown, as its files are now."""
    known = load_studies(name).get(name)
    return None if known is None or known.study is None else known


def open_edition(known: LoadedStudy) -> Edition:
    """Collect what the edition of a public study is made of."""
    recommendations = tuple(one.id for one in load_recommendations(known.sound))
    return Edition(
        name=known.name,
        study=known.sound,
        scores=load_scores(known, Spec()),
        own_cases=load_folder_cases(known, recommendations),
        editions=load_editions(known),
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
    """Middleware that answers requests for editions.

    Those who wait for a page to be written wait here, not in the threads that others need.
    """

    def __init__(self, app: ASGIApp, pages: EditionPages) -> None:
        self._app = app
        self._pages = pages
        self._turn = Semaphore(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a page, or leave the request to the app."""
        is_read = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        path = local_path(scope) if is_read else ""
        if not f"{path}/".startswith(ROOT):
            await self._app(scope, receive, send)
            return
        study, slash, inside = path.removeprefix(ROOT).partition("/")
        if not study or f"{path}/" == ROOT:
            response = await run_in_threadpool(_lead, f"{path}/" == ROOT, scope)
        elif not slash:
            response = RedirectResponse(f"{quote(study)}/", status_code=307)
        else:
            content = await self._find(study, inside)
            found = content.respond(Headers(scope=scope)) if content else None
            response = found or PlainTextResponse("Not found", status_code=404)
        await response(scope, receive, send)

    async def _find(self, study: str, inside: str) -> Content | None:
        kept = await run_in_threadpool(self._pages.find_kept, study, inside)
        if kept is not None:
            return kept
        async with self._turn:
            return await run_in_threadpool(self._pages.find, study, inside)


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
