"""Find nginx for the tests of several processes, or install it.

The script prints one line that says what it did. Without nginx it warns, and fails if ``CI`` is
``true``, where these tests must not be skipped.
"""

from __future__ import annotations

import sys

from serving.proxy import NGINX, find_nginx
from tools.install_browser import in_ci, install_with_apt


def main() -> int:
    """Find or install nginx; return the exit code."""
    if found := find_nginx():
        print(f"nginx for the tests: found {found}")
        return 0
    if install_with_apt("nginx-light") and (found := find_nginx()):
        print(f"nginx for the tests: installed Debian's package nginx-light, {found}")
        return 0
    print("nginx for the tests: none found and none could be installed.", end=" ")
    print(f"Install nginx, or set {NGINX} to the path of one.")
    return 1 if in_ci() else 0


if __name__ == "__main__":
    sys.exit(main())
