"""Rules fired by counting: the plain agenda, oracle of durable-rules and its stand-in.

A rule's condition is some lines, each a conjunction. Every line counts the fields that do not yet
suit it; a fact lowers the counts of the lines it suits, and a line at nought is ready. Nothing here
does I/O, keeps state between evaluations or knows another engine; `Line`, `Trace` and `strata` say
what a firing is and are shared with `aduan.inference`, which only matches differently.

Decided here, where the contract leaves it open:

- A fact for a derived field is refused: only rules set derived fields.
- When several lines of a rule hold, the rule fires by the first of them, and reads that line's
  fields, each once, in the order of its atoms.
- A derived field always ends filled, so "not filled" never holds of one.
- What is suggested or notified twice is told once, in the order of firing. Suggestions that differ
  are all told: choosing is for people.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from aduan.errors import InferenceError
from aduan.model.conditions import Atom, Subject
from aduan.model.inference import Activation, Derived, Infer, Inference, Rule, RuleSet
from aduan.model.values import Scalar

#: The codes in `InferenceError.detail["code"]`.
CONFLICT = "bentrok"
DERIVED_GIVEN = "isian_turunan_diberi"
NOT_A_FIELD = "bukan_isian"
NOT_DERIVED = "bukan_isian_turunan"


# --- What a firing is: shared with durable-rules --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One conjunction of one rule; `rule_number` counts rules, in definition order."""

    rule_number: int
    rule: Rule
    atoms: Mapping[str, tuple[Atom, ...]]

    @property
    def reads(self) -> tuple[str, ...]:
        """Give the fields it reads, each once, in the order of its atoms."""
        return tuple(self.atoms)


def lines_of(ruleset: RuleSet) -> tuple[Line, ...]:
    """Give all conjunctions of all rules in definition order; refuse what no engine can fire."""
    derived = {d.name for d in ruleset.derived}
    found: list[Line] = []
    for number, rule in enumerate(ruleset.rules):
        for name, _ in rule.sets:
            if name not in derived:
                _refuse(NOT_DERIVED, rule, name, "is set by a rule but is no derived field")
        for conjunction in rule.when.any_of or ((),):
            atoms: dict[str, tuple[Atom, ...]] = {}
            for atom in conjunction:
                if atom.subject is not Subject.FIELD:
                    _refuse(NOT_A_FIELD, rule, atom.name, "is no field, and rules read only fields")
                atoms[atom.name] = (*atoms.get(atom.name, ()), atom)
            found.append(Line(number, rule, atoms))
    return tuple(found)


def _refuse(code: str, rule: Rule, name: str, why: str) -> None:
    raise InferenceError(
        f"{rule.place}: {rule.key}: {name} {why}",
        code=code,
        rule=rule.key,
        field=name,
        place=str(rule.place),
    )


def strata(ruleset: RuleSet) -> tuple[tuple[Derived, ...], ...]:
    """Give the derived fields of each stratum, lowest first."""
    numbers = sorted({d.stratum for d in ruleset.derived})
    return tuple(tuple(d for d in ruleset.derived if d.stratum == n) for n in numbers)


class Trace:
    """What followed so far in one evaluation: values, and the rules that fired."""

    __slots__ = ("_activations", "_by", "_ruleset", "known")

    def __init__(
        self, ruleset: RuleSet, facts: Mapping[str, Scalar], derived: frozenset[str]
    ) -> None:
        """Begin with facts, none of them a derived field."""
        if not derived.isdisjoint(facts):
            name = next(d.name for d in ruleset.derived if d.name in facts)
            raise InferenceError(
                f"{name}: a fact was given for a field that only rules set",
                code=DERIVED_GIVEN,
                field=name,
            )
        self._ruleset = ruleset
        self._by: dict[str, Rule | None] = {}
        self._activations: list[Activation] = []
        self.known = dict(facts)

    def fire(
        self, rule: Rule, reads: tuple[str, ...]
    ) -> tuple[tuple[str, Scalar], ...] | list[tuple[str, Scalar]]:
        """Note that a rule fired and what it read; give the derived fields that are new."""
        known = self.known
        read = tuple([(name, known.get(name)) for name in reads])
        self._activations.append(
            Activation(rule.key, read, rule.sets, rule.suggests, rule.notifies)
        )
        return self._set(rule) if rule.sets else ()

    def _set(self, rule: Rule) -> list[tuple[str, Scalar]]:
        known = self.known
        fresh: list[tuple[str, Scalar]] = []
        for name, value in rule.sets:
            if name not in self._by:
                self._by[name] = rule
                known[name] = value
                fresh.append((name, value))
            elif known[name] != value or type(known[name]) is not type(value):
                self._conflict(rule, name, value)
        return fresh

    def settle(self, stratum: Iterable[Derived]) -> list[tuple[str, Scalar]]:
        """Give the fields of a stratum that no rule set their defaults, and say which those are."""
        fresh = [(d.name, d.default) for d in stratum if d.name not in self._by]
        for name, default in fresh:
            self._by[name] = None
            self.known[name] = default
        return fresh

    def _conflict(self, rule: Rule, name: str, value: Scalar) -> None:
        first = self._by[name]
        before = first.key if first else "selain_itu"
        raise InferenceError(
            f"{rule.place}: {name}: {before} gives {self.known[name]!r}, {rule.key} gives {value!r}",
            code=CONFLICT,
            field=name,
            rules=(before, rule.key),
            values=(self.known[name], value),
            place=str(rule.place),
        )

    def inference(self) -> Inference:
        """Give all that followed."""
        known = self.known
        suggestions: dict[tuple[str, Scalar], None] = {}
        notices: dict[str, None] = {}
        for done in self._activations:
            for suggestion in done.suggests:
                suggestions[suggestion] = None
            for role in done.notifies:
                notices[role] = None
        return Inference(
            tuple([(d.name, known[d.name]) for d in self._ruleset.derived]),
            tuple(suggestions),
            tuple(notices),
            tuple(self._activations),
        )


