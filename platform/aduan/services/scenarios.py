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
from aduan.model.case import Actor, Decision, Derived, Notified
from aduan.model.rules import SYSTEM
from aduan.services.simulation import Simulation

#: The words a scenario may write instead of a due date.
NO_LIMIT = "tidak ada"


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation that did not hold; `step` counts from 1, 0 is the filing."""

    step: int
    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a scenario went: every step's decisions, and what did not hold."""

    name: str
    file: str
    failures: tuple[Failure, ...]
    steps: tuple[tuple[Decision, ...], ...]
    simulation: Simulation

    @property
    def passed(self) -> bool:
        """Say whether everything held."""
        return not self.failures


@dataclass(slots=True)
class _Player:
    """Plays one scenario; keeps what failed."""

    simulation: Simulation
    zone: ZoneInfo
    failures: list[Failure] = field(default_factory=list)
    step: int = 0

    def moment(self, written: object) -> datetime:
        """Read a local time; a day alone is its noon."""
        text = str(written)
        try:
            at = datetime.fromisoformat(text if len(text) > len("2026-01-01") else f"{text} 12:00")
        except ValueError as error:
            raise UsageError(text, code="waktu_tulis") from error
        return at.replace(tzinfo=self.zone)

    def fail(self, what: str, expected: object, found: object) -> None:
        """Keep an expectation that did not hold."""
        self.failures.append(Failure(self.step, what, _written(expected), _written(found)))


def _written(value: object) -> str:
    if value is True:
        return "ya"
    if value is False:
        return "tidak"
    if isinstance(value, Mapping):
        return ", ".join(f"{k}: {_written(v)}" for k, v in value.items()) or "-"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_written(v) for v in value) or "-"
    return str(value)


def _list(value: object) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]


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


def _file(player: _Player, scenario: Mapping[str, Any]) -> Decision:
    received = player.moment(scenario["diterima"])
    entered = player.moment(scenario["dicatat"]) if scenario.get("dicatat") else received
    decision = player.simulation.register(
        scenario.get("isian") or {}, str(scenario.get("kanal", "")), received, entered
    )
    _refusal(player, scenario.get("ditolak"), decision)
    _expect(player, scenario.get("maka") or {}, [decision], None)
    return decision


def _step(player: _Player, step: Mapping[str, Any]) -> list[Decision]:
    simulation = player.simulation
    at = player.moment(step["pada"])
    decisions = simulation.pass_until(at)
    actor = _actor(step)
    if step.get("lakukan"):
        decision = simulation.make(
            str(step["lakukan"]),
            actor,
            step.get("isian") or {},
            at,
            handover=step.get("penyaluran"),
            units=tuple(_list(step.get("kepada"))),
            lead=step.get("utama"),
        )
        _refusal(player, step.get("ditolak"), decision)
        decisions = [*decisions, decision]
    _expect(player, step.get("maka") or {}, decisions, actor)
    return decisions


def _actor(step: Mapping[str, Any]) -> Actor:
    role = str(step.get("oleh", SYSTEM))
    unit = step.get("unit", step.get("penyaluran"))
    return Actor(str(step.get("orang", role)), role, str(unit) if unit else None)


def _refusal(player: _Player, expected: object, decision: Decision) -> None:
    codes = sorted({reason.code for reason in decision.refused})
    if sorted(_list(expected)) != codes:
        reasons = [f"{r.code} ({_written(r.detail)})" for r in decision.refused]
        player.fail("ditolak", _list(expected), reasons)


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


def _limit(player: _Player, name: str, expected: str) -> str:
    unit, _, key = name.rpartition(".")
    simulation = player.simulation
    number = simulation.number_of(unit or None)
    states = [c for c in simulation.case.clocks if c.key == key and c.handover == number]
    if not states or simulation.now is None:
        return "belum_mulai"
    state = states[-1]
    if expected[:1].isdigit():
        due = state.due.astimezone(player.zone) if state.due else None
        text = due.strftime("%Y-%m-%d %H:%M") if due else NO_LIMIT
        return text[: len(expected)] if due and _is_day(expected) else text
    if expected == NO_LIMIT:
        return NO_LIMIT if state.due is None else str(state.due)
    words = clock_words(state, simulation.now)
    return expected if expected in words else words[0]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _told(_p: _Player, value: Any, decisions: Sequence[Decision], _a: Actor | None) -> Comparison:
    events = [e for d in decisions for e in d.events if isinstance(e, Notified)]
    told = {e.to for e in events} | {f"{e.to} {e.unit}" for e in events if e.unit}
    for who in _list(value):
        yield "diberitahu", who, who if who in told else sorted(told)


def _open(player: _Player, value: Any, _d: Sequence[Decision], actor: Actor | None) -> Comparison:
    can = _moves(player, actor)
    for move in _list(value):
        yield "boleh", move, move if move in can else sorted(can)


def _shut(player: _Player, value: Any, _d: Sequence[Decision], actor: Actor | None) -> Comparison:
    can = _moves(player, actor)
    for move in _list(value):
        yield "tidak_boleh", f"bukan {move}", move if move in can else f"bukan {move}"


def _moves(player: _Player, actor: Actor | None) -> set[str]:
    who = actor or Actor(SYSTEM, SYSTEM)
    return {o.move.key for o in player.simulation.options(who) if o.open}


def _rules(_p: _Player, value: Any, decisions: Sequence[Decision], _a: Actor | None) -> Comparison:
    fired = {r for d in decisions for e in d.events if isinstance(e, Derived) for r in e.rules}
    for rule in _list(value):
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
    for who, expected in value.items():
        role, _, unit = str(who).partition(" ")
        asker = Actor(role, role, unit or (actor.unit if actor else None))
        seen = visible(player.simulation.program, player.simulation.case, asker)
        found = {words[seen[key]] for key in private}
        yield (
            f"terlihat.{who}",
            expected,
            found.pop() if len(found) == 1 else sorted(map(str, found)),
        )


_COMPARE = {
    "tahap": _stage,
    "penyaluran": _handovers,
    "batas": _limits,
    "diberitahu": _told,
    "boleh": _open,
    "tidak_boleh": _shut,
    "kaidah": _rules,
    "saran": _advice,
    "isian": _fields,
    "terlihat": _sight,
}
