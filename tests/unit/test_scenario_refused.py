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
