from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.engine.agenda import compile_agenda
from aduan.errors import InferenceError
from aduan.model.conditions import ALWAYS, Atom, Condition, Subject
from aduan.model.inference import Activation, Derived, Inference, Rule, RuleSet
from aduan.model.values import Place, Scalar
from random_rules import facts, naive, outcome, ruleset

PLACE = Place("layanan/pengaduan.yaml", 12, 3, "kaidah.dua")


def is_(name: str, *values: Scalar) -> Atom:
    return Atom(name, values=frozenset(values))


def when(*conjunctions: tuple[Atom, ...]) -> Condition:
    return Condition(conjunctions)


def fired(rules: RuleSet, given_: Mapping[str, Scalar]) -> list[str]:
    return [a.rule for a in compile_agenda(rules)(given_).activations]


@pytest.mark.parametrize(
    ("atoms", "given_", "holds"),
    [
        ((is_("a", "x", "y"),), {"a": "y"}, True),
        ((is_("a", "x", "y"),), {"a": "z"}, False),
        ((is_("a", "x"),), {}, False),
        ((is_("a", True),), {"a": True}, True),
        ((is_("a", True),), {"a": False}, False),
        ((is_("a", True),), {"a": 1}, False),
        ((is_("a", 1),), {"a": True}, False),
        ((is_("a", 1),), {"a": 1}, True),
        ((is_("a", 1),), {"a": 2}, False),
        ((is_("a", "1"),), {"a": 1}, False),
        ((Atom("a", low=18),), {"a": 17}, False),
        ((Atom("a", low=18),), {"a": 18}, True),
        ((Atom("a", high=18),), {"a": 18}, True),
        ((Atom("a", high=18),), {"a": 19}, False),
        ((Atom("a", low=5), is_("a", 5)), {"a": 5}, True),
        ((Atom("a", low=5), is_("a", 5)), {"a": 6}, False),
        ((Atom("a", low=0),), {"a": True}, False),
        ((Atom("a", low=0),), {"a": "0"}, False),
        ((Atom("a", filled=True),), {"a": "apa saja"}, True),
        ((Atom("a", filled=True),), {"a": False}, True),
        ((Atom("a", filled=True),), {}, False),
        ((Atom("a", filled=False),), {}, True),
        ((Atom("a", filled=False),), {"a": 0}, False),
        ((Atom("a", filled=False), is_("b", "x")), {"b": "x"}, True),
        ((Atom("a", filled=False), is_("b", "x")), {"a": 1, "b": "x"}, False),
        ((Atom("a", filled=False), is_("b", "x")), {"b": "x", "a": 1}, False),
        ((is_("a", "x"), is_("a", "y")), {"a": "x"}, False),
        ((is_("a", "x", "z"), is_("a", "y", "z")), {"a": "z"}, True),
        ((), {}, True),
    ],
)
def test_a_rule_fires_when_all_its_atoms_hold(
    atoms: tuple[Atom, ...], given_: dict[str, Scalar], holds: bool
) -> None:
    assert fired(RuleSet((Rule("satu", when(atoms)),)), given_) == ["satu"] * holds


def test_a_rule_without_condition_always_fires() -> None:
    assert fired(RuleSet((Rule("satu", ALWAYS),)), {"lain": 1}) == ["satu"]


def test_rules_fire_in_definition_order_and_a_rule_made_able_does_not_wait_for_later_ones() -> None:
    rules = RuleSet(
        (
            Rule("ketiga", when((is_("t", 1),)), notifies=("admin",)),
            Rule("pertama", when((is_("a", "x"),)), sets=(("t", 1),)),
            Rule("kedua", when((is_("a", "x"),)), notifies=("camat", "admin")),
        ),
        derived=(Derived("t", 0),),
    )

    found = compile_agenda(rules)({"a": "x"})

    assert [a.rule for a in found.activations] == ["pertama", "ketiga", "kedua"]
    assert found.notices == ("admin", "camat")


def test_a_rule_fires_once_by_its_first_line_that_holds_and_reads_that_lines_fields() -> None:
    condition = when(
        (is_("a", "y"),), (is_("b", "x"), Atom("c", filled=False), is_("b", "x")), (is_("a", "x"),)
    )
    rules = RuleSet((Rule("satu", condition, suggests=(("kadar", True),)),))

    found = compile_agenda(rules)({"a": "x", "b": "x"})

    assert found == Inference(
        suggestions=(("kadar", True),),
        activations=(Activation("satu", (("b", "x"), ("c", None)), suggests=(("kadar", True),)),),
    )


