"""What is said of UCLG's Smart Cities Study, and of how the data on screen relate to it."""

from __future__ import annotations

from markupsafe import Markup

from components.links import link_out
from components.reader import Reader, Speaker
from smartgov.study.catalog import UCLG_STUDY
from smartgov.study.uclg_study import Edition, UclgStudy


def study_figures(reader: Speaker, study: UclgStudy) -> list[tuple[str, str, str]]:
    """Collect the key figures of the study: label, value and basis of each."""
    t = reader.t
    edition = study.editions.index(study.edition) + 1
    pillars = len(study.framework.pillars)
    return [
        (t("the_study.cities"), t.number(study.edition.cities), t("the_study.cities_basis")),
        (
            t("the_study.edition"),
            t.share(edition, len(study.editions)),
            t("the_study.edition_basis"),
        ),
        (
            t("the_study.dimensions"),
            t.number(len(study.framework.dimensions)),
            t("the_study.dimensions_basis", count=pillars),
        ),
        (
            t("the_study.conclusions"),
            t.number(len(study.recommendations)),
            t("the_study.conclusions_basis"),
        ),
    ]


def relation_words(reader: Reader) -> str:
    """Say which parts of what is on screen come from the study, and where the answers come from."""
    t, info = reader.t, reader.study.info
    return t(f"the_study.relation.{_relation(reader)}", data=t.dated(info.short_title, info.period))


def _relation(reader: Reader) -> str:
    """Tell what the answers on screen are: the study's, invented, a visitor's file, or others."""
    if reader.study.info.status == "demonstration":
        return "demonstration"
    if reader.own_file:
        return "own"
    return "study" if reader.study.info.id == UCLG_STUDY else "other"


def edition_cities(reader: Speaker, edition: Edition) -> str:
    """Say how many cities took part in an edition, and in how many countries, if known."""
    t = reader.t
    if edition.countries is None:
        return t("charts.group", count=edition.cities)
    return t("the_study.cities_in", count=edition.cities, countries=edition.countries)


def report_lines(reader: Speaker, edition: Edition) -> tuple[Markup, Markup, str]:
    """Say where the report of an edition is, whom to ask, and who is responsible for it."""
    t = reader.t
    shown = edition.report.partition("//")[2]
    return (
        Markup("{} {}").format(
            t("the_study.report"), link_out(shown, edition.report, t("cases.leaves"))
        ),
        Markup('{} <a href="mailto:{}">{}</a>').format(
            t("the_study.contact"), edition.contact, edition.contact
        ),
        t("the_study.disclaimer"),
    )
