"""Putting answers right, opening closed ones, and when time alone next does something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aduan.engine.evolve import fold
from aduan.engine.explain import replay
from aduan.engine.wake import AFTER, next_wake
from aduan.model.case import Actor, ClockReset, Correct, Decision, Reveal, Revealed
from aduan.model.values import Value
from aduan.paths import region_folder
from aduan.services.rulebooks import load, open_service
from aduan.services.simulation import Simulation

ZONE = ZoneInfo("Asia/Jakarta")
REGIONS = Path(__file__).parents[1] / "regions"
OFFICER = Actor("petugas", "petugas")
HEAD = Actor("kepala a", "kepala_dinas", "dinas_a")
STRANGER = Actor("kepala b", "kepala_dinas", "dinas_b")
DECIDED = {"perlu_periksa": "tidak", "alasan": "Ringan"}


def at(text: str) -> datetime:
    """Read a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def simulation(region: str, service: str) -> Simulation:
    opened = open_service(load(REGIONS / region), service)
    return Simulation(opened.program, opened.world, opened.units)


@pytest.fixture(name="play")
def _play() -> Simulation:
    play = simulation("waktu", "izin")
    filed = {"uraian": "Jalan rusak", "golongan": "ringan"}
    assert not play.register(filed, "loket", at("2026-01-05 08:00")).refused
    return play


def decided(play: Simulation) -> Simulation:
    """Hand the case to a unit."""
    done = play.make("putuskan", OFFICER, DECIDED, at("2026-01-08 09:00"), units=("dinas_a",))
    assert not done.refused, done.refused
    return play


def correct(
    play: Simulation,
    fields: Mapping[str, Value],
    *,
    by: Actor = OFFICER,
    reason: str = "Salah tulis",
    handover: int | None = None,
) -> Decision:
    return play.do(Correct(by, fields, reason, handover), play.now or at("2026-01-05 08:00"))


def codes(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.refused]


def test_an_answer_is_put_right_with_its_reason(play: Simulation) -> None:
    assert codes(correct(play, {"uraian": "Jembatan rusak"})) == []

    assert play.case.fields["uraian"] == "Jembatan rusak"
    assert all(one.same for one in replay(play.program, play.history, play.world))


def test_a_correction_without_a_reason_or_without_an_answer_is_refused(play: Simulation) -> None:
    assert codes(correct(play, {"uraian": "Lain"}, reason=" ")) == ["alasan_kurang"]
    assert codes(correct(play, {})) == ["isian_kurang"]


def test_what_was_never_answered_or_is_no_answer_cannot_be_put_right(play: Simulation) -> None:
    assert codes(correct(play, {"jawaban": "x"})) == ["isian_tak_dikenal"]
    assert codes(correct(play, {"golongan": "sedang"})) == ["isian_salah"]


def test_only_the_unit_that_holds_a_hand_over_puts_its_answers_right(play: Simulation) -> None:
    decided(play)
    moved = play.make(
        "periksa",
        HEAD,
        {"periksa_lapangan": "tidak", "alasan": "Dekat"},
        at("2026-01-08 10:00"),
        handover="dinas_a",
    )
    assert not moved.refused

    assert codes(correct(play, {"alasan": "Jauh"}, by=STRANGER, handover=1)) == [
        "unit",
        "tertutup",
    ]
    assert codes(correct(play, {"alasan": "Jauh"}, by=HEAD, handover=9)) == [
        "penyaluran_tak_dikenal"
    ]
    assert codes(correct(play, {"alasan": "Jauh"}, by=HEAD, handover=1)) == []
    assert play.case.handovers[0].fields["alasan"] == "Jauh"
    assert play.case.fields["alasan"] == "Ringan"
    assert all(one.same for one in replay(play.program, play.history, play.world))


def test_a_role_of_a_unit_that_holds_nothing_puts_nothing_of_the_case_right(
    play: Simulation,
) -> None:
    decided(play)

    assert "unit" in codes(correct(play, {"alasan": "Jauh"}, by=STRANGER))


