"""F checks: what is asked may be asked, can be answered, and is asked before it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aduan.engine.forms import intake
from aduan.engine.program import CHANNEL, LEAD, UNIT_KIND
from aduan.model.conditions import Condition
from aduan.model.rules import Clock, Field, Level, Lifecycle, Move, Rules
from aduan.rulebook.checks.common import found, lifecycles, moves_of
from aduan.rulebook.checks.workflow import noticed, satisfiable
from aduan.rulebook.findings import Finding

IDENTITY = "identitas"
#: More columns than this no list of cases shows, and each costs an index.
MOST_LISTED = 12
#: How the ids of fields that ask for a reason begin.
REASON = "alasan"

#: Stage -> fields certainly filled when a case, or a hand-over, stands in it.
Known = Mapping[str, frozenset[str]]


def check(rules: Rules) -> Iterator[Finding]:
    """Check the forms of a service."""
    for field in rules.service.fields.values():
        if not satisfiable(rules, field.when):
            yield found("F001", field.source, field=field.key)
        if field.personal == IDENTITY and not field.source.citation:
            yield found("F002", field.source, field=field.key)
    yield from _never_asked(rules)
    yield from _unreasoned(rules)
    listed = [key for key, one in rules.service.fields.items() if one.listed]
    if len(listed) > MOST_LISTED:
        source = rules.service.fields[listed[MOST_LISTED]].source
        yield found("F005", source, count=len(listed), most=MOST_LISTED)
    yield from _asked_in_vain(rules)
    yield from _read_before_asked(rules)


def _never_asked(rules: Rules) -> Iterator[Finding]:
    """A field that neither the filing nor any move asks for, and that no rule sets."""
    asked = {
        key
        for cycle in lifecycles(rules)
        for _, move in moves_of(cycle)
        for key in (*move.asks, *move.may_give)
    }
    for field in rules.service.fields.values():
        if not (field.at_intake or field.derived or field.key in asked):
            yield found("F001", field.source, "tak_ditanyakan", field=field.key)


def _unreasoned(rules: Rules) -> Iterator[Finding]:
    """A move that asks for a judgement and not for its reason."""
    fields = rules.service.fields
    for cycle in lifecycles(rules):
        for move in {m.key: m for _, m in moves_of(cycle)}.values():
            judged = [k for k in move.asks if fields[k].decided_by is not None]
            if judged and not any(k.startswith(REASON) for k in move.asks):
                yield found("F004", move.source, move=move.key, field=judged[0])


def _asked_in_vain(rules: Rules) -> Iterator[Finding]:
    """A move asks for a judgement that none of its roles may give."""
    for cycle in lifecycles(rules):
        for move in {m.key: m for _, m in moves_of(cycle)}.values():
            for key in move.asks:
                judge = rules.service.fields[key].decided_by
                if judge and judge not in move.by:
                    yield found(
                        "F001", move.source, "pertimbangan", field=key, role=judge, move=move.key
                    )


def always_known(rules: Rules) -> frozenset[str]:
    """Give what has a value from the filing on: the channel, and fields."""
    return frozenset(k for k, f in rules.service.fields.items() if _filled_at_start(f)) | {CHANNEL}


def _filled_at_start(field: Field) -> bool:
    if field.otherwise is not None:
        return True
    return field.at_intake and field.required and not field.when.any_of


@dataclass(slots=True)
class _Knowing:
    """Which fields are filled where; what was told as lacking counts as asked from there on.

    So that one forgotten question is told once, not again wherever its answer is read.
    """

    rules: Rules
    start: frozenset[str]
    more: dict[str, set[str]]

    @property
    def everything(self) -> frozenset[str]:
        """Give all that could be filled."""
        return frozenset(self.rules.service.fields) | {UNIT_KIND, LEAD, CHANNEL}

    def asks(self, move: Move) -> frozenset[str]:
        """Give the fields that a move leaves filled."""
        return frozenset(move.asks) | self.more.get(move.key, set())

    def at_start(self, cycle: Lifecycle) -> frozenset[str]:
        """Give the fields filled in the first stage of a lifecycle."""
        service = self.rules.service
        if cycle is service.case:
            return self.start | self.more.get(cycle.initial, set())
        case = self.filled(service.case)
        handing = [case[s] | self.asks(m) for s, m in moves_of(service.case) if m.hand_to]
        return frozenset.intersection(self.everything, *handing) | {UNIT_KIND, LEAD}

    def filled(self, cycle: Lifecycle) -> Known:
        """Give for each stage the fields that every way to it has filled."""
        known = dict.fromkeys(cycle.stages, self.everything)
        known[cycle.initial] = self.at_start(cycle)
        changed = True
        while changed:
            changed = False
            for origin, move in moves_of(cycle):
                if move.to is None:
                    continue
                arriving = known[move.to] & (known[origin] | self.asks(move))
                changed = changed or arriving != known[move.to]
                known[move.to] = arriving
        return known

    def lack(self, reader: str, name: str) -> None:
        """Take a field as filled by a move or event from now on."""
        self.more.setdefault(reader, set()).add(name)


def _read_before_asked(rules: Rules) -> Iterator[Finding]:
    knowing = _Knowing(rules, always_known(rules), {})
    holder = rules.service.case.holder
    if holder is not None and holder not in knowing.start:
        yield found("F003", rules.service.fields[holder].source, "pemegang", field=holder)
    yield from _intake_order(rules)
    for cycle in lifecycles(rules):
        yield from _moves(knowing, cycle)
    for cycle in lifecycles(rules):
        yield from _clocks(knowing, cycle)


def _intake_order(rules: Rules) -> Iterator[Finding]:
    known, fields = always_known(rules), rules.service.fields
    before = {key for key in known if key not in fields or not fields[key].at_intake}
    for field in (f for _, part in intake(rules) for f in part):
        for name in sorted(_reads(field.when) - before):
            yield found("F003", field.source, "urutan", field=name, reader=field.key)
        # What was told once is not told again for the next field that depends on it.
        before |= _reads(field.when) | ({field.key} & known)


def _reads(condition: Condition) -> frozenset[str]:
    """Give the fields whose value a condition needs; presence may be asked of any field."""
    return frozenset(
        a.name
        for atoms in condition.any_of
        for a in atoms
        if a.filled is None and a.name in condition.names
    )


def _table_reads(rules: Rules, key: str | None) -> frozenset[str]:
    table = rules.service.tables.get(key or "")
    return frozenset(n for row in table.rows for n in _reads(row.when)) if table else frozenset()


def _moves(knowing: _Knowing, cycle: Lifecycle) -> Iterator[Finding]:
    known = knowing.filled(cycle)
    for stage, move in _in_order(cycle):
        needs = _reads(move.when)
        if move.hand_to is not None:
            needs |= _unasked(move, move.hand_to.field)
            needs |= _table_reads(knowing.rules, move.hand_to.kinds.table)
        for name in sorted(needs - known[stage] - knowing.asks(move)):
            knowing.lack(move.key, name)
            known = knowing.filled(cycle)
            yield found("F003", move.source, field=name, reader=move.key, stage=stage)


def _unasked(move: Move, field: str | None) -> frozenset[str]:
    """Give the field that names the unit, unless the guard sees to it that it is filled."""
    ways = move.when.any_of
    sure = bool(ways) and all(any(a.name == field and a.filled for a in way) for way in ways)
    return frozenset() if field is None or sure else frozenset({field})


def _in_order(cycle: Lifecycle) -> list[tuple[str, Move]]:
    """Give the moves in the order in which a case can meet them."""
    edges, order = list(moves_of(cycle)), [cycle.initial]
    for here in order:
        order += dict.fromkeys(
            m.to for s, m in edges if s == here and m.to is not None and m.to not in order
        )
    return [(s, m) for here in order for s, m in edges if s == here]


def _clocks(knowing: _Knowing, cycle: Lifecycle) -> Iterator[Finding]:
    for clock in cycle.clocks:
        needs = _reads(clock.when) | _table_reads(knowing.rules, clock.limit.table)
        needs |= _table_reads(knowing.rules, clock.force.table)
        lacking: set[str] = set()
        for have in _when_starting(knowing, clock) if needs else ():
            lacking |= needs - have
        if lacking:
            yield found(
                "F003", clock.source, "batas", field=", ".join(sorted(lacking)), reader=clock.key
            )


def _when_starting(knowing: _Knowing, clock: Clock) -> Iterator[frozenset[str]]:
    """Give the fields filled at each event at which the clock may start."""
    events = {*(clock.active_from or clock.start.events), *clock.again_from}
    if clock.level is Level.HANDOVER:
        events &= noticed(knowing.rules)
    for cycle in lifecycles(knowing.rules):
        if cycle.level is Level.HANDOVER and clock.level is Level.CASE:
            continue
        known = knowing.filled(cycle)
        yield from (known[stage] for stage in cycle.stages if stage in events)
        for stage, move in moves_of(cycle):
            if move.key in events:
                yield known[stage] | knowing.asks(move)
