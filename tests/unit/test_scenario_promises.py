"""Each word of `maka` tells what was found where its promise does not hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aduan.services.scenarios import play
from aduan.services.testing import simulation

CONTOH = Path(__file__).parents[1] / "regions" / "contoh"


@pytest.mark.parametrize(
    ("promise", "failed", "expected", "found"),
    [
        ({"di_luar_kanal": False}, "di_luar_kanal", "tidak", "ya"),
        ({"sifat": {"penyaluran_awal": "target"}}, "sifat.penyaluran_awal", "target", "wajib"),
        ({"sifat": {"melengkapi": "wajib"}}, "sifat.melengkapi", "wajib", "belum_mulai"),
        ({"bagi": {"penyaluran_awal": "ketua"}}, "bagi.penyaluran_awal", "ketua", "admin"),
        ({"menunggu": "pelapor"}, "menunggu", "pelapor", "tidak ada"),
        (
            {"diingatkan": {"penyaluran_awal": "2026-03-03"}},
            "diingatkan.penyaluran_awal",
            "2026-03-03",
            "tidak ada",
        ),
        ({"surat": {"pelapor": "tanda_terima"}}, "surat.pelapor", "tanda_terima", "-"),
        ({"kepada": {"salurkan_lagi": "inspektorat"}}, "kepada.salurkan_lagi", "inspektorat", "-"),
        (
            {"dasar": {"penyaluran_awal": "Pasal 12"}},
            "dasar.penyaluran_awal",
            "Pasal 12",
            "Pasal 11 ayat (1)",
        ),
        ({"terlihat": {"admin.uraian": False}}, "terlihat.admin.uraian", "tidak", "ya"),
    ],
)
def test_a_broken_promise_is_told_with_what_was_found(
    promise: dict[str, Any], failed: str, expected: str, found: str
) -> None:
    scenario = {
        "layanan": "pengaduan",
        "diterima": "2026-03-02 09:10",
        "kanal": "surat lewat kurir",
        "isian": {"uraian": "Jalan rusak.", "golongan": "keluhan"},
        "maka": promise,
    }

    outcome = play(scenario, "cerita.yaml", simulation(CONTOH, "pengaduan"))

    (failure,) = outcome.failures
    assert (failure.what, failure.expected, failure.found) == (failed, expected, found)


def test_who_is_told_although_nobody_should_be_is_told_with_the_name() -> None:
    scenario = {
        "layanan": "pengaduan",
        "diterima": "2026-03-02 09:10",
        "kanal": "langsung",
        "isian": {"uraian": "Jalan rusak.", "golongan": "keluhan"},
        "maka": {"tidak_diberitahu": ["ketua"]},
        "langkah": [
            {
                "pada": "2026-03-02 10:00",
                "oleh": "admin",
                "lakukan": "minta_lengkapi",
                "isian": {"kekurangan": "Tempat kejadian."},
                "maka": {"tidak_diberitahu": "pelapor"},
            }
        ],
    }

    outcome = play(scenario, "cerita.yaml", simulation(CONTOH, "pengaduan"))

    (failure,) = outcome.failures
    assert (failure.step, failure.what) == (1, "tidak_diberitahu")
    assert (failure.expected, failure.found) == ("bukan pelapor", "pelapor")


@pytest.mark.parametrize(
    ("by", "refused"),
    [
        ({}, []),
        ({"oleh": "petugas_pelaksana", "unit": "dinas_pupr"}, []),
        ({"oleh": "petugas_pelaksana", "unit": "dinas_perhubungan"}, ["unit"]),
        ({"oleh": "kepala_unit", "unit": "dinas_pupr"}, ["peran"]),
    ],
)
def test_a_register_is_opened_by_whom_the_scenario_names(
    by: dict[str, str], refused: list[str]
) -> None:
    folder = Path(__file__).parents[2] / "regions" / "jambi"
    fresh = simulation(folder, "pengumuman_unit")
    answers = {
        "unit": "dinas_pupr",
        "nama_petugas": "Yulia",
        "mekanisme": "Dicatat lalu ditanggapi.",
        "sarana": "Loket.",
    }

    outcome = play({"diterima": "2026-07-06", **by, "isian": answers}, "cerita.yaml", fresh)

    assert [reason.code for reason in outcome.steps[0][0].refused] == refused
