"""Write how scores, intervals and bands come about, and what they do not tell."""

from __future__ import annotations

from markupsafe import Markup

from components.html import Cell, Column, not_asked
from components.publish.site.blocks import (
    Value,
    bullets,
    join,
    paragraph,
    section,
    small,
    table,
)
from components.publish.site.method_parts import write_change, write_coherence, write_worked
from components.publish.site.sheet import Sheet, Written
from components.words.glossary import ANCHOR, TERMS
from components.words.study_facts import limit_keys
from components.words.validation import check_cells
from smartgov.certainty.robustness import DRAWS, SEED, WEIGHT_RANGE

STEPS = ("normalize", "blank", "dimension", "pillar", "overall", "rank")


def write_method(sheet: Sheet) -> Written:
    """Write the page."""
    t = sheet.t
    title, lede = t("pages.method.question"), t("edition.method_lede")
    parts = (
        _steps,
        _glossary,
        write_worked,
        _coverage,
        _certainty,
        write_change,
        _validation,
        write_coherence,
        _framework,
        _limits,
    )
    return Written(
        title=title,
        lede=lede,
        body=join(part for write in parts if (part := write(sheet))),
        description=f"{title} {lede}",
    )


def _steps(sheet: Sheet) -> Markup:
    t = sheet.t
    threshold = t.percent(sheet.reader.scores.spec.min_coverage)
    items = join(
        Markup("<li><strong>{}</strong><p>{}</p></li>").format(
            t(f"method.steps.{step}.title"), t(f"method.steps.{step}.text", threshold=threshold)
        )
        for step in STEPS
    )
    return section(t("method.steps_title"), Markup('<ol class="steps">\n{}\n</ol>').format(items))


def _glossary(sheet: Sheet) -> Markup:
    t = sheet.t
    rows = [[t(f"glossary.{term}.term"), t(f"glossary.{term}.meaning")] for term in TERMS]
    heads = [Column(t("glossary.word")), Column(t("method.definition"))]
    return section(
        t("glossary.title"),
        table(t("glossary.title"), heads, rows),
        subtitle=t("glossary.subtitle"),
        anchor=ANCHOR,
    )


def _coverage(sheet: Sheet) -> Markup:
    """Write how many cities answered each question."""
    reader, t = sheet.reader, sheet.t
    cities, answered = len(reader.study.cities), reader.study.answers.notna().sum()
    rows: list[list[Cell | Value]] = [
        [
            t.text(question.label),
            reader.measure_label(question.dimension or ""),
            Value(t.share(answered[question.id], cities), float(answered[question.id])),
        ]
        for question in reader.study.scored
    ]
    heads = [
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(t("method.answered"), True),
    ]
    full = t.share(int((reader.scores.coverage >= 1).sum()), cities)
    threshold = t.percent(reader.scores.spec.min_coverage)
    subtitle = t("method.coverage_subtitle", threshold=threshold)
    return section(
        t("method.coverage_title", full=full),
        table(subtitle, heads, rows),
        subtitle=subtitle,
        anchor="coverage",
    )


def _certainty(sheet: Sheet) -> Markup:
    t = sheet.t
    low, high = (t.number(end, 2) for end in WEIGHT_RANGE)
    intervals = section(
        t("method.intervals_title"),
        paragraph(t("method.intervals_text", draws=DRAWS, seed=str(SEED), low=low, high=high)),
        paragraph(t("method.intervals_measure")),
    )
    bands = section(
        t("method.bands_title"),
        paragraph(t("method.bands_text")),
        paragraph(t("method.bands_limits")),
        anchor="bands",
    )
    return join([intervals, bands])


def _validation(sheet: Sheet) -> Markup:
    """Write our results beside those printed in a published index."""
    t, checks = sheet.t, sheet.edition.checks
    agreed = sum(check.agrees for check in checks if check.code != "sample_range")
    sample = next(check for check in checks if check.code == "sample_range")
    heads = [
        Column(t("validation.what")),
        Column(t("validation.published"), True),
        Column(t("validation.ours"), True),
        Column(t("validation.verdict")),
    ]
    return section(
        t("validation.title", agreed=agreed, all=len(checks) - 1),
        table(t("validation.subtitle"), heads, [check_cells(sheet.reader, c) for c in checks]),
        small(t("validation.source")),
        small(t("validation.note", same=int(sample.ours), all=int(sample.of))),
        subtitle=t("validation.subtitle"),
        anchor="validation",
    )


def _framework(sheet: Sheet) -> Markup:
    reader, t = sheet.reader, sheet.t
    rows: list[list[Cell]] = []
    for dimension in reader.study.framework.dimensions:
        count = len(reader.study.scored_in(dimension.id))
        asked = (
            t("method.question_count", count=count) if count else not_asked(t("terms.not_asked"))
        )
        pillar = reader.measure_label(dimension.pillar)
        rows.append([t.text(dimension.label), pillar, t.text(dimension.definition), asked])
    heads = [
        Column(t("terms.dimension")),
        Column(t("terms.pillar")),
        Column(t("method.definition")),
        Column(t("method.questions")),
    ]
    return section(
        t("method.framework_title"),
        table(t("method.framework_title"), heads, rows),
        subtitle=t("method.framework_subtitle"),
        anchor="framework",
    )


def _limits(sheet: Sheet) -> Markup:
    t = sheet.t
    limits = (t(f"method.limits.{key}") for key in limit_keys(sheet.reader))
    return section(t("method.limits_title"), bullets(limits), anchor="limits")
