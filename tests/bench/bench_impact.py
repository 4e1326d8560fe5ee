"""What a changed number, route or calendar would do to a million generated cases of one service."""

from __future__ import annotations

import resource
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from aduan.paths import region_folder
from aduan.rulebook.region import load_region
from aduan.services.impact import impact, pairs, population

CASES, TARGET = 1_000_000, 5.0
SERVICE = "perbup_20_2020/layanan/pengaduan.yaml"
EDITS = {
    "number": (SERVICE, "{tafsir: A07, jumlah: 14}", "{tafsir: A07, jumlah: 10}"),
    "route": (SERVICE, "          kepada: semua\n", "          kepada: [instansi_vertikal]\n"),
    "calendar": ("daerah.yaml", "pengaturan: ya", "libur_daerah:\n  2026-04-06: Hari Jadi\npengaturan: ya"),
}  # fmt: skip

Row = tuple[str, float, str, float | None, bool, str]


def run() -> list[Row]:
    """Give the seconds for each kind of change, from loaded rules to the outcome of all cases."""
    return [_row(name, *edit) for name, edit in EDITS.items()]


def _row(name: str, file: str, old: str, new: str) -> Row:
    region = region_folder("bone")
    with TemporaryDirectory() as folder:
        changed = Path(shutil.copytree(region, Path(folder) / "bone"))
        text = (changed / file).read_text("utf-8")
        (changed / file).write_text(text.replace(old, new, 1), "utf-8")
        both = load_region(region), load_region(changed)
    before, start = _cpu(), perf_counter()
    (comparing,) = pairs(*both, "pengaduan")
    found = impact(comparing, population(comparing, None, CASES))
    taken, busy = perf_counter() - start, _cpu() - before
    note = f"{found.changed:,} change; {found.decided:,} outcomes; {busy:.1f} s of processor"
    return (
        f"impact of a changed {name}, 1,000,000 cases",
        taken,
        "s",
        TARGET,
        taken <= TARGET,
        note,
    )


def _cpu() -> float:
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
