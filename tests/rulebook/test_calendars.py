"""The calendars that come with Aduan, as known on a day; and calendar files that cannot be used."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import holidays
import pytest

from aduan.engine.calendar import FIVE_DAYS, SIX_DAYS, OffKind, WorkCalendar
from aduan.errors import RulebookError
from aduan.paths import data_folder
from aduan.rulebook.calendars import Holidays, load_calendars

sys.path.append(str(Path(__file__).resolve().parents[1] / "bench"))

from bench_calendar import differences

KNOWN = load_calendars(data_folder("rules") / "kalender")

Write = Callable[..., Path]


def days_of(found: Holidays, known_on: date | None, year: int) -> set[date]:
    return {day for day in found.as_known_on(known_on).entries if day.year == year}


# --- The calendars that come with Aduan -------------------------------------------------------------


def test_eight_years_are_known() -> None:
    everything = KNOWN.as_known_on(None)

    assert (KNOWN.first_year, KNOWN.last_year) == (2020, 2027)
    assert (everything.first, everything.last) == (date(2020, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("year", range(2020, 2028))
def test_the_days_are_those_of_the_library_whatever_their_names(year: int) -> None:
    theirs = holidays.country_holidays("ID", years=year, categories=("public", "government"))

    assert days_of(KNOWN, None, year) == set(theirs)


@pytest.mark.parametrize(
    ("year", "national", "joint", "elections"),
    [(2023, 16, 11, 0), (2024, 17, 10, 2), (2025, 17, 11, 0), (2026, 17, 8, 0), (2027, 18, 8, 0)],
)
def test_the_numbers_are_those_of_the_decrees(
    year: int, national: int, joint: int, elections: int
) -> None:
    entries = KNOWN.as_known_on(None).entries.values()
    kinds = [holiday.kind for holiday in entries if holiday.day.year == year]

    assert kinds.count(OffKind.NATIONAL) == national
    assert kinds.count(OffKind.JOINT_LEAVE) == joint
    assert kinds.count(OffKind.ELECTION) == elections


def test_every_day_says_its_decree_where_it_is_recorded_and_whether_it_is_confirmed() -> None:
    entries = KNOWN.as_known_on(None).entries

    added = entries[date(2025, 8, 18)]
    assert (added.name, added.known_since) == (
        "Cuti bersama Proklamasi Kemerdekaan",
        date(2025, 8, 7),
    )
    assert added.decree == "Keputusan Bersama Tiga Menteri Nomor 933, 1, dan 3 Tahun 2025"
    assert entries[date(2024, 2, 14)].decree is None
    assert {day.year for day, h in entries.items() if not h.confirmed} == {2020, 2021, 2022}


APRIL = date(2023, 4, 13)
JUNE = date(2023, 6, 22)


@pytest.mark.parametrize(
    ("known_on", "off", "working"),
    [
        (date(2023, 4, 12), {date(2023, 4, 26)}, {date(2023, 4, 19), date(2023, 6, 28)}),
        (APRIL, {date(2023, 4, 19), date(2023, 4, 20)}, {date(2023, 4, 26), date(2023, 6, 28)}),
        (JUNE, {date(2023, 6, 28), date(2023, 6, 30)}, {date(2023, 4, 26)}),
        (None, {date(2023, 6, 28), date(2023, 6, 30)}, {date(2023, 4, 26)}),
    ],
)
def test_the_calendar_of_2023_as_it_was_known(
    known_on: date | None, off: set[date], working: set[date]
) -> None:
    found = days_of(KNOWN, known_on, 2023)

    assert off <= found
    assert not working & found


def test_18_august_2025_was_a_working_day_until_it_was_decreed() -> None:
    day = date(2025, 8, 18)

    assert day not in days_of(KNOWN, date(2025, 8, 6), 2025)
    assert day in days_of(KNOWN, date(2025, 8, 7), 2025)


def test_a_year_not_yet_decreed_is_not_known() -> None:
    assert KNOWN.as_known_on(date(2025, 9, 18)).last == date(2025, 12, 31)
    assert KNOWN.as_known_on(date(2025, 9, 19)).last == date(2026, 12, 31)


# The worked examples of the law notes: five days, six days, and joint leave wrongly counted.
@pytest.mark.parametrize(
    ("start", "n", "five", "six", "wrong"),
    [
        (date(2026, 3, 13), 14, date(2026, 4, 10), date(2026, 4, 7), date(2026, 4, 6)),
        (date(2027, 3, 5), 60, date(2027, 6, 17), date(2027, 5, 31), date(2027, 6, 9)),
    ],
)
def test_worked_examples(start: date, n: int, five: date, six: date, wrong: date) -> None:
    everything = KNOWN.as_known_on(None)

    assert WorkCalendar.of(everything).add(start, n) == five
    assert WorkCalendar.of(everything, SIX_DAYS).add(start, n) == six
    assert WorkCalendar.of(everything, joint_leave_is_off=False).add(start, n) == wrong


@pytest.mark.parametrize(("year", "five", "six"), [(2026, 240, 291), (2027, 242, 291)])
def test_working_days_of_a_year(year: int, five: int, six: int) -> None:
    everything = KNOWN.as_known_on(None)
    ends = (date(year - 1, 12, 31), date(year, 12, 31))

    assert WorkCalendar.of(everything).between(*ends) == five
    assert WorkCalendar.of(everything, SIX_DAYS).between(*ends) == six


@pytest.mark.parametrize("week", [FIVE_DAYS, SIX_DAYS], ids=["five", "six"])
def test_the_nth_working_day_is_numpys(week: frozenset[int]) -> None:
    assert differences(5_000, week) == []


def test_the_files_are_plain_and_begin_with_their_purpose() -> None:
    for file in (data_folder("rules") / "kalender").glob("*.yaml"):
        text = file.read_text("utf-8")

        assert text.startswith("# Hari libur nasional dan cuti bersama ")
        assert not set("&*{}[]|>'\"") & set(text)


def test_every_day_stands_under_its_own_date_and_in_order() -> None:
    for year in KNOWN.years:
        for decree in year.decrees:
            for kind in OffKind:
                days = [h.day for h in decree.adds if h.kind is kind]
                assert days == sorted(days)


# --- Files that cannot be used ----------------------------------------------------------------------


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(text: str, name: str = "2026.yaml") -> Path:
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path

    return write


HEAD = """tahun: 2026
status: dikonfirmasi
keputusan:
"""
DECREE = """  - ditetapkan_dengan: SKB
    diketahui_sejak: 2025-09-19
