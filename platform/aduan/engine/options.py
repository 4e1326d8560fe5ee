"""What a person may do with a case now, and why not the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from aduan.engine.facts import Facts
from aduan.engine.guards import kinds_of, refusals
from aduan.engine.program import Program, law_day
from aduan.errors import EngineError
from aduan.model.case import Actor, Case, HandOver, Make, Reason
from aduan.model.rules import SYSTEM, Level, Move

#: Reasons that the answers of the form will settle; they do not close an option.
BY_ANSWERING = frozenset({"isian_kurang", "tujuan_kurang"})


@dataclass(frozen=True, slots=True)
class Option:
    """A move of the present stage, open to a person or refused with reasons.

    `asks` are the fields its form must have, `may_give` those it may have, `kinds` the kinds of
    unit it may hand to (empty when they depend on the answers).
    """

    move: Move
    handover: int | None
    refused: tuple[Reason, ...]
    asks: tuple[str, ...]
    may_give: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Say whether the person may make the move, given fitting answers."""
        return not self.refused


def options(program: Program, case: Case, actor: Actor, now: datetime) -> tuple[Option, ...]:
    """Give every move that leaves the present stages, open ones and refused ones."""
    found = []
    for move, held in _moves(program, case):
        facts = Facts(program, case, now, held)
        command = Make(move.key, actor, handover=held.number if held else None)
        found.append(_option(facts, move, command))
    return tuple(found)


def _moves(program: Program, case: Case) -> Iterator[tuple[Move, HandOver | None]]:
    for move in program.stage(Level.CASE, case.stage).moves:
        if move.by != (SYSTEM,):
            yield move, None
    for held in () if case.final else case.handovers:
        for move in program.stage(Level.HANDOVER, held.stage).moves:
            if move.by != (SYSTEM,):
                yield move, held


def _option(facts: Facts, move: Move, command: Make) -> Option:
    day = law_day(facts.program.rules, facts.case.received, facts.now)
    answered = frozenset((*move.asks, *move.may_give))
    reasons = tuple(
        r
        for r in refusals(facts, command, move, day)
        if r.code not in BY_ANSWERING
        and not (r.code == "syarat" and r.detail.get("nama") in answered)
    )
    asks = tuple(
        k for k in move.asks if not (f := facts.program.field(k)).when.any_of or facts.holds(f.when)
    )
    try:
        kinds = kinds_of(facts, move, day)
    except EngineError:
        # The table reads what the form is about to ask; the kinds follow from the answers.
        kinds = ()
    return Option(move, command.handover, reasons, asks, move.may_give, kinds)
