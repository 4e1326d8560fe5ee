"""Scenarios: what a regulation promises, played through the engine and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aduan.engine.facts import clock_words
from aduan.engine.visible import IDENTITY, Sight, visible
from aduan.errors import AduanError, UsageError
from aduan.model.case import (
    NOT_STARTED,
    Actor,
    ClockState,
    Decision,
    Derived,
    Notified,
    Reminded,
)
from aduan.model.rules import SYSTEM
from aduan.rulebook.citations import cite, parse, without_chapter
from aduan.services.results import Failure, Result, several, written
from aduan.services.simulation import Simulation

#: The words a scenario writes where there is nothing: no due date, letter, reminder or article.
NOTHING = "tidak ada"


@dataclass(frozen=True, slots=True)
class Outcome(Result):
    """How a scenario went, with every step's decisions."""

    steps: tuple[tuple[Decision, ...], ...]
    simulation: Simulation


@dataclass(slots=True)
class _Player:
    """Plays one scenario; keeps what failed."""

    simulation: Simulation
    zone: ZoneInfo
    failures: list[Failure] = field(default_factory=list)
    step: int = 0

    def fail(self, what: str, expected: object, found: object) -> None:
        """Keep an expectation that did not hold."""
        self.failures.append(Failure(self.step, what, written(expected), written(found)))


def moment(given: object, zone: ZoneInfo) -> datetime:
    """Read a local time of a scenario; a day alone is its noon. Raises UsageError."""
    text = str(given)
    try:
        at = datetime.fromisoformat(text if len(text) > len("2026-01-01") else f"{text} 12:00")
    except ValueError as error:
        raise UsageError(text, code="waktu_tulis") from error
    return at.replace(tzinfo=zone)


def actor(step: Mapping[str, Any]) -> Actor:
    """Read who acts in a step, or who files: without a role it is the system."""
    role = str(step.get("oleh", SYSTEM))
    unit = step.get("unit", step.get("penyaluran"))
    return Actor(str(step.get("orang", role)), role, str(unit) if unit else None)


def play(scenario: Mapping[str, Any], file: str, simulation: Simulation) -> Outcome:
    """Play a scenario (its plain values) on a fresh simulation."""
    zone = ZoneInfo(simulation.program.rules.region.timezone)
    player = _Player(simulation, zone)
    steps: list[tuple[Decision, ...]] = []
    try:
        steps.append((_file(player, scenario),))
        for step in scenario.get("langkah") or ():
            if steps[0][0].refused:
                # There is no case to go on with; an unexpected refusal is told already.
                player.fail("langkah", "-", step.get("lakukan", step["pada"]))
                break
            player.step += 1
            steps.append(tuple(_step(player, step)))
    except AduanError as error:
        player.fail("kesalahan", "-", f"{type(error).__name__}: {error}")
    name = str(scenario.get("skenario", file))
    return Outcome(name, file, tuple(player.failures), tuple(steps), simulation)


def filed(simulation: Simulation, scenario: Mapping[str, Any]) -> Decision:
    """File the case of a scenario's plain values."""
    zone = ZoneInfo(simulation.program.rules.region.timezone)
    received = moment(scenario["diterima"], zone)
    entered = moment(scenario.get("dicatat") or scenario["diterima"], zone)
    by = actor(scenario) if scenario.get("oleh") else None
    channel = str(scenario.get("kanal", ""))
    return simulation.register(scenario.get("isian") or {}, channel, received, entered, by)


def taken(simulation: Simulation, step: Mapping[str, Any]) -> list[Decision]:
    """Let time pass to a step and take it; a step that makes no move is over then."""
    at = moment(step["pada"], ZoneInfo(simulation.program.rules.region.timezone))
    decisions = simulation.pass_until(at)
    if step.get("lakukan"):
        decision = simulation.make(
            str(step["lakukan"]),
            actor(step),
            step.get("isian") or {},
            at,
            handover=step.get("penyaluran"),
            units=tuple(several(step.get("kepada"))),
            lead=step.get("utama"),
        )
        decisions = [*decisions, decision]
    return decisions


def _file(player: _Player, scenario: Mapping[str, Any]) -> Decision:
    decision = filed(player.simulation, scenario)
    _refusal(player, scenario.get("ditolak"), decision)
    by = actor(scenario) if scenario.get("oleh") else None
    _expect(player, scenario.get("maka") or {}, [decision], by)
    return decision


def _step(player: _Player, step: Mapping[str, Any]) -> list[Decision]:
    decisions = taken(player.simulation, step)
    if step.get("lakukan"):
        _refusal(player, step.get("ditolak"), decisions[-1])
    _expect(player, step.get("maka") or {}, decisions, actor(step))
    return decisions


