"""A million random dates and lengths: ours against numpy's business days, over both work weeks."""

import os
import sys
from pathlib import Path

import pytest

from aduan.engine.calendar import FIVE_DAYS, SIX_DAYS

sys.path.append(str(Path(__file__).resolve().parents[1] / "bench"))

from bench_calendar import differences

CASES = max(1000, 1_000_000 * int(os.environ.get("ADUAN_SOAK_PERCENT", "100")) // 100)


@pytest.mark.soak
@pytest.mark.parametrize("week", [FIVE_DAYS, SIX_DAYS], ids=["five", "six"])
@pytest.mark.parametrize("joint_leave_is_off", [True, False], ids=["off", "work"])
def test_the_nth_working_day_is_numpys(week: frozenset[int], joint_leave_is_off: bool) -> None:
    assert differences(CASES, week, joint_leave_is_off=joint_leave_is_off) == []
