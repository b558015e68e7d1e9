"""Format findings as text."""

from __future__ import annotations

from collections.abc import Mapping

from components.reader import Reader
from smartgov.advice.findings import Finding


def finding_words(reader: Reader, finding: Finding) -> tuple[str, str]:
    """Format a finding as a headline and a sentence with the figures behind it."""
    names = {role: _name(reader, finding, node) for role, node in finding.names.items()}
    values = names | _figures(reader, finding.numbers)
    key = f"findings.{finding.code}"
    return (
        reader.t.first_upper(reader.t.fill(f"{key}.title", values)),
        reader.t.first_upper(reader.t.fill(f"{key}.text", values)),
    )


def _figures(reader: Reader, numbers: Mapping[str, float]) -> dict[str, str]:
    """Format the figures of a finding: counts with their total, means as scores."""
    stems = [name.removesuffix("have") for name in numbers if name.endswith("have")]
    shares = {
        f"{stem}share": reader.t.share(numbers[f"{stem}have"], numbers[f"{stem}answered"])
        for stem in stems
    }
    means = {
        f"{end}_mean": reader.t.score(numbers[end]) for end in ("high", "low") if end in numbers
    }
    return shares | means


def _name(reader: Reader, finding: Finding, node: str) -> str:
    """Look up the label of a finding's subject: a question, a region or a dimension."""
    if node in reader.study.question_by_id:
        return reader.t.text(reader.study.question_by_id[node].label)
    if finding.code == "regions" and node not in reader.study.framework.weights:
        return reader.t.region(node)
    return reader.measure_label(node)
