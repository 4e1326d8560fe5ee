"""The README's tour of the screens, followed step by step on what `aduan serve` serves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from screen_parts import Server, browsing

ROOT = Path(__file__).resolve().parents[2]
#: Seconds from the command to a usable page: at first, and when it is started again. The targets
#: are 180 and 5; a machine that does other things at the same time is given longer.
FIRST, AGAIN = 180.0, 40.0

pytestmark = pytest.mark.slow


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


def tour() -> str:
    """Give the part of the README that is followed."""
    text = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"<!-- screens:.*?-->(.*?)<!-- /screens -->", text, re.DOTALL)
    assert found is not None
    return found[1]


def follow(page: Page, server: Server, password: str) -> None:
    """Do what the README says, in its own words."""
    steps = tour()
    address, login = re.findall(r"`([^`]+)`", steps)[:2]
    page.goto(address.replace("http://127.0.0.1:8080", server.address))
    page.fill("#username", login)
    page.fill("#password", password)
    page.click("main button[type=submit]")
    words = re.findall(r"\*\*([^*]+)\*\*", steps)
    assert words == [
        "Tugas saya", "Pengaduan masyarakat (SILAMPA)", "Unduh CSV", "Catat baru", "English",
    ]  # fmt: skip
    assert page.inner_text("h1") == words[0]
    first = page.locator(".work .card").first
    assert "Pasal" in first.inner_text()
    assert first.locator(".moves a").count() >= 1

    page.click(f"header >> text={words[1]}")
    with page.expect_download() as downloaded:
        page.click(f"text={words[2]}")
    assert "2026-0" in Path(downloaded.value.path()).read_text("utf-8")
    page.click("th >> nth=0 >> a")
    numbers = page.locator("tbody td:first-child").all_inner_texts()
    assert numbers == sorted(numbers, reverse=True)

    page.click(f"text={words[3]}")
    page.fill("#isian-uraian", "Lampu jalan padam.")
    page.click("main button[type=submit]")
    assert "Belum tersimpan." in page.inner_text("main")
    assert page.input_value("#isian-uraian") == "Lampu jalan padam."
    page.select_option("#isian-keterangan_diri", "tidak_ada")
    page.select_option("#isian-tanda_tangan", "tidak_ada")
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile(r"/pengaduan/\d+$"))
    page.locator(".choices a").first.click()
    page.select_option("#isian-kewenangan", "berwenang")
    page.select_option("#isian-jenis_laporan", "keluhan")
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile(r"/pengaduan/\d+$"))
    assert "Pasal" in page.locator(".timeline").inner_text() or page.locator("pre").count()
    page.click(f"header >> text={words[4]}")
    assert "History" in page.inner_text("main")


def fits_a_phone(page: Page) -> None:
    """Nothing reaches beyond a phone's width, on whatever page the header leads to."""
    page.set_viewport_size({"width": 390, "height": 844})
    links = page.locator("header a").evaluate_all("all => all.map(one => one.href)")
    inside = [link for link in links if "/bone/" in link and "logout" not in link]
    lists = [link for link in inside if link.rstrip("/").endswith("pengaduan")]
    assert len(lists) == 1
    for link in (*inside, f"{lists[0].rstrip('/')}/new"):
        page.goto(link)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, link


def test_the_tour_of_the_readme_is_what_happens(tmp_path: Path, browser: Browser) -> None:
    server = Server(tmp_path, 18_081)
    try:
        server.start(FIRST)
        password = re.search(r"kata sandi ([\w-]+)", server.output)
        assert password is not None
        assert "petugas_silampa.bone" in server.output
        page = browser.new_page()
        follow(page, server, password[1])
        for region in ("jambi", "lombok_utara", "muara_enim"):
            assert f"/{region}/" in server.output
        fits_a_phone(page)
    finally:
        server.stop()

    server.start(AGAIN)
    server.stop()
    assert (tmp_path / "var" / "rahasia").stat().st_mode & 0o077 == 0
