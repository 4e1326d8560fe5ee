"""Who sees what: by the answers of the case, by what has happened, and for everybody."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aduan.engine.visible import Sight, visible
from aduan.model.case import Actor
from aduan.services.rulebooks import load, open_service
from aduan.services.simulation import Simulation

ZONE = ZoneInfo("Asia/Jakarta")
REGION = Path(__file__).parents[1] / "regions" / "uji"
OFFICER = Actor("petugas", "petugas")
REPORTER = Actor("pelapor", "pelapor")
PUBLIC = Actor("umum", "umum")
SUPERIOR = Actor("atasan", "atasan")
STAFF = Actor("staf", "staf_dinas", "dinas_air")


def at(text: str) -> datetime:
    """Read a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture(name="play")
def _play() -> Simulation:
    opened = open_service(load(REGION), "rahasia")
    return Simulation(opened.program, opened.world, opened.units)


def filed(play: Simulation, **more: object) -> None:
    """File a case and hand it to two units; the first of them writes an answer."""
    play.register(
        {"uraian": "Pipa bocor", "nama_pelapor": "Rini", **more}, "loket", at("2026-03-02 09:00")
    )
    units = ("dinas_air", "dinas_jalan")
    play.make("salurkan", OFFICER, {}, at("2026-03-02 10:00"), units=units)
    answer = {"isi_tanggapan": "Pipa diganti"}
    play.make("susun", STAFF, answer, at("2026-03-03 10:00"), handover="dinas_air")


def shown(play: Simulation, actor: Actor, handover: int | None = None) -> set[str]:
    """Give the fields that somebody sees."""
    seen = visible(play.program, play.case, actor, handover)
    return {key for key, sight in seen.items() if sight is Sight.SHOWN}


def test_an_answer_of_the_case_opens_or_closes_a_field(play: Simulation) -> None:
    filed(play)
    sight = visible(play.program, play.case, STAFF)["nama_pelapor"]
    assert sight is Sight.REVEALABLE


def test_the_first_row_that_fits_decides(play: Simulation) -> None:
    filed(play, rahasiakan_nama=False)

    assert "nama_pelapor" in shown(play, STAFF)
    assert "nama_pelapor" not in shown(play, SUPERIOR)


def test_a_draft_is_shown_to_others_once_it_is_delivered(play: Simulation) -> None:
    filed(play)
    before = shown(play, REPORTER)
    play.make("sampaikan", STAFF, {}, at("2026-03-04 10:00"), handover="dinas_air")

    assert "isi_tanggapan" not in before
    assert "isi_tanggapan" in shown(play, REPORTER, 1)
    assert "isi_tanggapan" not in shown(play, REPORTER, 2)


def test_the_reporter_sees_their_own_answers_but_not_notes_of_others(play: Simulation) -> None:
    filed(play)

    assert shown(play, REPORTER) == {"uraian", "nama_pelapor", "rahasiakan_nama", "ringkasan"}


def test_whoever_is_not_named_for_the_case_sees_none_of_it(play: Simulation) -> None:
    filed(play)

    assert shown(play, SUPERIOR) == set()


def test_the_public_sees_what_is_published_and_only_as_long_as_it_is(play: Simulation) -> None:
    filed(play)
    play.make("umumkan", OFFICER, {}, at("2026-03-05 10:00"))
    closed = shown(play, PUBLIC)
    play.make("tayangkan", OFFICER, {"ringkasan": "Pipa diganti"}, at("2026-03-06 10:00"))
    published = shown(play, PUBLIC)
    play.make("turunkan", OFFICER, {}, at("2026-03-07 10:00"))

    assert (closed, published, shown(play, PUBLIC)) == (set(), {"ringkasan"}, set())


def test_an_ended_case_takes_the_moves_that_name_its_end_and_no_other(play: Simulation) -> None:
    filed(play)
    play.make("umumkan", OFFICER, {}, at("2026-03-05 10:00"))
    noted = play.make("catat", OFFICER, {"catatan_petugas": "Selesai"}, at("2026-03-06 10:00"))
    late = play.make(
        "susun", STAFF, {"isi_tanggapan": "x"}, at("2026-03-06 11:00"), handover="dinas_air"
    )
    again = play.make("umumkan", OFFICER, {}, at("2026-03-06 12:00"))

    assert noted.refused == ()
    assert play.case.final
    assert [r.code for r in late.refused] == ["berkas_selesai"]
    assert [r.code for r in again.refused] == ["berkas_selesai"]
    assert {o.move.key for o in play.options(OFFICER) if o.open} == {"catat", "tayangkan"}
