"""Slides about all cities: the map, the dimensions, the regions and the practices."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.figures.bars import Bar, draw_bars
from components.figures.map_frames import frames_for
from components.figures.map_groups import group_points
from components.figures.map_names import named_cities, written_names
from components.figures.strips import draw_strips
from components.publish.city_places import find_places
from components.publish.map_drawing import WIDTH, MapPanel, MapWords, draw_bare_map
from components.publish.slides.deck import DeckSlide
from components.publish.slides.facts import dimension_means, practice_shares
from components.publish.slides.slide import Chart, Draft, Item, Key, Picture, Series, Words
from components.reader import Reader
from components.words.dimensions import pillars_asked, strip_words
from components.words.filters import with_scope
from components.words.findings import finding_words
from smartgov.advice.findings import find_findings
from smartgov.peers.groups import rank_groups

#: Maximum number of practices on a slide: the most common and the rarest.
MOST_COMMON, MOST_RARE = 4, 3

#: Maximum number of groups on a slide.
MOST_GROUPS = 8


def make_map(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show where the cities are, colored by the score shown."""
    t, points = reader.t, find_places(reader, reader.chosen, reader.view.measure)
    del slide, address
    if points.empty:
        return []
    measure = reader.measure_label(reader.view.measure)
    frame = frames_for(points)["wide"]
    grouped = group_points(points, frame, named_cities(points, reader.view.city)).assign(line="")
    names = written_names(grouped, frame, WIDTH, named_cities(points, reader.view.city))
    words = MapWords(
        title=t("overview.map_title", measure=measure),
        subtitle=t("overview.map_subtitle", count=len(points)),
        note="",
        low=t("charts.scale_low"),
        high=t("charts.scale_high"),
        not_ranked=t("charts.not_ranked"),
        chosen=reader.city.name if reader.city else "",
        language=t.language,
    )
    drawing = draw_bare_map(reader.brush, MapPanel(grouped, frame, names), reader.view.city, words)
    found = find_findings(reader.study, reader.scores, reader.chosen)
    said = [finding_words(reader, finding) for finding in found]
    return [
        Draft(
            title=words.title,
            subtitle=with_scope(reader, words.subtitle),
            main=Picture(drawing),
            side=Words(tuple(Item(title, text) for title, text in said)) if said else None,
            notes=(t("stage.notes.map"),),
        )
    ]


def make_dimensions(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show the distribution of the scores in each dimension."""
    t, means, theme = reader.t, dimension_means(reader), reader.theme
    del slide, address
    if means.empty:
        return []
    asked = [d for d in reader.study.asked if d.id in means.index]
    values = reader.scores.dimensions.loc[reader.chosen, [d.id for d in asked]]
    alt, city = t("overview.strips_alt"), reader.city
    figure = draw_strips(
        reader.brush, reader.study.framework, asked, values, alt, city.id if city else None
    )
    medians = tuple(values.median().astype(float))
    own = (
        [Series(city.name, tuple(values.loc[city.id].astype(float)), theme.city)]
        if (city and city.id in values.index)
        else []
    )
    keys = [
        *(Key("dot", reader.hue(p.id), t.text(p.label)) for p in pillars_asked(reader)),
        Key("triangle", theme.ink, t("charts.median")),
        *([Key("dot", theme.city, city.name)] if own and city else []),
    ]
    title, subtitle = strip_words(reader, means, len(reader.chosen))
    names = t.join([t.text(d.label) for d in reader.study.not_asked])
    left_out = (f"{t('terms.not_asked_list')} {names}.",) if names else ()
    return [
        Draft(
            title=title,
            subtitle=with_scope(reader, subtitle),
            main=Chart(
                figure,
                alt,
                tuple(t.text(d.label) for d in asked),
                (Series(t("charts.median"), medians, theme.peer), *own),
                digits=1,
                measured=with_scope(reader, t("overview.map_subtitle", count=len(reader.chosen))),
                keys=tuple(keys),
            ),
            notes=(t("stage.notes.dimensions"), *left_out),
        )
    ]


def make_regions(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show the median score of the cities of each region."""
    t, measure = reader.t, reader.view.measure
    del slide, address
    table = rank_groups(reader.study, reader.scores, "region", measure, reader.chosen)
    table = table.dropna(subset="median").head(MOST_GROUPS)
    if table.empty:
        return []
    names = [t.region(str(region)) for region in table.index]
    label = reader.measure_label(measure)
    color = reader.theme.pillar(0)
    bars = [
        Bar(name, float(at["median"]), t.score(at["median"]), color, count)
        for name, (_, at), count in zip(
            names,
            table.iterrows(),
            (t("charts.cities_here", count=int(n)) for n in table["scored"]),
            strict=True,
        )
    ]
    subtitle = t("groups.subtitle", measure=label)
    return [
        Draft(
            title=t("groups.title", first=names[0]),
            subtitle=with_scope(reader, subtitle),
            main=Chart(
                draw_bars(reader.brush, bars, subtitle, suffix=""),
                subtitle,
                tuple(names),
                (Series(t("groups.median"), tuple(table["median"].astype(float)), color),),
                digits=1,
            ),
            notes=(t("stage.notes.regions"),),
            page="ranking",
        )
    ]


def make_practices(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show the most common practices and the rarest."""
    t, counts = reader.t, practice_shares(reader)
    del slide, address
    if counts.empty:
        return []
    if len(counts) > MOST_COMMON + MOST_RARE:
        counts = pd.concat([counts.head(MOST_COMMON), counts.tail(MOST_RARE)])
    bars = [_practice_bar(reader, str(question), at) for question, at in counts.iterrows()]
    subtitle = t("stage.practices.subtitle")
    return [
        Draft(
            title=t("findings.practices.title", most=bars[0].label),
            subtitle=with_scope(reader, subtitle),
            main=_practices_chart(reader, bars, subtitle),
            notes=(t("stage.notes.practices"),),
            page="recommendations",
        )
    ]


def _practice_bar(reader: Reader, question: str, at: pd.Series) -> Bar:
    t, asked = reader.t, reader.study.question_by_id[question]
    return Bar(
        t.text(asked.label),
        float(at["share"]) * 100,
        t.percent(at["share"]),
        reader.hue_of(asked.dimension),
        t.share(at["have"], at["answered"]),
    )


def _practices_chart(reader: Reader, bars: Sequence[Bar], alt: str) -> Chart:
    """Build the chart of practices, in the colors of their pillars."""
    t = reader.t
    unit = t("charts.percent_suffix")
    shares = tuple(float(bar.value or 0) for bar in bars)
    colors = tuple(bar.color for bar in bars)
    pillars = reader.study.framework.pillars
    return Chart(
        draw_bars(reader.brush, bars, alt, suffix=unit),
        alt,
        tuple(bar.label for bar in bars),
        (Series(t("terms.share"), shares, reader.theme.pillar(0), colors=colors),),
        unit=unit,
        keys=tuple(Key("dot", reader.hue(p.id), t.text(p.label)) for p in pillars),
    )
