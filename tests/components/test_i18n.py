"""Tests of texts, numbers and names in the reader's language."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from components.i18n import (
    LOCALES,
    NOT_AVAILABLE,
    Translator,
    browser_language,
    load_texts,
    own_name,
    translator,
)
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language, Text
from tools.check_locales import check_folder, flatten

EN, ES, FR = translator("en"), translator("es"), translator("fr")

#: No-break space, and its narrow form.
NBSP, NNBSP = "\u00a0", "\u202f"


def test_every_language_says_the_same_things() -> None:
    assert {path.stem for path in LOCALES.glob("*.json")} == set(LANGUAGES)
    assert check_folder(LOCALES) == []


def test_no_language_is_a_copy_of_english() -> None:
    """A text that was forgotten reads as English; names and codes may well be the same."""
    english = dict(flatten(load_texts("en")))
    long = [
        key
        for key, text in english.items()
        if isinstance(text, str)
        and len(re.sub(r"\{[^}]*\}", "", text)) > 25
        and not text.startswith("https://")
    ]
    for language in LANGUAGES[1:]:
        other = dict(flatten(load_texts(language)))
        assert [key for key in long if other[key] == english[key]] == []


@pytest.mark.parametrize(
    ("translate", "expected"),
    [
        (EN, ["1,234,567.9", "12,345", "80.6", "0.0", "-3.5"]),
        (ES, ["1.234.567,9", "12.345", "80,6", "0,0", "-3,5"]),
        (FR, [f"1{NNBSP}234{NNBSP}567,9", f"12{NNBSP}345", "80,6", "0,0", "-3,5"]),
    ],
)
def test_numbers(translate: Translator, expected: list[str]) -> None:
    assert [
        translate.number(1234567.891, 1),
        translate.number(12345),
        translate.score(80.5555),
        translate.score(0),
        translate.number(-3.5, 1),
    ] == expected


@pytest.mark.parametrize(
    ("translate", "expected"),
    [
        (EN, ["65%", "0%", "100%", "1%"]),
        (ES, [f"65{NBSP}%", f"0{NBSP}%", f"100{NBSP}%", f"1{NBSP}%"]),
        (FR, [f"65{NBSP}%", f"0{NBSP}%", f"100{NBSP}%", f"1{NBSP}%"]),
    ],
)
def test_percentages(translate: Translator, expected: list[str]) -> None:
    assert [translate.percent(share) for share in (0.65, 0, 1, 0.0126)] == expected


@pytest.mark.parametrize(
    ("translate", "expected"),
    [
        (EN, ["1.6M", "15M", "850K", "12"]),
        (ES, [f"1,6{NBSP}M", f"15{NBSP}M", f"850{NBSP}mil", "12"]),
        (FR, [f"1,6{NBSP}M", f"15{NBSP}M", f"850{NBSP}k", "12"]),
    ],
)
def test_large_numbers_in_short(translate: Translator, expected: list[str]) -> None:
    values = (1_604_555, 15_400_000, 850_000, 12)
    assert [translate.compact(value) for value in values] == expected


def test_halves_are_rounded_up_as_in_a_spreadsheet() -> None:
    assert [EN.number(value) for value in (0.5, 1.5, 2.5, 62.5)] == ["1", "2", "3", "63"]
    assert [EN.score(value) for value in (0.25, 66.65, 80.05)] == ["0.3", "66.7", "80.1"]
    assert [EN.percent(share) for share in (0.625, 0.125, 0.005)] == ["63%", "13%", "1%"]


def test_sums_of_floats_are_rounded_as_what_they_stand_for() -> None:
    assert EN.number(0.1 + 0.2 + 0.2, 0) == "1"
    assert EN.score(100 * (1 - 0.99999999999)) == "0.0"


def test_signs(t: Translator) -> None:
    assert [t.signed(value) for value in (3, 0, -12)] == ["+3", "0", "\N{MINUS SIGN}12"]


def test_what_is_missing_is_a_dash(t: Translator) -> None:
    nan = float("nan")
    missing = [t.number(None), t.number(nan), t.score(nan), t.percent(None), t.percent(nan)]
    assert {*missing, t.compact(None), t.score(None)} == {NOT_AVAILABLE}


def test_a_count_stands_with_its_base() -> None:
    assert [t.share(63, 77) for t in (EN, ES, FR)] == ["63 of 77", "63 de 77", "63 sur 77"]


def test_countries() -> None:
    assert [t.country("ES") for t in (EN, ES, FR)] == ["Spain", "España", "Espagne"]
    assert EN.country("Atlantis") == "Atlantis"


def test_every_country_and_region_of_the_survey_has_a_name(survey: Study, t: Translator) -> None:
    for city in survey.cities:
        assert t.country(city.country) != city.country
        assert t.region(city.region) != city.region
        assert t.region(city.subregion) != city.subregion


def test_regions() -> None:
    assert [t.region("150") for t in (EN, ES, FR)] == ["Europe", "Europa", "Europe"]
    assert [t.region("039") for t in (EN, ES, FR)] == [
        "Southern Europe",
        "Europa meridional",
        "Europe du Sud",
    ]
    assert EN.region("999") == "999"


def test_plurals() -> None:
    counts = (0, 1, 2, 1_000_000)
    words = {t.language: [t("charts.cities_here", count=n) for n in counts] for t in (EN, ES, FR)}
    assert words == {
        "en": ["0 cities", "1 city", "2 cities", "1,000,000 cities"],
        "es": ["0 ciudades", "1 ciudad", "2 ciudades", "1.000.000 de ciudades"],
        "fr": ["0 ville", "1 ville", "2 villes", f"1{NNBSP}000{NNBSP}000 de villes"],
    }


def test_lists() -> None:
    joined = {t.language: (t.join("abc"), t.join("abc", "or")) for t in (EN, ES, FR)}
    assert joined == {
        "en": ("a, b, and c", "a, b, or c"),
        "es": ("a, b y c", "a, b o c"),
        "fr": ("a, b et c", "a, b ou c"),
    }


def test_lists_of_few(t: Translator) -> None:
    assert t.join([]) == ""
    assert t.join(["a"]) == "a"
    assert t.join(iter("ab")) == {"en": "a and b", "es": "a y b", "fr": "a et b"}[t.language]


@pytest.mark.parametrize(
    ("value", "written"), [(2.0, "2"), (0.5, "0,5"), (0.25, "0,25"), (1 / 3, "0,33")]
)
def test_a_number_has_the_decimals_that_it_needs(value: float, written: str) -> None:
    assert translator("fr").plain(value) == written


def test_whole_numbers_are_written_out_in_a_text() -> None:
    assert EN("charts.cities_here", count=12345) == "12,345 cities"
    assert "12.345" in ES("sentence.cities_all", all=12345)


def test_a_text_is_filled_in(t: Translator) -> None:
    text = t("sentence.cities_all", all=78)
    assert "78" in text
    assert "{" not in text
    assert t.fill("sentence.cities_all", {"all": 78}) == text


def test_what_is_filled_in_is_not_read_again() -> None:
    """A city may be named in braces; nothing is looked up in it."""
    assert "{lang} {0}" in EN("city.choose_placeholder") + EN("city.alike", city="{lang} {0}")


def test_a_text_that_is_not_there_is_a_mistake(t: Translator) -> None:
    with pytest.raises(KeyError):
        t("pages.nowhere.title")
    with pytest.raises(KeyError):
        t("sentence.cities_all")


def test_whether_a_text_is_there(t: Translator) -> None:
    assert t.has("pages.overview.title")
    assert not t.has("pages.nowhere")
    assert not t.has("app.name.more")


def test_texts_of_the_data(t: Translator) -> None:
    text = Text("city", "ciudad", "ville")
    assert t.text(text) == {"en": "city", "es": "ciudad", "fr": "ville"}[t.language]
    assert t.text(Text("only English")) == "only English"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("es-ES", "es"),
        ("es-419", "es"),
        ("ES", "es"),
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("en-GB", "en"),
        ("pt-BR", "en"),
        ("eu", "en"),
        ("estonian", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_language_of_the_browser(tag: str | None, language: Language) -> None:
    assert browser_language(tag) == language


def test_the_first_letter(t: Translator) -> None:
    assert t.first_upper("évaluation") == "Évaluation"
    assert t.first_upper("") == ""
    assert t.first_upper("iPad") == "IPad"


def test_a_translator_is_made_once(t: Translator) -> None:
    assert translator(t.language) is t


@pytest.mark.parametrize("language", LANGUAGES)
def test_typography(language: Language) -> None:
    """Straight quotes and three dots are for typewriters."""
    text = json.dumps(load_texts(language), ensure_ascii=False)
    words = [line for line in flatten(load_texts(language)) if "..." in str(line[1])]
    assert words == []
    assert "'" not in text


@pytest.mark.parametrize(
    ("translate", "expected"),
    [(EN, "March 1, 2026"), (ES, "1 de marzo de 2026"), (FR, "1 mars 2026")],
)
def test_days(translate: Translator, expected: str) -> None:
    assert translate.day(date(2026, 3, 1)) == expected


def test_languages_name_themselves() -> None:
    assert own_name("es") == "Español"
    assert len({own_name(language) for language in LANGUAGES}) == len(LANGUAGES)
