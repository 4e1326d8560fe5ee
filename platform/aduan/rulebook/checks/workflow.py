"""W checks: every stage can be reached and left, no two moves are the same, nobody is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from aduan.engine.facts import PAST
from aduan.engine.program import domains_of
from aduan.model.conditions import Condition, Subject
from aduan.model.rules import REPORTER, SYSTEM, Lifecycle, Move, RoleLevel, Rules
from aduan.rulebook.checks.common import (
    by_fields,
    found,
    guarded,
    lifecycles,
    moves_of,
    possible_cells,
)
from aduan.rulebook.findings import Finding


def check(rules: Rules) -> Iterator[Finding]:
    """Check the lifecycles of a service."""
    for cycle in lifecycles(rules):
        yield from _ends(cycle)
        yield from _unreached(cycle)
        yield from _traps(cycle)
        yield from _impossible(rules, cycle)
        yield from _circles(rules, cycle)
        yield from _twins(rules, cycle)
        yield from _gaps(rules, cycle)
        yield from _reopening(cycle)
    yield from _unmade(rules)
    yield from _roles(rules)
    yield from _silent_ends(rules)


def satisfiable(rules: Rules, condition: Condition) -> bool:
    """Say whether any combination of values that can occur makes a condition hold."""
    index, real = guarded(rules, domains_of(rules), [by_fields(condition)])
    return any(rows for _, rows in possible_cells(index, real))


def together(rules: Rules, conditions: Iterable[Condition]) -> str | None:
    """Give a combination of values that makes all conditions hold at once, None without any."""
    parts = [by_fields(condition) for condition in conditions]
    index, real = guarded(rules, domains_of(rules), parts)
    return next((w for w, rows in possible_cells(index, real) if len(rows) == real), None)


def reached(edges: Iterable[tuple[str, Move]], start: Iterable[str]) -> set[str]:
    """Give the stages that can be reached from some stages, those themselves included.

    Guards are not looked at: one that can never hold is told for itself, and only once.
    """
    known, todo = set(start), list(start)
    while todo:
        here = todo.pop()
        for origin, move in edges:
            if origin == here and move.to is not None and move.to not in known:
                known.add(move.to)
                todo.append(move.to)
    return known


def noticed(rules: Rules) -> set[str]:
    """Give the events that a hand-over can notice: its own, and the case's from the handing on."""
    edges = list(moves_of(rules.service.case))
    handing = [(s, m) for s, m in edges if m.hand_to is not None]
    stages = reached(edges, {m.to or s for s, m in handing})
    own = set[str]()
    if rules.service.handover is not None:
        own = {m.key for _, m in moves_of(rules.service.handover)}
        own |= rules.service.handover.stages.keys()
    return own | stages | {m.key for s, m in edges if s in stages} | {m.key for _, m in handing}


def _ends(cycle: Lifecycle) -> Iterator[Finding]:
    first = cycle.stages[cycle.initial]
    if first.final:
        yield found("W003", first.source, "akhir", stage=cycle.initial)
    elif not _has_end(cycle):
        yield found("W003", first.source, stage=cycle.initial, level=cycle.level.value)


def _has_end(cycle: Lifecycle) -> bool:
    return any(stage.final for stage in cycle.stages.values())


def _ways(cycle: Lifecycle) -> dict[str, set[str]]:
    """Give for each stage those that can be reached from it."""
    edges = list(moves_of(cycle))
    return {key: reached(edges, {key}) for key in cycle.stages}


def _unreached(cycle: Lifecycle) -> Iterator[Finding]:
    """Stages never reached; of those that only follow another such stage the first is told."""
    if cycle.stages[cycle.initial].final:
        return
    ways = _ways(cycle)
    lost = [key for key in cycle.stages if key not in ways[cycle.initial]]
    for place, key in enumerate(lost):
        before = [other for other in lost if key in ways[other]]
        if all(other in ways[key] and lost.index(other) >= place for other in before):
            yield found("W001", cycle.stages[key].source, stage=key)


