"""Sentences and cells that several pages say alike."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from components.page import Page
from smartgov.findings import Finding
from smartgov.model import City, Question
from smartgov.peers import PeerRule, Peers
from smartgov.recommend import is_graded


def score_cell(page: Page, value: float) -> str:
    """Return a score, or the words for too few answers."""
    return page.t("terms.too_few_answers") if pd.isna(value) else page.t.score(value)


def rank_words(page: Page, city_id: str) -> str:
    """Return "rank 24 of 69", or that the city is not ranked."""
    rank = page.scores.rank[city_id]
    if pd.isna(rank):
        return page.t("terms.not_ranked")
    return page.t("terms.rank_of", rank=int(rank), ranked=page.scores.ranked)


def place_words(page: Page, city: City) -> list[str]:
    """Return country, region and population of a city, as far as they are known."""
    t = page.t
    parts = [t.country(city.country), t.region(city.subregion or city.region)]
    if city.population is not None:
        year = f" ({city.population_year})" if city.population_year else ""
        parts.append(t("city.inhabitants", population=t.compact(city.population)) + year)
    return [part for part in parts if part]


def interval_words(page: Page, city_id: str) -> str:
    """Return the 5–95 % interval of a city's rank, such as 17–33; a dash where it has none."""
    low, high = (page.t.number(end) for end in page.interval_ends[city_id])
    return low if low == high else f"{low}–{high}"


def answer_words(page: Page, question: Question, value: float) -> str:
    """Return an answer in words: yes, no, a step of a scale, a number with its unit."""
    t = page.t
    if pd.isna(value):
        return t("answers.blank")
    if question.type == "yes_no":
        return t("answers.yes" if value == 1 else "answers.no")
    if question.type == "scale" and question.levels:
        return t("answers.level", value=t.number(value), level=level_words(page, question, value))
    if question.type == "scale":
        return t("answers.scale", value=t.number(value), high=t.number(question.high))
    number = t.number(value, 0 if value % 1 == 0 else 1)
    return f"{number}\N{NO-BREAK SPACE}{question.unit}" if question.unit else number


def level_words(page: Page, question: Question, value: float) -> str:
    """Return the words of a step of a scale; the number where it has none."""
    at = round(value - question.low)
    if not 0 <= at < len(question.levels):
        return page.t.number(value)
    return page.t.text(question.levels[at])


def peer_words(page: Page, peers: Peers, city: City) -> str:
    """Return which rule found the peers of a city, and whether it had to be widened."""
    rule = _rule_words(page, peers.rule, city)
    if peers.widened:
        return page.t("peers.widened", asked=_rule_words(page, peers.asked, city), rule=rule)
    return rule


def _rule_words(page: Page, rule: PeerRule, city: City) -> str:
    """Return the words for a rule; which region it means, as every city lies in several."""
    if rule == "region" and city.region:
        return page.t("peers.in_region", region=page.t.region(city.region))
    return page.t("report.picked" if rule == "picked" else f"peers.rules.{rule}")


def graded(page: Page, key: str) -> str:
    """Return the words of a key that fit the study's questions: yes and no, or how far.

    Where a practice can be partly there, "cities that say yes" would be wrong; such words have
    a second form under ``<key>_graded``.
    """
    return f"{key}_graded" if is_graded(page.study.scored) else key


def graded_practices(page: Page, key: str) -> str:
    """Return the words of a key that fit the practices of the recommendations; see `graded`."""
    practices = [question for question in page.study.scored if question.recommendations]
    return f"{key}_graded" if is_graded(practices) else key


def finding_words(page: Page, finding: Finding) -> tuple[str, str]:
    """Return the headline of a finding and the figures behind it."""
    names = {role: _name(page, finding, node) for role, node in finding.names.items()}
    values = names | _figures(page, finding.numbers)
    key = f"findings.{finding.code}"
    return (
        page.t.first_upper(page.t.fill(f"{key}.title", values)),
        page.t.first_upper(page.t.fill(f"{key}.text", values)),
    )


def _figures(page: Page, numbers: Mapping[str, float]) -> dict[str, str]:
    """Return the figures of a finding in words: counts with their base, means as scores."""
    stems = [name.removesuffix("have") for name in numbers if name.endswith("have")]
    shares = {
        f"{stem}share": page.t.share(numbers[f"{stem}have"], numbers[f"{stem}answered"])
        for stem in stems
    }
    means = {f"{end}_mean": page.t.score(numbers[end]) for end in ("high", "low") if end in numbers}
    return shares | means


def _name(page: Page, finding: Finding, node: str) -> str:
    """Return the words for what a finding is about: a question, a region or a dimension."""
    if node in page.study.question_by_id:
        return page.t.text(page.study.question_by_id[node].label)
    if finding.code == "regions" and node not in page.study.framework.weights:
        return page.t.region(node)
    return page.measure_label(node)
