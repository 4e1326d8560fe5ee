"""The checked subset of durable-rules: what leaves it is refused, with a reason.

The limits lie below where version 2.0.28 was seen to fail, each tried in child processes:

- 4,095 rules beside the primer are the most it loads (a line of a rule is a rule there);
- at 256 rules with one same condition it crashes, beyond it refuses;
- at 512 different tests under one node it loops for ever;
- a fact that meets 65 tests of sets at once fails;
- a rule with 17 conditions fails at the first fact (16 messages to a frame).

Range tests, inequality, joins and negation cannot occur: `coding` turns all into equality of codes.
Words and numbers stay on our side of the codes too. They are held to one type a field all the same,
because a field of two types is a mistake in the rules, and to sizes that JSON and screens can carry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aduan.errors import InferenceError
from aduan.inference.coding import Coding, Test, code
from aduan.model.inference import Rule, RuleSet
from aduan.model.values import Scalar

MOST_RULES = 4_000
MOST_SAME = 240
MOST_TESTS = 500
MOST_SETS = 50
MOST_READS = 16
MOST_LETTERS = 255
MOST_NUMBER = 2**53 - 1

#: Reason codes; those of `aduan.engine.agenda` for rules that no engine can fire come beside them.
RULES = "terlalu_banyak_kaidah"
SAME = "terlalu_sering_sama"
TESTS = "terlalu_banyak_nilai"
FIELDS = "terlalu_banyak_isian"
SETS = "terlalu_banyak_himpunan"
READS = "terlalu_banyak_syarat"
TYPES = "tipe_campur"
NUMBER = "bilangan_terlalu_besar"
LETTERS = "kata_terlalu_panjang"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule leaves the subset."""

    rule: str
    code: str
    detail: Mapping[str, object]


def outside(ruleset: RuleSet) -> list[Reason]:
    """Give all reasons why rules leave the subset, in definition order of each kind."""
    values = list(_values(ruleset))
    try:
        coding = code(ruleset)
    except InferenceError as refused:
        return [Reason(str(refused.detail["rule"]), str(refused.detail["code"]), refused.detail)]
    return [*values, *_reads(coding), *_sizes(coding), *_same(coding), *_tests(coding)]


def _values(ruleset: RuleSet) -> Iterator[Reason]:
    """Hold values to one type a field and to the sizes that are safe."""
    types: dict[str, type] = {d.name: type(d.default) for d in ruleset.derived}
    for name, domain in ruleset.domains.items():
        for value in domain.values:
            types.setdefault(name, type(value))
    for rule in ruleset.rules:
        for name, value in _scalars(rule):
            known = types.setdefault(name, type(value))
            if (found := _fault(name, value, known)) is not None:
                yield Reason(rule.key, *found)


def _fault(name: str, value: Scalar, known: type) -> tuple[str, dict[str, object]] | None:
    if type(value) is not known:
        return TYPES, {"isian": name, "nilai": value}
    if isinstance(value, str) and len(value) > MOST_LETTERS:
        return LETTERS, {"isian": name, "paling_banyak": MOST_LETTERS}
    if isinstance(value, int) and abs(value) > MOST_NUMBER:
        return NUMBER, {"isian": name, "nilai": value}
    return None


def _scalars(rule: Rule) -> Iterator[tuple[str, Scalar]]:
    for conjunction in rule.when.any_of:
        for atom in conjunction:
            for value in (*sorted(atom.values or (), key=str), atom.low, atom.high):
                if value is not None:
                    yield atom.name, value
    yield from rule.sets


def _reads(coding: Coding) -> Iterator[Reason]:
    for coded in coding.lines:
        if len(coded.tests) > MOST_READS:
            detail = {"isian": len(coded.tests), "paling_banyak": MOST_READS}
            yield Reason(coded.line.rule.key, READS, detail)


def _sizes(coding: Coding) -> Iterator[Reason]:
    for coded in coding.lines[MOST_RULES : MOST_RULES + 1]:
        yield Reason(coded.line.rule.key, RULES, {"paling_banyak": MOST_RULES})


def _same(coding: Coding) -> Iterator[Reason]:
    # The primer has the condition of rules that always hold.
    used: Counter[tuple[str, Test | None]] = Counter({("", None): 1})
    for coded in coding.lines:
        tests: list[tuple[str, Test | None]] = [(c.name, t) for c, t in coded.tests]
        for test in tests or [("", None)]:
            used[test] += 1
            if used[test] == MOST_SAME + 1:
                detail = {"isian": test[0], "paling_banyak": MOST_SAME}
                yield Reason(coded.line.rule.key, SAME, detail)


def _tests(coding: Coding) -> Iterator[Reason]:
    """Bound the branches of each node: fields under a kind, codes and sets under a field."""
    branches: dict[tuple[str, str], set[object]] = {}
    for coded in coding.lines:
        for field, test in coded.tests:
            single = test.key == "value"
            for node, branch, most, reason in (
                ((test.kind, ""), field.name, MOST_TESTS, FIELDS),
                (("value", field.name), test if single else None, MOST_TESTS - MOST_SETS, TESTS),
                (("set", field.name), test if test.key and not single else None, MOST_SETS, SETS),
            ):
                known = branches.setdefault(node, set())
                if branch is None or branch in known:
                    continue
                known.add(branch)
                if len(known) == most + 1:
                    detail = {"isian": field.name, "paling_banyak": most}
                    yield Reason(coded.line.rule.key, reason, detail)
