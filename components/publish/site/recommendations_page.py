"""Write the recommendations: the list of all, and a page for each with who has and lacks what."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from components.html import Cell, Column, not_asked
from components.publish.site.blocks import (
    Value,
    bar,
    columns,
    join,
    paragraph,
    section,
    small,
    table,
)
from components.publish.site.sheet import Sheet, Written
from components.publish.slides.facts import gaps_of
from components.words.answers import graded_practices
from components.words.cases import count_words
from smartgov.advice.lacking import find_lacking
from smartgov.advice.needs import compute_needs
from smartgov.advice.practice_counts import count_answers, count_practices
from smartgov.advice.practices import (
    IN_PLACE,
    circumstances_of,
    in_place,
    practices_of,
    unlinked_practices,
)
from smartgov.advice.teachers import find_teachers
from smartgov.model import Question, Recommendation


def write_recommendations(sheet: Sheet) -> Written:
    """Write the list, each recommendation with the share of its practices in place."""
    reader, t = sheet.reader, sheet.t
    items = join(_item(sheet, one) for one in reader.recommendations)
    title = t("pages.recommendations.question")
    lede = t("pages.recommendations.lede")
    return Written(
        title=title,
        lede=lede,
        body=Markup('<ol class="steps">\n{}\n</ol>').format(items),
        description=f"{title} {lede} {reader.source}",
    )


def _item(sheet: Sheet, one: Recommendation) -> Markup:
    t = sheet.t
    return Markup('<li class="{}"><strong>{}</strong><p>{}</p>{}</li>').format(
        sheet.hue_class(one.pillar),
        sheet.link(t.text(one.title), "recommendation", one.id),
        t.text(one.text),
        measure_of(sheet, one),
    )


def measure_of(sheet: Sheet, one: Recommendation) -> Markup:
    """Draw the share of a recommendation's practices in place, or say that it was not asked."""
    reader, t, gaps = sheet.reader, sheet.t, gaps_of(sheet.reader)
    if one.id not in gaps.index:
        about = circumstances_of(reader.study, one.id)
        said = "recommendations.context_only" if about else "recommendations.not_asked"
        return paragraph(not_asked(t(said)))
    at = gaps.loc[one.id]
    lacking = t.share(at["lacking"], at["answered"])
    drawn = bar(at["in_place"], t.percent(at["in_place"] / 100), sheet.hue_class(one.pillar))
    words = t(graded_practices(reader, "recommendations.measure"), lacking=lacking)
    return paragraph(drawn) + small(words)


def write_recommendation(sheet: Sheet) -> Written:
    """Write the page of one recommendation.

    Raises
    ------
    StopIteration
        If there is no such recommendation.
    """
    reader, t = sheet.reader, sheet.t
    one = next(r for r in reader.recommendations if r.id == sheet.address.id)
    body = join(
        [
            measure_of(sheet, one),
            _cases(sheet, one),
            write_practices(sheet, one),
            _beside(sheet, one),
            write_lacking(sheet, one),
        ]
    )
    number = [r.id for r in reader.recommendations].index(one.id) + 1
    return Written(
        title=t.text(one.title),
        lede=t.text(one.text),
        body=body,
        description=f"{t.text(one.title)}. {t.text(one.text)} {reader.source}",
        kicker=f"{t('terms.recommendation')} {t.share(number, len(reader.recommendations))}",
    )


def _cases(sheet: Sheet, one: Recommendation) -> Markup:
    count = sum(case.recommendation == one.id for case in sheet.edition.collection.cases)
    if not count:
        return Markup("")
    offer = sheet.link(count_words(sheet.t, count), "practices", part=f"r-{one.id}")
    return paragraph(offer, "small way")


def write_practices(sheet: Sheet, one: Recommendation) -> Markup:
    """Write each practice of a recommendation: how many cities have it, and which lack it."""
    reader, t = sheet.reader, sheet.t
    practices = practices_of(reader.study, one.id)
    if not practices:
        return Markup("")
    counts = count_practices(reader.scores, practices, reader.chosen)
    counts = counts.sort_values("share", ascending=False, kind="stable")
    rows: list[list[Cell | Value]] = [
        [
            Markup('<a href="#q-{}">{}</a>').format(
                question, t.text(reader.study.question_by_id[str(question)].label)
            ),
            Value(t.share(at["have"], at["answered"]), at["have"]),
            Value(
                bar(100 * at["share"], t.percent(at["share"]), sheet.hue_class(one.pillar)),
                at["share"],
            ),
        ]
        for question, at in counts.iterrows()
    ]
    heads = [
        Column(t("terms.practice")),
        Column(t(graded_practices(reader, "recommendations.have_column")), True),
        Column(t("terms.share")),
    ]
    caption = t("recommendations.practices_alt", recommendation=t.text(one.title))
    words = graded_practices(reader, "recommendations.one_subtitle")
    each = [_who(sheet, reader.study.question_by_id[str(q)]) for q in counts.index]
    return section(
        t("edition.practices_title"),
        table(caption, heads, rows),
        *each,
        subtitle=t(words, threshold=t.number(IN_PLACE)),
        anchor="practices",
    )


