"""Limits of time as Indonesian regulations print them: read, and written out in two languages.

There is one way to write each, so that a file says what the regulation says and nothing else.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TypeVar

from aduan.model.limits import DayOfMonth, Limit, TimesPer, Unit

__all__ = [
    "PATTERN",
    "PATTERN_RHYTHM",
    "UNSET",
    "nearest_limit",
    "parse_limit",
    "parse_rhythm",
    "print_limit",
]

T = TypeVar("T")

#: Ten years: no regulation sets more, and a slip of the hand must not run past the calendar.
LONGEST_DAYS = 3660
_LONGEST = {
    Unit.HOURS: LONGEST_DAYS * 24,
    Unit.DAYS: LONGEST_DAYS,
    Unit.WORKING_DAYS: LONGEST_DAYS,
    Unit.WEEKS: LONGEST_DAYS // 7,
    Unit.MONTHS: 120,
    Unit.YEARS: 10,
}

# Only what ECMA 262, Python and RE2 read alike: the pattern stands in the JSON Schema.
_N = r"(?:[1-9][0-9]{0,2}|[12][0-9]{3}|3[0-5][0-9]{2}|36[0-5][0-9]|3660)"
_UNIT = r"(?:jam|hari kerja|hari|minggu|bulan|tahun)"
_PERIOD = r"(?:hari|minggu|bulan|tahun)"
#: A limit: `3 hari`, `3 x 24 jam`, `2-5 hari kerja`, `tanggal 27`, `tidak ada`.
PATTERN = (
    rf"^(?:tidak ada|tanggal (?:[1-9]|[12][0-9]|3[01])|{_N}(?:-{_N})? {_UNIT}|{_N} x {_N} jam)$"
)
#: A rhythm: `tanggal 27`, `2 kali seminggu`, `1 kali sehari kerja`, `6 bulan sekali`, or that the
#: text sets none.
PATTERN_RHYTHM = (
    rf"^(?:tanggal (?:[1-9]|[12][0-9]|3[01])"
    rf"|{_N} kali (?:se(?:hari kerja|{_PERIOD})|{_N} {_PERIOD})|{_N} {_PERIOD} sekali"
    r"|tidak_ditetapkan)$"
)

_NONE = "tidak ada"
_AMOUNT = re.compile(rf"({_N})(?:-({_N}))? ({_UNIT})")
_TIMES = re.compile(rf"({_N}) x ({_N}) jam")
_DAY = re.compile(r"tanggal ([1-9]|[12][0-9]|3[01])")
_PER = re.compile(rf"({_N}) kali (?:se(hari kerja|{_PERIOD})|({_N}) ({_PERIOD}))")
_ONCE = re.compile(rf"({_N}) ({_PERIOD}) sekali")

_WORDS = ("tidak", "ada", "tanggal", "jam", "hari", "kerja", "minggu", "bulan", "tahun", "x")

_LIMITS = (
    '"3 hari", "14 hari kerja", "1 jam", "3 x 24 jam", "2-5 hari kerja", "2 minggu", "1 bulan", '
    '"1 tahun", "tanggal 27", "tidak ada"'
)
_RHYTHMS = '"tanggal 27", "2 kali seminggu", "1 kali sehari kerja", "6 bulan sekali"'
#: Written where a duty recurs and the text sets no period.
UNSET = "tidak_ditetapkan"
_ENGLISH = {
    Unit.HOURS: "hour",
    Unit.DAYS: "day",
    Unit.WORKING_DAYS: "working day",
    Unit.WEEKS: "week",
    Unit.MONTHS: "month",
    Unit.YEARS: "year",
}


def parse_limit(text: str) -> Limit | DayOfMonth | None:
    """Read the limit of a clock; ValueError says why not, in Indonesian and English."""
    if text == _NONE:
        return None
    if found := _AMOUNT.fullmatch(text):
        return _amount(text, found)
    if found := _TIMES.fullmatch(text):
        limit = Limit(int(found[2]), Unit.HOURS, times=int(found[1]))
        return _bounded(text, limit.total, Unit.HOURS, limit)
    if found := _DAY.fullmatch(text):
        return DayOfMonth(int(found[1]))
    message = f'"{text}" bukan batas waktu; tulis seperti / no limit of time, write: {_LIMITS}'
    raise ValueError(message)


def nearest_limit(text: str) -> str:
    """Give the limit that was meant by one with misspelt words, empty when there is none."""
    words = [
        word if word[:1].isdigit() else (get_close_matches(word, _WORDS, 1, 0.5) or [word])[0]
        for word in text.casefold().split()
    ]
    meant = " ".join(words)
    return meant if meant != text and re.fullmatch(PATTERN, meant) else ""


def parse_rhythm(text: str) -> DayOfMonth | TimesPer:
    """Read how often a duty is owed; ValueError says why not, in Indonesian and English."""
    if found := _DAY.fullmatch(text):
        return DayOfMonth(int(found[1]))
    if found := _PER.fullmatch(text):
        every, unit = int(found[3] or 1), Unit(found[2] or found[4])
        return _bounded(text, every, unit, TimesPer(int(found[1]), every, unit))
    if found := _ONCE.fullmatch(text):
        every, unit = int(found[1]), Unit(found[2])
        return _bounded(text, every, unit, TimesPer(1, every, unit))
    message = f'"{text}" bukan kekerapan; tulis seperti / no rhythm, write: {_RHYTHMS}'
    raise ValueError(message)


def _amount(text: str, found: re.Match[str]) -> Limit:
    unit = Unit(found[3])
    if found[2] is None:
        return _bounded(text, int(found[1]), unit, Limit(int(found[1]), unit))
    low, high = int(found[1]), int(found[2])
    if low >= high:
        message = (
            f'"{text}": angka pertama harus lebih kecil daripada yang kedua / '
            "the first number must be less than the second"
        )
        raise ValueError(message)
    return _bounded(text, high, unit, Limit(high, unit, low))


def _bounded(text: str, amount: int, unit: Unit, limit: T) -> T:
    if amount > _LONGEST[unit]:
        message = (
            f'"{text}" terlalu lama; paling banyak {_LONGEST[unit]} {unit} / '
            f"too long, at most {_LONGEST[unit]} {_many(_LONGEST[unit], unit)}"
        )
        raise ValueError(message)
    return limit


def print_limit(limit: Limit | DayOfMonth | TimesPer | None, lang: str = "id") -> str:
    """Write a limit as the regulation prints it, or in English."""
    if lang != "en":
        return _NONE if limit is None else str(limit)
    if limit is None:
        return "none"
    if isinstance(limit, DayOfMonth):
        return f"day {limit.day} of the month"
    if isinstance(limit, TimesPer):
        often = {1: "once", 2: "twice"}.get(limit.times, f"{limit.times} times")
        if limit.every == 1:
            return f"{often} a {_ENGLISH[limit.unit]}"
        return f"{often} every {limit.every} {_many(limit.every, limit.unit)}"
    if limit.times != 1:
        return f"{limit.times} x {limit.amount} {_many(limit.total, limit.unit)}"
    low = "" if limit.lowest is None else f"{limit.lowest}-"
    return f"{low}{limit.amount} {_many(limit.amount, limit.unit)}"


def _many(amount: int, unit: Unit) -> str:
    return _ENGLISH[unit] + ("" if amount == 1 else "s")
