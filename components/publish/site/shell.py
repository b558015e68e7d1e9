"""Put a page of an edition into the HTML that all of them share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape

from components.i18n import own_name
from components.publish.preview import Preview, describe_view, introduce, preview_tags
from components.publish.site.blocks import join
from components.publish.site.edition import EditionReader
from components.publish.site.sheet import Sheet, Written
from components.publish.site.site_address import IN_MENU, Address, Kind
from components.reader import Reader
from components.words.authorship import who_calculates
from components.words.versions import dated_source
from components.words.weights import is_own, weights_words
from smartgov.text import Language

#: The page of the app that has the title of each kind in the menu.
TITLES: dict[Kind, str] = {
    "index": "overview",
    "study": "study",
    "cities": "city",
    "ranking": "ranking",
    "recommendations": "recommendations",
    "practices": "practices",
    "data": "data",
    "method": "method",
}

#: The kind of the menu that a page of one id belongs to.
BELONGS: dict[Kind, Kind] = {"city": "cities", "recommendation": "recommendations"}


@cache
def _template() -> Markup:
    text = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704 - a file of the project


def write_page(sheet: Sheet, written: Written) -> bytes:
    """Write a page as HTML in UTF-8."""
    t, info, at = sheet.t, sheet.edition.study.info, sheet.address
    study = t.dated(info.short_title, info.period)
    page = _template().format(
        language=at.language,
        document=f"{written.title} · {study} · {t('app.name')}",
        description=written.description,
        links=_head_links(sheet, written),
        root=at.root,
        skip=t("edition.skip"),
        home=at.to("index"),
        app=t("app.name"),
        study=study,
        status=info.status,
        status_words=t(f"status.{info.kind}"),
        menu_label=t("header.menu"),
        menu=_menu(sheet),
        languages_label=t("header.language"),
        languages=_languages(sheet),
        search=t("search.label"),
        none=t("search.none"),
        theme=t("edition.theme"),
        sort=t("tables.sort"),
        kicker=Markup('<p class="kicker">{}</p>\n').format(written.kicker)
        if written.kicker
        else "",
        title=written.title,
        lede=written.lede,
        body=written.body,
        source=source_words(sheet.reader),
        disclaimer=t("app.disclaimer"),
        made=t("edition.made"),
    )
    return page.encode("utf-8", "replace")


def source_words(reader: Reader) -> str:
    """Say where the answers come from and in which version, who calculates, with which weights."""
    said = [dated_source(reader), who_calculates(reader)]
    if is_own(reader.view):
        said.append(f"{reader.t.first_upper(weights_words(reader))}.")
    return " ".join(said)


def menu_title(sheet: Sheet, kind: Kind) -> str:
    """Get the title of a kind of pages in the menu."""
    if kind == "cities":
        return sheet.t("edition.cities")
    return sheet.t(f"pages.{TITLES[kind]}.title")


def _menu(sheet: Sheet) -> Markup:
    here = BELONGS.get(sheet.address.kind, sheet.address.kind)
    return join(
        Markup('<li><a href="{}"{}>{}</a></li>').format(
            sheet.address.to(kind), _current(kind == here), menu_title(sheet, kind)
        )
        for kind in IN_MENU
    )


def _current(is_here: bool) -> Markup:
    return Markup(' aria-current="page"') if is_here else Markup("")


def _languages(sheet: Sheet) -> Markup:
    """Link to the same page in every language of the edition."""
    at = sheet.address
    return join(
        Markup('<li><a href="{}" lang="{}" hreflang="{}"{}>{}</a></li>').format(
            at.file(at.in_language(language).path),
            language,
            language,
            _current(language == at.language),
            own_name(language),
        )
        for language in sheet.edition.languages
    )


def _head_links(sheet: Sheet, written: Written) -> Markup:
    """Name the page's own address, its translations and its preview, if the edition has one."""
    base, at = sheet.edition.base_url, sheet.address
    if not base:
        return Markup("")
    links = [Markup('<link rel="canonical" href="{}">').format(absolute(base, at))]
    links += [
        Markup('<link rel="alternate" hreflang="{}" href="{}">').format(
            language, absolute(base, at.in_language(language))
        )
        for language in sheet.edition.languages
    ]
    tags = tags_of(sheet.reader, _preview(sheet, written), absolute(base, at))
    return join([*links, *tags])


def _preview(sheet: Sheet, written: Written) -> Preview:
    """Describe the page where a link to it is pasted; a city by its score and its rank."""
    if sheet.address.kind == "city":
        return describe_view(sheet.reader, "city")
    return introduce(sheet.reader, written.title, escape(written.lede).striptags())


def tags_of(reader: EditionReader, preview: Preview, at: str) -> list[Markup]:
    """Write what sites and chats are told of a page at an address, with its translations.

    The page of a city has a picture of its own; all others show that of the whole study.
    """
    edition, t, city = reader.edition, reader.t, reader.view.city
    picture = f"{edition.base_url.rstrip('/')}/{picture_path(t.language, city)}"
    others = (
        Markup('<meta property="og:locale:alternate" content="{}" />').format(language)
        for language in edition.languages
        if language != t.language
    )
    shown = describe_study(reader) if city is None else preview
    return [*preview_tags(t, preview, at, picture, shown), *others]


def describe_study(reader: EditionReader) -> Preview:
    """Describe the whole edition, for its entrance and for the picture of every link."""
    t, cities = reader.t, len(reader.study.cities)
    return introduce(reader, t("pages.overview.question", count=cities), t("edition.lede"))


def picture_path(language: Language, city: str | None = None) -> str:
    """Name the picture of a city for links, or that of the study, in the folder of the edition."""
    return f"assets/preview-{language}.png" if city is None else f"{language}/city/{city}.png"


def absolute(base: str, address: Address) -> str:
    """Build the address of a page on the web."""
    return f"{base.rstrip('/')}/{quote(address.path)}"
