"""What sites and chats are told of a link: title, sentence and picture of its view.

Made-up addresses cost little: what a study does not have is left out of the view, pictures are made
one at a time and kept within bounds, and who comes when many wait gets the picture of the study.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlencode

import pandas as pd
from anyio.to_thread import run_sync
from cachetools import LRUCache, TTLCache
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.cache import load_editions, load_intervals, load_recommendations, load_scores
from components.i18n import browser_language, translator
from components.menu import PAGES, name_of
from components.publish.picture import to_png
from components.publish.preview import Preview, describe_view, draw_preview, preview_tags
from components.reader import Reader
from components.sections.overview.opening import write_opening
from components.theme import LIGHT
from components.view.parameters import format_view, parse_view
from components.view.view import OWN_FILE, View
from serving.addresses import base_path
from serving.content import PLAIN, Content, digest
from serving.lane import BusyError, Lane
from serving.logs import log
from serving.studies import find_study, resolve
from smartgov.faults import describe_fault
from smartgov.scoring.score import score
from smartgov.study.load import LoadedStudy
from smartgov.text import Language

#: The choices that a preview shows.
FIELDS = (
    *("study", "city", "measure", "regions", "countries", "sizes"),
    *("weights", "aggregation", "coverage", "compared", "recommendation"),
)

#: The parameters of links whose first screen is in the document.
OPENED = {"lang", "study", "city", "score"}

#: Number of descriptions that are kept, the seconds for which they are, and the seconds for which
#: a page waits for its own.
MOST_TOLD, KEEP, PATIENCE = 1_000, 60, 1.0

#: Bytes of pictures that are kept, and how many requests may wait for theirs.
MOST_BYTES, MOST_WAITING = 24_000_000, 10

_BY_NAME = {name_of(slug): slug for slug in PAGES}


@dataclass(frozen=True)
class Told:
    """What is told of a view: its preview, its address, and the state of the data behind it.

    ``opening`` is its first screen; blank if the document has none of it.
    """

    preview: Preview
    slug: str
    query: str
    language: Language
    state: str
    opening: Markup = Markup()  # noqa: RUF009 - a text, which cannot change


@dataclass(frozen=True, eq=False, kw_only=True)
class Viewer(Reader):
    """A reader without a session; what is the default is shared with the pages."""

    known: LoadedStudy

    def make_intervals(self, measure: str) -> pd.DataFrame:
        """Compute rank intervals, those of the default weights once for all."""
        if self.view.spec != View().spec:
            return super().make_intervals(measure)
        return load_intervals(self.known, self.view.spec, measure)


def read_view(query: str, language: Language) -> Viewer | None:
    """Read what a preview shows of a query; None if that is only for the visitor, or nothing."""
    asked, _ = parse_view(parse_qs(query))
    if asked.own or (asked.study or "").startswith(OWN_FILE):
        return None
    known = find_study(asked.study) or find_study(None)
    if known is None:
        return None
    chosen: dict[str, Any] = {field: getattr(asked, field) for field in FIELDS}
    view, _ = resolve(View(**chosen | {"study": known.name, "lang": language}), known)
    default = view.spec == View().spec
    return Viewer(
        study=known.sound,
        scores=load_scores(known, view.spec) if default else score(known.sound, view.spec),
        recommendations=load_recommendations(known.sound),
        view=view,
        t=translator(language),
        theme=LIGHT,
        known=known,
    )


def describe(slug: str, query: str, language: Language, *, opens: bool = False) -> Told | None:
    """Describe a view in words, and write its first screen if it ``opens``.

    None if nothing can be told of it.
    """
    reader = read_view(query, language)
    if reader is None:
        return None
    preview = describe_view(reader, name_of(slug))
    opening = _write_opening(slug, query, reader) if opens else Markup("")
    query = urlencode(format_view(reader.view), doseq=True)
    return Told(preview, slug, query, language, reader.known.digest, opening)


def _write_opening(slug: str, query: str, reader: Viewer) -> Markup:
    """Write the first screen of a view that shows the whole study; blank for any other.

    Other choices draw more than that, and so does a link with something that does not exist.
    """
    asked = parse_qs(query)
    view, notices = parse_view(asked)
    if slug or notices or "embed" in asked or not format_view(view).keys() <= OPENED:
        return Markup("")
    shown = (reader.view.city, reader.view.measure)
    if (view.city, view.measure) != shown or find_study(view.study) is None:
        return Markup("")
    return write_opening(replace(reader, editions=load_editions(reader.known)))


def draw(name: str, query: str, language: Language) -> Content | None:
    """Draw the picture of a view; of a page that there is none of, that of the Overview."""
    reader = read_view(query, language)
    if reader is None:
        return None
    page = name if name in _BY_NAME else name_of("")
    drawing = draw_preview(reader, describe_view(reader, page))
    picture = to_png(drawing, 1, smallest=False)
    headers = {"Cache-Control": "public, max-age=3600", "Content-Language": language}
    return Content({PLAIN: picture}, "image/png", digest(picture), headers)


def write_tags(told: Told, base: str) -> Markup:
    """Write what a document tells of its view: Open Graph, and what Twitter reads.

    ``base`` is the address of the server with the folder of the app, without a slash at its end.
    """
    t, preview = translator(told.language), told.preview
    at = f"{base}/{told.slug}?{told.query}"
    picture = f"{base}/preview/{name_of(told.slug)}.png?{told.query}"
    return Markup("\n    ").join(preview_tags(t, preview, at, picture, preview))


class Previews:
    """The previews of views, and their pictures."""

    def __init__(self, lane: Lane | None = None) -> None:
        self._lane = lane or Lane(MOST_WAITING)
        self._told: TTLCache[tuple[str, ...], Told | None] = TTLCache(MOST_TOLD, KEEP)
        self._pictures: LRUCache[tuple[str, ...], Content] = LRUCache(
            MOST_BYTES, lambda content: len(content.forms[PLAIN])
        )
        self._lock = Lock()
        self._tasks: set[asyncio.Task[Told | None]] = set()

    async def describe(self, slug: str, query: str, language: Language) -> Told | None:
        """Describe a view; None if that would keep its page waiting."""
        key = (slug, query, language)
        with self._lock:
            if key in self._told:
                return self._told[key]
        task = asyncio.create_task(
            self._tell(key, partial(describe, slug, query, language, opens=True))
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        done, _ = await asyncio.wait({task}, timeout=PATIENCE)
        return task.result() if done else None

    async def _tell(self, key: tuple[str, ...], make: Callable[[], Told | None]) -> Told | None:
        """Describe a view and keep it, also if its page no longer waits."""
        try:
            told = await self._lane.run(make)
        except BusyError:
            return None
        except Exception as error:  # a page opens without what others are told of it
            log("preview failed", logging.ERROR, **describe_fault(error))
            return None
        with self._lock:
            self._told[key] = told
        return told

    async def _answer(self, request: Request) -> Response:
        """Send the picture of a view."""
        query, name = request.url.query, request.path_params["name"]
        asked = parse_view({"lang": parse_qs(query).get("lang", [])})[0].lang
        language = asked or browser_language(request.headers.get("accept-language"))
        try:
            content = await self._find(name, query, language)
        except BusyError:
            return Response(status_code=503, headers={"Retry-After": "5"})
        response = None if content is None else content.respond(request.headers)
        return response or Response(status_code=404)

    async def _find(self, name: str, query: str, language: Language) -> Content | None:
        told = await run_sync(describe, _BY_NAME.get(name, ""), query, language)
        if told is None:
            return await self._find(name, "", language) if query else None
        key = (told.slug, told.query, told.state)
        with self._lock:
            kept = self._pictures.get(key)
        if kept is not None:
            return kept
        made = await self._lane.run(partial(draw, name, told.query, language))
        with self._lock:
            if made is not None:
                self._pictures[key] = made
        return made

    @property
    def routes(self) -> list[Route]:
        """The routes of pictures, also below the folder that the app is served under."""
        folders = dict.fromkeys(("", base_path()))
        return [Route(f"{folder}/preview/{{name}}.png", self._answer) for folder in folders]
