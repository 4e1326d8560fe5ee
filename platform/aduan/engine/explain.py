"""Explanation by deciding again: the commands behind a history, and the trace of each.

Nothing of an explanation is stored. The same rules, calendars and events give the same steps, so
`replay` also proves that a history is what its rules say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aduan.engine.decide import decide
from aduan.engine.program import Program, World
from aduan.model.case import (
    NEW,
    Case,
    ClockEnded,
    ClockLapsed,
    ClockReset,
    ClockStatus,
    Command,
    Correct,
    Corrected,
    Decision,
    Escalated,
    Event,
    HandedOver,
    Make,
    Moved,
    PassTime,
    Recompute,
    Register,
    Registered,
    Reminded,
    Reveal,
    Revealed,
)
from aduan.model.rules import SYSTEM


@dataclass(frozen=True, slots=True)
class Replayed:
    """One command of a history, decided again: the same events, or where they differ."""

    command: Command
    before: Case
    decision: Decision
    recorded: tuple[Event, ...]

    @property
    def same(self) -> bool:
        """Say whether deciding again gave what was recorded."""
        return self.decision.events == self.recorded


def replay(program: Program, history: Sequence[Event], world: World) -> Iterator[Replayed]:
    """Decide a whole history again, command by command, each on the case as it then was."""
    case = NEW
    for command, recorded in commands(history):
        decision = decide(program, case, command, recorded[0].at, world)
        yield Replayed(command, case, decision, recorded)
        for_next = decision.case if decision.events == recorded else None
        if for_next is None:
            return
        case = for_next


def commands(history: Sequence[Event]) -> Iterator[tuple[Command, tuple[Event, ...]]]:
    """Part a history into what each command brought about.

    A command begins at the filing, at a person's move, or where time alone did something; all
    that follows at the same moment until the next such beginning is its consequence.
    """
    group: list[Event] = []
    for event in history:
        if group and _begins(event, group):
            yield command_of(group), tuple(group)
            group = []
        group.append(event)
    if group:
        yield command_of(group), tuple(group)


def _begins(event: Event, group: list[Event]) -> bool:
    by_person = isinstance(event, Moved | Corrected | Revealed) and event.by.role != SYSTEM
    return by_person or event.at != group[0].at


def command_of(group: Iterable[Event]) -> Command:
    """Give the command behind what one command brought about."""
    events = list(group)
    first = events[0]
    if isinstance(first, Registered):
        return Register(first.by, first.fields, first.channel, first.received, first.channel_note)
    if isinstance(first, Moved) and first.by.role != SYSTEM:
        units = tuple(e.unit for e in events if isinstance(e, HandedOver) and e.move == first.move)
        lead = next((e.unit.key for e in events if isinstance(e, HandedOver) and e.lead), None)
        fields = {**first.fields, **first.case_fields}
        return Make(first.move, first.by, fields, first.handover, units, lead, first.reason)
    if isinstance(first, Corrected):
        fields = {**first.fields, **first.case_fields}
        return Correct(first.by, fields, first.reason, first.handover)
    if isinstance(first, Revealed):
        return Reveal(first.by, first.fields, first.reason)
    resets = [e for e in events if isinstance(e, ClockReset)]
    if resets and not any(
        isinstance(e, ClockLapsed | Reminded | Escalated | Moved) for e in events
    ):
        return Recompute(resets[0].cause)
    if isinstance(first, ClockEnded) and first.status is ClockStatus.CANCELLED:
        # Time alone ends no clock before it moved the case: the rules no longer have this one.
        return Recompute("")
    return PassTime()
