"""Whether two ways of writing a decision decide the same: proved by classes, or refuted by a case.

Both are laid into one index: each column's values fall into classes that neither tells apart, so
that walking the classes is walking every case. Clocks, events and hand-overs are columns too, of
all that may be said of them. What cannot be laid out so is unknown, never equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from aduan.engine.facts import (
    ALL_DONE,
    ALL_RETURNED,
    ANY_DONE,
    LEAD_DONE,
    NO_HANDOVER,
    NOT_ALL,
    NOT_YET,
    NOW,
    PAST,
)
from aduan.engine.program import domains_of
from aduan.engine.tables import TableIndex, index_table
from aduan.model.conditions import Atom, Condition, Conjunction, Subject
from aduan.model.rules import Row, Rules, Table, fixed
from aduan.model.values import Domain, FieldKind
from aduan.rulebook.checks.common import impossible, with_conditions
from aduan.rulebook.conditions import CLOCK_WORDS


@dataclass(frozen=True, slots=True)
class Sides:
    """The rules of one service in both editions."""

    old: Rules
    new: Rules


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as written: the first row that fits gives the outcome, else `otherwise`."""

    rows: tuple[tuple[Condition, object], ...]
    otherwise: object = None
    opaque: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the same is decided (None: unknown), else a case with what follows in each."""

    same: bool | None
    witness: tuple[tuple[str, str], ...] = ()
    old: object = None
    new: object = None


UNKNOWN = Verdict(None)
SAME = Verdict(same=True)

#: All that may be said of hand-overs at one moment.
_HANDOVERS = (
    {NO_HANDOVER},
    {NOT_ALL},
    {NOT_ALL, ALL_RETURNED},
    *(
        {ANY_DONE, end, *lead}
        for end in (ALL_DONE, NOT_ALL)
        for lead in ((), (LEAD_DONE,))
    ),
)  # fmt: skip
#: More words of one clock than this are not tried in all combinations.
_MOST_WORDS = 6


def compare(old: Decided, new: Decided, sides: Sides) -> Verdict:
    """Compare two decisions on every case that can occur under both editions."""
    if old.opaque or new.opaque:
        return UNKNOWN
    conditions = [when for when, _ in (*old.rows, *new.rows)]
    columns = _Columns.of(conditions, sides)
    if columns is None:
        return UNKNOWN
    barred = [Condition((c,)) for c in columns.barred(sides)]
    rows = [columns.flat(when) for when in conditions] + barred
    table = Table("", "", tuple(Row(r, fixed(None)) for r in rows), columns.names)
    index = index_table(table, columns.domains)
    return _walked(index, old, new, len(conditions))


def _walked(index: TableIndex, old: Decided, new: Decided, real: int) -> Verdict:
    split = len(old.rows)
    for shown, fitting in index.cells():
        if any(row >= real for row in fitting):
            continue
        first = next((n for n in fitting if n < split), None)
        second = next((n - split for n in fitting if n >= split), None)
        was = old.otherwise if first is None else old.rows[first][1]
        now = new.otherwise if second is None else new.rows[second][1]
        if was != now:
            names = (column.name for column in index.columns)
            return Verdict(
                same=False, witness=tuple(zip(names, shown, strict=True)), old=was, new=now
            )
    return SAME


@dataclass(frozen=True, slots=True)
class _Columns:
    """What two decisions read, each with all that it may hold under both editions."""

    names: tuple[str, ...]
    domains: Mapping[str, Domain | None]
    words: Mapping[str, tuple[frozenset[str], ...]]

    @staticmethod
    def of(conditions: Iterable[Condition], sides: Sides) -> _Columns | None:
        """Lay the columns out; None where the two editions cannot be compared."""
        atoms = [a for c in conditions for conjunction in c.any_of for a in conjunction]
        read = dict.fromkeys(a.name for a in atoms if a.subject is Subject.FIELD)
        fields = dict.fromkeys(
            (*with_conditions(sides.old, read), *with_conditions(sides.new, read))
        )
        domains: dict[str, Domain | None] = {}
        before, after = domains_of(sides.old), domains_of(sides.new)
        for name in fields:
            both = _common(name, before, after)
            if both is None:
                return None
            domains[name] = both[0]
        words = {}
        for subject, name in dict.fromkeys((a.subject, a.name) for a in atoms):
            if subject is not Subject.FIELD:
                said = _sayings(
                    subject, [a for a in atoms if (a.subject, a.name) == (subject, name)]
                )
                if said is None:
                    return None
                key = _column(subject, name)
                words[key] = said
                domains[key] = Domain(FieldKind.CHOICE, tuple(map(_written, said)))
        return _Columns(tuple(domains), domains, words)

    def flat(self, condition: Condition) -> Condition:
        """Give a condition with what it says of clocks and events as if it were said of fields."""
        return Condition(tuple(tuple(map(self._flat, atoms)) for atoms in condition.any_of))

    def _flat(self, atom: Atom) -> Atom:
        if atom.subject is Subject.FIELD:
            return atom
        key = _column(atom.subject, atom.name)
        wanted = atom.values or frozenset()
        return Atom(key, frozenset(_written(said) for said in self.words[key] if said & wanted))

    def barred(self, sides: Sides) -> Iterator[Conjunction]:
        """Give the combinations that cannot occur in one of the editions."""
        mine = [name for name in self.names if name not in self.words]
        for rules in (sides.old, sides.new):
            known = domains_of(rules)
            for atoms in impossible(rules, [n for n in mine if n in known]):
                if all(a.subject is Subject.FIELD and a.name in self.domains for a in atoms):
                    yield atoms


def _column(subject: Subject, name: str) -> str:
    return name if subject is Subject.HANDOVERS else f"{subject.value}.{name}"


def _written(said: frozenset[str]) -> str:
    return "+".join(sorted(said))


def _sayings(subject: Subject, atoms: list[Atom]) -> tuple[frozenset[str], ...] | None:
    """Give all that may be said at one moment, as far as the atoms tell it apart."""
    if subject is Subject.EVENT:
        return tuple(frozenset({word}) for word in (NOT_YET, NOW, PAST))
    if subject is Subject.HANDOVERS:
        return tuple(map(frozenset, _HANDOVERS))
    named = sorted({str(v) for a in atoms for v in a.values or ()})
    if len(named) > _MOST_WORDS:
        return None
    # Several hand-overs may each have the clock, so that several words hold; the fewest come first.
    other = next(word for word in CLOCK_WORDS if word not in named)
    several = [frozenset(c) for n in range(1, len(named) + 1) for c in combinations(named, n)]
    return (*(s for s in several if len(s) == 1), frozenset({other}), *several[len(named) :])


def _common(
    name: str, before: Mapping[str, Domain | None], after: Mapping[str, Domain | None]
) -> tuple[Domain | None] | None:
    """Give what a field may hold in both editions; None where its kinds cannot be compared."""
    if name not in before or name not in after:
        return (after.get(name, before.get(name)),)
    old, new = before[name], after[name]
    if old is None or new is None:
        return (None,) if old is new else None
    if old.kind is not new.kind:
        return None
    if old.numeric:
        low, high = max(old.low, new.low), min(old.high, new.high)
        return (replace(new, low=low, high=high),) if low <= high else None
    shared = tuple(v for v in new.values if v in old.values)
    return (replace(new, values=shared),) if shared or not new.values else None


def held(condition: Condition) -> Decided:
    """Give a condition as a decision: it holds or not."""
    return Decided(((condition, True),), otherwise=False)


def looked_up(table: Table, result: Callable[[Row], object]) -> Decided:
    """Give a table as a decision."""
    return Decided(tuple((row.when, result(row)) for row in table.rows), opaque=table.opaque)
