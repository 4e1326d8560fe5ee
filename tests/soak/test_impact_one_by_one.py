"""Cases decided in groups come out as when each is decided by itself, on real rules."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from aduan.paths import region_folder
from aduan.rulebook.region import load_region
from aduan.services.impact import Change, pairs, population

pytestmark = pytest.mark.soak

#: How many of a million generated cases are decided one by one.
CASES, ALONE = 1_000_000, 20_000
SERVICE = "perbup_20_2020/layanan/pengaduan.yaml"
CHANGES = {
    "number": (SERVICE, "{tafsir: A07, jumlah: 14}", "{tafsir: A07, jumlah: 10}"),
    "route": (SERVICE, "      - bila: {jenis_unit: {bukan: [instansi_vertikal, badan_publik_lainnya]}}\n        maka: wajib\n", "      - bila: {jenis_unit: {bukan: [instansi_vertikal, badan_publik_lainnya]}}\n        maka: target\n"),
    "calendar": ("daerah.yaml", "pengaturan: ya", "libur_daerah:\n  2026-04-06: Hari Jadi\n  2026-11-02: Hari Lain\npengaturan: ya"),
}  # fmt: skip


def later(value: Any, by: timedelta) -> Any:
    if isinstance(value, tuple):
        return tuple(later(part, by) for part in value)
    return value + by if isinstance(value, datetime | date) else value


@pytest.mark.parametrize("name", CHANGES)
def test_a_random_case_is_decided_alike_alone_and_in_its_group(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(region_folder("bone"), tmp_path / "bone"))
    file, old, new = CHANGES[name]
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), "utf-8")
    (of,) = pairs(load_region(region_folder("bone")), load_region(folder), "pengaduan")
    groups = population(of, None, CASES)
    share = int(os.environ.get("ADUAN_SOAK_PERCENT", "100")) / 100
    random_cases = random.Random(7)  # noqa: S311  which cases are tried is no secret
    wanted = max(1, int(ALONE * share) // len(groups) // len(CHANGES))
    tried = 0

    for group in groups:
        by_day: dict[date, Change] = {
            day: change for change in of.of(group).changes for day in change.days
        }
        days = random_cases.choices(list(group.days), list(group.days.values()), k=wanted)
        for day in days:
            change = by_day.get(day)
            by = day - change.told_of if change else timedelta()
            have = tuple(
                (replace(a, old=later(a.old, by), new=later(a.new, by)), why)
                for a, why in (change.aspects if change else ())
            )
            assert have == of.alone(group.script, day), (group.script.key, day)
            tried += 1

    assert tried == wanted * len(groups)
