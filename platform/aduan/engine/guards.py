"""Whether a move may be made: every reason against it at once, each with its article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from aduan.engine.facts import NEVER, Facts, holder_of
from aduan.engine.program import Program, World
from aduan.engine.tables import shown
from aduan.model.case import Case, HandOver, Make, Reason, Register
from aduan.model.conditions import Atom
from aduan.model.rules import REPORTER, SYSTEM, Field, Level, Move, RoleLevel
from aduan.model.values import FieldKind, Value


def stage_of(program: Program, case: Case, command: Make) -> tuple[Level, str, HandOver | None]:
    """Give the level and stage a command speaks to, and its hand-over."""
    move = program.moves.get(command.move)
    if move is not None and move.level is Level.HANDOVER:
        handover = case.handover(command.handover)
        return Level.HANDOVER, handover.stage if handover else "", handover
    return Level.CASE, case.stage, None


def _where(program: Program, case: Case, command: Make, move: Move) -> list[Reason]:
    level, stage, handover = stage_of(program, case, command)
    if level is Level.HANDOVER and handover is None:
        return [Reason("penyaluran_tak_dikenal", {"nomor": str(command.handover)})]
    cycle = program.lifecycle(level)
    here = any(m.key == move.key for m in cycle.stages[stage].moves)
    if case.final and not (here and level is Level.CASE):
        return [Reason("berkas_selesai", {"tahap": case.stage})]
    if here:
        return []
    leaving = [k for k, s in cycle.stages.items() if any(m.key == move.key for m in s.moves)]
    return [Reason("tahap", {"tahap": stage, "dari": tuple(leaving)}, move.source.citation)]


def _role(program: Program, case: Case, command: Make, move: Move) -> list[Reason]:
    by = command.by
    if by.role not in move.by:
        return [Reason("peran", {"peran": by.role, "oleh": move.by}, move.source.citation)]
    role = program.rules.roles.get(by.role)
    if by.role in (REPORTER, SYSTEM) or role is None or role.level is not RoleLevel.UNIT:
        return []
    if move.level is Level.HANDOVER:
        handover = case.handover(command.handover)
        holders = [handover.unit.key] if handover else []
    else:
        holders = list(case_holders(program, case))
    if by.unit in holders:
        return []
    return [Reason("unit", {"unit": by.unit or "", "pemegang": tuple(holders)})]


def opening(program: Program, command: Register) -> list[Reason]:
    """Give why somebody may not file: a closed way, another role's business, or another unit's."""
    service, by = program.service, command.by
    if not service.opened_by:
        return _closed(program, command.channel)
    if by.role not in service.opened_by:
        detail = {"peran": by.role, "oleh": service.opened_by}
        return [Reason("peran", detail, service.source.citation)]
    holder = command.fields.get(service.case.holder or "")
    role = program.rules.roles[by.role]
    if holder is None or role.level is not RoleLevel.UNIT or by.unit == holder:
        return []
    return [Reason("unit", {"unit": by.unit or "", "pemegang": (str(holder),)})]


def _closed(program: Program, key: str) -> list[Reason]:
    """Give why no case is received by a way: closed itself, or none of the channels."""
    channel = program.rules.channels.get(key)
    if channel is None:
        return [] if program.rules.outside else [Reason("kanal_tertutup", {"kanal": key})]
    if channel.open:
        return []
    return [Reason("kanal_tertutup", {"kanal": key}, channel.source.citation)]


def case_holders(program: Program, case: Case) -> tuple[str, ...]:
    """Give the units that act for the case: the one it names, else those it was handed to."""
    holder = holder_of(program, case)
    if holder is None:
        return tuple(h.unit.key for h in case.handovers if not h.final)
    return (holder,)


def _person(program: Program, case: Case, command: Make, move: Move) -> list[Reason]:
    handover = case.handover(command.handover) if move.level is Level.HANDOVER else None
    made_by = {**case.made_by, **(handover.made_by if handover else {})}
    reasons = [
        Reason("orang_sama", {"langkah": other}, move.source.citation)
        for other in move.not_by
        if made_by.get(other) == command.by.person
    ]
    conflict = program.service.conflict
    if conflict and command.by.role != REPORTER and move.key in (conflict.barred or (move.key,)):
        named = Facts(program, case, case.entered or NEVER, handover).value(conflict.person)
        if command.by.person in (named if isinstance(named, tuple) else (named,)):
            detail = {"isian": conflict.person}
            reasons.append(Reason("benturan", detail, conflict.source.citation))
    return reasons


def describe(atom: Atom) -> dict[str, object]:
    """Give an atom as the details of a reason: what is read, and what would have to be found."""
    if atom.filled is not None:
        needed: tuple[str, ...] = ("terisi" if atom.filled else "kosong",)
    elif atom.values is not None:
        needed = tuple(sorted(shown(v) for v in atom.values))
    else:
        low, high = atom.low, atom.high
        needed = (f"{'' if low is None else low}..{'' if high is None else high}",)
    return {"jenis": atom.subject.value, "nama": atom.name, "perlu": needed}


def unmet(facts: Facts, move: Move, asked: frozenset[str] = frozenset()) -> list[Reason]:
    """Give the reasons of a guard; atoms on fields in `asked` are left to the answers."""
    misses = [a for a in facts.misses(move.when) if a.name not in asked]
    reasons = []
    for atom in misses:
        detail = {**describe(atom), "kini": facts.seen(atom)}
        reasons.append(Reason("syarat", detail, move.source.citation))
    return reasons


#: The Python type of a value by the kind of its field; all others are texts or lists of texts.
_TYPES: Mapping[FieldKind, tuple[type, ...]] = {
    FieldKind.YES_NO: (bool,),
    FieldKind.NUMBER: (int,),
    FieldKind.MONEY: (int,),
    FieldKind.DATE: (date,),
    FieldKind.CHOICES: (tuple,),
    FieldKind.FILE: (tuple,),
}


def fits(field: Field, value: Value) -> bool:
    """Say whether a value may stand in a field."""
    if type(value) not in _TYPES.get(field.kind, (str, tuple)):
        return False
    options = [key for key, _ in field.options]
    if field.kind is FieldKind.CHOICE:
        return value in options
    if field.kind is FieldKind.CHOICES and isinstance(value, tuple):
        return bool(value) and set(value) <= set(options) and len(set(value)) == len(value)
    if type(value) is int and field.domain:
        return field.domain.low <= value <= field.domain.high
    if isinstance(value, str):
        return len(value.strip()) > 0 and len(value) <= field.max_length
    return True


def possible(field: Field) -> tuple[str, ...]:
    """Give what a field may hold, in the words of the rule files."""
    if field.options:
        return tuple(key for key, _ in field.options)
    if field.domain and field.domain.numeric:
        return (f"{field.domain.low}..{field.domain.high}",)
    if field.kind is FieldKind.YES_NO:
        return ("ya", "tidak")
    return (field.kind.value,)


def answers(
    program: Program, given: Mapping[str, Value], allowed: Iterable[str], role: str
) -> list[Reason]:
    """Give what is wrong with the answers themselves: unknown, not asked, or of no fitting value."""
    reasons: list[Reason] = []
    known = frozenset(allowed)
    for key, value in given.items():
        field = program.service.fields.get(key)
        if field is None or key not in known:
            reasons.append(Reason("isian_tak_dikenal", {"isian": key}))
        elif field.decided_by and role not in (field.decided_by, SYSTEM):
            detail = {"peran": role, "oleh": (field.decided_by,)}
            reasons.append(Reason("peran", detail, field.source.citation))
        elif not fits(field, value):
            detail = {"isian": key, "nilai": shown(value), "boleh": possible(field)}
            reasons.append(Reason("isian_salah", detail, field.source.citation))
    return reasons


def missing(facts: Facts, asked: Iterable[str], given: Mapping[str, Value]) -> list[Reason]:
    """Give the fields that are asked now and were not answered."""
    reasons = []
    for key in asked:
        field = facts.program.field(key)
        if key in given or (field.when.any_of and not facts.holds(field.when)):
            continue
        reasons.append(Reason("isian_kurang", {"isian": key}, field.source.citation))
    return reasons


def _units(facts: Facts, command: Make, move: Move, day: date) -> list[Reason]:
    if move.hand_to is None:
        return [Reason("tujuan_tanpa", {})] if command.units else []
    if move.hand_to.field is not None:
        return _named(facts, move, move.hand_to.field)
    kinds = kinds_of(facts, move, day)
    wrong = tuple(u.key for u in command.units if u.kind not in kinds)
    keys = [u.key for u in command.units]
    held = {h.unit.key for h in facts.case.handovers if not h.final}
    citation = move.source.citation
    reasons = []
    if not keys:
        reasons.append(Reason("tujuan_kurang", {"boleh": kinds}, citation))
    if wrong:
        reasons.append(Reason("tujuan", {"boleh": kinds, "salah": wrong}, citation))
    if len(keys) > 1 and not move.hand_to.multiple:
        reasons.append(Reason("tujuan_tunggal", {"unit": tuple(keys)}, citation))
    again = {key for key in keys if key in held or keys.count(key) > 1}
    if again:
        reasons.append(Reason("tujuan_ganda", {"unit": tuple(sorted(again))}, citation))
    if command.lead is not None and command.lead not in keys:
        reasons.append(Reason("tujuan_utama", {"unit": (command.lead,)}, citation))
    return reasons


def _named(facts: Facts, move: Move, field: str) -> list[Reason]:
    """Give why the case cannot be handed to the unit that a field names."""
    unit = facts.value(field)
    if unit is None:
        return [Reason("isian_kurang", {"isian": field}, move.source.citation)]
    if any(h.unit.key == unit and not h.final for h in facts.case.handovers):
        return [Reason("tujuan_ganda", {"unit": (str(unit),)}, move.source.citation)]
    return []


def misdirected(program: Program, given: Mapping[str, Value], world: World) -> list[Reason]:
    """Give the answers that name a unit to which no case may be handed."""
    reasons = []
    for key, value in given.items():
        targets = program.destinations.get(key)
        unit = world.units.get(str(value))
        if targets is not None and (unit is None or unit.kind not in targets):
            detail = {"isian": key, "nilai": shown(value), "boleh": targets}
            reasons.append(Reason("isian_salah", detail, program.field(key).source.citation))
    return reasons


def kinds_of(facts: Facts, move: Move, day: date) -> tuple[str, ...]:
    """Give the kinds of unit a move may hand the case to, under the law of a day."""
    if move.hand_to is None:
        return ()
    choice = move.hand_to.kinds
    if choice.table is not None:
        _, row = facts.row(choice.table)
        version = row.result.on(day)
        found = version.value if version else ()
        return found if isinstance(found, tuple) else (str(found),)
    found_version = choice.on(day)
    return found_version.value if found_version else ()


def refusals(facts: Facts, command: Make, move: Move, day: date) -> tuple[Reason, ...]:
    """Give every reason why a move may not be made now by this actor with these answers."""
    program, case = facts.program, facts.case
    where = _where(program, case, command, move)
    if where:
        return tuple(where + _role(program, case, command, move))
    reasons = _role(program, case, command, move) + _person(program, case, command, move)
    allowed = (*move.asks, *move.may_give)
    wrong = answers(program, command.fields, allowed, command.by.role)
    absent = missing(facts, move.asks, command.fields)
    reasons += wrong + absent
    asked = frozenset(str(r.detail["isian"]) for r in (*wrong, *absent) if "isian" in r.detail)
    reasons += unmet(facts, move, asked)
    if not asked:
        reasons += _units(facts, command, move, day)
    return tuple(reasons)
