"""Working days: which days are off and why, and the n-th working day after a day.

A calendar is built once and then only looked up: the rank of every day among the working days, and
the list of the working days. Counting past either end of the known holiday lists is refused, since
a day that nobody has decreed yet would silently count as a working day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from aduan.errors import BeyondCalendarError

#: Monday to Friday (Perpres 21/2023 Pasal 3); units exempt by its Pasal 7 may work six days.
FIVE_DAYS = frozenset(range(5))
SIX_DAYS = frozenset(range(6))
DAY = timedelta(days=1)


class OffKind(StrEnum):
    """Why a day is off; the value is the Indonesian word of the calendar files."""

    NATIONAL = "libur_nasional"
    JOINT_LEAVE = "cuti_bersama"
    ELECTION = "pemilu"
    LOCAL = "libur_daerah"
    WEEKEND = "akhir_pekan"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day is off: the kind, and the name of the holiday (none for a weekend)."""

    kind: OffKind
    name: str = ""

    def __str__(self) -> str:
        """Give the name, or the word for the kind."""
        return self.name or self.kind.value


WEEKEND = Reason(OffKind.WEEKEND)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of a holiday list.

    `known_since` is the day its decree became known (None: not recorded, taken as always known);
    `decree` names the instrument; `confirmed` says that a second source agrees.
    """

    day: date
    name: str
    kind: OffKind
    known_since: date | None = None
    decree: str | None = None
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class HolidaySet:
    """The holidays of whole years, from `first` to `last`, as they were known at one moment."""

    first: date
    last: date
    entries: Mapping[date, Holiday] = field(hash=False)

    def days(self, *, joint_leave: bool = True) -> dict[date, Reason]:
        """Give the days off by decree and why, with or without cuti bersama."""
        return {
            day: Reason(holiday.kind, holiday.name)
            for day, holiday in self.entries.items()
            if joint_leave or holiday.kind is not OffKind.JOINT_LEAVE
        }


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of one unit, from `first` to `last`.

    `after` gives for every day the index in `working` of the last working day up to it (-1 before
    the first one), so that the n-th working day after a day is two look-ups and one addition.
    """

    first: date
    last: date
    week: frozenset[int]
    off: Mapping[date, Reason] = field(hash=False, repr=False)
    after: Mapping[date, int] = field(repr=False, compare=False)
    working: tuple[date, ...] = field(repr=False, compare=False)

    @classmethod
    def build(
        cls, first: date, last: date, off: Mapping[date, Reason | str], week: frozenset[int]
    ) -> WorkCalendar:
        """Lay the days off over a work week (0 = Monday); a mere name is that of a local holiday."""
        reasons = {
            day: why if isinstance(why, Reason) else Reason(OffKind.LOCAL, why)
            for day, why in off.items()
        }
        after: dict[date, int] = {}
        working: list[date] = []
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() in week and day not in reasons:
                working.append(day)
            after[day] = len(working) - 1
        return cls(first, last, week, reasons, after, tuple(working))

    @classmethod
    def of(
        cls,
        holidays: HolidaySet,
        week: frozenset[int] = FIVE_DAYS,
        local: Mapping[date, str] | None = None,
        *,
        joint_leave_is_off: bool = True,
    ) -> WorkCalendar:
        """Build the calendar of a unit from the national holidays and those of its region.

        On one day a national holiday goes before a local one: its name is the better known.
        """
        off: dict[date, Reason | str] = dict(local or {})
        off.update(holidays.days(joint_leave=joint_leave_is_off))
        return cls.build(holidays.first, holidays.last, off, week)

    def add(self, start: date, n: int) -> date:
        """Give the n-th working day after a day, before it when `n` is negative.

        From a day off the next working day is day 1 (design 5.1). With `n` = 0: the day itself, or
        the last working day before a day off.
        """
        if n > 0:
            try:
                return self.working[self.after[start] + n]
            except (KeyError, IndexError):
                raise self._beyond(start) from None
        return self._before(start, -n)

    def _before(self, start: date, n: int) -> date:
        index = self._index(start) - n
        if n and not self.is_working(start):
            index += 1
        if index < 0:
            raise self._beyond(start)
        return self.working[index]

    def is_working(self, day: date) -> bool:
        """Say whether a day is a working day."""
        index = self._index(day)
        return index >= 0 and self.working[index] == day

    def why_off(self, day: date) -> Reason | None:
        """Give the reason why a day is off, None for a working day; a holiday before a weekend."""
        if self.is_working(day):
            return None
        return self.off.get(day, WEEKEND)

    def next_working(self, day: date) -> date:
        """Give the first working day after a day."""
        return self.add(day, 1)

    def previous_working(self, day: date) -> date:
        """Give the last working day before a day."""
        return self._before(day, 1)

    def on_or_after(self, day: date) -> date:
        """Give a day itself if it is a working day, else the next one."""
        return day if self.is_working(day) else self.add(day, 1)

    def between(self, a: date, b: date) -> int:
        """Count the working days after `a` up to and with `b`; negative when `b` comes first."""
        return self._index(b) - self._index(a)

    def days(self, a: date, b: date) -> tuple[date, ...]:
        """Give the working days after `a` up to and with `b`."""
        return self.working[self._index(a) + 1 : self._index(b) + 1]

    def skipped(self, a: date, b: date) -> tuple[tuple[date, Reason], ...]:
        """Give the days off after `a` up to and with `b`, each with its reason."""
        days = (date.fromordinal(n) for n in range(a.toordinal() + 1, b.toordinal() + 1))
        return tuple((day, why) for day in days if (why := self.why_off(day)) is not None)

    def nearing_end(self, day: date, days: int = 90) -> bool:
        """Say whether a day lies so near the end of the known lists that somebody must be warned."""
        return (self.last - day).days < days

    def _index(self, day: date) -> int:
        try:
            return self.after[day]
        except KeyError:
            raise self._beyond(day) from None

    def _beyond(self, day: date) -> BeyondCalendarError:
        if isinstance(day, datetime):
            # A datetime is a date to the type checker, but no key of the table.
            message = f"a calendar counts dates, not moments: {day.isoformat()}"
            raise TypeError(message)
        return BeyondCalendarError(
            f"counting from {day}: the holiday lists are known from {self.first} to {self.last}",
            day=day,
            first=self.first,
            last=self.last,
        )
