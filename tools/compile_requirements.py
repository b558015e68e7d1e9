"""Pin the dependencies in ``pyproject.toml`` to exact versions, for all platforms at once.

``requirements.txt`` lists what the app needs, ``requirements-dev.txt`` also what its tests need.
Pinned versions are kept while they are compatible; ``--upgrade`` takes the newest ones.
``--check`` writes nothing and fails if compiling again would change a file.
"""

from __future__ import annotations

import argparse
import difflib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = "requirements.txt"
DEV = "requirements-dev.txt"
COMPILE = [
    *[sys.executable, "-m", "uv", "pip", "compile", "--quiet"],
    *["--universal", "--python-version", "3.11", "--fork-strategy", "fewest"],
    *["--python", sys.executable, "--no-python-downloads", "--no-config"],
    *["--no-emit-index-url", "--no-emit-find-links"],
    *["--custom-compile-command", "make requirements"],
]


def compile_requirements(folder: Path, *, upgrade: bool) -> None:
    """Write both files in ``folder``, which contains ``pyproject.toml`` and perhaps old files."""
    newest = ["--upgrade"] if upgrade else []
    _compile(folder, [*newest, "--output-file", APP])
    _compile(folder, [*newest, "--output-file", DEV, "--extra", "dev", "--constraint", APP])


def check_requirements() -> list[str]:
    """List the lines that compiling again would change, as a unified diff."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("pyproject.toml", APP, DEV):
            if (ROOT / file).exists():
                shutil.copy(ROOT / file, folder / file)
        compile_requirements(folder, upgrade=False)
        return [line for file in (APP, DEV) for line in _compare(file, folder)]


def _compile(folder: Path, options: list[str]) -> None:
    subprocess.run([*COMPILE, *options, "pyproject.toml"], cwd=folder, check=True)


def _compare(file: str, folder: Path) -> list[str]:
    written = ROOT / file
    before = written.read_text(encoding="utf-8").splitlines() if written.exists() else []
    after = (folder / file).read_text(encoding="utf-8").splitlines()
    return list(difflib.unified_diff(before, after, file, f"{file}, compiled", lineterm=""))


def main() -> int:
    """Compile, or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a change")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    options = parser.parse_args()
    try:
        if not options.check:
            compile_requirements(ROOT, upgrade=options.upgrade)
            return 0
        changes = check_requirements()
    except subprocess.CalledProcessError as error:
        print(f"The requirements could not be compiled (exit code {error.returncode}).")
        return 1
    print("\n".join(changes) or "requirements: up to date")
    if changes:
        print("The requirements do not follow from pyproject.toml. Run: make requirements")
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main())
