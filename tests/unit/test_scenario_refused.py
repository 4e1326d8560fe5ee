"""A scenario whose case was never filed ends there, with what failed and no traceback."""

from pathlib import Path

import pytest

from aduan.services.scenarios import play
from aduan.services.testing import simulation

CONTOH = Path(__file__).parents[1] / "regions" / "contoh"


@pytest.mark.parametrize(
    ("expected", "failed"), [(None, ["ditolak", "langkah"]), ("isian_kurang", ["langkah"])]
)
def test_no_step_is_made_on_a_case_that_was_refused(
    expected: str | None, failed: list[str]
) -> None:
    scenario = {
        "layanan": "pengaduan",
        "diterima": "2026-03-13 09:10",
        "kanal": "datang_langsung",
        "ditolak": expected,
        "langkah": [{"pada": "2026-03-17 10:00", "oleh": "admin", "lakukan": "salurkan"}] * 2,
    }
    outcome = play(scenario, "cerita.yaml", simulation(CONTOH, "pengaduan"))
    assert [failure.what for failure in outcome.failures] == failed


def test_what_is_promised_of_a_case_that_was_refused_is_told_as_broken() -> None:
    scenario = {
        "layanan": "pengaduan",
        "diterima": "2026-03-13 09:10",
        "kanal": "datang_langsung",
        "maka": {
            "tahap": "diterima",
            "batas": {"penyaluran_awal": "2026-03-16"},
            "sifat": {"penyaluran_awal": "wajib"},
            "bagi": {"penyaluran_awal": "admin"},
            "menunggu": "pelapor",
            "boleh": ["salurkan"],
            "kepada": {"salurkan": ["inspektorat"]},
            "diberitahu": ["pelapor"],
            "surat": {"pelapor": "tanda_terima"},
            "terlihat": {"pelapor.uraian": False},
        },
    }

    outcome = play(scenario, "cerita.yaml", simulation(CONTOH, "pengaduan"))

    assert [failure.what.partition(".")[0] for failure in outcome.failures] == [
        "ditolak",
        *scenario["maka"],
    ]
