"""Ask whether a known vulnerability concerns a pinned release.

pip-audit asks a service on the internet for every release in ``requirements-dev.txt``. It ends in
the same way whether something was found or nobody could be asked, and in the same way as without
a finding where the service knows none of the packages. So its report is read here.

The exit code is 0 where every release was asked for and nothing is known, 1 where something is
known, 3 where a release could not be asked for. Options are handed to pip-audit, for example
``--vulnerability-service osv`` or ``--ignore-vuln ID``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.pins import APP, DEV, ROOT, read_pins

NOTHING_KNOWN, FOUND, NOT_ASKED = 0, 1, 3


@dataclass(frozen=True)
class Answer:
    """What came of an audit: a line for each vulnerability, and the packages not asked for."""

    asked: int
    vulnerabilities: tuple[str, ...]
    missing: tuple[str, ...]
    reason: str = ""


def audit(requirements: Path, options: Sequence[str] = ()) -> Answer:
    """Ask for every release of a requirements file."""
    with tempfile.TemporaryDirectory() as name:
        report = Path(name) / "report.json"
        command = [
            *[sys.executable, "-m", "pip_audit", "--requirement", str(requirements)],
            *["--require-hashes", "--disable-pip", "--progress-spinner", "off"],
            *["--format", "json", "--output", str(report), *options],
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if report.exists():
            return read_report(json.loads(report.read_text(encoding="utf-8"))["dependencies"])
    lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
    names = [pin.name for pin in read_pins(requirements) if pin.is_for_this_computer]
    return Answer(0, (), tuple(names), lines[-1])


def read_report(dependencies: Sequence[dict[str, Any]]) -> Answer:
    """Read the report of pip-audit, an entry for each release."""
    asked = [entry for entry in dependencies if "skip_reason" not in entry]
    skipped = [entry for entry in dependencies if "skip_reason" in entry]
    return Answer(
        len(asked),
        tuple(describe(entry, known) for entry in asked for known in entry["vulns"]),
        tuple(entry["name"] for entry in skipped),
        skipped[0]["skip_reason"] if skipped else "",
    )


def describe(entry: dict[str, Any], known: dict[str, Any]) -> str:
    """Name a vulnerability, the release that has it, and the releases that do not."""
    ids = ", ".join([known["id"], *known["aliases"]])
    fixed = ", ".join(known["fix_versions"]) or "none"
    return f"{entry['name']} {entry['version']}: {ids}. Fixed in: {fixed}"


def report_answer(answer: Answer, app: set[str]) -> int:
    """Print what came of an audit; return the exit code."""
    for line in answer.vulnerabilities:
        where = "the app" if line.split(" ")[0] in app else "development only"
        print(f"{line} ({where})")
    if answer.missing and not answer.asked:
        count = len(answer.missing)
        print(
            f"The audit could not be made: no answer for any of {count} packages. {answer.reason}"
        )
    elif answer.missing:
        names = ", ".join(answer.missing)
        print(f"The audit is not complete: nothing was answered for {names}. {answer.reason}")
    if answer.vulnerabilities:
        print(f"Known vulnerabilities: {len(answer.vulnerabilities)}. Try: make upgrade")
        return FOUND
    if answer.missing:
        return NOT_ASKED
    print(f"No vulnerability is known in any of {answer.asked} packages.")
    return NOTHING_KNOWN


def main() -> int:
    """Audit everything that is pinned; return the exit code."""
    app = {pin.name for pin in read_pins(ROOT / APP)}
    return report_answer(audit(ROOT / DEV, sys.argv[1:]), {str(name) for name in app})


if __name__ == "__main__":
    sys.exit(main())
