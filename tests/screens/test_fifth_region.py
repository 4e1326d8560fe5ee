"""A region that only its folder makes: commands and screens work with it, without a line of Python."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from aduan.screens.switch import Switch
from screen_parts import SECRET, Server, Watch, browsing, serving, sign_in, staff
from store_parts import installation_in
from tutorial import TUTORIALS, built

REGION, LAW = "contoh_baru", "perbup_3_2026"
#: A Tuesday morning of the region's own time.
NOW = datetime(2026, 4, 7, 1, 30, tzinfo=UTC)
#: Seconds until a region is served.
PATIENCE = 120.0
LISTS = f"{REGION}/{LAW}/pengaduan"

pytestmark = pytest.mark.slow


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture(name="home", scope="module")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home folder with the tutorial's region in it and nothing else."""
    folder = tmp_path_factory.mktemp("tutorial")
    region = built(TUTORIALS["id"].read_text("utf-8"), folder)
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(region, home / "regions" / REGION)
    return home


def aduan(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command where neither the checkout nor the working folder has the region."""
    return subprocess.run(
        [sys.executable, "-m", "aduan", *words],
        check=False, capture_output=True, text=True, cwd="/", env={"ADUAN_HOME": str(home)},
    )  # fmt: skip


def test_the_folder_holds_rules_and_lists_and_no_program(home: Path) -> None:
    files = [f for f in home.rglob("*") if f.is_file()]

    assert {f.suffix for f in files} == {".yaml", ".csv"}
    assert len(files) > 12


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", REGION), "contoh_baru: tidak ada temuan.\n"),
        (("test", REGION), "contoh_baru: 5 skenario dan jadwal, 5 lulus, 0 gagal.\n"),
        (("coverage", REGION), "18 norma: 17 terikat, 1 tidak otomatis, 0 menyusul, 0 belum terikat."),
        (("interpretations", REGION), "* hari_kalender = 3 hari"),
        (("duties", REGION, "2026-05-01"), "Selasa, 5 Mei 2026  Laporan pengelolaan pengaduan"),
        (("due", "2026-04-01", "3 hari kerja", "--region", REGION), "Jatuh: Selasa, 7 April 2026"),
        (("todo", REGION), "Tafsir yang masih usulan"),
        (("check",), "contoh_baru: tidak ada temuan.\n"),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)  # fmt: skip
def test_a_command_works_with_it_by_its_name(home: Path, words: tuple[str, ...], said: str) -> None:
    done = aduan(home, *words)

    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout


def test_a_case_is_played_and_explained_from_its_script(home: Path) -> None:
    script = str(home / "regions" / REGION / LAW / "skenario" / "pelayanan_ditanggapi.yaml")

    played = aduan(home, "simulate", REGION, "pengaduan", "--script", script)
    explained = aduan(home, "explain", script, "--for", "auditor")

    assert (played.returncode, played.stderr) == (0, "")
    assert "14 hari kerja → Kamis, 23 April 2026" in played.stdout
    assert "Berkas berakhir pada tahap Selesai." in played.stdout
    assert explained.stdout.splitlines()[-1].startswith("Diputuskan ulang: hasilnya sama (")


def test_its_officers_work_on_screens_made_from_it(
    home: Path, tmp_path: Path, browser: Browser
) -> None:
    installation = installation_in(tmp_path)
    logins = staff(installation, home / "regions" / REGION, NOW)
    assert "petugas_pengaduan.contoh_baru" in logins
    with serving(Switch(installation, SECRET, Watch(NOW))) as address:
        page = browser.new_context().new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("response", lambda r: problems.append(r.url) if r.status >= 400 else None)
        sign_in(page, address, REGION, "petugas_pengaduan.contoh_baru")
        page.goto(f"{address}/{LISTS}/")
        assert "Pengaduan masyarakat" in page.inner_text("h1")

        page.goto(f"{address}/{LISTS}/new")
        page.fill("#isian-uraian", "Jalan di depan pasar berlubang.")
        page.fill("#isian-nama_pelapor", "Warga Contoh")
        page.select_option("#isian-pokok", "pelayanan")
        page.select_option("#channel", "datang_langsung")
        page.click("main button[type=submit]")
        page.wait_for_url(re.compile(rf"/{LISTS}/1$"))
        # Three days by the calendar, counted where the region lies.
        assert "10 Apr 2026" in page.inner_text("main")

        page.goto(f"{address}/{REGION}/")
        work = page.locator(".work .card").first.inner_text()
        assert "Pasal 6 ayat (1)" in work
        page.goto(f"{address}/{LISTS}/1")
        page.locator(".choices a[href*='/moves/salurkan']").first.click()
        page.check("input[name=units][value=dinas_pu]")
        page.click("main button[type=submit]")
        page.wait_for_url(re.compile(rf"{address}/{REGION}/({LAW}/pengaduan/1)?$"))
        page.goto(f"{address}/{LISTS}/1")
        case = page.inner_text("main")
        assert "Dinas Pekerjaan Umum" in case
        assert "27 Apr 2026" in case
        page.goto(f"{address}/{LISTS}/")
        assert page.locator("tbody tr").count() == 1

        page.context.clear_cookies()
        sign_in(page, address, REGION, "petugas_unit_kerja.dinas_pu.contoh_baru")
        page.goto(f"{address}/{LISTS}/1")
        assert page.locator(".choices a[href*='/moves/ajukan']").count() == 1
        assert "Warga Contoh" not in page.inner_text("main")
        assert problems == []


def test_a_region_with_faults_is_told_of_and_keeps_no_other_from_being_served(
    home: Path, tmp_path: Path
) -> None:
    shutil.copytree(home, tmp_path / "home")
    shutil.copytree(tmp_path / "home/regions" / REGION, tmp_path / "home/regions/rusak")
    daerah = tmp_path / "home/regions/rusak/daerah.yaml"
    daerah.write_text(daerah.read_text("utf-8").replace("daerah: contoh_baru", "daerah: rusak"))
    (tmp_path / "home/regions/rusak" / LAW / "norma.yaml").write_text("norma: {}\n")
    server = Server(tmp_path, 18_087, REGION, ADUAN_HOME=str(tmp_path / "home"))
    try:
        server.start(PATIENCE, "--only", REGION, "--only", "rusak")
        assert re.search(r"rusak belum ditampilkan: \d+ kesalahan", server.output)
        assert f"/{REGION}/" in server.output
        assert "/rusak/" not in server.output
    finally:
        server.stop()

    # A region that comes later joins what is already served.
    shutil.rmtree(tmp_path / "home/regions/rusak")
    shutil.copytree(tmp_path / "home/regions" / REGION, tmp_path / "home/regions/susulan")
    later = tmp_path / "home/regions/susulan/daerah.yaml"
    later.write_text(later.read_text("utf-8").replace("daerah: contoh_baru", "daerah: susulan"))
    server.region = "susulan"
    try:
        server.start(PATIENCE, "--only", REGION, "--only", "susulan")
        assert "/susulan/" in server.output
    finally:
        server.stop()
