"""The rules of a service made ready for deciding: indexes that every decision would rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from aduan.engine.calendar import WorkCalendar
from aduan.engine.tables import TableIndex, index_table
from aduan.model.case import UnitRef
from aduan.model.inference import Infer
from aduan.model.rules import (
    REPORTER,
    Clock,
    Field,
    Level,
    Lifecycle,
    Move,
    OpenCases,
    Rules,
    Service,
    Stage,
)
from aduan.model.values import Domain, FieldKind

#: The kind of unit that holds a hand-over, readable as a field inside it.
UNIT_KIND = "jenis_unit"
#: Whether a hand-over is the leading one, readable as a field inside it.
LEAD = "utama"
#: The way a case came in, readable as a field everywhere; what is no channel is one more value.
CHANNEL = "kanal"
OUTSIDE = "di_luar_kanal"


class Calendars(Protocol):
    """The calendars of a region as known on a day, and of its units where they have their own."""

    def of(self, unit: str | None, *, joint_leave_is_off: bool) -> WorkCalendar:
        """Give the calendar of a unit, or of the region."""


@dataclass(frozen=True, slots=True)
class World:
    """What the engine is told of the world beside the case and the time."""

    calendars: Calendars
    infer: Infer | None = None
    units: Mapping[str, UnitRef] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Program:
    """The rules and what follows from them alone."""

    rules: Rules
    tables: Mapping[str, TableIndex]
    clocks: tuple[Clock, ...]
    clock_by_key: Mapping[str, Clock]
    starts: Mapping[str, tuple[Clock, ...]]
    ends: Mapping[str, tuple[Clock, ...]]
    pausing: tuple[Clock, ...]
    moves: Mapping[str, Move]
    inferred: tuple[str, ...]
    variable: tuple[Clock, ...] = field(default=())
    destinations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by field
    answered: frozenset[str] = frozenset()  # fields that the one who files answers
    inside: frozenset[str] = frozenset()  # roles that act in hand-overs

    @property
    def service(self) -> Service:
        """Give the service."""
        return self.rules.service

    def lifecycle(self, level: Level) -> Lifecycle:
        """Give the stages of the case or of its hand-overs."""
        if level is Level.HANDOVER and self.service.handover is not None:
            return self.service.handover
        return self.service.case

    def stage(self, level: Level, key: str) -> Stage:
        """Give a stage by its id."""
        return self.lifecycle(level).stages[key]

    def field(self, key: str) -> Field:
        """Give a field by its id."""
        return self.service.fields[key]


def _by_event(pairs: Iterable[tuple[str, Clock]]) -> dict[str, tuple[Clock, ...]]:
    found: dict[str, tuple[Clock, ...]] = {}
    for event, clock in pairs:
        found[event] = (*found.get(event, ()), clock)
    return found


def starting_events(clock: Clock) -> tuple[str, ...]:
    """Give the events at which a round of the clock may begin; `isian.x` is an answered field."""
    first = clock.active_from or clock.start.events
    if not first and clock.start.field:
        first = (f"isian.{clock.start.field}",)
    return (*first, *clock.again_from)


def _moves(lifecycles: Iterable[Lifecycle]) -> dict[str, Move]:
    return {m.key: m for cycle in lifecycles for s in cycle.stages.values() for m in s.moves}


YES_OR_NO = Domain(FieldKind.YES_NO, (True, False))


def domains_of(rules: Rules) -> dict[str, Domain | None]:
    """Give the domain of whatever a condition may name as a field: kind of unit and channel too."""
    found: dict[str, Domain | None] = {k: f.domain for k, f in rules.service.fields.items()}
    found[UNIT_KIND] = Domain(FieldKind.CHOICE, tuple(rules.unit_kinds))
    found[LEAD] = YES_OR_NO
    found[CHANNEL] = channel_domain(rules.channels)
    return found


def _destinations(rules: Rules) -> dict[str, tuple[str, ...]]:
    """Give the fields that name a holder or one to hand to, with the kinds it may be of."""
    case = rules.service.case
    moves = (m for s in case.stages.values() for m in s.moves)
    handing = (m.hand_to for m in moves if m.hand_to is not None)
    held = {} if case.holder is None else {case.holder: tuple(rules.unit_kinds)}
    return held | {h.field: h.kinds.versions[0].value for h in handing if h.field is not None}


def law_day(rules: Rules, received: datetime | None, moment: datetime) -> date:
    """Give the day whose law governs what begins at a moment.

    Of dated values a case keeps those of the day it was received, unless the transition clause
    says that what begins later goes by the new ones. `moment` is in the region's time zone.
    """
    new = rules.regulation.open_cases is OpenCases.NEW
    day = moment if new or received is None else received.astimezone(moment.tzinfo)
    return day.date()


def _answered(service: Service, cycles: Iterable[Lifecycle]) -> frozenset[str]:
    """Give the fields that the one who files may answer: at the filing, or in a move."""
    moves = (m for c in cycles for s in c.stages.values() for m in s.moves if REPORTER in m.by)
    later = {key for move in moves for key in (*move.asks, *move.may_give)}
    return frozenset(key for key, one in service.fields.items() if one.at_intake or key in later)


def _acting(cycle: Lifecycle | None) -> frozenset[str]:
    """Give the roles that act in a lifecycle or are bound by its clocks."""
    if cycle is None:
        return frozenset()
    moves = (role for stage in cycle.stages.values() for move in stage.moves for role in move.by)
    return frozenset(moves) | {clock.owner for clock in cycle.clocks}


def channel_domain(channels: Iterable[str]) -> Domain:
    """Give the ways in which a case may have come."""
    return Domain(FieldKind.CHOICE, (*channels, OUTSIDE))


def prepare(rules: Rules) -> Program:
    """Make rules ready for deciding."""
    service = rules.service
    cycles = [service.case] if service.handover is None else [service.case, service.handover]
    clocks = tuple(clock for cycle in cycles for clock in cycle.clocks)
    domains = domains_of(rules)
    read = {n for rule in service.rules.rules for n in rule.when.names}
    derived = {d.name for d in service.rules.derived}
    return Program(
        rules=rules,
        tables={key: index_table(table, domains) for key, table in service.tables.items()},
        clocks=clocks,
        clock_by_key={clock.key: clock for clock in clocks},
        starts=_by_event((e, c) for c in clocks for e in starting_events(c)),
        ends=_by_event((e, c) for c in clocks for e in c.ends),
        pausing=tuple(c for c in clocks if c.pauses_in),
        moves=_moves(cycles),
        inferred=tuple(k for k in (*service.fields, CHANNEL) if k in read and k not in derived),
        variable=tuple(c for c in clocks if c.limit.table or c.force.table),
        destinations=_destinations(rules),
        answered=_answered(service, cycles),
        inside=_acting(service.handover),
    )
