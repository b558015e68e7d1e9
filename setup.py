"""Build the package ``smartgov``: the domain, with the data that it reads.

Everything else about it is in ``pyproject.toml``.
"""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class BuildWithData(build_py):
    """Build the modules, and put the data beside them, where ``smartgov.paths`` looks first."""

    def run(self) -> None:
        """Build the modules and copy the data."""
        super().run()
        if not self.editable_mode:
            copytree(ROOT / "data", Path(self.build_lib) / "smartgov" / "data", dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithData})