def test_defaults_stand_when_their_stratum_has_settled() -> None:
    rules = RuleSet(
        (
            Rule("atas", when((is_("bawah", "biasa"),)), sets=(("atas", 2),)),
            Rule("bawah", when((is_("a", "x"),)), sets=(("bawah", "berat"),)),
            Rule("puncak", when((is_("atas", 1, 2), Atom("bawah", filled=True)))),
        ),
        derived=(Derived("atas", 1, stratum=1), Derived("bawah", "biasa", stratum=0)),
    )
    agenda = compile_agenda(rules)

    assert agenda({}).values == (("atas", 2), ("bawah", "biasa"))
    assert [a.rule for a in agenda({}).activations] == ["atas", "puncak"]
    assert agenda({"a": "x"}).values == (("atas", 1), ("bawah", "berat"))
    assert [a.rule for a in agenda({"a": "x"}).activations] == ["bawah", "puncak"]
    assert agenda({"a": "x"}).activations[1].read == (("atas", 1), ("bawah", "berat"))


def test_a_derived_field_is_never_found_empty() -> None:
    rules = RuleSet((Rule("satu", when((Atom("t", filled=False),))),), derived=(Derived("t", 1),))

    assert fired(rules, {}) == []


def test_two_rules_may_give_one_field_the_same_value() -> None:
    rules = RuleSet(
        (Rule("satu", ALWAYS, sets=(("t", 1),)), Rule("dua", ALWAYS, sets=(("t", 1),))),
        derived=(Derived("t", 0),),
    )

    assert compile_agenda(rules)({}).values == (("t", 1),)


@pytest.mark.parametrize(("first", "second"), [("x", "y"), (1, True), (True, False)])
def test_two_rules_that_give_one_field_two_values_are_an_error_that_names_both(
    first: Scalar, second: Scalar
) -> None:
    rules = RuleSet(
        (
            Rule("satu", ALWAYS, sets=(("t", first),)),
            Rule("dua", ALWAYS, sets=(("t", second),), place=PLACE),
        ),
        derived=(Derived("t", "z"),),
    )

    with pytest.raises(InferenceError) as caught:
        compile_agenda(rules)({})

    assert str(caught.value) == (
        f"layanan/pengaduan.yaml:12:3: t: satu gives {first!r}, dua gives {second!r}"
    )
    assert caught.value.detail["code"] == "bentrok"
    assert caught.value.detail["rules"] == ("satu", "dua")


def test_a_rule_that_comes_after_the_default_conflicts_with_it() -> None:
    rules = RuleSet(
        (Rule("satu", when((is_("t", 0),)), sets=(("t", 1),)),), derived=(Derived("t", 0),)
    )

    with pytest.raises(InferenceError, match="t: selain_itu gives 0, satu gives 1"):
        compile_agenda(rules)({})


def test_a_fact_for_a_derived_field_is_refused() -> None:
    with pytest.raises(InferenceError, match="t: a fact was given for a field that only rules set"):
        compile_agenda(RuleSet(derived=(Derived("s", 0), Derived("t", 0))))({"t": 0})


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            Rule("dua", ALWAYS, sets=(("t", 1),), place=PLACE),
            "layanan/pengaduan.yaml:12:3: dua: t is set by a rule but is no derived field",
        ),
        (
            Rule("dua", when((Atom("b", filled=True, subject=Subject.CLOCK),)), place=PLACE),
            "layanan/pengaduan.yaml:12:3: dua: b is no field, and rules read only fields",
        ),
    ],
)
def test_rules_that_cannot_be_fired_are_refused(rule: Rule, message: str) -> None:
    with pytest.raises(InferenceError) as caught:
        compile_agenda(RuleSet((rule,)))

    assert str(caught.value) == message


def test_evaluations_leave_nothing_behind() -> None:
    agenda = compile_agenda(RuleSet((Rule("satu", when((is_("a", 1), is_("b", 1)))),)))

    assert agenda({"a": 1}).activations == ()
    assert agenda({"b": 1}).activations == ()
    assert len(agenda({"a": 1, "b": 1}).activations) == 1


@given(st.randoms())
def test_it_infers_what_trying_all_rules_again_and_again_infers(random: Random) -> None:
    rules = ruleset(random)
    agenda = compile_agenda(rules)
    for _ in range(10):
        given_ = facts(random)

        assert outcome(agenda, given_) == naive(rules, given_), given_
