"""Lists are read from groups of cases that look alike; the indexes of single columns go.

What a list column is stands in rule files, which no migration reads: the columns are told by the
indexes that publications made for them, and whether one has few values by those it has. A text may
be either, and is kept both ways until its case is listed anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FIELD = "ix_cases_field_"
_LISTS = (
    ("received",),
    (),
    ("number",),
    ("stage",),
    ("due",),
)
#: A column with more texts than this has many values.
_FEW = 1_000
_BATCH = 5_000


def upgrade() -> None:
    """Make the change."""
    exact = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")
    longer = sa.String(200).with_variant(sa.String(200, collation="C"), "postgresql")
    op.create_table(
        "list_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("service", sa.String(length=129), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_groups")),
        sa.UniqueConstraint("mark", name=op.f("uq_list_groups_mark")),
    )
    op.create_table(
        "list_lines",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", exact, nullable=True),
        sa.Column("received", sa.String(length=27), nullable=False),
        sa.Column("entered", sa.String(length=27), nullable=False),
        sa.Column("due", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["list_groups.id"], name=op.f("fk_list_lines_group_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_list_lines_case_id")),
        sa.PrimaryKeyConstraint("group_id", "case_id", name=op.f("pk_list_lines")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "list_values",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("value", longer, nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["list_groups.id"], name=op.f("fk_list_values_group_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_list_values_case_id")),
        sa.PrimaryKeyConstraint("group_id", "field", "case_id", name=op.f("pk_list_values")),
        sqlite_with_rowid=False,
    )
    columns = sorted(name.removeprefix(_FIELD) for name in _of_fields())
    _fill(op.get_bind(), columns)
    for table, names in _INDEXES:
        op.create_index(op.f(f"ix_{table}_{'_'.join(names)}"), table, list(names))
    for name in _of_fields():
        op.drop_index(name, "cases")
    for more in _LISTS:
        names = ("region", "service", *more, "id")
        op.drop_index(op.f(f"ix_cases_{'_'.join(names)}"), "cases")


_INDEXES = (
    ("list_groups", ("region", "service", "unit")),
    ("list_lines", ("case_id",)),
    ("list_lines", ("group_id", "number", "case_id")),
    ("list_lines", ("group_id", "received", "case_id", "due")),
    ("list_lines", ("group_id", "entered", "case_id")),
    ("list_lines", ("group_id", "due", "case_id", "received")),
    ("list_values", ("case_id",)),
    ("list_values", ("group_id", "field", "value", "case_id")),
)


def downgrade() -> None:
    """Take it back; the indexes of list columns come again with the next publication."""
    for table in ("list_values", "list_lines", "list_groups"):
        op.drop_table(table)
    for more in _LISTS:
        names = ("region", "service", *more, "id")
        op.create_index(op.f(f"ix_cases_{'_'.join(names)}"), "cases", list(names))


def _of_fields() -> list[str]:
    """Give the indexes that publications made, one for each list column."""
    at = op.get_bind()
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'cases'",
        "postgresql": "SELECT indexname FROM pg_indexes WHERE tablename = 'cases'",
    }[at.dialect.name]
    return [name for name in at.execute(sa.text(query)).scalars() if name.startswith(_FIELD)]


# --- Filling ------------------------------------------------------------------------------------

_cases = sa.table(
    "cases",
    *(sa.column(c) for c in ("id", "region", "service", "stage", "number", "received", "due")),
    *(sa.column(c) for c in ("entered", "holder")),
    sa.column("fields", sa.JSON),
)
_handovers = sa.table(
    "handovers", sa.column("case_id"), sa.column("unit"), sa.column("fruitless", sa.Boolean)
)
_groups = sa.table(
    "list_groups",
    *(sa.column(c) for c in ("id", "region", "service", "unit", "stage", "mark")),
    sa.column("values", sa.JSON),
    sa.column("filled", sa.JSON),
)
_lines = sa.table(
    "list_lines",
    *(sa.column(c) for c in ("group_id", "case_id", "number", "received", "entered", "due")),
)
_values = sa.table(
    "list_values", *(sa.column(c) for c in ("group_id", "field", "case_id", "value"))
)


def _fill(at: sa.Connection, columns: list[str]) -> None:
    """List every case: in the list of its region, and of each unit that holds or held it."""
    few = _with_few_values(at, columns)
    made: dict[str, int] = {}
    for rows in _batches(at):
        units: dict[int, set[str]] = {row.id: {"", row.holder or ""} for row in rows}
        held = sa.select(_handovers.c.case_id, _handovers.c.unit).where(
            _handovers.c.case_id.between(rows[0].id, rows[-1].id), _handovers.c.fruitless.is_(False)
        )
        for case_id, unit in at.execute(held):
            units[case_id].add(unit)
        lines, values = [], []
        for row in rows:
            given = {k: row.fields[k] for k in columns if row.fields.get(k) is not None}
            many = {k: text for k in given if (text := _sortable(given[k])) is not None}
            alike = {k: v for k, v in given.items() if k in few}
            filled = sorted([*many, *(["due"] if row.due else [])])
            for unit in sorted(units[row.id]):
                group = _group(at, made, row, unit, (alike, filled))
                lines.append({
                    "group_id": group,
                    "case_id": row.id,
                    "number": row.number,
                    "received": row.received,
                    "entered": row.entered,
                    "due": row.due,
                })  # fmt: skip
                values += [
                    {"group_id": group, "field": key, "case_id": row.id, "value": text}
                    for key, text in many.items()
                ]
        at.execute(sa.insert(_lines), lines)
        if values:
            at.execute(sa.insert(_values), values)


def _batches(at: sa.Connection) -> Iterator[list[Any]]:
    last = 0
    while rows := list(
        at.execute(
            sa.select(_cases).where(_cases.c.id > last).order_by(_cases.c.id).limit(_BATCH)
        ).all()
    ):
        yield rows
        last = rows[-1].id


def _with_few_values(at: sa.Connection, columns: list[str]) -> set[str]:
    """Give the columns whose values are keys, yes or no: no day and no number."""
    found: dict[str, set[str]] = {key: set() for key in columns}
    for rows in _batches(at):
        for row in rows:
            for key in columns:
                value = row.fields.get(key)
                if isinstance(value, bool | list | str):
                    found[key].add(json.dumps(value))
    return {key for key, values in found.items() if values and len(values) <= _FEW}


def _sortable(value: Any) -> str | None:
    """Give a value of a column with many as a text that sorts as it does."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return f"{value + 10**19:020}"
    if isinstance(value, dict):
        return date.fromisoformat(value["tanggal"]).isoformat()
    return (", ".join(value) if isinstance(value, list) else str(value))[:200]


def _group(
    at: sa.Connection,
    made: dict[str, int],
    row: Any,
    unit: str,
    like: tuple[dict[str, Any], list[str]],
) -> int:
    group = {
        "region": row.region,
        "service": row.service,
        "unit": unit,
        "stage": row.stage,
        "values": like[0],
        "filled": like[1],
    }
    mark = hashlib.sha256(json.dumps(group, sort_keys=True).encode()).hexdigest()
    if mark not in made:
        made[mark] = len(made) + 1
        at.execute(sa.insert(_groups).values(id=made[mark], **group, mark=mark))
    return made[mark]
