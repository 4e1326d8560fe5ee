"""Clocks: begin, pause, run on, change, end and lapse, each as an event that holds its due date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from aduan.engine import due as dues
from aduan.engine.calendar import DAY
from aduan.engine.run import Run
from aduan.model.case import (
    Case,
    ClockEnded,
    ClockLapsed,
    ClockPaused,
    ClockReset,
    ClockResumed,
    ClockStarted,
    ClockState,
    ClockStatus,
    Escalated,
    Reminded,
)
from aduan.model.limits import DayOfMonth, Limit, Unit
from aduan.model.rules import REPORTER, Choice, Clock, Force, Level, Recount


@dataclass(frozen=True, slots=True)
class Term:
    """What binds a clock at a moment: its limit and force, and when it is due."""

    limit: Limit | DayOfMonth | None
    force: Force
    due: datetime | None
    lowest: date | None

    @property
    def printed(self) -> str:
        """Give the limit as the regulation prints it."""
        return "tidak ada" if self.limit is None else str(self.limit)


def _chosen(
    run: Run, choice: Choice[object], handover: int | None, clock: Clock, start: datetime
) -> object:
    """Give the value in force for a clock that counts from a moment."""
    if choice.table is not None:
        choice = run.looked_up(run.facts(handover), choice.table, clock.key).result
    version = choice.on(run.law_day(start))
    return version.value if version else None


def _calendar(run: Run, clock: Clock, handover: int | None) -> dues.WorkCalendar:
    held = run.case.handover(handover)
    return run.world.calendars.of(
        held.unit.key if held else None, joint_leave_is_off=clock.counting.joint_leave_is_off
    )


def _term(
    run: Run,
    clock: Clock,
    handover: int | None,
    start: datetime,
    state: ClockState | None = None,
    *,
    resumed: datetime | None = None,
) -> Term:
    limit = _chosen(run, clock.limit, handover, clock, start)
    force = Force(str(_chosen(run, clock.force, handover, clock, start)))
    if not isinstance(limit, Limit | DayOfMonth):
        return Term(None, force, None, None)
    calendar = _calendar(run, clock, handover)
    found = dues.due(start, limit, clock.counting, calendar)
    if state is not None:
        found = _extended(found, clock, state, calendar)
        for paused, ended in _pauses(state, resumed):
            found = dues.paused(
                found,
                max(paused, start),
                max(ended, start),
                limit=limit,
                counting=clock.counting,
                calendar=calendar,
            )
    return Term(limit, force, found.at, found.lowest)


def _extended(
    found: dues.Due, clock: Clock, state: ClockState, calendar: dues.WorkCalendar
) -> dues.Due:
    more = clock.extension
    for _ in range(state.extensions if more else 0):
        # `more` is there, or nothing could have been extended.
        found = dues.extend(found, more.by, clock.counting, calendar) if more else found
    return found


def _pauses(state: ClockState, resumed: datetime | None) -> tuple[tuple[datetime, datetime], ...]:
    if resumed is None or state.paused_at is None:
        return state.pauses
    return (*state.pauses, (state.paused_at, resumed))


def _scopes(run: Run, clock: Clock, handover: int | None) -> list[int | None]:
    """Give the scopes in which an event concerns a clock: the case, or hand-overs."""
    if clock.level is Level.CASE:
        return [None]
    if handover is not None:
        return [handover]
    return [h.number for h in run.case.handovers if not h.final]


def _states(case: Case, key: str, handover: int | None) -> list[ClockState]:
    return [c for c in case.clocks if c.key == key and c.handover == handover]


def _counted_from(run: Run, clock: Clock, event: str, handover: int | None) -> datetime | None:
    if event in clock.again_from:
        return run.now
    start = clock.start
    if start.field is not None:
        value = run.facts(handover).value(start.field)
        return datetime.combine(value, time(), run.now.tzinfo) if isinstance(value, date) else None
    happened = run.happened(handover)
    times = [happened[e] for e in start.events if e in happened]
    if not times or (start.latest and len(times) < len(start.events)):
        return None
    return (max if start.latest else min)(times)


def _start(run: Run, clock: Clock, event: str, handover: int | None) -> None:
    states = _states(run.case, clock.key, handover)
    if any(s.open for s in states) or not run.facts(handover).holds(clock.when):
        return
    if states and clock.again_from and event not in clock.again_from:
        return
    counted_from = _counted_from(run, clock, event, handover)
    if counted_from is None:
        return
    term = _term(run, clock, handover, counted_from)
    run.step(
        "batas",
        clock.key,
        clock.source,
        penyaluran=handover,
        sejak=counted_from,
        batas=term.printed,
        jatuh=term.due,
        sifat=term.force.value,
    )
    number = len(states) + 1
    run.emit(
        ClockStarted(
            run.now,
            clock.key,
            handover,
            number,
            counted_from,
            term.due,
            term.lowest,
            term.printed,
            term.force,
            clock.owner,
            lapsed_at_once=term.due is not None and term.due < run.now,
        )
    )
    if run.case.stage in clock.pauses_in:
        run.emit(ClockPaused(run.now, clock.key, handover, number))
    happened = run.happened(handover)
    ended = [happened[e] for e in clock.ends if clock.start.field and e in happened]
    if ended:
        # It counts from a date that was told only after what ends it.
        _end_at(run, clock, handover, max(ended))


def _end(run: Run, clock: Clock, _event: str, handover: int | None) -> None:
    _end_at(run, clock, handover, run.now)


def _end_at(run: Run, clock: Clock, handover: int | None, moment: datetime) -> None:
    """End the open rounds of a clock, judged by the moment at which what ends them happened."""
    for state in _states(run.case, clock.key, handover):
        if not state.open:
            continue
        status = ClockStatus.MET
        if state.due is not None and moment > state.due and state.status is ClockStatus.RUNNING:
            if not state.lapsed:
                lapse(run, clock, state)
            status = ClockStatus.MISSED
        elif state.lowest is not None and moment.date() < state.lowest:
            status = ClockStatus.EARLY
        run.emit(ClockEnded(run.now, clock.key, handover, state.round, status, state.due))


def lapse(run: Run, clock: Clock, state: ClockState) -> None:
    """Record that a due date passed, and tell those the rules name."""
    run.emit(ClockLapsed(run.now, clock.key, state.handover, state.round, state.due))
    source = clock.lapse.source if clock.lapse else clock.source
    run.step("lewat", clock.key, source, penyaluran=state.handover, jatuh=state.due)
    if clock.lapse is not None:
        run.notify(clock.lapse.notify, clock.key, clock.lapse.letters, state.handover)


def remind(run: Run, clock: Clock, state: ClockState) -> None:
    """Send the reminders whose moment has come, each once."""
    if state.due is None:
        return
    calendar = _calendar(run, clock, state.handover)
    for mark, reminder in enumerate(clock.reminders):
        when = dues.reminder_at(
            state.counted_from,
            state.due,
            reminder,
            working=counts_working_days(state),
            calendar=calendar,
        )
        if mark not in state.reminded and when <= run.now <= state.due:
            run.emit(Reminded(run.now, clock.key, state.handover, state.round, mark, state.due))
            run.notify((state.owner,), clock.key, {}, state.handover)


def escalate(run: Run, clock: Clock, state: ClockState) -> None:
    """Tell those the settings name of a limit that ran out and still runs, each once."""
    if state.due is None or not state.lapsed or state.owner == REPORTER:
        return
    calendar = _calendar(run, clock, state.handover)
    last = state.due.date()
    for mark, rule in enumerate(run.program.rules.settings.escalation):
        day = calendar.add(last, rule.days) if rule.working else last + rule.days * DAY
        if mark not in state.escalated and (rule.days == 0 or run.now.date() >= day):
            run.emit(Escalated(run.now, clock.key, state.handover, state.round, mark, state.due))
            run.notify(rule.to, clock.key, {}, state.handover)


def counts_working_days(state: ClockState) -> bool:
    """Say whether a clock counts working days."""
    return state.limit.endswith(Unit.WORKING_DAYS.value)


def cancel(run: Run, handover: int | None) -> None:
    """End what is still open: of a hand-over, or (None) of the whole case."""
    for state in run.case.clocks:
        if state.open and handover in (None, state.handover):
            _drop(run, state)


def _drop(run: Run, state: ClockState) -> None:
    status = ClockStatus.CANCELLED
    run.emit(ClockEnded(run.now, state.key, state.handover, state.round, status, state.due))


def follow(run: Run, events: tuple[str, ...], handover: int | None, *, final: bool) -> None:
    """Let the clocks follow what just happened: end, fall away, pause or run on, begin, change."""
    _each(run, events, run.program.ends, handover, _end)
    if final:
        cancel(run, handover)
    else:
        if handover is None:
            _pause_and_resume(run)
        _each(run, events, run.program.starts, handover, _start)
    reclassify(run)


def _each(
    run: Run,
    events: tuple[str, ...],
    clocks: Mapping[str, tuple[Clock, ...]],
    handover: int | None,
    act: Callable[[Run, Clock, str, int | None], None],
) -> None:
    """Do something to every clock that an event concerns, in every scope it concerns it in."""
    for event in events:
        for clock in clocks.get(event, ()):
            for scope in _scopes(run, clock, handover):
                act(run, clock, event, scope)


def _pause_and_resume(run: Run) -> None:
    for clock in run.program.pausing:
        for state in [s for s in run.case.clocks if s.key == clock.key and s.open]:
            waits = run.case.stage in clock.pauses_in
            if waits and state.status is ClockStatus.RUNNING:
                run.emit(ClockPaused(run.now, clock.key, state.handover, state.round))
            elif not waits and state.status is ClockStatus.PAUSED:
                term = _term(run, clock, state.handover, state.counted_from, state, resumed=run.now)
                run.emit(
                    ClockResumed(
                        run.now, clock.key, state.handover, state.round, state.due, term.due
                    )
                )


def _reset(run: Run, clock: Clock, state: ClockState, cause: str, start: datetime) -> None:
    before = len(run.trace)
    term = _term(run, clock, state.handover, start, state)
    now = (term.due, term.lowest, term.printed, term.force)
    if now == (state.due, state.lowest, state.limit, state.force):
        # Nothing follows, so nothing is to be explained.
        del run.trace[before:]
        return
    run.step(
        "batas",
        clock.key,
        clock.source,
        penyaluran=state.handover,
        sejak=start,
        batas=term.printed,
        jatuh=term.due,
        semula=state.due,
        sebab=cause,
        sifat=term.force.value,
    )
    run.emit(
        ClockReset(
            run.now, clock.key, state.handover, state.round, start, state.due, *now, cause=cause
        )
    )


def reclassify(run: Run) -> None:
    """Recompute running clocks whose limit or force is looked up, where the answer has changed."""
    for clock in run.program.variable:
        for state in [s for s in run.case.clocks if s.key == clock.key and s.open]:
            before = len(run.trace)
            limit = _chosen(run, clock.limit, state.handover, clock, state.counted_from)
            del run.trace[before:]
            changed = ("tidak ada" if limit is None else str(limit)) != state.limit
            from_change = changed and clock.recount is Recount.FROM_CHANGE
            start = run.now if from_change else state.counted_from
            _reset(run, clock, state, "penggolongan", start)


def correct(run: Run, answered: frozenset[str]) -> None:
    """Recount the open clocks that count from a field put right, and those it reclassifies."""
    for state in run.case.clocks:
        clock = run.program.clock_by_key[state.key] if state.open else None
        if clock is not None and state.round == 1 and clock.start.field in answered:
            start = _counted_from(run, clock, f"isian.{clock.start.field}", state.handover)
            _reset(run, clock, state, "pembetulan", start or state.counted_from)
    reclassify(run)


def recompute(run: Run, cause: str) -> None:
    """Recompute every open clock, because the calendar, a register or the rules changed.

    One that the rules no longer have falls away. Whoever a changed date binds is told, and the one
    whose case it is.
    """
    for state in run.case.clocks:
        clock = run.program.clock_by_key.get(state.key)
        if state.open and clock is None:
            _drop(run, state)
        elif state.open and clock is not None:
            before = len(run.events)
            _reset(run, clock, state, cause, state.counted_from)
            if len(run.events) > before:
                reporter = () if run.program.service.opened_by else (REPORTER,)
                told = tuple(dict.fromkeys((state.owner, *reporter)))
                run.notify(told, clock.key, {}, state.handover)


def extend(run: Run, clock: Clock, handover: int | None) -> None:
    """Give a running clock more time, once more."""
    for state in _states(run.case, clock.key, handover):
        if clock.extension is None or state.due is None or not state.open:
            continue
        longer = replace(state, extensions=state.extensions + 1)
        term = _term(run, clock, handover, state.counted_from, longer)
        run.emit(
            ClockReset(
                run.now,
                clock.key,
                handover,
                state.round,
                state.counted_from,
                state.due,
                term.due,
                term.lowest,
                term.printed,
                term.force,
                cause="perpanjangan",
                extended=True,
            )
        )
