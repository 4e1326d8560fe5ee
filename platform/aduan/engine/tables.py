"""Decision tables on an index: a mask of fitting rows for every class of values in every column.

A column's values fall into classes that no row tells apart. A look-up joins one mask a column, so
it costs the number of columns, whatever the number of rows. The same masks let the checker prove
that every combination of values has exactly one row, without trying them all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from aduan.errors import MissingFactError, NoRowError
from aduan.model.conditions import Atom
from aduan.model.rules import Row, Table
from aduan.model.values import Domain, Scalar

#: Stands for a field that is not filled, in columns that ask for presence.
ABSENT = "kosong"
PRESENT = "terisi"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: which rows fit each class of its values, and a value to show for the class."""

    name: str
    masks: tuple[int, ...]
    witnesses: tuple[str, ...]
    by_value: Mapping[tuple[type, Scalar], int] = field(default_factory=dict)
    breaks: tuple[int, ...] = ()
    presence: bool = False

    def class_of(self, value: object) -> int | None:
        """Give the class of a value, None when the value is outside the column's domain."""
        if self.presence:
            return 1 if value is not None and value != () else 0
        if self.breaks:
            if isinstance(value, bool) or not isinstance(value, int):
                return None
            place = bisect_right(self.breaks, value) - 1
            return place if 0 <= place < len(self.masks) else None
        return self.by_value.get((type(value), value)) if isinstance(value, str | int) else None


@dataclass(frozen=True, slots=True)
class TableIndex:
    """A table ready for look-ups. Lines are rows, a row with alternatives being several lines."""

    table: Table
    columns: tuple[Column, ...]
    line_rows: tuple[int, ...]
    full: int

    def rows_of(self, mask: int) -> tuple[int, ...]:
        """Give the rows of a mask of lines, each once, in definition order."""
        rows: dict[int, None] = {}
        while mask:
            lowest = mask & -mask
            rows[self.line_rows[lowest.bit_length() - 1]] = None
            mask ^= lowest
        return tuple(rows)

    def fitting(self, facts: Mapping[str, object]) -> tuple[int, ...]:
        """Give the numbers of all rows that fit."""
        mask = self.full
        for column in self.columns:
            value = facts.get(column.name)
            place = column.class_of(value)
            if place is None:
                raise MissingFactError(
                    f"{self.table.key}: {column.name} = {value!r}",
                    table=self.table.key,
                    field=column.name,
                    place=str(self.table.source.place),
                )
            mask &= column.masks[place]
        return self.rows_of(mask)

    def find(self, facts: Mapping[str, object]) -> tuple[int, Row]:
        """Give the one row that applies, with its number."""
        rows = self.fitting(facts)
        if len(rows) == 1 or (rows and self.table.first):
            return rows[0], self.table.rows[rows[0]]
        raise NoRowError(
            f"{self.table.key}: {len(rows)}",
            table=self.table.key,
            rows=rows,
            place=str(self.table.source.place),
        )

    def cells(self) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
        """Give each distinct way the rows fit, with a witness a column; complete by construction.

        Combinations that leave the same lines possible after the same columns are walked once, so
        a table of hundreds of rows takes milliseconds.
        """
        seen: set[tuple[int, int]] = set()
        stack: list[tuple[int, int, tuple[str, ...]]] = [(0, self.full, ())]
        while stack:
            depth, mask, shown = stack.pop()
            if depth == len(self.columns):
                yield shown, self.rows_of(mask)
                continue
            column = self.columns[depth]
            for place in reversed(range(len(column.masks))):
                left = mask & column.masks[place]
                if (depth, left) not in seen:
                    seen.add((depth, left))
                    stack.append((depth + 1, left, (*shown, column.witnesses[place])))


def _lines(table: Table) -> tuple[list[tuple[Atom, ...]], list[int]]:
    lines: list[tuple[Atom, ...]] = []
    rows: list[int] = []
    for number, row in enumerate(table.rows):
        for conjunction in row.when.any_of or ((),):
            lines.append(conjunction)
            rows.append(number)
    return lines, rows


def _mask(lines: list[tuple[Atom, ...]], name: str, value: Scalar | None) -> int:
    mask = 0
    for number, atoms in enumerate(lines):
        if all(atom.holds(value) for atom in atoms if atom.name == name):
            mask |= 1 << number
    return mask


def _breaks(lines: list[tuple[Atom, ...]], name: str, domain: Domain) -> list[int]:
    points = {domain.low}
    for atoms in lines:
        for atom in (a for a in atoms if a.name == name):
            points.add(domain.low if atom.low is None else atom.low)
            points.add(domain.high + 1 if atom.high is None else atom.high + 1)
            points.update(p for v in atom.values or () if isinstance(v, int) for p in (v, v + 1))
    return sorted(p for p in points if domain.low <= p <= domain.high)


def _column(lines: list[tuple[Atom, ...]], name: str, domain: Domain | None) -> Column:
    if domain is None or not (domain.values or domain.numeric):
        masks = (_mask(lines, name, None), _mask(lines, name, PRESENT))
        return Column(name, masks, (ABSENT, PRESENT), presence=True)
    if domain.numeric:
        breaks = _breaks(lines, name, domain)
        ends = [*breaks[1:], domain.high + 1]
        # Values above the domain would fall into the last class, so a closing break bounds it.
        return Column(
            name,
            tuple(_mask(lines, name, low) for low in breaks),
            tuple(f"{low}..{end - 1}" for low, end in zip(breaks, ends, strict=True)),
            breaks=(*breaks, domain.high + 1),
        )
    classes: dict[int, int] = {}
    by_value: dict[tuple[type, Scalar], int] = {}
    witnesses: list[str] = []
    for value in domain.values:
        mask = _mask(lines, name, value)
        if mask not in classes:
            classes[mask] = len(classes)
            witnesses.append(shown(value))
        by_value[(type(value), value)] = classes[mask]
    return Column(name, tuple(classes), tuple(witnesses), by_value)


def shown(value: object) -> str:
    """Write a value as the rule files do."""
    if value is None:
        return ABSENT
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, tuple):
        return ", ".join(str(v) for v in value)
    return str(value)


def index_table(table: Table, domains: Mapping[str, Domain | None]) -> TableIndex:
    """Build the index of a table; `domains` has every field that its rows name."""
    lines, line_rows = _lines(table)
    columns = tuple(_column(lines, name, domains.get(name)) for name in table.columns)
    return TableIndex(table, columns, tuple(line_rows), (1 << len(lines)) - 1)
