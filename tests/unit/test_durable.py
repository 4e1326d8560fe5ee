from __future__ import annotations

import sys
from collections.abc import Mapping
from random import Random
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.engine.agenda import compile_agenda
from aduan.errors import InferenceError
from aduan.inference import durable, subset
from aduan.inference.coding import code, definition
from aduan.inference.durable import (
    DurableInference,
    Handles,
    available,
    compile_durable,
    handles,
    resilient,
)
from aduan.inference.subset import outside
from aduan.model.conditions import ALWAYS, Atom, Condition, Subject
from aduan.model.inference import Derived, Inference, Rule, RuleSet
from aduan.model.values import Domain, FieldKind, Scalar
from random_rules import facts, outcome, ruleset

durable_rules_engine = pytest.importorskip("durable_rules_engine")


def is_(name: str, *values: Scalar) -> Atom:
    return Atom(name, values=frozenset(values))


def rule(key: str, *atoms: Atom, **what: Any) -> Rule:
    return Rule(key, Condition((atoms,)), **what)


CHAIN = RuleSet(
    (
        rule("berat", is_("golongan", "pungutan", "korupsi"), sets=(("sifat", "berat"),)),
        rule("pengawasan", is_("sifat", "berat"), Atom("kerugian", low=1_000_000),
             sets=(("tujuan", "inspektorat"),), notifies=("inspektur",)),
        rule("biasa", is_("sifat", "biasa"), Atom("kerugian", filled=False), suggests=(("cepat", True),)),
        Rule("selalu", ALWAYS, notifies=("admin",)),
    ),
    derived=(Derived("sifat", "biasa"), Derived("tujuan", "dinas", stratum=1)),
)  # fmt: skip
CASES: tuple[dict[str, Scalar], ...] = (
    {},
    {"golongan": "pungutan"},
    {"golongan": "korupsi", "kerugian": 1_000_000},
    {"golongan": "lain", "kerugian": 999_999},
    {"golongan": 'tanda "petik" dan é', "kerugian": 2**70, "tak_dibaca": "x"},
)
CONFLICT = RuleSet(
    (Rule("satu", ALWAYS, sets=(("t", 1),)), Rule("dua", ALWAYS, sets=(("t", 2),)),
     rule("tiga", is_("t", 1))),
    derived=(Derived("t", 0),),
)  # fmt: skip


@pytest.mark.parametrize("given_", CASES)
def test_it_infers_what_the_agenda_infers(given_: Mapping[str, Scalar]) -> None:
    assert compile_durable(CHAIN)(given_) == compile_agenda(CHAIN)(given_)


def test_evaluations_leave_nothing_behind() -> None:
    infer, agenda = DurableInference(CHAIN), compile_agenda(CHAIN)

    for given_ in CASES * 50:
        assert infer(given_) == agenda(given_)


@given(st.randoms())
def test_random_rules_give_the_same_activations_in_the_same_order(random: Random) -> None:
    rules = ruleset(random)
    agenda, infer = compile_agenda(rules), DurableInference(rules)
    for _ in range(10):
        given_ = facts(random)

        assert outcome(infer, given_) == outcome(agenda, given_), given_
    infer.close()


def test_two_thousand_evaluations_of_seeded_rules_agree() -> None:
    random = Random(7)  # noqa: S311 - a workload, to be repeated
    for _ in range(100):
        rules = ruleset(random)
        agenda, infer = compile_agenda(rules), DurableInference(rules)
        for given_ in (facts(random) for _ in range(20)):
            assert outcome(infer, given_) == outcome(agenda, given_), (rules, given_)
        infer.close()


def test_a_conflict_is_told_as_the_agenda_tells_it_and_breaks_nothing() -> None:
    infer = DurableInference(CONFLICT)

    for _ in range(3):
        with pytest.raises(InferenceError, match="t: satu gives 1, dua gives 2"):
            infer({})


def test_a_fact_for_a_derived_field_is_refused() -> None:
    with pytest.raises(InferenceError, match="sifat: a fact was given"):
        DurableInference(CHAIN)({"sifat": "berat"})


def test_no_name_or_value_of_the_rules_reaches_the_c_code() -> None:
    written = definition(code(CHAIN))

    for word in ("golongan", "pungutan", "sifat", "berat", "1000000"):
        assert word not in written


def test_closed_rules_load_again_when_called() -> None:
    infer = DurableInference(CHAIN)
    before = infer(CASES[1])
    infer.close()
    infer.close()

    assert infer(CASES[1]) == before


def test_threads_take_turns() -> None:
    infer, agenda = DurableInference(CHAIN), compile_agenda(CHAIN)
    wrong: list[Mapping[str, Scalar]] = []

    def work() -> None:
        wrong.extend(g for g in CASES * 40 if infer(g) != agenda(g))

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []


