"""Limits and rhythms as printed: read, refused, written out in two languages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.model.limits import DayOfMonth, Limit, TimesPer, Unit
from aduan.rulebook.limits import (
    PATTERN,
    PATTERN_RHYTHM,
    nearest_limit,
    parse_limit,
    parse_rhythm,
    print_limit,
)

LIMITS = [
    ("3 hari", Limit(3, Unit.DAYS), "3 days"),
    ("1 hari", Limit(1, Unit.DAYS), "1 day"),
    ("14 hari kerja", Limit(14, Unit.WORKING_DAYS), "14 working days"),
    ("1 jam", Limit(1, Unit.HOURS), "1 hour"),
    ("3 x 24 jam", Limit(24, Unit.HOURS, times=3), "3 x 24 hours"),
    ("2-5 hari kerja", Limit(5, Unit.WORKING_DAYS, 2), "2-5 working days"),
    ("1 bulan", Limit(1, Unit.MONTHS), "1 month"),
    ("1 tahun", Limit(1, Unit.YEARS), "1 year"),
    ("2 minggu", Limit(2, Unit.WEEKS), "2 weeks"),
    ("3660 hari", Limit(3660, Unit.DAYS), "3660 days"),
    ("tanggal 27", DayOfMonth(27), "day 27 of the month"),
    ("tidak ada", None, "none"),
]
RHYTHMS = [
    ("tanggal 27", DayOfMonth(27), "day 27 of the month"),
    ("2 kali seminggu", TimesPer(2, 1, Unit.WEEKS), "twice a week"),
    ("3 kali sehari", TimesPer(3, 1, Unit.DAYS), "3 times a day"),
    ("1 kali sebulan", TimesPer(1, 1, Unit.MONTHS), "once a month"),
    ("1 kali 6 bulan", TimesPer(1, 6, Unit.MONTHS), "once every 6 months"),
]


@pytest.mark.parametrize(("text", "limit", "english"), LIMITS)
def test_a_limit_is_read_and_written(
    text: str, limit: Limit | DayOfMonth | None, english: str
) -> None:
    assert parse_limit(text) == limit
    assert print_limit(limit) == text
    assert print_limit(limit, "en") == english
    assert re.search(PATTERN, text)


@pytest.mark.parametrize(("text", "rhythm", "english"), RHYTHMS)
def test_a_rhythm_is_read_and_written(
    text: str, rhythm: DayOfMonth | TimesPer, english: str
) -> None:
    assert parse_rhythm(text) == rhythm
    assert print_limit(rhythm) == text
    assert print_limit(rhythm, "en") == english
    assert re.search(PATTERN_RHYTHM, text)


def test_a_rhythm_may_be_said_the_other_way_round() -> None:
    assert parse_rhythm("6 bulan sekali") == TimesPer(1, 6, Unit.MONTHS)
    assert re.search(PATTERN_RHYTHM, "6 bulan sekali")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "hari",
        "0 hari",
        "03 hari",
        "3hari",
        "3  hari",
        " 3 hari",
        "3 hari ",
        "3 Hari",
        "3 hari\n",
        "-3 hari",
        "3,5 hari",
        "3661 hari",
        "tiga hari",
        "3 days",
        "3 x 24 hari",
        "tanggal 0",
        "tanggal 32",
        "2 - 5 hari kerja",
        "2 kali seminggu",
        "٣ hari",
    ],
)
def test_what_is_no_limit_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match=r"bukan batas waktu.* / no limit of time, write: "):
        parse_limit(text)

    assert not re.search(PATTERN.replace("$", r"\Z"), text)


@pytest.mark.parametrize(
    "text", ["", "3 hari", "kali seminggu", "2 kali", "2 kali sejam", "3 hari kerja sekali"]
)
def test_what_is_no_rhythm_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match=r"bukan kekerapan.* / no rhythm, write: "):
        parse_rhythm(text)

    assert not re.search(PATTERN_RHYTHM, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "11 tahun",
            '"11 tahun" terlalu lama; paling banyak 10 tahun / too long, at most 10 years',
        ),
        ("3660 x 25 jam", "paling banyak 87840 jam / too long, at most 87840 hours"),
        ("5-2 hari kerja", "harus lebih kecil daripada yang kedua / the first number must be less"),
        ("5-5 hari", "harus lebih kecil"),
    ],
)
def test_too_long_a_limit_and_an_upside_down_range_are_refused(text: str, told: str) -> None:
    with pytest.raises(ValueError, match="/") as raised:
        parse_limit(text)

    assert told in str(raised.value)


@pytest.mark.parametrize("text", ["1 kali 11 tahun", "523 minggu sekali"])
def test_too_long_a_rhythm_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="terlalu lama"):
        parse_rhythm(text)


@given(st.text(alphabet="0123456789 -xharijmktgelnbusw", max_size=20))
def test_the_pattern_takes_no_more_than_the_parser_and_little_more_back(text: str) -> None:
    try:
        limit = parse_limit(text)
    except ValueError:
        assert not re.search(PATTERN, text) or "-" in text or _may_be_too_long(text)
    else:
        assert re.search(PATTERN, text)
        assert print_limit(limit) == text


def _may_be_too_long(text: str) -> bool:
    return any(int(number) > 10 for number in re.findall("[0-9]+", text))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14 hri kerja", "14 hari kerja"),
        ("3 X 24 jm", "3 x 24 jam"),
        ("tidk ada", "tidak ada"),
        ("tangal 27", "tanggal 27"),
        ("30 hari", ""),
        ("segera", ""),
        ("0 hri", ""),
    ],
)
def test_a_misspelt_limit_is_told_with_the_limit_meant(written: str, meant: str) -> None:
    assert nearest_limit(written) == meant
