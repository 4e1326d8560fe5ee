"""Duties: monthly by a day, every N months, N times a week, once; what each covers."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.engine.calendar import HolidaySet, WorkCalendar
from aduan.engine.duties import Occurrence, occurrences
from aduan.errors import BeyondCalendarError
from aduan.model.limits import (
    Anchor,
    Covers,
    DayOfMonth,
    Limit,
    Roll,
    Schedule,
    TimesPer,
    Unit,
)
from aduan.rulebook.region import load_region

CALENDAR = WorkCalendar.of(HolidaySet(date(2025, 1, 1), date(2027, 12, 31), {}))
MONTHLY = DayOfMonth(27)
HALF_YEAR = TimesPer(1, 6, Unit.MONTHS)
WEEKLY = TimesPer(2, 1, Unit.WEEKS)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def owed(
    schedule: Schedule, from_day: date, to_day: date, last_done: date | None = None
) -> tuple[Occurrence, ...]:
    return occurrences(schedule, from_day, to_day, CALENDAR, last_done)


@pytest.mark.parametrize(
    ("covers", "start", "end"),
    [
        (Covers.PREVIOUS, date(2026, 5, 1), date(2026, 5, 31)),
        (Covers.CURRENT, date(2026, 6, 1), date(2026, 6, 27)),
        (None, date(2026, 6, 1), date(2026, 6, 27)),
        (Covers.DAY_TO_DAY, date(2026, 5, 27), date(2026, 6, 26)),
    ],
)
def test_a_monthly_report_covers_what_its_reading_says(
    covers: Covers | None, start: date, end: date
) -> None:
    found = owed(Schedule(MONTHLY, covers), date(2026, 6, 1), date(2026, 6, 30))

    assert found == (Occurrence(start, end, date(2026, 6, 27)),)


# 27 June 2026 is a Saturday.
@pytest.mark.parametrize(
    ("roll", "due", "moved_from"),
    [
        (Roll.STAY, date(2026, 6, 27), None),
        (Roll.NEXT, date(2026, 6, 29), date(2026, 6, 27)),
        (Roll.PREVIOUS, date(2026, 6, 26), date(2026, 6, 27)),
    ],
)
def test_a_due_day_that_is_a_day_off_stays_or_moves(
    roll: Roll, due: date, moved_from: date | None
) -> None:
    schedule = Schedule(MONTHLY, Covers.PREVIOUS, end_on_day_off=roll)

    (found,) = owed(schedule, date(2026, 6, 1), date(2026, 6, 30))

    assert (found.due, found.moved_from) == (due, moved_from)


def test_a_due_day_moved_over_the_end_of_a_month_belongs_to_where_it_went() -> None:
    on = Schedule(DayOfMonth(31), end_on_day_off=Roll.NEXT)
    back = Schedule(DayOfMonth(1), end_on_day_off=Roll.PREVIOUS)

    assert [o.due for o in owed(on, date(2026, 6, 1), date(2026, 6, 5))] == [date(2026, 6, 1)]
    assert [o.due for o in owed(back, date(2026, 7, 20), date(2026, 7, 31))] == [date(2026, 7, 31)]


def test_a_due_day_that_may_be_moved_out_of_a_year_not_known_is_refused() -> None:
    schedule = Schedule(DayOfMonth(1), end_on_day_off=Roll.PREVIOUS)

    assert len(owed(schedule, CALENDAR.first, date(2027, 12, 17))) == 36
    with pytest.raises(BeyondCalendarError):
        owed(schedule, CALENDAR.first, date(2027, 12, 18))


def test_an_act_of_a_period_is_due_at_its_end() -> None:
    found = owed(Schedule(HALF_YEAR), *YEAR)

    assert found == (
        Occurrence(date(2026, 1, 1), date(2026, 6, 30), date(2026, 6, 30)),
        Occurrence(date(2026, 7, 1), date(2026, 12, 31), date(2026, 12, 31)),
    )


@pytest.mark.parametrize(
    ("within", "due"),
    [
        (None, None),
        (DayOfMonth(10), date(2026, 1, 10)),
        (Limit(5, Unit.WORKING_DAYS), date(2026, 1, 7)),
        (Limit(2, Unit.MONTHS), date(2026, 2, 28)),
    ],
)
def test_a_report_on_a_period_is_due_after_it_or_never(
    within: Limit | DayOfMonth | None, due: date | None
) -> None:
    schedule = Schedule(HALF_YEAR, Covers.PREVIOUS, within)

    found = owed(schedule, date(2025, 12, 31), date(2026, 3, 1))

    assert found == (Occurrence(date(2025, 7, 1), date(2025, 12, 31), due),)


def test_a_report_may_be_due_several_periods_later() -> None:
    weekly = Schedule(TimesPer(1, 1, Unit.WEEKS), Covers.PREVIOUS, Limit(1, Unit.MONTHS))

    found = owed(weekly, date(2026, 3, 1), date(2026, 3, 8))

    assert [o.end for o in found] == [date(2026, 2, 1), date(2026, 2, 8)]


def test_so_many_times_a_week_from_monday() -> None:
    found = owed(Schedule(WEEKLY), date(2026, 3, 13), date(2026, 3, 22))

    assert found == (
        Occurrence(date(2026, 3, 9), date(2026, 3, 15), date(2026, 3, 15), 2),
        Occurrence(date(2026, 3, 16), date(2026, 3, 22), date(2026, 3, 22), 2),
    )


def test_days_and_years_are_periods_too() -> None:
    daily = Schedule(TimesPer(3, 1, Unit.DAYS))
    yearly = Schedule(TimesPer(1, 1, Unit.YEARS))

    assert [o.due for o in owed(daily, date(2026, 3, 1), date(2026, 3, 2))] == [
        date(2026, 3, 1),
        date(2026, 3, 2),
    ]
    assert owed(yearly, *YEAR) == (Occurrence(*YEAR, YEAR[1]),)


def test_counted_from_the_last_time_there_is_one_until_it_is_done() -> None:
    schedule = Schedule(HALF_YEAR, anchor=Anchor.LAST_DONE, since=date(2026, 2, 1))

    done = owed(schedule, *YEAR, last_done=date(2026, 3, 31))
    never = owed(schedule, date(2026, 10, 1), date(2026, 10, 31))
    later = owed(schedule, date(2026, 3, 1), date(2026, 6, 30))

    assert done == (Occurrence(date(2026, 4, 1), date(2026, 9, 30), date(2026, 9, 30)),)
    assert [o.due for o in never] == [date(2026, 8, 1)]
    assert later == ()


def test_nothing_is_owed_for_periods_that_ended_before_the_duty_began() -> None:
    schedule = Schedule(MONTHLY, Covers.PREVIOUS, since=date(2026, 6, 15))

    assert owed(schedule, *YEAR)[0].due == date(2026, 7, 27)


@pytest.mark.parametrize(
    ("schedule", "due"),
    [
        (Schedule(once=date(2026, 6, 27), end_on_day_off=Roll.NEXT), date(2026, 6, 29)),
        (Schedule(since=date(2026, 2, 1), within=Limit(6, Unit.MONTHS)), date(2026, 8, 1)),
        (Schedule(within=DayOfMonth(10)), date(2026, 1, 10)),
        (Schedule(), None),
    ],
)
def test_a_one_off_duty_is_owed_until_it_is_done(schedule: Schedule, due: date | None) -> None:
    assert [o.due for o in owed(schedule, *YEAR)] == [due]
    assert owed(schedule, *YEAR, last_done=date(2026, 1, 2)) == ()


def test_a_one_off_duty_is_not_owed_before_the_range_that_holds_it() -> None:
    assert owed(Schedule(once=date(2027, 1, 4)), *YEAR) == ()


@given(
    st.builds(
        Schedule,
        st.one_of(
            st.builds(DayOfMonth, st.integers(1, 31)),
            st.builds(
                TimesPer,
                st.integers(1, 3),
                st.integers(1, 12),
                st.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS]),
            ),
        ),
        st.sampled_from([None, Covers.PREVIOUS, Covers.CURRENT]),
        st.sampled_from([None, DayOfMonth(10), Limit(10, Unit.DAYS)]),
        st.sampled_from(Roll),
    ),
    st.integers(0, 250),
)
def test_a_range_in_two_parts_owes_what_the_whole_does(schedule: Schedule, cut: int) -> None:
    first, last = date(2026, 1, 1), date(2026, 10, 1)
    middle = date.fromordinal(first.toordinal() + cut)

    parts = owed(schedule, first, middle) + owed(
        schedule, date.fromordinal(middle.toordinal() + 1), last
    )

    assert sorted(map(str, parts)) == sorted(map(str, owed(schedule, first, last)))


def test_a_duty_of_every_working_day_is_owed_on_those_alone() -> None:
    # 6 and 7 June 2026 are a Saturday and a Sunday.
    found = owed(Schedule(TimesPer(1, 1, Unit.WORKING_DAYS)), date(2026, 6, 5), date(2026, 6, 8))

    assert [(o.start, o.end, o.due) for o in found] == [
        (date(2026, 6, 5),) * 3,
        (date(2026, 6, 8),) * 3,
    ]


@pytest.mark.parametrize("last_done", [None, date(2026, 6, 1)])
def test_a_duty_without_a_period_is_always_owed_and_never_late(last_done: date | None) -> None:
    found = owed(Schedule(standing=True), date(2026, 6, 1), date(2026, 6, 30), last_done)

    assert found == (Occurrence(None, None, None),)


def test_duties_are_read_with_whom_they_bind_and_from_when_they_count() -> None:
    region = load_region(Path(__file__).parents[1] / "regions" / "uji")
    duties = {duty.key: duty for duty in region.regulations["perbup_1_2026"].duties}

    assert {key: duty.schedule for key, duty in duties.items()} == {
        "periksa_harian": Schedule(TimesPer(1, 1, Unit.WORKING_DAYS)),
        "laporan_berkala": Schedule(standing=True),
        "rekapitulasi": Schedule(DayOfMonth(10), Covers.PREVIOUS),
        "papan_pengumuman": Schedule(once=date(2026, 2, 1)),
        "evaluasi": Schedule(HALF_YEAR, anchor=Anchor.LAST_DONE, since=date(2026, 1, 5)),
    }
    assert duties["rekapitulasi"].each_of == ("dinas",)
    assert duties["papan_pengumuman"].each_of == ("dinas", "instansi_vertikal")
