"""The description of the tables: OpenAPI for programs, and a page for people.

Both are made of the same lists as the tables themselves, and need nothing from elsewhere.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from markupsafe import Markup

from components.data_address import FOLDER, TABLE_PARAMETERS
from components.i18n import Translator, translator
from components.theme import DARK, LIGHT
from components.view.codecs import MANY
from components.view.parameters import PARAMETERS, Parameter
from serving.api.problems import MEDIA_TYPE
from serving.api.question import MEDIA_TYPES
from serving.content import PLAIN, Content, compress, digest
from smartgov.text import Language

#: The version of the addresses, and of the language of the description.
VERSION, OPENAPI = "1.0.0", "3.1.0"

_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}

#: Statuses with which a request may be refused, and the keys of what they mean.
REFUSALS = {
    400: "bad_request",
    404: "not_found",
    405: "not_allowed",
    406: "not_acceptable",
    500: "failed",
    503: "busy",
}


@cache
def describe(language: Language) -> Content:
    """Describe the tables in OpenAPI."""
    text = json.dumps(build_description(translator(language)), ensure_ascii=False, indent=2)
    return _content(text, "application/json", language)


def build_description(t: Translator) -> dict[str, Any]:
    """Build the description of the tables in a language, as an object of OpenAPI 3.1."""
    paths = {
        f"/{table}{ending}": {"get": _operation(t, table, ending)}
        for table in TABLE_PARAMETERS
        for ending in ("", *(f".{form}" for form in MEDIA_TYPES))
    }
    about = " ".join(t(f"api.{key}") for key in ("lede", "all_cities", "other_parameters"))
    return {
        "openapi": OPENAPI,
        "info": {
            "title": f"{t('app.name')} · {t('api.title')}",
            "version": VERSION,
            "description": f"{about} {t('source.calculated')} {t('app.disclaimer')}",
            "license": {"name": "MIT"},
        },
        "servers": [{"url": "."}],
        "paths": paths,
        "components": {
            "parameters": {name: _parameter(t, _BY_NAME[name]) for name in _used()},
            "schemas": {"Table": _TABLE, "Problem": _PROBLEM},
        },
    }


def _used() -> list[str]:
    """List the parameters that concern any table, in the order of links."""
    used = {name for names in TABLE_PARAMETERS.values() for name in names}
    return [parameter.name for parameter in PARAMETERS if parameter.name in used]


def _operation(t: Translator, table: str, ending: str) -> dict[str, Any]:
    forms = [form for form in MEDIA_TYPES if ending in ("", f".{form}")]
    schemas = {"json": {"$ref": "#/components/schemas/Table"}, "csv": {"type": "string"}}
    content = {MEDIA_TYPES[form]: {"schema": schemas[form]} for form in forms}
    refusals = {
        str(status): {
            "description": t(f"api.errors.{kind}"),
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, kind in REFUSALS.items()
    }
    return {
        "operationId": f"{table}{ending.replace('.', '_')}",
        "summary": t(f"api.tables.{table}"),
        "parameters": [
            {"$ref": f"#/components/parameters/{name}"} for name in TABLE_PARAMETERS[table]
        ],
        "responses": {
            "200": {"description": t(f"api.tables.{table}"), "content": content},
            "304": {"description": "Not Modified"},
            **refusals,
        },
    }


def _parameter(t: Translator, parameter: Parameter) -> dict[str, Any]:
    one: dict[str, Any] = {"type": "string"}
    if parameter.allowed:
        one["enum"] = list(parameter.allowed)
    many = parameter.codec is MANY
    return {
        "name": parameter.name,
        "in": "query",
        "description": t(f"api.parameter.{parameter.name}"),
        "schema": {"type": "array", "items": one} if many else one,
    }


_TABLE: dict[str, Any] = {
    "type": "object",
    "required": ["table", "rows"],
    "properties": {
        "table": {"type": "string"},
        "asked": {"type": "object"},
        "study": {"type": "string"},
        "status": {"enum": ["real", "demonstration", "not_stated"]},
        "version": {"type": "string"},
        "notices": {"type": "array", "items": {"type": "string"}},
        "rows": {"type": "array", "items": {"type": "object"}},
    },
}

_PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    name: {"type": "string"} for name in ("parameter", "value", "detail")
                },
            },
        },
    },
}

#: The look of the page: the colors of the app, in light and dark.
STYLE = Markup(
    ":root{{color-scheme:light dark;--paper:{};--ink:{};--muted:{};--line:{};--link:{}}}"
    "@media(prefers-color-scheme:dark){{:root{{--paper:{};--ink:{};--muted:{};--line:{};--link:{}}}}}"
    "body{{margin:0 auto;max-width:60rem;padding:1.5rem 1rem;font:16px/1.5 'Plex Sans',sans-serif;"
    "color:var(--ink);background:var(--paper)}}a{{color:var(--link)}}h1{{font-size:1.6rem}}"
    "h2{{font-size:1.15rem;margin:2rem 0 .25rem}}code{{overflow-wrap:anywhere}}"
    "dl{{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.25rem 1rem;margin:.5rem 0}}"
    "dd{{margin:0}}section{{border-top:1px solid var(--line)}}small,dd{{color:var(--muted)}}"
    '@font-face{{font-family:"Plex Sans";font-weight:100 900;'
    'src:url(../../app/static/fonts/plex-sans-latin.woff2)format("woff2")}}'
)


@cache
def draw_description(language: Language) -> Content:
    """Draw the page that describes the tables, without any script."""
    t = translator(language)
    colors = (
        color
        for theme in (LIGHT, DARK)
        for color in (theme.paper, theme.ink, theme.muted, theme.line, theme.link)
    )
    page = Markup(
        '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<title>{} · {}</title><meta name="description" content="{}"><style>{}</style></head>'
        "<body><main><h1>{}</h1><p>{}</p><p>{} {} {}</p>"
        '<p><a href="openapi.json?lang={}">{}</a></p>{}{}<p><small>{}</small></p></main></body>'
        "</html>\n"
    ).format(
        *(language, t("api.title"), t("app.name"), t("api.lede"), STYLE.format(*colors)),
        *(t("api.title"), t("api.lede"), t("api.forms")),
        *(t("api.all_cities"), t("api.other_parameters"), language, t("api.description")),
        Markup("").join(_section(t, table) for table in TABLE_PARAMETERS),
        Markup("").join(_refusal(t, status, kind) for status, kind in REFUSALS.items()),
        f"{t('source.calculated')} {t('app.disclaimer')}",
    )
    return _content(str(page), "text/html", language)


def _section(t: Translator, table: str) -> Markup:
    """Draw a table's part of the page: what it is, its addresses and its parameters."""
    rows = Markup("").join(
        Markup("<dt><code>{}</code></dt><dd>{}{}</dd>").format(
            name, t(f"api.parameter.{name}"), _values(name)
        )
        for name in TABLE_PARAMETERS[table]
    )
    links = Markup(" · ").join(
        Markup('<a href="{0}.{1}"><code>/{2}/{0}.{1}</code></a>').format(table, form, FOLDER)
        for form in MEDIA_TYPES
    )
    listed = Markup("<dl>{}</dl>").format(rows) if rows else ""
    return Markup('<section id="{0}"><h2>{0}</h2><p>{1}<br>{2}</p>{3}</section>').format(
        table, t(f"api.tables.{table}"), links, listed
    )


def _refusal(t: Translator, status: int, kind: str) -> Markup:
    """Say when a request is refused; the answer to such a request leads here."""
    words = t(f"api.errors.{kind}")
    return Markup('<p id="{}"><code>{}</code> {}</p>').format(kind, status, words)


def _values(name: str) -> Markup:
    """List the values that a parameter may have, if they are few."""
    values = Markup(", ").join(
        Markup("<code>{}</code>").format(value) for value in _BY_NAME[name].allowed
    )
    return Markup(" ") + values if values else Markup("")


def _content(text: str, media_type: str, language: Language) -> Content:
    body = text.encode()
    forms = {PLAIN: body, "gzip": compress(body, "gzip")}
    headers = {
        "Cache-Control": "public, max-age=300",
        "Content-Language": language,
        "Vary": "Accept-Language",
    }
    return Content(forms, media_type, digest(body), headers)
