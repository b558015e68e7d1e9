"""``python -m smartgov``."""

from smartgov.cli import main

main(prog_name="python -m smartgov")
