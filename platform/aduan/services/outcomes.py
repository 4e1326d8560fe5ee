"""Two outcomes of one case side by side: what differs, and which difference of the rules is behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from aduan.engine.program import Program
from aduan.engine.tables import shown
from aduan.engine.visible import visible
from aduan.model.case import (
    Actor,
    Case,
    ClockState,
    Derived,
    Escalated,
    Event,
    HandedOver,
    Moved,
    Notified,
    Registered,
    Reminded,
)
from aduan.model.conditions import Condition
from aduan.model.rules import Choice, Clock, Level, Move
from aduan.rulebook.attributes import Weight
from aduan.rulebook.differences import Difference, What
from aduan.rulebook.equivalence import Sides
from aduan.rulebook.same_effect import sights
from aduan.services.differing import Comparison, Part
from aduan.services.replaying import Standing
from aduan.services.rulebooks import Opened

#: What may differ in a case, in the order told.
ASPECTS = (
    "kesalahan", "ditolak", "rute", "golongan", "tahap", "batas", "pemberitahuan", "terlihat",
)  # fmt: skip
#: Where differences stand that every clock of a region follows.
_EVERYWHERE = frozenset({"daerah", "peraturan"})


#: Numbers of differences, among all that may be behind a change.
Cause = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that differs in a case: what kind, of what, and how it was and would be."""

    kind: str
    subject: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Telling:
    """How outcomes are compared, and by what a change of them is explained."""

    causes: tuple[tuple[Part, Difference], ...]
    by_id: Mapping[str, tuple[int, ...]]
    everywhere: tuple[int, ...]
    related: Mapping[str, frozenset[str]]
    seen: tuple[tuple[str, str], ...]
    programs: tuple[Program, Program]
    names: Mapping[str, str]

    def compared(self, old: Standing, new: Standing) -> tuple[tuple[Aspect, Cause], ...]:
        """Give everything that differs, each with the differences behind it."""
        before, after = self._aspects(old, 0), self._aspects(new, 1)
        found = tuple(
            Aspect(*key, before.get(key), after.get(key))
            for key in dict.fromkeys((*before, *after))
            if before.get(key) != after.get(key)
        )
        if not found:
            return ()
        first = self._first(old, new)
        return tuple((one, self._of(one.subject.partition(" ")[0]) or first) for one in found)

    def _aspects(self, standing: Standing, side: int) -> dict[tuple[str, str], Any]:
        name = self._name if side == 0 else str
        found: dict[tuple[str, str], Any] = {("tahap", ""): name(standing.case.stage)}
        if standing.error:
            found["kesalahan", ""] = standing.error
        found.update((("ditolak", name(m)), ", ".join(codes)) for m, codes in standing.refused)
        for number, event in enumerate(_routes(standing), 1):
            found["rute", f"{name(event.move)} {number}"] = event.unit.key
        for key, value in _classes(self.programs[side], standing.case):
            found["golongan", name(key)] = value
        for held in standing.case.handovers:
            found["tahap", str(held.number)] = name(held.stage)
        for state in standing.case.clocks:
            found["batas", _round(name(state.key), state)] = (
                state.due, state.lowest, state.limit, state.force.value, state.status.value,
            )  # fmt: skip
        found.update((("pemberitahuan", k), told) for k, told in _notices(standing, name).items())
        found.update(self._sight(standing.case, side))
        return found

    def _name(self, key: str) -> str:
        """Give an id of the old edition as the new one writes it."""
        return self.names.get(key, key)

    def _sight(self, case: Case, side: int) -> Iterator[tuple[tuple[str, str], Any]]:
        """Give how fields appear to roles, as far as the editions can differ in it."""
        program = self.programs[side]
        units = [h.unit.key for h in case.handovers]
        for role in dict.fromkeys(role for _, role in self.seen):
            actor = Actor(role, role, units[0] if units else None)
            seen = visible(program, case, actor) if case.stage else {}
            for key, of in self.seen:
                if of == role and key in seen:
                    yield ("terlihat", f"{key} {role}"), seen[key].value

    # --- Causes ---------------------------------------------------------------------------------

    def _of(self, subject: str) -> Cause:
        """Give the differences of an element, and of what it hangs on."""
        ids = self.related.get(subject, frozenset({subject}))
        return tuple(sorted({n for key in ids for n in self.by_id.get(key, ())}))

    def _first(self, old: Standing, new: Standing) -> Cause:
        """Give the differences of the first thing that went otherwise, or those of all elements."""
        subjects = dict.fromkeys(_diverging(old.events, new.events, self.names))
        return next(filter(None, map(self._of, subjects)), self.everywhere)


