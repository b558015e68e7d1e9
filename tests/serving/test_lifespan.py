"""Tests of what the server does before the first visitor and after the last one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import streamlit as st

from serving import lifespan as module
from serving.assets import Assets
from serving.health import Health
from serving.lifespan import make_lifespan, prepare
from tests.serving.asgi import complete


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assets:
    """Return assets that have nothing to compress."""
    monkeypatch.setattr("serving.assets.find_assets", lambda: iter(()))
    monkeypatch.setattr("serving.assets.find_icon_font", lambda: None)
    monkeypatch.setattr(module, "configure_logs", lambda: None)
    return Assets(tmp_path)


def test_the_server_is_ready_when_everything_is_loaded(assets: Assets) -> None:
    health = Health()
    prepare(assets, health)
    assert health.state == "ready"
    assert "components.sections.overview.world_map" in sys.modules


def test_a_server_without_a_study_is_not_ready(
    assets: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "load_studies", dict)
    health = Health()
    prepare(assets, health)
    assert health.state == "no study"


def test_a_failed_start_is_no_silent_one(assets: Assets, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise RuntimeError

    monkeypatch.setattr(module, "warm_up", fails)
    health = Health()
    with pytest.raises(RuntimeError):
        prepare(assets, health)
    assert health.state == "failed"


def test_a_stopping_server_gets_no_more_visitors(assets: Assets) -> None:
    health = Health()

    async def live() -> list[str]:
        async with make_lifespan(assets, health)(st.App("app.py")):
            states = [health.state]
        return [*states, health.state]

    assert complete(live())[-1] == "stopping"
