"""What all checks share: a finding at an element's place, and conditions made into tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from aduan.engine.program import domains_of
from aduan.engine.tables import TableIndex, index_table
from aduan.model.conditions import Atom, Condition, Conjunction, Subject
from aduan.model.rules import NO_SOURCE, Lifecycle, Move, Row, Rules, Source, Table, fixed
from aduan.model.values import Domain, Place
from aduan.rulebook.citations import cite
from aduan.rulebook.findings import Finding, Mark, Span


def span_of(place: Place) -> Span:
    """Give the stretch of an element's name at its place; a row has none, so all its line."""
    name = place.path.rpartition(".")[2]
    start = Mark(place.line, place.column, 0)
    if name.isdecimal():
        return Span(start, Mark(place.line + 1, 1, 0))
    return Span(start, Mark(place.line, place.column + max(1, len(name)), 0))


def found(
    code: str, source: Source, variant: str = "", witness: str = "", **detail: object
) -> Finding:
    """Give a finding at the element that `source` describes, with its articles."""
    citation = "; ".join(cite(norm) for norm in source.citation)
    texts = {key: str(value) for key, value in detail.items()}
    place = source.place
    return Finding(code, place.file, span_of(place), place.path, variant, texts, citation, witness)


def lifecycles(rules: Rules) -> Iterator[Lifecycle]:
    """Give the lifecycle of the case and, where there is one, of its hand-overs."""
    yield rules.service.case
    if rules.service.handover is not None:
        yield rules.service.handover


def moves_of(cycle: Lifecycle) -> Iterator[tuple[str, Move]]:
    """Give every move with the stage it leaves."""
    for key, stage in cycle.stages.items():
        for move in stage.moves:
            yield key, move


def by_fields(condition: Condition) -> Condition:
    """Give a condition without its atoms on clocks and hand-overs, which time may make true."""
    kept = tuple(
        tuple(a for a in atoms if a.subject is Subject.FIELD) for atoms in condition.any_of
    )
    return Condition(kept)


def negated(atom: Atom, domain: Domain | None) -> list[Atom]:
    """Give atoms any of which holds just when `atom` does not, for filled fields."""
    if atom.filled is not None:
        return [replace(atom, filled=not atom.filled)]
    if atom.values is not None:
        rest = frozenset(v for v in (domain.values if domain else ()) if v not in atom.values)
        return [replace(atom, values=rest)]
    sides = []
    if atom.low is not None:
        sides.append(replace(atom, low=None, high=atom.low - 1))
    if atom.high is not None:
        sides.append(replace(atom, low=atom.high + 1, high=None))
    return sides


def impossible(rules: Rules, names: Iterable[str]) -> Iterator[Conjunction]:
    """Give the combinations that cannot occur: an unasked field with another value than its own."""
    fields, domains = rules.service.fields, domains_of(rules)
    for name in names:
        field = fields.get(name)
        if field is None or not field.when.any_of or field.otherwise is None:
            continue
        if field.domain is None or not field.domain.values:
            continue
        others = frozenset(v for v in field.domain.values if v != field.otherwise)
        unasked = [
            [n for a in atoms for n in negated(a, domains.get(a.name))]
            for atoms in field.when.any_of
        ]
        for chosen in product(*unasked):
            yield (Atom(name, values=others), *chosen)


def with_conditions(rules: Rules, names: Iterable[str]) -> tuple[str, ...]:
    """Give columns with the fields that decide whether they are asked, each once."""
    wanted = list(dict.fromkeys(names))
    for name in wanted:
        field = rules.service.fields.get(name)
        if field is not None:
            wanted.extend(n for n in sorted(field.when.names) if n not in wanted)
    return tuple(wanted)


def guarded(
    rules: Rules, domains: Mapping[str, Domain | None], rows: Iterable[Condition]
) -> tuple[TableIndex, int]:
    """Index conditions as a table; rows from the given number on are impossible combinations."""
    real = [Row(condition, fixed(None)) for condition in rows]
    named = [n for row in real for n in sorted(row.when.names)]
    columns = with_conditions(rules, named)
    barred = [Row(Condition((c,)), fixed(None)) for c in impossible(rules, columns)]
    table = Table("", "", (*real, *barred), columns, source=NO_SOURCE)
    return index_table(table, domains), len(real)


def possible_cells(index: TableIndex, real: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give every combination that can occur, with a witness and the rows that fit it."""
    for shown, rows in index.cells():
        if all(row < real for row in rows):
            names = (column.name for column in index.columns)
            yield ", ".join(f"{n} = {v}" for n, v in zip(names, shown, strict=True)), rows