def test_a_clock_counts_anew_from_a_date_put_right(play: Simulation) -> None:
    decided(play)
    play.make("catat_tanggal", OFFICER, {"tanggal_layanan": "2026-01-02"}, at("2026-01-08 10:00"))

    done = correct(play, {"tanggal_layanan": date(2026, 1, 5)})

    (reset,) = [e for e in done.events if isinstance(e, ClockReset)]
    assert (reset.clock, reset.cause) == ("kedaluwarsa", "pembetulan")
    assert reset.counted_from.date() == date(2026, 1, 5)


def test_nothing_of_a_case_that_has_ended_is_put_right(play: Simulation) -> None:
    play.make("cabut", Actor("pelapor", "pelapor"), {}, at("2026-01-06 09:00"))

    assert codes(correct(play, {"uraian": "Lain"})) == ["berkas_selesai"]


def test_what_is_closed_to_a_role_is_opened_with_a_reason_that_stays_in_the_history() -> None:
    opened = open_service(load(region_folder("bone")), "pengaduan")
    play = Simulation(opened.program, opened.world, opened.units)
    filed = {
        "uraian": "Jalan rusak.",
        "keterangan_diri": "kontak_saja",
        "nomor_kontak": "0812 0000 0001",
        "tanda_tangan": "tidak_ada",
    }
    admin = Actor("admin", "admin_kabupaten")
    clerk = Actor("admin pu", "admin_perangkat_daerah", "dinas_pu")
    answers = {"kewenangan": "berwenang", "jenis_laporan": "keluhan"}
    judged = {"relevan": "ya", "lengkap": "ya", "jelas": "ya"}
    made = [
        play.register(filed, "situs_web", at("2026-03-02 09:00")),
        play.make("telaah", admin, answers, at("2026-03-02 10:00")),
        play.make("nyatakan_lengkap", admin, judged, at("2026-03-02 11:00")),
        play.make("salurkan", admin, {}, at("2026-03-02 12:00"), units=("dinas_pu",)),
    ]
    assert [codes(one) for one in made] == [[], [], [], []]
    now, closed = at("2026-03-03 11:00"), "nomor_kontak"

    assert codes(play.do(Reveal(clerk, (closed,), " "), now)) == ["alasan_kurang"]
    assert codes(play.do(Reveal(clerk, (), "Perlu"), now)) == ["isian_kurang"]
    assert codes(play.do(Reveal(clerk, ("tak_ada",), "Perlu"), now)) == ["isian_tak_dikenal"]
    assert codes(play.do(Reveal(admin, (closed,), "Perlu"), now)) == ["tidak_dapat_dibuka"]

    done = play.do(Reveal(clerk, (closed,), "Perlu menghubungi"), now)

    assert done.events == (Revealed(now, clerk, (closed,), "Perlu menghubungi"),)
    assert fold(play.history) == play.case
    assert all(one.same for one in replay(play.program, play.history, play.world))


def test_time_next_acts_when_a_window_opens_then_at_reminders_then_after_the_due_date(
    play: Simulation,
) -> None:
    now = at("2026-01-05 08:00")
    (gate,) = [c for c in play.case.clocks if c.key == "gerbang"]
    assert gate.due is not None

    assert next_wake(play.program, play.case, now, play.world) == at("2026-01-07 00:00")
    play.pass_until(gate.due)
    assert next_wake(play.program, play.case, gate.due, play.world) == gate.due + AFTER
    play.pass_until(gate.due + AFTER)
    assert next_wake(play.program, play.case, gate.due + AFTER, play.world) is None


def test_time_does_nothing_to_a_case_that_has_ended_or_whose_clocks_have_no_limit(
    play: Simulation,
) -> None:
    decided(play)
    free = replace(play.case, clocks=tuple(c for c in play.case.clocks if c.key == "bebas"))
    assert next_wake(play.program, free, at("2026-01-08 10:00"), play.world) is None
    play.make("cabut", Actor("pelapor", "pelapor"), {}, at("2026-01-09 09:00"))

    assert next_wake(play.program, play.case, at("2026-01-09 09:00"), play.world) is None
