"""Checking rules and deciding by them, as a person at the terminal meets it, on real rules.

A fresh process checks the region; one process checks it again after one edit; and the region's
demonstration is decided again, command by command, with clocks and trace.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import ClassVar

from aduan.engine.decide import decide
from aduan.model.case import Case, Command, Decision
from aduan.rulebook.reader import plain, read
from aduan.rulebook.region import Loader
from aduan.services.rulebooks import check
from aduan.services.scenarios import play
from aduan.services.simulation import Simulation
from aduan.services.testing import simulation

ROOT = Path(__file__).resolve().parents[2]
REGION = ROOT / "regions" / "bone"
LAW, SERVICE = "perbup_20_2020", "pengaduan"
DEMO = REGION / LAW / "peragaan" / "idulfitri_2026.yaml"

Row = tuple[str, float, str, float | None, bool, str]

STARTS, EDITS, REPEATS = 5, 9, 20
COLD_TARGET, WARM_TARGET, DECIDE_TARGET = 1.0, 100.0, 0.5


def run() -> list[Row]:
    """Give the three figures."""
    cold, warm = cold_start(), recheck()
    each = decisions()
    middle, worst = median(each), max(each)
    note = f"{len(each)} commands of {DEMO.stem}; slowest {worst:.3f} ms"
    return [
        ("aduan check, fresh process", cold, "s", COLD_TARGET, cold <= COLD_TARGET, "regions/bone"),
        ("check again after one edit", warm, "ms", WARM_TARGET, warm <= WARM_TARGET, SERVICE),
        (
            "decide with clocks and trace",
            middle,
            "ms",
            DECIDE_TARGET,
            middle <= DECIDE_TARGET,
            note,
        ),
    ]


def cold_start() -> float:
    """Give the seconds that `aduan check` takes from nothing: the median of five."""
    command = [sys.executable, "-m", "aduan", "check", str(REGION)]
    taken = []
    for _ in range(STARTS):
        start = perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        taken.append(perf_counter() - start)
    return median(taken)


def recheck() -> float:
    """Give the milliseconds of a check after an edit of the service, in one process."""
    taken = []
    with TemporaryDirectory() as name:
        folder = Path(shutil.copytree(REGION, Path(name) / REGION.name))
        file = folder / LAW / "layanan" / f"{SERVICE}.yaml"
        loader = Loader()
        check(folder, loader=loader)
        for number in range(EDITS):
            file.write_text(f"{file.read_text('utf-8')}# {number}\n", "utf-8")
            start = perf_counter()
            check(folder, loader=loader)
            taken.append(1000 * (perf_counter() - start))
    return median(taken)


class Kept(Simulation):
    """Keeps what it was asked, to ask it again."""

    asked: ClassVar[list[tuple[Case, Command, datetime]]] = []

    def do(self, command: Command, now: datetime) -> Decision:
        self.asked.append((self.case, command, now))
        return Simulation.do(self, command, now)


def decisions() -> list[float]:
    """Give the milliseconds of every command of the demonstration, each the best of twenty."""
    root = read(DEMO.read_bytes(), DEMO.name).root
    assert root is not None
    sim = simulation(REGION, SERVICE)
    Kept.asked.clear()
    play(plain(root), DEMO.name, Kept(sim.program, sim.world, sim.units))
    return [min(_taken(sim, *asked) for _ in range(REPEATS)) for asked in Kept.asked]


def _taken(sim: Simulation, case: Case, command: Command, now: datetime) -> float:
    start = perf_counter()
    decide(sim.program, case, command, now, sim.world)
    return 1000 * (perf_counter() - start)
