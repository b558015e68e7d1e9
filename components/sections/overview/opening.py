"""The opening of the Overview: its first screen in the server's document, before scripts have run.

Title, key figures and map are written as the page draws them, in the places where it draws them;
what only works with a script is an empty box. When the page has drawn its own, this one is removed:
see ``style.css`` and ``serving/opening.js``.
"""

from __future__ import annotations

from markupsafe import Markup

from components import html
from components.document import write_colors
from components.header import brand, chips
from components.inputs import filter_options
from components.menu import PAGES, name_of
from components.reader import Reader
from components.sections.city_map import draw_first
from components.sections.overview.map_panels import map_labels
from components.sections.overview.summary import key_figures, study_line
from components.sections.overview.world_map import list_top, map_frames, shown_points
from components.theme import DARK, LIGHT
from components.words.filters import page_question
from smartgov.text import LANGUAGES

#: Id of the element that holds the opening.
OPENING = "sg-opening"

#: The colors that it is in; the style sheet chooses, as the page does.
THEMES = (LIGHT, DARK)


def write_opening(reader: Reader) -> Markup:
    """Write the opening of a view without filters; both colors of the page are in it."""
    t = reader.t
    style = f"#{OPENING}{{{write_colors(LIGHT)}}}"
    style += f"@media (prefers-color-scheme: dark){{#{OPENING}{{{write_colors(DARK)}}}}}"
    parts = [
        _header(reader),
        _menu(reader),
        Markup('<p class="sg-opening-title">{}</p>').format(page_question(reader, "overview")),
        html.paragraph(t("pages.overview.lede"), "sg-lede"),
        study_line(reader),
        html.key_figures(key_figures(reader)),
        _filters(reader),
        _below(reader),
    ]
    return Markup(
        "<style>{}</style><noscript><style>#{}{{display:none}}</style></noscript>"
        '<div id="{}" aria-hidden="true" inert><div>{}</div></div>'
    ).format(Markup(style), OPENING, OPENING, Markup("").join(parts))  # noqa: S704 - no text in it


def _box(name: str, words: str = "") -> Markup:
    """Build the place of a control; where ``words`` are given it is as wide as they are."""
    return Markup('<span class="sg-opening-box sg-opening-{}">{}</span>').format(name, words)


def _header(reader: Reader) -> Markup:
    info, t = reader.study.info, reader.t
    study = t.dated(info.short_title, info.period)
    editions = _box("editions") if reader.editions else ""
    languages = Markup("").join(_box("language") for _ in LANGUAGES)
    choices = Markup('<span class="sg-opening-choices"><span>{}</span>{}</span>').format(
        languages, _box("share", t("header.share"))
    )
    name = Markup("<div>{}</div>").format(brand(reader))
    parts = [name, _box("study", study), editions, chips(reader), _box("search"), choices]
    return Markup('<div class="sg-opening-header">{}{}</div>').format(
        Markup("").join(parts), _box("button")
    )


def _menu(reader: Reader) -> Markup:
    """Write the titles of the pages as the menu has them."""
    titles = [
        Markup("<a{}>{}</a>").format(
            Markup("") if slug else Markup(' aria-current="page"'),
            reader.t(f"pages.{name_of(slug)}.title"),
        )
        for slug in PAGES
    ]
    return Markup('<div class="sg-menu">{}</div>').format(Markup("").join(titles))


def _filters(reader: Reader) -> Markup:
    """Build the places of the filters by region, country, population and name."""
    _, countries, _ = filter_options(reader)
    boxes = Markup("").join(_box("filter") for _ in range(4 if len(countries) > 1 else 3))
    return Markup('<div class="sg-opening-filters">{}</div>').format(boxes)


def _below(reader: Reader) -> Markup:
    """Write the map, and beside it the top of the ranking, or nothing of the chosen city."""
    top = list_top(reader) if reader.city is None else ""
    ways = Markup("").join(_box("way", label) for label in map_labels(reader).values())
    return Markup(
        '<div class="sg-opening-columns"><div><div class="sg-opening-ways">{}</div>{}</div>'
        "<div>{}{}{}</div></div>"
    ).format(ways, _maps(reader), _box("filter"), _box("filter"), top)


def _maps(reader: Reader) -> Markup:
    """Draw the map of every frame in the colors of both modes; the style sheet shows one."""
    points, maps = shown_points(reader), []
    for name, frame in map_frames(reader).items():
        pictures = draw_first(reader, points, name, frame, THEMES)
        framed = Markup("").join(
            Markup('<div class="sg-opening-{}">{}</div>').format(theme.name, picture)
            for theme, picture in zip(THEMES, pictures, strict=True)
        )
        maps.append(Markup('<div class="st-key-map_{}_frame">{}</div>').format(name, framed))
    return Markup("").join(maps)
