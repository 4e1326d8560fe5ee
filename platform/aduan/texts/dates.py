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


def short(moment: date | datetime, lang: str) -> str:
    """Write a day in short: `Jum 13 Mar 2026`."""
    day = moment.date() if isinstance(moment, datetime) else moment
    return format_date(day, "EEE d MMM y", locale="en" if lang == "en" else "id")
