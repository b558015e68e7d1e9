"""The addresses of tables for other programs: what is asked, and what is answered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.data_address import FOLDER
from serving.addresses import base_path
from serving.api.answers import find_answer, key_of, make_answer
from serving.api.description import describe, draw_description
from serving.api.problems import RefusalError, refuse
from serving.api.question import Question, read_question
from serving.content import Content
from serving.document import language_of
from serving.lane import BusyError, Lane
from serving.logs import log
from smartgov.faults import describe_fault
from smartgov.text import Language

#: Any site may read what is public anyway; no cookie and no password is ever sent along.
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Data-Version, Data-Status, Retry-After",
}

#: What a browser is told that asks first whether it may ask.
PREFLIGHT = {
    **CORS,
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}

READING = ("GET", "HEAD")

#: Seconds after which whoever is refused may ask again.
RETRY = 5

#: What describes the tables, by the end of its path.
DESCRIPTIONS: Mapping[str, Callable[[Language], Content]] = {
    "": draw_description,
    "openapi.json": describe,
}


class Tables:
    """Answers requests for tables; keeps what programs wait for away from pages."""

    def __init__(self, lane: Lane | None = None) -> None:
        self._lane = lane or Lane()

    async def answer(self, request: Request) -> Response:
        """Answer a request below the folder of tables."""
        language = language_of(request.url.query, request.headers.get("accept-language", ""))
        try:
            return await self._answer(request, language)
        except BusyError:
            return refuse(RefusalError(503, "busy", "wait", retry=RETRY), language, CORS)
        except RefusalError as refusal:
            return refuse(refusal, language, CORS)
        except Exception as error:  # a program is told so in the same form
            log("table failed", logging.ERROR, **describe_fault(error))
            return refuse(RefusalError(500, "failed"), language, CORS)

    async def _answer(self, request: Request, language: Language) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if request.method not in READING:
            raise RefusalError(405, "not_allowed", "reading")
        rest, headers = request.path_params["rest"], request.headers
        content: Content | None
        if rest in DESCRIPTIONS:
            content = DESCRIPTIONS[rest](language)
        else:
            asked = (rest, request.url.query, headers.get("accept", ""), language)
            question, key, found = await run_sync(_look_up, *asked)
            made = partial(make_answer, key, question, language)
            content = found or await self._lane.run(made)
        response = None if content is None else content.respond(headers)
        if response is None:  # the plain form is refused, and no other is accepted
            raise RefusalError(406, "not_acceptable", "accept")
        response.headers.update(CORS)
        return response

    @property
    def routes(self) -> list[Route]:
        """The routes of tables, also below the folder that the app is served under."""
        methods = [*READING, "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
        folders = dict.fromkeys(("", base_path()))
        return [
            route
            for folder in folders
            for route in (
                Route(f"{folder}/{FOLDER}/{{rest:path}}", self.answer, methods=methods),
                Route(f"{folder}/{FOLDER}", _to_folder, methods=["GET"]),
            )
        ]


def _look_up(
    path: str, query: str, accept: str, language: Language
) -> tuple[Question, str, Content | None]:
    """Read a request, and find its answer if it was made before."""
    question = read_question(path, query, accept)
    key = key_of(question, language)
    return question, key, find_answer(key)


def _to_folder(request: Request) -> Response:
    """Lead to the folder itself, below which addresses are relative."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.url.path.rsplit('/', 1)[-1]}/{query}", status_code=307)
