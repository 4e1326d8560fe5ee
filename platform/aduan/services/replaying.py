"""A case as a script: what people did, each so long after it was received, played again on any day.

Between what people do time passes as the worker would let it: at the moments at which the rules
have something to do, and at no others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from aduan.engine.decide import decide
from aduan.engine.explain import commands
from aduan.engine.facts import Facts
from aduan.engine.guards import kinds_of
from aduan.engine.program import Program, World, law_day
from aduan.engine.wake import next_wake
from aduan.errors import AduanError
from aduan.model.case import (
    NEW,
    Actor,
    Case,
    Command,
    Correct,
    Event,
    Make,
    PassTime,
    Register,
    UnitRef,
)
from aduan.model.rules import Level
from aduan.model.values import Value


@dataclass(frozen=True, slots=True)
class Act:
    """One thing somebody did, so long after the case was received; without it, time just passed.

    `holder` names the unit whose hand-over it was done in, where a script names that and no number.
    """

    after: timedelta
    command: Make | Correct | None
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """A case as it was filed, and what was done with it; `key` names it for people."""

    key: str
    received: datetime
    entered: timedelta
    filing: Register
    acts: tuple[Act, ...] = ()

    @property
    def length(self) -> timedelta:
        """Give how long after its receipt the last thing was done."""
        return max([self.entered, *(act.after for act in self.acts)])


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the play of a script stands: the case, the moment, how many acts are done."""

    case: Case = NEW
    now: datetime | None = None
    done: int = 0
    idle: bool = False  # time alone has nothing more to do before the next act
    over: bool = False
    refused: tuple[tuple[str, tuple[str, ...]], ...] = ()
    events: tuple[Event, ...] = field(default=(), repr=False)
    error: str = ""


def scripted(key: str, history: Sequence[Event]) -> Script | None:
    """Give the script behind a history; None where it was not filed by anybody."""
    parts = list(commands(history))
    first, events = parts[0] if parts else (None, ())
    if not isinstance(first, Register):
        return None
    received = first.received
    acts = [
        Act(after[0].at - received, command)
        for command, after in parts[1:]
        if isinstance(command, Make | Correct)
    ]
    return Script(key, received, events[0].at - received, first, tuple(acts))


def moved(script: Script, day: date) -> Script:
    """Give a script as if the case had been received on a day, at the same time of day."""
    days = timedelta(days=(day - script.received.date()).days)
    if not days:
        return script
    filing = replace(
        script.filing, received=script.received + days, fields=_later(script.filing.fields, days)
    )
    acts = tuple(_act_later(act, days) for act in script.acts)
    return replace(script, received=script.received + days, filing=filing, acts=acts)


def _act_later(act: Act, days: timedelta) -> Act:
    if act.command is None:
        return act
    return replace(act, command=replace(act.command, fields=_later(act.command.fields, days)))


def _later(fields: Mapping[str, Value], days: timedelta) -> dict[str, Value]:
    """Give answers with the days among them moved."""
    return {k: v + days if isinstance(v, date) else v for k, v in fields.items()}


def play(program: Program, world: World, script: Script) -> Standing:
    """Play a script to its end."""
    standing = Standing()
    while not standing.over:
        standing = step(program, world, script, standing)
    return standing


def step(program: Program, world: World, script: Script, at: Standing) -> Standing:
    """Decide the next thing: the filing, what time alone does, or the next act."""
    try:
        return _step(program, world, script, at)
    except AduanError as error:
        return replace(at, over=True, error=f"{type(error).__name__}: {error}")


def _step(program: Program, world: World, script: Script, at: Standing) -> Standing:
    if at.now is None:
        return _decided(program, world, at, script.filing, script.received + script.entered)
    if at.done == len(script.acts):
        return replace(at, over=True)
    act = script.acts[at.done]
    moment = max(at.now, script.received + act.after)
    wake = None if at.idle else next_wake(program, at.case, at.now, world)
    if wake is not None and wake <= moment:
        passed = _decided(program, world, at, PassTime(), max(wake, at.now))
        # What time finds nothing to do at would be asked for ever.
        idle = len(passed.events) == len(at.events) and passed.now == at.now
        return replace(passed, done=at.done, idle=idle)
    command = fitted(program, world, at.case, act, moment)
    return replace(_decided(program, world, at, command, moment), done=at.done + 1, idle=False)


def _decided(
    program: Program, world: World, at: Standing, command: Command, now: datetime
) -> Standing:
    decision = decide(program, at.case, command, now, world)
    if not decision.refused:
        return replace(at, case=decision.case, now=now, events=at.events + decision.events)
    codes = tuple(sorted({reason.code for reason in decision.refused}))
    name = command.move if isinstance(command, Make) else type(command).__name__
    refused = (*at.refused, (name, codes))
    # Who is not filed goes no further.
    return replace(at, now=now, refused=refused, over=isinstance(command, Register))


def fitted(program: Program, world: World, case: Case, act: Act, now: datetime) -> Command:
    """Give a command as it would be given in this case: by the unit that holds, to one that may.

    A script hands its case to certain units; where the rules send this case elsewhere, whoever
    follows them hands it to the first unit of a kind that they allow.
    """
    command = act.command
    if command is None:
        return PassTime()
    if act.holder is not None:
        command = replace(command, handover=_held_by(case, act.holder))
    held = case.handover(command.handover)
    by = command.by
    if held is not None and by.unit is not None:
        by = Actor(by.person, by.role, held.unit.key)
    if not isinstance(command, Make):
        return replace(command, by=by)
    move = program.moves.get(command.move)
    if move is None or move.hand_to is None or not command.units:
        return replace(command, by=by)
    scope = command.handover if move.level is Level.HANDOVER else None
    facts = replace(Facts(program, case, now, case.handover(scope)), given=command.fields)
    kinds = kinds_of(facts, move, law_day(program.rules, case.received, now))
    units = _allowed(world, command.units, kinds, {h.unit.key for h in case.handovers})
    lead = command.lead if command.lead in {u.key for u in units} else None
    return replace(command, by=by, units=units, lead=lead)


def _held_by(case: Case, unit: str) -> int | None:
    """Give the newest hand-over to a unit, or the newest at all where the case went elsewhere."""
    numbers = [h.number for h in case.handovers if h.unit.key == unit]
    return max(numbers or [h.number for h in case.handovers], default=None)


def _allowed(
    world: World, units: tuple[UnitRef, ...], kinds: tuple[str, ...], holding: set[str]
) -> tuple[UnitRef, ...]:
    fitting = tuple(unit for unit in units if unit.kind in kinds)
    if fitting:
        return fitting
    others = (u for u in world.units.values() if u.kind in kinds and u.key not in holding)
    first = next(others, None)
    return units if first is None else (first,)
