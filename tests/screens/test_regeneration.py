"""Rules published while officers work: the screens change, no request fails, sessions live on."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Self
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Page

from aduan.paths import region_folder
from aduan.screens.switch import Switch
from aduan.services.installation import Installation
from aduan.services.publishing import Kind, Published, Release, publish
from screen_parts import SECRET, Watch, browsing, serving, sign_in, staff
from store_parts import installation_in

NOW = datetime(2026, 7, 6, 2, tzinfo=UTC)
PATH = "perbup_20_2020/pengaduan"
LOGIN = "petugas_silampa.bone"
#: Seconds within which every screen must follow a publication.
SOON = 8.0
#: How many people ask at a time.
PEOPLE = 4

pytestmark = pytest.mark.slow


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture(name="bone")
def _bone(tmp_path: Path) -> Path:
    """Give a copy of Bone's rules to edit."""
    return Path(shutil.copytree(region_folder("bone"), tmp_path / "bone"))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Change a rule file in one place."""
    file = folder / "perbup_20_2020" / name
    text = file.read_text("utf-8")
    assert text.count(old) == 1, (name, old, text.count(old))
    file.write_text(text.replace(old, new), "utf-8")


def amend(folder: Path) -> None:
    """Add a field, a stage with the move into it, and a role."""
    service = "layanan/pengaduan.yaml"
    edit(
        folder,
        service,
        "\n  # Telaah awal dan verifikasi\n",
        "\n  kecamatan_kejadian:\n    nama: Kecamatan kejadian\n    tanya: Di kecamatan mana?\n"
        "    jenis: pilihan\n    wajib: tidak\n    di_daftar: ya\n"
        "    pilihan: {barebbo: Barebbo, cina: Cina}\n    pengaturan: ya\n"
        "\n  # Telaah awal dan verifikasi\n",
    )
    edit(
        folder,
        service,
        "    ditelaah:\n      nama: Telaah awal\n",
        "    dititipkan:\n      nama: Dititipkan pada petugas kecamatan\n      pengaturan: ya\n"
        "      langkah:\n        ambil_titipan:\n          nama: Ambil titipan\n"
        "          oleh: petugas_kecamatan\n          ke: ditelaah\n"
        "          beritahu: pelapor\n          pengaturan: ya\n"
        "    ditelaah:\n      nama: Telaah awal\n",
    )
    edit(
        folder,
        service,
        "        minta_lengkapi:\n          nama: Minta pengadu melengkapi\n",
        "        titipkan:\n          nama: Titipkan pada petugas kecamatan\n"
        "          oleh: admin_kabupaten\n          ke: dititipkan\n"
        "          beritahu: pelapor\n          pengaturan: ya\n"
        "        minta_lengkapi:\n          nama: Minta pengadu melengkapi\n",
    )
    edit(
        folder,
        "organisasi.yaml",
        "\n  # Tingkat instansi\n  ketua_perangkat_daerah:",
        "  petugas_kecamatan:\n    nama: Petugas kecamatan\n    tingkat: daerah\n"
        "    dipegang_oleh: petugas_silampa\n    pengaturan: ya\n"
        "\n  # Tingkat instansi\n  ketua_perangkat_daerah:",
    )


def issue(installation: Installation, folder: Path) -> Published:
    return publish(installation, folder, Release("uji", Kind.AMENDMENT, "perubahan"), NOW)


class Crowd:
    """People who ask for pages without a pause, with one session each."""

    def __init__(self, address: str, cookie: str, paths: list[str]) -> None:
        self.address, self.cookie, self.paths = urlparse(address), cookie, paths
        self.answers: list[tuple[int, float]] = []
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(PEOPLE)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _ask(self) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            begun = time.monotonic()
            connection = HTTPConnection(str(self.address.hostname), self.address.port, timeout=30)
            try:
                connection.request(
                    "GET", self.paths[number % len(self.paths)], headers={"Cookie": self.cookie}
                )
                answer = connection.getresponse()
                answer.read()
                self.answers.append((answer.status, time.monotonic() - begun))
            except OSError:
                self.answers.append((0, time.monotonic() - begun))
            finally:
                connection.close()


def register(page: Page, address: str) -> None:
    """File a complaint at the desk."""
    page.goto(f"{address}/bone/{PATH}/new")
    page.fill("#isian-uraian", "Jalan berlubang.")
    page.select_option("#isian-keterangan_diri", "tidak_ada")
    page.select_option("#isian-tanda_tangan", "tidak_ada")
    page.click("main button[type=submit]")
    page.wait_for_url("**/pengaduan/1")


def wait_for(page: Page, url: str, text: str) -> float:
    """Look at a page until it says something; gives the seconds that took."""
    begun = time.monotonic()
    while time.monotonic() - begun < SOON:
        page.goto(url)
        if text in page.content():
            return time.monotonic() - begun
        time.sleep(0.2)
    raise AssertionError(f"{text!r} did not show within {SOON} s at {url}")


def test_an_amendment_reaches_lists_and_forms_within_seconds_and_no_request_fails(
    tmp_path: Path, bone: Path, browser: Browser
) -> None:
    installation = installation_in(tmp_path)
    staff(installation, bone, datetime(2020, 4, 1, tzinfo=UTC))
    switch = Switch(installation, SECRET, Watch(NOW))
    switch.watch()
    with serving(switch) as address:
        page = browser.new_page()
        sign_in(page, address, "bone", LOGIN)
        register(page, address)
        cookie = "; ".join(f"{c.get('name')}={c.get('value')}" for c in page.context.cookies())
        paths = ["/bone/", f"/bone/{PATH}/", f"/bone/{PATH}/1", f"/bone/{PATH}/new"]
        with Crowd(address, cookie, paths) as crowd:
            time.sleep(1)
            amend(bone)
            done = issue(installation, bone)
            assert not done.refused, done

            wait_for(page, f"{address}/bone/{PATH}/", "Kecamatan kejadian")
            wait_for(page, f"{address}/bone/{PATH}/new", "Di kecamatan mana?")
            page.goto(f"{address}/bone/{PATH}/1/moves/telaah")
            page.select_option("#isian-kewenangan", "berwenang")
            page.select_option("#isian-jenis_laporan", "keluhan")
            page.click("main button[type=submit]")
            page.wait_for_url("**/pengaduan/1")
            page.click("text=Titipkan pada petugas kecamatan")
            page.click("main button[type=submit]")
            page.wait_for_url("**/pengaduan/1")
            assert "Dititipkan pada petugas kecamatan" in page.inner_text("main h1 + p")
            page.click("text=Ambil titipan")
            page.click("main button[type=submit]")
            page.wait_for_url("**/pengaduan/1")
        statuses = {status for status, _ in crowd.answers}
    switch.stop()

    assert len(crowd.answers) > PEOPLE
    assert statuses == {200}


def test_a_broken_edition_is_refused_and_the_old_one_stays(
    tmp_path: Path, bone: Path, browser: Browser
) -> None:
    installation = installation_in(tmp_path)
    staff(installation, bone, datetime(2020, 4, 1, tzinfo=UTC))
    switch = Switch(installation, SECRET, Watch(NOW))
    with serving(switch) as address:
        edit(bone, "layanan/pengaduan.yaml", "  awal: diterima\n", "  awal: diterimaa\n")

        done = issue(installation, bone)

        assert done.refused
        assert any("diterimaa" in str(finding) for finding in done.errors)
        page = browser.new_page()
        sign_in(page, address, "bone", LOGIN)
        register(page, address)


def test_an_edition_whose_screens_cannot_be_made_leaves_the_old_ones(
    tmp_path: Path, bone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installation = installation_in(tmp_path)
    issue(installation, bone)
    switch = Switch(installation, SECRET, Watch(NOW))
    assert switch.refresh() == ["bone"]
    before = switch.applications["bone"]
    issue(installation, bone)

    def broken(_number: int) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(switch, "_make", broken)

    assert switch.refresh() == []
    assert switch.applications["bone"] == before