def test_a_forked_child_loads_its_own_and_waits_for_no_lock_of_its_parent() -> None:
    infer = DurableInference(CHAIN)
    expected = infer(CASES[1])
    parents = infer._finalizer
    infer._lock.acquire()
    infer._pid = -1

    assert infer(CASES[1]) == expected
    assert infer._finalizer is not parents


def test_a_child_does_not_free_what_is_its_parents() -> None:
    engine = Faulty("none", None)

    durable._free(engine, 0, -1)

    assert engine.deleted == 0


# --- Faults of the C module ----------------------------------------------------------------------


class Faulty:
    """The C module, whose calls to one function fail."""

    def __init__(self, name: str, answer: Any) -> None:
        self.name, self.answer, self.deleted = name, answer, 0

    def __getattr__(self, name: str) -> Any:
        self.deleted += name == "delete_ruleset"
        real = getattr(durable_rules_engine, name)
        return self.fail if name == self.name else real

    def fail(self, handle: int, fact: Any) -> Any:
        if isinstance(self.answer, Exception):
            raise self.answer
        if '"mulai"' in str(fact):
            return durable_rules_engine.assert_fact(handle, fact)
        return self.answer


@pytest.mark.parametrize(
    ("name", "answer", "message"),
    [
        ("assert_fact", (2, 1), "assert_fact gave 2 for"),
        ("assert_fact", (1, 1), "assert_fact gave 1 for"),
        ("complete_and_start_action", MemoryError("penuh"), "penuh"),
        ("complete_and_start_action", '{"3":{}}', "more firings than there are rules"),
    ],
)
def test_any_fault_throws_the_handle_away_and_the_agenda_answers(
    monkeypatch: pytest.MonkeyPatch, name: str, answer: Any, message: str
) -> None:
    faulty = Faulty(name, answer)
    if isinstance(answer, str):
        faulty.fail = lambda *_: answer  # type: ignore[method-assign]
    monkeypatch.setattr(durable, "_module", lambda: faulty)
    infer = resilient(CHAIN)

    assert infer(CASES[1]) == compile_agenda(CHAIN)(CASES[1])
    assert infer.faults == 1
    assert message in str(infer.last_fault)
    assert faulty.deleted == 1

    monkeypatch.undo()

    assert infer(CASES[1]) == compile_agenda(CHAIN)(CASES[1])
    assert infer.faults == 1


def test_an_absence_that_is_not_taken_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "_module", lambda: Faulty("assert_fact", (1, 1)))

    with pytest.raises(InferenceError, match=r'assert_fact gave 1 for \{"kind":"tiada"'):
        DurableInference(CHAIN)({})


def test_a_conflict_is_no_fault() -> None:
    infer = resilient(CONFLICT)

    with pytest.raises(InferenceError, match="satu gives 1, dua gives 2"):
        infer({})
    assert infer.durable
    assert infer.faults == 0


def test_a_fault_is_counted_even_when_the_agenda_finds_a_conflict(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(durable, "_module", lambda: Faulty("create_ruleset", MemoryError("penuh")))
    infer = resilient(CONFLICT)

    with pytest.raises(InferenceError, match="satu gives 1, dua gives 2"):
        infer({})
    assert infer.faults == 1


def test_without_the_module_the_agenda_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)

    assert not available()
    assert not resilient(CHAIN).durable
    assert resilient(CHAIN)(CASES[1]) == compile_agenda(CHAIN)(CASES[1])
    with pytest.raises(InferenceError, match="not installed"):
        DurableInference(CHAIN)


def test_a_newer_python_has_no_durable_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 13, 0, "final", 0))

    assert not available()


# --- Kept by key ---------------------------------------------------------------------------------


def test_the_least_recently_used_rules_are_closed() -> None:
    keep = Handles(2)
    one = keep("satu", CHAIN)
    one({})
    two = keep("dua", CONFLICT)

    assert keep("satu", CHAIN) is one
    keep("tiga", RuleSet())

    assert len(keep) == 2
    assert keep("satu", CHAIN) is one
    assert keep("dua", CONFLICT) is not two
    keep.close()
    assert len(keep) == 0


def test_other_rules_under_a_known_key_take_its_place() -> None:
    keep = Handles(2)
    one = keep("satu", CHAIN)

    assert keep("satu", RuleSet(CHAIN.rules, {}, CHAIN.derived)) is one
    assert keep("satu", CONFLICT).ruleset is CONFLICT
    assert keep("satu", CHAIN) is not one
    assert len(keep) == 1


def test_rules_with_a_key_share_what_is_loaded() -> None:
    infer, again = (
        resilient(CHAIN, "kunci"),
        resilient(RuleSet(CHAIN.rules, {}, CHAIN.derived), "kunci"),
    )

    assert infer(CASES[1]) == again(CASES[1])
    assert again._ruleset is CHAIN
    assert handles("kunci", CHAIN).ruleset is CHAIN
    handles.close()


# --- The checked subset --------------------------------------------------------------------------


