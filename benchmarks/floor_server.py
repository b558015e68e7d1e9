"""The floor page, served like the app."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from server import assets, health, middleware
from serving.lifespan import make_lifespan

app = st.App(
    Path(__file__).with_name("floor_app.py"),
    lifespan=make_lifespan(assets, health),
    routes=health.routes,
    middleware=middleware,
)
