"""Write the documented practices of cities, and the standards to work from."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from components.links import link_out
from components.publish.site.blocks import bullets, join, paragraph, section, small
from components.publish.site.sheet import Sheet, Written
from components.words.cases import known_words, place_and_year, source_details, work_words
from smartgov.cases.case import Case, Source, Standard
from smartgov.model import Recommendation


def write_cases(sheet: Sheet) -> Written:
    """Write the page: the practices by recommendation, each with its source."""
    t, collection = sheet.t, sheet.edition.collection
    parts = [
        _group(
            sheet,
            one,
            [case for case in collection.cases if case.recommendation == one.id],
            [standard for standard in collection.standards if standard.recommendation == one.id],
        )
        for one in sheet.reader.recommendations
    ]
    said = f"{t('cases.not_verified')} {t('cases.examples')}"
    title, lede = t("pages.practices.question"), t("pages.practices.lede")
    head = small(said) if collection.cases else paragraph(t("cases.other_recommendations"))
    return Written(
        title=title,
        lede=lede,
        body=join([head, *filter(None, parts)]),
        description=f"{title} {lede}",
    )


def _group(
    sheet: Sheet, one: Recommendation, cases: Sequence[Case], standards: Sequence[Standard]
) -> Markup:
    """Write the practices of a recommendation; nothing without any."""
    if not cases and not standards:
        return Markup("")
    t = sheet.t
    cards = join(case_card(sheet, case) for case in cases)
    return section(
        sheet.link(t.text(one.title), "recommendation", one.id),
        Markup('<div class="cards {}">\n{}\n</div>').format(sheet.hue_class(one.pillar), cards),
        Markup("<h3>{}</h3>").format(t("cases.standards_title")) if standards else "",
        bullets((_standard(sheet, standard) for standard in standards), "facts"),
        subtitle=t.text(one.text),
        anchor=f"r-{one.id}",
    )


def case_card(sheet: Sheet, case: Case) -> Markup:
    """Write a practice: whose it is, what it is, what came of it, and the source."""
    t, led_to = sheet.t, sheet.t.text(case.led_to)
    came = Markup("<p><b>{}</b> {}</p>").format(t("cases.led_to"), led_to) if led_to else ""
    return Markup(
        '<article class="card"><p class="small">{} · {}</p><h3>{}</h3><p>{}</p>{}{}{}</article>'
    ).format(
        _city(sheet, case),
        place_and_year(t, case),
        t.text(case.name),
        t.text(case.what),
        came,
        small(t.text(case.note)),
        _source(sheet, case.source),
    )


def _city(sheet: Sheet, case: Case) -> Markup:
    """Name the city of a practice, with a link if it is in the study."""
    known = sheet.edition.cities_with_cases.get(case.city.id)
    name = case.city.name_in(sheet.address.language)
    return sheet.link(name, "city", known) if known else escape(name)


def _source(sheet: Sheet, source: Source) -> Markup:
    t = sheet.t
    return Markup('<p class="small">{}<br>{}<br>{}</p>').format(
        known_words(t, source),
        link_out(work_words(source), source.address, t("cases.leaves")),
        source_details(t, source),
    )


def _standard(sheet: Sheet, standard: Standard) -> Markup:
    t, source = sheet.t, standard.source
    year = str(standard.year) if standard.year else ""
    retold = t("cases.by_third_party") if source.known == "third_party" else ""
    return Markup('{}. {} <span class="small">{}</span>').format(
        link_out(t.text(standard.name), source.address, t("cases.leaves")),
        t.text(standard.what),
        ", ".join(filter(None, (source.publisher, year, retold))),
    )
