"""Working days: the examples of the law notes, both ends, and what must always hold."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.engine.calendar import (
    FIVE_DAYS,
    SIX_DAYS,
    WEEKEND,
    Holiday,
    HolidaySet,
    OffKind,
    Reason,
    WorkCalendar,
)
from aduan.errors import BeyondCalendarError

NYEPI = date(2026, 3, 19)
HOLIDAYS = HolidaySet(
    date(2026, 3, 1),
    date(2026, 4, 30),
    {
        day: Holiday(day, name, kind)
        for day, name, kind in (
            (date(2026, 3, 18), "Cuti bersama Nyepi", OffKind.JOINT_LEAVE),
            (NYEPI, "Hari Suci Nyepi", OffKind.NATIONAL),
            (date(2026, 3, 20), "Cuti bersama Idulfitri", OffKind.JOINT_LEAVE),
            (date(2026, 3, 21), "Idulfitri", OffKind.NATIONAL),
            (date(2026, 3, 22), "Hari kedua Idulfitri", OffKind.NATIONAL),
            (date(2026, 3, 23), "Cuti bersama Idulfitri", OffKind.JOINT_LEAVE),
            (date(2026, 3, 24), "Cuti bersama Idulfitri", OffKind.JOINT_LEAVE),
            (date(2026, 4, 3), "Wafat Yesus Kristus", OffKind.NATIONAL),
            (date(2026, 4, 5), "Kebangkitan Yesus Kristus (Paskah)", OffKind.NATIONAL),
        )
    },
)
FIVE = WorkCalendar.of(HOLIDAYS)
SIX = WorkCalendar.of(HOLIDAYS, SIX_DAYS)
WRONG = WorkCalendar.of(HOLIDAYS, joint_leave_is_off=False)
FRIDAY = date(2026, 3, 13)

days = st.dates(date(2026, 3, 2), date(2026, 3, 31))
lengths = st.integers(1, 10)


@pytest.mark.parametrize(
    ("calendar", "start", "n", "expected"),
    [
        (FIVE, FRIDAY, 14, date(2026, 4, 10)),
        (SIX, FRIDAY, 14, date(2026, 4, 7)),
        (WRONG, FRIDAY, 14, date(2026, 4, 6)),
        (FIVE, date(2026, 3, 16), 3, date(2026, 3, 26)),
        (FIVE, date(2026, 3, 14), 1, date(2026, 3, 16)),
        (FIVE, date(2026, 3, 16), 0, date(2026, 3, 16)),
        (FIVE, date(2026, 3, 15), 0, FRIDAY),
        (FIVE, date(2026, 3, 16), -1, FRIDAY),
        (FIVE, date(2026, 3, 15), -1, FRIDAY),
        (FIVE, date(2026, 3, 25), -2, date(2026, 3, 16)),
    ],
)
def test_the_nth_working_day(calendar: WorkCalendar, start: date, n: int, expected: date) -> None:
    assert calendar.add(start, n) == expected


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 3, 17), None),
        (date(2026, 3, 18), Reason(OffKind.JOINT_LEAVE, "Cuti bersama Nyepi")),
        (date(2026, 3, 21), Reason(OffKind.NATIONAL, "Idulfitri")),
        (date(2026, 3, 28), WEEKEND),
    ],
)
def test_a_day_off_says_why(day: date, reason: Reason | None) -> None:
    assert FIVE.why_off(day) == reason
    assert FIVE.is_working(day) is (reason is None)


def test_a_reason_prints_its_name_or_else_its_kind() -> None:
    assert [str(FIVE.why_off(day)) for day in (NYEPI, date(2026, 3, 28))] == [
        "Hari Suci Nyepi",
        "akhir_pekan",
    ]


def test_neighbours_of_a_day() -> None:
    assert FIVE.next_working(date(2026, 3, 17)) == date(2026, 3, 25)
    assert FIVE.previous_working(date(2026, 3, 25)) == date(2026, 3, 17)
    assert FIVE.on_or_after(date(2026, 3, 17)) == date(2026, 3, 17)
    assert FIVE.on_or_after(NYEPI) == date(2026, 3, 25)


def test_days_between_are_counted_listed_and_skipped_without_the_first() -> None:
    a, b = date(2026, 3, 16), date(2026, 3, 25)

    assert FIVE.between(a, b) == 2
    assert FIVE.between(b, a) == -2
    assert FIVE.days(a, b) == (date(2026, 3, 17), b)
    assert [day.day for day, _ in FIVE.skipped(a, b)] == [18, 19, 20, 21, 22, 23, 24]


def test_a_local_holiday_is_off_and_gives_way_to_a_national_one() -> None:
    local = {date(2026, 4, 6): "Hari jadi", NYEPI: "Hari jadi"}

    calendar = WorkCalendar.of(HOLIDAYS, FIVE_DAYS, local)

    assert calendar.why_off(date(2026, 4, 6)) == Reason(OffKind.LOCAL, "Hari jadi")
    assert calendar.why_off(NYEPI) == Reason(OffKind.NATIONAL, "Hari Suci Nyepi")


def test_a_calendar_may_be_built_of_mere_names() -> None:
    off: dict[date, Reason | str] = {date(2026, 4, 6): "Hari jadi"}
    off.update(HOLIDAYS.days())

    calendar = WorkCalendar.build(HOLIDAYS.first, HOLIDAYS.last, off, FIVE_DAYS)

    assert calendar == WorkCalendar.of(HOLIDAYS, local={date(2026, 4, 6): "Hari jadi"})
    assert hash(calendar)


def test_the_end_of_the_known_lists_is_near_ninety_days_before() -> None:
    assert not FIVE.nearing_end(date(2026, 1, 30))
    assert FIVE.nearing_end(date(2026, 1, 31))
    assert FIVE.nearing_end(date(2026, 4, 1), 30)


@pytest.mark.parametrize(
    ("start", "n"),
    [
        (date(2026, 4, 30), 1),
        (date(2026, 4, 1), 60),
        (date(2026, 5, 1), 1),
        (date(2026, 2, 28), 1),
        (date(2026, 2, 28), -1),
        (date(2026, 3, 2), -1),
        (date(2026, 3, 1), 0),
    ],
)
def test_nothing_is_counted_past_the_known_lists(start: date, n: int) -> None:
    with pytest.raises(BeyondCalendarError) as raised:
        FIVE.add(start, n)

    assert raised.value.detail == {"day": start, "first": FIVE.first, "last": FIVE.last}
    assert "2026-03-01 to 2026-04-30" in str(raised.value)


def test_a_sunday_before_the_first_working_day_is_off() -> None:
    assert not FIVE.is_working(date(2026, 3, 1))


def test_a_moment_is_no_day() -> None:
    with pytest.raises(TypeError, match="dates, not moments"):
        FIVE.add(datetime(2026, 3, 13, tzinfo=UTC), 1)


@given(days, lengths)
def test_a_later_start_is_never_due_earlier(start: date, n: int) -> None:
    assert FIVE.add(start, n) <= FIVE.add(start + timedelta(days=1), n)


@given(days, lengths, lengths)
def test_two_lengths_add_up(start: date, m: int, n: int) -> None:
    assert FIVE.add(FIVE.add(start, m), n) == FIVE.add(start, m + n)


@given(days, lengths)
def test_adding_and_counting_agree(start: date, n: int) -> None:
    end = FIVE.add(start, n)

    assert FIVE.is_working(end)
    assert FIVE.between(start, end) == n
    assert len(FIVE.days(start, end)) == n
    assert len(FIVE.skipped(start, end)) == (end - start).days - n


@given(days, lengths)
def test_back_undoes_forth_from_a_working_day(start: date, n: int) -> None:
    day = FIVE.on_or_after(start)

    assert FIVE.add(FIVE.add(day, n), -n) == day
