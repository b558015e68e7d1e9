"""Slides about the data: the title, the study, the key figures, what to keep in mind, the link."""

from __future__ import annotations

import segno

from components.publish.drawing import Area, Band, Drawing
from components.publish.shipped import shipped_uclg_study
from components.publish.slides.deck import DeckSlide
from components.publish.slides.facts import dimension_means
from components.publish.slides.slide import Draft, Figure, Figures, Item, Picture, Words
from components.reader import Reader
from components.theme import pillar_hue
from components.words.authorship import who_calculates
from components.words.dimensions import ends_of, ranked_basis
from components.words.filters import with_scope
from components.words.versions import dated_source
from smartgov.certainty.robustness import DRAWS

#: Blank modules around the code of a link, as the standard asks (ISO/IEC 18004).
QUIET = 4

#: Width of the picture of a code, in points.
CODE = 360


def make_title(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Open the deck: what it is about, whose answers these are, and who calculates."""
    t, info = reader.t, reader.study.info
    del slide, address
    count = len(reader.chosen)
    asked = "question_filtered" if reader.is_filtered else "question"
    items = (
        Item(t.dated(info.short_title, info.period), t(f"status.{info.kind}")),
        Item("", t.join(map(t.text, info.publishers))),
        Item("", who_calculates(reader)),
    )
    return [
        Draft(
            title=t(f"pages.overview.{asked}", count=count, all=len(reader.study.cities)),
            subtitle=with_scope(reader, ""),
            main=Words(tuple(item for item in items if item.text)),
            notes=(t("stage.notes.title"), who_calculates(reader)),
        )
    ]


def make_study(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Say what the Smart Cities Study is, and how the answers on the slides relate to it."""
    t, study = reader.t, shipped_uclg_study()
    del slide, address
    pillars = tuple(
        Item(
            t.text(pillar.label),
            t.join([t.text(d.label) for d in study.framework.dimensions_of(pillar.id)]),
            pillar_hue(reader.theme, study.framework, pillar.id),
        )
        for pillar in study.framework.pillars
    )
    titles = tuple(
        Item("", t.text(one.title), pillar_hue(reader.theme, study.framework, one.pillar))
        for one in study.recommendations
    )
    return [
        Draft(
            title=t("pages.study.question"),
            subtitle=t("stage.study.subtitle", cities=study.edition.cities),
            main=Words((*pillars, Item("", t("stage.study.no_answers")))),
            side=Words((Item(t("the_study.conclusions_title"), ""), *titles)),
            notes=(t("the_study.what"), t("the_study.missing")),
            page="study",
        )
    ]


def make_figures(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show the key figures of the selected cities."""
    t, means = reader.t, dimension_means(reader)
    del slide, address
    cities = [reader.study.city_by_id[city] for city in reader.chosen]
    places = {c.region if reader.one_country else c.country for c in cities} - {""}
    overall = reader.scores.overall[reader.chosen].dropna()
    spread = t(
        "overview.regions" if reader.one_country else "overview.countries", count=len(places)
    )
    figures = [
        Figure(t("overview.cities"), t.number(len(cities)), spread),
        Figure(
            t("overview.ranked"),
            t.number(len(overall)),
            ranked_basis(reader, len(overall), len(cities)),
        ),
        Figure(t("overview.median"), t.score(overall.median()), t("overview.median_basis")),
    ]
    figures += [
        Figure(
            t(f"overview.{key}"),
            reader.measure_label(dimension),
            t("overview.mean_basis", mean=t.score(mean)),
        )
        for key, dimension, mean in ends_of(means)
    ]
    return [
        Draft(
            title=t("stage.figures.title"),
            subtitle=with_scope(reader, t.dated(reader.study.info.short_title, "")),
            main=Figures(tuple(figures)),
            notes=(t("stage.notes.figures"),),
        )
    ]


def make_caveats(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Say where the numbers come from, and what they cannot say."""
    t, info = reader.t, reader.study.info
    del slide, address
    items = (
        Item(t("stage.caveats.source"), dated_source(reader)),
        Item(t("stage.caveats.caveat"), t.text(info.caveat)),
        Item(t("stage.caveats.scores"), who_calculates(reader)),
        Item(t("stage.caveats.ranks"), t("stage.caveats.ranks_text", draws=DRAWS)),
        Item(t("stage.caveats.study"), t("app.disclaimer")),
    )
    return [
        Draft(
            title=t("stage.caveats.title"),
            main=Words(tuple(item for item in items if item.text)),
            notes=(t("stage.notes.caveats"),),
            page="method",
        )
    ]


def make_link(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show the link to the view, as text and as a code for the camera of a phone."""
    t = reader.t
    del slide
    if not address:
        return []
    return [
        Draft(
            title=t("stage.link.title"),
            subtitle=t("stage.link.subtitle"),
            main=Picture(draw_code(address, t("stage.link.alt"))),
            side=Words((Item(t("stage.link.address"), address), Item("", t("stage.link.text")))),
            notes=(t("stage.notes.link"),),
        )
    ]


def draw_code(address: str, alt: str) -> Drawing:
    """Draw an address as a QR code: black on white in every theme, so that cameras read it."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    size = len(rows) + 2 * QUIET
    step = CODE / size
    squares = tuple(
        _square((x + QUIET) * step, (y + QUIET) * step, step)
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    marks = (Band(0, 0, CODE, CODE, "#ffffff"), Area(squares, "#000000"))
    return Drawing(CODE, CODE, alt, marks)


def _square(x: float, y: float, step: float) -> tuple[tuple[float, float], ...]:
    return ((x, y), (x + step, y), (x + step, y + step), (x, y + step))
