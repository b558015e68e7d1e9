"""Run the command line with ``python -m smartgov``."""

from smartgov.cli.commands import main

main(prog_name="python -m smartgov")
