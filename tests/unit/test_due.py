"""Due dates: every unit, every reading, pauses, extensions, reminders, windows, explanations."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.engine.calendar import Holiday, HolidaySet, OffKind, Reason, WorkCalendar
from aduan.engine.due import (
    END_OF_DAY,
    Counted,
    Due,
    Standing,
    Window,
    due,
    explain,
    explain_due,
    extend,
    extended,
    on_day_off,
    paused,
    reminder_at,
)
from aduan.errors import BeyondCalendarError
from aduan.model.limits import Counting, DayOff, DayOfMonth, Limit, Roll, Start, Unit
from aduan.model.rules import Reminder

ZONE = ZoneInfo("Asia/Makassar")
NYEPI = Reason(OffKind.NATIONAL, "Hari Suci Nyepi")
JOINT = Reason(OffKind.JOINT_LEAVE, "Cuti bersama")
WEEKEND = Reason(OffKind.WEEKEND)


def _holiday(day: int, kind: OffKind, name: str = "Cuti bersama") -> tuple[date, Holiday]:
    there = date(2026, 3, day)
    return there, Holiday(there, name, kind)


CALENDAR = WorkCalendar.of(
    HolidaySet(
        date(2026, 1, 1),
        date(2027, 12, 31),
        dict(
            (
                _holiday(18, OffKind.JOINT_LEAVE),
                _holiday(19, OffKind.NATIONAL, "Hari Suci Nyepi"),
                _holiday(20, OffKind.JOINT_LEAVE),
                _holiday(23, OffKind.JOINT_LEAVE),
                _holiday(24, OffKind.JOINT_LEAVE),
            )
        ),
    )
)
PLAIN = Counting()
SAME = Counting(first=Start.SAME_DAY)
DEFER = Counting(event_on_day_off=DayOff.NEXT_WORKING)
OFFICE = Counting(after_hours=16 * 60, opening=8 * 60)
NEXT = Counting(end_on_day_off=Roll.NEXT)
BACK = Counting(end_on_day_off=Roll.PREVIOUS)
DAYS, WORK, HOURS = Unit.DAYS, Unit.WORKING_DAYS, Unit.HOURS


def at(month: int, day: int, hour: int = 10, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def end(month: int, day: int, year: int = 2026) -> datetime:
    return datetime.combine(date(year, month, day), END_OF_DAY, ZONE)


@pytest.mark.parametrize(
    ("started", "limit", "counting", "expected"),
    [
        # The worked examples of the first regulation: Friday 13 March 2026.
        pytest.param(at(3, 13), Limit(3, DAYS), PLAIN, end(3, 16), id="3 hari"),
        pytest.param(at(3, 16), Limit(3, WORK), PLAIN, end(3, 26), id="3 hari kerja"),
        pytest.param(at(3, 13), Limit(5, DAYS), PLAIN, end(3, 18), id="5 hari"),
        pytest.param(at(3, 13, 10, 5), Limit(1, HOURS), PLAIN, at(3, 13, 11, 5), id="1 jam"),
        pytest.param(at(3, 13), Limit(24, HOURS, times=3), PLAIN, at(3, 16), id="3 x 24 jam"),
        pytest.param(at(3, 13), Limit(2, Unit.WEEKS), PLAIN, end(3, 27), id="2 minggu"),
        pytest.param(at(1, 31), Limit(1, Unit.MONTHS), PLAIN, end(2, 28), id="31 Jan + 1 bulan"),
        pytest.param(
            at(1, 31),
            Limit(1, Unit.MONTHS),
            Counting(month_end=False),
            end(3, 1),
            id="no month end",
        ),
        pytest.param(at(1, 31), Limit(1, Unit.MONTHS), SAME, end(2, 28), id="month, same day"),
        pytest.param(at(1, 15), Limit(1, Unit.MONTHS), SAME, end(2, 14), id="month, same day 15"),
        pytest.param(at(12, 3), Limit(1, Unit.YEARS), PLAIN, end(12, 3, 2027), id="1 tahun"),
        pytest.param(at(3, 13), DayOfMonth(27), PLAIN, end(3, 27), id="tanggal 27"),
        pytest.param(at(3, 27), DayOfMonth(27), PLAIN, end(4, 27), id="the 27th itself"),
        pytest.param(at(3, 27), DayOfMonth(27), SAME, end(3, 27), id="the 27th, same day"),
        pytest.param(at(1, 31), DayOfMonth(31), PLAIN, end(2, 28), id="a shorter month"),
        pytest.param(at(12, 28), DayOfMonth(27), PLAIN, end(1, 27, 2027), id="next year"),
        # Day 1.
        pytest.param(at(3, 13), Limit(3, DAYS), SAME, end(3, 15), id="days, same day"),
        pytest.param(at(3, 12), Limit(2, WORK), SAME, end(3, 13), id="working, same day"),
        pytest.param(at(3, 14), Limit(2, WORK), SAME, end(3, 17), id="working, same, day off"),
        # An event on a day off.
        pytest.param(at(3, 14), Limit(1, WORK), PLAIN, end(3, 16), id="day off, working days"),
        pytest.param(at(3, 14), Limit(1, WORK), DEFER, end(3, 16), id="either way the same"),
        pytest.param(at(3, 14), Limit(1, DAYS), PLAIN, end(3, 15), id="day off, days"),
        pytest.param(at(3, 14), Limit(1, DAYS), DEFER, end(3, 17), id="day off, days, deferred"),
        pytest.param(at(3, 14), Limit(2, HOURS), DEFER, at(3, 16, 2), id="day off, hours"),
        # After office hours.
        pytest.param(at(3, 13, 16), Limit(1, WORK), OFFICE, end(3, 17), id="late on a Friday"),
        pytest.param(at(3, 13, 15, 59), Limit(1, WORK), OFFICE, end(3, 16), id="just in time"),
        pytest.param(at(3, 14, 17), Limit(1, WORK), OFFICE, end(3, 17), id="late on a day off"),
        pytest.param(at(3, 13, 17), Limit(1, HOURS), OFFICE, at(3, 16, 9), id="late, hours"),
        pytest.param(at(3, 13, 6), Limit(1, HOURS), OFFICE, at(3, 13, 9), id="before opening"),
        # The end on a day off.
        pytest.param(at(3, 13), Limit(6, DAYS), NEXT, end(3, 25), id="moved on"),
        pytest.param(at(3, 13), Limit(6, DAYS), BACK, end(3, 17), id="moved back"),
        pytest.param(at(3, 17), Limit(1, DAYS), BACK, end(3, 25), id="never before day 1"),
        pytest.param(at(3, 13), Limit(4, DAYS), BACK, end(3, 17), id="a working day stays"),
    ],
)
def test_a_limit_is_due(
    started: datetime, limit: Limit | DayOfMonth, counting: Counting, expected: datetime
) -> None:
    found = due(started, limit, counting, CALENDAR)

    assert found.at == expected
    assert found.day == expected.date()


def test_a_range_has_a_first_day_that_is_not_too_early() -> None:
    working = due(at(3, 16), Limit(5, WORK, lowest=2), PLAIN, CALENDAR)
    hours = due(at(3, 16), Limit(48, HOURS, lowest=24), PLAIN, CALENDAR)

    assert working == Due(end(3, 30), date(2026, 3, 17), date(2026, 3, 30), date(2026, 3, 25))
    assert hours.lowest == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        (at(3, 24, 23), Standing.TOO_EARLY),
        (at(3, 25, 0), Standing.IN_TIME),
        (end(3, 30), Standing.IN_TIME),
        (at(3, 31, 0), Standing.TOO_LATE),
    ],
)
def test_a_window_says_too_early_in_time_too_late(now: datetime, standing: Standing) -> None:
    window = Window.of(due(at(3, 16), Limit(5, WORK, lowest=2), PLAIN, CALENDAR))

    assert window.standing(now) is standing


def test_a_window_without_an_end_is_open_there() -> None:
    one_sided = Window.of(due(at(3, 16), Limit(1, DAYS), PLAIN, CALENDAR))

    assert one_sided == Window(None, end(3, 17))
    assert Window.of(None).standing(at(3, 16)) is Standing.IN_TIME


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        due(datetime(2026, 3, 13, 10), Limit(1, DAYS), PLAIN, CALENDAR)  # noqa: DTZ001


def test_working_days_past_the_known_lists_are_refused_but_plain_days_are_not() -> None:
    with pytest.raises(BeyondCalendarError):
        due(at(12, 31, year=2027), Limit(1, WORK), PLAIN, CALENDAR)

    assert due(at(12, 31, year=2027), Limit(1, DAYS), PLAIN, CALENDAR).day == date(2028, 1, 1)


# --- Explanation ----------------------------------------------------------------------------------


def test_working_days_are_explained_with_what_was_skipped_and_why() -> None:
    steps = explain_due(at(3, 16), Limit(3, WORK), PLAIN, CALENDAR)

    assert [day.day for day in steps.counted] == [17, 25, 26]
    assert [(day.day, why) for day, why in steps.skipped] == [
        (18, JOINT),
        (19, NYEPI),
        (20, JOINT),
        (21, WEEKEND),
        (22, WEEKEND),
        (23, JOINT),
        (24, JOINT),
    ]
    assert (steps.event_day, steps.put_off, steps.moved) == (date(2026, 3, 16), False, ())


def test_the_day_itself_is_explained_as_day_one() -> None:
    steps = explain_due(at(3, 14), Limit(1, WORK), SAME, CALENDAR)

    assert steps.counted == (date(2026, 3, 16),)
    assert [day.day for day, _ in steps.skipped] == [14, 15]


def test_days_moved_over_are_explained() -> None:
    steps = explain_due(at(3, 13), Limit(6, DAYS), NEXT, CALENDAR)

    assert [day.day for day in steps.counted] == [14, 15, 16, 17, 18, 19]
    assert steps.skipped == ()
    assert [day.day for day, _ in steps.moved] == [19, 20, 21, 22, 23, 24]


def test_days_moved_back_over_are_explained() -> None:
    steps = explain_due(at(3, 13), Limit(6, DAYS), BACK, CALENDAR)

    assert [day.day for day, _ in steps.moved] == [18, 19]


def test_a_day_of_the_month_and_a_put_off_event_are_explained() -> None:
    steps = explain_due(at(3, 14), DayOfMonth(18), DEFER, CALENDAR)

    assert (steps.event_day, steps.put_off) == (date(2026, 3, 16), True)
    assert [day.day for day in steps.counted] == [17, 18]


def test_hours_are_explained_by_when_they_began() -> None:
    late = explain_due(at(3, 13, 17), Limit(1, HOURS), OFFICE, CALENDAR)
    plain = explain_due(at(3, 13, 17), Limit(1, HOURS), PLAIN, CALENDAR)

    assert (late.event_day, late.put_off, late.counted) == (date(2026, 3, 16), True, ())
    assert not plain.put_off


def test_any_two_moments_are_explained_day_by_day() -> None:
    working = list(explain(at(3, 17), end(3, 25), working=True, calendar=CALENDAR))
    plain = list(explain(at(3, 17), end(3, 18), working=False, calendar=CALENDAR))

    assert working[0] == Counted(date(2026, 3, 18), None, "Cuti bersama")
    assert working[3] == Counted(date(2026, 3, 21), None, "akhir_pekan")
    assert working[-1] == Counted(date(2026, 3, 25), 1, None)
    assert plain == [Counted(date(2026, 3, 18), 1, None)]


# --- More time ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "counting", "expected"),
    [
        (Limit(2, WORK), PLAIN, end(3, 25)),
        (Limit(2, WORK), SAME, end(3, 25)),
        (Limit(2, DAYS), PLAIN, end(3, 18)),
        (Limit(2, DAYS), NEXT, end(3, 25)),
        (Limit(1, Unit.MONTHS), PLAIN, end(4, 16)),
        (Limit(2, HOURS), PLAIN, end(3, 16) + timedelta(hours=2)),
    ],
)
def test_an_extension_counts_from_the_day_after(
    by: Limit, counting: Counting, expected: datetime
) -> None:
    found = due(at(3, 13), Limit(3, DAYS), PLAIN, CALENDAR)

    longer = extend(found, by, counting, CALENDAR)

    assert extended(found.at, by, counting, CALENDAR) == expected
    assert (longer.at, longer.last_day) == (expected, expected.date())


@pytest.mark.parametrize(
    ("limit", "counting", "pause", "resume", "expected"),
    [
        pytest.param(Limit(3, WORK), PLAIN, at(3, 17), at(3, 27), end(3, 31), id="working days"),
        pytest.param(Limit(3, WORK), PLAIN, at(3, 17), at(3, 22), end(3, 26), id="only days off"),
        pytest.param(Limit(3, WORK), PLAIN, at(3, 26), at(3, 28), end(3, 30), id="on the last day"),
        pytest.param(Limit(3, WORK), PLAIN, at(3, 26, 9), at(3, 26), end(3, 26), id="same day"),
        pytest.param(Limit(3, WORK), PLAIN, at(3, 27), at(4, 3), end(3, 26), id="was over"),
        pytest.param(
            Limit(3, WORK), OFFICE, at(3, 16, 17), at(3, 17), end(3, 26), id="after hours"
        ),
        pytest.param(Limit(3, DAYS), PLAIN, at(3, 17), at(3, 21), end(3, 23), id="days"),
        pytest.param(Limit(3, DAYS), NEXT, at(3, 17), at(3, 19), end(3, 25), id="days, moved on"),
        pytest.param(Limit(48, HOURS), PLAIN, at(3, 17), at(3, 17, 13), at(3, 18, 13), id="hours"),
        pytest.param(
            DayOfMonth(27), PLAIN, at(3, 17), at(3, 21), end(3, 27), id="day of the month"
        ),
    ],
)
def test_what_was_left_at_the_pause_is_left_at_its_end(
    limit: Limit | DayOfMonth,
    counting: Counting,
    pause: datetime,
    resume: datetime,
    expected: datetime,
) -> None:
    found = due(at(3, 16), limit, counting, CALENDAR)

    assert (
        paused(found, pause, resume, limit=limit, counting=counting, calendar=CALENDAR).at
        == expected
    )


def test_a_pause_moves_the_lower_end_only_while_it_lies_ahead() -> None:
    limit = Limit(5, WORK, lowest=2)
    found = due(at(3, 16), limit, PLAIN, CALENDAR)

    ahead = paused(found, at(3, 17), at(3, 26), limit=limit, counting=PLAIN, calendar=CALENDAR)
    behind = paused(found, at(3, 26), at(3, 27), limit=limit, counting=PLAIN, calendar=CALENDAR)

    assert (ahead.lowest, ahead.day) == (date(2026, 3, 27), date(2026, 4, 1))
    assert (behind.lowest, behind.day) == (date(2026, 3, 25), date(2026, 3, 31))


# --- Reminders ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("finish", "reminder", "working", "expected"),
    [
        (end(3, 26), Reminder(percent=50), True, at(3, 25, 0)),
        (end(3, 26), Reminder(before=1), True, at(3, 25, 0)),
        (end(3, 26), Reminder(before=2), False, at(3, 24, 0)),
        (end(3, 26), Reminder(percent=50), False, at(3, 21, 0)),
        (end(3, 26), Reminder(percent=0), False, at(3, 16)),
        (end(3, 26), Reminder(), True, at(3, 26, 0)),
        (at(3, 16, 14), Reminder(percent=50), False, at(3, 16, 12)),
        (at(3, 18, 14), Reminder(before=1), False, at(3, 17, 14)),
        (at(3, 16, 14), Reminder(), False, at(3, 16, 14)),
        (at(3, 16, 14), Reminder(before=1), False, at(3, 16)),
    ],
)
def test_a_reminder_comes_at_a_share_or_days_before(
    finish: datetime, reminder: Reminder, working: bool, expected: datetime
) -> None:
    found = reminder_at(at(3, 16), finish, reminder, working=working, calendar=CALENDAR)

    assert found == expected


def test_a_day_off_without_a_bound_moves_back_as_far_as_it_must() -> None:
    assert on_day_off(date(2026, 3, 24), Roll.PREVIOUS, CALENDAR) == date(2026, 3, 17)


# --- What must always hold ------------------------------------------------------------------------

# Hypothesis wants bare bounds and gives the zone itself.
moments = st.datetimes(
    at(1, 2, 0).replace(tzinfo=None), at(12, 1, 0).replace(tzinfo=None), timezones=st.just(ZONE)
)
limits = st.one_of(
    st.builds(Limit, st.integers(1, 60), st.sampled_from([HOURS, DAYS, WORK])),
    st.builds(Limit, st.integers(1, 6), st.sampled_from([Unit.WEEKS, Unit.MONTHS])),
    st.builds(DayOfMonth, st.integers(1, 31)),
)
countings = st.builds(
    Counting,
    first=st.sampled_from(Start),
    event_on_day_off=st.sampled_from(DayOff),
    after_hours=st.sampled_from([None, 16 * 60]),
    end_on_day_off=st.sampled_from(Roll),
    month_end=st.booleans(),
    opening=st.sampled_from([0, 450]),
)


@given(moments, limits, countings, st.timedeltas(timedelta(), timedelta(days=9)))
def test_a_later_event_is_never_due_earlier(
    started: datetime, limit: Limit | DayOfMonth, counting: Counting, later: timedelta
) -> None:
    first = due(started, limit, counting, CALENDAR)

    assert first.at <= due(started + later, limit, counting, CALENDAR).at


@given(moments, limits, countings)
def test_nothing_is_due_before_its_day_one(
    started: datetime, limit: Limit | DayOfMonth, counting: Counting
) -> None:
    found = due(started, limit, counting, CALENDAR)

    assert found.first_day >= started.date()
    assert found.at >= started
    assert found.day >= found.first_day


@given(moments, limits, countings)
def test_the_explanation_ends_where_the_due_date_does(
    started: datetime, limit: Limit | DayOfMonth, counting: Counting
) -> None:
    steps = explain_due(started, limit, counting, CALENDAR)

    assert steps.due == due(started, limit, counting, CALENDAR)
    assert steps.counted[-1:] in ((), (steps.due.last_day,))


@given(
    moments,
    limits,
    countings,
    st.timedeltas(timedelta(), timedelta(days=40)),
    st.timedeltas(timedelta(), timedelta(days=40)),
)
def test_a_pause_never_takes_time_away(
    started: datetime,
    limit: Limit | DayOfMonth,
    counting: Counting,
    until: timedelta,
    length: timedelta,
) -> None:
    found = due(started, limit, counting, CALENDAR)
    pause = started + until

    moved = paused(found, pause, pause + length, limit=limit, counting=counting, calendar=CALENDAR)

    assert moved.at >= found.at


def test_the_zone_of_the_event_is_the_zone_of_its_day() -> None:
    here = datetime(2026, 3, 16, 0, 30, tzinfo=ZONE)

    assert due(here, Limit(1, DAYS), PLAIN, CALENDAR).at == end(3, 17)
    elsewhere = due(here.astimezone(UTC), Limit(1, DAYS), PLAIN, CALENDAR)
    assert elsewhere.at == datetime(2026, 3, 16, 23, 59, 59, tzinfo=UTC)
