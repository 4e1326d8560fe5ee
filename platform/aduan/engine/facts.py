"""What a rule reads of a case: fields with their defaults, clocks, hand-overs.

An answer given inside a hand-over is looked up there first, then in the case. A field that is not
asked (its `when` fails) or not answered has its `otherwise`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from aduan.engine.program import CHANNEL, LEAD, OUTSIDE, UNIT_KIND, Program
from aduan.engine.tables import shown
from aduan.model.case import (
    LAPSED,
    NOT_STARTED,
    TOO_SOON,
    Case,
    ClockState,
    ClockStatus,
    HandOver,
)
from aduan.model.conditions import Atom, Condition, Subject
from aduan.model.rules import Row
from aduan.model.values import Value

ALL_DONE = "semua_selesai"
ANY_DONE = "salah_satu_selesai"
LEAD_DONE = "utama_selesai"
NOT_ALL = "belum_semua"
ALL_RETURNED = "semua_kembali"
NO_HANDOVER = "tidak_ada"

#: A moment before all others, for facts that no clock has a part in.
NEVER = datetime.min.replace(tzinfo=UTC)

#: What may be said of a stage or move: stood in now, over and done, not yet.
NOW = "sedang"
PAST = "sudah"
NOT_YET = "belum"


@dataclass(frozen=True, slots=True)
class Facts:
    """One view of a case at one moment, from the case or from inside one hand-over."""

    program: Program
    case: Case
    now: datetime
    handover: HandOver | None = None
    given: Mapping[str, Value] | None = None

    def value(self, name: str) -> Value | None:
        """Give the value a rule meets in a field."""
        if name == UNIT_KIND:
            return self.handover.unit.kind if self.handover else None
        if name == LEAD:
            return self._leads() if self.handover else None
        if name == CHANNEL:
            return (
                self.case.channel if self.case.channel in self.program.rules.channels else OUTSIDE
            )
        field = self.program.service.fields[name]
        if field.when.any_of and not self.holds(field.when):
            return field.otherwise
        for answers in self._answers():
            value = answers.get(name)
            if value is not None:
                return value
        return field.otherwise

    def _leads(self) -> bool:
        """Say whether this hand-over leads: so named, else the first of those that count."""
        counting = [h for h in self.case.handovers if not h.fruitless]
        leading = [h for h in counting if h.lead] or counting[:1]
        return self.handover in leading

    def _answers(self) -> tuple[Mapping[str, Value], ...]:
        found: list[Mapping[str, Value]] = [self.given] if self.given else []
        if self.handover is not None:
            found.append(self.handover.fields)
        return (*found, self.case.fields)

    def words(self, atom: Atom) -> frozenset[str]:
        """Give what may be said of the clock, event or hand-overs that an atom names."""
        if atom.subject is Subject.CLOCK:
            return self._clock_words(atom.name)
        if atom.subject is Subject.EVENT:
            return frozenset({self._event_word(atom.name)})
        return self._handover_words()

    def _clock_words(self, key: str) -> frozenset[str]:
        own = self.handover.number if self.handover else None
        states = [c for c in self.case.clocks if c.key == key and c.handover in (own, None)]
        if not states and own is None:
            states = [c for c in self.case.clocks if c.key == key]
        if not states:
            return frozenset({NOT_STARTED})
        newest: dict[int | None, ClockState] = {c.handover: c for c in states}
        return frozenset(w for c in newest.values() for w in clock_words(c, self.now))

    def _event_word(self, key: str) -> str:
        """Say whether a stage or move is now, was, or has not been; a hand-over sees its own."""
        seen = (self.handover,) if self.handover else self.case.handovers
        if key in (self.case.stage, *(h.stage for h in seen)):
            return NOW
        happened = (self.case.happened, *(h.happened for h in seen))
        return PAST if any(key in events for events in happened) else NOT_YET

    def _handover_words(self) -> frozenset[str]:
        handovers = self.case.handovers
        if not handovers:
            return frozenset({NO_HANDOVER})
        fruitful = [h for h in handovers if h.final and not h.fruitless]
        words = {ANY_DONE} if fruitful else set()
        words.add(ALL_DONE if fruitful and all(h.final for h in handovers) else NOT_ALL)
        if all(h.fruitless for h in handovers):
            words.add(ALL_RETURNED)
        if any(h.lead for h in fruitful):
            words.add(LEAD_DONE)
        return frozenset(words)

    def row(self, table: str) -> tuple[int, Row]:
        """Give the row of a decision table that applies, with its number from 0."""
        index = self.program.tables[table]
        return index.find({name: self.value(name) for name in index.table.columns})

    def atom_holds(self, atom: Atom) -> bool:
        """Say whether one atom holds."""
        if atom.subject is Subject.FIELD:
            return atom.holds(self.value(atom.name))
        return bool(self.words(atom) & (atom.values or frozenset()))

    def seen(self, atom: Atom) -> str:
        """Give what an atom meets, written as the rule files do."""
        if atom.subject is Subject.FIELD:
            return shown(self.value(atom.name))
        return ", ".join(sorted(self.words(atom)))

    def holds(self, condition: Condition) -> bool:
        """Say whether a condition holds."""
        if not condition.any_of:
            return True
        return any(all(map(self.atom_holds, atoms)) for atoms in condition.any_of)

    def misses(self, condition: Condition) -> tuple[Atom, ...]:
        """Give the fewest atoms that would have to hold as well; empty when the condition holds."""
        failing = [tuple(a for a in atoms if not self.atom_holds(a)) for atoms in condition.any_of]
        return min(failing, key=len, default=())


def holder_of(program: Program, case: Case) -> str | None:
    """Give the unit that holds a case, None where the rules name no field for it."""
    key = program.service.case.holder
    held = None if key is None else Facts(program, case, case.entered or NEVER).value(key)
    return None if held is None else str(held)


def clock_words(clock: ClockState, now: datetime) -> tuple[str, ...]:
    """Give what may be said of one round of a clock at a moment."""
    if clock.status is not ClockStatus.RUNNING:
        return (clock.status.value,)
    if clock.due is not None and now > clock.due:
        return (LAPSED,)
    if clock.lowest is not None and now.astimezone(clock.counted_from.tzinfo).date() < clock.lowest:
        return (ClockStatus.RUNNING.value, TOO_SOON)
    return (ClockStatus.RUNNING.value,)
