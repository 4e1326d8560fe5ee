"""What other rules would do to cases: the same as deciding each by itself, and told by its cause."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from aduan.errors import UsageError
from aduan.rulebook.region import LoadedRegion, load_region
from aduan.services.demonstrating import _histories
from aduan.services.impact import Comparing, Impact, impact, pairs
from aduan.services.population import (
    MOST_VARIANTS,
    Group,
    days_known,
    generated,
    recorded,
    scenario_script,
    scripts_of,
    variants,
)
from aduan.services.replaying import moved, play, scripted
from aduan.services.rulebooks import load, open_service
from aduan.services.shifting import frames
from aduan.store.coding import encode

REGIONS = Path(__file__).parents[1] / "regions"
CONTOH, UJI = REGIONS / "contoh", REGIONS / "uji"
LAW = "perbup_7_2026"
SERVICE = f"{LAW}/layanan/pengaduan.yaml"


def edited(tmp_path: Path, *changes: tuple[str, str, str], of: Path = CONTOH) -> LoadedRegion:
    """Load a copy of a region with passages written otherwise."""
    folder = Path(shutil.copytree(of, tmp_path / of.name))
    for file, old, new in changes:
        text = (folder / file).read_text("utf-8")
        assert text.count(old) == 1, (old, text.count(old))
        (folder / file).write_text(text.replace(old, new), "utf-8")
    return load_region(folder)


def comparing(new: LoadedRegion, service: str = "pengaduan", of: Path = CONTOH) -> Comparing:
    (found,) = pairs(load_region(of), new, service)
    return found


def some(of: Comparing, every: int = 3) -> list[Group]:
    """Give some generated groups, in the weeks around the holidays of spring and of a new year."""
    groups = generated(of.old, of.new, 100_000, frozenset(of.telling.by_id))
    return [
        replace(g, days={d: n for d, n in g.days.items() if (d.year, d.month) in _WEEKS})
        for g in groups[::every]
    ]


_WEEKS = {(2026, 3), (2026, 4), (2026, 12), (2027, 1)}


def told(found: Impact) -> set[str]:
    """Give the last keys of the differences behind the changes."""
    return {".".join(found.causes[n][1].path[-2:]) for cause in found.by_cause() for n in cause}


def later(value: Any, by: timedelta) -> Any:
    if isinstance(value, tuple):
        return tuple(later(part, by) for part in value)
    return value + by if isinstance(value, datetime | date) else value


def agree(of: Comparing, groups: list[Group], step: int) -> int:
    """Decide every so many days of each group by themselves and compare; gives how many."""
    tried = 0
    for group in groups:
        found = of.of(group)
        by_day = {day: change for change in found.changes for day in change.days}
        for day in sorted(group.days)[::step]:
            change = by_day.get(day)
            by = day - change.told_of if change else timedelta()
            expected = [(a, why) for a, why in of.alone(group.script, day)]
            have = [
                (replace(a, old=later(a.old, by), new=later(a.new, by)), why)
                for a, why in (change.aspects if change else ())
            ]
            assert have == expected, (group.script.key, day)
            tried += 1
    return tried


CHANGES = {
    "number": (SERVICE, "maka: 60 hari kerja", "maka: 45 hari kerja"),
    "route": (SERVICE, "{kadar_pengawasan: ya}, maka: inspektorat", "{kadar_pengawasan: ya}, maka: perangkat_daerah"),
    "calendar": ("daerah.yaml", "  2026-04-06: Hari Jadi Kabupaten Contoh", "  2026-04-07: Hari Jadi"),
    "move": (SERVICE, "bila: {penyaluran: semua_selesai}", "bila: {penyaluran: salah_satu_selesai}"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_groups_say_what_deciding_each_case_says(tmp_path: Path, change: str) -> None:
    of = comparing(edited(tmp_path, CHANGES[change]))

    assert agree(of, some(of, 4), 23) > 20


def test_the_same_rules_change_nothing() -> None:
    of = comparing(load_region(CONTOH))

    found = impact(of, some(of, 8), 1)

    assert (found.changed, found.redated, found.orphaned) == (0, 0, ())
    assert found.cases > 0


def test_a_changed_number_is_the_cause_of_changed_dates(tmp_path: Path) -> None:
    of = comparing(edited(tmp_path, CHANGES["number"]))

    found = impact(of, some(of, 2), 2)

    assert told(found) == {"1.maka"}
    assert found.changed
    assert set(found.by_aspect()) <= {"batas", "tahap", "pemberitahuan"}
    assert 0 < found.redated < found.opened


def test_a_changed_route_is_the_cause_of_other_units(tmp_path: Path) -> None:
    of = comparing(edited(tmp_path, CHANGES["route"]))

    found = impact(of, some(of, 2), 1)

    assert "rute" in found.by_aspect()
    assert told(found) == {"1.maka"}


def test_a_changed_calendar_is_told_as_the_day(tmp_path: Path) -> None:
    of = comparing(edited(tmp_path, CHANGES["calendar"]))

    found = impact(of, some(of, 8), 1)

    assert told(found) == {"libur_daerah.2026-04-06", "libur_daerah.2026-04-07"}


def test_sight_that_changes_is_told_for_its_field(tmp_path: Path) -> None:
    closed = "kerahasiaan:\n  uraian: {terlihat: [admin], dasar: Pasal 20}\n"
    of = comparing(edited(tmp_path, (SERVICE, "kerahasiaan:\n", closed)))

    found = impact(of, some(of, 6), 1)

    assert set(found.by_aspect()) == {"terlihat"}
    assert told(found) == {"kerahasiaan.uraian"}


def test_an_open_case_whose_stage_would_vanish_is_counted(tmp_path: Path) -> None:
    gone = "    tertunda:\n      nama: Menunggu kelengkapan\n"
    named = "    ditunda:\n      nama: Menunggu kelengkapan\n"
    of = comparing(
        edited(
            tmp_path,
            (SERVICE, gone, named),
            (SERVICE, "{oleh: admin, ke: tertunda", "{oleh: admin, ke: ditunda"),
            (SERVICE, "jeda_saat: [tertunda]", "jeda_saat: [ditunda]"),
        )
    )
    groups = [
        Group(script, {date(2026, 3, 2): 3})
        for script in scripts_of(of.old)
        for script in [replace(script, acts=script.acts[:1])]
        if script.acts and getattr(script.acts[0].command, "move", "") == "minta_lengkapi"
    ]

    found = impact(of, groups, 1)

    assert groups
    assert [(o.level, o.stage) for o in found.orphaned] == [("berkas", "tertunda")]


def test_an_element_with_a_new_id_changes_nothing(tmp_path: Path) -> None:
    of = comparing(
        edited(
            tmp_path,
            (SERVICE, "    melengkapi: {sejak", "    kelengkapan: {dahulu: [melengkapi], sejak"),
            (SERVICE, "bila: {melengkapi: lewat}", "bila: {kelengkapan: lewat}"),
            (SERVICE, "        minta_lengkapi: {oleh", "        minta: {dahulu: [minta_lengkapi], nama: Minta lengkapi, oleh"),
            (SERVICE, "sejak: minta_lengkapi, sampai: lengkapi", "sejak: minta, sampai: lengkapi"),
        )
    )  # fmt: skip

    found = impact(of, some(of, 6), 1)

    assert found.changed == 0


# --- Days that look alike ------------------------------------------------------------------------


def services_of(region: LoadedRegion) -> Iterator[tuple[str, str]]:
    for law, regulation in region.regulations.items():
        yield from ((law, service) for service in regulation.services)


def test_dated_values_months_and_every_unit_agree_with_deciding_each_case(tmp_path: Path) -> None:
    new = edited(
        tmp_path, ("daerah.yaml", "minggu_kerja: [senin, selasa", "minggu_kerja: [selasa"), of=UJI
    )
    of_all = [one for key in ("satuan", "peralihan") for one in pairs(load_region(UJI), new, key)]  # fmt: skip
    tried = 0
    for of in of_all:
        days = days_known(of.old)[:200]
        for script in list(scripts_of(of.old))[:3]:
            tried += agree(of, [Group(script, dict.fromkeys(days, 1))], 29)

    assert tried >= 40


def test_days_part_where_the_law_changes() -> None:
    of = comparing(load_region(CONTOH))
    script = next(iter(scripts_of(of.old)))
    days = [date(2026, 12, 30) + timedelta(days=n) for n in range(4)]

    assert frames([of.old.program], script, days) == [days[:2], days[2:]]


# --- Populations --------------------------------------------------------------------------------


def test_generated_cases_are_as_many_as_asked_and_the_same_every_time() -> None:
    of = comparing(load_region(CONTOH))
    once, again = (generated(of.old, of.new, 12_345, frozenset()) for _ in range(2))

    assert sum(group.count for group in once) == 12_345
    assert [(g.script, g.days) for g in once] == [(g.script, g.days) for g in again]


def test_variants_differ_in_what_rules_read_and_can_be_filed() -> None:
    of = comparing(load_region(CONTOH))
    script = next(s for s in scripts_of(of.old) if s.key == "kepala_daerah")

    found = list(variants(of.old, of.new, script))

    assert len(found) > 1
    assert len({tuple(v.filing.fields.items()) for v in found}) == len(found)
    assert not any(play(of.old.program, of.old.world, v).refused for v in found[:MOST_VARIANTS])


def test_a_script_of_a_history_gives_the_history_again() -> None:
    region = load_region(CONTOH)
    of = comparing(region)
    for history in _histories(region, LAW, "pengaduan"):
        script = scripted("x", history)
        assert script is not None
        again = play(of.old.program, of.old.world, script)
        assert (
            again.case.stage
            == play(of.old.program, of.old.world, moved(script, date(2026, 5, 4))).case.stage
        )
        assert [type(e) for e in again.events if "Moved" in type(e).__name__] == [
            type(e) for e in history if "Moved" in type(e).__name__
        ]  # fmt: skip


def written(folder: Path, *lines: object) -> Path:
    file = folder / "berkas.jsonl"
    file.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), "utf-8")
    return file


def test_recorded_cases_are_read_as_scenarios_or_histories(tmp_path: Path) -> None:
    region = load_region(CONTOH)
    of = comparing(region)
    history = next(iter(_histories(region, LAW, "pengaduan")))
    case = {
        "nomor": "2026-000001", "diterima": "2026-03-02 09:10", "kanal": "datang_langsung",
        "isian": {"uraian": "Jalan rusak", "golongan": "keluhan"},
        "langkah": [{"pada": "2026-03-03 10:00", "lakukan": "minta_lengkapi", "oleh": "admin", "isian": {"kekurangan": "Foto"}}],
    }  # fmt: skip
    twin = {**case, "nomor": "2026-000002", "isian": {**case["isian"], "uraian": "Lain sekali"}}  # type: ignore[dict-item]
    other = {**case, "layanan": "lain"}
    file = written(
        tmp_path, case, "", twin, other, {"nomor": "h", "events": [encode(e) for e in history]}
    )

    groups = recorded(of.old, file)

    assert sorted(group.count for group in groups) == [1, 2]
    pair = next(group for group in groups if group.count == 2)
    assert pair.names == {date(2026, 3, 2): ("2026-000001", "2026-000002")}


@pytest.mark.parametrize("line", ["{", "[1]", '{"diterima": "kemarin"}', '{"events": [{"kind": "Apa"}]}', '{"events": 1}'])  # fmt: skip
def test_a_line_that_is_no_case_is_named(tmp_path: Path, line: str) -> None:
    of = comparing(load_region(CONTOH))

    with pytest.raises(UsageError) as error:
        recorded(of.old, written(tmp_path, line))

    assert error.value.detail["code"] in ("baris_berkas", "waktu_tulis")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    of = comparing(load_region(CONTOH))

    with pytest.raises(UsageError) as error:
        recorded(of.old, tmp_path / "tidak_ada.jsonl")

    assert error.value.detail["code"] == "berkas_tidak_ada"


def test_recorded_cases_that_change_are_named(tmp_path: Path) -> None:
    of = comparing(edited(tmp_path, (SERVICE, "batas: 30 hari, bagi", "batas: 20 hari, bagi")))
    case = {
        "nomor": "2026-000001", "diterima": "2026-03-02 09:10", "kanal": "datang_langsung",
        "isian": {"uraian": "Jalan rusak", "golongan": "keluhan"},
        "langkah": [{"pada": "2026-03-03 10:00", "lakukan": "minta_lengkapi", "oleh": "admin", "isian": {"kekurangan": "Foto"}}],
    }  # fmt: skip

    found = impact(of, recorded(of.old, written(tmp_path, case)), 1)

    (change,) = found.changes
    ((aspect, _),) = change.aspects
    assert change.names == ("2026-000001",)
    assert (aspect.kind, aspect.subject) == ("batas", "melengkapi")
    assert (aspect.old[0].date(), aspect.new[0].date()) == (date(2026, 4, 2), date(2026, 3, 23))


def test_a_register_is_opened_by_whom_its_scenario_names() -> None:
    folder = Path(__file__).parents[2] / "regions" / "muara_enim"
    opened = open_service(load(folder), "permasalahan_spikm")
    roles = opened.program.service.opened_by
    scenario = {"diterima": "2026-07-06", "isian": {}, "oleh": roles[-1], "orang": "Yulia"}

    script = scenario_script(opened, "satu", scenario)

    assert script is not None
    assert len(roles) > 1
    assert (script.filing.by.role, script.filing.by.person) == (roles[-1], "Yulia")
