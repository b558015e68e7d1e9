"""The HTML document of each page: its language, title and description before any script has run.

It is Streamlit's document with the head of the page in the language of the address. It also says
what to do if the browser runs no scripts or gets no connection.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache, lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from components.figures.map_picture import LAND
from components.i18n import Translator, browser_language, translator
from components.menu import PAGES, name_of
from components.scripts import FOLDER, all_scripts
from components.view.parameters import parse_view
from serving.addresses import base_path, local_path
from serving.content import ENCODINGS, PLAIN, Content, compress, digest
from serving.preview import Previews, Told, write_tags
from serving.scripts import first_scripts
from smartgov.text import LANGUAGES, Language

HERE = Path(__file__).parent

#: Scripts of the document: in the head before Streamlit's, and at the end of the body.
START = (HERE / "start.js").read_text(encoding="utf-8")
NOTICE = (HERE / "notice.js").read_text(encoding="utf-8")
OPENING = (HERE / "opening.js").read_text(encoding="utf-8")
PROCESS = (HERE / "process.js").read_text(encoding="utf-8")

#: No more of a query is looked at; ``lang`` of a link with a whole city in it may come last.
LONGEST_QUERY = 16_000

FONT = "./app/static/fonts/plex-sans-latin.woff2"
ICON = "./app/static/mark.svg"

#: The pages that need neither scripts nor a connection; see `serving.static_edition`.
EDITION = "./edition/"

STYLE = (
    "position:fixed;inset:auto 1rem 1rem;z-index:2000000;padding:1rem;border-radius:6px;"
    "font:16px/1.5 sans-serif;color:CanvasText;background:Canvas;border:1px solid"
)

#: The front end names its own typeface behind ours, and browsers load it though they never use it.
#: So it is ours too. Behind the style sheets of the front end, which it overrides.
TYPEFACE = "".join(
    f'@font-face{{font-family:"Source Sans";font-style:{style};font-weight:100 900;'
    f'src:url({FONT})format("woff2")}}'
    for style in ("normal", "italic")
)

#: What a host may look like: a name or an address, and a port.
HOST = re.compile(r"(\[[0-9a-fA-F:]+\]|[\w.-]+)(:\d+)?")

#: Number of documents of single views that are kept.
MOST_DOCUMENTS = 300

#: The style sheet of all pages.
SHEET = "./app/static/style.css"

#: Where the style sheet of all pages is read; what stands behind it is drawn with it.
STYLED = f'<link rel="stylesheet" href="{SHEET}">\n'

#: The pages that begin with a map, whose land is fetched while the front end starts.
MAPPED = ("",)

#: The project's own scripts that every page needs first.
OWN_SCRIPTS = ("document.js", "after_paint.js", "page_links.js", "search_field.js")

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)


def page_of(path: str) -> str | None:
    """Find the page that a path shows, by its slug; None if it is no page."""
    slug = path.removeprefix("/")
    return slug if slug in PAGES else None


def language_of(query: str, accepted: str) -> Language:
    """Choose the language of a request: the one of its link, or else the browser's."""
    view, _ = parse_view({"lang": parse_qs(query[:LONGEST_QUERY]).get("lang", [])})
    return view.lang or browser_language(accepted.split(",")[0].split(";")[0].strip())


def write_document(template: str, slug: str, language: Language) -> str:
    """Write a page's language, title, description and notices into Streamlit's document."""
    t = translator(language)
    document = re.sub(r'<html lang="[^"]*"', f'<html lang="{language}"', template, count=1)
    document = _replace(r"<title>.*?</title>", _head(slug, t), document)
    document = _replace(r"<noscript>.*?</noscript>", _no_script(t), document)
    document = _replace(r"</body>", _end_of_body(t), document)
    document = _replace(r"</head>", _end_of_head(slug, document), document)
    document = re.sub(r'(rel="shortcut icon" href=)"[^"]*"', rf'\1"{ICON}"', document, count=1)
    return re.sub(r'(rel="preload"\s+href=)"[^"]*"', rf'\1"{FONT}"', document, count=1)


def _replace(pattern: str, text: str, document: str) -> str:
    return re.sub(pattern, lambda _: text, document, count=1, flags=re.S)


def _head(slug: str, t: Translator) -> str:
    name = name_of(slug)
    title = escape(f"{t(f'pages.{name}.title')} · {t('app.name')}")
    lede = escape(t(f"pages.{name}.lede"))
    return (
        f'<title>{title}</title>\n    <meta name="description" content="{lede}" />\n'
        f"    <script>{START}</script>"
    )


