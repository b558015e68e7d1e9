"""The modules whose tests stand in another place than the mirrored one, and why."""

from __future__ import annotations

EVERY_PAGE = "tests/pages/test_every_page.py"
FIGURES = "tests/components/figures/test_dots.py"
REPORT = "tests/components/publish/report"
VIEW = "tests/components/view/test_view.py"
WORDS = "tests/components/words/test_cities.py"

#: For each module, the test module that covers it and why it stands there.
TESTED_ELSEWHERE: dict[str, tuple[str, str]] = {
    "smartgov/palette.py": ("tests/components/test_theme.py", "colors are compared with the theme"),
    "smartgov/paths.py": ("tests/test_docs.py", "one constant: without it no data is found"),
    "smartgov/tree.py": ("tests/smartgov/scoring/test_aggregate.py", "the tree that is averaged"),
    "components/binding.py": (EVERY_PAGE, "ties the widgets of a running page to its address"),
    "components/chart_image.py": ("tests/e2e/test_downloads.py", "works in a browser only"),
    "components/downloads.py": ("tests/pages/test_downloads.py", "needs the buttons of a page"),
    "components/figures/brush.py": (FIGURES, "draws nothing without a figure"),
    "components/figures/marks.py": (FIGURES, "draws nothing without a figure"),
    "components/frame.py": (EVERY_PAGE, "stands on every page"),
    "components/inputs.py": (EVERY_PAGE, "ties the widgets of a running page to its address"),
    "components/page.py": (EVERY_PAGE, "a reader, whose test is mirrored, and what a page adds"),
    "components/publish/drawing.py": (f"{REPORT}/test_profile_drawing.py", "seen in a drawing"),
    "components/publish/report/card.py": ("tests/components/test_main.py", "called by the command"),
    "components/publish/report/paper.py": (f"{REPORT}/test_pdf.py", "seen in the sheets it sets"),
    "components/publish/report/parts.py": (f"{REPORT}/test_compose.py", "holds what is composed"),
    "components/publish/report/profile_text.py": (f"{REPORT}/test_compose.py", "part of the text"),
    "components/session_files.py": ("tests/pages/test_data.py", "needs the session of a page"),
    "components/show.py": (EVERY_PAGE, "puts charts and tables on a running page"),
    "components/view/codecs.py": (VIEW, "reads and writes the parameters of a view"),
    "components/view/own_link.py": ("tests/pages/test_your_city.py", "a link as a page reads it"),
    "components/words/differences.py": (WORDS, "words about one city, tested in one place"),
    "components/words/peers.py": (WORDS, "words about one city, tested in one place"),
    "components/words/weights.py": ("tests/pages/test_ranking.py", "the names in a list to choose"),
}
