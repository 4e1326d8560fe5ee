"""Rules and facts as durable-rules may see them: short codes of ours, equality only.

A field is a number, and its values are sorted into the classes that the rules tell apart (an amount
becomes its band, a word its class), each with a code. A set of several classes has a code of its
own, which the facts of these classes carry too. So no text, number or date of a rule file or a case
ever reaches the C code, and every line is exactly one rule there: writing a rule out for each class
instead made four rules of one on average, and contexts four times as dear.
The classes are found by `Atom.holds`, not by the agenda's indexes, so that one may test the other.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from aduan.engine.agenda import Line, lines_of
from aduan.model.inference import RuleSet
from aduan.model.values import Scalar

START = '{"kind":"mulai","id":"mulai"}'
#: Fires first in every evaluation: a context in which nothing fired must not be deleted.
PRIMER = "mulai"

_PRESENT = "ada"
_DERIVED = "turunan"
_ABSENT = "tiada"
_YES = "y"


@dataclass(frozen=True, slots=True)
class Test:
    """What a rule asks of one field: presence or absence, and which code a fact must carry."""

    kind: str
    #: The property to look at and what it must hold; none when presence or absence is all.
    key: str = ""
    value: str = ""


class FieldCodes:
    """The classes of one field's values, and the fact that stands for each."""

    def __init__(self, number: int, name: str, lines: tuple[Line, ...], *, derived: bool) -> None:
        """Find the classes: values that every line treats alike share one."""
        self.number = number
        self._kind = _DERIVED if derived else _PRESENT
        self._asked: set[Test] = set()
        self.name = name
        #: What lines ask of the field, lines that ask the same taken together.
        self._asks = {ask: n for n, ask in enumerate(dict.fromkeys(li.atoms[name] for li in lines))}
        atoms = [atom for ask in self._asks for atom in ask]
        self._words = sorted({v for a in atoms for v in a.values or () if type(v) is str})
        points = {
            p for atom in atoms for v in atom.values or () if type(v) is int for p in (v, v + 1)
        }
        points.update(atom.low for atom in atoms if atom.low is not None)
        points.update(atom.high + 1 for atom in atoms if atom.high is not None)
        self._points = sorted(points)
        self._seen: dict[tuple[bool, ...], int] = {}
        self._sets: dict[tuple[int, ...], int] = {}
        #: A value of each class.
        self.witnesses: list[object] = []
        below = self._points[0] - 1 if points else 0
        self._bands = [self._class(n) for n in (below, *self._points)]
        self._exact = {(type(v), v): self._class(v) for v in (*self._words, False, True)}
        self._other = self._class(object())

    def _class(self, value: object) -> int:
        signature = tuple(all(atom.holds(value) for atom in ask) for ask in self._asks)
        if signature not in self._seen:
            self._seen[signature] = len(self._seen)
            self.witnesses.append(value)
        return self._seen[signature]

    def class_of(self, value: Scalar) -> int:
        """Give the class of a value."""
        if type(value) is int:
            return self._bands[bisect_right(self._points, value)]
        return self._exact.get((type(value), value), self._other)

    def test(self, line: Line) -> Test | None:
        """Give what a line asks of the field; None when nothing can suit it."""
        ask = line.atoms[self.name]
        if all(atom.holds(None) for atom in ask):
            # A derived field always ends filled.
            return None if self._kind == _DERIVED else Test(_ABSENT)
        place = self._asks[ask]
        suited = tuple(n for signature, n in self._seen.items() if signature[place])
        if len(suited) == len(self.witnesses):
            return Test(self._kind)
        if len(suited) > 1:
            return Test(self._kind, f"h{self._sets.setdefault(suited, len(self._sets))}", _YES)
        return Test(self._kind, "value", f"c{suited[0]}") if suited else None

    def pattern(self, test: Test) -> list[dict[str, str]]:
        """Write a test as durable-rules does, the kind first."""
        found = [{"kind": test.kind}, {"name": f"f{self.number}"}]
        return [*found, {test.key: test.value}] if test.key else found

    def ask(self, test: Test) -> None:
        """Note that a rule will ask this, so that facts must be told for it."""
        self._asked.add(test)

    def facts(self) -> list[str]:
        """Write the fact that stands for each class; empty for a class that no test asks for."""
        return [self._fact(place) for place in range(len(self.witnesses))]

    def words(self) -> Mapping[Scalar, str]:
        """Give the fact for each word that a rule names."""
        facts = self.facts()
        return {word: facts[self.class_of(word)] for word in self._words}

    def _fact(self, place: int) -> str:
        codes = [Test(self._kind, f"h{n}", _YES) for of, n in self._sets.items() if place in of]
        codes.append(Test(self._kind, "value", f"c{place}"))
        # It carries only the codes that some rule asks for.
        asked = {code.key: code.value for code in codes if code in self._asked}
        if not asked and Test(self._kind) not in self._asked:
            return ""
        return self._write({"kind": self._kind} | asked)

    def absence(self) -> str:
        """Write the fact that says the field is not filled; empty when no test asks for it."""
        return self._write({"kind": _ABSENT}) if Test(_ABSENT) in self._asked else ""

    def _write(self, fact: dict[str, str]) -> str:
        name = f"f{self.number}"
        return json.dumps({**fact, "name": name, "id": name}, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class CodedLine:
    """A line of a rule that can hold, with what it asks of each field it reads."""

    line: Line
    tests: tuple[tuple[FieldCodes, Test], ...]


@dataclass(frozen=True, slots=True)
class Coding:
    """All lines that can hold, in codes, and the codes of all fields that rules read."""

    lines: tuple[CodedLine, ...]
    fields: Mapping[str, FieldCodes]


def code(ruleset: RuleSet) -> Coding:
    """Put rules into codes; refuse rules that no engine can fire."""
    lines = lines_of(ruleset)
    derived = {d.name for d in ruleset.derived}
    names = dict.fromkeys(name for line in lines for name in line.atoms)
    fields = {
        name: FieldCodes(
            number,
            name,
            tuple(line for line in lines if name in line.atoms),
            derived=name in derived,
        )
        for number, name in enumerate(names)
    }
    coded: list[CodedLine] = []
    for line in lines:
        tests = [(fields[n], fields[n].test(line)) for n in line.atoms]
        possible = tuple((codes, test) for codes, test in tests if test is not None)
        if len(possible) == len(tests):
            coded.append(CodedLine(line, possible))
            for codes, test in possible:
                codes.ask(test)
    return Coding(tuple(coded), fields)


def definition(coding: Coding) -> str:
    """Write the rules as durable-rules reads them, each named by its place among the lines.

    All have one priority, so durable-rules fires the first that can, in the order written here.
    """
    start: list[object] = [{"m_0": {"kind": "mulai"}}]
    rules: dict[str, object] = {PRIMER: {"all": start}}
    for number, coded in enumerate(coding.lines):
        # Rules with no condition wait for the start, as nothing else is sure to be asserted.
        rules[str(number)] = {
            "all": [
                {f"m_{place}": {"$and": codes.pattern(test)}}
                for place, (codes, test) in enumerate(coded.tests)
            ]
            or start
        }
    return json.dumps(rules, separators=(",", ":"))
