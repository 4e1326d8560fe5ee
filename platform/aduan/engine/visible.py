"""Who may see which field of a case."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from aduan.engine.facts import holder_of
from aduan.engine.program import Program
from aduan.model.case import Actor, Case
from aduan.model.rules import REPORTER, RoleLevel, Secrecy


class Sight(StrEnum):
    """How a field appears to somebody."""

    SHOWN = "terlihat"
    REVEALABLE = "dapat_dibuka"
    HIDDEN = "tertutup"


#: The class of personal data that nobody sees unless a rule says so.
IDENTITY = "identitas"


def visible(program: Program, case: Case, actor: Actor) -> Mapping[str, Sight]:
    """Give for each field how it appears to a person: shown, revealable with a reason, hidden."""
    rules = {s.subject: s for s in program.service.secrecy}
    role = program.rules.roles.get(actor.role)
    holder = holder_of(program, case)
    stranger = (
        role is not None
        and role.level is RoleLevel.UNIT
        and actor.unit not in (holder, *(h.unit.key for h in case.handovers if not h.fruitless))
    )
    return {
        key: _sight(
            rules.get(key) or rules.get(field.personal or ""),
            field.personal,
            actor,
            stranger=stranger,
        )
        for key, field in program.service.fields.items()
    }


def _sight(rule: Secrecy | None, personal: str | None, actor: Actor, *, stranger: bool) -> Sight:
    if actor.role == REPORTER:
        return Sight.SHOWN
    if stranger:
        return Sight.HIDDEN
    if rule is None:
        return Sight.HIDDEN if personal == IDENTITY else Sight.SHOWN
    if actor.role in rule.visible_to:
        return Sight.SHOWN
    return Sight.REVEALABLE if actor.role in rule.revealed_to else Sight.HIDDEN
