"""When time alone next does something to a case: a due date, a reminder, a window that opens."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from aduan.engine import due as dues
from aduan.engine.clocks import counts_working_days
from aduan.engine.program import Program, World
from aduan.model.case import Case, ClockState, ClockStatus

#: A clock lapses once its due date is past, not at it.
AFTER = timedelta(seconds=1)


def next_wake(program: Program, case: Case, now: datetime, world: World) -> datetime | None:
    """Give the first moment at which `PassTime` would find something to do; None if never."""
    if case.final:
        return None
    moments = [
        moment
        for state in case.clocks
        if state.status is ClockStatus.RUNNING
        for moment in _moments(program, case, state, now, world)
    ]
    return min(moments, default=None)


def _moments(
    program: Program, case: Case, state: ClockState, now: datetime, world: World
) -> list[datetime]:
    found: list[datetime] = []
    if state.lowest is not None:
        opens = datetime.combine(state.lowest, time(), now.tzinfo)
        found += [opens] if opens > now else []
    if state.due is None:
        return found
    if not state.lapsed:
        found.append(state.due + AFTER)
    clock = program.clock_by_key[state.key]
    held = case.handover(state.handover)
    calendar = world.calendars.of(
        held.unit.key if held else None, joint_leave_is_off=clock.counting.joint_leave_is_off
    )
    for mark, reminder in enumerate(clock.reminders):
        if mark in state.reminded or now > state.due:
            continue
        when = dues.reminder_at(
            state.counted_from,
            state.due,
            reminder,
            working=counts_working_days(state),
            calendar=calendar,
        )
        found.append(max(when, now))
    return found
