"""The engine on small rules that have every unit of time and every kind of move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aduan.engine.decide import decide
from aduan.engine.explain import commands, replay
from aduan.engine.facts import Facts
from aduan.engine.guards import fits
from aduan.engine.options import options
from aduan.engine.program import Program, World, prepare
from aduan.engine.tables import shown
from aduan.engine.visible import Sight, visible
from aduan.errors import EngineError, MissingFactError, NoRowError
from aduan.model.case import (
    NEW,
    Actor,
    ClockEnded,
    ClockReset,
    ClockState,
    ClockStatus,
    Decision,
    Make,
    Notified,
    PassTime,
    Recompute,
    Reminded,
)
from aduan.model.conditions import Atom, Condition
from aduan.model.rules import Move
from aduan.model.values import Value
from aduan.services.rulebooks import load, open_service
from aduan.services.simulation import Simulation

ZONE = ZoneInfo("Asia/Jakarta")
REGION = Path(__file__).parents[1] / "regions" / "waktu"
OFFICER = Actor("petugas", "petugas")
HEAD_A = Actor("kepala a", "kepala_dinas", "dinas_a")
HEAD_B = Actor("kepala b", "kepala_dinas", "dinas_b")
REPORTER = Actor("pelapor", "pelapor")
FILED: Mapping[str, object] = {"uraian": "Jalan rusak", "golongan": "ringan"}
URGENT = {**FILED, "nilai_kerugian": 60_000_000}


def at(text: str) -> datetime:
    """Read a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture(name="play")
def _play() -> Simulation:
    opened = open_service(load(REGION), "izin")
    return Simulation(opened.program, opened.world, opened.units)


def filed(play: Simulation, fields: Mapping[str, object] = FILED) -> Decision:
    """File a case on Monday 12 January 2026."""
    return play.register(fields, "loket", at("2026-01-12 09:00"))


def decided(play: Simulation, fields: Mapping[str, object] = FILED) -> Decision:
    """File a case and hand it to Dinas A and B on Wednesday 14 January 2026."""
    filed(play, fields)
    return play.make(
        "putuskan",
        OFFICER,
        {"perlu_periksa": True, "alasan": "cukup"},
        at("2026-01-14 10:00"),
        units=("dinas_a", "dinas_b"),
        lead="dinas_b",
    )


def announced(play: Simulation) -> Decision:
    """Let the lead answer and the result be announced on Friday 16 January 2026."""
    decided(play)
    play.make("jawab", HEAD_B, {"jawaban": "ya"}, at("2026-01-15 09:00"), handover="dinas_b")
    return play.make("umumkan", OFFICER, {}, at("2026-01-16 09:00"))


def clock(play: Simulation, key: str) -> ClockState:
    """Give the newest round of a clock."""
    return [c for c in play.case.clocks if c.key == key][-1]


def due(play: Simulation, key: str) -> str:
    """Give the due moment of a clock as text."""
    found = clock(play, key).due
    return found.strftime("%Y-%m-%d %H:%M") if found else "-"


def codes(decision: Decision) -> list[str]:
    """Give why something was refused."""
    return sorted(reason.code for reason in decision.refused)


# --- Time ---------------------------------------------------------------------------------------


def test_a_range_has_a_first_and_a_last_day_in_a_six_day_week(play: Simulation) -> None:
    filed(play)

    assert due(play, "gerbang") == "2026-01-19 23:59"
    assert clock(play, "gerbang").lowest == date(2026, 1, 14)


def test_what_comes_before_a_range_is_too_early(play: Simulation) -> None:
    filed(play)

    play.make("tolak_awal", OFFICER, {"alasan": "x"}, at("2026-01-13 08:00"))

    assert clock(play, "gerbang").status is ClockStatus.EARLY
    assert play.case.final


def test_a_window_closes_the_move_that_it_opens(play: Simulation) -> None:
    filed(play)

    found = play.make("tolak_awal", OFFICER, {"alasan": "x"}, at("2026-01-15 08:00"))

    assert codes(found) == ["syarat"]


