"""A case is the fold of its events; this reads neither rules nor calendars nor a clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any

from aduan.model.case import (
    NEW,
    Case,
    ClockEnded,
    ClockLapsed,
    ClockPaused,
    ClockReset,
    ClockResumed,
    ClockStarted,
    ClockState,
    ClockStatus,
    Corrected,
    Derived,
    Escalated,
    Event,
    HandedOver,
    HandOver,
    Moved,
    Notified,
    Registered,
    Reminded,
    Revealed,
)


def _registered(case: Case, event: Registered) -> Case:
    return replace(
        case,
        service=event.service,
        edition=event.edition,
        received=event.received,
        entered=event.at,
        channel=event.channel,
        stage=event.stage,
        since=event.received,
        fields=dict(event.fields),
        happened={event.stage: event.received},
    )


def _happened(old: Mapping[str, Any], event: Moved) -> dict[str, Any]:
    happened = {**old, event.move: event.at}
    if event.entered:
        happened[event.to] = event.at
    return happened


def _moved(case: Case, event: Moved) -> Case:
    made_by = {event.move: event.by.person}
    if event.handover is None:
        return replace(
            case,
            stage=event.to,
            since=event.at if event.entered else case.since,
            final=event.final,
            fields={**case.fields, **event.fields, **event.case_fields},
            happened=_happened(case.happened, event),
            made_by={**case.made_by, **made_by},
        )
    handovers = tuple(
        _handover_moved(h, event, made_by) if h.number == event.handover else h
        for h in case.handovers
    )
    return replace(case, handovers=handovers, fields={**case.fields, **event.case_fields})


def _handover_moved(handover: HandOver, event: Moved, made_by: Mapping[str, str]) -> HandOver:
    return replace(
        handover,
        stage=event.to,
        since=event.at if event.entered else handover.since,
        final=event.final,
        fruitless=event.fruitless,
        fields={**handover.fields, **event.fields},
        happened=_happened(handover.happened, event),
        made_by={**handover.made_by, **made_by},
    )


def _derived(case: Case, event: Derived) -> Case:
    return replace(
        case, fields={**case.fields, **event.values}, suggestions=dict(event.suggestions)
    )


def _handed_over(case: Case, event: HandedOver) -> Case:
    handover = HandOver(
        number=event.number,
        unit=event.unit,
        stage=event.stage,
        since=event.at,
        lead=event.lead,
        happened={event.stage: event.at},
    )
    return replace(case, handovers=(*case.handovers, handover))


def _clock_started(case: Case, event: ClockStarted) -> Case:
    state = ClockState(
        key=event.clock,
        handover=event.handover,
        round=event.round,
        counted_from=event.counted_from,
        started_at=event.at,
        due=event.due,
        lowest=event.lowest,
        limit=event.limit,
        force=event.force,
        owner=event.owner,
    )
    return replace(case, clocks=(*case.clocks, state))


def _on_clock(change: Callable[[ClockState, Any], ClockState]) -> Callable[[Case, Any], Case]:
    def apply(case: Case, event: Any) -> Case:
        key = (event.clock, event.handover, event.round)
        clocks = tuple(
            change(c, event) if (c.key, c.handover, c.round) == key else c for c in case.clocks
        )
        return replace(case, clocks=clocks)

    return apply


def _paused(clock: ClockState, event: ClockPaused) -> ClockState:
    return replace(clock, status=ClockStatus.PAUSED, paused_at=event.at)


def _resumed(clock: ClockState, event: ClockResumed) -> ClockState:
    pauses = (*clock.pauses, (clock.paused_at or event.at, event.at))
    return replace(clock, status=ClockStatus.RUNNING, paused_at=None, pauses=pauses, due=event.due)


def _reset(clock: ClockState, event: ClockReset) -> ClockState:
    return replace(
        clock,
        counted_from=event.counted_from,
        due=event.due,
        lowest=event.lowest,
        limit=event.limit,
        force=event.force,
        lapsed=clock.lapsed and event.due is not None and event.due < event.at,
        extensions=clock.extensions + event.extended,
    )


def _ended(clock: ClockState, event: ClockEnded) -> ClockState:
    return replace(clock, status=event.status, ended_at=event.at, paused_at=None)


def _lapsed(clock: ClockState, _event: ClockLapsed) -> ClockState:
    return replace(clock, lapsed=True)


def _reminded(clock: ClockState, event: Reminded) -> ClockState:
    return replace(clock, reminded=(*clock.reminded, event.mark))


def _escalated(clock: ClockState, event: Escalated) -> ClockState:
    return replace(clock, escalated=(*clock.escalated, event.mark))


def _notified(case: Case, _event: Notified) -> Case:
    return case


def _corrected(case: Case, event: Corrected) -> Case:
    handovers = tuple(
        replace(h, fields={**h.fields, **event.fields}) if h.number == event.handover else h
        for h in case.handovers
    )
    return replace(case, handovers=handovers, fields={**case.fields, **event.case_fields})


def _revealed(case: Case, _event: Revealed) -> Case:
    return case


_CHANGES: dict[type, Callable[[Case, Any], Case]] = {
    Registered: _registered,
    Moved: _moved,
    Derived: _derived,
    HandedOver: _handed_over,
    ClockStarted: _clock_started,
    ClockPaused: _on_clock(_paused),
    ClockResumed: _on_clock(_resumed),
    ClockReset: _on_clock(_reset),
    ClockEnded: _on_clock(_ended),
    ClockLapsed: _on_clock(_lapsed),
    Reminded: _on_clock(_reminded),
    Escalated: _on_clock(_escalated),
    Notified: _notified,
    Corrected: _corrected,
    Revealed: _revealed,
}


def evolve(case: Case, event: Event) -> Case:
    """Give the case after an event."""
    changed = _CHANGES[type(event)](case, event)
    return replace(changed, events=case.events + 1)


def fold(events: Iterable[Event]) -> Case:
    """Give the case that these events make."""
    return reduce(evolve, events, NEW)
