"""What stands in the lists of a case, and what ought to by its events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from aduan.engine.facts import holder_of
from aduan.services.listing import columns_of
from aduan.services.rulebooks import Opened
from aduan.store import cases
from aduan.store.lists import DUE, WHOLE, sortable
from aduan.store.tables import list_groups, list_lines, list_values


class Line(NamedTuple):
    """A line of a list with its group and its other values."""

    region: str
    service: str
    unit: str
    stage: str
    number: str | None
    received: datetime | None
    entered: datetime | None
    due: datetime | None
    few: frozenset[tuple[str, Any]]
    filled: frozenset[str]
    many: frozenset[tuple[str, str]]

    @property
    def bare(self) -> tuple[object, ...]:
        """Give all but the values of list columns."""
        return self[:8]


def standing(at: Connection, case_id: int) -> set[Line]:
    """Give what stands in the lists of a case."""
    lines = at.execute(
        select(list_lines, list_groups)
        .join(list_groups, list_groups.c.id == list_lines.c.group_id)
        .where(list_lines.c.case_id == case_id)
    )
    found = set()
    for line in lines:
        values = at.execute(
            select(list_values.c.field, list_values.c.value).where(
                list_values.c.case_id == case_id, list_values.c.group_id == line.group_id
            )
        )
        found.add(
            Line(
                *(line.region, line.service, line.unit, line.stage, line.number),
                *(line.received, line.entered, line.due),
                _fixed(line._mapping["values"]),
                frozenset(line.filled),
                frozenset((field, value) for field, value in values),
            )
        )
    return found


def expected(kept: cases.Kept, opened: Opened) -> set[Line]:
    """Give what ought to stand there, by the case folded from its events."""
    case, columns = kept.case, columns_of(opened.program.service)
    few = {k: case.fields[k] for k in columns.few if case.fields.get(k) is not None}
    many = {k: sortable(case.fields[k]) for k in columns.many if case.fields.get(k) is not None}
    due = min((c.due for c in case.clocks if c.open and c.due), default=None)
    holder = holder_of(opened.program, case)
    units = {WHOLE, *([holder] if holder else [])}
    units |= {h.unit.key for h in case.handovers if not h.fruitless}
    return {
        Line(
            *(kept.kind.region, kept.kind.key, unit, case.stage, kept.number),
            *(case.received, case.entered, due),
            _fixed(few),
            frozenset([*many, *([DUE] if due else [])]),
            frozenset(many.items()),
        )
        for unit in units
    }


def _fixed(given: Mapping[str, Any]) -> frozenset[tuple[str, Any]]:
    return frozenset((k, tuple(v) if isinstance(v, list) else v) for k, v in given.items())
