"""One service of a regulation: its fields, rules, tables, and who sees what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aduan.engine.program import prepare
from aduan.engine.visible import Sight, sights
from aduan.model.conditions import Condition
from aduan.model.inference import Rule
from aduan.model.limits import DayOfMonth, Limit
from aduan.model.rules import (
    SYSTEM,
    Conflict,
    Field,
    Force,
    Row,
    Secrecy,
    Table,
)
from aduan.rulebook.region import LoadedRegion
from aduan.services.handbook import flow
from aduan.services.handbook.book import (
    Basis,
    Cell,
    ConflictPage,
    FieldRow,
    RuleRow,
    SecrecyRow,
    ServicePage,
    SightRow,
    Sights,
    TablePage,
    TableRow,
)
from aduan.services.handbook.clocks import clock_rows, dated, limit_text
from aduan.services.handbook.naming import Names, ServiceNames

#: What a decision table may give, beside the value of a field.
_GIVES = ("batas", "jenis_unit", "sifat")


def service_names(region: LoadedRegion, names: Names, key: str) -> ServiceNames:
    """Give the names of one service."""
    return ServiceNames(prepare(region.rules(names.law.regulation.key, key)), names)


def service_page(names: ServiceNames, letters: Mapping[str, int]) -> ServicePage:
    """Gather one service."""
    service = names.program.service
    steps = flow.placed(names)
    return ServicePage(
        key=service.key,
        label=service.label,
        opened_by=names.names.parties(service.opened_by),
        flows=flow.flows(names, steps),
        stages=flow.stage_rows(names, letters),
        each_stage=flow.each_stage(names, letters),
        steps=flow.step_groups(names, steps, letters),
        fields=tuple(_field(names, one) for one in service.fields.values()),
        rules=tuple(_rule(names, rule) for rule in service.rules.rules),
        tables=tuple(_table(names, table) for table in service.tables.values()),
        clocks=clock_rows(names, letters),
        sights=_sights(names),
        conflict=_conflict(names, service.conflict) if service.conflict else None,
        basis=names.names.basis(service.source),
    )


# --- Fields ------------------------------------------------------------------------------------


def _field(names: ServiceNames, field: Field) -> FieldRow:
    of = names.names
    question = of.text(field.question) if field.question else ""
    return FieldRow(
        label=of.text(field.label),
        question=question if question != of.text(field.label) else "",
        kind=names.say(f"jenis_{field.kind.value}"),
        options=tuple(of.text(label) for _, label in field.options),
        notes=tuple(_field_notes(names, field)),
        when=names.condition(field.when),
        intake=field.at_intake,
        basis=of.basis(field.source),
    )


def _field_notes(names: ServiceNames, field: Field) -> Iterator[str]:
    if field.required:
        yield names.say("wajib_diisi")
    if field.domain is not None and field.domain.numeric:
        low, high = (names.value(field.key, end) for end in (field.domain.low, field.domain.high))
        yield names.say("antara", low, high)
    if field.refers_to:
        label = names.names.law.services[field.refers_to].label
        yield names.say("menunjuk", names.names.text(label))
    if field.decided_by:
        yield names.say("diputuskan_oleh", names.names.party(field.decided_by))
    if field.derived:
        yield names.say("ditetapkan_kaidah")
    if field.otherwise is not None:
        yield names.say("selain_itu", names.value(field.key, field.otherwise))
    if field.personal:
        yield names.say(f"pribadi_{field.personal}")


# --- Rules and tables --------------------------------------------------------------------------


def _rule(names: ServiceNames, rule: Rule) -> RuleRow:
    results = [
        names.say(word, names.field(key), names.value(key, value))
        for word, pairs in (("tetapkan", rule.sets), ("sarankan", rule.suggests))
        for key, value in pairs
    ]
    if rule.notifies:
        results.append(names.say("beritahu", names.names.all(names.names.parties(rule.notifies))))
    label = names.names.label_at(rule.place.path)
    basis = names.names.basis_at(rule.place.path) or Basis(rule.place.path)
    return RuleRow(label, names.condition(rule.when), tuple(results), basis)


def _table(names: ServiceNames, table: Table) -> TablePage:
    gives = (
        names.say(f"memberi_{table.gives}") if table.gives in _GIVES else names.field(table.gives)
    )
    notes = [names.say("cara_pertama", table.reason or "-")] if table.first else []
    return TablePage(
        label=names.table(table.key),
        gives=gives,
        columns=names.fields(table.columns),
        rows=tuple(_row(names, table, n, row) for n, row in enumerate(table.rows, 1)),
        notes=tuple(notes),
        basis=names.names.basis(table.source),
    )


def _row(names: ServiceNames, table: Table, number: int, row: Row) -> TableRow:
    results = (dated(names.names, v, _result(names, table, v.value)) for v in row.result.versions)
    return TableRow(
        number=number,
        cells=tuple(_cell(names, row.when, column) for column in table.columns),
        result="; ".join(results),
        basis=names.names.basis(row.source),
    )


def _cell(names: ServiceNames, when: Condition, column: str) -> str:
    """Give what a row asks of one column, of its alternatives each once."""
    told = [names.test(atom) for atoms in when.any_of for atom in atoms if atom.name == column]
    return names.names.any(dict.fromkeys(told)) or names.say("apa_saja")


def _result(names: ServiceNames, table: Table, value: object) -> str:
    if table.gives == "batas" or isinstance(value, Limit | DayOfMonth):
        return limit_text(names, value)
    if isinstance(value, Force):
        return names.say(f"sifat_{value.value}")
    if isinstance(value, tuple):
        return names.names.any(names.names.parties(map(str, value)))
    return names.value(table.gives, value)


# --- Who sees what -----------------------------------------------------------------------------

#: What stands in a cell: seen, opened with a reason, closed, it depends.
SEEN, OPENED, CLOSED, DEPENDS = "seen", "opened", "closed", "depends"
_MARKS = {Sight.SHOWN: SEEN, Sight.REVEALABLE: OPENED, Sight.HIDDEN: CLOSED}


def _sights(names: ServiceNames) -> Sights:
    law = names.names.law
    roles = tuple(key for key in law.roles if key != SYSTEM)
    notes: dict[tuple[str, ...], int] = {}
    rows: dict[tuple[Cell, ...], list[str]] = {}
    for field in names.program.service.fields.values():
        cells = tuple(_sight(names, field, role, notes) for role in roles)
        rows.setdefault(cells, []).append(names.names.text(field.label))
    return Sights(
        roles=names.names.parties(roles),
        rows=tuple(SightRow(tuple(fields), cells) for cells, fields in rows.items()),
        notes=tuple(notes),
        rules=tuple(_secrecy(names, rule) for rule in names.program.service.secrecy),
    )


def _sight(names: ServiceNames, field: Field, role: str, notes: dict[tuple[str, ...], int]) -> Cell:
    """Give how a field appears to a role; where it depends, the number of the note that says so."""
    outcomes = list(sights(names.program, field, role))
    told = outcomes[: next(n for n, (when, _) in enumerate(outcomes, 1) if not when.any_of)]
    if len({sight for _, sight in told}) == 1:
        return Cell(_MARKS[told[0][1]])
    lines = tuple(
        names.say(
            "terlihat_bila" if when.any_of else "terlihat_selain_itu",
            names.say(f"tampak_{_MARKS[sight]}"),
            names.inline(when),
        )
        for when, sight in told
    )
    return Cell(DEPENDS, notes.setdefault(lines, len(notes) + 1))


def _secrecy(names: ServiceNames, rule: Secrecy) -> SecrecyRow:
    fields = names.program.service.fields
    known = rule.subject in fields
    subject = names.field(rule.subject) if known else names.say(f"pokok_{rule.subject}")
    return SecrecyRow(
        subject=subject,
        visible_to=names.names.parties(rule.visible_to),
        revealed_to=names.names.parties(rule.revealed_to),
        when=names.condition(rule.when),
        basis=names.names.basis(rule.source),
    )


def _conflict(names: ServiceNames, conflict: Conflict) -> ConflictPage:
    return ConflictPage(
        person=names.field(conflict.person),
        barred=tuple(map(names.move, conflict.barred)),
        basis=names.names.basis(conflict.source),
    )
