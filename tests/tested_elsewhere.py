"""The modules whose tests stand in another place than the mirrored one, and why."""

from __future__ import annotations

from collections.abc import Iterator

#: Folder, its modules, the test that covers them, and why it is not in the mirrored place.
_GROUPS: tuple[tuple[str, str, str, str], ...] = (
    (
        "smartgov/intake",
        "headers limits question_names spot vocabulary",
        "tests/smartgov/intake/test_messy.py",
        "seen in what a whole file becomes",
    ),
    (
        "smartgov/intake/study",
        "about answer_cells answer_table answers_long answers_wide assemble city_table"
        " file_questions match_cities study_zip summary_rows two_headers",
        "tests/smartgov/intake/test_read_file.py",
        "seen in what a whole file becomes",
    ),
    (
        "smartgov/intake/tables",
        "archive delimited file_kind grid markup read_tables sheet sheet_marks sheet_roles",
        "tests/smartgov/intake/test_read_file.py",
        "seen in what a whole file becomes",
    ),
    (
        "smartgov/intake/template",
        "instructions style wording",
        "tests/smartgov/intake/template/test_write_template.py",
        "seen in the workbook that they write together",
    ),
    (
        "smartgov/study",
        "checked_rows cities framework questions",
        "tests/smartgov/study/test_load.py",
        "each reads one file of a study, which is loaded as a whole",
    ),
    (
        "smartgov/study",
        "questionnaire",
        "tests/data/test_questionnaires.py",
        "reads the questionnaires that are shipped",
    ),
    (
        "smartgov/study",
        "formula_guard",
        "tests/smartgov/export/test_spreadsheets.py",
        "guards the cells of a download",
    ),
    (
        "smartgov/study",
        "allowed",
        "tests/smartgov/own_city/test_own_city.py",
        "limits the answers of a visitor's city",
    ),
    (
        "smartgov",
        "tree",
        "tests/smartgov/study/test_load.py",
        "reads the nested fields of a study's description",
    ),
    (
        "smartgov",
        "paths",
        "tests/test_docs.py",
        "one constant: without it no data is found",
    ),
    (
        "smartgov/advice",
        "practices",
        "tests/smartgov/advice/test_needs.py",
        "counts what a need is made of",
    ),
    (
        "smartgov/own_city",
        "entries",
        "tests/smartgov/own_city/test_file.py",
        "checks what the file and the link of a visitor's city hold",
    ),
    (
        "smartgov/peers",
        "differences population",
        "tests/smartgov/peers/test_rules.py",
        "part of what the rules for peers do",
    ),
    (
        "smartgov/places",
        "countries",
        "tests/smartgov/places/test_regions.py",
        "the codes and names that a country and its regions share",
    ),
    (
        "components/publish/report",
        "paper parts profile_text",
        "tests/components/publish/report/test_pdf.py",
        "seen in the report that they make up",
    ),
    (
        "components/publish",
        "drawing",
        "tests/components/publish/report/test_profile_drawing.py",
        "draws the profile of the report card",
    ),
    (
        "components/words",
        "answers findings ranks weights",
        "tests/components/words/test_cities.py",
        "words of one family, tested in one place",
    ),
    (
        "components/view",
        "codecs",
        "tests/components/view/test_view.py",
        "reads and writes the parameters of a view",
    ),
    (
        "components",
        "chart_image",
        "tests/e2e/test_downloads.py",
        "works in a browser only",
    ),
    (
        "components",
        "frame inputs show",
        "tests/pages/test_every_page.py",
        "stands on every page",
    ),
    ("components", "session_files", "tests/pages/test_data.py", "needs the session of a page"),
    (
        "components/sections",
        "rank_change",
        "tests/pages/test_ranking.py",
        "draws a part of a page",
    ),
    *(
        (
            f"components/sections/{page}",
            sections,
            f"tests/pages/test_{page}.py",
            "draws a part of the page",
        )
        for page, sections in {
            "city": "evidence next_steps standing whatif",
            "compare": "side_by_side",
            "data": "dictionary load_file studies",
            "method": "steps validation worked_city",
            "overview": "summary world_map",
            "ranking": "certainty groups table weights",
            "recommendations": "detail priorities selection",
            "your_city": "address form joined keep place",
        }.items()
    ),
)


def _by_module() -> Iterator[tuple[str, tuple[str, str]]]:
    for folder, modules, test, why in _GROUPS:
        for module in modules.split():
            yield f"{folder}/{module}.py", (test, why)


#: For each module, the test module that covers it and why it stands there.
TESTED_ELSEWHERE: dict[str, tuple[str, str]] = dict(_by_module())