def _refusal(player: _Player, expected: object, decision: Decision) -> None:
    codes = sorted({reason.code for reason in decision.refused})
    if sorted(several(expected)) != codes:
        reasons = [f"{r.code} ({written(r.detail)})" for r in decision.refused]
        player.fail("ditolak", several(expected), reasons)


def _expect(
    player: _Player, expected: Mapping[str, Any], decisions: Sequence[Decision], actor: Actor | None
) -> None:
    for key, value in expected.items():
        for what, want, have in _COMPARE[key](player, value, decisions, actor):
            if want != have:
                player.fail(what, want, have)


Comparison = Iterator[tuple[str, object, object]]


def _stage(player: _Player, value: Any, _d: Sequence[Decision], _a: Actor | None) -> Comparison:
    yield "tahap", value, player.simulation.case.stage


def _handovers(player: _Player, value: Any, _d: Sequence[Decision], _a: Actor | None) -> Comparison:
    newest = {h.unit.key: h.stage for h in player.simulation.case.handovers}
    for unit, stage in value.items():
        yield f"penyaluran.{unit}", stage, newest.get(unit, "tidak ada")


def _limits(player: _Player, value: Any, _d: Sequence[Decision], _a: Actor | None) -> Comparison:
    for name, expected in value.items():
        yield f"batas.{name}", str(expected), _limit(player, str(name), str(expected))


def _named(player: _Player, name: str) -> tuple[str, int | None]:
    """Give the clock that `clock` or `unit.clock` names, and the number of its hand-over."""
    unit, _, key = name.rpartition(".")
    return key, player.simulation.number_of(unit or None)


def _clock(player: _Player, name: str) -> ClockState | None:
    """Give the newest round of a clock."""
    key, number = _named(player, name)
    states = [c for c in player.simulation.case.clocks if (c.key, c.handover) == (key, number)]
    return states[-1] if states else None


def _limit(player: _Player, name: str, expected: str) -> str:
    state, now = _clock(player, name), player.simulation.now
    if state is None or now is None:
        return NOT_STARTED
    if expected[:1].isdigit():
        due = state.due.astimezone(player.zone) if state.due else None
        text = due.strftime("%Y-%m-%d %H:%M") if due else NOTHING
        return text[: len(expected)] if due and _is_day(expected) else text
    if expected == NOTHING:
        return NOTHING if state.due is None else str(state.due)
    words = clock_words(state, now)
    return expected if expected in words else words[0]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _who(decisions: Sequence[Decision]) -> set[str]:
    """Give everybody told, a role of a unit also with its unit."""
    events = [e for d in decisions for e in d.events if isinstance(e, Notified)]
    return {e.to for e in events} | {f"{e.to} {e.unit}" for e in events if e.unit}


def _told(_p: _Player, value: Any, decisions: Sequence[Decision], _a: Actor | None) -> Comparison:
    told = _who(decisions)
    for who in several(value):
        yield "diberitahu", who, who if who in told else sorted(told)


def _untold(_p: _Player, value: Any, decisions: Sequence[Decision], _a: Actor | None) -> Comparison:
    told = _who(decisions)
    for who in several(value):
        yield "tidak_diberitahu", f"bukan {who}", who if who in told else f"bukan {who}"


def _open(player: _Player, value: Any, _d: Sequence[Decision], actor: Actor | None) -> Comparison:
    can = _moves(player, actor)
    for move in several(value):
        yield "boleh", move, move if move in can else sorted(can)


def _shut(player: _Player, value: Any, _d: Sequence[Decision], actor: Actor | None) -> Comparison:
    can = _moves(player, actor)
    for move in several(value):
        yield "tidak_boleh", f"bukan {move}", move if move in can else f"bukan {move}"


def _moves(player: _Player, actor: Actor | None) -> set[str]:
    who = actor or Actor(SYSTEM, SYSTEM)
    return {o.move.key for o in player.simulation.options(who) if o.open}


def _rules(_p: _Player, value: Any, decisions: Sequence[Decision], _a: Actor | None) -> Comparison:
    fired = {r for d in decisions for e in d.events if isinstance(e, Derived) for r in e.rules}
    for rule in several(value):
        yield "kaidah", rule, rule if rule in fired else sorted(fired)


def _advice(player: _Player, value: Any, _d: Sequence[Decision], _a: Actor | None) -> Comparison:
    for key, expected in value.items():
        yield f"saran.{key}", expected, player.simulation.case.suggestions.get(key)


def _fields(player: _Player, value: Any, _d: Sequence[Decision], _a: Actor | None) -> Comparison:
    for key, expected in value.items():
        found = player.simulation.case.fields.get(key)
        yield f"isian.{key}", player.simulation.answers({key: expected})[key], found


