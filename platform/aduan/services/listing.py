"""Lists of cases: filtered, sorted, page by page by key, never counted past a thousand."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    asc,
    desc,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import Session

from aduan.errors import UsageError
from aduan.model.case import Actor
from aduan.model.rules import Field, Level, Service
from aduan.model.values import COMPARABLE, FieldKind
from aduan.store.cases import Kind
from aduan.store.moments import NEVER, written
from aduan.store.publications import field_path
from aduan.store.rows import SIGHT, CaseRow, HandoverRow, Sight, TaskRow, held_cases

#: More than this is told as "more than".
MOST_COUNTED = 1_000
PAGE = 25
#: Of so many cases held by a unit a list is sorted after finding them all.
FEW = 1_000
#: Lines of an export, at most.
MOST_EXPORTED = 100_000


class Fixed(StrEnum):
    """The columns that every list has."""

    NUMBER = "number"
    STAGE = "stage"
    RECEIVED = "received"
    ENTERED = "entered"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a list; `filters` are texts as a person wrote them, by column."""

    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = Fixed.ENTERED.value
    descending: bool = True
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `after` is the key of the next one, None on the last."""

    rows: Sequence[CaseRow]
    after: str | None
    count: int
    capped: bool


def list_fields(service: Service) -> dict[str, Field]:
    """Give the list columns of a service: those marked, and closed to nobody in any stage."""
    closed = {rule.subject for rule in service.secrecy}
    if Level.CASE.value in closed:
        return {}
    return {
        key: f
        for key, f in service.fields.items()
        if f.listed and f.personal is None and key not in closed
    }


@dataclass(frozen=True, slots=True)
class Lister:
    """Lists the cases of one service through a session, which narrows what is seen."""

    session: Session
    kind: Kind
    service: Service
    timezone: str

    def page(self, query: Query, size: int = PAGE) -> Page:
        """Give one page; raises UsageError for a column or value that there is not."""
        wanted = self._wanted(query)
        rows = list(self._sorted(wanted, query, size + 1))
        after = self._key(rows[size - 1], query) if len(rows) > size else None
        counted = self.session.execute(
            select(func.count()).select_from(
                wanted.with_only_columns(CaseRow.id).limit(MOST_COUNTED + 1).subquery()
            )
        ).scalar_one()
        return Page(
            rows[:size], after, min(int(counted), MOST_COUNTED), int(counted) > MOST_COUNTED
        )

    def export(self, query: Query) -> Iterator[CaseRow]:
        """Give all rows of a list, in its order, a page at a time."""
        after, left = None, MOST_EXPORTED
        while left > 0:
            wanted = self._wanted(query)
            asked = Query(query.filters, query.sort, query.descending, after)
            rows = list(self._sorted(wanted, asked, min(1_000, left)))
            yield from rows
            if not rows:
                return
            left -= len(rows)
            after = self._key(rows[-1], query)

    def column(self, name: str) -> SQLColumnExpression[Any]:
        """Give the expression of a column, as its index has it; raises UsageError."""
        if name == Fixed.ENTERED:
            # Cases are numbered as they are entered.
            return CaseRow.id
        if name in set(Fixed):
            found: SQLColumnExpression[Any] = getattr(CaseRow, name)
            return found
        if name not in list_fields(self.service):
            known = (*(f.value for f in Fixed), *list_fields(self.service))
            raise UsageError(name, code="kolom", candidates=known)
        dialect = self.session.get_bind().dialect.name
        return literal_column(field_path(name, dialect))

    # --- Filtering ------------------------------------------------------------------------------

    def _wanted(self, query: Query) -> Select[Any]:
        wanted = select(CaseRow).where(
            CaseRow.region == self.kind.region, CaseRow.service == self.kind.key
        )
        sight = self.session.info.get(SIGHT)
        if isinstance(sight, Sight) and sight.units is not None and self._few(sight):
            wanted = wanted.where(CaseRow.id.in_(held_cases(sight)))
        for name, text in query.filters.items():
            if text.strip():
                wanted = wanted.where(self._condition(name, text.strip()))
        return wanted

    def _few(self, sight: Sight) -> bool:
        """Say whether the units hold so few cases that it is best to begin with these."""
        counted = select(func.count()).select_from(held_cases(sight).limit(FEW + 1).subquery())
        return int(self.session.execute(counted).scalar_one()) <= FEW

    def _condition(self, name: str, text: str) -> ColumnElement[bool]:
        column: SQLColumnExpression[Any] = (
            CaseRow.entered if name == Fixed.ENTERED else self.column(name)
        )
        if name in (Fixed.RECEIVED, Fixed.ENTERED, Fixed.DUE):
            return self._in_days(column, text)
        if name == Fixed.STAGE:
            return column == text
        if name == Fixed.NUMBER:
            return _beginning(column, text)
        kind = list_fields(self.service)[name].kind
        if kind is FieldKind.YES_NO:
            return column == literal_column("1" if text == "ya" else "0")
        if kind in (FieldKind.NUMBER, FieldKind.MONEY):
            return _in_range(column, text)
        return column == text if kind in COMPARABLE else _beginning(column, text)

    def _in_days(self, column: SQLColumnExpression[Any], text: str) -> ColumnElement[bool]:
        """Read `2026-03-01..2026-03-31`, one day, or an open range, in the region's days."""
        low, _, high = text.partition("..")
        zone = ZoneInfo(self.timezone)
        try:
            first = date.fromisoformat(low) if low else None
            last = date.fromisoformat(high) if high else (None if ".." in text else first)
        except ValueError as error:
            raise UsageError(text, code="tanggal") from error
        found: list[ColumnElement[bool]] = []
        if first:
            found.append(column >= datetime.combine(first, time(), zone))
        if last:
            found.append(column < datetime.combine(last + timedelta(days=1), time(), zone))
        return and_(*found)

    # --- Sorting and paging ---------------------------------------------------------------------

    def _sorted(self, wanted: Select[Any], query: Query, size: int) -> Iterator[CaseRow]:
        """Give rows from the key on. Empty values come last, as a part of their own."""
        column = self.column(query.sort)
        value, last = _read_key(query.after)
        direction: Callable[[Any], Any] = desc if query.descending else asc
        left = size
        if not (query.after and value is None):
            filled = wanted.where(_filled(column, self.session))
            if query.after:
                filled = filled.where(_beyond(column, value, last, descending=query.descending))
            rows = self.session.scalars(
                filled.order_by(direction(column), direction(CaseRow.id)).limit(left)
            ).all()
            yield from rows
            left -= len(rows)
        if left <= 0 or query.sort in (Fixed.NUMBER, Fixed.STAGE, Fixed.RECEIVED, Fixed.ENTERED):
            return
        empty = wanted.where(column.is_(None))
        if query.after and value is None:
            beyond = CaseRow.id < last if query.descending else CaseRow.id > last
            empty = empty.where(beyond)
        yield from self.session.scalars(empty.order_by(direction(CaseRow.id)).limit(left))

    def _key(self, row: CaseRow, query: Query) -> str:
        """Give the key of a row in the order of a list, as a text for links."""
        name = query.sort
        value = row.id if name == Fixed.ENTERED else row.fields.get(name)
        if name in set(Fixed) - {Fixed.ENTERED}:
            value = getattr(row, name)
        if isinstance(value, datetime):
            value = {"at": written(value)}
        return base64.urlsafe_b64encode(json.dumps([value, row.id]).encode()).decode()


