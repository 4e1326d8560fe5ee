"""T checks: dated values, the life of the regulation, and clocks that begin, end and mean something."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

from aduan.engine.calendar import WorkCalendar
from aduan.engine.due import due
from aduan.errors import BeyondCalendarError
from aduan.model.conditions import Subject
from aduan.model.limits import Limit, Unit
from aduan.model.rules import (
    SYSTEM,
    Choice,
    Clock,
    Force,
    Level,
    Regulation,
    Row,
    Rules,
    Source,
)
from aduan.rulebook.build_regulation import Declared
from aduan.rulebook.checks.common import found, lifecycles, moves_of
from aduan.rulebook.checks.workflow import noticed, reached, satisfiable
from aduan.rulebook.findings import Finding

#: The state of a clock that has run out, as conditions write it.
LAPSED = "lewat"
#: The least and the greatest number of calendar days in a unit.
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 28, Unit.YEARS: 365}
_LONGEST = {Unit.DAYS: 1, Unit.WORKING_DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 31, Unit.YEARS: 366}


def check(rules: Rules, declared: Declared, month_ends: Collection[str] = ()) -> Iterator[Finding]:
    """Check the clocks and dated values of a service.

    `month_ends` are the clocks that say themselves what a month from the 31st is.
    """
    for choice, source in dated(rules):
        yield from _periods(rules.regulation, choice, source)
    for cycle in lifecycles(rules):
        for clock in cycle.clocks:
            yield from _occurs(rules, clock)
            yield from _consequence(rules, clock)
            yield from _parts(rules, clock)
            if not declared.month_end and clock.key not in month_ends:
                yield from _months(rules, clock)


def check_regulation(regulation: Regulation, declared: Declared) -> Iterator[Finding]:
    """Check the dates of a regulation and its transition clause."""
    enacted, promulgated = regulation.enacted, regulation.promulgated
    in_force, ended = regulation.in_force, regulation.ended
    written = [
        (name, day)
        for name, day in (
            ("ditetapkan", enacted),
            ("diundangkan", promulgated),
            ("berlaku_sejak", in_force),
            ("berlaku_sampai", ended),
        )
        if day is not None
    ]
    for (first, one), (second, other) in pairwise(written):
        if other < one:
            yield found(
                "T002",
                regulation.source,
                earlier=first,
                later=second,
                one=one.isoformat(),
                other=other.isoformat(),
            )
    if not declared.transition:
        yield found("T003", regulation.source)
    if regulation.tested_from is not None:
        day = regulation.tested_from.isoformat()
        if in_force is None:
            yield found("T009", regulation.source, day=day)
        else:
            yield found("T002", regulation.source, "diuji", day=day, in_force=in_force.isoformat())


def dated(rules: Rules) -> Iterator[tuple[Choice[object], Source]]:
    """Give every value that may be dated, with where it stands."""
    for table in rules.service.tables.values():
        for row in table.rows:
            yield row.result, row.source
    for cycle in lifecycles(rules):
        for clock in cycle.clocks:
            yield clock.limit, clock.source
            yield clock.force, clock.source


def _periods(regulation: Regulation, choice: Choice[object], source: Source) -> Iterator[Finding]:
    days = [v.since for v in choice.versions]
    if days == [None] or not days:
        return
    first = days[0]
    since = regulation.since
    if first is not None and (since is None or first > since):
        in_force = since.isoformat() if since else "-"
        yield found("T001", source, first=first.isoformat(), in_force=in_force)
    for before, after in pairwise(days):
        if after is None or (before is not None and after <= before):
            yield found("T001", source, "urutan", one=before or "-", other=after or "-")
            return
    last = days[-1]
    if last and regulation.ended and last > regulation.ended:
        yield found(
            "T001", source, "berakhir", one=last.isoformat(), other=regulation.ended.isoformat()
        )


def _occurs(rules: Rules, clock: Clock) -> Iterator[Finding]:
    """A clock that never starts, or that nothing ends once it runs, or whose pause has no way out.

    That a stage or move can never occur at all is told as W001, not here again.
    """
    if not satisfiable(rules, clock.when):
        yield found("T006", clock.source, "syarat", clock=clock.key)
        return
    starts = clock.active_from or clock.start.events
    happening = _happening(rules)
    if set(starts) & happening and set(clock.ends) & happening:
        seen = set(starts) & (noticed(rules) if clock.level is Level.HANDOVER else happening)
        if not seen:
            yield found("T006", clock.source, clock=clock.key, event=", ".join(starts))
        elif not set(clock.ends) & _after(rules, starts):
            yield found(
                "T006",
                clock.source,
                "sesudah",
                clock=clock.key,
                event=", ".join(clock.ends),
                start=", ".join(starts),
            )
    for stage in clock.pauses_in:
        if rules.service.case.stages[stage].final:
            yield found("T006", clock.source, "jeda", clock=clock.key, stage=stage)


def _happening(rules: Rules) -> set[str]:
    events: set[str] = set()
    for cycle in lifecycles(rules):
        edges = list(moves_of(cycle))
        stages = reached(edges, {cycle.initial})
        events |= stages | {m.key for s, m in edges if s in stages}
    return events


def _after(rules: Rules, starts: tuple[str, ...]) -> set[str]:
    """Give the events that can follow once any of some events has happened."""
    events: set[str] = set()
    for cycle in lifecycles(rules):
        edges = list(moves_of(cycle))
        here = {e for e in starts if e in cycle.stages}
        here |= {m.to or s for s, m in edges if m.key in starts}
        if not here and cycle.level is Level.HANDOVER:
            here = {cycle.initial}
        if not here:
            # A start inside a hand-over: the case may stand wherever hand-overs are alive.
            here = {m.to or s for s, m in edges if m.hand_to is not None}
        stages = reached(edges, here)
        events |= (stages - here) | {m.key for s, m in edges if s in stages}
        events |= {m.to for s, m in edges if s in stages and m.to}
        # The stage that a starting move leads to is entered with it.
        events |= {m.to for _, m in edges if m.key in starts and m.to}
    return events


def _consequence(rules: Rules, clock: Clock) -> Iterator[Finding]:
    limited = clock.limit.table is not None or any(v.value for v in clock.limit.versions)
    binding = any(v.value is Force.BINDING for v in clock.force.versions) or clock.force.table
    if clock.lapse is None:
        if limited and binding:
            yield found("T008", clock.source, clock=clock.key)
        return
    moves = {m.key: m for cycle in lifecycles(rules) for _, m in moves_of(cycle)}
    allowed = moves.get(clock.lapse.allows or "")
    if allowed is not None and not any(
        a.subject is Subject.CLOCK and a.name == clock.key and a.holds(LAPSED)
        for atoms in allowed.when.any_of
        for a in atoms
    ):
        yield found("T008", clock.lapse.source, "boleh", clock=clock.key, move=allowed.key)
    made = moves.get(clock.lapse.makes or "")
    if made is not None and SYSTEM not in made.by:
        yield found("T008", clock.lapse.source, "lakukan", clock=clock.key, move=made.key)


def _limits(rules: Rules, clock: Clock) -> list[Limit]:
    rows: tuple[Row, ...] = ()
    if clock.limit.table is not None:
        rows = rules.service.tables[clock.limit.table].rows
    choices: list[Choice[object]] = [r.result for r in rows] or [clock.limit]
    return [v.value for c in choices for v in c.versions if isinstance(v.value, Limit)]


def least_days(limit: Limit, week: int = 5) -> int:
    """Give the least calendar days a limit may take: with week-ends, but no holiday between."""
    if limit.unit is Unit.HOURS:
        return limit.total // 24
    if limit.unit is Unit.WORKING_DAYS:
        return _with_weekends(limit.total, week)
    return limit.total * _DAYS[limit.unit]


def _with_weekends(working_days: int, week: int) -> int:
    return working_days + (7 - week) * (max(working_days - 1, 0) // week)


def _parts(rules: Rules, clock: Clock) -> Iterator[Finding]:
    """Clocks that are parts of another must fit into it, one after the other."""
    week = len(rules.region.work_week)
    inside = [c for cycle in lifecycles(rules) for c in cycle.clocks if clock.key in c.within]
    printed = [
        (min(limits, key=lambda limit: least_days(limit, week)), c.key)
        for c in inside
        if (limits := _limits(rules, c))
    ]
    whole = min(_limits(rules, clock), key=lambda limit: least_days(limit, week), default=None)
    if whole is None or not printed:
        return
    total = _more_than(whole, [limit for limit, _ in printed], week)
    if total:
        yield found(
            "T007",
            clock.source,
            clock=clock.key,
            whole=whole,
            total=total,
            parts=" + ".join(f"{key} {limit}" for limit, key in printed),
        )


def _more_than(whole: Limit, parts: list[Limit], week: int) -> str:
    """Give what parts come to where they exceed the whole, nothing where they fit."""
    if {part.unit for part in parts} == {whole.unit}:
        total = sum(part.total for part in parts)
        return f"{total} {whole.unit}" if total > whole.total else ""
    working = sum(part.total for part in parts if part.unit is Unit.WORKING_DAYS)
    others = sum(least_days(part) for part in parts if part.unit is not Unit.WORKING_DAYS)
    days = _with_weekends(working, week) + others
    return f"{days} {Unit.DAYS}" if days > least_days(whole, week) else ""


def _months(rules: Rules, clock: Clock) -> Iterator[Finding]:
    for limit in _limits(rules, clock):
        if limit.unit in (Unit.MONTHS, Unit.YEARS):
            yield found("T005", clock.source, clock=clock.key, limit=limit)
            return


def check_calendar(
    rules: Rules, calendar: WorkCalendar, on: date, warn_days: int = 90
) -> Iterator[Finding]:
    """Check that the known calendar covers the longest limit begun on a day, and 90 days more."""
    limits = [
        (c, limit)
        for cycle in lifecycles(rules)
        for c in cycle.clocks
        for limit in _limits(rules, c)
    ]
    if not limits:
        return
    clock, longest = max(limits, key=lambda pair: pair[1].amount * _LONGEST.get(pair[1].unit, 0))
    start = datetime.combine(on, time(12), ZoneInfo(rules.region.timezone))
    end = _due(start, longest, clock, calendar)
    if end is None or end > calendar.last:
        yield found(
            "T004",
            clock.source,
            clock=clock.key,
            limit=longest,
            on=on.isoformat(),
            last=calendar.last.isoformat(),
        )
    elif (calendar.last - end).days < warn_days:
        yield found(
            "T004",
            clock.source,
            "dekat",
            clock=clock.key,
            limit=longest,
            on=on.isoformat(),
            end=end.isoformat(),
            last=calendar.last.isoformat(),
        )


def _due(start: datetime, limit: Limit, clock: Clock, calendar: WorkCalendar) -> date | None:
    """Give the day a limit is due, None where the calendar does not tell."""
    try:
        return due(start, limit, clock.counting, calendar).at.date()
    except BeyondCalendarError:
        return None


__all__ = ["check", "check_calendar", "check_regulation", "dated", "least_days"]
