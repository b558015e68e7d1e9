"""Tests of refusals as problem+json."""

from __future__ import annotations

import json

import pytest

from components.view.parameters import Notice
from serving.api.problems import LONGEST_VALUE, MOST_LISTED, RefusalError, refuse
from smartgov.text import LANGUAGES


def read(refusal: RefusalError, language: str = "en") -> dict:
    return json.loads(refuse(refusal, language, {}).body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wrong_parameter_is_named(language) -> None:
    notices = [Notice("unknown_region", "region", "x"), Notice("unknown_parameter", "y", "")]
    problem = read(RefusalError(400, "bad_request", notices=notices), language)
    assert [error["parameter"] for error in problem["errors"]] == ["region", "y"]
    assert problem["detail"] == " ".join(error["detail"] for error in problem["errors"])
    assert "x" in problem["errors"][0]["detail"]


def test_little_of_a_request_is_repeated() -> None:
    notices = [Notice("unknown_value", "n" * 500, "v" * 500)] * 100
    errors = read(RefusalError(400, "bad_request", notices=notices))["errors"]
    assert len(errors) == MOST_LISTED
    assert {len(error["value"]) for error in errors} == {LONGEST_VALUE}


def test_who_may_ask_again_is_told_when() -> None:
    response = refuse(RefusalError(503, "busy", "wait", retry=5), "fr", {"A": "b"})
    assert (response.headers["retry-after"], response.headers["a"]) == ("5", "b")
    assert response.headers["cache-control"] == "no-store"
    assert "errors" not in json.loads(response.body)
