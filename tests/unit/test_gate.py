from __future__ import annotations

import json
import pickle
import sys
from io import BytesIO
from types import MappingProxyType

import pytest

from aduan.engine.agenda import compile_agenda
from aduan.errors import InferenceError
from aduan.inference import gate, subset
from aduan.inference.gate import Status, Verdict, compare, generate, judge
from aduan.model.conditions import ALWAYS, Atom, Condition
from aduan.model.inference import Derived, Rule, RuleSet
from aduan.model.values import Domain, FieldKind, Scalar

pytest.importorskip("durable_rules_engine")


def is_(name: str, *values: Scalar) -> Atom:
    return Atom(name, values=frozenset(values))


def same(count: int) -> RuleSet:
    one = Condition(((is_("a", "x"),),))
    return RuleSet(tuple(Rule(f"k{n}", one) for n in range(count)))


def values(count: int) -> RuleSet:
    return RuleSet(tuple(Rule(f"k{n}", Condition(((is_("a", n),),))) for n in range(count)))


GOOD = RuleSet(
    (
        Rule("satu", Condition(((is_("a", "x"), Atom("b", low=5)),)), sets=(("t", True),)),
        Rule(
            "dua", Condition(((is_("t", True),), (Atom("c", filled=False),))), notifies=("admin",)
        ),
    ),
    MappingProxyType(
        {
            "a": Domain(FieldKind.CHOICE, ("x", "y")),
            "b": Domain(FieldKind.NUMBER, low=0, high=9),
            "c": Domain(FieldKind.TEXT),
            "t": Domain(FieldKind.YES_NO, (True, False)),
        }
    ),
    (Derived("t", default=False),),
)


def test_rules_on_which_both_engines_agree_pass() -> None:
    assert judge(GOOD, [{"a": "x", "b": 5}]) == Verdict(Status.OK, tried=10_001)
    assert judge(GOOD, generated=5).ok


def test_a_conflict_of_the_rules_is_counted_and_told() -> None:
    rules = RuleSet(
        (Rule("satu", ALWAYS, sets=(("t", 1),)), Rule("dua", Condition(((is_("a", "x"),),)), sets=(("t", 2),))),
        derived=(Derived("t", 0),),
    )  # fmt: skip

    verdict = judge(rules, [{}, {"a": "x"}], generated=0)

    assert (verdict.status, verdict.tried, verdict.conflicts) == (Status.OK, 2, 1)
    assert verdict.conflict == ":0:0: t: satu gives 1, dua gives 2"


def test_rules_outside_the_subset_do_not_pass() -> None:
    verdict = judge(same(241))

    assert verdict.status is Status.OUTSIDE
    assert not verdict.ok
    assert [reason.code for reason in verdict.reasons] == [subset.SAME]


def test_rules_that_crash_the_c_engine_do_so_in_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    # What it reads outside its memory is now and then zero by luck, and then it does not crash.
    monkeypatch.setenv("MALLOC_PERTURB_", "165")

    assert judge(same(256), checked=False) == Verdict(Status.CRASHED, detail="SIGSEGV")


def test_rules_that_the_c_engine_refuses_count_as_a_crash() -> None:
    verdict = judge(same(300), checked=False)

    assert verdict.status is Status.CRASHED
    assert verdict.detail.startswith("exit 1: ")
    assert "Could not create ruleset" in verdict.detail


def test_rules_that_hang_the_c_engine_do_so_in_the_child() -> None:
    verdict = judge(values(512), timeout=3, checked=False)

    assert verdict == Verdict(Status.HUNG, detail="> 3 s")


def test_the_first_difference_is_shown() -> None:
    other = compile_agenda(RuleSet(GOOD.rules[:1], {}, GOOD.derived))

    told = compare(compile_agenda(GOOD), other, [{"c": "terisi"}, {"b": 1}, {"b": 2}])

    assert (told["status"], told["tried"], told["facts"]) == ("differs", 2, "{'b': 1}")
    assert "rule='dua'" in str(told["agenda"])
    assert "activations=()" in str(told["durable"])


def test_a_failure_of_the_engine_is_no_answer() -> None:
    def failing(_: object) -> None:
        raise InferenceError("rusak", code="gagal")

    with pytest.raises(InferenceError, match="rusak"):
        compare(compile_agenda(GOOD), failing, [{}])  # type: ignore[arg-type]


def test_without_durable_rules_there_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)

    assert judge(GOOD) == Verdict(Status.UNAVAILABLE)


def test_what_is_generated_repeats_and_stays_within_the_domains() -> None:
    found = list(generate(GOOD, 300))

    assert found == list(generate(GOOD, 300))
    assert found != list(generate(GOOD, 300, seed=1))
    assert {name for one in found for name in one} == {"a", "b", "c"}
    assert {one["b"] for one in found if "b" in one} == {0, 3, 4, 5, 6, 9}
    assert {} in found


def test_fields_without_a_domain_are_tried_with_the_values_that_rules_name() -> None:
    assert {one.get("a") for one in generate(same(1), 100)} == {None, "x", "terisi", False}


def test_the_child_reads_rules_and_facts_and_writes_what_it_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stdin:
        buffer = BytesIO(pickle.dumps((same(2), [{"a": "x"}], 3, 1)))

    monkeypatch.setattr(sys, "stdin", Stdin)

    gate.main()

    assert json.loads(capsys.readouterr().out) == {"status": "ok", "tried": 4, "conflicts": 0}
