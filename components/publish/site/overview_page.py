"""Write the first page of an edition: key figures, map, findings and dimensions."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from components.figures.map_frames import frames_for
from components.figures.map_groups import group_points
from components.figures.map_names import named_cities, written_names
from components.html import Cell, Column, key_figures
from components.publish.city_places import find_places
from components.publish.drawing import Drawing
from components.publish.map_drawing import WIDTH, MapPanel, MapWords, draw_bare_map
from components.publish.site.blocks import (
    Value,
    details,
    join,
    paragraph,
    picture,
    section,
    small,
    swatches,
    table,
)
from components.publish.site.both_modes import both, svg_for_both
from components.publish.site.sheet import Sheet, Written
from components.publish.site.strip_drawing import draw_strips
from components.publish.slides.facts import dimension_means, facts_of
from components.reader import Reader
from components.theme import DARK, LIGHT, Theme
from components.words.authorship import who_calculates
from components.words.dimensions import ends_of, pillars_asked, ranked_basis, strip_words
from components.words.findings import finding_words
from components.words.ranks import score_cell
from smartgov.advice.findings import Finding, find_findings

#: The page that a finding leads to, where it is not the list of cities.
PAGES = {"recommendations": "recommendations", "ranking": "ranking", "method": "method"}


def write_overview(sheet: Sheet) -> Written:
    """Write the page."""
    reader, t = sheet.reader, sheet.t
    study = sheet.link(t("overview.study_link"), "study")
    body = join(
        [
            paragraph(Markup("{} {}").format(t("overview.study"), study), "small way"),
            key_figures(overview_figures(sheet)),
            write_map(sheet),
            write_findings(sheet),
            write_dimensions(sheet),
        ]
    )
    return Written(
        title=t("pages.overview.question", count=len(reader.study.cities)),
        lede=t("edition.lede"),
        body=body,
        description=f"{t('pages.overview.question', count=len(reader.study.cities))} "
        f"{reader.source}",
    )


def overview_figures(sheet: Sheet) -> list[tuple[str | Markup, str, str]]:
    """Collect the key figures of the study: label, value and basis of each."""
    t, reader, facts = sheet.t, sheet.reader, facts_of(sheet.reader)
    return [
        (sheet.explain("city", t("overview.cities")), facts["cities"], facts["countries"]),
        (
            t("overview.ranked"),
            facts["ranked"],
            ranked_basis(reader, int(reader.scores.overall.count()), len(reader.study.cities)),
        ),
        (
            sheet.explain("score", t("overview.median")),
            facts["median"],
            t("overview.median_basis"),
        ),
        *(
            (
                t(f"overview.{end}"),
                reader.measure_label(dimension),
                t("overview.mean_basis", mean=t.score(mean)),
            )
            for end, dimension, mean in ends_of(dimension_means(reader))
        ),
    ]


def write_map(sheet: Sheet) -> Markup:
    """Draw the cities on a map, with a table of the same numbers; nothing if no place is known."""
    reader, t = sheet.reader, sheet.t
    light, dark = (draw_map_of(reader, theme) for theme in (LIGHT, DARK))
    if light is None or dark is None:
        return Markup("")
    measure = reader.measure_label("overall")
    values = reader.scores.overall.sort_values(ascending=False, kind="stable", na_position="last")
    rows: list[list[Cell | Value]] = [
        [sheet.city(str(city)), reader.where(str(city)), Value(score_cell(reader, at), at)]
        for city, at in values.items()
    ]
    heads = [Column(t("terms.city")), Column(reader.where_label), Column(measure, True)]
    caption = t("overview.map_table", measure=measure)
    return section(
        t("overview.map_title", measure=measure),
        picture(svg_for_both(light, dark), t("overview.map_title", measure=measure)),
        small(who_calculates(reader)),
        details(caption, table(caption, heads, rows)),
        subtitle=t("overview.map_subtitle", count=int(values.notna().sum())),
        anchor="map",
    )


def draw_map_of(reader: Reader, theme: Theme) -> Drawing | None:
    """Draw the map in the colors of a theme; None if no city has a known place."""
    t, points = reader.t, find_places(reader, reader.chosen)
    if points.empty:
        return None
    frame = frames_for(points)["wide"]
    first = named_cities(points, None)
    grouped = group_points(points, frame, first).assign(line="")
    measure = reader.measure_label("overall")
    words = MapWords(
        title=t("overview.map_alt", cities=len(points), measure=measure),
        subtitle="",
        note="",
        low=t("charts.scale_low"),
        high=t("charts.scale_high"),
        not_ranked=t("charts.not_ranked"),
        chosen="",
        language=t.language,
    )
    panel = MapPanel(grouped, frame, written_names(grouped, frame, WIDTH, first))
    drawing = draw_bare_map(replace(reader.brush, theme=theme), panel, None, words)
    return replace(drawing, alt=words.title)


def write_findings(sheet: Sheet) -> Markup:
    """Write what stands out, each with the way to its page."""
    reader, t = sheet.reader, sheet.t
    cards = [
        Markup('<div class="card"><h3>{}</h3><p>{}</p><p class="small way">{}</p></div>').format(
            *finding_words(reader, finding), _way(sheet, finding)
        )
        for finding in find_findings(reader.study, reader.scores, reader.chosen)
    ]
    if not cards:
        return Markup("")
    return section(
        t("overview.findings"), Markup('<div class="cards">\n{}\n</div>').format(join(cards))
    )


def _way(sheet: Sheet, finding: Finding) -> Markup:
    t = sheet.t
    question = sheet.reader.study.question_by_id.get(finding.names.get("least", ""))
    if finding.code == "practices" and question is not None and question.recommendations:
        words = t("overview.follow_recommendations")
        return sheet.link(words, "recommendation", question.recommendations[0], f"q-{question.id}")
    words = t(f"overview.follow_{finding.page}")
    kind = next((known for page, known in PAGES.items() if page == finding.page), "cities")
    return sheet.link(words, kind)  # type: ignore[arg-type]  # the values of PAGES


def write_dimensions(sheet: Sheet) -> Markup:
    """Draw and list how the scores of each dimension are distributed."""
    reader, t = sheet.reader, sheet.t
    means = dimension_means(reader)
    if means.empty:
        return section(t("terms.dimension"), paragraph(t("overview.strips_none")))
    values = reader.scores.dimensions.loc[reader.chosen, list(means.index)]
    asked = [d for d in reader.study.asked if d.id in means.index]
    alt = t("overview.strips_alt")
    hues = [reader.hue(dimension.pillar) for dimension in asked]
    drawing = draw_strips(reader, [t.text(d.label) for d in asked], hues, values, alt)
    title, subtitle = strip_words(reader, means, len(values), part="edition")
    pillars = [("dot", both(reader.hue(p.id)), t.text(p.label)) for p in pillars_asked(reader)]
    legend = [
        *pillars,
        ("band", both(LIGHT.other), t("edition.middle_half")),
        ("tick", both(LIGHT.peer), t("charts.median")),
    ]
    names = t.join([t.text(dimension.label) for dimension in reader.study.not_asked])
    return section(
        title,
        swatches(legend),
        picture(svg_for_both(drawing), alt),
        _dimension_table(sheet, values, alt),
        small(f"{t('terms.not_asked_list')} {names}." if names else ""),
        subtitle=subtitle,
        anchor="dimensions",
    )


def _dimension_table(sheet: Sheet, values: pd.DataFrame, caption: str) -> Markup:
    t = sheet.t
    summary = {
        "cities": values.notna().sum(),
        "minimum": values.min(),
        "median": values.median(),
        "mean": values.mean(),
        "maximum": values.max(),
    }
    rows: list[list[Cell | Value]] = [
        [
            sheet.reader.measure_label(str(dimension)),
            *(
                Value(t.number(at[dimension], 0 if name == "cities" else 1), at[dimension])
                for name, at in summary.items()
            ),
        ]
        for dimension in values.columns
    ]
    heads = [Column(t("terms.dimension")), *(Column(t(f"tables.{name}"), True) for name in summary)]
    return table(caption, heads, rows)