def test_working_days_skip_a_holiday_and_no_limit_has_no_due_date(play: Simulation) -> None:
    decided(play)

    # Friday 16 January 2026 is a holiday (Isra Mikraj), Saturday a working day here.
    assert {key: due(play, key) for key in ("tanggapan", "selesaikan", "bebas")} == {
        "tanggapan": "2026-01-23 23:59",
        "selesaikan": "2026-01-24 23:59",
        "bebas": "-",
    }


def test_hours_are_exact_and_run_only_for_what_is_urgent(play: Simulation) -> None:
    decided(play, URGENT)

    assert due(play, "kilat") == "2026-01-17 10:00"
    assert clock(play, "kilat").limit == "3 x 24 jam"


def test_a_clock_whose_condition_fails_never_starts(play: Simulation) -> None:
    decided(play)

    assert [c for c in play.case.clocks if c.key == "kilat"] == []


def test_a_month_counts_from_the_date_in_a_field(play: Simulation) -> None:
    decided(play)

    play.make("catat_tanggal", OFFICER, {"tanggal_layanan": "2026-01-31"}, at("2026-01-15 09:00"))

    assert due(play, "kedaluwarsa") == "2026-02-28 23:59"


def test_the_latest_of_two_events_starts_a_day_of_the_month(play: Simulation) -> None:
    decided(play)
    before = [c for c in play.case.clocks if c.key == "pelaporan"]
    play.make("tunda", OFFICER, {}, at("2026-01-20 09:00"))

    play.make("lengkapi", REPORTER, {"topik": ["air"]}, at("2026-01-28 09:00"))

    assert before == []
    assert due(play, "pelaporan") == "2026-02-27 23:59"


def test_a_pause_moves_working_days_calendar_days_and_hours(play: Simulation) -> None:
    decided(play, URGENT)
    play.make("tunda", OFFICER, {}, at("2026-01-15 10:00"))
    paused = clock(play, "tanggapan").status

    play.make("lengkapi", REPORTER, {}, at("2026-01-19 10:00"))

    assert paused is ClockStatus.PAUSED
    assert due(play, "tanggapan") == "2026-01-26 23:59"
    assert due(play, "berkas_dinas") == "2026-01-23 23:59"
    assert due(play, "kilat") == "2026-01-21 10:00"


def test_an_extension_adds_once_and_then_is_refused(play: Simulation) -> None:
    decided(play)
    play.make("perpanjang", OFFICER, {"alasan": "rumit"}, at("2026-01-15 09:00"))
    extended = due(play, "tanggapan")

    again = play.make("perpanjang", OFFICER, {"alasan": "rumit"}, at("2026-01-15 10:00"))

    assert extended == "2026-01-27 23:59"
    assert codes(again) == ["perpanjangan"]


def test_an_extended_clock_keeps_its_extension_through_a_pause(play: Simulation) -> None:
    decided(play)
    play.make("perpanjang", OFFICER, {"alasan": "rumit"}, at("2026-01-15 09:00"))
    play.make("tunda", OFFICER, {}, at("2026-01-15 10:00"))

    play.make("lengkapi", REPORTER, {}, at("2026-01-19 10:00"))

    assert due(play, "tanggapan") == "2026-01-29 23:59"


def test_reminders_go_out_once_each(play: Simulation) -> None:
    filed(play)

    decisions = play.pass_until(at("2026-01-19 12:00"))

    marks = [e.mark for d in decisions for e in d.events if isinstance(e, Reminded)]
    assert marks == [0, 1]


def test_a_reclassified_clock_counts_from_the_change(play: Simulation) -> None:
    decided(play)

    found = play.make(
        "periksa",
        HEAD_A,
        {"periksa_lapangan": True, "alasan": "perlu"},
        at("2026-01-20 09:00"),
        handover="dinas_a",
    )

    resets = [e for e in found.events if isinstance(e, ClockReset)]
    assert [(e.clock, e.limit, e.cause) for e in resets] == [
        ("selesaikan", "20 hari kerja", "penggolongan")
    ]
    assert clock(play, "selesaikan").counted_from == at("2026-01-20 09:00")


