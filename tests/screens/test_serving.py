"""The server as it is run: several processes that share what was made, each warm and up to date."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from aduan.services.differing import Kind
from aduan.services.installation import Installation
from aduan.services.publishing import Release, publish
from store_parts import CONTOH, NOON, SECRET, installation_in

#: Seconds until a server answers, and until all its processes have taken a publication over.
PATIENCE, SOON = 60.0, 15.0
#: Requests after which each of two processes has answered.
MANY = 40

pytestmark = pytest.mark.slow


@contextmanager
def served(installation: Installation) -> Iterator[str]:
    """Run the server of a place on two processes; gives where it listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    place = {"ADUAN_DATABASE": str(installation.engine.url), "ADUAN_SECRET": SECRET}
    command = [sys.executable, "-m", "gunicorn", "--config", "python:aduan.serving"]
    server = subprocess.Popen(
        [*command, "--bind", bind, "--workers", "2"], env={**os.environ, **place}
    )
    try:
        yield bind
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(PATIENCE) == 0


def asked(bind: str) -> str:
    """Ask for the page on which people sign in, on a connection of its own."""
    end = time.monotonic() + PATIENCE
    while True:
        connection = HTTPConnection(bind, timeout=PATIENCE)
        try:
            connection.request("GET", "/contoh/login/")
            return connection.getresponse().read().decode()
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)
        finally:
            connection.close()


def test_every_process_takes_a_publication_over(tmp_path: Path) -> None:
    installation = installation_in(tmp_path)
    rules = Path(shutil.copytree(CONTOH, tmp_path / "contoh"))
    assert not publish(installation, rules, Release("uji", Kind.AMENDMENT, "uji"), NOON).refused
    file = rules / "daerah.yaml"
    old = next(one for one in file.read_text("utf-8").splitlines() if one.startswith("nama:"))

    with served(installation) as bind:
        assert "Kabupaten Kemuning" not in asked(bind)
        file.write_text(
            file.read_text("utf-8").replace(old, "nama: Kabupaten Kemuning", 1), "utf-8"
        )
        done = publish(installation, rules, Release("uji", Kind.WORDING, "uji"), NOON)
        assert not done.refused, done
        end = time.monotonic() + SOON
        while not all("Kabupaten Kemuning" in asked(bind) for _ in range(MANY)):
            assert time.monotonic() < end
    installation.engine.dispose()
