"""Why a recipient is refused, in the words a person reads."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aduan.model.case import Actor
from aduan.services.explaining import Explainer
from aduan.services.rulebooks import load, open_service
from aduan.services.simulation import Simulation

ZONE = ZoneInfo("Asia/Jakarta")
REGION = Path(__file__).parents[1] / "regions" / "contoh"
ADMIN = Actor("admin", "admin")
NOW = datetime(2026, 3, 3, 10, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("units", "lead", "lang", "said"),
    [
        ((), None, "id", "Tujuannya belum dipilih; yang dapat dipilih: Perangkat daerah."),
        ((), None, "en", "No recipient has been chosen; what can be chosen: Perangkat daerah."),
        (("sekretariat",), None, "id", "Tidak dapat disalurkan kepada Sekretariat"),
        (("dinas_pu", "dinas_pu"), None, "id", "sudah memegang berkas ini: Dinas Pekerjaan Umum."),
        (("dinas_pu",), "dinas_sosial", "id", "Unit utama harus salah satu tujuan"),
    ],
)
def test_a_recipient_that_does_not_fit_is_refused_in_words(
    units: tuple[str, ...], lead: str | None, lang: str, said: str
) -> None:
    opened = open_service(load(REGION), "pengaduan")
    play = Simulation(opened.program, opened.world, opened.units)
    given = {"uraian": "Lampu padam", "golongan": "pengaduan", "terlapor": "lainnya"}
    filed = play.register(given, "datang_langsung", NOW)
    assert not filed.refused, filed.refused
    words = Explainer(opened.program, opened.world, lang, opened.units)

    answers = {"kadar_pengawasan": "tidak", "alasan": "Cukup jelas."}
    found = play.make("salurkan", ADMIN, answers, NOW, units=units, lead=lead)

    told = " ".join(words.reason(reason) for reason in found.refused)
    assert said in told
    assert ": -" not in told
