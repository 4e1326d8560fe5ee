"""What scenarios ought to touch: all of a service, and the readings that it depends on."""

from __future__ import annotations

import shutil
from pathlib import Path

from aduan.services.rulebooks import load, open_service
from aduan.services.testing import test as played
from aduan.services.testing import wanted

CONTOH = Path(__file__).parents[1] / "regions" / "contoh"
LAW = "perbup_7_2026"
SUGGESTION = """\
layanan: saran
nama: Saran
dasar: Pasal 2
isian:
  uraian: {tanya: "Apa saran Anda?", jenis: teks, wajib: ya}
berkas:
  awal: masuk
  tahap:
    masuk:
      nama: Masuk
      langkah:
        jawab: {oleh: admin, ke: dijawab, beritahu: pelapor}
    dijawab: {nama: Dijawab, akhir: ya}
"""


def test_a_reading_is_wanted_only_of_services_that_depend_on_it(tmp_path: Path) -> None:
    folder = tmp_path / "contoh"
    shutil.copytree(CONTOH, folder)
    (folder / LAW / "layanan" / "saran.yaml").write_text(SUGGESTION, encoding="utf-8")
    region = load(folder)
    law = region.regulations[LAW]

    complaint = set(wanted(open_service(region, "pengaduan").program, law))
    suggestion = set(wanted(open_service(region, "saran").program, law))

    assert {mark for mark in complaint if mark.startswith("tafsir:")} == {
        "tafsir:satuan_penyaluran.hari_kalender",
        "tafsir:satuan_penyaluran.hari_kerja",
    }
    assert suggestion == {"langkah:jawab"}


def test_a_duty_that_no_schedule_promises_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "contoh"
    shutil.copytree(CONTOH, folder)
    duty = "  {0}: {{nama: Rapat, oleh: admin, dasar: Pasal 4}}\n"
    text = "kewajiban:\n" + duty.format("rapat") + duty.format("temu")
    (folder / LAW / "kewajiban.yaml").write_text(text, encoding="utf-8")
    (folder / LAW / "jadwal").mkdir()
    (folder / LAW / "jadwal" / "rapat.yaml").write_text(
        "jadwal: Rapat terutang\nmasa: 2026-03-01 s.d. 2026-03-31\n"
        "kewajiban: {rapat: {oleh: admin, jatuh: tanpa hari}}\n",
        encoding="utf-8",
    )

    tested = played(folder)

    assert tested.failed == ()
    assert [mark for mark in tested.missing if "kewajiban" in mark] == [f"{LAW}/kewajiban:temu"]
