"""A running server with officers of a region, and a real browser to look at it with."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from aduan.rulebook.region import Loader
from aduan.screens.accounts import add_accounts
from aduan.screens.application import application
from aduan.screens.permissions import officer
from aduan.services.demonstrating import demo_people
from aduan.services.installation import Installation
from aduan.services.officers import post
from aduan.services.publishing import Kind, Release, publish
from aduan.store.database import reading, writing

PASSWORD = "sandi untuk uji"  # noqa: S105  of a test's accounts
SECRET = "rahasia untuk uji"  # noqa: S105  as above
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Watch:
    """A clock that a test sets."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.at.astimezone(UTC)


def staff(installation: Installation, folder: Path, since: datetime) -> list[str]:
    """Publish a region and give every office of it a person with an account; gives the logins."""
    done = publish(installation, folder, Release("uji", Kind.AMENDMENT, "uji"), since)
    assert not done.refused, done
    people = demo_people(Loader().load(folder), since.date())
    with writing(installation.engine) as at:
        for person in people:
            post(at, folder.name, person.posting)
    with reading(installation.engine) as at:
        edition = installation.edition(at, folder.name)
    app = application(installation, edition, SECRET)
    names = [(p.posting.person, p.name) for p in people]
    add_accounts(app, folder.name, names, PASSWORD, officer(folder.name))
    return [login for login, _ in names]


class Server:
    """`aduan serve` as a person starts it, in a folder of its own."""

    def __init__(self, folder: Path, port: int, region: str = "bone", **settings: str) -> None:
        self.folder, self.address = folder, f"http://127.0.0.1:{port}"
        self.region, self.settings = region, settings
        self.port, self.output = port, ""
        self._process: subprocess.Popen[str] | None = None

    def start(self, patience: float, *words: str) -> float:
        """Start it; gives the seconds until it answers."""
        begun = time.monotonic()
        clean = {k: v for k, v in os.environ.items() if not k.startswith("ADUAN_")}
        with (self.folder / "output").open("w") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "aduan", "serve", "--port", str(self.port), *words],
                cwd=self.folder,
                env={**clean, **self.settings},
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
            )
        while time.monotonic() - begun < patience:
            try:
                with urlopen(f"{self.address}/{self.region}/login/", timeout=5):  # noqa: S310  our own
                    self.output = (self.folder / "output").read_text()
                    return time.monotonic() - begun
            except OSError:
                assert self._process.poll() is None, (self.folder / "output").read_text()
                time.sleep(0.2)
        raise AssertionError(f"no answer within {patience} s")

    def stop(self) -> None:
        """Stop it as Ctrl-C does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            assert self._process.wait(timeout=30) == 0


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """Serve a WSGI application on this machine; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start Chromium; without one the test is skipped loudly, or fails where services must be."""
    if CHROMIUM is None:
        told = "Chromium is missing: apt-get install chromium"
        if os.environ.get("ADUAN_REQUIRE_SERVICES"):
            pytest.fail(told)
        pytest.skip(told)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def sign_in(page: Page, address: str, region: str, login: str, password: str = PASSWORD) -> None:
    """Sign in as somebody."""
    page.goto(f"{address}/{region}/login/")
    page.fill("#username", login)
    page.fill("#password", password)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{address}/{region}/")