def _sight(player: _Player, value: Any, _d: Sequence[Decision], actor: Actor | None) -> Comparison:
    service = player.simulation.program.service
    private = [k for k, f in service.fields.items() if f.personal == IDENTITY]
    words = {Sight.SHOWN: True, Sight.HIDDEN: False, Sight.REVEALABLE: Sight.REVEALABLE.value}
    for asked, expected in value.items():
        who, _, single = str(asked).partition(".")
        role, _, unit = who.partition(" ")
        asker = Actor(role, role, unit or (actor.unit if actor else None))
        seen = visible(player.simulation.program, player.simulation.case, asker)
        found = {words[seen[key]] for key in ([single] if single else private)}
        yield (
            f"terlihat.{asked}",
            expected,
            found.pop() if len(found) == 1 else sorted(map(str, found)),
        )


def _forces(player: _Player, value: Any, _d: Sequence[Decision], _a: Actor | None) -> Comparison:
    for name, expected in value.items():
        state = _clock(player, str(name))
        yield f"sifat.{name}", expected, state.force.value if state else NOT_STARTED


def _owners(player: _Player, value: Any, _d: Sequence[Decision], _a: Actor | None) -> Comparison:
    for name, expected in value.items():
        state = _clock(player, str(name))
        yield f"bagi.{name}", expected, state.owner if state else NOT_STARTED


def _awaited(player: _Player, value: Any, _d: Sequence[Decision], _a: Actor | None) -> Comparison:
    simulation = player.simulation
    stage = simulation.program.service.case.stages.get(simulation.case.stage)
    yield "menunggu", value, (stage.waits_for if stage else None) or NOTHING


def _reminded(
    player: _Player, value: Any, decisions: Sequence[Decision], _a: Actor | None
) -> Comparison:
    for name, expected in value.items():
        key, number = _named(player, str(name))
        days = [
            f"{e.at.astimezone(player.zone):%Y-%m-%d}"
            for d in decisions
            for e in d.events
            if isinstance(e, Reminded) and (e.clock, e.handover) == (key, number)
        ]
        yield f"diingatkan.{name}", several(expected), days or [NOTHING]


def _letters(
    _p: _Player, value: Any, decisions: Sequence[Decision], _a: Actor | None
) -> Comparison:
    told = [e for d in decisions for e in d.events if isinstance(e, Notified)]
    for who, expected in value.items():
        sent = {e.letter or NOTHING for e in told if who in (e.to, f"{e.to} {e.unit}")}
        yield f"surat.{who}", expected, expected if expected in sent else sorted(sent)


def _kinds(player: _Player, value: Any, _d: Sequence[Decision], actor: Actor | None) -> Comparison:
    who = actor or Actor(SYSTEM, SYSTEM)
    found = {o.move.key: sorted(o.kinds) for o in player.simulation.options(who)}
    for move, expected in value.items():
        yield f"kepada.{move}", sorted(several(expected)), found.get(move, [])


def _citations(
    _p: _Player, value: Any, decisions: Sequence[Decision], _a: Actor | None
) -> Comparison:
    cited: dict[str, dict[str, None]] = {}
    for decision in decisions:
        told = [(s.subject, s.citation) for s in decision.trace]
        told += [(r.code, r.citation) for r in decision.refused]
        for key, norms in told:
            cited.setdefault(key, {}).update(dict.fromkeys(norms or (NOTHING,)))
    for key, norms in value.items():
        wanted = {parse(text) or text for text in several(norms)}
        found = list(cited.get(key, ()))
        short = {n if n in wanted else without_chapter(n) for n in found}
        right = several(norms)
        yield f"dasar.{key}", right, right if short == wanted else [cite(n) for n in found]


def _outside(player: _Player, value: Any, _d: Sequence[Decision], _a: Actor | None) -> Comparison:
    simulation = player.simulation
    yield "di_luar_kanal", value, simulation.case.channel not in simulation.program.rules.channels


_COMPARE = {
    "tahap": _stage,
    "penyaluran": _handovers,
    "batas": _limits,
    "diberitahu": _told,
    "tidak_diberitahu": _untold,
    "boleh": _open,
    "tidak_boleh": _shut,
    "kaidah": _rules,
    "saran": _advice,
    "isian": _fields,
    "terlihat": _sight,
    "sifat": _forces,
    "bagi": _owners,
    "menunggu": _awaited,
    "diingatkan": _reminded,
    "surat": _letters,
    "kepada": _kinds,
    "dasar": _citations,
    "di_luar_kanal": _outside,
}