def test_the_law_of_the_day_of_receipt_chooses_among_dated_values(play: Simulation) -> None:
    play.register(FILED, "loket", at("2026-06-02 09:00"))
    play.make(
        "putuskan",
        OFFICER,
        {"perlu_periksa": True, "alasan": "cukup"},
        at("2026-06-04 10:00"),
        units=("dinas_a",),
    )

    play.make(
        "periksa",
        HEAD_A,
        {"periksa_lapangan": True, "alasan": "perlu"},
        at("2026-06-05 09:00"),
        handover="dinas_a",
    )

    assert clock(play, "selesaikan").limit == "15 hari kerja"


def test_a_lapse_makes_the_system_close_the_case(play: Simulation) -> None:
    announced(play)

    play.pass_until(at("2026-01-19 09:00"))

    assert (play.case.stage, play.case.final) == ("selesai", True)
    assert all(not c.open for c in play.case.clocks)


def test_an_objection_begins_a_new_round(play: Simulation) -> None:
    announced(play)

    play.make("sanggah_hasil", REPORTER, {}, at("2026-01-17 09:00"))

    newest = clock(play, "selesaikan")
    assert (newest.round, newest.counted_from) == (2, at("2026-01-17 09:00"))


def test_an_automatic_move_waits_for_its_clock(play: Simulation) -> None:
    decided(play, {**URGENT, "lampiran": "foto.jpg"})

    play.pass_until(at("2026-01-21 09:00"))

    assert play.case.fields["penting"] is True
    assert [h.stage for h in play.case.handovers] == ["dijawab", "dijawab"]


def test_a_changed_calendar_recomputes_and_keeps_the_old_date(play: Simulation) -> None:
    decided(play)
    play.world = with_holiday(play)

    found = play.do(Recompute("kalender"), at("2026-01-15 08:00"))

    moved = {e.clock: (e.old_due, e.due) for e in found.events if isinstance(e, ClockReset)}
    assert moved["tanggapan"] == (at("2026-01-23 23:59:59"), at("2026-01-24 23:59:59"))


def test_whoever_a_changed_date_binds_is_told_and_the_reporter(play: Simulation) -> None:
    decided(play)
    play.world = with_holiday(play)

    found = play.do(Recompute("kalender"), at("2026-01-15 08:00"))

    told = {(e.to, e.unit) for e in found.events if isinstance(e, Notified)}
    assert told == {("petugas", None), ("pelapor", None)}


def test_nobody_is_told_of_dates_that_stay(play: Simulation) -> None:
    decided(play)

    assert play.do(Recompute("kalender"), at("2026-01-15 08:00")).events == ()


def test_a_clock_that_the_rules_no_longer_have_falls_away(play: Simulation) -> None:
    decided(play)
    before = len(play.history)
    service = play.program.service
    assert service.handover is not None
    handover = replace(service.handover, clocks=())
    rules = replace(play.program.rules, service=replace(service, handover=handover))
    play.program = prepare(rules)

    found = play.do(Recompute("koreksi"), at("2026-01-15 08:00"))

    assert {type(e) for e in found.events} == {ClockEnded}
    assert {e.status for e in found.events if isinstance(e, ClockEnded)} == {ClockStatus.CANCELLED}
    assert all(c.handover is None for c in play.case.clocks if c.open)
    (command, _), *_ = commands(play.history[before:])
    assert isinstance(command, Recompute)
    play.do(PassTime(), at("2026-02-15 08:00"))


def with_holiday(play: Simulation) -> World:
    """Give the world in which Tuesday 20 January 2026 is a holiday of the region."""
    local = {date(2026, 1, 20): "Hari Jadi"}
    region = replace(play.program.rules.region, local_holidays=local)
    return open_service(replace(load(REGION), region=region), "izin").world


def test_the_amount_chooses_among_bands(play: Simulation) -> None:
    decided(play, {**FILED, "nilai_kerugian": 200_000_000})

    assert clock(play, "kilat").limit == "24 jam"


def test_a_clock_that_starts_in_a_pause_stands_still_at_once(play: Simulation) -> None:
    decided(play)
    play.make("tunda", OFFICER, {}, at("2026-01-15 10:00"))

    play.make("catat_susulan", OFFICER, {"tanggal_layanan": "2026-01-10"}, at("2026-01-15 11:00"))

    assert clock(play, "kedaluwarsa").status is ClockStatus.PAUSED


