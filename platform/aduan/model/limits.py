"""Limits of time as a regulation prints them, and how their days are counted."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """Due on a day of every month: `tanggal 27`; shorter months end it on their last day."""

    day: int


@dataclass(frozen=True, slots=True)
class TimesPer:
    """So many times in each period: `2 kali seminggu`, `1 kali 6 bulan`."""

    times: int
    every: int
    unit: Unit


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
    from which an event counts for the next working day (None: it never does). `end_on_day_off`:
    what a limit in calendar days or months does there. `joint_leave_is_off`: cuti bersama is no
    working day. `month_end`: a month counted from the 31st ends on the last day of a shorter one.
    """

    first: Start = Start.NEXT_DAY
    event_on_day_off: DayOff = DayOff.AS_IS
    after_hours: int | None = None
    end_on_day_off: Roll = Roll.STAY
    joint_leave_is_off: bool = True
    month_end: bool = True


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a recurring duty falls due; refined beside `aduan.engine.duties`."""

    rhythm: DayOfMonth | TimesPer | None = None