# --- Matching by counting -------------------------------------------------------------------------

#: Numbers of lines, in definition order.
Lines = tuple[int, ...]


class _Index:
    """Which lines each value of one field suits: by look-up for words, by bisection for numbers."""

    __slots__ = ("_bands", "_breaks", "_no", "_other", "_words", "_yes", "absent")

    def __init__(self, name: str, lines: Mapping[int, Line]) -> None:
        """Try every value that the lines tell apart, once."""
        asking: dict[tuple[Atom, ...], list[int]] = {}
        for number, line in lines.items():
            asking.setdefault(line.atoms[name], []).append(number)

        def suited(value: object) -> Lines:
            return tuple(
                number
                for atoms, numbers in asking.items()
                if all(atom.holds(value) for atom in atoms)
                for number in numbers
            )

        atoms = [atom for ask in asking for atom in ask]
        values = [value for atom in atoms for value in atom.values or ()]
        breaks = {v + n for v in values if isinstance(v, int) for n in (0, 1)}
        breaks.update(atom.low for atom in atoms if atom.low is not None)
        breaks.update(atom.high + 1 for atom in atoms if atom.high is not None)
        self._breaks = sorted(breaks)
        lowest = self._breaks[0] - 1 if self._breaks else 0
        self._bands = tuple(suited(number) for number in (lowest, *self._breaks))
        self._words = {value: suited(value) for value in values if type(value) is str}
        self._no, self._yes = (suited(flag) for flag in (False, True))
        # A word that no atom names suits only those who ask whether there is anything.
        self._other = suited(object())
        self.absent = suited(None)

    def suited(self, value: Scalar) -> Lines:
        """Give the lines that a value suits."""
        if type(value) is str:
            return self._words.get(value, self._other)
        if type(value) is bool:
            return self._yes if value else self._no
        return self._bands[bisect_right(self._breaks, value)]


class _Agenda:
    """Rules compiled for counting; calling it evaluates."""

    def __init__(self, ruleset: RuleSet) -> None:
        """Index the lines by the fields they read."""
        lines = lines_of(ruleset)
        self._ruleset = ruleset
        self._strata = strata(ruleset)
        self._derived = frozenset(d.name for d in ruleset.derived)
        self._index = {
            name: _Index(name, {n: line for n, line in enumerate(lines) if name in line.atoms})
            for name in {name for line in lines for name in line.atoms}
        }
        # Counting starts from a case with no field filled, so that absence costs nothing.
        self._left = [len(line.atoms) for line in lines]
        for name, index in self._index.items():
            for number in index.absent if name not in self._derived else ():
                self._left[number] -= 1
        self._ready = [number for number, left in enumerate(self._left) if not left]
        self._fires = [(line.rule, line.reads) for line in lines]
        of_rule = [0] * len(ruleset.rules)
        for number, line in enumerate(lines):
            of_rule[line.rule_number] |= 1 << number
        #: By line: all lines but those of its rule, to strike a rule that fired.
        self._others = [~of_rule[line.rule_number] for line in lines]

    def __call__(self, facts: Mapping[str, Scalar]) -> Inference:
        """Say what follows from facts."""
        trace = Trace(self._ruleset, facts, self._derived)
        left = self._left.copy()
        ready = self._load(facts, left)
        live = self._fire(trace, left, ready, -1)
        for stratum in self._strata:
            ready = self._lower(trace.settle(stratum), left)
            live = self._fire(trace, left, ready & live, live)
        return trace.inference()

    def _load(self, facts: Mapping[str, Scalar], left: list[int]) -> int:
        """Count the facts; give the lines that are ready, a bit each."""
        may = self._ready.copy()
        for name, value in facts.items():
            index = self._index.get(name)
            if index is not None:
                for number in index.absent:
                    left[number] += 1
                for number in index.suited(value):
                    left[number] -= 1
                    if not left[number]:
                        may.append(number)
        ready = 0
        # A line at nought may have been raised again by a later fact.
        for number in may:
            if not left[number]:
                ready |= 1 << number
        return ready

    def _lower(self, fresh: Iterable[tuple[str, Scalar]], left: list[int]) -> int:
        """Count derived fields that got their values; give the lines that became ready."""
        ready = 0
        for name, value in fresh:
            index = self._index.get(name)
            if index is not None:
                for number in index.suited(value):
                    left[number] -= 1
                    if not left[number]:
                        ready |= 1 << number
        return ready

    def _fire(self, trace: Trace, left: list[int], ready: int, live: int) -> int:
        """Fire the first ready line until none is; give the lines of rules that have not fired."""
        while ready:
            number = (ready & -ready).bit_length() - 1
            rule, reads = self._fires[number]
            live &= self._others[number]
            fresh = trace.fire(rule, reads)
            if fresh:
                ready |= self._lower(fresh, left)
            ready &= live
        return live


def compile_agenda(ruleset: RuleSet) -> Infer:
    """Make rules ready to be evaluated by counting; refuse rules that cannot be fired."""
    agenda: Callable[[Mapping[str, Scalar]], Inference] = _Agenda(ruleset)
    return agenda
