"""Due dates: from a moment, a limit and a way of counting to the moment it ends, and why.

The day of the event is day 0 (or day 1, where a reading says so). Limits in days end with their
last day; hours end to the second. Every choice the texts leave open is in `Counting`.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aduan.engine.calendar import ONE_DAY, WorkCalendar
from aduan.model.limits import Counting, DayOfMonth, DayOff, Limit, Roll, Start, Unit
from aduan.model.rules import Reminder

__all__ = [
    "Due", "WorkCalendar", "add_months", "due", "end_of", "explain", "extended", "reminder_at",
    "shifted",
]

LAST_MOMENT = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Due:
    """When a limit ends; `lowest` is the first day allowed by a range."""

    at: datetime
    lowest: date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """One day between start and end: counted with its number, or skipped with the reason."""

    day: date
    number: int | None
    reason: str | None


def end_of(day: date, start: datetime) -> datetime:
    """Give the last moment of a day in the zone of the start."""
    return datetime.combine(day, LAST_MOMENT, start.tzinfo)


def first_day(start: datetime, counting: Counting, calendar: WorkCalendar) -> date:
    """Give the day an event counts on: its own, or the next working day after hours or on leave."""
    day = start.date()
    late = counting.after_hours is not None and (
        start.hour * 60 + start.minute >= counting.after_hours
    )
    if late:
        return calendar.next_working(day + ONE_DAY)
    if counting.event_on_day_off is DayOff.NEXT_WORKING:
        return calendar.next_working(day)
    return day


def add_months(day: date, count: int, *, month_end: bool) -> date:
    """Add months; a day that the month lacks becomes its last day, or runs into the next month."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    length = months.monthrange(year, month + 1)[1]
    if day.day <= length:
        return date(year, month + 1, day.day)
    last = date(year, month + 1, length)
    return last if month_end else last + timedelta(days=day.day - length)


def _last_day(start: date, amount: int, unit: Unit, counting: Counting, cal: WorkCalendar) -> date:
    less = 1 if counting.first is Start.SAME_DAY else 0
    if unit is Unit.WORKING_DAYS:
        if less and not cal.is_working(start):
            less = 0
        return cal.add(start, amount - less)
    if unit in (Unit.DAYS, Unit.WEEKS):
        length = amount * (7 if unit is Unit.WEEKS else 1)
        return _rolled(start + timedelta(days=length - less), counting.end_on_day_off, cal)
    count = amount * (12 if unit is Unit.YEARS else 1)
    end = add_months(start, count, month_end=counting.month_end) - timedelta(days=less)
    return _rolled(end, counting.end_on_day_off, cal)


def _rolled(day: date, roll: Roll, cal: WorkCalendar) -> date:
    if roll is Roll.NEXT:
        return cal.next_working(day)
    if roll is Roll.PREVIOUS:
        return cal.previous_working(day)
    # Even a limit in calendar days must not end where no calendar is known.
    cal.rank(day)
    return day


def _day_of_month(start: date, rule: DayOfMonth, counting: Counting, cal: WorkCalendar) -> date:
    for step in (0, 1):
        first = add_months(start.replace(day=1), step, month_end=True)
        length = months.monthrange(first.year, first.month)[1]
        day = first.replace(day=min(rule.day, length))
        if day > start or (counting.first is Start.SAME_DAY and day == start):
            break
    return _rolled(day, counting.end_on_day_off, cal)


def due(
    start: datetime, limit: Limit | DayOfMonth, counting: Counting, calendar: WorkCalendar
) -> Due:
    """Give when a limit that starts at an aware moment ends.

    Raises BeyondCalendarError when that lies past the last known year.
    """
    if isinstance(limit, Limit) and limit.unit is Unit.HOURS:
        end = start + timedelta(hours=limit.amount * limit.times)
        calendar.rank(end.date())
        return Due(end)
    day = first_day(start, counting, calendar)
    if isinstance(limit, DayOfMonth):
        return Due(end_of(_day_of_month(day, limit, counting, calendar), start))
    amount = limit.amount * limit.times
    end_day = _last_day(day, amount, limit.unit, counting, calendar)
    lowest = None
    if limit.lowest is not None:
        lowest = _last_day(day, limit.lowest * limit.times, limit.unit, counting, calendar)
    return Due(end_of(end_day, start), lowest)


def shifted(
    end: datetime, paused: datetime, resumed: datetime, *, working: bool, hours: bool,
    calendar: WorkCalendar,
) -> datetime:
    """Give a due moment after a pause: the time stood still is added, in the clock's own unit.

    Days of a pause are those after the day it began, up to and including the day it ended.
    """
    if hours:
        return end + (resumed - paused)
    first, last = paused.date(), resumed.date()
    if working:
        return end_of(calendar.add(end.date(), calendar.between(first, last)), end)
    moved = end.date() + (last - first)
    calendar.rank(moved)
    return end_of(moved, end)


def extended(end: datetime, by: Limit, counting: Counting, calendar: WorkCalendar) -> datetime:
    """Give a due moment extended by a limit, counted from the old due day."""
    if by.unit is Unit.HOURS:
        return end + timedelta(hours=by.amount * by.times)
    return end_of(_last_day(end.date(), by.amount * by.times, by.unit, counting, calendar), end)


def reminder_at(
    start: datetime, end: datetime, reminder: Reminder, *, working: bool, calendar: WorkCalendar
) -> datetime:
    """Give when a reminder goes out: after a share of the time, or so many days before the end."""
    if reminder.before is not None:
        day = end.date() - timedelta(days=reminder.before)
        if working:
            day = calendar.add(end.date(), -reminder.before)
        return datetime.combine(day, time(), end.tzinfo)
    share = reminder.percent or 0
    if working:
        count = calendar.between(start.date(), end.date()) * share // 100
        return datetime.combine(calendar.add(start.date(), count), time(), end.tzinfo)
    return start + (end - start) * share / 100


def explain(
    start: datetime, end: datetime, *, working: bool, calendar: WorkCalendar
) -> Iterator[Counted]:
    """Give every day after the start up to the end: counted with its number, or skipped and why."""
    number = 0
    day = start.date() + ONE_DAY
    while day <= end.date():
        reason = calendar.why_off(day) if working else None
        if reason is None:
            number += 1
        yield Counted(day, None if reason else number, reason)
        day += ONE_DAY