def telling(comparison: Comparison, old: Opened, new: Opened) -> Telling:
    """Prepare the comparison of outcomes under two editions of a service."""
    service, law = new.program.service.key, new.regulation.regulation.key
    causes = tuple(
        (part, one)
        for part in comparison.parts
        for one in part.differences
        if part.key in ("", law)
        and one.service in ("", service)
        and one.what is not What.EFFECT
        and one.weight is not Weight.WORDING
    )
    by_id: dict[str, list[int]] = {}
    everywhere = []
    for number, (_, one) in enumerate(causes):
        if one.path[0] in _EVERYWHERE:
            everywhere.append(number)
        for heading in one.headings:
            by_id.setdefault(heading.id, []).append(number)
    return Telling(
        causes,
        {key: tuple(numbers) for key, numbers in by_id.items()},
        tuple(everywhere),
        _related(old.program, new.program),
        tuple((k, r) for k, r, _ in sights(Sides(old.program.rules, new.program.rules))),
        (old.program, new.program),
        renames(old, new),
    )


def renames(old: Opened, new: Opened) -> dict[str, str]:
    """Give the ids of a service that are other ids in the new edition."""
    start = f"layanan.{new.program.service.key}."
    return {
        before.rpartition(".")[2]: after.rpartition(".")[2]
        for before, after in new.regulation.former.items()
        if before.startswith(start) and before not in old.regulation.former
    }


def _related(*programs: Program) -> dict[str, frozenset[str]]:
    """Give for each clock, move and field what it hangs on: tables, conditions, rules."""
    found: dict[str, set[str]] = {}
    for program in programs:
        for clock in program.clocks:
            found.setdefault(clock.key, {clock.key}).update(_of_clock(program, clock))
        for move in program.moves.values():
            found.setdefault(move.key, {move.key}).update(_of_move(program, move))
        for rule in program.service.rules.rules:
            for key, _ in (*rule.sets, *rule.suggests):
                found.setdefault(key, {key}).update({rule.key, *rule.when.names})
        for key, field in program.service.fields.items():
            found.setdefault(key, {key}).update({field.personal or key, Level.CASE.value})
    return {key: frozenset(ids) for key, ids in found.items()}


def _of_clock(program: Program, clock: Clock) -> Iterator[str]:
    yield from _of_choice(program, clock.limit)
    yield from _of_choice(program, clock.force)
    yield from _of_condition(clock.when)


def _of_move(program: Program, move: Move) -> Iterator[str]:
    if move.hand_to is not None:
        yield from _of_choice(program, move.hand_to.kinds)
    yield from _of_condition(move.when)
    yield from move.asks


def _of_choice(program: Program, choice: Choice[Any]) -> Iterator[str]:
    if choice.table is not None:
        yield choice.table
        yield from program.tables[choice.table].table.columns


def _of_condition(condition: Condition) -> Iterator[str]:
    yield from (atom.name for atoms in condition.any_of for atom in atoms)


# --- Events -------------------------------------------------------------------------------------


def _classes(program: Program, case: Case) -> Iterator[tuple[str, str]]:
    """Give what rules made of the answers."""
    for key, field in program.service.fields.items():
        if field.derived and key in case.fields:
            yield key, shown(case.fields[key])
    for key, value in case.suggestions.items():
        yield key, shown(value)


def _routes(standing: Standing) -> list[HandedOver]:
    return [event for event in standing.events if isinstance(event, HandedOver)]


def _notices(standing: Standing, name: Any) -> dict[str, Any]:
    """Give who is told of what, and when, each time it happens."""
    found: dict[str, list[Any]] = {}
    for event in standing.events:
        if isinstance(event, Notified):
            key = f"{name(event.about)} {event.to}"
            found.setdefault(key, []).append((event.at, event.unit, event.letter))
        elif isinstance(event, Reminded | Escalated):
            key = f"{name(event.clock)} {type(event).__name__}"
            found.setdefault(key, []).append((event.at, event.handover))
    return {key: tuple(told) for key, told in found.items()}


def _round(key: str, state: ClockState) -> str:
    parts = [key]
    if state.handover is not None:
        parts.append(str(state.handover))
    return " ".join([*parts, f"({state.round})"] if state.round > 1 else parts)


def _diverging(
    old: tuple[Event, ...], new: tuple[Event, ...], names: Mapping[str, str]
) -> Iterator[str]:
    """Give what the first events that differ are about."""
    before, after = (list(map(_neutral, events)) for events in (old, new))
    first = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    rest = [e for e in after[first:] if e not in before] + [
        e for e in before[first:] if e not in after
    ]
    for event in rest:
        yield from (names.get(key, key) for key in _about(event))


def _neutral(event: Event) -> Event:
    """Give an event without the edition that decided it."""
    return replace(event, edition="") if isinstance(event, Registered) else event


def _about(event: Event) -> Iterator[str]:
    if isinstance(event, Moved | HandedOver):
        yield event.move
    elif isinstance(event, Derived):
        yield from (*event.values, *event.suggestions, *event.rules)
    elif isinstance(event, Notified):
        yield event.about
    else:
        clock = getattr(event, "clock", None)
        if clock is not None:
            yield clock
