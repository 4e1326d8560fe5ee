"""Who may see which field of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from aduan.engine.facts import NEVER, Facts, holder_of
from aduan.engine.program import Program
from aduan.model.case import Actor, Case
from aduan.model.conditions import ALWAYS, Condition
from aduan.model.rules import PUBLIC, REPORTER, Field, Level, RoleLevel, Secrecy


class Sight(StrEnum):
    """How a field appears to somebody."""

    SHOWN = "terlihat"
    REVEALABLE = "dapat_dibuka"
    HIDDEN = "tertutup"


#: The class of personal data that nobody sees unless a rule says so.
IDENTITY = "identitas"


def visible(
    program: Program, case: Case, actor: Actor, handover: int | None = None
) -> Mapping[str, Sight]:
    """Give for each field how it appears to a person: shown, revealable with a reason, hidden.

    With a hand-over it is the field as answered there, which its own history may show or hide.
    """
    held = case.handover(handover)
    facts = Facts(program, case, case.entered or NEVER, held)
    stranger = _is_stranger(program, case, actor)
    return {
        key: Sight.HIDDEN if stranger else _sight(facts, field, actor)
        for key, field in program.service.fields.items()
    }


def _is_stranger(program: Program, case: Case, actor: Actor) -> bool:
    """Say whether a person acts for a unit that has no part in the case."""
    role = program.rules.roles.get(actor.role)
    if role is None or role.level is not RoleLevel.UNIT:
        return False
    taking_part = {h.unit.key for h in case.handovers if not h.fruitless}
    return actor.unit not in {holder_of(program, case), *taking_part}


def _sight(facts: Facts, field: Field, actor: Actor) -> Sight:
    possible = sights(facts.program, field, actor.role)
    return next(sight for when, sight in possible if facts.holds(when))


def sights(program: Program, field: Field, role: str) -> Iterator[tuple[Condition, Sight]]:
    """Give how a field may appear to a role; the first whose condition holds decides.

    The last always holds. That a unit must have a part in the case is not among them.
    """
    if role == REPORTER and field.key in program.answered:
        yield ALWAYS, Sight.SHOWN
        return
    for rule in _rules(program, field, role):
        yield rule.when, _granted(rule, role)
    closed = role == PUBLIC or (field.personal == IDENTITY and role != REPORTER)
    yield ALWAYS, Sight.HIDDEN if closed else Sight.SHOWN


def _granted(rule: Secrecy, role: str) -> Sight:
    if role in rule.visible_to:
        return Sight.SHOWN
    return Sight.REVEALABLE if role in rule.revealed_to else Sight.HIDDEN


def _rules(program: Program, field: Field, role: str) -> Iterator[Secrecy]:
    """Give the rules on a field, then on its class, then on the whole case.

    A class of personal data is kept from others, not from the one whose case it is.
    """
    classes = () if role == REPORTER else (field.personal,)
    for subject in (field.key, *classes, Level.CASE.value):
        yield from (r for r in program.service.secrecy if r.subject == subject)
