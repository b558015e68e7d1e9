"""Format the comparison of the method with published results."""

from __future__ import annotations

from components.reader import Speaker
from smartgov.certainty.validation import Check


def check_cells(reader: Speaker, check: Check) -> list[str]:
    """Format a check: what it is about, the published result, ours, and the verdict."""
    t = reader.t
    if check.code in ("alpha", "alpha_if_deleted"):
        published, ours = t.number(check.published, 3), t.number(check.ours, 3)
    else:
        published, ours = t.number(check.published), t.share(check.ours, check.of)
    verdict = "sample" if check.code == "sample_range" else "yes" if check.agrees else "no"
    words = t(f"validation.verdicts.{verdict}")
    return [t(f"validation.checks.{check.code}"), published, ours, words]
