"""Every scenario of every region holds, and the shipped regions leave nothing of their rules out."""

from __future__ import annotations

from pathlib import Path

import pytest

from aduan.inference.gate import Status
from aduan.paths import data_folder
from aduan.rulebook.messages import severity
from aduan.services.rulebooks import check
from aduan.services.testing import test as play_all
from aduan.texts.checks import Severity

EXAMPLES = Path(__file__).parents[1] / "regions"
SHIPPED = sorted(p.parent for p in data_folder("regions").glob("*/daerah.yaml"))
ALL = [*SHIPPED, *sorted(p.parent for p in EXAMPLES.glob("*/daerah.yaml"))]


def named(folder: Path) -> str:
    """Give the name of a region for the list of tests."""
    return folder.name


@pytest.mark.parametrize("folder", ALL, ids=named)
def test_every_scenario_of_a_region_holds(folder: Path) -> None:
    tested = play_all(folder)

    assert [(o.name, o.failures) for o in tested.failed] == []
    assert [verdict.status for _, verdict in tested.gates if verdict.status is not Status.OK] in (
        [],
        [Status.UNAVAILABLE] * len(tested.gates),
    )


@pytest.mark.parametrize("folder", SHIPPED, ids=named)
def test_the_scenarios_of_a_shipped_region_touch_all_of_its_rules(folder: Path) -> None:
    assert play_all(folder).missing == ()


@pytest.mark.parametrize("folder", ALL, ids=named)
def test_the_rule_files_of_a_region_have_no_fault(folder: Path) -> None:
    faults = [f for f in check(folder).findings if severity(f) is not Severity.HINT]

    assert faults == []
