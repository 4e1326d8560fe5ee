"""Who may put an answer right, and who may open one that is closed to their role."""

from __future__ import annotations

from collections.abc import Iterator

from aduan.engine.facts import Facts
from aduan.engine.guards import answers
from aduan.engine.program import Program
from aduan.engine.visible import Sight, visible
from aduan.model.case import Actor, Case, Correct, Reason, Reveal
from aduan.model.rules import Level, RoleLevel


def correctable(facts: Facts, command: Correct) -> tuple[Reason, ...]:
    """Give every reason why these answers may not be put right by this person.

    Whoever may give an answer may put it right: an answer of a move, the roles that make it; an
    answer of the filing, the roles that make any move of the case. It must have been given, the
    case must be open, and the person must see it.
    """
    case = facts.case
    if case.final:
        return (Reason("berkas_selesai", {"tahap": case.stage}),)
    if command.handover is not None and facts.handover is None:
        return (Reason("penyaluran_tak_dikenal", {"nomor": str(command.handover)}),)
    reasons = _stranger(facts, command) if _of_unit(facts.program, command.by) else []
    if not command.reason.strip():
        reasons.append(Reason("alasan_kurang"))
    if not command.fields:
        reasons.append(Reason("isian_kurang", {"isian": "-"}))
    given = facts.handover.fields if facts.handover else case.fields
    allowed = [key for key in allowed_fields(facts.program, command.by) if key in given]
    seen = visible(facts.program, case, command.by)
    closed = [k for k in command.fields if k in allowed and seen[k] is not Sight.SHOWN]
    reasons += [Reason("tertutup", {"isian": key}) for key in closed]
    return (*reasons, *answers(facts.program, command.fields, allowed, command.by.role))


def allowed_fields(program: Program, actor: Actor) -> Iterator[str]:
    """Give the fields whose answers a role may put right, wherever they were given."""
    moves = [m for m in program.moves.values() if actor.role in m.by]
    asked = {key for move in moves for key in (*move.asks, *move.may_give)}
    files = any(move.level is Level.CASE for move in moves)
    for key, field in program.service.fields.items():
        if key in asked or (files and field.at_intake):
            yield key


def _of_unit(program: Program, actor: Actor) -> bool:
    role = program.rules.roles.get(actor.role)
    return role is not None and role.level is RoleLevel.UNIT


def _stranger(facts: Facts, command: Correct) -> list[Reason]:
    held = [facts.handover] if facts.handover else facts.case.handovers
    holders = tuple(h.unit.key for h in held if not h.final)
    if command.by.unit in holders:
        return []
    return [Reason("unit", {"unit": command.by.unit or "", "pemegang": holders})]


def unopenable(program: Program, case: Case, command: Reveal) -> tuple[Reason, ...]:
    """Give every reason why fields may not be opened: unknown, not for this role, or unexplained."""
    seen = visible(program, case, command.by)
    reasons = [
        Reason("tidak_dapat_dibuka" if key in seen else "isian_tak_dikenal", {"isian": key})
        for key in command.fields
        if seen.get(key) is not Sight.REVEALABLE
    ]
    if not command.reason.strip():
        reasons.append(Reason("alasan_kurang"))
    if not command.fields:
        reasons.append(Reason("isian_kurang", {"isian": "-"}))
    return tuple(reasons)
