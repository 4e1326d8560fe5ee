"""Working days: a rank for every day and the list of working days, so each answer is one look-up.

A working day is a day of the work week that is no national, joint-leave or local holiday. Nothing
is answered for days outside the years whose holidays are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from aduan.errors import BeyondCalendarError

#: The reason a day is off because of the week.
WEEKEND = "akhir_pekan"

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days from the first to the last known day.

    `ranks[i]` is the number of working days up to and including day i; `days` lists the working
    days by their proleptic ordinal.
    """

    first: date
    last: date
    off: Mapping[date, str]
    week: frozenset[int]
    ranks: tuple[int, ...] = field(repr=False)
    days: tuple[date, ...] = field(repr=False)
    start: int = field(repr=False)

    @classmethod
    def build(
        cls, first: date, last: date, holidays: Mapping[date, str], week: frozenset[int]
    ) -> WorkCalendar:
        """Build a calendar; `week` holds the working weekdays, 0 being Monday."""
        ranks: list[int] = []
        days: list[date] = []
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() in week and day not in holidays:
                days.append(day)
            ranks.append(len(days))
        return cls(
            first, last, dict(holidays), week, tuple(ranks), tuple(days), first.toordinal()
        )

    def _beyond(self, day: date) -> BeyondCalendarError:
        return BeyondCalendarError(
            f"{day.isoformat()} not in {self.first.isoformat()}..{self.last.isoformat()}",
            day=day,
            first=self.first,
            last=self.last,
        )

    def rank(self, day: date) -> int:
        """Give the number of working days up to and including a day."""
        place = day.toordinal() - self.start
        if place < 0 or place >= len(self.ranks):
            raise self._beyond(day)
        return self.ranks[place]

    def add(self, day: date, count: int) -> date:
        """Give the count-th working day after a day; a negative count goes back.

        After a day off the next working day is day 1. With count 0 the day itself is given.
        """
        if count == 0:
            return day
        place = day.toordinal() - self.start
        if place < 0 or place >= len(self.ranks):
            raise self._beyond(day)
        rank = self.ranks[place]
        if count < 0 and self.days[rank - 1] != day:
            # Going back from a day off, the working day before it is the first one.
            rank += 1
        target = rank + count - 1
        if target < 0 or target >= len(self.days):
            raise self._beyond(day + timedelta(days=count))
        return self.days[target]

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day."""
        rank = self.rank(day)
        return rank > 0 and self.days[rank - 1] == day

    def why_off(self, day: date) -> str | None:
        """Give the holiday's name, or that it is a weekend; None for a working day."""
        if self.is_working(day):
            return None
        return self.off.get(day, WEEKEND)

    def next_working(self, day: date) -> date:
        """Give the day itself if it is a working day, else the next one."""
        return day if self.is_working(day) else self.add(day, 1)

    def previous_working(self, day: date) -> date:
        """Give the day itself if it is a working day, else the one before."""
        return day if self.is_working(day) else self.add(day, -1)

    def between(self, after: date, until: date) -> int:
        """Count the working days after one day up to and including another."""
        return self.rank(until) - self.rank(after)

    def skipped(self, after: date, until: date) -> Iterator[tuple[date, str]]:
        """Give the days off after one day up to and including another, each with its reason."""
        day = after + ONE_DAY
        while day <= until:
            reason = self.why_off(day)
            if reason is not None:
                yield day, reason
            day += ONE_DAY

    def nearing_end(self, day: date, days: int = 90) -> bool:
        """Say whether a day lies within so many days of the end of the known calendar."""
        return (self.last - day).days < days
