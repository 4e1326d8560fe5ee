"""Dates as people write them, in Indonesian and English."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date


def written(moment: date | datetime, lang: str) -> str:
    """Write a day with its weekday; a moment inside a day with its time."""
    day = moment.date() if isinstance(moment, datetime) else moment
    text = format_date(day, "EEEE, d MMMM y", locale="en" if lang == "en" else "id")
    if isinstance(moment, datetime) and (moment.hour, moment.minute) not in ((23, 59), (0, 0)):
        return f"{text} {moment:%H:%M}"
    return text


#: Units of time as the regulations print them, in English, the longest first.
_UNITS = (
    ("hari kerja", "working day"), ("hari kalender", "calendar day"), ("hari", "day"),
    ("jam", "hour"), ("menit", "minute"), ("minggu", "week"), ("bulan", "month"),
    ("triwulan", "quarter"), ("semester", "half-year"), ("tahun", "year"),
)  # fmt: skip


def limit_words(limit: str, lang: str) -> str:
    """Write a limit for a reader; Indonesian is as the regulation prints it."""
    if lang != "en":
        return limit
    if limit.startswith("tanggal "):
        return f"day {limit.removeprefix('tanggal ')} of the month"
    for unit, english in _UNITS:
        if limit.endswith(f" {unit}"):
            amount = limit.removesuffix(f" {unit}")
            return f"{amount} {english}{'' if amount == '1' else 's'}"
    return limit


def short(moment: date | datetime, lang: str) -> str:
    """Write a day in short: `Jum 13 Mar 2026`."""
    day = moment.date() if isinstance(moment, datetime) else moment
    return format_date(day, "EEE d MMM y", locale="en" if lang == "en" else "id")
