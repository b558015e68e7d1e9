"""Pin the dependencies in ``pyproject.toml`` to exact versions, for all platforms at once.

``requirements.txt`` lists what the app needs, ``requirements-dev.txt`` also what its tests need,
each release with the hashes of all its files. Pinned versions are kept while they are compatible;
``--upgrade`` takes the newest ones. Hashes are always asked for again.

``--check`` writes nothing and fails if compiling again would change a file. A file that was
published since, such as a wheel for a new version of Python, is no change; a hash that the index
does not know is one.
"""

from __future__ import annotations

import argparse
import difflib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.pins import APP, DEV, ROOT, parse_pins

HASH_LINE = "    --hash="
COMPILE = [
    *[sys.executable, "-m", "uv", "pip", "compile", "--quiet"],
    *["--universal", "--python-version", "3.11", "--fork-strategy", "fewest"],
    *["--python", sys.executable, "--no-python-downloads", "--no-config"],
    *["--no-emit-index-url", "--no-emit-find-links", "--generate-hashes"],
    *["--custom-compile-command", "make requirements"],
]


def compile_requirements(root: Path, *, upgrade: bool) -> dict[str, str]:
    """Compile both files and give their text; ``root`` is not changed."""
    newest = ["--upgrade"] if upgrade else []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("pyproject.toml", APP, DEV):
            if (root / file).exists():
                text = (root / file).read_text(encoding="utf-8")
                (folder / file).write_text(remove_hashes(text), encoding="utf-8")
        _compile(folder, [*newest, "--output-file", APP])
        _compile(folder, [*newest, "--output-file", DEV, "--extra", "dev", "--constraint", APP])
        return {file: (folder / file).read_text(encoding="utf-8") for file in (APP, DEV)}


def remove_hashes(text: str) -> str:
    """Leave only the pins: uv copies hashes that it finds, right or wrong, instead of asking."""
    return re.sub(rf" \\\n{HASH_LINE}[^ \n]+", "", text)


def find_changes(root: Path, compiled: dict[str, str]) -> list[str]:
    """List the lines that compiling changed, as a unified diff, and the pins without a hash."""
    changes = []
    for file, text in compiled.items():
        written = (root / file).read_text(encoding="utf-8") if (root / file).exists() else ""
        changes += compare(file, written, text)
        changes += [f"{file}: {p.name} has no hash" for p in parse_pins(written) if not p.hashes]
    return changes


def compare(file: str, written: str, compiled: str) -> list[str]:
    """List what differs between two texts of a file, but for hashes that only the new one has."""
    before = [line.removesuffix(" \\") for line in written.splitlines()]
    after = [line.removesuffix(" \\") for line in compiled.splitlines()]
    known = set(before)
    after = [line for line in after if line in known or not line.startswith(HASH_LINE)]
    return list(difflib.unified_diff(before, after, file, f"{file}, compiled", lineterm=""))


def _compile(folder: Path, options: list[str]) -> None:
    subprocess.run([*COMPILE, *options, "pyproject.toml"], cwd=folder, check=True)


def main() -> int:
    """Compile, or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a change")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    options = parser.parse_args()
    try:
        compiled = compile_requirements(ROOT, upgrade=options.upgrade)
    except subprocess.CalledProcessError as error:
        print(f"The requirements could not be compiled (exit code {error.returncode}).")
        return 1
    if not options.check:
        for file, text in compiled.items():
            (ROOT / file).write_text(text, encoding="utf-8")
        return 0
    changes = find_changes(ROOT, compiled)
    print("\n".join(changes) or "requirements: up to date")
    if changes:
        print("The requirements do not follow from pyproject.toml. Run: make requirements")
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main())
