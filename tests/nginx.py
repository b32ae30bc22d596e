"""A real nginx that runs the block of the operations manual: so the manual is what is tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsroom import supervisor

HOST = "127.0.0.1"
MANUAL = Path(__file__).parents[1] / "docs" / "operations.md"


def found() -> str | None:
    """Return where nginx is; None where it is not installed."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def program() -> str:
    """Return where nginx is; without it the test is skipped, or fails where all must run."""
    there = found()
    if there is None:
        missing = "nginx is missing, so the block of the manual was not tried: apt install nginx"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return there


def block() -> str:
    """Return the block of the manual as it stands there."""
    return MANUAL.read_text(encoding="utf-8").partition("```nginx\n")[2].partition("```")[0]


def adapted(site: Path, folder: Path, *, port: int, behind: int) -> str:
    """Return the block for this machine: other places and ports, and no certificate."""
    refusing = re.compile(r"server \{\s*listen 443 ssl default_server;.*?\n\}\n", re.DOTALL)
    text = refusing.sub("", block())
    text = re.sub(r"\n *ssl_certificate[^;]*;", "", text)
    for there, here in (
        ("listen 443 ssl;", f"listen {HOST}:{port};"),
        ("/srv/newsroom-site", str(site)),
        ("/var/log/nginx/newsroom.log", f"{folder}/access.log"),
        ("127.0.0.1:8000", f"{HOST}:{behind}"),
    ):
        assert there in text, f"the manual says no more: {there}"
        text = text.replace(there, here)
    assert "ssl" not in text
    return text


def plain(site: Path, port: int) -> str:
    """Return the least that serves the articles of a tree compressed."""
    return (
        f"access_log off;\nserver {{\n    listen {HOST}:{port};\n    root {site}/public;\n"
        "    location / { try_files ${uri}index.html =404; gzip_static on; gzip_vary on; }\n}\n"
    )


@contextmanager
def serving(site: Path, folder: Path, *, behind: int, is_plain: bool = False) -> Iterator[int]:
    """Run nginx on a site tree while the block lasts; gives the port where it listens.

    ``is_plain`` takes the articles alone, with none of the manual's headers and rules.
    """
    port = supervisor.free_port()
    served = plain(site, port) if is_plain else adapted(site, folder, port=port, behind=behind)
    folder.mkdir(parents=True, exist_ok=True)
    user = "user root;\n" if os.geteuid() == 0 else ""
    spare = "".join(
        f"    {name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = folder / "nginx.conf"
    config.write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
        f"error_log {folder}/error.log;\nevents {{ worker_connections 512; }}\n"
        f"http {{\n{spare}{served}}}\n"
    )
    process = subprocess.Popen([program(), "-e", f"{folder}/error.log", "-c", str(config)])
    try:
        _wait_for(port, process, folder / "error.log")
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/robots.txt", timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"nginx did not start: {log.read_text() if log.exists() else ''}")
