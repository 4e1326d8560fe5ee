"""D checks: every combination of values has exactly one row, and every row is of use."""

from __future__ import annotations

from collections.abc import Iterator

from aduan.engine.program import domains_of
from aduan.engine.tables import index_table
from aduan.model.limits import DayOfMonth, Limit
from aduan.model.rules import Force, Row, Rules, Table
from aduan.rulebook.checks.common import found, guarded, possible_cells
from aduan.rulebook.citations import cite
from aduan.rulebook.findings import Finding

LIMIT = "batas"
UNIT_KINDS = "jenis_unit"
FORCE = "sifat"


def check(rules: Rules) -> Iterator[Finding]:
    """Check every decision table of a service."""
    for table in rules.service.tables.values():
        if not table.opaque:
            yield from _rows(rules, table)
        yield from _outputs(rules, table)
        if table.first and not table.reason:
            yield found("D007", table.source, table=table.key)


def _rows(rules: Rules, table: Table) -> Iterator[Finding]:
    index, real = guarded(rules, domains_of(rules), [row.when for row in table.rows])
    cells = list(possible_cells(index, real))
    gaps = [witness for witness, rows in cells if not rows]
    if gaps:
        yield found(
            "D001", table.source, witness=gaps[0], table=table.key, gap=gaps[0], count=len(gaps)
        )
    fits = {number for _, rows in cells for number in rows}
    wins = {rows[0] for _, rows in cells if rows}
    for number, row in enumerate(table.rows):
        if number not in fits:
            yield found("D004", row.source, table=table.key, row=number + 1)
        elif table.first and number not in wins:
            yield found("D003", row.source, table=table.key, row=number + 1)
    if not table.first:
        yield from _overlaps(table, cells)
    yield from _idle_columns(rules, table)


def _overlaps(table: Table, cells: list[tuple[str, tuple[int, ...]]]) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    for witness, rows in cells:
        if len(rows) < 2 or (rows[0], rows[1]) in seen:
            continue
        seen.add((rows[0], rows[1]))
        first, second = table.rows[rows[0]], table.rows[rows[1]]
        yield found(
            "D002", second.source, witness=witness, table=table.key, case=witness,
            first=rows[0] + 1, second=rows[1] + 1, articles=_articles(first, second),
        )


def _articles(*rows: Row) -> str:
    return "; ".join(dict.fromkeys(cite(n) for row in rows for n in row.source.citation)) or "-"


def _idle_columns(rules: Rules, table: Table) -> Iterator[Finding]:
    """A column never matters when no two of its classes ever lead to another row."""
    index = index_table(table, domains_of(rules))
    for column in index.columns:
        if len(set(column.masks)) == 1:
            yield found("D005", table.source, table=table.key, column=column.name)


def _outputs(rules: Rules, table: Table) -> Iterator[Finding]:
    for row in table.rows:
        for version in row.result.versions:
            wrong = _wrong(rules, table, version.value)
            if wrong:
                yield found("D006", row.source, wrong[0], table=table.key, value=wrong[1])


def _wrong(rules: Rules, table: Table, value: object) -> tuple[str, str] | None:
    if table.gives == LIMIT:
        fits = value is None or isinstance(value, Limit | DayOfMonth)
        return None if fits else ("", str(value))
    if table.gives == FORCE:
        return None if value in list(Force) else ("", str(value))
    if table.gives == UNIT_KINDS:
        for kind in value if isinstance(value, tuple) else (str(value),):
            if kind not in rules.unit_kinds:
                return "", kind
            if not rules.unit_kinds[kind].target:
                return "unit", kind
        return None
    field = rules.service.fields.get(table.gives)
    options = [key for key, _ in field.options] if field else []
    return None if value in options else ("", str(value))
