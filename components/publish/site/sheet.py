"""A page of an edition while it is written: its reader, its address, and its links."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from components.figures.shape import HEIGHT, shape_looks, shape_paths, shape_width
from components.i18n import Translator
from components.publish.site.blocks import link
from components.publish.site.both_modes import both
from components.publish.site.edition import Edition, EditionReader
from components.publish.site.site_address import Address, Kind
from components.theme import LIGHT
from components.words.shapes import city_bars, shape_words


@dataclass(frozen=True, eq=False)
class Sheet:
    """What a page is written from."""

    edition: Edition
    reader: EditionReader
    address: Address

    @property
    def t(self) -> Translator:
        """Translator of the page's language."""
        return self.reader.t

    def link(self, text: str | Markup, kind: Kind, identity: str = "", part: str = "") -> Markup:
        """Link to another page in the same language."""
        return link(text, self.address.to(kind, identity, part))

    def city(self, city_id: str) -> Markup:
        """Link to the page of a city by its name."""
        return self.link(self.reader.name(city_id), "city", city_id)

    def explain(self, term: str, text: str) -> Markup:
        """Link a term to its meaning on the page Method, which is its title too."""
        return Markup('<a class="term" href="{}" title="{}">{}</a>').format(
            self.address.to("method", part="glossary"), self.t(f"glossary.{term}.meaning"), text
        )

    def hue(self, pillar_id: str) -> str:
        """Get the color of a pillar in both modes."""
        return both(self.reader.hue(pillar_id))

    def hue_class(self, pillar_id: str) -> str:
        """Get the class of the style sheet for the color of a pillar."""
        pillars = [pillar.id for pillar in self.reader.study.framework.pillars]
        return f"p{pillars.index(pillar_id) % len(LIGHT.pillars)}"

    def shape(self, city_id: str) -> Markup:
        """Draw the small picture of a city's profile, as an image with words."""
        key = self.address.language, city_id
        if key not in self.edition.shapes:
            self.edition.shapes[key] = self._draw_shape(city_id)
        return self.edition.shapes[key]

    def _draw_shape(self, city_id: str) -> Markup:
        bars = city_bars(self.reader, city_id)
        drawn = zip(shape_looks(LIGHT, bars), shape_paths(bars), strict=True)
        paths = Markup("").join(
            Markup('<path class="{}" d="{}"/>').format(_look(look), path)
            for look, path in drawn
            if path
        )
        return Markup(
            '<svg class="shape" viewBox="0 0 {:g} {}" role="img" aria-label="{}">{}</svg> '
        ).format(shape_width(bars), HEIGHT, shape_words(self.reader, city_id), paths)


def _look(look: dict[str, str]) -> str:
    """Get the class of the style sheet for the look of a path; see `shape_looks`."""
    if "stroke-width" in look:
        return "h"
    if look.get("fill") == "none":
        return "o"
    return f"p{LIGHT.pillars.index(look['fill'])}"


@dataclass(frozen=True)
class Written:
    """A page that is written: its title, the sentence below it, and what follows.

    ``kicker`` stands above the title, ``description`` is what search engines show.
    """

    title: str
    lede: str | Markup
    body: Markup
    description: str
    kicker: str = ""
