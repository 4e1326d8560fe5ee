"""A service changed in one place: fields, rules, tables, who sees, and all of its lifecycles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from aduan.engine.program import domains_of, prepare
from aduan.engine.tables import shown
from aduan.model.conditions import Condition
from aduan.model.inference import Rule, RuleSet
from aduan.model.limits import DayOfMonth, Limit
from aduan.model.rules import (
    REPORTER,
    SYSTEM,
    Field,
    Force,
    Level,
    Rules,
    Secrecy,
    Service,
    Source,
    Table,
)
from aduan.model.values import Domain
from aduan.services.mutants.changes import (
    NOTHING,
    Change,
    fewer,
    lift,
    next_of,
    other_choices,
    other_conditions,
    other_forces,
    other_limits,
    other_parties,
    other_values,
    put,
)
from aduan.services.mutants.lifecycles import other_cycles
from aduan.services.mutants.marks import ALL, SEEN, STAGE, TABLE, Found


@dataclass(frozen=True, slots=True)
class Mutant:
    """Rules changed in one place; `touched` are the marks by which a scenario may notice."""

    element: str
    key: str
    before: str
    after: str
    touched: frozenset[str]
    rules: Rules
    source: Source

    @property
    def name(self) -> str:
        """Give what was changed, in the words of the rule files; it is unique in a service."""
        return f"{self.element}.{self.key}: {self.before} -> {self.after}"


def mutants(rules: Rules) -> Iterator[Mutant]:
    """Give all mutants of one service, in the order of its rules."""
    service, domains = rules.service, domains_of(rules)
    for source, marks, change in _of_service(rules, domains):
        yield Mutant(
            source.place.path or service.key,
            change.key,
            change.before,
            change.after,
            frozenset(marks),
            change.value,
            source,
        )


def _of_service(rules: Rules, domains: Mapping[str, Domain | None]) -> Iterator[Found[Rules]]:
    parts = (_fields, _inferences, _tables, other_cycles, _secrecies, _conflict)
    for part in parts:
        for source, marks, change in part(rules, domains):
            yield source, marks, put(change, replace(rules, service=change.value))
    service = rules.service
    for opener in other_parties("dibuat_oleh", service.opened_by, rules):
        changed = replace(service, opened_by=opener.value)
        yield service.source, (ALL,), put(opener, replace(rules, service=changed))
    # A register is opened by a role, by no channel.
    for key, channel in rules.channels.items() if not service.opened_by else ():
        turned = replace(channel, open=not channel.open)
        channels = {**rules.channels, key: turned}
        flip = Change("terbuka", shown(channel.open), shown(turned.open), channels)
        yield channel.source, (ALL,), put(flip, replace(rules, channels=channels))


Domains = Mapping[str, Domain | None]


def _fields(rules: Rules, domains: Domains) -> Iterator[Found[Service]]:
    service = rules.service
    for key, field in service.fields.items():
        for change in _field(field, domains):
            fields = {**service.fields, key: change.value}
            changed = replace(service, fields=fields, rules=_settling(service.rules, change.value))
            yield field.source, (ALL,), put(change, changed)


def _settling(rules: RuleSet, field: Field) -> RuleSet:
    """Give rules that settle a field as it now says where none of them sets it."""
    if not field.derived or not isinstance(field.otherwise, str | int):
        return rules
    derived = (
        replace(d, default=field.otherwise) if d.name == field.key else d for d in rules.derived
    )
    return replace(rules, derived=tuple(derived))


def _inferences(rules: Rules, domains: Domains) -> Iterator[Found[Service]]:
    service = rules.service
    every = service.rules.rules
    for number, rule in enumerate(every):
        source = Source(rule.citation, place=rule.place)
        for change in _rule(rule, service, domains):
            own = () if change.value is None else (change.value,)
            ruleset = replace(service.rules, rules=(*every[:number], *own, *every[number + 1 :]))
            yield source, (ALL,), put(change, replace(service, rules=ruleset))


def _tables(rules: Rules, domains: Domains) -> Iterator[Found[Service]]:
    service = rules.service
    for key, table in service.tables.items():
        marks = (f"{TABLE}{key}", *_handing(service, key))
        for source, change in _table(table, rules, domains):
            tables = {**service.tables, key: change.value}
            yield source, marks, put(change, replace(service, tables=tables))


def _secrecies(rules: Rules, domains: Domains) -> Iterator[Found[Service]]:
    service = rules.service
    for number, secrecy in enumerate(service.secrecy):
        for change in _secrecy(secrecy, rules, domains):
            every = (*service.secrecy[:number], change.value, *service.secrecy[number + 1 :])
            yield secrecy.source, (SEEN,), put(change, replace(service, secrecy=every))


def _conflict(rules: Rules, _domains: Domains) -> Iterator[Found[Service]]:
    service, conflict = rules.service, rules.service.conflict
    if conflict is None:
        return
    gone = Change("benturan_kepentingan", "ada", NOTHING, replace(service, conflict=None))
    yield conflict.source, (ALL,), gone
    for barred in fewer("dilarang", conflict.barred):
        changed = replace(service, conflict=replace(conflict, barred=barred.value))
        yield conflict.source, (ALL,), put(barred, changed)


def _handing(service: Service, table: str) -> Iterator[str]:
    """Give the stages in which a table says to whom a case may be handed."""
    for cycle in (service.case, service.handover):
        for key, stage in cycle.stages.items() if cycle else ():
            if any(m.hand_to and m.hand_to.kinds.table == table for m in stage.moves):
                yield f"{STAGE}{key}"


def _field(field: Field, domains: Mapping[str, Domain | None]) -> Iterator[Change[Field]]:
    # What a move asks for must be given, whatever the field says of itself.
    if field.at_intake:
        turned = replace(field, required=not field.required)
        yield Change("wajib", shown(field.required), shown(turned.required), turned)
    if field.decided_by is not None:
        yield Change("diputuskan_oleh", field.decided_by, NOTHING, replace(field, decided_by=None))
    if field.otherwise is not None and isinstance(field.otherwise, str | int):
        for value in other_values(field.domain, field.otherwise):
            changed = replace(field, otherwise=value)
            yield Change("selain_itu", shown(field.otherwise), shown(value), changed)
    yield from lift(other_conditions("bila", field.when, domains), lambda c: replace(field, when=c))


def _rule(
    rule: Rule, service: Service, domains: Mapping[str, Domain | None]
) -> Iterator[Change[Rule | None]]:
    yield Change(rule.key, "ada", NOTHING, None)
    for change in other_conditions("bila", rule.when, domains):
        yield put(change, replace(rule, when=change.value))
    for number, (name, value) in enumerate(rule.sets):
        for other in other_values(service.rules.domains.get(name), value):
            pairs = (*rule.sets[:number], (name, other), *rule.sets[number + 1 :])
            yield Change(f"tetapkan.{name}", shown(value), shown(other), replace(rule, sets=pairs))
    for number, (name, value) in enumerate(rule.suggests):
        for other in other_values(domains.get(name), value):
            pairs = (*rule.suggests[:number], (name, other), *rule.suggests[number + 1 :])
            changed = replace(rule, suggests=pairs)
            yield Change(f"sarankan.{name}", shown(value), shown(other), changed)
    for told in fewer("beritahu", rule.notifies):
        yield put(told, replace(rule, notifies=told.value))


def _table(
    table: Table, rules: Rules, domains: Mapping[str, Domain | None]
) -> Iterator[tuple[Source, Change[Table]]]:
    for number, row in enumerate(table.rows):
        before, after = table.rows[:number], table.rows[number + 1 :]
        yield row.source, Change("baris", "ada", NOTHING, replace(table, rows=(*before, *after)))
        for when in other_conditions("bila", row.when, domains):
            rows = (*before, replace(row, when=when.value), *after)
            columns = tuple(dict.fromkeys(n for r in rows for n in _read(r.when)))
            yield row.source, put(when, replace(table, rows=rows, columns=columns))
        for result in other_choices("maka", row.result, _results(table, rules), _result_said):
            rows = (*before, replace(row, result=result.value), *after)
            yield row.source, put(result, replace(table, rows=rows))


def _read(when: Condition) -> Iterator[str]:
    yield from (atom.name for atoms in when.any_of for atom in atoms)


def _results(table: Table, rules: Rules) -> Callable[[object], Iterator[object]]:
    def other(result: object) -> Iterator[object]:
        if isinstance(result, Limit | DayOfMonth):
            yield from other_limits(result)
        elif isinstance(result, Force):
            yield from other_forces(result)
        elif isinstance(result, tuple):
            kinds = [k for k, kind in rules.unit_kinds.items() if kind.target]
            yield from ((kind,) for kind in next_of(kinds, str(result[0])))
        elif isinstance(result, str | int):
            yield from other_values(domains_of(rules).get(table.gives), result)

    return other


def _result_said(result: object) -> str:
    return NOTHING if result is None else shown(result)


def _secrecy(
    secrecy: Secrecy, rules: Rules, domains: Mapping[str, Domain | None]
) -> Iterator[Change[Secrecy]]:
    visible = secrecy.visible_to
    yield from lift(fewer("terlihat", visible), lambda n: replace(secrecy, visible_to=n))
    if outsider := _outsider(secrecy, rules):
        changed = replace(secrecy, visible_to=(*visible, outsider))
        yield Change("terlihat", NOTHING, outsider, changed)
    revealed = fewer("dibuka_oleh", secrecy.revealed_to)
    yield from lift(revealed, lambda n: replace(secrecy, revealed_to=n))
    yield from lift(
        other_conditions("bila", secrecy.when, domains), lambda c: replace(secrecy, when=c)
    )


def _outsider(secrecy: Secrecy, rules: Rules) -> str | None:
    """Give the first role from which a rule keeps something.

    Nobody looks as the system; a register has no reporter, and who files sees their own answers
    and no class of personal data is kept from them.
    """
    kept = {*rules.service.fields, Level.CASE} - prepare(rules).answered
    own = secrecy.subject not in kept or rules.service.opened_by
    nobody = {SYSTEM, REPORTER} if own else {SYSTEM}
    seeing = {*secrecy.visible_to, *secrecy.revealed_to, *nobody}
    return next((role for role in rules.roles if role not in seeing), None)
