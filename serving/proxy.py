"""nginx in front of several processes: where it is, and how it is configured."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from string import Template

#: The variable with the path of nginx, for one that is not on the path.
NGINX = "NGINX"

#: Where distributions install it, often not on the path of users.
USUAL = ("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx")

#: A visitor stays with a process by a cookie of random bytes, not by address: the audience of a
#: webinar may share one. If a process does not answer, the request goes to another one. Messages
#: below the gravest would name addresses and queries; the processes write the logs.
CONFIG = Template("""\
pid $folder/nginx.pid;
error_log stderr emerg;
worker_processes 1;
events { worker_connections 4096; }
http {
    access_log off;
    server_tokens off;
    default_type application/octet-stream;
    client_max_body_size 12m;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    map $$http_upgrade $$connection_header { default upgrade; "" ""; }
    map $$cookie_sg_worker $$visitor { default $$cookie_sg_worker; "" $$request_id; }
    map $$cookie_sg_worker $$new_cookie {
        default "";
        "" "sg_worker=$$request_id; Path=/; HttpOnly; SameSite=Lax";
    }
    upstream workers {
        hash $$visitor consistent;
$servers
    }
    server {
        listen $address:$port;
        location / {
            proxy_pass http://workers;
            proxy_http_version 1.1;
            proxy_set_header Host $$http_host;
            proxy_set_header Upgrade $$http_upgrade;
            proxy_set_header Connection $$connection_header;
            proxy_set_header X-Forwarded-Proto $$scheme;
            proxy_connect_timeout 2s;
            proxy_read_timeout 1h;
            proxy_send_timeout 1h;
            proxy_next_upstream error timeout http_502 http_503;
            proxy_buffering on;
            add_header Set-Cookie $$new_cookie always;
        }
    }
}
""")


def find_nginx() -> Path | None:
    """Find nginx: the one that ``NGINX`` names, on the path, or where it is usually installed."""
    named = os.environ.get(NGINX)
    for candidate in [named] if named else ["nginx", *USUAL]:
        if found := shutil.which(candidate):
            return Path(found)
    return None


def configure(address: str, port: int, workers: Sequence[int], folder: Path) -> str:
    """Write the configuration.

    Parameters
    ----------
    address, port
        Where visitors reach the app.
    workers
        Ports of the processes on this machine.
    folder
        Existing directory for the files that nginx writes.
    """
    servers = "\n".join(
        f"        server 127.0.0.1:{worker} max_fails=1 fail_timeout=2s;" for worker in workers
    )
    return CONFIG.substitute(address=address, port=port, servers=servers, folder=folder)
