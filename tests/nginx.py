"""nginx with the rules of `deploy/nginx/`, as somebody would set it up."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from sferum_help.publish.publish import address_of_build

from .conftest import ROOT
from .drivers import free_port

SETUP = ROOT / "deploy" / "nginx" / "setup.sh"


def find_nginx() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def why_no_nginx() -> str:
    """What to do where it is missing; empty if it is there."""
    return "" if find_nginx() else "нет nginx: sudo apt install nginx-light"


@contextmanager
def nginx(site: Path, folder: Path, extra: str = "") -> Iterator[str]:
    """The address of a server that shows a published folder below the path of its own address.

    Args:
        folder: An empty one, for its settings and logs.
        extra: More rules for the server.
    """
    program = find_nginx()
    assert program, why_no_nginx()
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([SETUP, site, folder], check=True)
    port = free_port()
    # Started by root, it would become somebody who may not read the folders of tests.
    owner = "user root;" if os.getuid() == 0 else ""
    temporary = "".join(f"{one}_temp_path {folder}/{one};" for one in TEMPORARY)
    (folder / "nginx.conf").write_text(
        f"""{owner} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 512; }}
http {{
include /etc/nginx/mime.types; access_log off; sendfile on; {temporary}
include {folder}/http.conf;
server {{ listen 127.0.0.1:{port}; include {folder}/server.conf; {extra} }}
}}
""",
        "utf-8",
    )
    command = [program, "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", str(folder / "error.log")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            wait_for(port, process)
            yield f"http://127.0.0.1:{port}{urlsplit(address_of_build(site)).path}"
        finally:
            process.terminate()


TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def wait_for(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise AssertionError(process.stderr.read() if process.stderr else "nginx ended")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
