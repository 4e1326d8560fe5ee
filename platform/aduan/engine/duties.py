"""When duties fall due: monthly by a day, every N months, N times a week, once.

Sources: design 5 point 8; the readings of what a monthly report covers are set per duty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from aduan.engine.calendar import DAY, WorkCalendar
from aduan.engine.due import due, on_day_off
from aduan.engine.months import day_in_month, next_day_of_month
from aduan.model.limits import (
    Anchor,
    Counting,
    Covers,
    DayOfMonth,
    Limit,
    Roll,
    Schedule,
    TimesPer,
    Unit,
)

#: Longer than any run of days off (11 in the lists of 2020 to 2027): how far a due day may move.
FARTHEST_MOVE = timedelta(days=14)
_DAYS_IN = {Unit.DAYS: 1, Unit.WEEKS: 7}
_MONTHS_IN = {Unit.MONTHS: 1, Unit.YEARS: 12}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a duty is owed.

    `start` and `end` are the first and last day of the period it covers or is to be done in (None
    for a one-off duty); `due` is None where no due day is set; `times` is how often it is owed in
    the period; `moved_from` the due day before a day off moved it.
    """

    start: date | None
    end: date | None
    due: date | None
    times: int = 1
    moved_from: date | None = None


def occurrences(
    schedule: Schedule,
    from_day: date,
    to_day: date,
    calendar: WorkCalendar,
    last_done: date | None = None,
) -> tuple[Occurrence, ...]:
    """Give what is owed from one day to another (both included), in order.

    An occurrence belongs to the day it is due, or, where none is set, to the end of its period.
    Counted from the last time it was done there is only one: the next hangs on when this is done.
    That one, and a one-off duty, stays owed until it is done, however long before `from_day`.
    """
    rhythm = schedule.rhythm
    if schedule.standing:
        return (Occurrence(None, None, None),)
    if rhythm is None:
        owed = () if last_done else (_once(schedule, from_day, calendar),)
        return tuple(o for o in owed if o.due is None or o.due <= to_day)
    if isinstance(rhythm, TimesPer) and schedule.anchor is Anchor.LAST_DONE:
        begun = last_done or schedule.since or from_day
        one = _after_last(schedule, rhythm, begun, calendar)
        return (one,) if one.due is None or one.due <= to_day else ()
    found: list[Occurrence] = []
    for start, end, day, times in _planned(schedule, rhythm, from_day, to_day, calendar):
        one = _occurrence(schedule, (start, end), day, times, calendar)
        begun = schedule.since or start
        if end >= begun and from_day <= (one.due or end) <= to_day:
            found.append(one)
    return tuple(found)


def _occurrence(
    schedule: Schedule,
    period: tuple[date | None, date | None],
    day: date | None,
    times: int,
    calendar: WorkCalendar,
) -> Occurrence:
    if day is None:
        return Occurrence(*period, None, times)
    moved = on_day_off(day, schedule.end_on_day_off, calendar)
    return Occurrence(*period, moved, times, day if moved != day else None)


def _once(schedule: Schedule, from_day: date, calendar: WorkCalendar) -> Occurrence:
    day = schedule.once or _within(schedule, schedule.since or from_day, calendar)
    return _occurrence(schedule, (None, None), day, 1, calendar)


def _after_last(
    schedule: Schedule, rhythm: TimesPer, last: date, calendar: WorkCalendar
) -> Occurrence:
    day = _after(last, Limit(rhythm.every, rhythm.unit), calendar)
    return _occurrence(schedule, (last + DAY, day), day, rhythm.times, calendar)


def _within(schedule: Schedule, end: date, calendar: WorkCalendar) -> date | None:
    """Give the due day after a period or a day, before a day off moves it."""
    if isinstance(schedule.within, DayOfMonth):
        return next_day_of_month(end + DAY, schedule.within.day)
    return None if schedule.within is None else _after(end, schedule.within, calendar)


def _after(day: date, limit: Limit, calendar: WorkCalendar) -> date:
    # Only days matter here, so that any zone does.
    noon = datetime.combine(day, time(12), UTC)
    return due(noon, limit, Counting(), calendar).day


def _planned(
    schedule: Schedule,
    rhythm: DayOfMonth | TimesPer,
    from_day: date,
    to_day: date,
    calendar: WorkCalendar,
) -> Iterator[tuple[date, date, date | None, int]]:
    """Give period, due day before a day off moves it, and times, of all that may fall in a range.

    What cannot fall in it is left out before it is moved: the calendar may not reach that far.
    """
    early = FARTHEST_MOVE if schedule.end_on_day_off is Roll.NEXT else timedelta()
    late = FARTHEST_MOVE if schedule.end_on_day_off is Roll.PREVIOUS else timedelta()
    low, high = from_day - early, to_day + late
    if isinstance(rhythm, DayOfMonth):
        for month in range(_month(low), _month(high) + 1):
            day = _day_in(month, rhythm.day)
            if low <= day <= high:
                yield *_covered(schedule.covers, month, day, rhythm.day), day, 1
        return
    if rhythm.unit is Unit.WORKING_DAYS:
        for day in calendar.days(low - DAY, high):
            yield day, day, day, rhythm.times
        return
    yield from _by_period(schedule, rhythm, low, high, calendar)


def _by_period(
    schedule: Schedule, rhythm: TimesPer, low: date, high: date, calendar: WorkCalendar
) -> Iterator[tuple[date, date, date | None, int]]:
    number = _period_of(rhythm, low)
    # A report on a period may be due several periods later.
    while (planned := _period(schedule, rhythm, number, calendar))[2] >= low:
        number -= 1
    while (planned := _period(schedule, rhythm, number, calendar))[0] <= high:
        start, end, day, is_due = planned
        if low <= day <= high:
            yield start, end, day if is_due else None, rhythm.times
        number += 1


def _covered(covers: Covers | None, month: int, day: date, number: int) -> tuple[date, date]:
    """Give the period of a monthly report: last month, this one up to the day, or day to day."""
    if covers is Covers.PREVIOUS:
        return _day_in(month - 1, 1), _day_in(month, 1) - DAY
    if covers is Covers.DAY_TO_DAY:
        return _day_in(month - 1, number), day - DAY
    return _day_in(month, 1), day


def _period(
    schedule: Schedule, rhythm: TimesPer, number: int, calendar: WorkCalendar
) -> tuple[date, date, date, bool]:
    """Give start, end, the day a period's duty belongs to, and whether it is due on that day."""
    start, end = _begins(rhythm, number), _begins(rhythm, number + 1) - DAY
    if schedule.covers is not Covers.PREVIOUS:
        return start, end, end, True
    day = _within(schedule, end, calendar)
    return start, end, day or end, day is not None


def _period_of(rhythm: TimesPer, day: date) -> int:
    """Give the number of the period a day lies in: whole months of a year, weeks from Monday."""
    if rhythm.unit in _MONTHS_IN:
        return _month(day) // (rhythm.every * _MONTHS_IN[rhythm.unit])
    # 1 January of the year 1, ordinal 1, is a Monday.
    return (day.toordinal() - 1) // (rhythm.every * _DAYS_IN[rhythm.unit])


def _begins(rhythm: TimesPer, number: int) -> date:
    if rhythm.unit in _MONTHS_IN:
        return _day_in(number * rhythm.every * _MONTHS_IN[rhythm.unit], 1)
    return date.fromordinal(number * rhythm.every * _DAYS_IN[rhythm.unit] + 1)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_in(month: int, day: int) -> date:
    return day_in_month(month // 12, month % 12 + 1, day)
