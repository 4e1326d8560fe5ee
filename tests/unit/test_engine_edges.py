"""The engine at its edges: services without hand-overs, answers that others depend on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aduan.engine.evolve import fold
from aduan.engine.explain import commands
from aduan.engine.facts import Facts
from aduan.engine.guards import describe, possible
from aduan.errors import MissingFactError
from aduan.model.case import NEW, Actor
from aduan.model.conditions import Atom
from aduan.model.limits import TimesPer, Unit
from aduan.model.values import Place
from aduan.services.rulebooks import load, open_service
from aduan.services.simulation import Simulation

REGIONS = Path(__file__).parents[1] / "regions"
OFFICER = Actor("petugas", "petugas")
REPORTER = Actor("pelapor", "pelapor")


def at(text: str) -> datetime:
    """Read a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Jakarta"))


def opened(region: str, service: str) -> Simulation:
    """Give a fresh simulation."""
    found = open_service(load(REGIONS / region), service)
    return Simulation(found.program, found.world, found.units)


@pytest.fixture(name="play")
def _play() -> Simulation:
    return opened("waktu", "lapor")


def codes(play: Simulation, fields: dict[str, object]) -> list[str]:
    """File a case and give why it was refused."""
    decision = play.register(fields, "loket", at("2026-01-12 09:00"))
    return [reason.code for reason in decision.refused]


def test_a_question_is_required_only_where_it_is_asked(play: Simulation) -> None:
    assert codes(play, {"usia": 16}) == ["isian_kurang"]
    assert codes(play, {"usia": 17}) == []


def test_an_answer_to_a_question_that_is_not_asked_is_not_read(play: Simulation) -> None:
    codes(play, {"usia": 17, "wali": "Ibu"})

    assert Facts(play.program, play.case, at("2026-01-12 10:00")).value("wali") is None


def test_a_guard_names_the_range_and_the_filling_that_it_needs(play: Simulation) -> None:
    codes(play, {"usia": 16, "wali": "Ibu"})

    found = play.make("terima", OFFICER, {}, at("2026-01-12 10:00"))

    assert [(r.detail["nama"], r.detail["perlu"], r.detail["kini"]) for r in found.refused] == [
        ("usia", ("17..",), "16"),
        ("bukti", ("terisi",), "kosong"),
    ]


def test_a_condition_that_is_open_at_one_end_is_written_so() -> None:
    assert describe(Atom("usia", low=17))["perlu"] == ("17..",)
    assert describe(Atom("usia", high=16))["perlu"] == ("..16",)
    assert describe(Atom("bukti", filled=False))["perlu"] == ("kosong",)


def test_what_a_field_may_hold_is_said_in_the_words_of_the_files(play: Simulation) -> None:
    izin = opened("waktu", "izin").program

    assert possible(play.program.field("usia")) == ("0..120",)
    assert possible(play.program.field("bukti")) == ("teks",)
    assert possible(izin.field("periksa_lapangan")) == ("ya", "tidak")
    assert possible(izin.field("golongan")) == ("ringan", "berat")


def test_a_clock_that_is_over_cannot_be_extended(play: Simulation) -> None:
    codes(play, {"usia": 20})
    play.make("susulkan", REPORTER, {"bukti": "foto"}, at("2026-01-12 10:00"))

    found = play.make("perpanjang_bukti", OFFICER, {}, at("2026-01-12 11:00"))

    assert [r.code for r in found.refused] == ["perpanjangan"]


def test_a_move_that_a_lapse_calls_for_is_not_made_against_its_condition(play: Simulation) -> None:
    codes(play, {"usia": 20})
    play.make("susulkan", REPORTER, {"bukti": "foto"}, at("2026-01-12 10:00"))

    play.pass_until(at("2026-01-20 09:00"))

    assert play.case.stage == "masuk"
    assert [c.lapsed for c in play.case.clocks if c.key == "menilai"] == [True]


def test_recipients_mean_nothing_where_cases_are_not_handed_over(play: Simulation) -> None:
    codes(play, {"usia": 20})
    play.make("susulkan", REPORTER, {"bukti": "foto"}, at("2026-01-12 10:00"))

    found = play.make("terima", OFFICER, {}, at("2026-01-12 11:00"), units=("dinas_a",))

    assert [r.code for r in found.refused] == ["tujuan_tanpa"]


def test_the_kinds_of_recipient_wait_for_the_answer_they_depend_on() -> None:
    play = opened("contoh", "pengaduan")
    play.register(
        {"uraian": "Jalan rusak", "golongan": "keluhan"}, "datang_langsung", at("2026-03-02 09:00")
    )

    found = {o.move.key: o.kinds for o in play.options(Actor("admin", "admin"))}

    assert found["salurkan"] == ()


def test_a_role_of_a_unit_acts_on_the_case_only_where_its_unit_holds_it() -> None:
    play = opened("waktu", "izin")
    head = Actor("kepala", "kepala_dinas", "dinas_b")
    move = replace(play.program.moves["tunda"], by=("kepala_dinas",))
    cycle = play.program.service.case
    stage = replace(cycle.stages["diproses"], moves=(move,))
    service = replace(
        play.program.service, case=replace(cycle, stages={**cycle.stages, "diproses": stage})
    )
    rules = replace(play.program.rules, service=service)
    play.program = replace(play.program, rules=rules, moves={**play.program.moves, "tunda": move})
    play.register({"uraian": "x", "golongan": "berat"}, "loket", at("2026-01-12 09:00"))
    answers = {"perlu_periksa": True, "alasan": "x"}
    play.make("putuskan", OFFICER, answers, at("2026-01-14 10:00"), units=("dinas_a",))

    found = play.make("tunda", head, {}, at("2026-01-14 11:00"))

    assert [r.code for r in found.refused] == ["unit"]


def test_the_fold_of_a_history_is_the_case(play: Simulation) -> None:
    codes(play, {"usia": 20})

    assert fold(play.history) == play.case
    assert fold([]) == NEW


def test_an_empty_history_holds_no_command() -> None:
    assert list(commands([])) == []


def test_a_rhythm_and_a_place_are_printed() -> None:
    assert str(TimesPer(2, 1, Unit.WEEKS)) == "2 kali seminggu"
    assert str(TimesPer(1, 6, Unit.MONTHS)) == "1 kali 6 bulan"
    assert str(Place("a.yaml", 3, 5, "x")) == "a.yaml:3:5"


@pytest.mark.parametrize("value", ["banyak", True, None, -1, 1_000_000_001])
def test_a_band_takes_whole_numbers_of_its_domain_only(value: object) -> None:
    index = opened("waktu", "izin").program.tables["batas_kilat"]

    with pytest.raises(MissingFactError):
        index.fitting({"nilai_kerugian": value})