def _traps(cycle: Lifecycle) -> Iterator[Finding]:
    """Stages from which no end is reached; of those that lead into one another the last is told."""
    if not _has_end(cycle):
        return
    ways = _ways(cycle)
    order = list(cycle.stages)
    for key, stage in cycle.stages.items():
        if any(cycle.stages[other].final for other in ways[key]):
            continue
        if all(
            key in ways[other] and order.index(other) >= order.index(key) for other in ways[key]
        ):
            yield found("W002", stage.source, stage=key)


def _impossible(rules: Rules, cycle: Lifecycle) -> Iterator[Finding]:
    for move in {m.key: m for _, m in moves_of(cycle)}.values():
        if not satisfiable(rules, move.when):
            yield found("W001", move.source, "langkah", move=move.key)


def _unmade(rules: Rules) -> Iterator[Finding]:
    """Moves that only the system may make, but never makes; hand-overs that nothing begins."""
    service = rules.service
    cycles = list(lifecycles(rules))
    lapses = {c.lapse.makes for cycle in cycles for c in cycle.clocks if c.lapse}
    for cycle in cycles:
        for move in {m.key: m for _, m in moves_of(cycle)}.values():
            if set(move.by) == {SYSTEM} and not move.automatic and move.key not in lapses:
                yield found("W001", move.source, "sistem", move=move.key)
    if service.handover is not None and not any(m.hand_to for _, m in moves_of(service.case)):
        first = service.handover.stages[service.handover.initial]
        yield found("W001", first.source, "penyaluran")


def _circles(rules: Rules, cycle: Lifecycle) -> Iterator[Finding]:
    """Automatic moves that lead back to where they began while all their guards hold."""
    edges = [(s, m) for s, m in moves_of(cycle) if m.automatic and not _only_once(m)]
    told: set[str] = set()
    for origin, move in edges:
        for round_trip in _round_trips(edges, origin, (move,)):
            keys = {m.key for m in round_trip}
            if not told & keys and together(rules, (m.when for m in round_trip)) is not None:
                told |= keys
                yield found("W004", move.source, move=move.key, stage=origin)


def _only_once(move: Move) -> bool:
    """Say whether its own guard closes a move once it is made (`bila: {itself: belum}`)."""
    return bool(move.when.any_of) and all(
        any(a.subject is Subject.EVENT and a.name == move.key and not a.holds(PAST) for a in atoms)
        for atoms in move.when.any_of
    )


def _round_trips(
    edges: list[tuple[str, Move]], origin: str, moves: tuple[Move, ...]
) -> Iterator[tuple[Move, ...]]:
    """Give the ways that begin with some moves and lead back to a stage, no move made twice."""
    here = moves[-1].to
    if here is None or here == origin:
        yield moves
        return
    for stage, move in edges:
        if stage == here and move not in moves:
            yield from _round_trips(edges, origin, (*moves, move))


def _twins(rules: Rules, cycle: Lifecycle) -> Iterator[Finding]:
    reported: set[tuple[str, str]] = set()
    for stage in cycle.stages.values():
        for one, other in combinations(stage.moves, 2):
            same = set(one.by) & set(other.by)
            alike = (one.automatic and other.automatic) or _effect(one) == _effect(other)
            if not same or not alike or (one.key, other.key) in reported:
                continue
            witness = _both(rules, one, other)
            if witness is not None:
                reported.add((one.key, other.key))
                yield found(
                    "W005",
                    other.source,
                    "" if witness else "selalu",
                    witness,
                    one=one.key,
                    other=other.key,
                    role=", ".join(sorted(same)),
                    stage=stage.key,
                    case=witness,
                )


def _effect(move: Move) -> tuple[object, ...]:
    """Give all that tells an officer one move from another."""
    kinds = move.hand_to and (
        move.hand_to.kinds.table,
        move.hand_to.multiple,
        tuple((v.since, v.value) for v in move.hand_to.kinds.versions),
    )
    return (
        move.to,
        frozenset(move.asks),
        frozenset(move.may_give),
        kinds,
        frozenset(move.notify),
        tuple(sorted(move.letters.items())),
        move.extends,
    )


