"""The scripts that a page writes into its document, all of them.

The server lists their hashes in its content security policy, so that no other inline script runs.
"""

from __future__ import annotations

from markupsafe import Markup

from smartgov.text import LANGUAGES, Language

#: The id of the notice for browsers that cannot draw the map.
NO_WEBGL = "sg-no-webgl"

#: Hides that notice if the browser supports WebGL 2.
HIDE_NO_WEBGL = (
    f'document.getElementById("{NO_WEBGL}").hidden ='
    ' Boolean(document.createElement("canvas").getContext("webgl2"));'
)


def set_language(language: Language) -> str:
    """Write the script that sets the language of the document."""
    return f'document.documentElement.lang="{language}"'


def script_tag(script: str) -> Markup:
    """Build the element for one of the scripts."""
    return Markup("<script>{}</script>").format(Markup(script))  # noqa: S704 - one of ours


def all_scripts() -> list[str]:
    """List every script, as its element contains it."""
    return [HIDE_NO_WEBGL, *map(set_language, LANGUAGES)]