def _who(sheet: Sheet, question: Question) -> Markup:
    """Name the cities that have a practice, those that lack it, and those that did not answer."""
    reader, t = sheet.reader, sheet.t
    there = in_place(reader.scores)[question.id].loc[
        sorted(reader.study.city_by_id, key=reader.sort_key)
    ]
    answered = int(there.notna().sum())
    groups = (
        ("has", there.index[there == 1], t.share(int((there == 1).sum()), answered)),
        ("lacks", there.index[there == 0], t.share(int((there == 0).sum()), answered)),
        ("blank", there.index[there.isna()], ""),
    )
    parts = [
        Markup("<p><b>{}</b> {}</p>").format(
            t(f"edition.{name}", share=share, count=len(cities)),
            Markup(", ").join(sheet.city(str(city)) for city in cities),
        )
        for name, cities, share in groups
        if len(cities)
    ]
    heading = Markup('<h3 id="q-{}">{}</h3>').format(question.id, t.text(question.label))
    return (
        heading
        + small(t.text(question.text))
        + Markup('<div class="who">{}</div>').format(join(parts))
    )


def _beside(sheet: Sheet, one: Recommendation) -> Markup:
    """Write related questions that do not count, in two tables."""
    reader, t, study = sheet.reader, sheet.t, sheet.reader.study
    found = []
    if unlinked := unlinked_practices(study, one):
        have = t(graded_practices(reader, "recommendations.have_column"))
        counts = count_practices(reader.scores, unlinked, reader.chosen)
        found.append(_shares(sheet, t("recommendations.beside"), have, counts))
    about = [q for q in circumstances_of(study, one.id) if q.type == "yes_no"]
    if about:
        have = t("recommendations.have_column")
        counts = count_answers(study, about, reader.chosen)
        found.append(_shares(sheet, t("recommendations.circumstances"), have, counts))
    if not found:
        return Markup("")
    return section(t("edition.related_title"), columns(*found), anchor="related")


def _shares(sheet: Sheet, title: str, have: str, counts: pd.DataFrame) -> Markup:
    t, by_id = sheet.t, sheet.reader.study.question_by_id
    rows: list[list[Cell | Value]] = [
        [t.text(by_id[str(q)].label), Value(t.share(at["have"], at["answered"]), at["share"])]
        for q, at in counts.iterrows()
    ]
    return table(title, [Column(title), Column(have, True)], rows)


def write_lacking(sheet: Sheet, one: Recommendation) -> Markup:
    """Write the cities that lack any practice, beside those most advanced."""
    reader, t = sheet.reader, sheet.t
    practices = practices_of(reader.study, one.id)
    if not practices:
        return Markup("")
    order = sorted(reader.chosen, key=reader.sort_key)
    lacking = find_lacking(reader.scores, practices, order)
    answers = in_place(reader.scores).loc[order, [q.id for q in practices]]
    answered = int(answers.notna().any(axis=1).sum())
    return section(
        t("recommendations.lacking_title", share=t.share(len(lacking), answered)),
        columns(
            _lacking_table(sheet, practices, lacking), _teachers(sheet, one, practices), lead=True
        )
        if len(lacking)
        else paragraph(t("recommendations.lacking_none")),
        subtitle=t("recommendations.lacking_caption"),
        anchor="lacking",
    )


def _lacking_table(sheet: Sheet, practices: Sequence[Question], lacking: pd.DataFrame) -> Markup:
    reader, t = sheet.reader, sheet.t
    labels = {question.id: t.text(question.label) for question in practices}
    lacked = {
        str(city): [labels[str(q)] for q in at.index[at == 1]] for city, at in lacking.iterrows()
    }
    rows: list[list[Cell | Value]] = [
        [sheet.city(city), reader.where(city), Value(t.join(names), len(names))]
        for city, names in lacked.items()
    ]
    heads = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("recommendations.lacks_column")),
    ]
    return table(t("recommendations.lacking_caption"), heads, rows)


def _teachers(sheet: Sheet, one: Recommendation, practices: Sequence[Question]) -> Markup:
    reader, t = sheet.reader, sheet.t
    needs = compute_needs(reader.study, reader.scores, reader.recommendations)
    found = find_teachers(needs, reader.scores, one.id, reader.chosen, practices=practices)
    if not found:
        return Markup("")
    shares = {city: 1 - float(needs.at[city, one.id]) / 100 for city in found}
    rows: list[list[Cell | Value]] = [
        [sheet.city(city), reader.where(city), Value(t.percent(share), share)]
        for city, share in shares.items()
    ]
    title = t("recommendations.learn_from")
    heads = [
        Column(title),
        Column(reader.where_label),
        Column(t(graded_practices(reader, "recommendations.in_place_column")), True),
    ]
    return table(title, heads, rows)
