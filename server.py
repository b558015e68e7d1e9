"""The server around the app: compressed files, security headers, documents, health and logs.

``streamlit run server.py`` starts one process, ``python -m serving`` several behind one address,
each of which is ``python server.py PORT``.
``streamlit run app.py`` shows the same pages without what is added here.
"""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from components.data_address import offer_tables
from serving.affinity import WorkerCookie
from serving.api.routes import Tables
from serving.assets import Assets, StaticAssets
from serving.connection import use_for_pages
from serving.document import PageDocument
from serving.handover import wake_once
from serving.headers import SecurityHeaders
from serving.health import Health
from serving.lifespan import make_lifespan
from serving.limits import RequestLimits
from serving.logs import RequestLog
from serving.preview import Previews
from serving.session_message import keep_themes
from serving.sign_in import require_proxy
from serving.static_edition import EditionPages, StaticEdition
from serving.workers import worker_options

require_proxy()
offer_tables()
use_for_pages()
keep_themes()
wake_once()
assets, health, previews = Assets(), Health(), Previews()

middleware = [
    Middleware(RequestLog),
    Middleware(SecurityHeaders),
    Middleware(WorkerCookie, health=health),
    Middleware(RequestLimits),
    Middleware(StaticAssets, assets=assets),
    Middleware(StaticEdition, pages=EditionPages()),
    Middleware(PageDocument, previews=previews),
]

app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=make_lifespan(assets, health),
    routes=[*health.routes, *Tables().routes, *previews.routes],
    middleware=middleware,
)

if __name__ == "__main__":
    app.run(config=worker_options(int(sys.argv[1])))
