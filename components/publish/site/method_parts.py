"""Write the parts of the page on the method with figures of the study, and that on change."""

from __future__ import annotations

from markupsafe import Markup

from components.html import Cell
from components.publish.site.blocks import Value, join, paragraph, section, table
from components.publish.site.sheet import Sheet
from components.words.coherence import (
    alpha_columns,
    alpha_rows,
    correlation_columns,
    correlation_rows,
)
from components.words.editions import method_words
from components.words.ranks import score_cell
from components.words.worked import (
    answer_columns,
    answer_rows,
    find_worked_city,
    mean_columns,
    mean_rows,
)
from smartgov.certainty.reliability import alpha_by_dimension, correlate_dimensions


def write_worked(sheet: Sheet) -> Markup:
    """Write the computation for the city with the median score, from its answers to its score."""
    reader, t, city = sheet.reader, sheet.t, find_worked_city(sheet.reader)
    score = score_cell(reader, reader.scores.overall[city.id])
    normalized = reader.scores.normalized.loc[city.id]
    answers: list[list[Cell | Value]] = [
        [*row[:-1], Value(row[-1], float(normalized[question.id]))]
        for row, question in zip(answer_rows(reader, city), reader.study.scored, strict=True)
    ]
    subtitle, means = t("method.worked_subtitle"), t("method.means_caption", city=city.name)
    profile = t("overview.open_city", city=city.name)
    return section(
        t("method.worked_title", city=city.name, score=score),
        table(subtitle, answer_columns(reader), answers),
        paragraph(means, "sub"),
        table(means, mean_columns(reader), mean_rows(reader, city), "plain"),
        paragraph(sheet.link(profile, "city", city.id), "small way"),
        subtitle=subtitle,
        anchor="worked",
    )


def write_change(sheet: Sheet) -> Markup:
    """Explain how change is calculated; nothing if there is no earlier edition."""
    if sheet.edition.changed is None:
        return Markup("")
    paragraphs = join(map(paragraph, method_words(sheet.reader)))
    return section(sheet.t("editions.method.title"), paragraphs, anchor="change")


def write_coherence(sheet: Sheet) -> Markup:
    """Write the internal consistency of the dimensions, and their correlations."""
    reader, t = sheet.reader, sheet.t
    alphas = alpha_by_dimension(reader.study, reader.scores)
    together = correlate_dimensions(reader.study, reader.scores)
    consistent: list[list[Cell | Value]] = [
        [*row[:-1], Value(row[-1], float(alpha))]
        for row, alpha in zip(alpha_rows(reader, alphas), alphas["alpha"], strict=True)
    ]
    correlated: list[list[Cell | Value]] = [
        [first, *map(Value, cells, map(float, values))]
        for (first, *cells), values in zip(
            correlation_rows(reader, together), together.to_numpy(), strict=True
        )
    ]
    return section(
        t("coherence.title"),
        table(t("coherence.title"), alpha_columns(reader), consistent),
        table(t("coherence.correlation"), correlation_columns(reader, together), correlated),
        subtitle=t("coherence.subtitle"),
        anchor="coherence",
    )
