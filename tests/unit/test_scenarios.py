"""Every scenario of every region holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from aduan.paths import REGION_FILE
from aduan.rulebook.reader import plain
from aduan.rulebook.region import LoadedRegion, Loader
from aduan.services.rulebooks import load, open_service
from aduan.services.scenarios import play
from aduan.services.simulation import Simulation

ROOT = Path(__file__).parents[2]
REGIONS = (ROOT / "tests" / "regions", ROOT / "regions")
LOADER = Loader()


@cache
def loaded(folder: Path, readings: tuple[tuple[str, str], ...] = ()) -> LoadedRegion:
    """Load a region once for each choice of readings."""
    return load(folder, dict(readings), LOADER)


def scenarios() -> Iterator[object]:
    """Give every scenario: the folder of its region, its regulation, its file and its values."""
    files = [f for top in REGIONS for f in sorted(top.glob(f"*/{REGION_FILE}"))]
    for file in files:
        for law, regulation in loaded(file.parent).regulations.items():
            for document in regulation.scenarios:
                values = plain(document.root) if document.root else {}
                name = f"{file.parent.name}: {values['skenario']}"
                yield pytest.param(file.parent, law, document.file, values, id=name)


@pytest.mark.parametrize(("folder", "law", "file", "scenario"), tuple(scenarios()))
def test_the_scenario_holds(
    folder: Path, law: str, file: str, scenario: dict[str, dict[str, str]]
) -> None:
    readings = tuple((str(k), str(v)) for k, v in scenario.get("tafsir", {}).items())
    opened = open_service(loaded(folder, readings), str(scenario["layanan"]), law)

    outcome = play(scenario, file, Simulation(opened.program, opened.world, opened.units))

    assert outcome.failures == ()
