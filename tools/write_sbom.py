"""Write what the app needs as a CycloneDX bill of materials, ``build/sbom.cdx.json``.

The releases come from ``requirements.txt``; licenses, and which package needs which, from the
installed metadata. The same releases give the same bytes: no time and no random number is in it.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from importlib.metadata import Distribution
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from tools.dependencies import UnknownDependencyError, find_installed, read_dependency
from tools.pins import APP, ROOT, Pin, read_pins

SBOM = ROOT / "build" / "sbom.cdx.json"


def write_bom(project: Mapping[str, Any], pins: Sequence[Pin]) -> str:
    """Write the bill of a project, the table of ``pyproject.toml``, and its pinned releases."""
    app = describe_app(project)
    packages = {pin.name: describe_package(pin) for pin in pins}
    bom = Bom(components=packages.values())
    bom.metadata.component = app
    bom.register_dependency(app, find_needed(project["dependencies"], packages))
    for pin in pins:
        bom.register_dependency(packages[pin.name], find_needed(list_needs(pin), packages))
    document: dict[str, Any] = json.loads(JsonV1Dot6(bom).output_as_string())
    return fix_in_time(document)


def describe_app(project: Mapping[str, Any]) -> Component:
    """Describe the app itself, the root of the bill."""
    return Component(
        type=ComponentType.APPLICATION,
        name=project["name"],
        version=project["version"],
        description=project["description"],
        licenses=[LicenseFactory().make_from_string(project["license"])],
        bom_ref=project["name"],
    )


def describe_package(pin: Pin) -> Component:
    """Describe a pinned release; one for other systems only is optional and has no license."""
    address = PackageURL("pypi", name=pin.name, version=pin.version)
    component = Component(
        type=ComponentType.LIBRARY,
        name=pin.name,
        version=pin.version,
        purl=address,
        bom_ref=address.to_string(),
        scope=ComponentScope.OPTIONAL if pin.marker else ComponentScope.REQUIRED,
    )
    if pin.is_for_this_computer:
        found = read_dependency(pin)
        home = ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(found.home))
        component.licenses.add(LicenseFactory().make_from_string(found.license))
        component.external_references.add(home)
    return component


def list_needs(pin: Pin) -> list[str]:
    """List what a release requires, as it stands in its metadata."""
    installed: Distribution | None = find_installed(pin) if pin.is_for_this_computer else None
    return installed.requires or [] if installed else []


def find_needed(
    requirements: Sequence[str], packages: Mapping[NormalizedName, Component]
) -> list[Component]:
    """Find the packages of the bill that a list of requirements names, without their extras."""
    parsed = [Requirement(text) for text in requirements]
    needed = [r for r in parsed if r.marker is None or r.marker.evaluate({"extra": ""})]
    names = [canonicalize_name(requirement.name) for requirement in needed]
    return [packages[name] for name in names if name in packages]


def fix_in_time(document: dict[str, Any]) -> str:
    """Write a bill without the time of writing, with a serial number made from its content."""
    del document["metadata"]["timestamp"], document["serialNumber"]
    content = json.dumps(document, sort_keys=True)
    document["serialNumber"] = uuid5(NAMESPACE_URL, content).urn
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the bill; return the exit code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = read_pins(ROOT / APP)
    try:
        text = write_bom(project, pins)
    except UnknownDependencyError as error:
        print(error)
        return 1
    SBOM.parent.mkdir(exist_ok=True)
    SBOM.write_text(text, encoding="utf-8")
    print(f"{SBOM.relative_to(ROOT)}: {len(pins)} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
