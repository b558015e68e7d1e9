"""Commands in the language of ``--language``: their help, and what is wrong with a call.

Click takes its words from gettext, but comes without translations: those in ``texts/`` are given
to it while a command runs.
"""

from __future__ import annotations

import copy
import gettext
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from smartgov.cli.output import texts_of
from smartgov.text import LANGUAGES, Language

#: The domain of gettext from which Click takes its words, and the variable that names a language.
_DOMAIN, _VARIABLE = "messages", "LANGUAGE"

_OPTION = "--language"

_language: ContextVar[Language] = ContextVar("language", default=LANGUAGES[0])


def spoken() -> Language:
    """Look up the language of the command that runs."""
    return _language.get()


class SpokenGroup(click.Group):
    """A group of commands whose help and errors are in the language that a call asks for."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        """Run a command."""
        words = list(sys.argv[1:] if args is None else args)
        with speak(find_language(words)):
            return click.Group.main(translate(self), words, *rest, **named)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Look up a command by name."""
        command = super().get_command(ctx, cmd_name)
        return None if command is None else translate(command)


def find_language(words: Sequence[str]) -> Language:
    """Find the language that a call asks for; English if it asks for none, or an unknown one."""
    asked = [value for option, value in pairwise(words) if option == _OPTION]
    asked += [word.partition("=")[2] for word in words if word.startswith(f"{_OPTION}=")]
    return asked[-1] if asked and asked[-1] in LANGUAGES else LANGUAGES[0]


@contextmanager
def speak(language: Language) -> Iterator[None]:
    """Give Click its words in a language."""
    with ExitStack() as stack:
        stack.callback(_language.reset, _language.set(language))
        if language != LANGUAGES[0]:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            _write_catalog(language, Path(folder))
            stack.callback(gettext.bindtextdomain, _DOMAIN, gettext.bindtextdomain(_DOMAIN))
            gettext.bindtextdomain(_DOMAIN, folder)
            stack.callback(_set_variable, os.environ.get(_VARIABLE))
            _set_variable(language)
        yield


def _set_variable(language: str | None) -> None:
    """Set the variable from which gettext takes the language, or remove it."""
    os.environ.pop(_VARIABLE, None)
    if language is not None:
        os.environ[_VARIABLE] = language


def _write_catalog(language: Language, folder: Path) -> None:
    """Write the words of Click in a language as gettext reads them."""
    catalog = Catalog(locale=language)
    own = texts_of(language)["click"]
    for name, english in texts_of(LANGUAGES[0])["click"].items():
        one, other = _forms(own[name])
        if isinstance(english, Mapping):
            catalog.add(_forms(english), (one, *[other] * (catalog.num_plurals - 1)))
        else:
            catalog.add(english, other)
    file = folder / language / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as out:
        write_mo(out, catalog)


def _forms(text: str | Mapping[str, str]) -> tuple[str, str]:
    """List the singular and the plural of a text."""
    if isinstance(text, str):
        return text, text
    return text.get("one", text["other"]), text["other"]


def translate(command: click.Command) -> click.Command:
    """Copy a command, with its help in the language that is spoken."""
    texts = texts_of(spoken())
    made = copy.copy(command)
    name = command.name or ""
    made.help = texts["commands"][name]
    made.params = [_translate_parameter(param, name) for param in command.params]
    if made.options_metavar:
        made.options_metavar = gettext.gettext(made.options_metavar)
    if isinstance(made, click.Group):
        made.subcommand_metavar = gettext.gettext(made.subcommand_metavar)
    return made


def _translate_parameter(param: click.Parameter, command: str) -> click.Parameter:
    """Copy a parameter, with its help and the name of its type in the language that is spoken."""
    made = copy.copy(param)
    made.type = copy.copy(param.type)
    made.type.name = gettext.gettext(param.type.name)
    if isinstance(made, click.Option):
        options = texts_of(spoken())["options"]
        made.help = options.get(f"{command}_{param.name}") or options[str(param.name)]
    return made