def many(count: int, *atoms: Atom) -> RuleSet:
    return RuleSet(tuple(rule(f"k{n}", *atoms) for n in range(count)))


def each(*conditions: tuple[Atom, ...], **rest: Any) -> RuleSet:
    return RuleSet(tuple(rule(f"k{n}", *atoms) for n, atoms in enumerate(conditions)), **rest)


WIDE = tuple(is_(f"f{n}", "x") for n in range(17))
PAIRS = tuple((is_("a", f"x{n}", f"x{n + 1}"),) for n in range(51))
OUTSIDE: dict[str, tuple[RuleSet, str, str]] = {
    "rules": (each(*((is_(f"f{n % 500}", n // 500),) for n in range(4001))), "k4000", subset.RULES),
    "same": (many(241, is_("a", "x")), "k240", subset.SAME),
    "always": (RuleSet(tuple(Rule(f"k{n}", ALWAYS) for n in range(240))), "k239", subset.SAME),
    "values": (each(*((is_("a", n),) for n in range(451))), "k450", subset.TESTS),
    "fields": (each(*((is_(f"f{n}", 1),) for n in range(501))), "k500", subset.FIELDS),
    "sets": (each(*PAIRS), "k50", subset.SETS),
    "reads": (each(WIDE), "k0", subset.READS),
    "types": (each((is_("a", 1),), (is_("a", "1"),)), "k1", subset.TYPES),
    "truth": (each((is_("a", 1),), (is_("a", True),)), "k1", subset.TYPES),
    "domain": (
        each((is_("a", 1),), domains={"a": Domain(FieldKind.YES_NO, (True, False))}),
        "k0", subset.TYPES,
    ),
    "default": (
        RuleSet((Rule("k0", ALWAYS, sets=(("t", "x"),)),), derived=(Derived("t", 0),)),
        "k0", subset.TYPES,
    ),
    "number": (each((Atom("a", high=2**53),)), "k0", subset.NUMBER),
    "letters": (each((is_("a", "x" * 256),)), "k0", subset.LETTERS),
    "clock": (each((Atom("a", filled=True, subject=Subject.CLOCK),)), "k0", "bukan_isian"),
    "sets no derived": (RuleSet((Rule("k0", ALWAYS, sets=(("t", 1),)),)), "k0", "bukan_isian_turunan"),
}  # fmt: skip


@pytest.mark.parametrize(("rules", "key", "reason"), OUTSIDE.values(), ids=OUTSIDE)
def test_what_leaves_the_subset_is_told_with_its_first_rule(
    rules: RuleSet, key: str, reason: str
) -> None:
    assert [(r.rule, r.code) for r in outside(rules)] == [(key, reason)]


@pytest.mark.parametrize(
    "rules",
    [
        CHAIN,
        many(240, is_("a", "x")),
        RuleSet(tuple(Rule(f"k{n}", ALWAYS) for n in range(239))),
        each(*((is_("a", n),) for n in range(450))),
        each(*((is_(f"f{n}", 1),) for n in range(500))),
        each(*PAIRS[:50]),
        each(WIDE[:16]),
        each(*((is_(f"f{n % 500}", n // 500),) for n in range(4000))),
    ],
    ids=["chain", "same", "always", "values", "fields", "sets", "reads", "rules"],
)
def test_what_stands_at_the_limits_runs_as_the_agenda_does(rules: RuleSet) -> None:
    names = {name for one in rules.rules for name in one.when.names}
    given_: dict[str, Scalar] = {n: next(v for r in rules.rules for c in r.when.any_of for a in c
                                         if a.name == n for v in a.values or (1,)) for n in names
                                 if n not in {d.name for d in rules.derived}}  # fmt: skip

    assert outside(rules) == []
    infer, agenda = DurableInference(rules), compile_agenda(rules)
    for some in (given_, {}, dict(list(given_.items())[:1])):
        assert infer(some) == agenda(some)


def test_rules_outside_the_subset_are_not_loaded() -> None:
    rules = many(241, is_("a", "x"))

    with pytest.raises(InferenceError, match="k240: terlalu_sering_sama"):
        DurableInference(rules)
    assert not resilient(rules).durable
    assert len(resilient(rules)({"a": "x"}).activations) == 241
    assert isinstance(resilient(rules)({}), Inference)


def test_facts_that_no_rule_reads_are_not_told() -> None:
    told: list[str] = []
    infer = DurableInference(CHAIN)
    infer({})

    def listen(handle: int, fact: str) -> Any:
        told.append(fact)
        return durable_rules_engine.assert_fact(handle, fact)

    infer._engine = Faulty("assert_fact", None)
    infer._engine.fail = listen
    infer({"golongan": "lain", "lain": 1, "kerugian": 5})

    # Only the start, and that the derived field is "biasa": no rule asks for the rest.
    assert [fact.partition(",")[0] for fact in told] == ['{"kind":"mulai"', '{"kind":"turunan"']