"""
GOOD = f"""{HEAD}{DECREE}    libur_nasional:
      2026-01-01: Tahun Baru Masehi
"""


def test_a_small_calendar_is_read(write: Write) -> None:
    found = load_calendars(write(GOOD))

    assert days_of(found, None, 2026) == {date(2026, 1, 1)}


@pytest.mark.parametrize(
    ("text", "line", "indonesian", "english"),
    [
        (HEAD.replace("2026", "2025") + DECREE, 1,
         'tahun "2025" tidak sama dengan nama berkas "2026.yaml"',
         'the year "2025" is not that of the file name "2026.yaml"'),
        (HEAD.replace("dikonfirmasi", "ya") + DECREE, 2,
         'status "ya" tidak dikenal; tulis dikonfirmasi | belum_dikonfirmasi',
         'unknown status "ya"; write dikonfirmasi | belum_dikonfirmasi'),
        (GOOD + "    libur_lain:\n      2026-02-01: Entah\n", 8,
         'kunci "libur_lain" tidak dikenal; yang ada: ditetapkan_dengan, diketahui_sejak, '
         "libur_nasional, cuti_bersama, pemilu, hapus",
         'unknown key "libur_lain"; known are ditetapkan_dengan, diketahui_sejak, '
         "libur_nasional, cuti_bersama, pemilu, hapus"),
        (HEAD + "  - ditetapkan_dengan: SKB\n", 4,
         'kunci "diketahui_sejak" tidak ada', 'the key "diketahui_sejak" is missing'),
        ("tahun: 2026\nstatus: dikonfirmasi\n", 1,
         'kunci "keputusan" tidak ada', 'the key "keputusan" is missing'),
        (HEAD[:-1] + " SKB\n", 3, "harus berupa daftar", "this must be a list"),
        (HEAD[:-1] + " []\n", 1, "tidak ada keputusan", "there is no decree"),
        (HEAD + DECREE.replace("2025-09-19", "kemarin"), 5,
         '"kemarin" bukan tanggal; tulis seperti 2026-03-19',
         '"kemarin" is no date; write it like 2026-03-19'),
        (GOOD.replace("2026-01-01", "20260101"), 7,
         '"20260101" bukan tanggal; tulis seperti 2026-03-19',
         '"20260101" is no date; write it like 2026-03-19'),
        (GOOD.replace("2026-01-01", "2026-02-30"), 7,
         '"2026-02-30" bukan tanggal; tulis seperti 2026-03-19',
         '"2026-02-30" is no date; write it like 2026-03-19'),
        (GOOD.replace("2026-01-01", "2027-01-01"), 7,
         "2027-01-01 bukan tanggal tahun 2026", "2027-01-01 is no day of 2026"),
        (GOOD.replace("Tahun Baru Masehi", "null"), 7,
         "2026-01-01 tanpa nama", "2026-01-01 has no name"),
        (GOOD + "    pemilu:\n      2026-01-01: Pemilu\n", 9,
         "2026-01-01 sudah ada di daftar, baris 7", "2026-01-01 is on the list already, line 7"),
        (GOOD + DECREE + "    hapus:\n      - 2026-01-02\n", 11,
         "2026-01-02 tidak ada di daftar, sehingga tidak dapat dihapus",
         "2026-01-02 is not on the list and cannot be taken off it"),
        (GOOD + DECREE + "    hapus:\n      - besok\n", 11,
         '"besok" bukan tanggal; tulis seperti 2026-03-19',
         '"besok" is no date; write it like 2026-03-19'),
        (GOOD + DECREE.replace("2025-09-19", "2025-09-18"), 9,
         "lebih awal daripada keputusan di atasnya (2025-09-19)",
         "earlier than the decree above it (2025-09-19)"),
    ],
)  # fmt: skip
def test_a_bad_file_says_where_and_what(
    write: Write, text: str, line: int, indonesian: str, english: str
) -> None:
    folder = write(text)

    with pytest.raises(RulebookError) as raised:
        load_calendars(folder)

    (fault,) = raised.value.detail["faults"]
    assert str(raised.value) == f"{folder / '2026.yaml'}:{line}: {indonesian}"
    assert fault.text.en == english


def test_a_day_taken_off_may_be_put_back(write: Write) -> None:
    text = GOOD + DECREE + "    hapus:\n      - 2026-01-01\n    pemilu:\n      2026-01-01: Pemilu\n"

    (found,) = load_calendars(write(text)).as_known_on(None).entries.values()

    assert found.kind is OffKind.ELECTION


def test_all_faults_of_all_files_come_at_once(write: Write) -> None:
    write(GOOD.replace("2026-01-01", "besok").replace("SKB\n", "SKB\n    lain: 1\n"))
    folder = write("tahun: 2027\nstatus: dikonfirmasi\n", "2027.yaml")

    with pytest.raises(RulebookError) as raised:
        load_calendars(folder)

    assert [(Path(f.file).name, f.line) for f in raised.value.detail["faults"]] == [
        ("2026.yaml", 5), ("2026.yaml", 8), ("2027.yaml", 1),
    ]  # fmt: skip


def test_what_the_reader_refuses_is_told_and_nothing_else(write: Write) -> None:
    folder = write(GOOD.replace("tahun: 2026", "tahun: &a 2026"))

    with pytest.raises(RulebookError) as raised:
        load_calendars(folder)

    assert [f.line for f in raised.value.detail["faults"]] == [1]


def test_an_empty_file_says_which_keys_it_needs(write: Write) -> None:
    with pytest.raises(RulebookError) as raised:
        load_calendars(write("# nothing\n"))

    assert len(raised.value.detail["faults"]) == 3


def test_a_year_left_out_is_a_fault(write: Write) -> None:
    write(GOOD)
    folder = write(GOOD.replace("2026", "2028"), "2028.yaml")

    with pytest.raises(RulebookError, match="kalender tahun 2027 tidak ada, padahal 2028 ada"):
        load_calendars(folder)


def test_a_folder_without_calendars_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="tidak ada kalender di sini"):
        load_calendars(tmp_path)


def test_before_the_first_list_was_known_nothing_was(write: Write) -> None:
    with pytest.raises(RulebookError, match="no holiday list was known on 2025-01-01"):
        load_calendars(write(GOOD)).as_known_on(date(2025, 1, 1))
