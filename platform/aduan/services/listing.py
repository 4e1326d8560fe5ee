"""Lists of cases: filtered, sorted, page by page by key, never counted past a thousand."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, TypeVar
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
    true,
)
from sqlalchemy.orm import Session

from aduan.errors import UsageError
from aduan.model.case import Actor
from aduan.model.rules import Field, Level, Service
from aduan.model.values import FieldKind
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


#: Columns without an empty value.
_ALWAYS_FILLED = frozenset({Fixed.NUMBER, Fixed.STAGE, Fixed.RECEIVED, Fixed.ENTERED})
#: Kinds whose values are numbers in the database; yes and no are 1 and 0.
_NUMBERS = frozenset({FieldKind.NUMBER, FieldKind.MONEY, FieldKind.YES_NO})
#: Kinds found by their whole value; the others by how it begins.
_WHOLE = frozenset({FieldKind.CHOICE, FieldKind.UNIT, FieldKind.YES_NO})
_SEVERAL = frozenset({FieldKind.CHOICES, FieldKind.FILE})
_LARGEST = 2**63 - 1


T = TypeVar("T")


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
        found = list(self._sorted(wanted, query, size + 1))
        after = _key(*found[size - 1]) if len(found) > size else None
        rows = [row for row, _ in found]
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
            found = list(self._sorted(wanted, asked, min(1_000, left)))
            yield from (row for row, _ in found)
            if not found:
                return
            left -= len(found)
            after = _key(*found[-1])

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
            return column == literal_column(_yes_no(text))
        if kind in (FieldKind.NUMBER, FieldKind.MONEY):
            return _in_range(column, *_span(text, _number))
        if kind is FieldKind.DATE:
            return _in_range(column, *(d and d.isoformat() for d in _span(text, _day)))
        if kind in _SEVERAL:
            # Several values stand as a JSON list.
            return column.contains(json.dumps(text), autoescape=True)
        return column == text if kind in _WHOLE else _beginning(column, text)

    def _in_days(self, column: SQLColumnExpression[Any], text: str) -> ColumnElement[bool]:
        """Read `2026-03-01..2026-03-31`, one day, or an open range, in the region's days."""
        first, last = _span(text, _day)
        zone = ZoneInfo(self.timezone)
        found: list[ColumnElement[bool]] = []
        try:
            if first:
                found.append(column >= _moment(first, zone))
            if last:
                found.append(column < _moment(last + timedelta(days=1), zone))
        except OverflowError as error:
            raise UsageError(text, code="tanggal") from error
        return and_(true(), *found)

    # --- Sorting and paging ---------------------------------------------------------------------

    def _sorted(
        self, wanted: Select[Any], query: Query, size: int
    ) -> Iterator[tuple[CaseRow, Any]]:
        """Give rows with their values from the key on; empty values come last, in a part apart."""
        column = self.column(query.sort)
        value, last = self._place(query)
        direction: Callable[[Any], Any] = desc if query.descending else asc
        wanted = wanted.add_columns(column)
        beyond = CaseRow.id < last if query.descending else CaseRow.id > last
        filtered = bool(query.filters.get(query.sort, "").strip())
        left = size
        if not (query.after and value is None):
            filled, order = wanted, [direction(column), direction(CaseRow.id)]
            if filtered and self._is_whole(query.sort):
                # All values are equal; an index on an expression gives no order by it then.
                filled, order = filled.where(beyond) if query.after else filled, order[1:]
            elif query.after:
                filled = filled.where(_beyond(column, value, last, descending=query.descending))
            elif not filtered:
                filled = filled.where(_filled(column, self.session))
            rows = self.session.execute(filled.order_by(*order).limit(left)).all()
            yield from ((row[0], row[1]) for row in rows)
            left -= len(rows)
        if left <= 0 or filtered or query.sort in _ALWAYS_FILLED:
            return
        empty = wanted.where(column.is_(None))
        if query.after and value is None:
            empty = empty.where(beyond)
        rows = self.session.execute(empty.order_by(direction(CaseRow.id)).limit(left)).all()
        yield from ((row[0], row[1]) for row in rows)

    def _is_whole(self, name: str) -> bool:
        """Say whether a column is filtered by its whole value."""
        if name in set(Fixed):
            return name == Fixed.STAGE
        return list_fields(self.service)[name].kind in _WHOLE

    def _place(self, query: Query) -> tuple[Any, int]:
        """Read the key of a page; raises UsageError for one that is none of this list's."""
        if not query.after:
            return None, 0
        try:
            value, last = _read_key(query.after)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UsageError(query.after, code="halaman") from error
        fitting = isinstance(value, self._kinds(query.sort)) and _fits(last)
        if not fitting or (isinstance(value, int) and not _fits(value)):
            raise UsageError(query.after, code="halaman")
        return value, last

    def _kinds(self, name: str) -> tuple[type, ...]:
        """Give what the values of a column are in a key."""
        if name in (Fixed.RECEIVED, Fixed.DUE):
            kinds: tuple[type, ...] = (datetime,)
        elif name == Fixed.ENTERED:
            kinds = (int,)
        elif name in set(Fixed):
            kinds = (str,)
        else:
            kinds = (int,) if list_fields(self.service)[name].kind in _NUMBERS else (str,)
        return kinds if name in _ALWAYS_FILLED else (*kinds, type(None))


def _key(row: CaseRow, value: Any) -> str:
    """Give the key of a row in the order of a list, as a text for links."""
    if isinstance(value, datetime):
        value = {"at": written(value)}
    return base64.urlsafe_b64encode(json.dumps([value, row.id]).encode()).decode()


def _read_key(after: str) -> tuple[Any, int]:
    value, last = json.loads(base64.urlsafe_b64decode(after.encode()))
    if isinstance(value, dict):
        value = datetime.fromisoformat(value["at"]).replace(tzinfo=UTC)
    # What no database takes is no value of a column.
    str(value).encode()
    return value, last


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


def _in_range(column: SQLColumnExpression[Any], first: Any, last: Any) -> ColumnElement[bool]:
    found = [] if first is None else [column >= first]
    if last is not None:
        found.append(column <= last)
    return and_(true(), *found)


def _span(text: str, read: Callable[[str], T]) -> tuple[T | None, T | None]:
    """Read `low..high`, one of them left out, or one value alone."""
    low, between, high = (part.strip() for part in text.partition(".."))
    first = read(low) if low or not high else None
    return first, read(high) if high else None if between else first


def _number(text: str) -> int:
    """Read a whole number as people write it: 1000 or 1.000."""
    try:
        number = int(text.replace(".", ""))
    except ValueError as error:
        raise UsageError(text, code="bilangan") from error
    if not _fits(number):
        raise UsageError(text, code="bilangan")
    return number


def _fits(number: object) -> bool:
    """Say whether a database can hold this as a whole number."""
    return isinstance(number, int) and -_LARGEST <= number <= _LARGEST


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(text, code="tanggal") from error


def _moment(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _yes_no(text: str) -> str:
    known = {"ya": "1", "tidak": "0"}
    if text not in known:
        raise UsageError(text, code="ya_tidak", candidates=tuple(known))
    return known[text]


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
