"""A new region from one command: asked or given by options, sound at once, never written over."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from aduan.paths import data_folder
from aduan.rulebook.messages import severity
from aduan.services.founding import choices
from aduan.services.rulebooks import check
from aduan.services.testing import test as played
from aduan.texts.checks import Severity
from command_documents import printed

BASES = data_folder("rules") / "pola"
GIVEN = [
    "--name", "Kabupaten Contoh Baru", "--code", "99.02", "--zone", "WITA", "--week", "6",
    "--law", "peraturan_bupati", "--number", "3", "--year", "2026",
    "--title", "Pengaduan: cara menanganinya", "--enacted", "2026-02-02",
    "--promulgated", "2026-02-03", "--in-force", "2026-04-01",
]  # fmt: skip
UNITS = """\
id;jenis;nama;induk
setda;sekretariat;Sekretariat Daerah;
inspektorat_daerah;inspektorat;Inspektorat;setda
dinas_pasar;perangkat_daerah;Dinas Pasar;setda
dinas_air;perangkat_daerah;"Dinas Air; Sungai";setda
"""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made(*words: str, lang: str = "id") -> tuple[int, str, str]:
    return printed(["new-region", "--no-ask", *words], lang)


def asked(*answers: str, lang: str = "id") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aduan", "--lang", lang, "new-region"]
    said = "".join(f"{answer}\n" for answer in answers)
    return subprocess.run(command, check=False, capture_output=True, text=True, input=said)


def errors(folder: Path) -> list[str]:
    return [f.code for f in check(folder).findings if severity(f) is Severity.ERROR]


def contents(folder: Path) -> dict[str, bytes]:
    files = (f for f in folder.rglob("*") if f.is_file())
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in files}


@pytest.mark.parametrize("base", sorted(f.parent.name for f in BASES.glob("*/daerah.yaml")))
def test_every_base_is_a_sound_region_that_cites_nothing_but_its_enactment(base: str) -> None:
    report = check(BASES / base)
    uses = report.region.regulations["peraturan_baru"].uses

    assert errors(BASES / base) == []
    assert played(BASES / base).failed == ()
    assert played(BASES / base).missing == ()
    assert {norm for use in uses.values() for norm in use.citation} == {"penetapan"}
    assert base in choices()["pola"]


@pytest.mark.parametrize("base", sorted(choices()["pola"]))
def test_a_region_made_from_any_base_is_sound(base: str) -> None:
    code, _, said = made(
        "--name", "Kabupaten Contoh Baru", "--base", base, "--in-force", "2026-05-01"
    )

    assert (code, said) == (0, "")
    assert errors(Path("regions/contoh_baru")) == []
    assert played(Path("regions/contoh_baru")).failed == ()


def test_without_any_answer_but_the_name_everything_else_is_unknown() -> None:
    code, output, said = made("--name", "Kota Contoh Baru")

    region = Path("regions/contoh_baru")
    law = (region / "perwal_baru" / "peraturan.yaml").read_text("utf-8")
    assert (code, said) == (0, "")
    assert errors(region) == []
    for key in ("nomor", "tahun", "ditetapkan", "diundangkan", "berlaku_sejak"):
        assert f"\n{key}: null\n" in law
    assert "\nnama: Peraturan Wali Kota Contoh Baru Nomor … Tahun …\njudul: …\n" in law
    assert "kode_wilayah: null\n" in (region / "daerah.yaml").read_text("utf-8")
    assert "Tanggal mulai berlaku belum diketahui" in output
    assert "contoh_baru: 4 skenario dan jadwal, 4 lulus, 0 gagal." in output


def test_what_is_given_stands_in_the_files_and_can_be_read_back(tmp_path: Path) -> None:
    Path("unit.csv").write_text(UNITS, "utf-8-sig")

    code, output, said = made(*GIVEN, "--units", "unit.csv")

    report = check(Path("regions/contoh_baru"))
    region, law = report.region.region, report.region.regulations["perbup_3_2026"].regulation
    assert (code, said) == (0, "")
    assert [f.code for f in report.findings] == []
    assert (region.name.id, region.name.en) == ("Kabupaten Contoh Baru", "Contoh Baru Regency")
    assert (region.timezone, region.work_week) == ("Asia/Makassar", frozenset(range(6)))
    assert law.title.id == "Peraturan Bupati Contoh Baru Nomor 3 Tahun 2026"
    assert (law.enacted, law.in_force) == (date(2026, 2, 2), date(2026, 4, 1))
    assert law.tested_from is None
    assert report.region.units["dinas_air"].name == "Dinas Air; Sungai"
    seats = {(seat.key, seat.unit, seat.name) for seat in report.region.seats}
    assert ("kepala_unit_kerja", "dinas_air", "Kepala Dinas Air; Sungai") in seats
    assert {unit for key, unit, _ in seats if key == "petugas_pengaduan"} == {"setda"}
    assert not list(tmp_path.rglob("*_contoh*.csv"))
    assert "contoh" not in re.sub("contoh_baru", "", output.casefold())


def test_scenarios_are_played_after_the_day_of_effect_by_the_regions_own_units() -> None:
    Path("unit.csv").write_text(UNITS, "utf-8")
    made(*GIVEN[:-1], "2031-04-01", "--units", "unit.csv")

    text = Path("regions/contoh_baru/perbup_3_2026/skenario/pengaduan_selesai.yaml").read_text()
    received = date.fromisoformat(re.findall(r"diterima: (\S+)", text)[0])

    assert received >= date(2031, 4, 1)
    assert received.weekday() == date(2026, 3, 2).weekday()
    assert "dinas_pasar" in text
    assert "dinas_contoh" not in text
    assert played(Path("regions/contoh_baru")).failed == ()


def test_what_is_there_is_never_written_over() -> None:
    made(*GIVEN)
    before = contents(Path("regions"))

    for words in (GIVEN, ["--name", "Contoh Baru", "--kind", "kota"], ["--name", "Kota Bone"]):
        code, output, said = made(*words)
        assert (code, output) == (2, "")
        assert "tidak pernah ditimpa" in said
    code, _, said = made(
        *GIVEN[2:], "--name", "Kabupaten Lain Baru", "--code", "99.03", "--to", "regions"
    )
    assert code == 0
    assert {k: v for k, v in contents(Path("regions")).items() if k.startswith("contoh")} == before
    assert [f.name for f in Path("regions").iterdir() if f.name.startswith(".")] == []


def test_a_region_goes_to_the_configured_home_or_where_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("ADUAN_HOME", str(tmp_path / "home"))

    assert made(*GIVEN)[0] == 0
    code, output, _ = made("--name", "Kota Contoh Lain", "--to", "elsewhere")

    assert (tmp_path / "home/regions/contoh_baru/daerah.yaml").is_file()
    assert Path("elsewhere/contoh_lain/daerah.yaml").is_file()
    assert code == 0
    assert "aduan check elsewhere/contoh_lain" in output


@pytest.mark.parametrize(
    ("option", "answer", "said"),
    [
        ("--name", "X", '"X" bukan nama daerah. Tulis seperti Kabupaten Contoh Baru.'),
        ("--name", "Kabupaten", '"Kabupaten" bukan nama daerah.'),
        ("--name", "../../etc", '"../../etc" bukan nama daerah.'),
        ("--name", "Bone", 'Daerah "Bone" sudah ada di '),
        ("--kind", "provinsi", '"provinsi" tidak ada dalam daftar. Yang ada: kabupaten, kota.'),
        ("--code", "9902", '"9902" bukan kode wilayah. Tulis dua angka, titik, dua angka'),
        ("--code", "99.71", "Kode 99.71 tidak cocok; dua angka di belakang titik bagi kabupaten: 01-70."),
        ("--code", "73.08", "Kode 73.08 sudah dipakai daerah bone."),
        ("--zone", "WITB", '"WITB" tidak ada dalam daftar. Yang ada: WIB'),
        ("--week", "7", '"7" tidak ada dalam daftar. Yang ada: 5, 6.'),
        ("--base", "lain", '"lain" tidak ada dalam daftar. Yang ada: pengaduan'),
        ("--law", "peraturan_walikota", '"peraturan_walikota" tidak ada dalam daftar. Yang ada: peraturan_bupati'),
        ("--number", "!", '"!" bukan nomor peraturan.'),
        ("--year", "26", '"26" bukan tahun. Tulis empat angka, seperti 2026.'),
        ("--title", "?", '"?" bukan judul.'),
        ("--enacted", "2026-02-30", '"2026-02-30" bukan tanggal. Tulis seperti 2026-03-13.'),
        ("--promulgated", "2026-02-01", "2026-02-01 terlalu awal: "),
        ("--in-force", "2026-02-02", "yang sebelumnya 2026-02-03."),
        ("--units", "nowhere.csv", 'Tidak ada berkas "nowhere.csv".'),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_told_and_nothing_is_written(
    tmp_path: Path, option: str, answer: str, said: str
) -> None:
    words = [*GIVEN, "--kind", "kabupaten", option, answer]

    code, output, told = made(*words)

    assert (code, output) == (2, "")
    assert said in told
    assert list(tmp_path.iterdir()) == []


def test_the_name_must_be_given_where_nothing_may_be_asked() -> None:
    assert made()[2] == "Kesalahan: --name belum ditulis, dan --no-ask melarang bertanya.\n"
    assert made("--name", "Contoh Baru", lang="en")[2] == (
        "Error: --kind is missing, and --no-ask forbids asking.\n"
    )


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("nama,id\nx,y\n", "unit.csv:1:1", "Kolom ini belum ada: jenis."),
        (UNITS.replace("dinas_pasar;perangkat", "dinas pasar;perangkat"), "unit.csv:4:1", "id"),
        (UNITS.replace("dinas_air", "dinas_pasar"), "unit.csv:5:1", "dipakai pada baris 4"),
        (UNITS.replace(";Dinas Pasar;", ";;"), "unit.csv:4:30", "Kolom nama pada baris ini kosong."),
        (UNITS.replace("dinas_pasar;perangkat_daerah", "dinas_pasar;dinas"), "unit.csv:4:13", '"dinas"'),
        (UNITS.replace("Dinas Pasar;setda", "Dinas Pasar;sekda"), "unit.csv:4:42", "mungkin maksud Anda: setda"),
        (UNITS.replace("inspektorat_daerah;inspektorat", "inspektorat_daerah;sekretariat"), "", "belum memuat unit berjenis: inspektorat."),
    ],
)  # fmt: skip
def test_a_fault_among_the_units_is_told_by_row_and_column(
    tmp_path: Path, text: str, place: str, said: str
) -> None:
    Path("unit.csv").write_text(text, "utf-8")

    code, output, told = made(*GIVEN, "--units", "unit.csv")

    assert (code, output) == (2, "")
    assert place in told
    assert said in told
    assert not (tmp_path / "regions").exists()


def test_units_in_another_encoding_are_told_how_to_be_saved() -> None:
    Path("unit.csv").write_bytes(UNITS.replace("Pasar", "Pasar Béta").encode("cp1252"))

    assert (
        'Simpan lagi dari lembar kerja sebagai "CSV UTF-8".'
        in made(*GIVEN, "--units", "unit.csv")[2]
    )


def test_a_wrong_answer_is_asked_again_until_it_can_be_read() -> None:
    done = asked(
        "bone", "Contoh Baru", "provinsi", "1", "99.71", "99.02", "WIT", "", "lain", "1", "", "9", "2026", "",
        "2026-02-10", "2026-02-01", "2026-02-11", "-", "nowhere.csv", "",
    )  # fmt: skip

    said = done.stderr.splitlines()
    assert done.returncode == 0
    assert [line.split(" ")[0] for line in said] == [
        "Daerah", '"provinsi"', "Kode", '"lain"', "2026-02-01", "Tidak",
    ]  # fmt: skip
    assert "Peraturan Bupati Contoh Baru Nomor 9 Tahun 2026" in Path(
        "regions/contoh_baru/perbup_9_2026/peraturan.yaml"
    ).read_text("utf-8")


def test_a_conversation_broken_off_writes_nothing(tmp_path: Path) -> None:
    done = asked("Kabupaten Contoh Baru", "99.02", lang="en")

    assert (done.returncode, done.stderr) == (2, "Stopped.\n")
    assert list(tmp_path.iterdir()) == []


def test_the_list_of_what_is_to_be_written_shrinks_as_it_is_written() -> None:
    made("--name", "Kabupaten Contoh Baru")
    before = printed(["todo", "contoh_baru"])[1]
    printed(["set", "regions/contoh_baru", "peraturan.tahun", "2026"])
    printed(["set", "regions/contoh_baru", "surat.kabar_hasil.perihal", "Hasil {nomor}"])

    code, after, _ = printed(["todo", "contoh_baru"])

    assert code == 0
    assert "Tahun peraturan belum diketahui." in before
    assert "Tahun peraturan belum diketahui." not in after
    assert "dalam pola (7)" in before
    assert "dalam pola (6)" in after


def test_faults_come_before_what_is_to_be_written() -> None:
    made("--name", "Kabupaten Contoh Baru")
    printed(["set", "regions/contoh_baru", "layanan.pengaduan.berkas.awal", "diterma"])

    lines = printed(["todo", "contoh_baru"])[1].splitlines()
    assert [line.strip() for line in lines[2:]] == ["regions/contoh_baru"]
    assert lines[1].startswith("  1. Perbaiki dahulu kesalahannya (")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_shipped_region_has_its_list(lang: str) -> None:
    code, output, said = printed(["todo"], lang)

    assert (code, said) == (0, "")
    assert "None" not in output
    assert "{" not in output
