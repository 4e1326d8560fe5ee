"""decide: rules, case, command and time in; the events that follow, or why not, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from aduan.engine import clocks
from aduan.engine.amend import correctable, unopenable
from aduan.engine.guards import answers, describe, misdirected, missing, opening, refusals
from aduan.engine.program import Program, World
from aduan.engine.run import Run, level_of
from aduan.engine.tables import shown
from aduan.errors import EngineError
from aduan.model.case import (
    Actor,
    Case,
    ClockState,
    ClockStatus,
    Command,
    Correct,
    Corrected,
    Decision,
    Derived,
    HandedOver,
    Make,
    Moved,
    PassTime,
    Reason,
    Recompute,
    Register,
    Registered,
    Reveal,
    Revealed,
    Step,
    UnitRef,
)
from aduan.model.inference import Activation, Rule
from aduan.model.rules import SYSTEM, EachStage, Level, Lifecycle, Move
from aduan.model.values import Value

#: The system as an actor: it makes the moves that clocks and guards call for.
HAND = Actor(SYSTEM, SYSTEM)

#: More moves than this without a person's doing are a circle that the checker let through.
MOST_AUTOMATIC_MOVES = 50


def decide(program: Program, case: Case, command: Command, now: datetime, world: World) -> Decision:
    """Give the events that follow from a command, or every reason why it is refused.

    `now` is aware and in the region's time zone. The case is not changed; the decision holds the
    case as it would be. Raises EngineError when the rules themselves have no answer, and when a
    case is filed twice or anything else is asked of one that is not filed.
    """
    if isinstance(command, Register) == bool(case.stage):
        raise EngineError(f"{type(command).__name__}: {case.stage}", kind="pencatatan")
    run = Run(program, world, now, case)
    if isinstance(command, Register):
        refused = _register(run, command)
    elif isinstance(command, Make):
        refused = _make(run, command)
    elif isinstance(command, Correct):
        refused = _correct(run, command)
    elif isinstance(command, Reveal):
        refused = _reveal(run, command)
    elif isinstance(command, PassTime):
        refused = _pass_time(run)
    else:
        refused = _recompute(run, command)
    if refused:
        return Decision(refused=refused, trace=tuple(run.trace), case=case)
    return Decision(tuple(run.events), (), tuple(run.trace), run.case)


# --- Filing -------------------------------------------------------------------------------------


def _register(run: Run, command: Register) -> tuple[Reason, ...]:
    program, service = run.program, run.program.service
    since = program.rules.regulation.since
    reasons: list[Reason] = []
    if command.received > run.now:
        reasons.append(Reason("waktu_mundur", {"kini": run.now, "diterima": command.received}))
    if since is None or command.received.date() < since:
        detail = {"berlaku": since}
        reasons.append(Reason("sebelum_berlaku", detail, program.rules.regulation.source.citation))
    reasons += opening(program, command)
    asked = [key for key, field in service.fields.items() if field.at_intake]
    reasons += answers(program, command.fields, asked, command.by.role)
    reasons += misdirected(program, command.fields, run.world)
    draft = Case(channel=command.channel, fields=dict(command.fields))
    facts = Run(program, run.world, run.now, draft).facts()
    required = [key for key in asked if service.fields[key].required]
    reasons += missing(facts, required, command.fields)
    if reasons:
        return tuple(reasons)
    initial = service.case.initial
    run.emit(
        Registered(
            run.now,
            command.received,
            service.key,
            program.rules.edition,
            command.channel,
            command.channel_note,
            not service.opened_by and command.channel not in program.rules.channels,
            command.by,
            initial,
            dict(command.fields),
        )
    )
    _after(run, (initial, *_answered(command.fields)), None, final=False)
    _tell_of_stage(run, service.case, initial, None)
    _automatic(run)
    return ()


def _answered(fields: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(f"isian.{key}" for key in fields)


def _after(run: Run, events: tuple[str, ...], handover: int | None, *, final: bool) -> None:
    _infer(run)
    clocks.follow(run, events, handover, final=final)


def _tell_of_stage(run: Run, cycle: Lifecycle, key: str, handover: int | None) -> None:
    stage, each = cycle.stages[key], cycle.each_stage or EachStage()
    told = tuple(dict.fromkeys((*each.notify, *stage.notify)))
    run.notify(told, key, {**each.letters, **stage.letters}, handover, all_units=True)


def _infer(run: Run) -> None:
    if run.world.infer is None or not run.program.service.rules.rules:
        return
    facts = run.facts()
    known = {name: facts.value(name) for name in run.program.inferred}
    scalars = {k: v for k, v in known.items() if isinstance(v, str | int | bool)}
    # Of texts, persons and files a rule may only ask whether they are there.
    scalars.update({k: "terisi" for k, v in known.items() if v and k not in scalars})
    found = run.world.infer(scalars)
    for activation in found.activations:
        rule = next(r for r in run.program.service.rules.rules if r.key == activation.rule)
        run.trace.append(_rule_step(rule, activation))
    values = {k: v for k, v in found.values if run.case.fields.get(k) != v}
    suggestions = dict(found.suggestions)
    if values or suggestions != run.case.suggestions:
        rules = tuple(a.rule for a in found.activations)
        run.emit(Derived(run.now, values, suggestions, rules))
        run.notify(found.notices, "kaidah", {}, None)


def _rule_step(rule: Rule, activation: Activation) -> Step:
    detail = {
        "dibaca": {name: shown(value) for name, value in activation.read},
        "tetapkan": {name: shown(value) for name, value in activation.sets},
        "sarankan": {name: shown(value) for name, value in activation.suggests},
        "beritahu": activation.notifies,
    }
    return Step("kaidah", rule.key, detail, rule.citation)


# --- Moves --------------------------------------------------------------------------------------


def _make(run: Run, command: Make) -> tuple[Reason, ...]:
    move = run.program.moves.get(command.move)
    if move is None:
        return (Reason("langkah_tak_dikenal", {"langkah": command.move}),)
    if command.by.role == SYSTEM:
        # What the system does follows from time and from what others do; nobody asks it to.
        return (Reason("peran", {"peran": SYSTEM, "oleh": move.by}, move.source.citation),)
    held = run.case.handover(command.handover)
    since = held.since if held else run.case.since
    if since is not None and run.now < min(since, run.case.entered or since):
        return (Reason("waktu_mundur", {"kini": run.now, "diterima": since}),)
    scope = command.handover if move.level is Level.HANDOVER else None
    facts = replace(run.facts(scope), given=command.fields)
    reasons = refusals(facts, command, move, run.law_day())
    reasons += tuple(misdirected(run.program, command.fields, run.world))
    if not reasons and move.extends is not None:
        reasons = _cannot_extend(run, command, move)
    if reasons:
        return reasons
    _apply(run, command, move)
    _automatic(run)
    return ()


def _cannot_extend(run: Run, command: Make, move: Move) -> tuple[Reason, ...]:
    clock = run.program.clock_by_key[str(move.extends)]
    scope = command.handover if clock.level is Level.HANDOVER else None
    most = clock.extension.at_most if clock.extension else 0
    for state in run.case.clocks:
        # What has no due date has nothing to extend.
        if (state.key, state.handover) == (clock.key, scope) and state.open and state.due:
            if most is not None and state.extensions >= most:
                break
            return ()
    return (
        Reason("perpanjangan", {"batas": clock.key, "paling_banyak": most}, clock.source.citation),
    )


def _apply(run: Run, command: Make, move: Move) -> None:
    handover = command.handover if move.level is Level.HANDOVER else None
    cycle = run.program.lifecycle(move.level)
    held = run.case.handover(handover)
    origin = held.stage if held else run.case.stage
    target = cycle.stages[move.to or origin]
    own, shared = _split(run, command.fields, handover)
    _trace_guard(run, command, move, handover)
    run.emit(
        Moved(
            run.now,
            move.key,
            command.by,
            handover,
            origin,
            target.key,
            move.to is not None,
            target.final,
            target.fruitless,
            own,
            shared,
            command.reason,
        )
    )
    entered = (target.key,) if move.to is not None else ()
    events = (move.key, *entered, *_answered(command.fields))
    _after(run, events, handover, final=target.final)
    if move.extends is not None:
        clock = run.program.clock_by_key[move.extends]
        clocks.extend(run, clock, handover if clock.level is Level.HANDOVER else None)
    _hand_over(run, command, move)
    run.notify(move.notify, move.key, move.letters, handover)
    if move.to is not None:
        _tell_of_stage(run, cycle, target.key, handover)


def _split(
    run: Run, fields: Mapping[str, Value], handover: int | None
) -> tuple[dict[str, Value], dict[str, Value]]:
    """Part answers into those that stay with the hand-over and those that are the case's."""
    if handover is None:
        return dict(fields), {}
    shared = {k: v for k, v in fields.items() if run.program.field(k).level is Level.CASE}
    return {k: v for k, v in fields.items() if k not in shared}, shared


