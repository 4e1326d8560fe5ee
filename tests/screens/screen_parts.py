"""A running server with officers of a region, and a real browser to look at it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

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


def sign_in(page: Page, address: str, region: str, login: str) -> None:
    """Sign in as somebody."""
    page.goto(f"{address}/{region}/login/")
    page.fill("#username", login)
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{address}/{region}/")
