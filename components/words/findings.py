"""Findings in words."""

from __future__ import annotations

from collections.abc import Mapping

from components.page import Page
from smartgov.advice.findings import Finding


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
