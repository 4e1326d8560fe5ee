"""D checks: every combination of values has exactly one row, and every row is of use."""

from __future__ import annotations

from collections.abc import Iterator

from aduan.engine.program import domains_of
from aduan.engine.tables import TableIndex
from aduan.model.rules import Choice, Row, Rules, Source, Table
from aduan.rulebook.checks.common import found, guarded, moves_of, possible_cells
from aduan.rulebook.citations import cite
from aduan.rulebook.findings import Finding

#: What a table gives that says to whom a case is handed ("memberi").
UNIT_KINDS = "jenis_unit"


def check(rules: Rules) -> Iterator[Finding]:
    """Check every decision table of a service."""
    for table in rules.service.tables.values():
        if not table.opaque:
            yield from _rows(rules, table)
        if table.first and not table.reason:
            yield found("D007", table.source, table=table.key)
    yield from _targets(rules)


def _rows(rules: Rules, table: Table) -> Iterator[Finding]:
    index, real = guarded(rules, domains_of(rules), [row.when for row in table.rows])
    cells = list(possible_cells(index, real))
    gaps = [witness for witness, rows in cells if not rows]
    if gaps:
        yield found("D001", table.source, witness=gaps[0], table=table.key, gap=gaps[0])
    fits = {number for _, rows in cells for number in rows}
    wins = {rows[0] for _, rows in cells if rows}
    for number, row in enumerate(table.rows):
        if number not in fits:
            yield found("D004", row.source, table=table.key, row=number + 1)
        elif table.first and number not in wins:
            yield found("D003", row.source, table=table.key, row=number + 1)
    if not table.first:
        yield from _overlaps(table, cells)
    yield from _idle_columns(table, index, real)


def _overlaps(table: Table, cells: list[tuple[str, tuple[int, ...]]]) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    for witness, rows in cells:
        if not rows[1:] or (rows[0], rows[1]) in seen:
            continue
        seen.add((rows[0], rows[1]))
        first, second = table.rows[rows[0]], table.rows[rows[1]]
        yield found(
            "D002",
            second.source,
            "" if witness else "selalu",
            witness,
            case=witness,
            first=rows[0] + 1,
            second=rows[1] + 1,
            articles=_articles(first, second),
        )


def _articles(*rows: Row) -> str:
    return "; ".join(dict.fromkeys(cite(n) for row in rows for n in row.source.citation)) or "-"


def _idle_columns(table: Table, index: TableIndex, real: int) -> Iterator[Finding]:
    """A column never matters when no two of its classes ever lead to another row."""
    lines = sum(1 << line for line, row in enumerate(index.line_rows) if row < real)
    masks = {column.name: {mask & lines for mask in column.masks} for column in index.columns}
    for name in table.columns:
        if len(masks.get(name, ())) <= 1:
            yield found("D005", table.source, table=table.key, column=name)


def _targets(rules: Rules) -> Iterator[Finding]:
    """Kinds of unit that nothing may be handed to, as outcomes of tables and in moves."""
    for table in rules.service.tables.values():
        if table.gives == UNIT_KINDS:
            for row in table.rows:
                yield from _no_target(rules, row.result, row.source)
    for move in {m.key: m for _, m in moves_of(rules.service.case)}.values():
        if move.hand_to is not None:
            yield from _no_target(rules, move.hand_to.kinds, move.source)


def _no_target(rules: Rules, choice: Choice[object], source: Source) -> Iterator[Finding]:
    wrong = [
        kind
        for version in choice.versions
        if isinstance(version.value, tuple)
        for kind in version.value
        if not rules.unit_kinds[kind].target
    ]
    for kind in dict.fromkeys(wrong):
        yield found("D006", source, value=kind)
