"""Tests of finding the encoding of a text file by the names in it."""

from __future__ import annotations

import pytest

from smartgov.intake.choices import Choices
from smartgov.intake.read_file import read_file
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables.encodings import LEGACY, TWICE, decode_file, find_encoding
from smartgov.problems import describe
from smartgov.text import LANGUAGES

SPOT = Spot("file.csv")

#: Tables as offices send them, by the languages of their names.
TABLES = {
    "es": "Ciudad;País;voting\r\nMedellín;Colombia;1\r\nLogroño;España;0\r\n",
    "capitals": "CIUDAD;PAÍS;voting\r\nMEDELLÍN;COLOMBIA;1\r\nA CORUÑA;ESPAÑA;0\r\n",
    "one word": "City;Country;voting\r\nCórdoba;AR;1\r\nBilbao;ES;0\r\n",
    "fr": "Ville;Pays;Évaluation d’impact\r\nNîmes;France;3\r\nGenève;Suisse;4\r\n",
    "pt": "Município;País;voting\r\nSão Paulo;Brasil;1\r\nBrasília;Brasil;0\r\n",
    "de": "City;Country;voting\r\nMünchen;DE;1\r\nKöln;DE;0\r\n",
    "cz, pl": "City;Country;voting\r\nPlzeň;CZ;1\r\nŁódź;PL;0\r\nKraków;PL;1\r\n",
    "hu": "City;Country;voting\r\nGyőr;HU;1\r\nPécs;HU;0\r\n",
    "tr": "City;Country;voting\r\nİzmir;TR;1\r\nDiyarbak\u0131r;TR;0\r\n",
    "ru": "City;Country;voting\r\n\u041f\u0435\u0440\u043c\u044c;RU;1\r\n",
}


def encodable(text: str, encoding: str) -> bool:
    return text.encode(encoding, errors="replace").decode(encoding) == text


@pytest.mark.parametrize(
    ("language", "encoding"),
    [(name, code) for name, text in TABLES.items() for code in LEGACY if encodable(text, code)],
)
def test_names_are_read_right_in_any_encoding(language: str, encoding: str) -> None:
    text, found = decode_file(TABLES[language].encode(encoding), SPOT)
    assert text == TABLES[language]
    assert found.certainty == "guessed"
    assert found.samples[0][0] == found.name


@pytest.mark.parametrize(
    ("content", "name", "certainty"),
    [
        (TABLES["es"].encode(), "utf-8", "certain"),
        (b"City;Country\n", "utf-8", "certain"),
        (TABLES["es"].encode("utf-8-sig"), "utf-8", "stated"),
        (TABLES["es"].encode("utf-16"), "utf-16", "stated"),
        ("SÃO LUÍS;Brasil\n".encode(), "utf-8", "certain"),
    ],
)
def test_unicode_needs_no_guess(content: bytes, name: str, certainty: str) -> None:
    _, found = decode_file(content, SPOT, "cp1250")
    assert (found.name, found.certainty) == (name, certainty)


def test_unicode_that_was_encoded_twice_is_repaired() -> None:
    content = TABLES["es"].encode().decode("cp1252").encode()
    text, found = decode_file(content, SPOT)
    assert (text, found.name, found.certainty) == (TABLES["es"], TWICE, "guessed")
    assert decode_file(content, SPOT, "utf-8")[0] == content.decode()


def test_other_readings_are_offered_with_the_names_as_they_would_read() -> None:
    found = find_encoding(TABLES["es"].encode("mac_roman"))
    samples = dict(found.samples)
    assert next(iter(samples)) == "mac_roman"
    assert samples["mac_roman"] == ("País", "Medellín", "Logroño")
    assert samples["cp1252"] == ("Pa’s", "Medell’n", "Logro–o")
    assert len(set(samples.values())) == len(samples)


def test_the_visitor_chooses_among_them() -> None:
    content = TABLES["es"].encode("mac_roman")
    text, found = decode_file(content, SPOT, "cp1252")
    assert (found.name, found.certainty) == ("cp1252", "chosen")
    assert "Medell’n" in text
    for impossible in ("cp1257", "rot13", "../x", "utf-8"):
        assert decode_file(content, SPOT, impossible)[1].name == "mac_roman"


def test_a_guess_is_told_with_names() -> None:
    intake = read_file(TABLES["es"].encode("mac_roman"), "file.csv")
    assert intake.study is not None
    assert [city.name for city in intake.study.cities] == ["Medellín", "Logroño"]
    (told,) = [p for p in intake.problems if p.code == "guessed_encoding"]
    assert all("País, Medellín, Logroño" in describe(told, language) for language in LANGUAGES)
    chosen = Choices(encoding="mac_roman")
    intake = read_file(TABLES["es"].encode("mac_roman"), "file.csv", choices=chosen)
    assert "guessed_encoding" not in {p.code for p in intake.problems}


@pytest.mark.parametrize(
    ("content", "code"), [(b"a\0", "nul_byte"), (b"\x81\x01", "not_text"), (b"a\x02", "not_text")]
)
def test_bytes_that_are_no_text_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as error:
        decode_file(content, SPOT)
    assert error.value.problem.code == code
