"""Single values changed: lists of names, conditions, limits, choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from aduan.engine.tables import shown
from aduan.model.conditions import Atom, Condition, Subject
from aduan.model.limits import DayOfMonth, Limit, Unit
from aduan.model.rules import PUBLIC, REPORTER, SYSTEM, Choice, Force, Rules, Version
from aduan.model.values import Domain, Scalar

T = TypeVar("T")
U = TypeVar("U")

NOTHING = "tidak ada"
_BUILT_IN = (REPORTER, SYSTEM, PUBLIC)
#: The last day that every month has.
_SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """One value changed: the key of the rule files it stands under, as it was and is now."""

    key: str
    before: str
    after: str
    value: T


def put(change: Change[T], value: U) -> Change[U]:
    """Give a change with another value changed by it."""
    return Change(change.key, change.before, change.after, value)


def lift(changes: Iterator[Change[T]], into: Callable[[T], U]) -> Iterator[Change[U]]:
    """Give changes of a part as changes of the whole it is put into."""
    for change in changes:
        yield put(change, into(change.value))


# --- Lists of names -----------------------------------------------------------------------------


def fewer(key: str, names: tuple[str, ...]) -> Iterator[Change[tuple[str, ...]]]:
    """Give a list of names with each of them left out once."""
    for name in names:
        yield Change(key, name, NOTHING, tuple(n for n in names if n != name))


def other_parties(
    key: str, names: tuple[str, ...], rules: Rules
) -> Iterator[Change[tuple[str, ...]]]:
    """Give lists of roles with one left out, or with another in the place of the only one."""
    if len(names) > 1:
        yield from fewer(key, names)
    elif names and (other := _other_role(names[0], rules)):
        yield Change(key, names[0], other, (other,))


def _other_role(name: str, rules: Rules) -> str | None:
    """Give another role of the same level, the next one; none is like those that all regions have."""
    if name not in rules.roles or name in _BUILT_IN:
        return None
    level = rules.roles[name].level
    alike = [k for k, r in rules.roles.items() if r.level is level and k not in _BUILT_IN]
    return alike[(alike.index(name) + 1) % len(alike)] if len(alike) > 1 else None


def listed(names: Sequence[str]) -> str:
    """Write names as a list, or that there is none."""
    return ", ".join(names) or NOTHING


def without_each(key: str, letters: Mapping[str, str]) -> Iterator[Change[dict[str, str]]]:
    """Give letters with each of them left out once."""
    for who, letter in letters.items():
        left = {k: v for k, v in letters.items() if k != who}
        yield Change(f"{key}.{who}", letter, NOTHING, left)


# --- Conditions ---------------------------------------------------------------------------------


def other_conditions(
    key: str, when: Condition, domains: Mapping[str, Domain | None]
) -> Iterator[Change[Condition]]:
    """Give conditions with an atom gone or turned round, or an alternative gone.

    Alternatives are numbered from 1, as a name says what was changed of which of them.
    """
    for number, atoms in enumerate(when.any_of):
        part = f"{key}.{number + 1}" if len(when.any_of) > 1 else key
        for place, atom in enumerate(atoms):
            name = f"{part}.{atom.name}"
            rest = (*atoms[:place], *atoms[place + 1 :])
            without = _with(when, number, rest) if rest or len(when.any_of) == 1 else None
            if without is not None:
                kept = Condition() if without.any_of == ((),) else without
                yield Change(name, _said(atom), NOTHING, kept)
            for other in _turned(atom, domains.get(atom.name)):
                every = (*atoms[:place], other, *atoms[place + 1 :])
                yield Change(name, _said(atom), _said(other), _with(when, number, every))
        if len(when.any_of) > 1:
            fewer = Condition((*when.any_of[:number], *when.any_of[number + 1 :]))
            yield Change(part, " dan ".join(map(_said, atoms)), NOTHING, fewer)


def _with(when: Condition, number: int, atoms: tuple[Atom, ...]) -> Condition:
    return Condition((*when.any_of[:number], atoms, *when.any_of[number + 1 :]))


def _turned(atom: Atom, domain: Domain | None) -> Iterator[Atom]:
    """Give atoms that say something else: turned round, or with a bound one more or less."""
    if atom.filled is not None:
        yield replace(atom, filled=not atom.filled)
        return
    if atom.values is None:
        yield from _other_bounds(atom)
    elif atom.subject is Subject.FIELD and domain is not None and domain.values:
        yield from _other_values(atom, atom.values, frozenset(domain.values) - atom.values)


def _other_bounds(atom: Atom) -> Iterator[Atom]:
    for step in (1, -1):
        if atom.low is not None:
            yield replace(atom, low=atom.low + step)
        if atom.high is not None:
            yield replace(atom, high=atom.high + step)


def _other_values(atom: Atom, values: frozenset[Scalar], rest: frozenset[Scalar]) -> Iterator[Atom]:
    if rest:
        yield replace(atom, values=rest)
    if len(values) > 1:
        yield from (replace(atom, values=values - {v}) for v in sorted(values, key=str))


def _said(atom: Atom) -> str:
    if atom.filled is not None:
        return "terisi" if atom.filled else "kosong"
    if atom.values is not None:
        return listed(sorted(map(shown, atom.values)))
    low, high = ("" if bound is None else str(bound) for bound in (atom.low, atom.high))
    return f"{low}..{high}"


# --- Values -------------------------------------------------------------------------------------


def other_choices(
    key: str, choice: Choice[T], other: Callable[[T], Iterator[T]], said: Callable[[T], str]
) -> Iterator[Change[Choice[T]]]:
    """Give a choice with each of its versions holding another value."""
    for number, version in enumerate(choice.versions):
        for value in other(version.value):
            changed = Version(version.since, value, version.citation)
            versions = (*choice.versions[:number], changed, *choice.versions[number + 1 :])
            yield Change(key, said(version.value), said(value), Choice(versions, choice.table))


def other_limits(limit: Limit | DayOfMonth | None) -> Iterator[Limit | DayOfMonth | None]:
    """Give a limit with a day more and less, and in the other kind of days."""
    if isinstance(limit, DayOfMonth):
        yield DayOfMonth(limit.day + 1 if limit.day < _SHORTEST_MONTH else limit.day - 1)
    if not isinstance(limit, Limit):
        return
    low = limit.lowest
    yield replace(limit, amount=limit.amount + 1)
    if limit.amount > max(1, (low or 0) + 1):
        yield replace(limit, amount=limit.amount - 1)
    if low is not None and low + 1 < limit.amount:
        yield replace(limit, lowest=low + 1)
    swapped = {Unit.DAYS: Unit.WORKING_DAYS, Unit.WORKING_DAYS: Unit.DAYS}.get(limit.unit)
    if swapped is not None:
        yield replace(limit, unit=swapped)


def limit_said(limit: Limit | DayOfMonth | None) -> str:
    """Write a limit as the rule files do."""
    return NOTHING if limit is None else str(limit)


def other_forces(force: Force) -> Iterator[Force]:
    """Give another force."""
    yield Force.TARGET if force is Force.BINDING else Force.BINDING


def other_values(domain: Domain | None, value: Scalar) -> Iterator[Scalar]:
    """Give another value of a domain."""
    if domain is not None and domain.values:
        among = list(domain.values)
        yield among[(among.index(value) + 1) % len(among)] if value in among else among[0]
    elif domain is not None and domain.numeric and isinstance(value, int):
        yield value + 1 if value < domain.high else value - 1


def next_of(among: Sequence[str], name: str) -> Iterator[str]:
    """Give the name after one, the first after the last."""
    if name in among and len(among) > 1:
        yield among[(among.index(name) + 1) % len(among)]
