"""Who calculates the scores: said in the same words on pages and in files."""

from __future__ import annotations

import pytest

from components.words.authorship import who_calculates
from smartgov.export.study_files import READMES
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader

SAID = {
    "en": "This project calculates these scores and ranks; neither UCLG nor the data’s producers "
    "rank these cities.",
    "es": "Este proyecto calcula las puntuaciones y los puestos; ni CGLU ni las entidades "
    "productoras clasifican a estas ciudades.",
    "fr": "Ce projet calcule les scores et les rangs\N{NO-BREAK SPACE}; ni CGLU ni les producteurs "
    "ne classent ces villes.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_calculates_is_said_in_each_language(
    make_reader: MakeReader, language: Language
) -> None:
    assert who_calculates(make_reader(language)) == SAID[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_downloaded_data_say_it_in_the_same_words(language: Language) -> None:
    readme = (READMES / f"{language}.md").read_text(encoding="utf-8")
    assert SAID[language] in " ".join(readme.split(" ")).replace("\n", " ")
