"""T checks: dated values, the life of the regulation, and clocks that begin, end and mean something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
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
from aduan.rulebook.checks.workflow import reached, usable
from aduan.rulebook.findings import Finding

#: The least number of calendar days in a unit, and of working days in a week at most.
_DAYS = {Unit.DAYS: 1, Unit.WORKING_DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 28, Unit.YEARS: 365}
_LONGEST = {Unit.DAYS: 1, Unit.WORKING_DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 31, Unit.YEARS: 366}


def check(rules: Rules, declared: Declared) -> Iterator[Finding]:
    """Check the clocks and dated values of a service."""
    for choice, source in dated(rules):
        yield from _periods(rules.regulation, choice, source)
    for cycle in lifecycles(rules):
        for clock in cycle.clocks:
            yield from _occurs(rules, clock)
            yield from _consequence(rules, clock)
            yield from _parts(rules, clock)
            if not declared.month_end:
                yield from _months(rules, clock)


def check_regulation(regulation: Regulation, declared: Declared) -> Iterator[Finding]:
    """Check the dates of a regulation and its transition clause."""
    enacted, promulgated = regulation.enacted, regulation.promulgated
    in_force, ended = regulation.in_force, regulation.ended
    pairs = (
        ("ditetapkan", enacted, "diundangkan", promulgated),
        ("diundangkan", promulgated, "berlaku_sejak", in_force),
        ("berlaku_sejak", in_force, "berlaku_sampai", ended),
    )
    for first, one, second, other in pairs:
        if one and other and other < one:
            yield found("T002", regulation.source, earlier=first, later=second,
                        one=one.isoformat(), other=other.isoformat())
    if not declared.transition:
        yield found("T003", regulation.source)


def dated(rules: Rules) -> Iterator[tuple[Choice[object], Source]]:
    """Give every value that may be dated, with where it stands."""
    for table in rules.service.tables.values():
        for row in table.rows:
            yield row.result, row.source
    for cycle in lifecycles(rules):
        for clock in cycle.clocks:
            yield clock.limit, clock.source
            yield clock.force, clock.source


def _periods(
    regulation: Regulation, choice: Choice[object], source: Source
) -> Iterator[Finding]:
    days = [v.since for v in choice.versions]
    if days == [None] or not days:
        return
    first = days[0]
    if first is not None and (regulation.in_force is None or first > regulation.in_force):
        yield found("T001", source, first=first.isoformat(),
                    in_force=regulation.in_force.isoformat() if regulation.in_force else "-")
    for before, after in zip(days, days[1:], strict=False):
        if after is None or (before is not None and after <= before):
            yield found("T001", source, "urutan", one=before or "-", other=after or "-")
            return
    last = days[-1]
    if last and regulation.ended and last > regulation.ended:
        yield found("T001", source, "berakhir", one=last.isoformat(),
                    other=regulation.ended.isoformat())


def _occurs(rules: Rules, clock: Clock) -> Iterator[Finding]:
    """A clock that never starts, or that nothing ends once it runs, or whose pause has no way out."""
    happening = _happening(rules)
    starts = clock.active_from or clock.start.events
    if starts and not set(starts) & happening:
        yield found("T006", clock.source, clock=clock.key, event=", ".join(starts))
        return
    if not set(clock.ends) & happening:
        yield found("T006", clock.source, "akhir", clock=clock.key, event=", ".join(clock.ends))
        return
    if starts and not set(clock.ends) & _after(rules, starts):
        yield found("T006", clock.source, "sesudah", clock=clock.key, event=", ".join(clock.ends),
                    start=", ".join(starts))
    for stage in clock.pauses_in:
        if rules.service.case.stages[stage].final:
            yield found("T006", clock.source, "jeda", clock=clock.key, stage=stage)


def _happening(rules: Rules) -> set[str]:
    events: set[str] = set()
    for cycle in lifecycles(rules):
        edges = usable(rules, cycle)
        stages = reached(edges, {cycle.initial})
        events |= stages | {m.key for s, m in edges if s in stages}
    return events


def _after(rules: Rules, starts: tuple[str, ...]) -> set[str]:
    """Give the events that can follow once any of some events has happened."""
    events: set[str] = set()
    for cycle in lifecycles(rules):
        edges = usable(rules, cycle)
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
        events |= {e for e in starts if e in here}
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
        a.subject is Subject.CLOCK and a.name == clock.key
        for atoms in allowed.when.any_of for a in atoms
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


def least_days(limit: Limit) -> int:
    """Give the least calendar days a limit may take: working days without a day off between."""
    if limit.unit is Unit.HOURS:
        return limit.amount * limit.times // 24
    return limit.amount * limit.times * _DAYS[limit.unit]


def _parts(rules: Rules, clock: Clock) -> Iterator[Finding]:
    """Clocks that are parts of another must fit into it, one after the other."""
    clocks = [c for cycle in lifecycles(rules) for c in cycle.clocks]
    parts = [c for c in clocks if clock.key in c.within]
    whole = _limits(rules, clock)
    if not parts or not whole:
        return
    printed = [min(_limits(rules, p), key=least_days) for p in parts if _limits(rules, p)]
    total = sum(map(least_days, printed))
    shortest = min(whole, key=least_days)
    if total > least_days(shortest):
        yield found(
            "T007", clock.source, clock=clock.key, whole=shortest,
            parts=" + ".join(f"{p} ({c.key})" for p, c in zip(printed, parts, strict=False)),
            total=total,
        )


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
        (c, limit) for cycle in lifecycles(rules) for c in cycle.clocks
        for limit in _limits(rules, c)
    ]
    if not limits:
        return
    clock, longest = max(limits, key=lambda pair: pair[1].amount * _LONGEST.get(pair[1].unit, 0))
    start = datetime.combine(on, time(12), ZoneInfo(rules.region.timezone))
    try:
        end = due(start, longest, clock.counting, calendar).at.date()
    except BeyondCalendarError:
        yield found("T004", clock.source, clock=clock.key, limit=longest, on=on.isoformat(),
                    last=calendar.last.isoformat())
        return
    if (calendar.last - end).days < warn_days:
        yield found("T004", clock.source, "dekat", clock=clock.key, limit=longest,
                    on=on.isoformat(), end=end.isoformat(), last=calendar.last.isoformat())


__all__ = ["check", "check_calendar", "check_regulation", "dated", "least_days"]
