"""Tests that the bill of materials is valid and whole, and the same every time."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools import write_sbom
from tools.pins import APP, ROOT, Pin, parse_pins, read_pins

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = read_pins(ROOT / APP)


@cache
def bill() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(write_sbom.write_bom(PROJECT, PINS))
    return document


def needs() -> dict[str, list[str]]:
    return {entry["ref"]: entry.get("dependsOn", []) for entry in bill()["dependencies"]}


def test_the_bill_follows_the_schema() -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(bill())) is None
    assert validator.validate_str(json.dumps(bill() | {"components": [{}]})) is not None


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.name)
def test_every_pinned_release_is_in_the_bill(pin: Pin) -> None:
    (found,) = (entry for entry in bill()["components"] if entry["name"] == pin.name)
    assert found["version"] == pin.version
    assert found["purl"] == f"pkg:pypi/{pin.name}@{pin.version}"
    assert bool(found.get("licenses")) == pin.is_for_this_computer
    assert found["scope"] == ("optional" if pin.marker else "required")


def test_nothing_else_is_in_the_bill() -> None:
    assert len(bill()["components"]) == len(PINS)


def test_the_app_is_what_the_bill_is_about() -> None:
    app = bill()["metadata"]["component"]
    assert (app["name"], app["version"]) == (PROJECT["name"], PROJECT["version"])
    assert app["licenses"] == [{"license": {"id": PROJECT["license"]}}]
    assert app["type"] == "application"
    assert len(needs()[app["bom-ref"]]) == len(PROJECT["dependencies"])


def test_the_app_needs_everything_that_is_in_the_bill() -> None:
    reached, ahead = set[str](), [bill()["metadata"]["component"]["bom-ref"]]
    while ahead:
        reference = ahead.pop()
        if reference not in reached:
            reached.add(reference)
            ahead += needs()[reference]
    here = {f"pkg:pypi/{pin.name}@{pin.version}" for pin in PINS if pin.is_for_this_computer}
    assert here <= reached


def test_the_same_releases_give_the_same_bytes() -> None:
    first = write_sbom.write_bom(PROJECT, PINS)
    assert write_sbom.write_bom(PROJECT, PINS[::-1]) == first
    assert "timestamp" not in bill()["metadata"]
    other = json.loads(write_sbom.write_bom(PROJECT | {"version": "9.9"}, PINS))
    assert other["serialNumber"] != bill()["serialNumber"]


def test_a_release_for_another_system_is_optional() -> None:
    (pin,) = parse_pins("nowhere==1.0 ; sys_platform == 'nowhere'\n")
    project = PROJECT | {"dependencies": ["nowhere", "nowhere-else; extra == 'more'"]}
    document = json.loads(write_sbom.write_bom(project, [pin]))
    (component,) = document["components"]
    assert component["scope"] == "optional"
    assert "licenses" not in component
    needed = [entry["dependsOn"] for entry in document["dependencies"] if "dependsOn" in entry]
    assert needed == [[component["bom-ref"]]]


def test_the_command_writes_the_bill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("pyproject.toml", APP):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(write_sbom, "ROOT", tmp_path)
    monkeypatch.setattr(write_sbom, "SBOM", tmp_path / "build" / "sbom.cdx.json")
    assert write_sbom.main() == 0
    assert json.loads(write_sbom.SBOM.read_text(encoding="utf-8")) == bill()
    assert f"{len(PINS)} packages" in capsys.readouterr().out


def test_an_environment_with_other_releases_gives_no_bill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (tmp_path / APP).write_text("pytest==0.1\n", encoding="utf-8")
    monkeypatch.setattr(write_sbom, "ROOT", tmp_path)
    monkeypatch.setattr(write_sbom, "SBOM", tmp_path / "sbom.cdx.json")
    assert write_sbom.main() == 1
    assert "make dev-ready" in capsys.readouterr().out
    assert not write_sbom.SBOM.exists()
