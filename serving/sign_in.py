"""Sign-in before anything of a study is sent: nginx asks for it, as its users file says."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from serving.proxy import WORKER

#: The variable with the path of a file of users and passwords, as ``htpasswd`` writes it.
SIGN_IN = "SMARTGOV_SIGN_IN"

#: A user and the hash of a password. nginx would also take plain text and weaker hashes.
USER = re.compile(r"[^:#\s][^:]*:(\$|\{SSHA\})\S+")

#: What would end the path in nginx's configuration, or be replaced there.
FORBIDDEN = re.compile(r'["$\\\n;{}]')


class SignInError(ValueError):
    """A sign-in that was asked for and cannot be had; nothing is served without it."""


def users_file() -> Path | None:
    """Find the file of users; without the variable, nobody has to sign in.

    Raises
    ------
    SignInError
        If the file cannot be used, so that nothing is served unprotected.
    """
    named = os.environ.get(SIGN_IN)
    if named is None:
        return None
    path = Path(named).absolute()
    if FORBIDDEN.search(str(path)):
        raise SignInError(f"{SIGN_IN}: nginx cannot read a path with these characters: {path}")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SignInError(f"{SIGN_IN}: {path} cannot be read: {type(error).__name__}") from error
    users = [line for line in lines if line.strip() and not line.startswith("#")]
    if not users or not all(USER.match(line) for line in users):
        raise SignInError(f"{SIGN_IN}: {path} has to list users as htpasswd writes them")
    if _runs_as_root() and not _is_open_to_all(path):
        raise SignInError(f"{SIGN_IN}: nginx reads {path} as another user: let others read it")
    return path


def require_proxy() -> None:
    """Check that a process which is asked to serve with a sign-in has nginx in front of it.

    Raises
    ------
    SignInError
        If it would serve visitors itself, without a sign-in.
    """
    if SIGN_IN in os.environ and WORKER not in os.environ:
        raise SignInError(f"{SIGN_IN} is set, which only `make serve` can keep to: start it so")


def _runs_as_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_open_to_all(path: Path) -> bool:
    """Check whether any user may read a file: those of its folder and of all above may pass."""
    folders = all(folder.stat().st_mode & stat.S_IXOTH for folder in path.parents)
    return bool(folders and path.stat().st_mode & stat.S_IROTH)
