"""Tests of the paths that requests have inside the app."""

from __future__ import annotations

import pytest
from streamlit import config

from serving.addresses import base_path, local_path
from tests.serving.asgi import scope_of


@pytest.mark.parametrize(
    ("base", "path", "expected"),
    [
        ("", "/city", "/city"),
        ("smart", "/smart/city", "/city"),
        ("/smart/", "/smart/", "/"),
        ("smart", "/smartest/city", "/smartest/city"),
        ("smart", "/city", "/city"),
    ],
)
def test_the_folder_of_the_app_is_no_part_of_a_path(
    monkeypatch: pytest.MonkeyPatch, base: str, path: str, expected: str
) -> None:
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": base}.get)
    assert local_path(scope_of(path)) == expected


def test_the_folder_of_a_mounted_app_is_no_part_of_a_path() -> None:
    assert local_path(scope_of("/mounted/city", root_path="/mounted")) == "/city"


@pytest.mark.parametrize(("base", "expected"), [("", ""), ("smart", "/smart"), ("/a/b/", "/a/b")])
def test_the_folder_of_the_app(monkeypatch: pytest.MonkeyPatch, base: str, expected: str) -> None:
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": base}.get)
    assert base_path() == expected
