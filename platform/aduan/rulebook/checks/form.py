"""F checks: what is asked may be asked, can be answered, and is asked before it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aduan.model.conditions import Condition
from aduan.model.rules import Clock, Field, Level, Lifecycle, Rules
from aduan.rulebook.checks.common import found, moves_of
from aduan.rulebook.checks.workflow import satisfiable
from aduan.rulebook.findings import Finding

IDENTITY = "identitas"

#: Stage -> fields certainly filled when a case, or a hand-over, stands in it.
Known = Mapping[str, frozenset[str]]


def check(rules: Rules) -> Iterator[Finding]:
    """Check the forms of a service."""
    for field in rules.service.fields.values():
        if not satisfiable(rules, field.when):
            yield found("F001", field.source, field=field.key)
        if field.personal == IDENTITY and not field.source.citation:
            yield found("F002", field.source, field=field.key)
    yield from _asked_in_vain(rules)
    yield from _read_before_asked(rules)


def _asked_in_vain(rules: Rules) -> Iterator[Finding]:
    """A move asks for a judgement that none of its roles may give."""
    seen: set[str] = set()
    for cycle in (rules.service.case, rules.service.handover):
        for _, move in moves_of(cycle) if cycle else ():
            for key in move.asks:
                judge = rules.service.fields[key].decided_by
                if judge and judge not in move.by and move.key not in seen:
                    seen.add(move.key)
                    yield found("F001", move.source, "pertimbangan", field=key, role=judge,
                                move=move.key)


def always_known(rules: Rules) -> frozenset[str]:
    """Give the fields that have a value from the filing on."""
    return frozenset(k for k, f in rules.service.fields.items() if _filled_at_start(f))


def _filled_at_start(field: Field) -> bool:
    if field.otherwise is not None:
        return True
    return field.at_intake and field.required and not field.when.any_of


def flow(cycle: Lifecycle, start: frozenset[str], universe: frozenset[str]) -> dict[str, frozenset[str]]:
    """Give for each stage the fields that every way to it has filled."""
    known = dict.fromkeys(cycle.stages, universe)
    known[cycle.initial] = start
    changed = True
    while changed:
        changed = False
        for origin, move in moves_of(cycle):
            if move.to is None:
                continue
            arriving = known[move.to] & (known[origin] | set(move.asks))
            if arriving != known[move.to]:
                known[move.to] = frozenset(arriving)
                changed = True
    return known


def _read_before_asked(rules: Rules) -> Iterator[Finding]:
    service = rules.service
    universe = frozenset(service.fields)
    start = always_known(rules)
    case = flow(service.case, start, universe)
    yield from _intake_order(rules)
    yield from _moves(rules, service.case, case)
    yield from _clocks(rules, service.case, case, case)
    if service.handover is not None:
        handing = [case[s] | set(m.asks) for s, m in moves_of(service.case) if m.hand_to]
        first = frozenset.intersection(*map(frozenset, handing)) if handing else start
        held = flow(service.handover, first | {"jenis_unit"}, universe | {"jenis_unit"})
        yield from _moves(rules, service.handover, held)
        yield from _clocks(rules, service.handover, held, case)


def _intake_order(rules: Rules) -> Iterator[Finding]:
    before: set[str] = set(always_known(rules))
    for field in rules.service.fields.values():
        if field.at_intake:
            for name in sorted(_reads(field.when) - before):
                yield found("F003", field.source, "urutan", field=name, reader=field.key)
            before.add(field.key)


def _reads(condition: Condition) -> frozenset[str]:
    """Give the fields whose value a condition needs; presence may be asked of any field."""
    return frozenset(
        a.name for atoms in condition.any_of for a in atoms
        if a.filled is None and a.name in condition.names
    )


def _table_reads(rules: Rules, key: str | None) -> frozenset[str]:
    table = rules.service.tables.get(key or "")
    return frozenset(n for row in table.rows for n in _reads(row.when)) if table else frozenset()


def _moves(rules: Rules, cycle: Lifecycle, known: Known) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for stage, move in moves_of(cycle):
        have = known[stage] | set(move.asks)
        needs = _reads(move.when)
        if move.hand_to is not None:
            needs |= _table_reads(rules, move.hand_to.kinds.table)
        for name in sorted(needs - have):
            if (move.key, name) not in seen:
                seen.add((move.key, name))
                yield found("F003", move.source, field=name, reader=move.key, stage=stage)


def _clocks(rules: Rules, cycle: Lifecycle, known: Known, case: Known) -> Iterator[Finding]:
    for clock in cycle.clocks:
        needs = _table_reads(rules, clock.limit.table) | _table_reads(rules, clock.force.table)
        needs |= _reads(clock.when)
        if not needs:
            continue
        for have in _when_starting(rules, clock, known, case):
            lacking = sorted(needs - have)
            if lacking:
                yield found("F003", clock.source, "batas", field=", ".join(lacking),
                            reader=clock.key)
                break


def _when_starting(rules: Rules, clock: Clock, known: Known, case: Known) -> Iterator[frozenset[str]]:
    events = (*(clock.active_from or clock.start.events), *clock.again_from)
    cycles = [(rules.service.case, case)]
    if clock.level is Level.HANDOVER and rules.service.handover is not None:
        cycles.append((rules.service.handover, known))
    for cycle, filled in cycles:
        for event in events:
            if event in cycle.stages:
                yield filled[event]
            for stage, move in moves_of(cycle):
                if move.key == event:
                    yield filled[stage] | set(move.asks)


