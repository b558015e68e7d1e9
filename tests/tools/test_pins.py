"""Tests that pins are read with their markers and hashes."""

from __future__ import annotations

import re

import pytest

from tools.pins import APP, DEV, ROOT, parse_pins, read_pins

ONE, OTHER = f"sha256:{'0' * 64}", f"sha256:{'a' * 64}"
TEXT = f"""# by hand
Foo.Bar==1.0 \\
    --hash={ONE} \\
    --hash={OTHER}
    # via somebody
nowhere==2.0 ; sys_platform == 'nowhere' \\
    --hash={ONE}
plain==3.0
"""


def test_a_pin_has_name_version_and_hashes() -> None:
    first, _, plain = parse_pins(TEXT)
    assert (first.name, first.version, first.hashes) == ("foo-bar", "1.0", (ONE, OTHER))
    assert (plain.name, plain.version, plain.hashes) == ("plain", "3.0", ())


def test_a_marker_says_whether_a_release_is_installed_here() -> None:
    assert [pin.is_for_this_computer for pin in parse_pins(TEXT)] == [True, False, True]


@pytest.mark.parametrize("file", [APP, DEV])
def test_every_pinned_release_has_hashes(file: str) -> None:
    pins = read_pins(ROOT / file)
    releases = re.findall(r"^[^# ].*==", (ROOT / file).read_text(encoding="utf-8"), re.M)
    assert len(pins) == len(releases) > 0
    assert [pin.name for pin in pins if not pin.hashes] == []


def test_the_tests_run_with_the_versions_of_the_app() -> None:
    app = {(pin.name, pin.version, pin.hashes) for pin in read_pins(ROOT / APP)}
    assert app
    assert app <= {(pin.name, pin.version, pin.hashes) for pin in read_pins(ROOT / DEV)}
