"""Whatever is asked of a case, in whatever order: the engine keeps its promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.engine.decide import decide
from aduan.engine.evolve import fold
from aduan.engine.explain import commands, replay
from aduan.engine.options import options
from aduan.engine.visible import visible
from aduan.errors import AduanError, EngineError
from aduan.model.case import (
    NEW,
    Actor,
    Case,
    Command,
    Decision,
    Event,
    HandOver,
    Make,
    PassTime,
    Recompute,
    Register,
    UnitRef,
)
from aduan.model.rules import Level, Move
from aduan.model.values import Value
from aduan.services.rulebooks import Opened, load, open_service

REGIONS = Path(__file__).parents[1] / "regions"
START = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Makassar"))
ROLES = ("admin", "admin_unit", "kepala_unit", "ketua", "pelapor", "sistem", "tidak_ada")
UNITS = {
    "dinas_pu": "perangkat_daerah",
    "dinas_sosial": "perangkat_daerah",
    "inspektorat": "inspektorat",
    "sekretariat": "sekretariat",
}
REFS = tuple(UnitRef(key, kind) for key, kind in UNITS.items())
GOOD: dict[str, tuple[Value, ...]] = {
    "uraian": ("Jalan rusak.",),
    "golongan": ("permintaan_informasi", "keluhan", "pengaduan"),
    "terlapor": ("asn", "lainnya", "tidak_ada"),
    "kadar_pengawasan": (True, False),
    "kekurangan": ("Alamat.",),
    "isi_tanggapan": ("Diperbaiki.",),
    "puas": (True, False),
    "alasan": ("Sebab.",),
}


@cache
def contoh() -> Opened:
    """Open the service of the example region once."""
    return open_service(load(REGIONS / "contoh"), "pengaduan")


@dataclass(frozen=True, slots=True)
class Play:
    """What one sequence of commands came to."""

    decisions: tuple[Decision, ...]
    case: Case
    history: tuple[Event, ...]
    now: datetime


def likely(case: Case, pick: int) -> Command:
    """Give a move that leaves a present stage, as those it is meant for would make it."""
    program = contoh().program
    found: list[tuple[Move, HandOver | None]] = [
        (m, None) for m in program.stage(Level.CASE, case.stage).moves
    ]
    for one in case.handovers:
        found += [(m, one) for m in program.stage(Level.HANDOVER, one.stage).moves]
    if not found:
        return PassTime()
    move, held = found[pick % len(found)]
    fields = {key: GOOD[key][pick % len(GOOD[key])] for key in (*move.asks, *move.may_give)}
    grave = fields.get("kadar_pengawasan", case.fields.get("kadar_pengawasan"))
    fitting = [u for u in REFS if u.kind == ("inspektorat" if grave else "perangkat_daerah")]
    units = tuple(fitting[: 1 + pick % 2]) if move.hand_to else ()
    person = "sistem" if move.by[0] == "sistem" else f"orang {pick % 3}"
    by = Actor(person, move.by[0], held.unit.key if held else None)
    lead = units[0].key if units else None
    return Make(move.key, by, fields, held.number if held else None, units, lead)


def run(asked: list[tuple[Command | int, int]]) -> Play:
    """Decide one command after the other, each some minutes after the one before."""
    opened, case, now = contoh(), NEW, START
    decisions: list[Decision] = []
    history: list[Event] = []
    for wanted, minutes in asked:
        if isinstance(wanted, int) and not case.stage:
            continue
        now += timedelta(minutes=minutes)
        command = likely(case, wanted) if isinstance(wanted, int) else wanted
        try:
            decision = decide(opened.program, case, command, now, opened.world)
        except AduanError:
            continue
        decisions.append(decision)
        history += decision.events
        case = decision.case
    return Play(tuple(decisions), case, tuple(history), now)


def answers(draw: st.DrawFn, fields: tuple[str, ...], *, wild: bool) -> dict[str, Value]:
    """Draw answers to fields: fitting ones, or now and then anything."""
    given: dict[str, Value] = {key: draw(st.sampled_from(GOOD[key])) for key in fields}
    if wild:
        key = draw(st.sampled_from((*GOOD, "tak_dikenal")))
        given[key] = draw(st.one_of(st.booleans(), st.integers(), st.text(max_size=5)))
    return given


@st.composite
def moves(draw: st.DrawFn) -> Make:
    """Draw a move: mostly by whom it is for, with the answers it asks."""
    program = contoh().program
    move = program.moves[draw(st.sampled_from(sorted(program.moves)))]
    wild = draw(st.integers(0, 9)) == 0
    role = draw(st.sampled_from(ROLES)) if wild else move.by[0]
    person = "sistem" if role == "sistem" else draw(st.sampled_from(("Ani", "Budi", role)))
    units = (
        draw(st.lists(st.sampled_from(REFS), min_size=1, max_size=3))
        if (wild or move.hand_to)
        else []
    )
    by = Actor(person, role, draw(st.sampled_from((*UNITS, None))))
    lead = draw(st.sampled_from((None, *(u.key for u in units))))
    fields = answers(draw, (*move.asks, *move.may_give), wild=wild)
    handover = draw(st.sampled_from((None, 1, 1, 2)))
    return Make(move.key, by, fields, handover, tuple(units), lead)


@st.composite
def sequences(draw: st.DrawFn) -> list[tuple[Command | int, int]]:
    """Draw a filing and what is done with the case afterwards."""
    fields = answers(draw, ("uraian", "golongan", "terlapor"), wild=draw(st.integers(0, 9)) == 0)
    filing = Register(Actor("Rini", "pelapor"), fields, "sms_wa", START)
    picks = st.integers(0, 11)
    later: st.SearchStrategy[Command | int] = st.one_of(
        picks, picks, picks, picks, moves(), st.just(PassTime()), st.just(Recompute("kalender"))
    )
    step = st.tuples(later, st.sampled_from((1, 1, 60, 1440, 14_400, 43_200)))
    later_on = st.one_of(st.lists(step, max_size=8), st.lists(step, min_size=15, max_size=40))
    return [(filing, 0), *draw(later_on)]


#: The drawing itself is slow at first, not the engine.
PATIENT = settings(deadline=None, max_examples=150)


@PATIENT
@given(sequences())
def test_a_case_is_the_fold_of_its_events(asked: list[tuple[Command | int, int]]) -> None:
    play = run(asked)

    assert fold(play.history) == play.case


@PATIENT
@given(sequences())
def test_the_same_commands_give_the_same_decisions(asked: list[tuple[Command | int, int]]) -> None:
    assert run(asked) == run(asked)


@PATIENT
@given(sequences())
def test_a_case_and_its_handovers_stay_in_declared_stages(
    asked: list[tuple[Command | int, int]],
) -> None:
    play = run(asked)

    service = contoh().program.service
    assert service.handover is not None
    stages = {"": False, **{k: s.final for k, s in service.case.stages.items()}}
    held = {k: (s.final, s.fruitless) for k, s in service.handover.stages.items()}
    assert play.case.final == stages[play.case.stage]
    assert [held[h.stage] for h in play.case.handovers] == [
        (h.final, h.fruitless) for h in play.case.handovers
    ]


@PATIENT
@given(sequences())
def test_a_closed_case_has_no_open_clock_and_no_open_move(
    asked: list[tuple[Command | int, int]],
) -> None:
    play = run(asked)

    assert not play.case.final or (
        [c for c in play.case.clocks if c.open],
        options(contoh().program, play.case, Actor("Ani", "admin"), play.now),
    ) == ([], ())


@PATIENT
@given(sequences())
def test_replaying_a_history_gives_the_same_events_and_the_same_case(
    asked: list[tuple[Command | int, int]],
) -> None:
    play = run(asked)

    replayed = list(replay(contoh().program, play.history, contoh().world))

    assert [r.decision.events for r in replayed] == [e for _, e in commands(play.history)]
    assert not replayed or replayed[-1].decision.case == play.case


@PATIENT
@given(sequences(), st.sampled_from(ROLES), st.sampled_from((*UNITS, None)))
def test_an_option_that_is_open_without_answers_is_not_refused(
    asked: list[tuple[Command | int, int]], role: str, unit: str | None
) -> None:
    opened, play = contoh(), run(asked)
    actor = Actor("sistem" if role == "sistem" else "Citra", role, unit)
    if not play.case.stage:
        return

    found = options(opened.program, play.case, actor, play.now)

    plain = [o for o in found if o.open and not o.asks and o.move.hand_to is None]
    commands_ = [Make(o.move.key, actor, handover=o.handover) for o in plain]
    made = [decide(opened.program, play.case, c, play.now, opened.world) for c in commands_]
    assert [d.refused for d in made] == [() for _ in made]
    assert set(visible(opened.program, play.case, actor)) == set(opened.program.service.fields)


@pytest.mark.parametrize("command", [PassTime(), Recompute("kalender")])
def test_nothing_but_filing_can_be_asked_of_a_case_that_is_not_filed(command: Command) -> None:
    opened = contoh()

    with pytest.raises(EngineError):
        decide(opened.program, NEW, command, START, opened.world)
