"""W checks: every stage can be reached and left, no two moves are the same, nobody is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from aduan.engine.program import domains_of
from aduan.model.conditions import Condition
from aduan.model.rules import REPORTER, SYSTEM, Level, Lifecycle, Move, RoleLevel, Rules
from aduan.rulebook.checks.common import by_fields, found, guarded, moves_of, possible_cells
from aduan.rulebook.findings import Finding


def check(rules: Rules) -> Iterator[Finding]:
    """Check the lifecycles of a service."""
    cycles = [rules.service.case]
    if rules.service.handover is not None:
        cycles.append(rules.service.handover)
    for cycle in cycles:
        yield from _ends(rules, cycle)
        yield from _reachable(rules, cycle)
        yield from _circles(cycle)
        yield from _twins(rules, cycle)
        yield from _gaps(rules, cycle)
    yield from _roles(rules)
    yield from _silent_ends(rules)


def satisfiable(rules: Rules, condition: Condition) -> bool:
    """Say whether any combination of values that can occur makes a condition hold."""
    index, real = guarded(rules, domains_of(rules), [by_fields(condition)])
    return any(rows for _, rows in possible_cells(index, real))


def usable(rules: Rules, cycle: Lifecycle) -> list[tuple[str, Move]]:
    """Give the moves whose guards can hold at all, with the stages they leave."""
    return [(s, m) for s, m in moves_of(cycle) if satisfiable(rules, m.when)]


def reached(edges: list[tuple[str, Move]], start: set[str]) -> set[str]:
    """Give the stages that can be reached from some stages."""
    known, todo = set(start), list(start)
    while todo:
        here = todo.pop()
        for origin, move in edges:
            if origin == here and move.to is not None and move.to not in known:
                known.add(move.to)
                todo.append(move.to)
    return known


def _ends(rules: Rules, cycle: Lifecycle) -> Iterator[Finding]:
    first = cycle.stages.get(cycle.initial)
    if first is None:
        return
    if first.final:
        yield found("W003", first.source, "akhir", stage=cycle.initial)
    elif not any(stage.final for stage in cycle.stages.values()):
        yield found("W003", first.source, stage=cycle.initial, level=cycle.level.value)


def _reachable(rules: Rules, cycle: Lifecycle) -> Iterator[Finding]:
    edges = usable(rules, cycle)
    known = reached(edges, {cycle.initial})
    for key, stage in cycle.stages.items():
        if key not in known:
            yield found("W001", stage.source, stage=key)
        elif not any(cycle.stages[k].final for k in reached(edges, {key})):
            yield found("W002", stage.source, stage=key)
    for _, move in {m.key: (s, m) for s, m in moves_of(cycle)}.values():
        if not satisfiable(rules, move.when):
            yield found("W001", move.source, "langkah", move=move.key)


def _circles(cycle: Lifecycle) -> Iterator[Finding]:
    edges = [(s, m) for s, m in moves_of(cycle) if m.automatic]
    reported: set[str] = set()
    for origin, move in edges:
        back = move.to is None or origin in reached(edges, {move.to})
        if back and move.key not in reported:
            reported.add(move.key)
            yield found("W004", move.source, move=move.key, stage=origin)


def _twins(rules: Rules, cycle: Lifecycle) -> Iterator[Finding]:
    reported: set[tuple[str, str]] = set()
    for stage in cycle.stages.values():
        for one, other in combinations(stage.moves, 2):
            same = set(one.by) & set(other.by)
            alike = one.automatic and other.automatic
            alike = alike or (one.to, one.asks, one.hand_to, one.notify) == (
                other.to, other.asks, other.hand_to, other.notify
            )
            if not same or not alike or (one.key, other.key) in reported:
                continue
            witness = _both(rules, one, other)
            if witness is not None:
                reported.add((one.key, other.key))
                yield found(
                    "W005", other.source, witness=witness, one=one.key, other=other.key,
                    role=", ".join(sorted(same)), stage=stage.key, case=witness or "-",
                )


def _both(rules: Rules, one: Move, other: Move) -> str | None:
    """Give a combination of values that opens both moves, None if there is none."""
    if any(not atoms for m in (one, other) for atoms in by_fields(m.when).any_of):
        # A guard on clocks or hand-overs alone: what time does is not known here.
        return None
    index, real = guarded(rules, domains_of(rules), [one.when, other.when])
    both = (w for w, rows in possible_cells(index, real) if len(rows) == 2)
    return next(both, None)


def _gaps(rules: Rules, cycle: Lifecycle) -> Iterator[Finding]:
    for key, stage in cycle.stages.items():
        if stage.final:
            continue
        moves = [m for m in stage.moves if SYSTEM not in m.by or m.automatic]
        leaving = [m for m in moves if m.to not in (None, key)]
        lapses = {c.lapse.makes for c in cycle.clocks if c.lapse and c.lapse.makes}
        if any(m.key in lapses for m in stage.moves):
            leaving = []
        witness = _uncovered(rules, leaving)
        if witness is not None:
            yield found("W006", stage.source, witness=witness, stage=key, case=witness)
            continue
        yield from _unasked_answers(rules, key, moves)


def _uncovered(rules: Rules, moves: list[Move]) -> str | None:
    if not moves:
        return None
    index, real = guarded(rules, domains_of(rules), [by_fields(m.when) for m in moves])
    return next((w for w, rows in possible_cells(index, real) if not rows), None)


def _unasked_answers(rules: Rules, stage: str, moves: list[Move]) -> Iterator[Finding]:
    """An answer that a form offers but no move of that role accepts."""
    for role in dict.fromkeys(r for m in moves for r in m.by):
        own = [m for m in moves if role in m.by]
        for name in dict.fromkeys(n for m in own for n in sorted(m.when.names & set(m.asks))):
            asking = [m for m in own if name in m.asks]
            if any(m.when.names != {name} for m in asking):
                continue
            witness = _uncovered(rules, asking)
            if witness is not None:
                yield found(
                    "W006", asking[0].source, "jawaban", witness, stage=stage, case=witness,
                    role=role, field=name,
                )


def _roles(rules: Rules) -> Iterator[Finding]:
    case = rules.service.case
    handing = [(s, m) for s, m in moves_of(case) if m.hand_to is not None]
    later = set[str]()
    for origin, move in handing:
        later |= reached(list(moves_of(case)), {move.to or origin})
    for stage, move in moves_of(case):
        units = [r for r in move.by if _is_unit(rules, r)]
        if units and len(units) == len(move.by) and stage not in later and not move.from_stages:
            yield found("W007", move.source, move=move.key, role=", ".join(units), stage=stage)
    for cycle in (case, rules.service.handover):
        for _, move in moves_of(cycle) if cycle else ():
            yield from _separation(rules, cycle, move)


def _is_unit(rules: Rules, role: str) -> bool:
    return role in rules.roles and rules.roles[role].level is RoleLevel.UNIT


def _separation(rules: Rules, cycle: Lifecycle | None, move: Move) -> Iterator[Finding]:
    """A separation of duties that cannot bite: the other move never comes before this one."""
    if cycle is None:
        return
    edges = list(moves_of(cycle))
    for other in move.not_by:
        targets = {m.to or s for s, m in edges if m.key == other}
        origins = {s for s, m in edges if m.key == move.key}
        if targets and not origins & reached(edges, targets):
            yield found("W007", move.source, "pemisahan", move=move.key, other=other)


def _silent_ends(rules: Rules) -> Iterator[Finding]:
    case = rules.service.case
    if case.each_stage and REPORTER in case.each_stage.notify:
        return
    seen: set[str] = set()
    for _, move in moves_of(case):
        if move.to and case.stages[move.to].final and REPORTER not in move.notify:
            by_reporter = set(move.by) == {REPORTER}
            if move.key not in seen and not by_reporter:
                seen.add(move.key)
                yield found("W008", move.source, move=move.key, stage=move.to)


__all__ = ["Level", "check", "reached", "satisfiable", "usable"]
