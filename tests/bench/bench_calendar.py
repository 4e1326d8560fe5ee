"""The n-th working day: ours against numpy one at a time, and the answers against numpy's.

`differences` is also what the tests compare by: numpy's business days are a second, independent
way of counting, if the start on a day off is said to be rolled back (forward when counting back).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from timeit import repeat

import numpy as np

from aduan.engine.calendar import FIVE_DAYS, SIX_DAYS, HolidaySet, WorkCalendar
from aduan.rulebook.calendars import load_calendars

Row = tuple[str, float, str, float | None, bool, str]

KALENDER = Path(__file__).resolve().parents[2] / "rules" / "kalender"
SEED = 20260313
CALLS = 20_000
CASES = 1_000_000
#: Far enough from both ends of the lists that no length leaves them.
FIRST, LAST, LONGEST = date(2021, 7, 1), date(2026, 6, 30), 300


def _numpy_calendar(
    holidays: HolidaySet, week: frozenset[int], *, joint_leave_is_off: bool = True
) -> np.busdaycalendar:
    off = list(holidays.days(joint_leave=joint_leave_is_off))
    return np.busdaycalendar([day in week for day in range(7)], off)


def differences(
    cases: int, week: frozenset[int], *, joint_leave_is_off: bool = True, seed: int = SEED
) -> list[tuple[date, int, date, date]]:
    """Give date, length, our answer and numpy's where the two differ, on so many random cases."""
    chance = np.random.default_rng(seed)
    holidays = load_calendars(KALENDER).as_known_on(None)
    theirs = _numpy_calendar(holidays, week, joint_leave_is_off=joint_leave_is_off)
    ours = WorkCalendar.of(holidays, week, joint_leave_is_off=joint_leave_is_off)
    span = (LAST - FIRST).days
    starts = np.datetime64(FIRST) + chance.integers(0, span, cases)
    lengths = chance.integers(1, LONGEST + 1, cases) * chance.choice([1, 1, 1, -1], cases)
    ahead = np.busday_offset(starts, lengths, roll="backward", busdaycal=theirs)
    back = np.busday_offset(starts, lengths, roll="forward", busdaycal=theirs)
    expected = np.where(lengths > 0, ahead, back).tolist()
    found = zip(starts.tolist(), lengths.tolist(), expected, strict=True)
    return [(d, n, own, np_) for d, n, np_ in found if (own := ours.add(d, n)) != np_]


def _seconds(work: Callable[[], object]) -> float:
    return min(repeat(work, number=1, repeat=5)) / CALLS


def run() -> list[Row]:
    """Measure both in the same run, and compare."""
    holidays = load_calendars(KALENDER).as_known_on(None)
    ours = WorkCalendar.of(holidays)
    theirs = _numpy_calendar(holidays, FIVE_DAYS)
    chance = np.random.default_rng(SEED)
    days = [date.fromordinal(FIRST.toordinal() + int(n)) for n in chance.integers(0, 1800, CALLS)]
    lengths = [int(n) for n in chance.integers(1, 61, CALLS)]
    cases = list(zip(days, lengths, strict=True))
    add = ours.add
    own = _seconds(lambda: [add(d, n) for d, n in cases])
    other = _seconds(
        lambda: [np.busday_offset(d, n, roll="backward", busdaycal=theirs) for d, n in cases]
    )
    ratio = other / own
    wrong = len(differences(CASES, FIVE_DAYS)) + len(differences(CASES, SIX_DAYS))
    return [
        ("n-th working day", own * 1e6, "us", 0.35, own * 1e6 <= 0.35, "one call"),
        ("numpy.busday_offset, one at a time", other * 1e6, "us", None, True, "peer, same run"),
        ("n-th working day against numpy", ratio, "times", 10.0, ratio >= 10, "one at a time"),
        ("answers that differ from numpy's", wrong, "of 2e6", 0.0, wrong == 0, "5 and 6 days"),
    ]


if __name__ == "__main__":
    for row in run():
        print(*row)
