"""Two hundred thousand evaluations: durable-rules against the agenda, and both the slow way."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

import pytest

from aduan.engine.agenda import compile_agenda
from aduan.inference.durable import DurableInference

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit"))

pytest.importorskip("durable_rules_engine")

from random_rules import facts, naive, outcome, ruleset

EVALUATIONS = max(2_000, 200_000 * int(os.environ.get("ADUAN_SOAK_PERCENT", "100")) // 100)
SEED, CASES = 20260313, 50


@pytest.mark.soak
def test_activations_order_and_trace_are_the_same() -> None:
    random = Random(SEED)  # noqa: S311 - a workload, to be repeated
    fired = 0
    for _ in range(EVALUATIONS // CASES):
        rules = ruleset(random)
        agenda, durable = compile_agenda(rules), DurableInference(rules)
        for number in range(CASES):
            given = facts(random)
            expected = outcome(agenda, given)
            assert outcome(durable, given) == expected, (rules, given)
            if number % 10 == 0:
                assert naive(rules, given) == expected, (rules, given)
            fired += not isinstance(expected, tuple) and len(expected.activations)
        durable.close()

    assert fired > EVALUATIONS