def test_an_event_of_the_case_ends_the_clocks_of_open_handovers_only(play: Simulation) -> None:
    decided(play)
    play.make("jawab", HEAD_A, {"jawaban": "ya"}, at("2026-01-15 09:00"), handover="dinas_a")

    play.make("tunda", OFFICER, {}, at("2026-01-15 10:00"))

    states = {c.handover: c.status for c in play.case.clocks if c.key == "kabar"}
    assert states == {1: ClockStatus.CANCELLED, 2: ClockStatus.MET}


def test_only_its_own_event_begins_another_round(play: Simulation) -> None:
    announced(play)
    play.make("ulangi", OFFICER, {}, at("2026-01-17 08:00"))
    play.make(
        "putuskan",
        OFFICER,
        {"perlu_periksa": True, "alasan": "lagi"},
        at("2026-01-17 09:00"),
        units=("dinas_b",),
    )

    assert [c.round for c in play.case.clocks if c.key == "selesaikan"] == [1]
    assert [c.round for c in play.case.clocks if c.key == "tanggapan"] == [1, 2]

    play.make("perpanjang", OFFICER, {"alasan": "rumit"}, at("2026-01-17 10:00"))

    assert [c.extensions for c in play.case.clocks if c.key == "tanggapan"] == [0, 1]


def test_a_pause_from_before_a_new_start_does_not_count(play: Simulation) -> None:
    decided(play)
    play.make("tunda", OFFICER, {}, at("2026-01-15 10:00"))
    play.make("lengkapi", REPORTER, {}, at("2026-01-19 10:00"))

    found = play.make(
        "periksa",
        HEAD_A,
        {"periksa_lapangan": True, "alasan": "perlu"},
        at("2026-01-20 09:00"),
        handover="dinas_a",
    )

    assert [e.due for e in found.events if isinstance(e, ClockReset)] == [at("2026-02-12 23:59:59")]


def test_the_system_s_own_moves_are_nobody_s_options(play: Simulation) -> None:
    announced(play)

    assert "tutup" not in {o.move.key for o in play.options(OFFICER)}


# --- Refusals -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["isian_kurang", "isian_kurang"]),
        ({**FILED, "golongan": "sedang"}, ["isian_salah"]),
        ({**FILED, "nilai_kerugian": -1}, ["isian_salah"]),
        ({**FILED, "nilai_kerugian": "banyak"}, ["isian_salah"]),
        ({**FILED, "tidak_ada": "x"}, ["isian_tak_dikenal"]),
        ({**FILED, "jawaban": "x"}, ["isian_tak_dikenal"]),
        ({**FILED, "mendesak": True}, ["isian_tak_dikenal"]),
        ({**FILED, "uraian": "  "}, ["isian_salah"]),
    ],
)
def test_a_filing_with_wrong_answers_is_refused_with_every_reason(
    play: Simulation, fields: Mapping[str, object], expected: list[str]
) -> None:
    assert codes(filed(play, fields)) == expected


def test_a_case_from_before_the_regulation_is_refused(play: Simulation) -> None:
    found = play.register(FILED, "loket", at("2026-01-04 09:00"))

    assert codes(found) == ["sebelum_berlaku"]


def test_a_case_cannot_be_entered_before_it_arrived(play: Simulation) -> None:
    found = play.register(FILED, "loket", at("2026-01-12 09:00"), at("2026-01-11 09:00"))

    assert codes(found) == ["waktu_mundur"]


@pytest.mark.parametrize(
    ("move", "actor", "handover", "expected"),
    [
        ("terbang", OFFICER, None, ["langkah_tak_dikenal"]),
        ("jawab", HEAD_A, 9, ["penyaluran_tak_dikenal", "unit"]),
        ("lengkapi", REPORTER, None, ["tahap"]),
        ("tunda", REPORTER, None, ["peran"]),
        ("angkat", Actor("sistem", "sistem"), 1, ["peran"]),
        ("jawab", HEAD_B, 1, ["isian_kurang", "unit"]),
    ],
)
def test_a_move_that_is_not_open_is_refused(
    play: Simulation, move: str, actor: Actor, handover: int | None, expected: list[str]
) -> None:
    decided(play)

    found = play.do(Make(move, actor, handover=handover), at("2026-01-15 09:00"))

    assert sorted(set(codes(found))) == expected


