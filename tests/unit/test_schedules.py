"""Every schedule of every region holds, and a broken promise about a duty is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aduan.errors import UsageError
from aduan.paths import REGION_FILE
from aduan.rulebook.reader import plain
from aduan.rulebook.region import Loader
from aduan.services.duties import keep, owed
from aduan.services.rulebooks import load

ROOT = Path(__file__).parents[2]
BONE = ROOT / "regions" / "bone"
LAW = "perbup_20_2020"
LOADER = Loader()
REPORT = "laporan_kepada_bupati"
PROMISE = {
    "oleh": "sekretaris_kabupaten",
    "kepada": "bupati",
    "jatuh": ["2026-01-27", "2026-02-27"],
    "meliputi": ["2025-12-01 s.d. 2025-12-31", "2026-01-01 s.d. 2026-01-31"],
}


def schedules() -> Iterator[object]:
    """Give every schedule: the folder of its region, its regulation, its file and its values."""
    for file in sorted(ROOT.glob(f"regions/*/{REGION_FILE}")):
        for law, regulation in load(file.parent, loader=LOADER).regulations.items():
            for document in regulation.schedules:
                values = plain(document.root) if document.root else {}
                name = f"{file.parent.name}: {values['jadwal']}"
                yield pytest.param(file.parent, law, document.file, values, id=name)


@pytest.mark.parametrize(("folder", "law", "file", "schedule"), tuple(schedules()))
def test_the_schedule_holds(
    folder: Path, law: str, file: str, schedule: dict[str, dict[str, str]]
) -> None:
    region = load(folder, schedule.get("tafsir"), LOADER)

    assert keep(region, region.regulations[law], schedule, file).failures == ()


def test_every_duty_of_every_regulation_is_promised() -> None:
    for file in sorted(ROOT.glob(f"regions/*/{REGION_FILE}")):
        for law in load(file.parent, loader=LOADER).regulations.values():
            promised = {k for d in law.schedules if d.root for k in plain(d.root)["kewajiban"]}
            assert promised == {duty.key for duty in law.duties}


def broken(change: dict[str, Any], key: str = REPORT) -> list[tuple[str, str, str]]:
    """Give what fails of Bone's report when the promise says otherwise."""
    region = load(BONE, loader=LOADER)
    schedule = {
        "jadwal": "Laporan",
        "masa": "2026-01-01 s.d. 2026-02-28",
        "kewajiban": {key: {**PROMISE, **change}},
    }
    found = keep(region, region.regulations[LAW], schedule, "laporan.yaml")
    return [(f.what, f.expected, f.found) for f in found.failures]


def test_a_promise_that_holds_fails_nothing() -> None:
    assert broken({}) == []


@pytest.mark.parametrize(
    ("change", "what", "expected", "found"),
    [
        ({"oleh": "ketua"}, "oleh", "ketua", "sekretaris_kabupaten"),
        ({"kepada": None}, "kepada", "-", "bupati"),
        ({"melalui": "sekda"}, "melalui", "sekda", "-"),
        ({"tembusan": ["ketua"]}, "tembusan", "ketua", "-"),
        ({"setiap_unit": "upt"}, "setiap_unit", "upt", "-"),
        ({"laporan_nihil": True}, "laporan_nihil", "ya", "tidak"),
        ({"jatuh": "tanpa hari"}, "jatuh", "tanpa hari", "2026-01-27, 2026-02-27"),
        ({"kali": 2}, "kali", "2", "1"),
    ],
)
def test_a_broken_promise_of_a_duty_is_told_with_what_was_found(
    change: dict[str, Any], what: str, expected: str, found: str
) -> None:
    assert broken(change) == [(f"kewajiban.{REPORT}.{what}", expected, found)]


def test_a_report_whose_period_is_not_promised_is_told() -> None:
    ((what, expected, found),) = broken({"meliputi": None})

    assert (what, expected) == (f"kewajiban.{REPORT}.meliputi", "-")
    assert found == "2025-12-01 s.d. 2025-12-31, 2026-01-01 s.d. 2026-01-31"


def test_a_duty_that_does_not_exist_is_told() -> None:
    ((what, _, found),) = broken({}, "laporan_lain")

    assert what == "kewajiban.laporan_lain"
    assert REPORT in found


def test_a_promise_beyond_the_known_holidays_fails_and_says_what_is_known() -> None:
    region = load(BONE, {"A25_hari_libur": "hari_kerja_berikutnya"}, LOADER)
    schedule = {
        "jadwal": "Laporan",
        "masa": "2019-01-01 s.d. 2019-01-31",
        "kewajiban": {REPORT: PROMISE},
    }

    found = keep(region, region.regulations[LAW], schedule, "x.yaml").failures

    assert [(f.step, f.what) for f in found] == [(1, "kesalahan")]
    assert "2020-01-01" in found[0].found


def test_a_duty_not_owed_in_the_period_says_so() -> None:
    region = load(BONE, loader=LOADER)
    schedule = {
        "masa": "2026-01-01 s.d. 2026-01-20",
        "kewajiban": {REPORT: {**PROMISE, "jatuh": "tidak ada", "meliputi": None}},
    }

    assert keep(region, region.regulations[LAW], schedule, "x.yaml").failures == ()


def test_what_is_owed_comes_by_due_day_and_what_has_none_last() -> None:
    found = owed(load(BONE, loader=LOADER), date(2026, 1, 1), date(2026, 3, 31))

    days = [one.occurrence.due for one in found]
    assert days == sorted(days, key=lambda day: day or date.max)
    assert [one.occurrence.due for one in found if one.duty.key == REPORT] == [
        date(2026, 1, 27),
        date(2026, 2, 27),
        date(2026, 3, 27),
    ]


def test_a_duty_of_each_unit_names_the_units_that_owe_it() -> None:
    region = load(BONE, loader=LOADER)
    found = owed(region, date(2026, 1, 1), date(2026, 1, 31))

    (one,) = [one for one in found if one.duty.key == "laporan_admin_instansi"]
    kinds = {region.units[unit].kind for unit in one.units}
    assert kinds <= set(one.duty.each_of)
    assert len(one.units) == sum(u.kind in one.duty.each_of for u in region.units.values())


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2026, 2, 1), date(2026, 1, 1)), (date(2026, 1, 1), date(2027, 1, 3))],
)
def test_a_period_that_ends_first_or_is_too_long_is_refused(first: date, last: date) -> None:
    with pytest.raises(UsageError) as refused:
        owed(load(BONE, loader=LOADER), first, last)

    assert refused.value.detail["code"] == "masa"
