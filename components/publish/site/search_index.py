"""Write what the search of an edition finds, as a script, which pages of a folder may load."""

from __future__ import annotations

import json
from collections.abc import Iterator

from components.publish.site.edition import Edition
from components.publish.site.sheet import Sheet
from components.publish.site.shell import menu_title
from components.publish.site.site_address import IN_MENU, Address
from smartgov.text import Language, fold

#: An entry: its name, its kind in words, its path, and other words that find it, folded.
Entry = tuple[str, str, str, str]


def write_index(edition: Edition, language: Language) -> bytes:
    """Write the script of a language in UTF-8."""
    entries = json.dumps(
        list(list_entries(edition, language)), ensure_ascii=False, separators=(",", ":")
    )
    return f"window.editionIndex={entries};\n".encode()


def list_entries(edition: Edition, language: Language) -> Iterator[Entry]:
    """List cities, recommendations, their practices and the pages of the menu."""
    reader = edition.reader(language)
    sheet, t = Sheet(edition, reader, Address(language, "index")), reader.t
    for city in edition.study.cities:
        words = " ".join((*city.all_names, reader.where(city.id)))
        path = Address(language, "city", city.id).path
        yield reader.name(city.id), t("search.kinds.city"), path, f" {fold(words)}"
    for one in edition.recommendations:
        path = Address(language, "recommendation", one.id).path
        words = f" {fold(t.text(one.text))}"
        yield t.text(one.title), t("search.kinds.recommendation"), path, words
    for question in edition.study.scored:
        if question.recommendations:
            path = Address(language, "recommendation", question.recommendations[0]).path
            words = f" {fold(t.text(question.text))}"
            kind = t("search.kinds.practice")
            yield t.text(question.label), kind, f"{path}#q-{question.id}", words
    for kind_of_page in IN_MENU:
        path = Address(language, kind_of_page).path
        yield menu_title(sheet, kind_of_page), t("search.kinds.page"), path, ""
