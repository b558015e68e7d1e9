"""Encode a visitor's own city in a short text for links, and decode it.

Version 1 is the digit 1, followed in base64url by a tag for the list of questions, the data of the
place, one digit per scored question as a single number in mixed radix, the numbers that were
entered, and a CRC-32 checksum. A text is accepted only if it is exactly what `format_own` returns.
"""

from __future__ import annotations

import base64
import hashlib
import math
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from smartgov.model import Question, Study
from smartgov.own_city.own_city import PLACE_DIGITS, OwnCity, check_answers

VERSION = "1"

#: Maximum length of the text, in characters.
MAX_LINK = 8_000

_LETTERS = re.compile("[A-Za-z0-9_-]+")
_HAS_COUNTRY, _HAS_PLACE, _HAS_POPULATION = 1, 2, 4


class OwnCityError(Exception):
    """The link cannot be decoded.

    ``code`` is the reason: ``link_long``, ``link_version``, ``link_damaged`` (mistyped or cut
    off), ``link_foreign`` (for another list of questions) or ``link_impossible`` (handmade, with
    invalid values).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def format_own(own: OwnCity, study: Study) -> str:
    """Encode a city and its answers in letters, digits, hyphens and underscores.

    Raises
    ------
    ValueError
        If an answer is not to a scored question of the study, or is not allowed.
    """
    check_answers(study, own)
    body = _tag(study) + _pack_place(own) + _pack_answers(own, study)
    packed = base64.urlsafe_b64encode(body + _checksum(body))
    return VERSION + packed.decode("ascii").rstrip("=")


def parse_own(text: str, study: Study) -> OwnCity:
    """Decode the city in a link.

    Raises
    ------
    OwnCityError
        If the text is not a result of `format_own` for this list of questions.
    """
    if len(text) > MAX_LINK:
        raise OwnCityError("link_long")
    if not _LETTERS.fullmatch(text) or len(text) % 4 == 2:
        raise OwnCityError("link_damaged")
    if text[0] != VERSION:
        raise OwnCityError("link_version")
    packed = base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
    body, checksum = packed[:-4], packed[-4:]
    if checksum != _checksum(body):
        raise OwnCityError("link_damaged")
    if body[:4] != _tag(study):
        raise OwnCityError("link_foreign")
    try:
        own = _unpack(_Reader(body[4:]), study)
        canonical = format_own(own, study)
    except (ValueError, OverflowError) as error:
        raise OwnCityError("link_impossible") from error
    if canonical != text:
        raise OwnCityError("link_damaged")
    return own


def _checksum(body: bytes) -> bytes:
    return zlib.crc32(VERSION.encode() + body).to_bytes(4, "big")


def _tag(study: Study) -> bytes:
    """Compute a four-byte hash that identifies the list of scored questions."""
    about = [(q.id, q.type, q.low, q.high) for q in study.scored]
    return hashlib.sha256(repr((study.info.id, about)).encode()).digest()[:4]


def _pack_place(own: OwnCity) -> bytes:
    """Encode name, country, coordinates and population, as far as they are known."""
    name = own.name.encode()
    has_place = own.latitude is not None and own.longitude is not None
    flags = (
        _HAS_COUNTRY * bool(own.country)
        + _HAS_PLACE * has_place
        + _HAS_POPULATION * (own.population is not None)
    )
    parts = [bytes([flags, len(name)]), name, own.country.encode()]
    if own.latitude is not None and own.longitude is not None:
        scale = 10**PLACE_DIGITS
        parts.append(struct.pack(">ii", round(own.latitude * scale), round(own.longitude * scale)))
    if own.population is not None:
        parts.append(struct.pack(">I", own.population))
    return b"".join(parts)


def _pack_answers(own: OwnCity, study: Study) -> bytes:
    """Encode the answers: a digit per question, combined in one number, then entered numbers."""
    packed, numbers = 0, b""
    for question in study.scored:
        digit = _encode_answer(question, own.answers)
        packed = packed * _radix(question) + digit
        if question.type == "number" and digit > 1:
            numbers += struct.pack(">d", own.answers[question.id])
    return packed.to_bytes(_digits_length(study), "big") + numbers


def _encode_answer(question: Question, answers: Mapping[str, float | None]) -> int:
    """Encode an answer as a digit: 0 skipped, 1 "don't know", 2 and up the steps of the scale."""
    value = answers.get(question.id)
    if value is None:
        return int(question.id in answers)
    return 2 if question.type == "number" else 2 + round(value) - math.ceil(question.low)


def _radix(question: Question) -> int:
    """Count the possible digits of a question."""
    if question.type == "number":
        return 3
    return 3 + math.floor(question.high) - math.ceil(question.low)


def _digits_length(study: Study) -> int:
    """Compute the number of bytes needed for the digits of all questions."""
    most = math.prod(_radix(question) for question in study.scored) - 1
    return (most.bit_length() + 7) // 8


@dataclass
class _Reader:
    """A sequential reader of bytes."""

    rest: bytes

    def take(self, count: int) -> bytes:
        """Read the next bytes; raise ValueError if there are not enough."""
        if len(self.rest) < count:
            raise ValueError("too short")
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken


def _unpack(reader: _Reader, study: Study) -> OwnCity:
    """Decode a city and its answers; raise ValueError if the data are invalid."""
    flags, length = reader.take(2)
    name = reader.take(length).decode()
    country = reader.take(2).decode() if flags & _HAS_COUNTRY else ""
    latitude = longitude = population = None
    if flags & _HAS_PLACE:
        place = struct.unpack(">ii", reader.take(8))
        latitude, longitude = (value / 10**PLACE_DIGITS for value in place)
    if flags & _HAS_POPULATION:
        (population,) = struct.unpack(">I", reader.take(4))
    return OwnCity(name, country, latitude, longitude, population, _unpack_answers(reader, study))


def _unpack_answers(reader: _Reader, study: Study) -> dict[str, float | None]:
    packed = int.from_bytes(reader.take(_digits_length(study)), "big")
    digits = {}
    for question in reversed(study.scored):
        packed, digits[question.id] = divmod(packed, _radix(question))
    answers: dict[str, float | None] = {}
    for question in study.scored:
        digit = digits[question.id]
        if digit == 1:
            answers[question.id] = None
        elif digit and question.type == "number":
            (answers[question.id],) = struct.unpack(">d", reader.take(8))
        elif digit:
            answers[question.id] = float(math.ceil(question.low) + digit - 2)
    return answers