def _read_key(after: str | None) -> tuple[Any, int]:
    if not after:
        return None, 0
    try:
        value, last = json.loads(base64.urlsafe_b64decode(after.encode()))
        if isinstance(value, dict):
            value = datetime.fromisoformat(value["at"])
        return (int(value) if isinstance(value, bool) else value), int(last)
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        raise UsageError(after, code="halaman") from error


def _beyond(
    column: SQLColumnExpression[Any], value: Any, last: int, *, descending: bool
) -> ColumnElement[bool]:
    # The first condition is what an index can seek by; the second parts those of equal value.
    if descending:
        return and_(column <= value, or_(column < value, CaseRow.id < last))
    return and_(column >= value, or_(column > value, CaseRow.id > last))


def _filled(column: SQLColumnExpression[Any], session: Session) -> ColumnElement[bool]:
    """Say that a column has a value, in the way an index can seek by.

    To SQLite a number is less than any text, and "is not null" no place in an index.
    """
    if session.get_bind().dialect.name == "sqlite":
        return column >= literal_column("-9e999")
    return column.is_not(None)


def _beginning(column: SQLColumnExpression[Any], text: str) -> ColumnElement[bool]:
    return and_(column >= text, column < text + "\U0010ffff")


def _in_range(column: SQLColumnExpression[Any], text: str) -> ColumnElement[bool]:
    low, _, high = text.partition("..")
    try:
        first = int(low) if low else None
        last = int(high) if high else (None if ".." in text else first)
    except ValueError as error:
        raise UsageError(text, code="bilangan") from error
    found = []
    if first is not None:
        found.append(column >= first)
    if last is not None:
        found.append(column <= last)
    return and_(*found)


# --- Inbox --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do: the case, and what the role can do with it."""

    case: CaseRow
    task: TaskRow
    unit: str | None

    @property
    def due(self) -> datetime | None:
        """Give when it is due; None where no limit of time runs."""
        return None if self.task.due == NEVER else self.task.due


def inbox(
    session: Session, region: str, held: Sequence[tuple[str, Actor]], size: int = PAGE
) -> list[Work]:
    """Give what somebody has to do, the most urgent first; `held` are roles by regulation."""
    if not held:
        return []
    found: list[tuple[TaskRow, CaseRow]] = []
    for regulation, actor in held:
        rows = session.execute(
            select(TaskRow, CaseRow)
            .join(CaseRow, CaseRow.id == TaskRow.case_id)
            .where(
                TaskRow.region == region,
                TaskRow.role == actor.role,
                TaskRow.unit == (actor.unit or ""),
                TaskRow.service.startswith(f"{regulation}/", autoescape=True),
            )
            .order_by(TaskRow.due, TaskRow.case_id)
            .limit(size)
        )
        found += [(row[0], row[1]) for row in rows]
    found.sort(key=lambda one: (one[0].due, one[0].case_id, one[0].handover))
    units = {
        (h.case_id, h.number): h.unit
        for h in session.scalars(
            select(HandoverRow).where(HandoverRow.case_id.in_([t.case_id for t, _ in found[:size]]))
        )
    }
    return [
        Work(case, task, units.get((task.case_id, task.handover))) for task, case in found[:size]
    ]