def _trace_guard(run: Run, command: Make, move: Move, handover: int | None) -> None:
    facts = replace(run.facts(handover), given=command.fields)
    read = {}
    for atoms in move.when.any_of:
        for atom in atoms:
            read[str(describe(atom)["nama"])] = facts.seen(atom)
    run.step(
        "langkah", move.key, move.source, oleh=command.by.role, syarat=read, penyaluran=handover
    )
    if move.hand_to is not None and move.hand_to.kinds.table is not None:
        run.looked_up(facts, move.hand_to.kinds.table, move.key)


def _hand_over(run: Run, command: Make, move: Move) -> None:
    cycle = run.program.service.handover
    if cycle is None:
        return
    for unit in _recipients(run, command, move):
        number = len(run.case.handovers) + 1
        run.emit(
            HandedOver(run.now, number, unit, cycle.initial, unit.key == command.lead, command.move)
        )
        clocks.follow(run, (cycle.initial,), number, final=False)
        _tell_of_stage(run, cycle, cycle.initial, number)


def _recipients(run: Run, command: Make, move: Move) -> tuple[UnitRef, ...]:
    """Give the units a move hands the case to: those given, or the one that a field names."""
    if move.hand_to is None or move.hand_to.field is None:
        return command.units
    named = run.facts().value(move.hand_to.field)
    held = {h.unit.key for h in run.case.handovers if not h.final}
    unit = run.world.units.get(str(named))
    return () if unit is None or unit.key in held else (unit,)


