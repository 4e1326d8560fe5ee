"""Conditions: any of some lists of atoms, each atom a test of one subject on one case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aduan.model.values import Scalar


class Subject(StrEnum):
    """What an atom looks at."""

    FIELD = "isian"
    CLOCK = "batas_waktu"
    HANDOVERS = "penyaluran"
    EVENT = "peristiwa"


@dataclass(frozen=True, slots=True)
class Atom:
    """A test of one subject; exactly one of `values`, a range, or `filled` says what must hold.

    `values`: the value is one of them. `low`..`high` (both included, None = open): a whole number
    lies between. `filled`: the field has, or has not, any value at all.
    """

    name: str
    values: frozenset[Scalar] | None = None
    low: int | None = None
    high: int | None = None
    filled: bool | None = None
    subject: Subject = Subject.FIELD

    def holds(self, value: object) -> bool:
        """Say whether the atom holds for a value; None means the field is not filled."""
        if self.filled is not None:
            return (value is not None and value != ()) is self.filled
        if value is None:
            return False
        if self.values is not None:
            # `True == 1` in Python, so types are compared too.
            return any(value == v and type(value) is type(v) for v in self.values)
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


#: Atoms that must all hold.
Conjunction = tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when all atoms of any one of its conjunctions hold; without any it always holds."""

    any_of: tuple[Conjunction, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Give the fields it reads."""
        return frozenset(a.name for c in self.any_of for a in c if a.subject is Subject.FIELD)


ALWAYS = Condition()
