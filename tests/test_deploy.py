"""The files of deploy/ agree with the server: its port, its user, its probes and its folders."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from serving.health import LIVE, READY
from serving.proxy import WORKER

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


def documents(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((DEPLOY / name).read_text(encoding="utf-8")))


def test_the_image_has_every_folder_that_the_server_needs() -> None:
    copied = set(re.findall(r"^COPY (?:app\.py )?(\S+)", DOCKERFILE, re.MULTILINE))
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert rooms - {"tools"} <= copied
    assert {"pages", "static", "data", ".streamlit", "server.py"} <= copied


def test_nobody_is_root_and_nothing_is_written() -> None:
    (user,) = re.findall(r"^USER (\d+)", DOCKERFILE, re.MULTILINE)
    deployment = documents("kubernetes.yaml")[0]["spec"]["template"]["spec"]
    assert deployment["securityContext"]["runAsUser"] == int(user) > 0
    (container,) = deployment["containers"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    app = documents("compose.yaml")[0]["services"]["app-1"]
    assert app["read_only"]
    assert app["cap_drop"] == ["ALL"]


def test_ports_and_probes_are_those_of_the_server() -> None:
    (port,) = re.findall(r"^EXPOSE (\d+)", DOCKERFILE, re.MULTILINE)
    assert f'"--port", "{port}"' in DOCKERFILE
    assert f":{port}{LIVE}" in DOCKERFILE
    deployment, service, ingress, scaler = documents("kubernetes.yaml")
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    assert container["readinessProbe"]["httpGet"] == {"path": READY, "port": int(port)}
    assert container["livenessProbe"]["httpGet"] == {"path": LIVE, "port": int(port)}
    assert service["spec"]["ports"][0]["targetPort"] == int(port)
    assert ingress["metadata"]["annotations"]["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    assert scaler["kind"] == "HorizontalPodAutoscaler"


def test_containers_have_the_numbers_by_which_the_proxy_finds_them() -> None:
    (port,) = re.findall(r"^EXPOSE (\d+)", DOCKERFILE, re.MULTILINE)
    services = documents("compose.yaml")[0]["services"]
    apps = {name: service for name, service in services.items() if name.startswith("app-")}
    proxy = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for name, service in apps.items():
        number = service["environment"][WORKER]
        group = re.search(rf"upstream worker_{number} \{{(.*?)\}}", proxy, re.DOTALL)
        assert group is not None
        own, *others = re.findall(r"server (\S+):(\d+)", group[1])
        assert own == (name, port)
        assert sorted([own, *others]) == [(app, port) for app in apps]
        assert service["environment"].keys() == apps["app-1"]["environment"].keys()
    assert f"{len(apps)} worker_{len(apps)};" in proxy


def test_what_is_installed_is_what_was_pinned() -> None:
    """Without ``--require-hashes``, a file that lost its hashes would be installed unchecked."""
    installs = re.findall(r"pip install .*", DOCKERFILE)
    assert installs == [
        "pip install --no-cache-dir --require-hashes --requirement requirements.txt"
    ]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.findall(r"^PIP := .* install .*--require-hashes$", makefile, re.MULTILINE)
    assert set(re.findall(r"\$\(PIP\) (.*?) &&", makefile)) == {
        "-r requirements.txt",
        "-r requirements-dev.txt",
    }