def test_a_closed_case_takes_no_move(play: Simulation) -> None:
    filed(play)
    play.make("cabut", REPORTER, {}, at("2026-01-13 09:00"))

    found = play.make("cabut", REPORTER, {}, at("2026-01-13 10:00"))

    assert codes(found) == ["berkas_selesai"]
    assert play.options(REPORTER) == ()


def test_recipients_must_be_named_once_and_be_of_the_right_kind(play: Simulation) -> None:
    filed(play)
    answers = {"perlu_periksa": True, "alasan": "cukup"}
    now = at("2026-01-14 10:00")

    none = play.make("putuskan", OFFICER, answers, now)
    twice = play.make("putuskan", OFFICER, answers, now, units=("dinas_a", "dinas_a"))
    lead = play.make("putuskan", OFFICER, answers, now, units=("dinas_a",), lead="dinas_b")

    assert [codes(none), codes(twice), codes(lead)] == [
        ["tujuan_kurang"],
        ["tujuan_ganda"],
        ["tujuan_utama"],
    ]


def test_a_move_that_hands_nothing_over_takes_no_recipients(play: Simulation) -> None:
    decided(play)

    found = play.make("tunda", OFFICER, {}, at("2026-01-15 09:00"), units=("dinas_a",))

    assert codes(found) == ["tujuan_tanpa"]


def test_nobody_decides_a_case_about_themselves(play: Simulation) -> None:
    filed(play, {**FILED, "terlapor": "petugas"})

    found = play.make(
        "putuskan",
        OFFICER,
        {"perlu_periksa": True, "alasan": "x"},
        at("2026-01-14 10:00"),
        units=("dinas_a",),
    )

    assert codes(found) == ["benturan"]


def with_moves(play: Simulation, *moves: Move) -> Program:
    """Give the program in which the first stage has other moves."""
    rules = play.program.rules
    cycle = rules.service.case
    stages = {**cycle.stages, "masuk": replace(cycle.stages["masuk"], moves=moves)}
    service = replace(rules.service, case=replace(cycle, stages=stages))
    known = {**play.program.moves, **{m.key: m for m in moves}}
    return replace(play.program, rules=replace(rules, service=service), moves=known)


def test_a_judgement_belongs_to_its_role(play: Simulation) -> None:
    filed(play)
    open_to_all = replace(play.program.moves["putuskan"], by=("petugas", "pelapor"))
    answers: Mapping[str, Value] = {"perlu_periksa": True, "alasan": "x"}
    command = Make("putuskan", REPORTER, answers, units=(play.unit("dinas_a"),))

    found = decide(
        with_moves(play, open_to_all), play.case, command, at("2026-01-14 10:00"), play.world
    )

    assert codes(found) == ["peran"]


def test_a_command_before_the_last_event_is_refused(play: Simulation) -> None:
    filed(play)
    command = Make("cabut", REPORTER)

    found = decide(play.program, play.case, command, at("2026-01-11 09:00"), play.world)

    assert codes(found) == ["waktu_mundur"]


def test_an_endless_circle_that_slipped_through_is_stopped(play: Simulation) -> None:
    filed(play)
    first = play.program.moves["putuskan"]
    turning = Move("putar", first.label, first.level, ("sistem",), automatic=True)

    with pytest.raises(EngineError):
        decide(with_moves(play, turning), play.case, PassTime(), at("2026-01-13 09:00"), play.world)


# --- Reading ------------------------------------------------------------------------------------


def test_rules_chain_and_a_suggestion_stands_beside_the_judgement(play: Simulation) -> None:
    found = filed(play, {**URGENT, "lampiran": "foto.jpg"})

    assert dict(play.case.suggestions) == {"perlu_periksa": True}
    assert (play.case.fields["mendesak"], play.case.fields["penting"]) == (True, True)
    assert [e.to for e in found.events if isinstance(e, Notified)] == ["petugas"]


