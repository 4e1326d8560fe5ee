"""What a schedule names must exist, and its days must be days."""

from __future__ import annotations

from pathlib import Path

import pytest

from aduan.rulebook.region import load_region
from contoh_region import LAW, copied, told

DUTIES = """\
kewajiban:
  laporan_bulanan: {nama: Laporan, oleh: admin, kepada: ketua, berkala: tanggal 5, meliputi: bulan_lalu, dasar: Pasal 4}
"""
SCHEDULE = """\
jadwal: Laporan jatuh setiap tanggal 5
tafsir: {satuan_penyaluran: hari_kerja}
masa: 2026-03-01 s.d. 2026-04-30
terakhir: {laporan_bulanan: 2026-02-05}
kewajiban:
  laporan_bulanan:
    oleh: admin
    kepada: [ketua]
    jatuh: [2026-03-05, 2026-04-05]
    meliputi: [2026-02-01 s.d. 2026-02-28, 2026-03-01 s.d. 2026-03-31]
"""


def found(folder: Path, old: str = "", new: str = "") -> list[tuple[str, str, str, str]]:
    """Give code, variant, the text it stands at and the suggestion of every finding."""
    region = copied(folder)
    assert SCHEDULE.count(old) >= 1
    (region / LAW / "kewajiban.yaml").write_text(DUTIES, "utf-8")
    (region / LAW / "jadwal").mkdir()
    (region / LAW / "jadwal" / "laporan.yaml").write_text(SCHEDULE.replace(old, new, 1), "utf-8")
    loaded = load_region(region)
    return [
        (code, variant, text, detail.get("near", ""))
        for code, variant, text, detail in (told(loaded, finding) for finding in loaded.findings)
    ]


def test_a_schedule_that_names_what_there_is_has_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "variant", "text", "near"),
    [
        ("  laporan_bulanan:", "  laporan_bulan:", "kewajiban", "laporan_bulan", "laporan_bulanan"),
        (
            "terakhir: {laporan_bulanan",
            "terakhir: {laporan_bulann",
            "kewajiban",
            "laporan_bulann",
            "laporan_bulanan",
        ),
        ("oleh: admin", "oleh: admn", "pihak", "admn", "admin"),
        ("kepada: [ketua]", "melalui: ketu", "pihak", "ketu", "ketua"),
        ("kepada: [ketua]", "setiap_unit: inspektort", "jenis_unit", "inspektort", "inspektorat"),
        ("{satuan_penyaluran:", "{satuan_penyalur:", "tafsir", "satuan_penyalur", "satuan_penyaluran"),
        ("hari_kerja}", "hari_kerj}", "bacaan", "hari_kerj", "hari_kerja"),
    ],
)  # fmt: skip
def test_a_name_that_does_not_exist_is_told_where_it_stands(
    tmp_path: Path, old: str, new: str, variant: str, text: str, near: str
) -> None:
    assert found(tmp_path, old, new) == [("L005", variant, text, near)]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("2026-03-01 s.d. 2026-04-30", "2026-03-01 s.d. 2026-04-31", "2026-03-01 s.d. 2026-04-31"),
        ("2026-03-01 s.d. 2026-04-30", "2026-05-01 s.d. 2026-04-30", "2026-05-01 s.d. 2026-04-30"),
        ("jatuh: [2026-03-05", "jatuh: [2026-02-30", "2026-02-30"),
        ("2026-02-05}", "2026-02-31}", "2026-02-31"),
    ],
)
def test_a_day_that_no_calendar_has_is_told(tmp_path: Path, old: str, new: str, text: str) -> None:
    assert found(tmp_path, old, new) == [("L007", "tanggal", text, "")]


def test_a_misspelt_word_for_no_day_is_told_with_the_words_there_are(tmp_path: Path) -> None:
    ((code, variant, text, _),) = found(tmp_path, "[2026-03-05, 2026-04-05]", "tampa hari")

    assert (code, variant, text) == ("L007", "bentuk", "tampa hari")
