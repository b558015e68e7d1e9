"""``python -m serving``: serve the app with one process or several."""

from __future__ import annotations

import os
import sys

import click

from serving.logs import configure_logs
from serving.proxy import NGINX, find_nginx
from serving.sign_in import SIGN_IN, SignInError, users_file
from serving.workers import ROOT, serve

NO_NGINX = (
    "Several processes, or a sign-in, need nginx in front of them, and none was found. Install it "
    f"(on Debian: apt-get install nginx-light), or set {NGINX} to its path. One worker without "
    f"{SIGN_IN} needs none."
)


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Number of processes.")
@click.option("--address", default="127.0.0.1", help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65_535), default=8501, help="Port to listen on.")
def main(workers: int, address: str, port: int) -> None:
    """Serve the app to visitors; stop it with Ctrl+C or SIGTERM."""
    try:
        users = users_file()
    except SignInError as error:
        raise click.ClickException(str(error)) from error
    if workers == 1 and users is None:
        flags = ["--server.address", address, "--server.port", str(port)]
        still = ["--server.headless", "true", "--server.fileWatcherType", "none"]
        command = [sys.executable, "-m", "streamlit", "run", "server.py", *flags, *still]
        os.chdir(ROOT)
        os.execv(sys.executable, command)  # noqa: S606 - our own command; it gets every signal
    nginx = find_nginx()
    if nginx is None:
        raise click.ClickException(NO_NGINX)
    configure_logs()
    serve(nginx, address, port, workers, users)


if __name__ == "__main__":
    main()
