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
