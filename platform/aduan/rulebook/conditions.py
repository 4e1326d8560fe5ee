"""Conditions: from `bila` to any-of lists of atoms, each value checked against what its field holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

from aduan.model.conditions import ALWAYS, Atom, Condition, Conjunction, Subject
from aduan.model.values import COMPARABLE, Domain, FieldKind
from aduan.model.values import Scalar as Plain
from aduan.rulebook.build import Element
from aduan.rulebook.reader import YES_NO, Entry, Node, Scalar, Sequence
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.references import likest_first, nearest

FILLED = "terisi"
EMPTY = "kosong"
ANY = "semua"
NOT = "bukan"
UNIT_KIND = "jenis_unit"
CHANNEL = "kanal"
LEAD = "utama"
HANDOVERS = "penyaluran"
#: What may be said of a clock.
CLOCK_WORDS = (
    "berjalan",
    "lewat",
    "dijeda",
    "dipenuhi",
    "dipenuhi_terlambat",
    "belum_mulai",
    "belum_waktunya",
    "terlalu_awal",
    "gugur",
)
#: What may be said of all hand-overs together.
HANDOVER_WORDS = (
    "semua_selesai",
    "salah_satu_selesai",
    "utama_selesai",
    "belum_semua",
    "semua_kembali",
    "tidak_ada",
)
#: What may be said of a stage, and of a move.
STAGE_WORDS = ("sedang", "sudah", "belum")
MOVE_WORDS = ("sudah", "belum")
#: Ids that no option of a choice may have.
RESERVED_OPTIONS = frozenset({FILLED, EMPTY, ANY})
#: Ids that no field, clock, stage or move may have.
RESERVED = frozenset({HANDOVERS, UNIT_KIND, LEAD, CHANNEL})
#: What is readable as a field inside a hand-over, and in tables.
INSIDE = frozenset({UNIT_KIND, LEAD})
#: Comparisons of whole numbers: which end they bound, and what is added to the number.
_RANGES = {
    "paling_sedikit": ("low", 0),
    "paling_banyak": ("high", 0),
    "lebih_dari": ("low", 1),
    "kurang_dari": ("high", -1),
}
_COMBINATIONS = 512


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition may read where it stands; of broken fields nothing can be said."""

    domains: Mapping[str, Domain]
    clocks: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    moves: frozenset[str] = frozenset()
    handovers: bool = False
    inside: bool = False
    broken: frozenset[str] = frozenset()

    def known(self) -> tuple[str, ...]:
        """Give every id a condition may name here."""
        more = [HANDOVERS] if self.handovers else []
        readable = (d for d in self.domains if d not in INSIDE or self.inside)
        return (*readable, *self.clocks, *self.stages, *self.moves, *more)

    def tables(self) -> Scope:
        """Give the scope of a decision table: fields alone, the kind of unit among them."""
        none = frozenset[str]()
        return replace(self, clocks=none, stages=none, moves=none, handovers=False, inside=True)


def condition(element: Element, scope: Scope, key: str = "bila") -> Condition | None:
    """Build the condition of an element; None when a part of it names nothing."""
    node = element.get(key)
    if node is None:
        return ALWAYS if key not in element.body else None
    options = node.items if isinstance(node, Sequence) else (node,)
    found: list[Conjunction] = []
    whole = True
    for option in options:
        built = _all_of(element, scope, option)
        whole = whole and built is not None
        found.extend(built or ())
    if not whole:
        return None
    return ALWAYS if () in found else Condition(tuple(dict.fromkeys(found)))


def columns(element: Element, key: str = "bila") -> tuple[str, ...]:
    """Give the names that a condition mentions, in the order written."""
    node = element.get(key)
    options = node.items if isinstance(node, Sequence) else (node,)
    return tuple(dict.fromkeys(n for o in options if isinstance(o, Map) for n in o.entries))


def _all_of(element: Element, scope: Scope, node: Node) -> list[Conjunction] | None:
    if not isinstance(node, Map):
        return None
    tests: list[list[Conjunction]] = []
    for name, entry in node.entries.items():
        alternatives = _test(element, scope, name, entry)
        if alternatives is None:
            return None
        tests.append(alternatives)
    if _count(tests) > _COMBINATIONS:
        element.fault("L005", node.span, "terlalu_banyak", count=_count(tests))
        return None
    return [tuple(a for part in combined for a in part) for combined in product(*tests)]


def _count(tests: list[list[Conjunction]]) -> int:
    total = 1
    for test in tests:
        total *= len(test)
    return total


def _test(element: Element, scope: Scope, name: str, entry: Entry) -> list[Conjunction] | None:
    """Build one key of a condition: the ways it can hold, each some atoms."""
    value = element.resolved(entry.value)
    if value is None:
        return None
    if name in scope.domains and (name not in INSIDE or scope.inside):
        return _read(element, scope, name, value)
    for subject, kind, names, words in (
        (Subject.CLOCK, "batas_waktu", scope.clocks, CLOCK_WORDS),
        (Subject.EVENT, "peristiwa", scope.stages, STAGE_WORDS),
        (Subject.EVENT, "peristiwa", scope.moves, MOVE_WORDS),
        (Subject.HANDOVERS, HANDOVERS, {HANDOVERS} if scope.handovers else (), HANDOVER_WORDS),
    ):
        if name in names:
            element.cx.use(kind, name)
            return _words(element, name, subject, words, value)
    near = nearest(name, scope.known())
    element.fault("L005", entry.key.span, "syarat", id=name, near=near)
    return None


