"""Limits of time as a regulation prints them, and how their days are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """Units of a limit; the value is the Indonesian word of the rule files."""

    HOURS = "jam"
    DAYS = "hari"
    WORKING_DAYS = "hari kerja"
    WEEKS = "minggu"
    MONTHS = "bulan"
    YEARS = "tahun"


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount of time: `3 hari`, `14 hari kerja`, `3 x 24 jam`, `2-5 hari kerja`.

    `amount` is the upper end, which binds; `lowest` the lower end of a range (else equal to it).
    `times` is the multiplier of `3 x 24 jam` (amount 24, times 3), 1 elsewhere.
    """

    amount: int
    unit: Unit
    lowest: int | None = None
    times: int = 1

    @property
    def total(self) -> int:
        """Give the amount multiplied out, in `unit`."""
        return self.amount * self.times

    def __str__(self) -> str:
        """Give the limit as the regulation prints it."""
        if self.times != 1:
            return f"{self.times} x {self.amount} {self.unit}"
        if self.lowest is not None:
            return f"{self.lowest}-{self.amount} {self.unit}"
        return f"{self.amount} {self.unit}"


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """Due on a day of every month: `tanggal 27`; shorter months end it on their last day."""

    day: int

    def __str__(self) -> str:
        """Give the day as the regulation prints it."""
        return f"tanggal {self.day}"


@dataclass(frozen=True, slots=True)
class TimesPer:
    """So many times in each period: `2 kali seminggu`, `1 kali 6 bulan`."""

    times: int
    every: int
    unit: Unit

    def __str__(self) -> str:
        """Give the rhythm as the regulation prints it."""
        per = f"se{self.unit}" if self.every == 1 else f"{self.every} {self.unit}"
        return f"{self.times} kali {per}"


class Start(StrEnum):
    """Which day is day 1."""

    NEXT_DAY = "hari_berikutnya"
    SAME_DAY = "hari_yang_sama"


class Roll(StrEnum):
    """What a limit that ends on a day off does."""

    STAY = "tetap"
    NEXT = "hari_kerja_berikutnya"
    PREVIOUS = "hari_kerja_sebelumnya"


class DayOff(StrEnum):
    """When an event on a day off counts."""

    AS_IS = "hari_itu"
    NEXT_WORKING = "hari_kerja_berikutnya"


@dataclass(frozen=True, slots=True)
class Counting:
    """How days are counted where the text is silent; every value is a reading, set per clock.

    `first`: the day after the event is day 1, or the day itself. `event_on_day_off`: an event on a
    day off counts on that day, or as if it fell on the next working day; for working days the next
    working day is day 1 either way under `first = next day`. `after_hours`: the minute of the day
    from which an event counts for the next working day, and with it every event on a day off, when
    the office is closed as well (None: office hours do not matter). `end_on_day_off`:
    what a limit in calendar days or months does there. `joint_leave_is_off`: cuti bersama is no
    working day. `month_end`: a month counted from the 31st ends on the last day of a shorter one,
    otherwise on the first day of the month after it. `opening`: the minute of the day from which
    an event that was put off begins to count; only limits in hours notice it.
    """

    first: Start = Start.NEXT_DAY
    event_on_day_off: DayOff = DayOff.AS_IS
    after_hours: int | None = None
    end_on_day_off: Roll = Roll.STAY
    joint_leave_is_off: bool = True
    month_end: bool = True
    opening: int = 0


class Covers(StrEnum):
    """Which period a report is about ("meliputi"); `27` stands for the day it is due.

    The whole period before the one it is due in, the current one up to the due day, or from the
    27th of one month to the 26th of the next (with a day of the month only).
    """

    PREVIOUS = "periode_lalu"
    CURRENT = "periode_berjalan"
    DAY_TO_DAY = "antar_tanggal"


class Anchor(StrEnum):
    """From when "every six months" counts: periods of the calendar, or the last time it was done."""

    CALENDAR = "kalender"
    LAST_DONE = "terakhir_dilakukan"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a duty falls due, and what it covers.

    `rhythm` ("berkala"): on a day of every month, so many times in each period, or (None) once.
    `covers` ("meliputi"): the period a report is about; None is an act to be done in each period.
    `within` ("paling_lambat"): after a covered period, or after `since` for a one-off duty: a limit
    or the first such day of a month; None says that no due day is set. `end_on_day_off`
    ("jatuh_hari_libur"): what a due day that is a day off does. `anchor` ("dihitung_dari").
    `since` ("sejak"): the day from which a duty that was never done counts. `once` ("tanggal"): the
    day a one-off duty is due. `standing` ("berkala: tidak_ditetapkan"): it recurs, but the text sets
    no period, so that it is owed at all times and never late.
    """

    rhythm: DayOfMonth | TimesPer | None = None
    covers: Covers | None = None
    within: Limit | DayOfMonth | None = None
    end_on_day_off: Roll = Roll.STAY
    anchor: Anchor = Anchor.CALENDAR
    since: date | None = None
    once: date | None = None
    standing: bool = False
