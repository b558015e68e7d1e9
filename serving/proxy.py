"""nginx in front of several processes, or of one that asks for a sign-in.

``python -m serving.proxy app-1:8501 app-2:8501`` writes the configuration for containers; that of
``make serve`` comes from the same template.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from string import Template

import click

from serving.health import LIVE, READY

#: The variable with the path of nginx, for one that is not on the path.
NGINX = "NGINX"

#: Where distributions install it, often not on the path of users.
USUAL = ("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx")

#: The cookie with the number of the process that has a visitor's session. The process sets it: it
#: knows its number by the variable.
COOKIE, WORKER = "sg_worker", "SMARTGOV_WORKER"

REALM = "Smart Governance Explorer"

#: The site, as a file of ``conf.d``. Messages below the gravest would name addresses and queries;
#: the processes write the logs.
SITE = Template("""\
map $$http_upgrade $$connection_header { default upgrade; "" ""; }

# A process writes its number into the cookie of whoever opens a page or a session there. Everything
# else goes to that process; while it does not answer, to the next one, which writes its own number.
map $$cookie_$cookie $$worker {
    default any;
$numbers
}
upstream any {
    zone any 256k;
    least_conn;
$servers
}
# A frame on another site gets no cookie. Its session, and all that belongs to it, go to the process
# that its address and its browser lead to.
map $$cookie_$cookie $$home {
    default same;
$numbers
}
upstream same {
    zone same 256k;
    hash "$$remote_addr $$http_x_forwarded_for $$http_user_agent" consistent;
$servers
}
$workers$keys
server {
    listen $listen;
    server_tokens off;
    access_log off;
    error_log stderr emerg;

    # Whoever sends or reads too slowly is let go. Nothing of a visitor is written to the disk.
    client_header_timeout 15s;
    client_body_timeout 30s;
    send_timeout 30s;
    keepalive_timeout 30s;
    client_max_body_size 12m;
    proxy_request_buffering off;
    proxy_max_temp_file_size 0;

    proxy_http_version 1.1;
    proxy_set_header Host $$http_host;
    proxy_set_header Upgrade $$http_upgrade;
    proxy_set_header Connection $$connection_header;
    proxy_set_header X-Forwarded-Proto $$scheme;
    proxy_set_header Authorization "";
    proxy_connect_timeout 2s;
    proxy_send_timeout 60s;
    proxy_read_timeout 60s;
    proxy_next_upstream error timeout http_502 http_503;
$sign_in
    location / {
        proxy_pass http://$$worker;$give_pass
    }
    # A second tab may have its session elsewhere: only one process knows a file by its address.
    location ~ /media/ {
        proxy_next_upstream error timeout http_502 http_503 http_404;
        proxy_pass http://$$home;
    }
    location ~ /_stcore/stream$$ {
        proxy_send_timeout 1h;
        proxy_read_timeout 1h;
        proxy_pass http://$$home;$take_pass
    }
    location ~ /(_stcore/.*|process)$$ {
        proxy_pass http://$$home;
    }
$health
}
""")

#: Everything around the site, for a process of nginx that we start ourselves.
MAIN = Template("""\
pid $folder/nginx.pid;
error_log stderr emerg;
worker_processes 1;
worker_rlimit_nofile 8192;
events { worker_connections 4096; }
http {
    access_log off;
    default_type application/octet-stream;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
$site
}
""")

#: Safari sends no password with a WebSocket: a page that was opened with one gives a pass for it.
KEYS = Template("""
map $$cookie_sg_pass $$pass_realm { default "$realm"; "$key" off; }
map $$cookie_sg_pass $$new_pass {
    default "sg_pass=$key; Path=/; HttpOnly; SameSite=Lax";
    "$key" "";
}
""")


def find_nginx() -> Path | None:
    """Find nginx: the one that ``NGINX`` names, on the path, or where it is usually installed."""
    named = os.environ.get(NGINX)
    for candidate in [named] if named else ["nginx", *USUAL]:
        if found := shutil.which(candidate):
            return Path(found)
    return None


def write_site(listen: str, servers: Sequence[str], users: Path | None = None) -> str:
    """Write the part of the configuration that containers and ``make serve`` have in common.

    Parameters
    ----------
    listen
        Port, or address and port, where visitors reach the app.
    servers
        Address and port of each process. They write their numbers into cookies: 1, 2, ...
    users
        File of users and passwords; with it, nothing but health is answered without a sign-in.
    """
    keys = KEYS.substitute(realm=REALM, key=secrets.token_urlsafe(24)) if users else ""
    numbers = range(1, len(servers) + 1)
    return SITE.substitute(
        cookie=COOKIE,
        listen=listen,
        numbers="\n".join(f"    {number} worker_{number};" for number in numbers),
        servers="\n".join(f"    {_server(server)};" for server in servers),
        workers="\n".join(_upstream(number, servers) for number in numbers),
        keys=keys,
        sign_in=_ask_for_sign_in(users) if users else "",
        give_pass="\n        add_header Set-Cookie $new_pass;" if users else "",
        take_pass="\n        auth_basic $pass_realm;" if users else "",
        health="\n".join(_probe(path) for path in (LIVE, READY)),
    )


def _server(address: str) -> str:
    return f"server {address} max_fails=1 fail_timeout=2s"


def _upstream(number: int, servers: Sequence[str]) -> str:
    """Write where the visitors of a process go: to it, or else to the next one, all of them."""
    own, *others = [*servers[number - 1 :], *servers[: number - 1]]
    lines = [f"    {_server(own)};"]
    for place, other in enumerate(others):
        lines.append(f"    {_server(other)} backup{' weight=100000' if place == 0 else ''};")
    inside = "\n".join(lines)
    return f"upstream worker_{number} {{\n    zone worker_{number} 256k;\n{inside}\n}}"


def _probe(path: str) -> str:
    """Write the answer to a probe, to exactly this path, which needs no sign-in."""
    return f"    location = {path} {{ auth_basic off; proxy_pass http://any{path}; }}"


def _ask_for_sign_in(users: Path) -> str:
    return (
        "\n    # Nothing reaches who has not signed in, but whether the server is well.\n"
        f'    auth_basic "{REALM}";\n    auth_basic_user_file "{users}";\n'
    )


def configure(
    address: str, port: int, workers: Sequence[int], folder: Path, users: Path | None = None
) -> str:
    """Write the whole configuration for a process of nginx on this machine.

    Parameters
    ----------
    address, port
        Where visitors reach the app.
    workers
        Ports of the processes on this machine.
    folder
        Existing directory for the files that nginx writes.
    users
        File of users and passwords, if the app asks for a sign-in.
    """
    host = f"[{address}]" if ":" in address else address
    site = write_site(f"{host}:{port}", [f"127.0.0.1:{worker}" for worker in workers], users)
    return MAIN.substitute(folder=folder, site=site)


@click.command()
@click.argument("servers", nargs=-1, required=True)
@click.option("--listen", default="8080", help="Port, or address and port, to listen on.")
@click.option("--sign-in", "users", type=click.Path(path_type=Path), help="File of users.")
def main(servers: tuple[str, ...], listen: str, users: Path | None) -> None:
    """Write the configuration for containers: their SERVERS as address and port."""
    click.echo("# Written by `python -m serving.proxy`; docs/deploying.md explains it.")
    click.echo(write_site(listen, servers, users), nl=False)


if __name__ == "__main__":
    main()
