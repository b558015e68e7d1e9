"""Write what UCLG's Smart Cities Study is, and how the data relate to it."""

from __future__ import annotations

from markupsafe import Markup

from components.html import key_figures, not_asked
from components.publish.site.blocks import bullets, columns, join, paragraph, section
from components.publish.site.sheet import Sheet, Written
from components.theme import LIGHT
from components.words.uclg_study import edition_cities, relation_words, report_lines, study_figures
from smartgov.advice.practices import circumstances_of, practices_of
from smartgov.model import Framework, Pillar, Recommendation
from smartgov.study.catalog import UCLG_STUDY
from smartgov.study.uclg_study import Edition


def write_study(sheet: Sheet) -> Written:
    """Write the page."""
    t, uclg = sheet.t, sheet.edition.uclg
    what = section(
        t("the_study.what_title"),
        paragraph(t("the_study.what")),
        paragraph(t("the_study.examined")),
    )
    relation = section(
        t("the_study.relation_title"),
        paragraph(relation_words(sheet.reader)),
        paragraph(t("the_study.scores")),
    )
    pillars = columns(*(_pillar(sheet, uclg.framework, p) for p in uclg.framework.pillars))
    timeline = join(_edition(sheet, one) for one in uclg.editions)
    conclusions = join(_conclusion(sheet, one) for one in uclg.recommendations)
    body = join(
        [
            key_figures(study_figures(sheet.reader, uclg)),
            columns(what, relation),
            section(
                t("the_study.pillars_title"), pillars, subtitle=t("the_study.pillars_subtitle")
            ),
            section(
                t("the_study.conclusions_title"),
                Markup('<ol class="steps">\n{}\n</ol>').format(conclusions),
                subtitle=t("the_study.conclusions_subtitle"),
            ),
            section(
                t("the_study.timeline_title"),
                Markup('<ol class="timeline">\n{}\n</ol>').format(timeline),
                subtitle=t("the_study.timeline_subtitle"),
            ),
            _report(sheet),
            _missing(sheet),
        ]
    )
    title, lede = t("pages.study.question"), t("pages.study.lede")
    return Written(title=title, lede=lede, body=body, description=f"{title} {lede}")


def _hue(sheet: Sheet, framework: Framework, pillar: str) -> str:
    """Get the class for the color of a pillar of UCLG's framework, which may not be the study's."""
    ids = [one.id for one in framework.pillars]
    return f"p{ids.index(pillar) % len(LIGHT.pillars)}"


def _pillar(sheet: Sheet, framework: Framework, pillar: Pillar) -> Markup:
    t = sheet.t
    terms = join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(t.text(d.label), t.text(d.definition))
        for d in framework.dimensions_of(pillar.id)
    )
    return Markup(
        '<div class="card {}"><h3>{}</h3><p>{}</p><dl class="terms">{}</dl></div>'
    ).format(
        _hue(sheet, framework, pillar.id), t.text(pillar.label), t.text(pillar.definition), terms
    )


def _conclusion(sheet: Sheet, one: Recommendation) -> Markup:
    t = sheet.t
    hue = _hue(sheet, sheet.edition.uclg.framework, one.pillar)
    return Markup('<li class="{}"><strong>{}</strong><p>{}</p><p class="small">{}</p></li>').format(
        hue, t.text(one.title), t.text(one.text), _data_link(sheet, one)
    )


def _data_link(sheet: Sheet, one: Recommendation) -> Markup:
    """Link to the data on a recommendation, or say that the data set did not ask."""
    t, study = sheet.t, sheet.reader.study
    asked = practices_of(study, one.id) or circumstances_of(study, one.id)
    if not asked or one.id not in {known.id for known in sheet.reader.recommendations}:
        return not_asked(t("recommendations.not_asked"))
    title = t("format.quoted", text=t.text(one.title))
    return sheet.link(t("the_study.open", title=title), "recommendation", one.id)


def _edition(sheet: Sheet, edition: Edition) -> Markup:
    t, reader = sheet.t, sheet.reader
    is_this = edition == sheet.edition.uclg.edition
    mark = Markup(' <span class="chip">{}</span>').format(t("the_study.this_one"))
    lines = (t.text(edition.theme), edition_cities(reader, edition), t.text(edition.note))
    return Markup("<li{}><strong>{}</strong>{}{}</li>").format(
        Markup(' class="this"') if is_this else "",
        edition.year,
        mark if is_this else "",
        join(paragraph(line) for line in lines if line),
    )


def _report(sheet: Sheet) -> Markup:
    lines = report_lines(sheet.reader, sheet.edition.uclg.edition)
    return section(sheet.t("the_study.report_title"), bullets(lines, "facts"))


def _missing(sheet: Sheet) -> Markup:
    """Say which data of the study were not found; nothing if they are shown."""
    if sheet.reader.study.info.id == UCLG_STUDY:
        return Markup("")
    t = sheet.t
    return section(t("the_study.missing_title"), paragraph(t("the_study.missing")))