def _end_of_head(slug: str, document: str) -> str:
    """Write what comes behind the scripts and style sheets of the front end."""
    scripts = [f"./static/js/{script}" for script in first_scripts(slug)]
    scripts += [f"./{FOLDER}/{script}" for script in OWN_SCRIPTS]
    links = (
        f'  <link rel="modulepreload" crossorigin href="{script}">\n  '
        for script in scripts
        if f'"{script}"' not in document
    )
    sheet = f'  <link rel="preload" as="style" href="{SHEET}">\n  '
    land = f'  <link rel="preload" as="image" href="./{LAND}">\n  ' if slug in MAPPED else ""
    return "".join([*links, sheet, land, f"  <style>{TYPEFACE}</style>\n  </head>"])


def _no_script(t: Translator) -> str:
    name, without_scripts = escape(t("app.name")), escape(t("connection.no_script"))
    return f"<noscript><h1>{name}</h1><p>{without_scripts}</p><p>{_edition(t)}</p></noscript>"


def _edition(t: Translator) -> str:
    return f'<a href="{EDITION}?lang={t.language}">{escape(t("connection.edition"))}</a>'


def _end_of_body(t: Translator) -> str:
    """Write what comes behind the app, whose first link leads past the menu.

    Here the style sheet is behind those of the front end, which it overrides.
    """
    return (
        f"  {STYLED}"
        f'    <div id="no-connection" role="alert" hidden style="{STYLE}">'
        f"{escape(t('connection.lost'))} {_edition(t)}</div>\n"
        f"    <script>{OPENING}</script>\n"
        f"    <script>{NOTICE}</script>\n"
        f"    <script>{PROCESS}</script>\n  </body>"
    )


@cache
def load_document(slug: str, language: Language) -> Content:
    """Load the document of a page in one language, in every encoding."""
    body = write_document(_template(), slug, language).encode()
    forms = {PLAIN: body} | {encoding: compress(body, encoding) for encoding in ENCODINGS}
    headers = {
        "Cache-Control": "no-cache",
        "Content-Language": language,
        "Vary": "Accept-Language",
    }
    return Content(forms, "text/html", digest(body), headers)


@lru_cache(maxsize=MOST_DOCUMENTS)
def add_preview(told: Told, base: str) -> Content:
    """Add to the document of a page what it shows of a view; ``base`` as for `write_tags`."""
    document = load_document(told.slug, told.language)
    tags = f"  {write_tags(told, base)}\n  </head>"
    body = document.forms[PLAIN].replace(b"</head>", tags.encode(), 1)
    if told.opening:
        body = body.replace(STYLED.encode(), f"{STYLED}    {told.opening}\n".encode(), 1)
    forms = {PLAIN: body, "gzip": compress(body, "gzip")}
    return Content(forms, document.media_type, digest(body), document.headers)


def address_of(scope: Scope, headers: Headers) -> str:
    """Get the address under which a request reached the app, also behind a proxy with encryption.

    Blank if the host cannot be one.
    """
    host, scheme = headers.get("host", ""), headers.get("x-forwarded-proto", "")
    scheme = scheme if scheme in {"http", "https"} else scope.get("scheme", "http")
    return f"{scheme}://{host}{base_path()}" if HOST.fullmatch(host) else ""


@cache
def _template() -> str:
    return (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


def script_hashes() -> list[str]:
    """List the inline scripts that may run, as sources of a content security policy."""
    scripts = INLINE_SCRIPT.findall(write_document(_template(), "", LANGUAGES[0]))
    hashes = (sha256(script.encode()).digest() for script in [*scripts, *all_scripts()])
    return [f"'sha256-{b64encode(value).decode()}'" for value in hashes]


class PageDocument:
    """Middleware that answers requests for pages with their document."""

    def __init__(self, app: ASGIApp, previews: Previews | None = None) -> None:
        self._app = app
        self._previews = previews

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the document of a page, or leave the request to the app."""
        is_read = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        slug = page_of(local_path(scope)) if is_read else None
        if slug is None:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        query = scope["query_string"].decode("latin-1")
        language = language_of(query, headers.get("accept-language", ""))
        content, base = load_document(slug, language), address_of(scope, headers)
        if self._previews is not None and base:
            told = await self._previews.describe(slug, query[:LONGEST_QUERY], language)
            content = content if told is None else add_preview(told, base)
        response = content.respond(headers)
        await (response or self._app)(scope, receive, send)