def test_without_inference_derived_fields_keep_their_default(play: Simulation) -> None:
    play.world = replace(play.world, infer=None)

    filed(play)

    assert Facts(play.program, play.case, at("2026-01-12 09:00")).value("mendesak") is False


def test_replaying_a_history_gives_the_same_events(play: Simulation) -> None:
    decided(play, URGENT)
    play.pass_until(at("2026-01-21 09:00"))
    play.make("tunda", OFFICER, {}, at("2026-01-21 09:30"))
    play.make("lengkapi", REPORTER, {}, at("2026-01-22 09:30"))

    again = list(replay(play.program, play.history, play.world))

    assert [e for r in again for e in r.recorded] == play.history
    assert all(r.same for r in again)


def test_a_recomputation_is_told_apart_from_time_passing(play: Simulation) -> None:
    decided(play)
    play.world = with_holiday(play)
    play.do(Recompute("kalender"), at("2026-01-15 08:00"))

    assert [command for command, _ in commands(play.history)][-1] == Recompute("kalender")


def test_replaying_stops_where_a_history_was_changed(play: Simulation) -> None:
    decided(play)
    history = [event for event in play.history if not isinstance(event, Notified)][:-1]

    again = list(replay(play.program, history, play.world))

    assert [r.same for r in again] == [True, False]


def test_options_name_what_a_form_must_ask_and_to_whom_it_may_go(play: Simulation) -> None:
    filed(play)
    now = at("2026-01-14 09:00")

    found = {o.move.key: o for o in options(play.program, play.case, OFFICER, now)}

    assert found["putuskan"].open
    assert found["putuskan"].asks == ("perlu_periksa", "alasan")
    assert found["putuskan"].kinds == ("dinas",)
    assert [r.code for r in found["putuskan_darurat"].refused] == ["syarat", "syarat"]


def test_a_finished_handover_offers_no_move(play: Simulation) -> None:
    decided(play)
    play.make("jawab", HEAD_A, {"jawaban": "ya"}, at("2026-01-15 09:00"), handover="dinas_a")

    assert [o.move.key for o in play.options(HEAD_A) if o.handover == 1] == []


def test_a_stranger_unit_sees_nothing(play: Simulation) -> None:
    decided(play)

    seen = visible(play.program, play.case, Actor("x", "kepala_dinas", "dinas_c"))

    assert set(seen.values()) == {Sight.HIDDEN}


def test_the_fewest_missing_conditions_are_named(play: Simulation) -> None:
    filed(play)
    one = Atom("golongan", frozenset({"berat"}))
    both = (one, Atom("nilai_kerugian", low=1))

    assert play.facts_with({}).misses(Condition((both, (one,)))) == (one,)


def test_a_table_refuses_a_value_outside_its_domain(play: Simulation) -> None:
    index = play.program.tables["batas_selesai"]

    with pytest.raises(MissingFactError):
        index.fitting({"periksa_lapangan": "mungkin"})
    assert index.fitting({"periksa_lapangan": True}) == (1,)


def test_a_table_with_two_rows_for_one_case_is_an_error(play: Simulation) -> None:
    index = play.program.tables["batas_selesai"]
    columns = tuple(replace(c, masks=(index.full,) * len(c.masks)) for c in index.columns)
    double = replace(index, columns=columns)

    with pytest.raises(NoRowError):
        double.find({"periksa_lapangan": True})


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("topik", ("jalan", "air"), True),
        ("topik", ("jalan", "jalan"), False),
        ("topik", ("udara",), False),
        ("tanggal_layanan", date(2026, 1, 1), True),
        ("tanggal_layanan", "besok", False),
        ("periksa_lapangan", True, True),
        ("periksa_lapangan", 1, False),
        ("terlapor", ("a", "b"), True),
    ],
)
def test_a_value_fits_its_field(
    play: Simulation, key: str, value: Value, *, expected: bool
) -> None:
    assert fits(play.program.field(key), value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, "kosong"), (True, "ya"), (False, "tidak"), (("a", "b"), "a, b"), (7, "7")],
)
def test_values_are_written_as_in_the_files(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_a_case_begins_empty() -> None:
    assert NEW.handover(1) is None