def _both(rules: Rules, one: Move, other: Move) -> str | None:
    """Give a combination of values that opens both moves, None if there is none."""
    if one.when != other.when and any(by_fields(m.when) != m.when for m in (one, other)):
        # Guards that differ in clocks or hand-overs: what time does is not known here.
        return None
    return together(rules, (one.when, other.when))


def _gaps(rules: Rules, cycle: Lifecycle) -> Iterator[Finding]:
    for key, stage in cycle.stages.items():
        if stage.final:
            continue
        moves = [m for m in stage.moves if SYSTEM not in m.by or m.automatic]
        leaving = [m for m in moves if m.to not in (None, key)]
        lapses = {c.lapse.makes for c in cycle.clocks if c.lapse and c.lapse.makes}
        if any(m.key in lapses for m in stage.moves):
            leaving = []
        if not all(satisfiable(rules, m.when) for m in moves):
            # Told as W001; the gap it leaves is no fault of its own.
            continue
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
                    "W006",
                    asking[0].source,
                    "jawaban",
                    witness,
                    stage=stage,
                    case=witness,
                    role=role,
                    field=name,
                )


def _roles(rules: Rules) -> Iterator[Finding]:
    case = rules.service.case
    handing = [(s, m) for s, m in moves_of(case) if m.hand_to is not None]
    later = set[str]()
    for origin, move in handing:
        later |= reached(list(moves_of(case)), {move.to or origin})
    for stage, move in moves_of(case) if case.holder is None else ():
        units = [r for r in move.by if _is_unit(rules, r)]
        if units and len(units) == len(move.by) and stage not in later and not move.from_stages:
            yield found("W007", move.source, move=move.key, role=", ".join(units), stage=stage)
    for cycle in lifecycles(rules):
        for move in {m.key: m for _, m in moves_of(cycle)}.values():
            yield from _separation(cycle, move)


def _is_unit(rules: Rules, role: str) -> bool:
    return role in rules.roles and rules.roles[role].level is RoleLevel.UNIT


def _separation(cycle: Lifecycle, move: Move) -> Iterator[Finding]:
    """A separation of duties that cannot bite: the other move never comes before this one."""
    edges = list(moves_of(cycle))
    for other in move.not_by:
        targets = {m.to or s for s, m in edges if m.key == other}
        origins = {s for s, m in edges if m.key == move.key}
        if targets and not origins & reached(edges, targets):
            yield found("W007", move.source, "pemisahan", move=move.key, other=other)


def _reopening(cycle: Lifecycle) -> Iterator[Finding]:
    """A move that leads from an end back to a stage that is none."""
    for origin, move in moves_of(cycle):
        if cycle.stages[origin].final and not cycle.stages[move.to or origin].final:
            yield found("W009", move.source, move=move.key, stage=origin, to=move.to)


def _silent_ends(rules: Rules) -> Iterator[Finding]:
    case = rules.service.case
    if case.each_stage and REPORTER in case.each_stage.notify:
        return
    if rules.service.opened_by and REPORTER not in rules.service.opened_by:
        return
    for move in {m.key: m for s, m in moves_of(case) if not case.stages[s].final}.values():
        told = move.to is None or REPORTER in case.stages[move.to].notify
        if move.to and case.stages[move.to].final and not (told or _told(rules, move)):
            yield found("W008", move.source, move=move.key, stage=move.to)


def _told(rules: Rules, move: Move) -> bool:
    """Say whether the reporter learns of a move: made by them, told by it or by the clock."""
    if REPORTER in move.notify or set(move.by) == {REPORTER}:
        return True
    lapses = [
        c.lapse
        for cycle in lifecycles(rules)
        for c in cycle.clocks
        if c.lapse and c.lapse.makes == move.key
    ]
    made_by_time = set(move.by) == {SYSTEM} and bool(lapses)
    return made_by_time and all(REPORTER in lapse.notify for lapse in lapses)


__all__ = ["check", "noticed", "reached", "satisfiable", "together"]
