"""What lists of cases are read from: each case in a group of those that look like it.

A list asks for some values and an order. Were each column only indexed by itself, "completed, by
subject" would walk a hundred thousand cases to find that none fits. So all cases of a service that
agree in stage and in every list column with few values form a group; which groups fit is known
before any case is read, and within a group the cases stand ready in every order there is.

A case stands once in the list of the region, and once in that of each unit that holds or held it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    delete,
    exists,
    insert,
    not_,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from aduan.model.values import Value
from aduan.store.coding import read_value
from aduan.store.tables import cases, handovers, list_groups, list_lines, list_values

#: The unit in whose name the list of the whole region stands.
WHOLE = ""
#: The list column that every service has and not every case fills.
DUE = "due"
#: Characters by which texts are sorted and filtered.
SORTED_BY = 200
#: Added to a number, so that all are positive and of one length.
_SHIFT, _DIGITS = 10**19, 20


@dataclass(frozen=True, slots=True)
class Columns:
    """The list columns of a service: those with few values each, and those with many."""

    few: tuple[str, ...] = ()
    many: tuple[str, ...] = ()


def sortable(value: Value) -> str:
    """Give a value as a text that sorts as the value does."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        return f"{value + _SHIFT:0{_DIGITS}}"
    if isinstance(value, tuple):
        value = ", ".join(value)
    return str(value)[:SORTED_BY]


def enlist(at: Connection, case_id: int, columns: Columns) -> None:
    """List a case anew by what stands in its row and its hand-overs."""
    row = at.execute(select(cases).where(cases.c.id == case_id)).one()
    given = {k: read_value(v) for k, v in row.fields.items() if v is not None}
    few = {k: row.fields[k] for k in columns.few if k in given}
    many = {k: sortable(given[k]) for k in columns.many if k in given}
    filled = sorted([*many, *([DUE] if row.due else [])])
    _unlist(at, case_id)
    lines, values = [], []
    for unit in _units(at, row):
        group = _group(at, row, unit, few, filled)
        lines.append({
            "group_id": group,
            "case_id": case_id,
            "number": row.number,
            "received": row.received,
            "entered": row.entered,
            "due": row.due,
        })  # fmt: skip
        values += [
            {"group_id": group, "case_id": case_id, "field": key, "value": value}
            for key, value in many.items()
        ]
    at.execute(insert(list_lines), lines)
    if values:
        at.execute(insert(list_values), values)


def _unlist(at: Connection, case_id: int) -> None:
    for table in (list_values, list_lines):
        at.execute(delete(table).where(table.c.case_id == case_id))


def _units(at: Connection, row: Row[Any]) -> list[str]:
    """Give the units in whose lists a case stands: the whole region, and who holds or held it."""
    held = at.execute(
        select(handovers.c.unit).where(
            handovers.c.case_id == row.id, handovers.c.fruitless.is_(False)
        )
    ).scalars()
    return sorted({WHOLE, *held, *([row.holder] if row.holder else [])})


def _group(
    at: Connection, row: Row[Any], unit: str, few: Mapping[str, Any], filled: list[str]
) -> int:
    """Give the group of a case in the list of a unit; made when it is the first of its like."""
    group = {
        "region": row.region,
        "service": row.service,
        "unit": unit,
        "stage": row.stage,
        "values": few,
        "filled": filled,
    }
    mark = hashlib.sha256(json.dumps(group, sort_keys=True).encode()).hexdigest()
    query = select(list_groups.c.id).where(list_groups.c.mark == mark)
    found = at.execute(query).scalar_one_or_none()
    if found is None:
        try:
            with at.begin_nested():
                at.execute(insert(list_groups).values(**group, mark=mark))
        except IntegrityError:
            # Somebody else made it at the same moment.
            pass
        found = at.execute(query).scalar_one()
    return int(found)


def number(at: Connection, case_id: int, given: str) -> None:
    """Put the register number of a new case into its lines."""
    at.execute(update(list_lines).where(list_lines.c.case_id == case_id).values(number=given))


def enlist_some(
    at: Connection,
    region: str,
    service: str,
    columns: Columns,
    new: Sequence[str],
    *,
    after: int = 0,
    limit: int | None = None,
) -> int | None:
    """List anew the cases that fill one of the `new` columns and are listed without it.

    For a publication that makes a column of a field which cases have already. Begins after a case
    and gives the last one dealt with, None when there is no other.
    """
    lacking = [
        and_(cases.c.fields[key].as_string().is_not(None), not_(_knows(key, columns)))
        for key in new
    ]
    ids = at.execute(
        select(cases.c.id)
        .where(
            cases.c.region == region,
            cases.c.service == service,
            cases.c.id > after,
            or_(*lacking),
        )
        .order_by(cases.c.id)
        .limit(limit)
    ).scalars()
    last = None
    for last in ids.all():
        enlist(at, last, columns)
    return last


def _knows(key: str, columns: Columns) -> ColumnElement[bool]:
    """Say that a case is listed with a column."""
    if key in columns.many:
        return exists().where(list_values.c.case_id == cases.c.id, list_values.c.field == key)
    return exists().where(
        list_lines.c.case_id == cases.c.id,
        list_groups.c.id == list_lines.c.group_id,
        list_groups.c["values"][key].as_string().is_not(None),
    )
