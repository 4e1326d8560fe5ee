"""Due dates: from an event, a limit as printed and a way of counting to the moment it is due.

All moments are in the region's own time zone: the day of an event is the day on the wall there.
Sources: design 5 points 1 and 3, law C.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from aduan.engine.calendar import DAY, Reason, WorkCalendar
from aduan.engine.months import after_months, next_day_of_month
from aduan.model.limits import Counting, DayOff, DayOfMonth, Limit, Roll, Start, Unit
from aduan.model.rules import Reminder

__all__ = [
    "END_OF_DAY",
    "Counted",
    "Due",
    "DueSteps",
    "Standing",
    "Window",
    "WorkCalendar",
    "due",
    "explain",
    "explain_due",
    "extend",
    "extended",
    "on_day_off",
    "paused",
    "reminder_at",
]

#: A limit in days runs to the end of its last day.
END_OF_DAY = time(23, 59, 59)
_DAYS_IN = {Unit.DAYS: 1, Unit.WEEKS: 7}
_MONTHS_IN = {Unit.MONTHS: 1, Unit.YEARS: 12}


@dataclass(frozen=True, slots=True)
class Due:
    """When something with a limit is due.

    `first_day` is day 1 (for hours the day they begin), `last_day` the last day before a day off
    moved it, `lowest` the first day that is not too early, for a range.
    """

    at: datetime
    first_day: date
    last_day: date
    lowest: date | None = None

    @property
    def day(self) -> date:
        """Give the day on which it is due."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class DueSteps:
    """How a due date came about: day by day, for whoever asks why.

    `event_day` is the day the event counts on, and `put_off` says that it is not the moment it
    happened; `counted` are the days of the limit, `skipped` the days off among them that do not
    count, `moved` the days off over which the last day was moved.
    """

    due: Due
    event_day: date
    put_off: bool
    counted: tuple[date, ...] = ()
    skipped: tuple[tuple[date, Reason], ...] = ()
    moved: tuple[tuple[date, Reason], ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """One day between two moments: counted with its number, or skipped with the reason."""

    day: date
    number: int | None
    reason: str | None


class Standing(StrEnum):
    """Where a moment stands against a window."""

    TOO_EARLY = "terlalu_awal"
    IN_TIME = "tepat_waktu"
    TOO_LATE = "terlambat"


@dataclass(frozen=True, slots=True)
class Window:
    """The time in which something may be done; an end that is None is open."""

    opens: datetime | None = None
    closes: datetime | None = None

    @classmethod
    def of(cls, found: Due | None) -> Window:
        """Give the window of a limit: open at its start unless it is a range, at both without."""
        if found is None:
            return cls()
        if found.lowest is None:
            return cls(None, found.at)
        return cls(datetime.combine(found.lowest, time(), found.at.tzinfo), found.at)

    def standing(self, now: datetime) -> Standing:
        """Say whether a moment is too early, in time or too late."""
        if self.opens is not None and now < self.opens:
            return Standing.TOO_EARLY
        if self.closes is not None and now > self.closes:
            return Standing.TOO_LATE
        return Standing.IN_TIME


def due(
    started: datetime, limit: Limit | DayOfMonth, counting: Counting, calendar: WorkCalendar
) -> Due:
    """Give when a limit is due that is counted from an event (no limit: there is nothing to ask).

    Raises BeyondCalendarError where the working days it needs are not known yet.
    """
    if started.tzinfo is None:
        message = f"a moment without a time zone: {started.isoformat()}"
        raise ValueError(message)
    if isinstance(limit, Limit) and limit.unit is Unit.HOURS:
        return _due_in_hours(_put_off(started, counting, calendar), limit)
    day, first, last = _days(started, limit, counting, calendar)
    lowest = None
    if isinstance(limit, Limit) and limit.lowest is not None:
        lowest = _last_day(day, replace(limit, amount=limit.lowest), counting, calendar)
    end = on_day_off(last, counting.end_on_day_off, calendar, first)
    return Due(datetime.combine(end, END_OF_DAY, started.tzinfo), first, last, lowest)


def explain_due(
    started: datetime, limit: Limit | DayOfMonth, counting: Counting, calendar: WorkCalendar
) -> DueSteps:
    """Give a due date with the days counted and skipped, and why."""
    found = due(started, limit, counting, calendar)
    if isinstance(limit, Limit) and limit.unit is Unit.HOURS:
        event = _put_off(started, counting, calendar)
        return DueSteps(found, event.date(), event != started)
    day, first, last = _days(started, limit, counting, calendar)
    put_off = day != started.date()
    moved: tuple[tuple[date, Reason], ...] = ()
    if found.day != last:
        moved = calendar.skipped(min(last, found.day) - DAY, max(last, found.day))
    if isinstance(limit, DayOfMonth) or limit.unit is not Unit.WORKING_DAYS:
        length = (last - first).days + 1
        counted = tuple(first + timedelta(days=n) for n in range(length))
        return DueSteps(found, day, put_off, counted, moved=moved)
    # From the day of the event on: the days off before day 1 are skipped too.
    before = day - DAY if counting.first is Start.SAME_DAY else day
    counted, skipped = calendar.days(before, last), calendar.skipped(before, last)
    return DueSteps(found, day, put_off, counted, skipped, moved)


def explain(
    started: datetime, at: datetime, *, working: bool, calendar: WorkCalendar
) -> Iterator[Counted]:
    """Give the days after one moment up to another, as a clock counts them, however it got there.

    `explain_due` says more, but only of a clock that was neither paused nor extended.
    """
    first, number = started.astimezone(at.tzinfo).date(), 0
    for ordinal in range(first.toordinal() + 1, at.date().toordinal() + 1):
        day = date.fromordinal(ordinal)
        why = calendar.why_off(day) if working else None
        number += why is None
        yield Counted(day, number if why is None else None, None if why is None else str(why))


def extend(found: Due, by: Limit, counting: Counting, calendar: WorkCalendar) -> Due:
    """Give a due date with more time, counted from the day after the old one."""
    at = extended(found.at, by, counting, calendar)
    return replace(found, at=at, last_day=at.date())


def extended(at: datetime, by: Limit, counting: Counting, calendar: WorkCalendar) -> datetime:
    """Give the moment until which an extension lengthens a limit that was due at a moment.

    Day 1 of an extension is the day after the old due day, whatever the clock's own day 1 was:
    counting the old last day again would give less time than was granted.
    """
    if by.unit is Unit.HOURS:
        return at + timedelta(hours=by.total)
    last = _last_day(at.date(), by, replace(counting, first=Start.NEXT_DAY), calendar)
    end = on_day_off(last, counting.end_on_day_off, calendar, at.date() + DAY)
    return datetime.combine(end, END_OF_DAY, at.tzinfo)


def paused(
    found: Due,
    paused_at: datetime,
    resumed_at: datetime,
    *,
    limit: Limit | DayOfMonth,
    counting: Counting,
    calendar: WorkCalendar,
) -> Due:
    """Give the due date of a clock that stood still for a while.

    What was left at the pause is left at the end of it, in the clock's own unit. Both ends of a
    pause count on the day an event counts on. A clock that was over already stays over; a day of
    the month does not move.
    """
    if not isinstance(limit, Limit) or paused_at > found.at:
        return found
    if limit.unit is Unit.HOURS:
        return replace(found, at=found.at + (resumed_at - paused_at))
    working, zone = limit.unit is Unit.WORKING_DAYS, found.at.tzinfo
    a = _put_off(paused_at.astimezone(zone), counting, calendar, working=working).date()
    b = _put_off(resumed_at.astimezone(zone), counting, calendar, working=working).date()
    last = _shift(found.last_day, a, b, working=working, calendar=calendar)
    lowest = found.lowest
    if lowest is not None and lowest > a:
        lowest = _shift(lowest, a, b, working=working, calendar=calendar)
    end = on_day_off(last, counting.end_on_day_off, calendar, b)
    return replace(
        found, at=datetime.combine(end, END_OF_DAY, found.at.tzinfo), last_day=last, lowest=lowest
    )


def _shift(day: date, a: date, b: date, *, working: bool, calendar: WorkCalendar) -> date:
    """Move a day by the days after `a` up to and with `b`."""
    if not working:
        return day + (b - a)
    moved = calendar.add(day, calendar.between(a, b))
    # Paused on the last day and resumed on a day off, nothing is left but the next working day.
    return moved if moved >= b else calendar.on_or_after(b)


def reminder_at(
    started: datetime,
    at: datetime,
    reminder: Reminder,
    *,
    working: bool,
    calendar: WorkCalendar,
) -> datetime:
    """Give the moment of a reminder: the day on which a share has passed, or days before the end.

    A limit in days reminds at the beginning of a day, one in hours to the second; none before the
    clock began. The days are those of the clock: working days or calendar days.
    """
    if at.time() != END_OF_DAY:
        return max(started, _exactly(started, at, reminder))
    first, last = started.astimezone(at.tzinfo).date(), at.date()
    if reminder.percent is None:
        days = reminder.before or 0
        day = calendar.add(last, -days) if working else last - timedelta(days=days)
    elif working:
        day = calendar.add(first, _share(calendar.between(first, last), reminder.percent))
    else:
        day = first + timedelta(days=_share((last - first).days, reminder.percent))
    return max(started, datetime.combine(day, time(), at.tzinfo))


def _exactly(started: datetime, at: datetime, reminder: Reminder) -> datetime:
    if reminder.percent is None:
        return at - timedelta(days=reminder.before or 0)
    return started + (at - started) * reminder.percent / 100


def _share(days: int, percent: int) -> int:
    """Give the number of the day on which a share of so many days has passed."""
    return -(-days * percent // 100)


def on_day_off(
    day: date, roll: Roll, calendar: WorkCalendar, not_before: date | None = None
) -> date:
    """Give the day on which something is due that ends on a day off.

    Moving back never leaves less than day 1: then it moves on instead.
    """
    if roll is Roll.STAY or calendar.is_working(day):
        return day
    if roll is Roll.PREVIOUS:
        moved = calendar.previous_working(day)
        if not_before is None or moved >= not_before:
            return moved
    return calendar.next_working(day)


def _due_in_hours(started: datetime, limit: Limit) -> Due:
    at = started + timedelta(hours=limit.total)
    lowest = None
    if limit.lowest is not None:
        lowest = (started + timedelta(hours=limit.lowest)).date()
    return Due(at, started.date(), at.date(), lowest)


def _put_off(
    moment: datetime, counting: Counting, calendar: WorkCalendar, *, working: bool = False
) -> datetime:
    """Give the moment from which an event counts, where it came on a day off or after hours.

    Where office hours matter, a day off is outside them: else what came on a Saturday would be due
    before what came late on the Friday. Where they do not, working days (`working`) leave an event
    on a day off as it is: the next working day is day 1 whichever of the two readings is followed.
    """
    closing = counting.after_hours
    if closing is None and (working or counting.event_on_day_off is DayOff.AS_IS):
        return moment
    day = moment.date()
    if not calendar.is_working(day):
        return _opening(calendar.next_working(day), counting, moment)
    if closing is not None and moment.hour * 60 + moment.minute >= closing:
        return _opening(calendar.next_working(day), counting, moment)
    return max(moment, _opening(day, counting, moment))


def _opening(day: date, counting: Counting, moment: datetime) -> datetime:
    hour, minute = divmod(counting.opening, 60)
    return datetime.combine(day, time(hour, minute), moment.tzinfo)


def _days(
    started: datetime, limit: Limit | DayOfMonth, counting: Counting, calendar: WorkCalendar
) -> tuple[date, date, date]:
    """Give day 0, day 1 and the last day, before a day off moves it."""
    same = counting.first is Start.SAME_DAY
    working = isinstance(limit, Limit) and limit.unit is Unit.WORKING_DAYS
    day = _put_off(started, counting, calendar, working=working).date()
    first = day if same else day + DAY
    if working:
        first = calendar.on_or_after(first)
    return day, first, _last_day(day, limit, counting, calendar)


def _last_day(
    day: date, limit: Limit | DayOfMonth, counting: Counting, calendar: WorkCalendar
) -> date:
    same = counting.first is Start.SAME_DAY
    if isinstance(limit, DayOfMonth):
        return next_day_of_month(day if same else day + DAY, limit.day)
    if limit.unit is Unit.WORKING_DAYS:
        return calendar.add(day - DAY if same else day, limit.total)
    if limit.unit in _DAYS_IN:
        return day + timedelta(days=limit.total * _DAYS_IN[limit.unit] - same)
    months = limit.total * _MONTHS_IN[limit.unit]
    return after_months(day, months, same_day=same, month_end=counting.month_end)