# --- Putting right, opening ---------------------------------------------------------------------


def _correct(run: Run, command: Correct) -> tuple[Reason, ...]:
    reasons = correctable(run.facts(command.handover), command)
    if reasons:
        return reasons
    own, shared = _split(run, command.fields, command.handover)
    if command.handover is None:
        own, shared = {}, own
    run.emit(Corrected(run.now, command.by, command.handover, own, shared, command.reason))
    _infer(run)
    clocks.correct(run, frozenset(command.fields))
    _automatic(run)
    return ()


def _reveal(run: Run, command: Reveal) -> tuple[Reason, ...]:
    reasons = unopenable(run.program, run.case, command)
    if not reasons:
        run.emit(Revealed(run.now, command.by, command.fields, command.reason))
    return reasons


def _system_moves(run: Run, handover: int | None) -> list[Move]:
    cycle = run.program.lifecycle(level_of(handover))
    held = run.case.handover(handover)
    stage = cycle.stages[held.stage if held else run.case.stage]
    return [m for m in stage.moves if m.automatic]


def _automatic(run: Run) -> None:
    """Make the moves that the system makes by itself, until none is left."""
    for _ in range(MOST_AUTOMATIC_MOVES):
        scopes = [None, *(h.number for h in run.case.handovers if not h.final)]
        ready = (
            (move, scope)
            for scope in scopes
            if not run.case.final
            for move in _system_moves(run, scope)
            if run.facts(scope).holds(move.when)
        )
        found = next(ready, None)
        if found is None:
            return
        move, scope = found
        _apply(run, Make(move.key, HAND, handover=scope), move)
    raise EngineError(
        f"{MOST_AUTOMATIC_MOVES}: {run.case.stage}", stage=run.case.stage, kind="lingkaran"
    )


# --- Time ---------------------------------------------------------------------------------------


def _overdue(run: Run) -> ClockState | None:
    late = [
        c
        for c in run.case.clocks
        if c.status is ClockStatus.RUNNING and not c.lapsed and c.due and c.due < run.now
    ]
    return min(late, key=lambda c: c.due or run.now, default=None)


def _pass_time(run: Run) -> tuple[Reason, ...]:
    for running in run.case.clocks:
        if running.status is ClockStatus.RUNNING:
            clocks.remind(run, run.program.clock_by_key[running.key], running)
    while (state := _overdue(run)) is not None:
        clock = run.program.clock_by_key[state.key]
        clocks.lapse(run, clock, state)
        if clock.lapse is not None and clock.lapse.makes is not None:
            move = run.program.moves[clock.lapse.makes]
            command = Make(move.key, HAND, handover=state.handover)
            if not refusals(run.facts(state.handover), command, move, run.law_day()):
                _apply(run, command, move)
    for late in run.case.clocks:
        if late.status is ClockStatus.RUNNING:
            clocks.escalate(run, run.program.clock_by_key[late.key], late)
    _automatic(run)
    return ()


def _recompute(run: Run, command: Recompute) -> tuple[Reason, ...]:
    clocks.recompute(run, command.cause)
    return ()
