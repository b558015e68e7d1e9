"""What a link shows where it is pasted, before anyone opens it: title, sentence and picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd
from markupsafe import Markup

from components.figures.map_frames import WIDTHS, frames_for
from components.figures.map_groups import group_points
from components.figures.map_names import written_names
from components.i18n import Translator
from components.publish.drawing import Band, Drawing, Label, Line, Mark
from components.publish.map_drawing import MapPanel, draw_panel
from components.publish.type import wrap_text
from components.reader import Reader
from components.theme import LIGHT
from components.words.cities import place_words
from components.words.filters import page_question
from components.words.ranks import interval_words
from components.words.versions import dated_source
from components.words.weights import is_own, weights_words

#: Size of the picture in pixels, as sites expect it, and the margin around it.
WIDTH, HEIGHT, MARGIN = 1200, 630, 40

#: Width of the words beside the map, and where the map begins.
COLUMN, MAP_TOP = 330, 60

#: Font sizes of the title, from the largest to the one that fits any, of the sentence and of what
#: is small; the height of a line as a multiple.
TITLES, SENTENCE, SMALL, LEADING = (44, 36, 30), 21, 17, 1.3

#: The most lines of a title, of a sentence and of the source.
LINES, SENTENCES, SOURCES = 6, 7, 2


@dataclass(frozen=True)
class Preview:
    """Title and sentence about a view, and what stands below the picture."""

    title: str
    sentence: str
    source: str

    @property
    def words(self) -> str:
        """Title and sentence behind each other, as the picture has them."""
        end = "" if self.title.endswith((".", "?", "!")) else "."
        return f"{self.title}{end} {self.sentence}"


def describe_view(reader: Reader, page: str) -> Preview:
    """Describe what a page shows of a view.

    Parameters
    ----------
    reader
        The view, with the choices that its study has.
    page
        Key of the page in the locale files, such as ``overview``.
    """
    t = reader.t
    title, sentence = page_question(reader, page), t(f"pages.{page}.lede")
    if page == "city" and reader.city is not None:
        title, sentence = _standing(reader), place_words(reader, reader.city)
    elif page == "compare" and any(reader.view.compared):
        title = t.join([reader.name(city) for city in reader.view.compared if city])
    elif page == "recommendations" and reader.view.recommendation is not None:
        chosen = reader.view.recommendation
        one = next(one for one in reader.recommendations if one.id == chosen)
        title, sentence = t.text(one.title), t.text(one.text)
    return introduce(reader, title, sentence)


def introduce(reader: Reader, title: str, sentence: str) -> Preview:
    """Say in front of a sentence which data it is about, and add where they come from."""
    t, info = reader.t, reader.study.info
    data = t.dated(info.short_title, info.period)
    told = [t.first_upper(weights_words(reader)) + "."] if is_own(reader.view) else []
    told = [f"{data} · {t(f'status.{info.kind}')}.", *told, sentence]
    return Preview(title, " ".join(told), f"{dated_source(reader)} {t('source.calculated')}")


def preview_tags(
    t: Translator, preview: Preview, at: str, picture: str, shows: Preview
) -> list[Markup]:
    """Write what a document tells of itself: Open Graph, and what Twitter reads.

    Parameters
    ----------
    t
        Translator of the document's language.
    preview
        Its title and its sentence.
    at, picture
        The addresses of the document and of its picture, with their host.
    shows
        What the picture shows.
    """
    alt = shows.words
    tags = {
        "og:type": "website",
        "og:site_name": t("app.name"),
        "og:title": preview.title,
        "og:description": preview.sentence,
        "og:url": at,
        "og:locale": t.language,
        "og:image": picture,
        "og:image:type": "image/png",
        "og:image:width": WIDTH,
        "og:image:height": HEIGHT,
        "og:image:alt": alt,
    }
    twitter = {
        "twitter:card": "summary_large_image",
        "twitter:title": preview.title,
        "twitter:description": preview.sentence,
        "twitter:image": picture,
        "twitter:image:alt": alt,
    }
    one = Markup('<meta {}="{}" content="{}" />')
    written = [one.format("property", key, value) for key, value in tags.items()]
    return written + [one.format("name", key, value) for key, value in twitter.items()]


def _standing(reader: Reader) -> str:
    """Say the score of the chosen city, and the range of its rank."""
    t, city = reader.t, reader.city
    if city is None:
        raise ValueError("no city is chosen")
    score = reader.scores.overall[city.id]
    if pd.isna(score):
        return t("preview.not_ranked", city=city.name)
    interval, ranked = interval_words(reader, city.id), reader.scores.ranked
    told = {"city": city.name, "score": t.score(score)}
    return t.fill("preview.standing", {**told, "interval": interval, "ranked": ranked})


def draw_preview(reader: Reader, preview: Preview) -> Drawing:
    """Draw title, sentence, map and source of a view, in the light colors."""
    theme = LIGHT
    edge = MARGIN + COLUMN
    words = [
        Label(MARGIN, MARGIN + 20, reader.t("app.name"), SMALL, theme.muted),
        *_column(preview),
    ]
    foot = list(_lines(preview.source, SMALL, theme.muted, WIDTH - 2 * MARGIN, SOURCES))
    top = HEIGHT - MARGIN / 2 - len(foot) * SMALL * LEADING
    foot = [replace(label, y=top + label.y) for label in foot]
    marks: list[Mark] = [
        Band(0, 0, WIDTH, HEIGHT, theme.paper),
        *_draw_map(reader, float(WIDTH - WIDTHS["wide"])),
        Band(0, 0, edge, HEIGHT, theme.paper),
        Band(0, top - 8, WIDTH, HEIGHT - top + 8, theme.paper),
        Line(MARGIN, top - 8, WIDTH - MARGIN, top - 8, theme.line, 1.5),
        *words,
        *foot,
    ]
    return Drawing(WIDTH, HEIGHT, preview.words, tuple(marks), reader.t.language, preview.source)


def _column(preview: Preview) -> Iterator[Label]:
    """Write title and sentence below each other; a long title is smaller."""
    size = next((s for s in TITLES if _fits(preview.title, s)), TITLES[-1])
    top = MARGIN + 60.0
    title = list(_lines(preview.title, size, LIGHT.ink, COLUMN, LINES, bold=True))
    yield from (replace(label, y=top + label.y) for label in title)
    top += len(title) * size * LEADING + 16
    for label in _lines(preview.sentence, SENTENCE, LIGHT.muted, COLUMN, SENTENCES):
        yield replace(label, y=top + label.y)


def _fits(title: str, size: int) -> bool:
    lines = wrap_text(title, COLUMN, size, bold=True)
    return len(lines) * size * LEADING <= TITLES[0] * LEADING * (LINES - 1)


def _lines(
    text: str, size: float, color: str, width: float, most: int, *, bold: bool = False
) -> Iterator[Label]:
    """Wrap a text into labels from the top of 0; what is too much is left out with an ellipsis."""
    lines = wrap_text(text, width, size, bold=bold)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip(' .,;:')} …"]
    for number, line in enumerate(lines, start=1):
        yield Label(MARGIN, number * size * LEADING - size * 0.3, line, size, color, bold)


def _draw_map(reader: Reader, left: float) -> Iterator[Mark]:
    """Draw the cities whose place is known, with the chosen one and its name."""
    values = reader.scores.measure(reader.view.measure)
    ids = list(dict.fromkeys([*reader.chosen, *([reader.city.id] if reader.city else [])]))
    cities = [reader.study.city_by_id[city] for city in ids]
    points = pd.DataFrame(
        {
            "name": [reader.name(city.id) for city in cities],
            "latitude": pd.array([city.latitude for city in cities], dtype=float),
            "longitude": pd.array([city.longitude for city in cities], dtype=float),
            "score": values.loc[ids].to_numpy(),
        },
        index=ids,
    ).dropna(subset=["latitude", "longitude"])
    if points.empty:
        return
    wanted = [reader.view.city or "", *reader.view.compared]
    named = [city for city in wanted if city in points.index]
    frame = frames_for(points, reader.view.city)["wide"]
    grouped = group_points(points, frame, named).assign(line="", near=None)
    names = written_names(grouped, frame, WIDTHS["wide"], named)
    brush = replace(reader.brush, theme=LIGHT)
    panel = MapPanel(grouped, frame, names)
    yield from draw_panel(brush, panel, reader.view.city, (left, MAP_TOP, WIDTHS["wide"]))
