"""One decision under way: the events so far, the case they make, and the steps of the trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from aduan.engine.evolve import evolve
from aduan.engine.facts import Facts, holder_of
from aduan.engine.program import Program, World, law_day
from aduan.engine.tables import shown
from aduan.model.case import Case, Event, HandOver, Notified, Step
from aduan.model.rules import Level, RoleLevel, Row, Source


@dataclass(slots=True)
class Run:
    """What one decision gathers; nothing of it is seen outside before it is whole."""

    program: Program
    world: World
    now: datetime
    case: Case
    events: list[Event] = field(default_factory=list)
    trace: list[Step] = field(default_factory=list)

    def emit(self, event: Event) -> None:
        """Add an event and let the case follow it."""
        self.events.append(event)
        self.case = evolve(self.case, event)

    def step(self, kind: str, subject: str, source: Source, **detail: Any) -> None:
        """Add a step to the trace."""
        self.trace.append(Step(kind, subject, detail, source.citation, source.readings))

    def looked_up(self, facts: Facts, table: str, purpose: str) -> Row:
        """Look a table up and keep in the trace what was read and which row applied."""
        number, row = facts.row(table)
        columns = self.program.tables[table].table.columns
        read = {name: shown(facts.value(name)) for name in columns}
        self.step("tabel", table, row.source, baris=number + 1, dibaca=read, untuk=purpose)
        return row

    def facts(self, handover: int | None = None) -> Facts:
        """Give the view from the case or from inside a hand-over."""
        return Facts(self.program, self.case, self.now, self.case.handover(handover))

    def law_day(self, moment: datetime | None = None) -> date:
        """Give the day whose law governs what begins at a moment, or now."""
        begins = (moment or self.now).astimezone(self.now.tzinfo)
        return law_day(self.program.rules, self.case.received, begins)

    def notify(
        self,
        to: tuple[str, ...],
        about: str,
        letters: Mapping[str, str],
        handover: int | None,
        *,
        all_units: bool = False,
    ) -> None:
        """Tell roles; a role of a unit is told in the unit of the hand-over, or in all of them.

        Where the case has a holder, roles that do not act in hand-overs are told there.
        """
        holder = holder_of(self.program, self.case)
        for role_key in to:
            role, letter = self.program.rules.roles.get(role_key), letters.get(role_key)
            if role is None or role.level is not RoleLevel.UNIT:
                self.emit(Notified(self.now, role_key, about, letter, handover))
                continue
            if holder and role_key not in self.program.inside:
                self.emit(Notified(self.now, role_key, about, letter, None, holder))
                continue
            for held in self._holders(None if all_units else handover):
                self.emit(Notified(self.now, role_key, about, letter, held.number, held.unit.key))

    def _holders(self, handover: int | None) -> list[HandOver]:
        if handover is not None:
            return [h for h in self.case.handovers if h.number == handover]
        return [h for h in self.case.handovers if not h.fruitless]

    def happened(self, handover: int | None) -> Mapping[str, datetime]:
        """Give when each event last happened, as seen from the case or from a hand-over."""
        held = self.case.handover(handover)
        return {**self.case.happened, **held.happened} if held else self.case.happened


def level_of(handover: int | None) -> Level:
    """Give the level that a hand-over number, or none, speaks of."""
    return Level.CASE if handover is None else Level.HANDOVER
