"""The scripts that a page writes into its document, all of them.

The server lists their hashes in its content security policy, so that no other inline script runs.
What is long is in ``static/scripts/``.
"""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

#: The id of the notice for browsers that cannot draw the map; see `after_paint.js`.
NO_WEBGL = "sg-no-webgl"

#: The id of the element whose data attributes say what the next script tells the browser.
TOLD = "sg-told"

#: Where the scripts are that a browser fetches once for all pages, from the folder of the app.
FOLDER = "app/static/scripts"

#: Sets the language of the document and more; see `document.js`.
TELL_BROWSER = (
    f'import(new URL("{FOLDER}/document.js", document.baseURI)).then(({{ tellBrowser }}) =>'
    f' tellBrowser(document.getElementById("{TOLD}").dataset));'
)

#: Shows the slides that a page has; see `stage.js`.
SHOW_SLIDES = f"({Path(__file__).with_name('stage.js').read_text(encoding='utf-8').strip()})()"


def script_tag(script: str) -> Markup:
    """Build the element for one of the scripts."""
    return Markup("<script>{}</script>").format(Markup(script))  # noqa: S704 - one of ours


def all_scripts() -> list[str]:
    """List every script, as its element contains it."""
    return [TELL_BROWSER, SHOW_SLIDES]
