"""The modules whose tests are not in the mirrored place, and why."""

from __future__ import annotations

#: For each module, the test module that covers it and why it is there.
TESTED_ELSEWHERE: dict[str, tuple[str, str]] = {
    "components/chart_image.py": (
        "tests/e2e/test_downloads.py",
        "it works in a browser only",
    ),
    "components/figures/brush.py": (
        "tests/components/figures/test_base.py",
        "it is a record without behavior",
    ),
    "components/publish/report/parts.py": (
        "tests/components/publish/report/test_compose.py",
        "it has the records that are composed there",
    ),
    "smartgov/paths.py": ("tests/test_docs.py", "it names the files that the documents describe"),
}
