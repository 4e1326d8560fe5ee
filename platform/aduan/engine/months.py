"""Months: the day of the same number months later, the day of a number in a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def after_months(day: date, months: int, *, same_day: bool, month_end: bool) -> date:
    """Count months to the day of the same number; where there is none, as `month_end` says.

    When the day itself counts (`same_day`), the period ends the day before; one month from 31
    January then ends with February, as it does by `month_end`.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    end = date(year, month + 1, monthrange(year, month + 1)[1])
    if day.day <= end.day:
        return end.replace(day=day.day) - timedelta(days=same_day)
    return end + timedelta(days=not (same_day or month_end))


def day_in_month(year: int, month: int, day: int) -> date:
    """Give a day of a month, the last one where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def next_day_of_month(earliest: date, number: int) -> date:
    """Give the first day of that number in a month, not before a day."""
    found = day_in_month(earliest.year, earliest.month, number)
    if found >= earliest:
        return found
    year, month = divmod(earliest.year * 12 + earliest.month, 12)
    return day_in_month(year, month + 1, number)