def _read(element: Element, scope: Scope, name: str, value: Node) -> list[Conjunction] | None:
    """Build a test of a field, or of what is read like one."""
    if name == UNIT_KIND:
        for node in _mentioned(value):
            element.cx.use(UNIT_KIND, node.text)
    else:
        element.cx.reads.add(name)
    return None if name in scope.broken else _field(element, name, scope.domains[name], value)


def _mentioned(value: Node) -> tuple[Scalar, ...]:
    if isinstance(value, Map):
        return tuple(n for e in value.entries.values() for n in _mentioned(e.value))
    return _scalars(value)


def _scalars(value: Node) -> tuple[Scalar, ...]:
    if isinstance(value, Sequence):
        return tuple(i for i in value.items if isinstance(i, Scalar))
    return (value,) if isinstance(value, Scalar) else ()


def _negated(value: Node) -> tuple[Node, bool]:
    """Take `{bukan: x}` apart."""
    if isinstance(value, Map) and value.entries.keys() == {NOT}:
        return value.entries[NOT].value, True
    return value, False


def _words(
    element: Element, name: str, subject: Subject, known: tuple[str, ...], value: Node
) -> list[Conjunction] | None:
    inner, negated = _negated(value)
    found: set[Plain] = set()
    for node in _scalars(inner):
        if node.text not in known:
            near = nearest(node.text, known)
            element.fault("L005", node.span, "keadaan", id=node.text, name=name, near=near)
            return None
        found.add(node.text)
    if not found:
        return None
    values = frozenset(known) - found if negated else frozenset(found)
    return [(Atom(name, values=frozenset(values), subject=subject),)]


def _field(element: Element, name: str, domain: Domain, value: Node) -> list[Conjunction] | None:
    said = value.value if isinstance(value, Scalar) else None
    if said in RESERVED_OPTIONS:
        return [() if said == ANY else (Atom(name, filled=said == FILLED),)]
    inner, negated = _negated(value)
    if domain.kind not in COMPARABLE:
        element.fault("L005", value.span, "tak_dibandingkan", name=name, kind=domain.kind.value)
        return None
    if isinstance(inner, Map):
        return None if negated else _range(name, inner)
    found = values(element, name, domain, _scalars(inner))
    if not found:
        return None
    return _others(name, domain, found) if negated else [(Atom(name, values=frozenset(found)),)]


def _others(name: str, domain: Domain, found: tuple[Plain, ...]) -> list[Conjunction]:
    """Give the values of a domain beside some."""
    if domain.numeric:
        return _around(name, domain, [v for v in found if isinstance(v, int)])
    return [(Atom(name, values=frozenset(v for v in domain.values if v not in found)),)]


def values(
    element: Element, name: str, domain: Domain, nodes: tuple[Scalar, ...]
) -> tuple[Plain, ...] | None:
    """Give the values of a field that scalars write; None with a fault where one does not fit."""
    found: list[Plain] = []
    whole = True
    for node in nodes:
        value = fitting(domain, node)
        if value is None:
            whole = False
            element.fault(
                "L005", node.span, "nilai", id=node.text, name=name, near=_allowed(domain, node)
            )
        else:
            found.append(value)
    return tuple(found) if whole else None


def fitting(domain: Domain, node: Scalar) -> Plain | None:
    """Give the value of a scalar in a domain, None when it is not in it."""
    value = node.value
    if domain.kind is FieldKind.YES_NO:
        return value if isinstance(value, bool) else None
    if domain.numeric:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return value if whole and domain.low <= int(value or 0) <= domain.high else None
    return node.text if node.text in domain.values else None


def _allowed(domain: Domain, node: Scalar) -> str:
    if domain.kind is FieldKind.YES_NO:
        return ", ".join(likest_first(node.text, YES_NO))
    if domain.numeric:
        return f"{domain.low}-{domain.high}"
    return nearest(node.text, [str(v) for v in domain.values])


def _range(name: str, node: Map) -> list[Conjunction] | None:
    low: int | None = None
    high: int | None = None
    for key, entry in node.entries.items():
        value = entry.value.value if isinstance(entry.value, Scalar) else None
        if key not in _RANGES or not isinstance(value, int) or isinstance(value, bool):
            return None
        end, more = _RANGES[key]
        if end == "low":
            low = value + more if low is None else max(low, value + more)
        else:
            high = value + more if high is None else min(high, value + more)
    return [(Atom(name, low=low, high=high),)] if node.entries else None


def _around(name: str, domain: Domain, left_out: list[int]) -> list[Conjunction]:
    """Give the ranges of a domain that leave numbers out."""
    found: list[Conjunction] = []
    low = domain.low
    for number in sorted(left_out):
        if number > low:
            found.append((Atom(name, low=low, high=number - 1),))
        low = number + 1
    if low <= domain.high:
        found.append((Atom(name, low=low, high=domain.high),))
    return found
