"""What the server does before the first visitor and after the last one."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import streamlit as st

import components.sections
from components.cache import load_studies
from components.warm import warm_up
from serving.assets import Assets
from serving.health import Health
from serving.housekeeping import keep_house
from serving.logs import configure_logs, log

Lifespan = Callable[[st.App], AbstractAsyncContextManager[None]]


def import_sections() -> None:
    """Import what the pages are made of, which takes longer than most pages."""
    sections = components.sections
    for module in pkgutil.walk_packages(sections.__path__, f"{sections.__name__}."):
        importlib.import_module(module.name)


def prepare(assets: Assets, health: Health) -> None:
    """Load everything that the first visitor would wait for, then say that the server is ready."""
    try:
        assets.prepare()
        import_sections()
        warm_up()
        sound = [name for name, loaded in load_studies().items() if loaded.study is not None]
    except Exception as error:
        health.state = "failed"
        log("start failed", error=type(error).__name__)
        raise
    configure_logs()
    if health.state == "starting":
        health.state = "ready" if sound else "no study"
        log(health.state, studies=len(sound))


def make_lifespan(assets: Assets, health: Health) -> Lifespan:
    """Make the lifespan of the server; it answers probes while it prepares itself."""

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        configure_logs()
        preparing = asyncio.create_task(asyncio.to_thread(prepare, assets, health))
        keeping = asyncio.create_task(keep_house())
        try:
            yield
        finally:
            health.state = "stopping"
            log("stopping")
            keeping.cancel()
            await asyncio.wait([preparing, keeping])

    return lifespan
