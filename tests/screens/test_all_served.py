"""What `make serve` shows: every service of every shipped region, on its list and on a case."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from aduan.paths import region_folders
from aduan.rulebook.region import Loader
from screen_parts import Server, browsing, sign_in

#: Seconds until everything is served; a machine that does other things is given longer.
PATIENCE = 240.0

pytestmark = pytest.mark.slow


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


def services() -> dict[str, set[str]]:
    """Give every service of every region as its screens are addressed."""
    return {
        folder.name: {
            f"{law}/{service}"
            for law, regulation in Loader().load(folder).regulations.items()
            for service in regulation.services
        }
        for folder in region_folders()
    }


def logins(folder: Path, region: str) -> list[str]:
    """Give the accounts of a region's demonstration, those of the whole region first."""
    with sqlite3.connect(folder / "var" / "aduan.db") as at:
        rows = at.execute(
            "select person from postings where region = ? order by unit is not null, id", (region,)
        ).fetchall()
    at.close()
    return [str(person) for (person,) in rows]


def walk(page: Page, server: Server, region: str, open_ones: set[str]) -> set[str]:
    """Visit the lists that this officer sees, and a case of each; gives the services walked."""
    page.goto(f"{server.address}/{region}/")
    done = set()
    for service in sorted(open_ones):
        if page.locator(f"header a[href='/{region}/{service}/']").count() == 0:
            continue
        answer = page.goto(f"{server.address}/{region}/{service}/")
        assert answer is not None
        assert answer.status == 200
        case = page.locator(f"tbody a[href*='/{region}/{service}/']").first
        if case.count():
            with page.expect_navigation() as navigated:
                case.click()
            assert navigated.value is not None
            assert navigated.value.status == 200
            assert re.search(rf"/{region}/{service}/\d+$", page.url)
            assert page.locator("main h1").inner_text()
            done.add(service)
        page.goto(f"{server.address}/{region}/")
    return done


def test_every_service_of_every_region_has_a_list_and_a_case(
    tmp_path: Path, browser: Browser
) -> None:
    server = Server(tmp_path, 18_085)
    try:
        server.start(PATIENCE)
        password = re.search(r"kata sandi ([\w-]+)", server.output)
        assert password is not None
        for region, every in services().items():
            left = set(every)
            for login in logins(tmp_path, region):
                if not left:
                    break
                page = browser.new_context().new_page()
                page.on("pageerror", lambda error: pytest.fail(str(error)))
                sign_in(page, server.address, region, login, password[1])
                left -= walk(page, server, region, left)
                page.context.close()
            assert left == set(), region
    finally:
        server.stop()
