"""A case played through in memory: file it, act in any role, let days pass, see what follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from aduan.engine.decide import decide
from aduan.engine.facts import Facts
from aduan.engine.options import Option, options
from aduan.engine.program import Program, World
from aduan.errors import UsageError
from aduan.model.case import (
    NEW,
    Actor,
    Case,
    Command,
    Decision,
    Event,
    Make,
    PassTime,
    Register,
    UnitRef,
)
from aduan.model.rules import REPORTER
from aduan.model.values import Value
from aduan.services.answers import answer

SECOND = timedelta(seconds=1)


@dataclass(slots=True)
class Simulation:
    """One case under one program; time only moves forward."""

    program: Program
    world: World
    units: Mapping[str, UnitRef]
    now: datetime | None = None
    case: Case = NEW
    history: list[Event] = field(default_factory=list)

    def do(self, command: Command, now: datetime) -> Decision:
        """Decide a command at a time; what follows becomes history."""
        if self.now is not None and now < self.now:
            raise UsageError(f"{now:%Y-%m-%d %H:%M} < {self.now:%Y-%m-%d %H:%M}", code="waktu")
        decision = decide(self.program, self.case, command, now, self.world)
        if not decision.refused:
            self.history.extend(decision.events)
            self.case = decision.case
        self.now = now
        return decision

    def register(
        self,
        fields: Mapping[str, object],
        channel: str,
        received: datetime,
        entered: datetime | None = None,
        by: Actor | None = None,
    ) -> Decision:
        """File the case, on the day it arrived, entered then or later."""
        who = by or self.opener(fields)
        known = channel in self.program.rules.channels
        command = Register(who, self.answers(fields), channel, received, "" if known else channel)
        return self.do(command, entered or received)

    def opener(self, fields: Mapping[str, object]) -> Actor:
        """Give whoever usually files: the reporter, or the first role that records it."""
        service = self.program.service
        role = next(iter(service.opened_by), REPORTER)
        unit = fields.get(service.case.holder or "")
        return Actor(role, role, None if unit is None else str(unit))

    def make(
        self,
        move: str,
        by: Actor,
        fields: Mapping[str, object],
        now: datetime,
        *,
        handover: str | None = None,
        units: tuple[str, ...] = (),
        lead: str | None = None,
    ) -> Decision:
        """Make a move; a hand-over is named by the unit that holds it."""
        number = self.number_of(handover)
        refs = tuple(self.unit(key) for key in units)
        return self.do(Make(move, by, self.answers(fields), number, refs, lead), now)

    def pass_until(self, moment: datetime) -> list[Decision]:
        """Let time pass as the worker would: at the turn of each day, at due times, at the end."""
        passed = []
        while self.now is not None and self.now < moment:
            passed.append(self.do(PassTime(), min(self._next_tick(self.now), moment)))
        return passed

    def _next_tick(self, now: datetime) -> datetime:
        midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=1, microsecond=0)
        due = [c.due + SECOND for c in self.case.clocks if c.open and c.due and c.due >= now]
        return min([midnight, *due])

    def options(self, actor: Actor) -> tuple[Option, ...]:
        """Give what a person may do now; nothing where the case was refused."""
        now = self.now or self._unset()
        return options(self.program, self.case, actor, now) if self.case.stage else ()

    def _unset(self) -> datetime:
        raise UsageError("no case has been filed", code="belum_ada_berkas")

    def answers(self, written: Mapping[str, object]) -> dict[str, Value]:
        """Turn written answers into values; unknown fields stay, to be refused with a reason."""
        known = self.program.service.fields
        return {k: answer(known[k], v) if k in known else str(v) for k, v in written.items()}

    def facts_with(self, written: Mapping[str, object], channel: str = "") -> Facts:
        """Give what rules would read if these answers were given now, or filed by a channel."""
        now = self.now or datetime.min.replace(tzinfo=UTC)
        case = replace(self.case, channel=channel or self.case.channel)
        return Facts(self.program, case, now, given=self.answers(written))

    def unit(self, key: str) -> UnitRef:
        """Give a unit of the directory."""
        if key not in self.units:
            raise UsageError(key, code="unit", candidates=tuple(self.units))
        return self.units[key]

    def number_of(self, handover: str | None) -> int | None:
        """Give the number of the newest hand-over held by a unit."""
        if handover is None:
            return None
        held = [h.number for h in self.case.handovers if h.unit.key == handover]
        if not held:
            raise UsageError(
                handover,
                code="penyaluran",
                candidates=tuple(h.unit.key for h in self.case.handovers),
            )
        return held[-1]
