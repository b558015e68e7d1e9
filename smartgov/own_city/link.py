"""The link that carries a visitor's own city: everything in a few dozen characters.

Version 1 is the digit 1, then in base64url: a tag of the list of questions, what is known of the
place, one digit per scored question as one number in mixed radix, the numbers that were entered,
and a CRC-32 over all of it. A link is taken only if it stands exactly as `format_own` writes it.
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

#: The longest link that is read, in characters.
MAX_LINK = 8_000

_LETTERS = re.compile("[A-Za-z0-9_-]+")
_HAS_COUNTRY, _HAS_PLACE, _HAS_POPULATION = 1, 2, 4


class OwnCityError(Exception):
    """A link that cannot be read.

    ``code`` says why: ``link_long``, ``link_version``, ``link_damaged`` (mistyped or cut off),
    ``link_foreign`` (made for another list of questions) or ``link_impossible`` (made by hand:
    something in it cannot be).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def format_own(own: OwnCity, study: Study) -> str:
    """Return a city and its answers as letters, digits, hyphen and underscore.

    Raises
    ------
    ValueError
        Where an answer is to no scored question of the study, or not possible.
    """
    check_answers(study, own)
    body = _tag(study) + _pack_place(own) + _pack_answers(own, study)
    packed = base64.urlsafe_b64encode(body + _checksum(body))
    return VERSION + packed.decode("ascii").rstrip("=")


def parse_own(text: str, study: Study) -> OwnCity:
    """Return the city that a link carries.

    Raises
    ------
    OwnCityError
        For everything that `format_own` has not written for this list of questions.
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
    """Return four bytes that differ from those of any other list of questions."""
    about = [(q.id, q.type, q.low, q.high) for q in study.scored]
    return hashlib.sha256(repr((study.info.id, about)).encode()).digest()[:4]


def _pack_place(own: OwnCity) -> bytes:
    """Return name, country, coordinates and population, as far as they are known."""
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
    """Return a digit per question, all as one number, and behind it what does not fit a digit."""
    packed, numbers = 0, b""
    for question in study.scored:
        digit = _digit(question, own.answers)
        packed = packed * _radix(question) + digit
        if question.type == "number" and digit > 1:
            numbers += struct.pack(">d", own.answers[question.id])
    return packed.to_bytes(_digits_length(study), "big") + numbers


def _digit(question: Question, answers: Mapping[str, float | None]) -> int:
    """Return 0 for skipped, 1 for "don't know", from 2 on the steps of the scale."""
    value = answers.get(question.id)
    if value is None:
        return int(question.id in answers)
    return 2 if question.type == "number" else 2 + round(value) - math.ceil(question.low)


def _radix(question: Question) -> int:
    """Return how many digits a question has."""
    if question.type == "number":
        return 3
    return 3 + math.floor(question.high) - math.ceil(question.low)


def _digits_length(study: Study) -> int:
    """Return how many bytes the digits of all questions take."""
    most = math.prod(_radix(question) for question in study.scored) - 1
    return (most.bit_length() + 7) // 8


@dataclass
class _Reader:
    """Bytes that are taken one after the other; ValueError where there are not enough."""

    rest: bytes

    def take(self, count: int) -> bytes:
        """Return the next bytes."""
        if len(self.rest) < count:
            raise ValueError("too short")
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken


def _unpack(reader: _Reader, study: Study) -> OwnCity:
    """Return what is packed; ValueError where it cannot be."""
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
