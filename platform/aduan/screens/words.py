"""Texts of screens in the reader's language, and moments and values as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from aduan.errors import UsageError
from aduan.texts.dates import short
from aduan.texts.filling import fill
from aduan.texts.screens import SCREENS
from aduan.texts.usage import USAGE


def say(key: str, lang: str, **detail: object) -> str:
    """Give a text of the screens."""
    return fill(SCREENS[key].to(lang), {k: str(v) for k, v in detail.items()})


def asked_wrongly(error: UsageError, lang: str, names: Mapping[str, str]) -> str:
    """Say what is wrong with what was asked of a list, and what would be right.

    `names` are those of its columns as people read them.
    """
    known = map(str, error.detail.get("candidates", ()))
    candidates = ", ".join(names.get(key, key) for key in known)
    return USAGE[str(error.detail["code"])].to(lang).format(str(error), candidates or "-")


def moment(at: datetime | None, timezone: str, lang: str) -> str:
    """Write a moment in the region's time: the day, and the time where it is not the day's end."""
    if at is None:
        return ""
    here = at.astimezone(ZoneInfo(timezone))
    text = short(here, lang)
    return text if (here.hour, here.minute) in ((23, 59), (0, 0)) else f"{text} {here:%H:%M}"


def days_left(left: int | None, lang: str, *, working: bool) -> str:
    """Say how many days are left or were missed, in the unit the clock counts in."""
    if left is None:
        return ""
    unit = say("hari_kerja" if working else "hari", lang)
    if left == 0:
        return say("hari_ini", lang)
    return say("sisa" if left > 0 else "lewat", lang, jumlah=abs(left), hari=unit)
