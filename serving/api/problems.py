"""Why a request for a table is not answered, as ``application/problem+json`` (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from components.i18n import translator
from components.view.parameters import Notice
from smartgov.text import Language

MEDIA_TYPE = "application/problem+json"

#: No more of a value is repeated, and no more parameters are listed.
LONGEST_VALUE, MOST_LISTED = 80, 20

#: The notices with a sentence of their own; of the others, the value is not possible.
OWN_SENTENCE = ("unknown_parameter", "no_weight", "unknown_study", "unknown_table", "no_edition")


@dataclass(eq=False)
class RefusalError(Exception):
    """A request that is not answered.

    Attributes
    ----------
    status
        The status of HTTP.
    kind
        What is wrong, a key of ``api.errors`` in the locale files.
    detail
        What to do about it, another key; blank for nothing.
    notices
        The parameters that are wrong.
    retry
        Seconds after which asking again makes sense; 0 for never.
    """

    status: int
    kind: str
    detail: str = ""
    notices: Sequence[Notice] = ()
    retry: int = 0


def refuse(refusal: RefusalError, language: Language, headers: dict[str, str]) -> Response:
    """Build the response to a request that is not answered, in a language."""
    t = translator(language)
    errors = [
        {
            "parameter": notice.name[:LONGEST_VALUE],
            "value": notice.value[:LONGEST_VALUE],
            "detail": _sentence(notice, language),
        }
        for notice in refusal.notices[:MOST_LISTED]
    ]
    told = " ".join(error["detail"] for error in errors)
    body = {
        "type": f"./#{refusal.kind}",
        "title": t(f"api.errors.{refusal.kind}"),
        "status": refusal.status,
        "detail": t(f"api.errors.{refusal.detail}") if refusal.detail else told,
        **({"errors": errors} if errors else {}),
    }
    more = {"Content-Language": language, "Cache-Control": "no-store"}
    if refusal.retry:
        more["Retry-After"] = str(refusal.retry)
    text = json.dumps(body, ensure_ascii=False, indent=2)
    return Response(
        text, refusal.status, headers={**headers, **more}, media_type=f"{MEDIA_TYPE}; charset=utf-8"
    )


def _sentence(notice: Notice, language: Language) -> str:
    code = notice.code if notice.code in OWN_SENTENCE else "unknown_value"
    name, value = notice.name[:LONGEST_VALUE], notice.value[:LONGEST_VALUE]
    return translator(language)(f"api.errors.{code}", name=name, value=value)
