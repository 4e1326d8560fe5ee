"""Random rules and facts, and inference written down the slow way: what both engines are held to."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from aduan.errors import InferenceError
from aduan.model.conditions import ALWAYS, Atom, Condition, Conjunction
from aduan.model.inference import Activation, Derived, Infer, Inference, Rule, RuleSet
from aduan.model.values import Domain, FieldKind, Scalar

WORDS = ("infrastruktur", "pelayanan", "pungutan", "lain")
DOMAINS: dict[str, Domain] = {
    "golongan": Domain(FieldKind.CHOICE, WORDS),
    "terlapor": Domain(FieldKind.CHOICE, WORDS),
    "kadar": Domain(FieldKind.YES_NO, (True, False)),
    "anonim": Domain(FieldKind.YES_NO, (True, False)),
    "umur": Domain(FieldKind.NUMBER, low=0, high=120),
    "kerugian": Domain(FieldKind.MONEY, low=0, high=10**12),
    "uraian": Domain(FieldKind.TEXT),
}
ROLES = ("admin", "inspektur", "camat")


def atom(random: Random, name: str, domain: Domain) -> Atom:
    if random.random() < 0.15 or not (domain.values or domain.numeric):
        return Atom(name, filled=random.random() < 0.6)
    if domain.values:
        some = random.sample(domain.values, random.randint(1, len(domain.values) - 1))
        return Atom(name, values=frozenset(some))
    ends = sorted(random.choice((18, 19, 60, 1_000_000, 1_000_001)) for _ in range(2))
    if random.random() < 0.2:
        return Atom(name, values=frozenset(ends))
    low, high = (end if random.random() < 0.7 else None for end in ends)
    return Atom(name, low=low, high=high)


def condition(random: Random, domains: Mapping[str, Domain]) -> Condition:
    if random.random() < 0.05:
        return ALWAYS

    def conjunction() -> Conjunction:
        # Now and then one field twice, in one conjunction.
        names = random.choices(list(domains), k=random.randint(1, 4))
        return tuple(atom(random, name, domains[name]) for name in names)

    return Condition(tuple(conjunction() for _ in range(random.choice((1, 1, 1, 2, 3)))))


def ruleset(random: Random) -> RuleSet:
    """Give rules over all kinds of fields, derived ones in up to four strata among them."""
    readable = dict(DOMAINS)
    rules: list[Rule] = []
    derived: list[Derived] = []
    for number in range(random.randint(0, 5)):
        name = f"turunan_{number}"
        domain = DOMAINS[random.choice(("golongan", "kadar", "umur"))]
        values = domain.values or (18, 60, 61)
        derived.append(Derived(name, random.choice(values), random.choice((number, number // 2))))
        usual = random.choice(values)
        for _ in range(random.randint(0, 3)):
            # Mostly the same value, or nearly everything would be a conflict.
            value = usual if random.random() < 0.9 else random.choice(values)
            when = condition(random, readable)
            rules.append(Rule(f"k{len(rules)}", when, sets=((name, value),)))
        readable[name] = domain
    for _ in range(random.randint(0, 6)):
        suggests = tuple(
            (n, random.choice(WORDS)) for n in ("tujuan", "sifat")[: random.randint(0, 2)]
        )
        notifies = tuple(random.sample(ROLES, random.randint(0, 2)))
        when = condition(random, readable)
        rules.append(Rule(f"k{len(rules)}", when, suggests=suggests, notifies=notifies))
    random.shuffle(rules)
    return RuleSet(tuple(rules), readable, tuple(derived))


def facts(random: Random) -> dict[str, Scalar]:
    """Give facts for rules over `DOMAINS`, some fields left out, some values in no rule."""
    filled = random.choice((0.3, 0.8, 1.0))
    found: dict[str, Scalar] = {}
    for name, domain in DOMAINS.items():
        values = domain.values or (
            ("terisi",)
            if not domain.numeric
            else (0, 17, 18, 19, 20, 59, 60, 61, 999_999, 1_000_000, 1_000_001, 1_000_002, 10**12)
        )
        if random.random() < filled:
            found[name] = random.choice((*values, "tak_dikenal") if name == "golongan" else values)
    return found


class Naive:
    """Inference by trying every rule again after every firing."""

    def __init__(self, rules: RuleSet, given: Mapping[str, Scalar]) -> None:
        self.rules = rules
        self.known: dict[str, Scalar] = dict(given)
        self.derived = {d.name for d in rules.derived}
        self.by: dict[str, str] = {}
        self.done: list[Activation] = []

    def infer(self) -> Inference | tuple[str, ...]:
        """Give what follows; for a conflict, the two rules."""
        strata = sorted({d.stratum for d in self.rules.derived})
        for stratum in (None, *strata):
            self.settle(stratum)
            while (rule := self.first()) is not None:
                if before := self.fire(rule):
                    return before, rule.key
        return Inference(
            tuple((d.name, self.known[d.name]) for d in self.rules.derived),
            tuple(dict.fromkeys(s for a in self.done for s in a.suggests)),
            tuple(dict.fromkeys(n for a in self.done for n in a.notifies)),
            tuple(self.done),
        )

    def settle(self, stratum: int | None) -> None:
        for one in self.rules.derived:
            if one.stratum == stratum and one.name not in self.known:
                self.known[one.name], self.by[one.name] = one.default, "selain_itu"

    def first(self) -> Rule | None:
        fired = {a.rule for a in self.done}
        able = (r for r in self.rules.rules if r.key not in fired and self.matched(r) is not None)
        return next(able, None)

    def matched(self, rule: Rule) -> Conjunction | None:
        return next((c for c in rule.when.any_of or ((),) if all(map(self.holds, c))), None)

    def holds(self, one: Atom) -> bool:
        if one.name in self.derived and one.name not in self.known:
            return False
        return one.holds(self.known.get(one.name))

    def fire(self, rule: Rule) -> str:
        names = dict.fromkeys(a.name for a in self.matched(rule) or ())
        read = tuple((name, self.known.get(name)) for name in names)
        self.done.append(Activation(rule.key, read, rule.sets, rule.suggests, rule.notifies))
        for name, value in rule.sets:
            there = self.known.setdefault(name, value)
            if there != value or type(there) is not type(value):
                return self.by[name]
            self.by.setdefault(name, rule.key)
        return ""


def naive(rules: RuleSet, given: Mapping[str, Scalar]) -> Inference | tuple[str, ...]:
    """Infer the slow way; for a conflict, give the two rules."""
    return Naive(rules, given).infer()


def outcome(infer: Infer, given: Mapping[str, Scalar]) -> Inference | tuple[str, ...]:
    """Give what an engine infers, in the terms of `naive`."""
    try:
        return infer(given)
    except InferenceError as refused:
        if refused.detail["code"] != "bentrok":
            raise
        return tuple(refused.detail["rules"])
