"""A due date for whoever asks, with every day counted or skipped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aduan.engine.due import Counted, due, explain
from aduan.errors import UsageError
from aduan.model.limits import Counting, DayOfMonth, Limit, Unit
from aduan.model.rules import Region
from aduan.model.values import Text
from aduan.rulebook.limits import parse_limit
from aduan.services.rulebooks import RegionCalendars, find_region, holidays, load
from aduan.texts.explanations import WORDS

FIVE_DAY_WEEK = frozenset(range(5))
SIX_DAY_WEEK = frozenset(range(6))


@dataclass(frozen=True, slots=True)
class DueDate:
    """When a limit ends, and the days on the way."""

    limit: str
    at: datetime
    lowest: date | None
    days: tuple[Counted, ...]

    def reason(self, counted: Counted, lang: str) -> str:
        """Say why a day was skipped."""
        if counted.reason is None:
            return ""
        return WORDS[counted.reason].to(lang) if counted.reason in WORDS else counted.reason


def due_date(
    start: datetime, written: str, *, week: str | None = None, region: str | None = None
) -> DueDate:
    """Give the due date of a limit as the regulations print it, under a region's calendar."""
    try:
        limit = parse_limit(written)
    except ValueError as error:
        raise UsageError(written, code="batas") from error
    if not isinstance(limit, Limit | DayOfMonth):
        raise UsageError(written, code="batas")
    place = Region("-", Text("-"), "Asia/Jakarta", FIVE_DAY_WEEK)
    counting = Counting()
    if region is not None:
        loaded = load(find_region(region))
        place = loaded.region
        laws = list(loaded.regulations.values())
        counting = laws[0].regulation.counting if laws else counting
    if week is not None:
        days = SIX_DAY_WEEK if week == "6" else FIVE_DAY_WEEK
        place = Region(place.key, place.name, place.timezone, days, place.local_holidays)
    start = start.replace(tzinfo=ZoneInfo(place.timezone))
    calendar = RegionCalendars(holidays(), place).of(
        None, joint_leave_is_off=counting.joint_leave_is_off
    )
    found = due(start, limit, counting, calendar)
    working = isinstance(limit, Limit) and limit.unit is Unit.WORKING_DAYS
    counted = tuple(explain(start, found.at, working=working, calendar=calendar))
    return DueDate(str(limit), found.at, found.lowest, counted)
