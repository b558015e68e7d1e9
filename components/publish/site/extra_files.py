"""Make the files of an edition that are no pages: style, scripts, typeface, data, site map."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from markupsafe import Markup

from components.i18n import own_name, translator
from components.publish.picture import to_png
from components.publish.preview import describe_view, draw_preview
from components.publish.site.blocks import join
from components.publish.site.collect import list_addresses
from components.publish.site.data_files import list_files
from components.publish.site.edition import Edition
from components.publish.site.search_index import write_index
from components.publish.site.shell import (
    absolute,
    describe_study,
    picture_path,
    source_words,
    tags_of,
)
from components.publish.site.site_address import Address
from components.publish.site.style import FAMILIES, write_style
from smartgov.paths import STATIC
from smartgov.text import Language

HERE = Path(__file__).parent

#: The most colors of a picture for links; there is one for each city and language.
COLORS = 128

#: The page that leads to the languages, at the root of an edition.
ENTRANCE = "index.html"


def list_extra(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Make each file: its path in the folder of the edition, and its content."""
    yield ENTRANCE, write_entrance(edition)
    yield from assets().items()
    for language in edition.languages:
        yield f"assets/search-{language}.js", write_index(edition, language)
    for file in list_files(edition):
        yield file.path, file.content
    if edition.base_url:
        for language in edition.languages:
            yield picture_path(language), draw_picture(edition, language)
        yield "sitemap.xml", write_site_map(edition)


@cache
def assets() -> dict[str, bytes]:
    """Read the files that are the same in every edition, by path."""
    files = {
        "edition.js": HERE / "edition.js",
        "mark.svg": STATIC / "mark.svg",
        **{name: STATIC / "fonts" / name for name in (*FAMILIES.values(), "OFL.txt")},
    }
    read = {f"assets/{name}": path.read_bytes() for name, path in files.items()}
    return {"assets/edition.css": write_style(), **read}


def write_entrance(edition: Edition) -> bytes:
    """Write the page at the root, which leads to the overview in each language."""
    reader = edition.reader(edition.languages[0])
    t, info = reader.t, edition.study.info
    languages = join(
        Markup('<li><a href="{}" lang="{}" hreflang="{}">{}</a> {}</li>').format(
            Address(language, "index").path,
            language,
            language,
            own_name(language),
            _question(edition, language),
        )
        for language in edition.languages
    )
    template = Markup((HERE / "entrance.html").read_text(encoding="utf-8"))  # noqa: S704 - ours
    page = template.format(
        language=reader.t.language,
        title=f"{t.dated(info.short_title, info.period)} · {t('app.name')}",
        description=reader.source,
        links=_links(edition),
        app=t("app.name"),
        study=t.dated(info.short_title, info.period),
        status=info.status,
        status_words=t(f"status.{info.kind}"),
        languages=languages,
        source=source_words(reader),
    )
    return page.encode("utf-8", "replace")


def _question(edition: Edition, language: str) -> Markup:
    t = translator(language)
    words = t("pages.overview.question", count=len(edition.study.cities))
    return Markup('<span lang="{}">{}</span>').format(language, words)


def _links(edition: Edition) -> Markup:
    """Name the address of the entrance and its preview, if the edition has an address."""
    if not edition.base_url:
        return Markup("")
    at, reader = f"{edition.base_url.rstrip('/')}/", edition.reader(edition.languages[0])
    canonical = Markup('<link rel="canonical" href="{}">').format(at)
    return join([canonical, *tags_of(reader, describe_study(reader), at)])


def draw_picture(edition: Edition, language: Language, city: str | None = None) -> bytes:
    """Draw the picture that links to the page of a city show, or to all other pages, as PNG."""
    reader = edition.reader(language, city)
    shown = describe_study(reader) if city is None else describe_view(reader, "city")
    return to_png(draw_preview(reader, shown), 1, smallest=False, colors=COLORS)


def write_site_map(edition: Edition) -> bytes:
    """Write the list of all pages for search engines, each with its translations."""
    base = edition.base_url
    entries = []
    for address in list_addresses(edition):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" '
            f'href="{escape(absolute(base, address.in_language(language)))}"/>'
            for language in edition.languages
        )
        entries.append(f"<url><loc>{escape(absolute(base, address))}</loc>{links}</url>")
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:xhtml="http://www.w3.org/1999/xhtml">',
            *entries,
            "</urlset>\n",
        ]
    ).encode()
