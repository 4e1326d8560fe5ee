"""Lists of cases: filtered, sorted, page by page by key, never counted past a thousand.

Which groups of cases fit a filter is known before any case is read (`aduan.store.lists`); a page is
put together from the heads of those groups, each in the order asked for.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from aduan.errors import UsageError
from aduan.model.case import Actor
from aduan.model.rules import Field, Level, Service
from aduan.model.values import FieldKind
from aduan.store.cases import Kind
from aduan.store.coding import read_value
from aduan.store.lists import DUE, SORTED_BY, WHOLE, Columns, sortable
from aduan.store.moments import NEVER, written
from aduan.store.paging import ENTRY, Bound, Found, Reading
from aduan.store.rows import SIGHT, CaseRow, GroupRow, HandoverRow, Sight, TaskRow

#: More than this is told as "more than".
MOST_COUNTED = 1_000
PAGE = 25
#: Lines of an export, at most, and how many of them are read at a time.
MOST_EXPORTED, EXPORTED = 100_000, 400

_FEW_VALUES = frozenset({FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.YES_NO, FieldKind.UNIT})
_LARGEST = 2**63 - 1

T = TypeVar("T")


class Fixed(StrEnum):
    """The columns that every list has."""

    NUMBER = "number"
    STAGE = "stage"
    RECEIVED = "received"
    ENTERED = "entered"
    DUE = DUE


#: Columns without an empty value.
_ALWAYS_FILLED = frozenset({Fixed.NUMBER, Fixed.STAGE, Fixed.RECEIVED, Fixed.ENTERED})
_MOMENTS = frozenset({Fixed.RECEIVED, Fixed.ENTERED, Fixed.DUE})


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


def columns_of(service: Service) -> Columns:
    """Give the list columns of a service as the store keeps them."""
    fields = list_fields(service)
    return Columns(
        few=tuple(key for key, f in fields.items() if f.kind in _FEW_VALUES),
        many=tuple(key for key, f in fields.items() if f.kind not in _FEW_VALUES),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sorted list: the value all its cases have, or that it varies, and its groups."""

    value: str | None
    groups: Sequence[int]
    varies: bool = False


@dataclass(frozen=True, slots=True)
class Lister:
    """Lists the cases of one service through a session, which narrows what is seen."""

    session: Session
    kind: Kind
    service: Service
    timezone: str

    def page(self, query: Query, size: int = PAGE) -> Page:
        """Give one page; raises UsageError for a column or value that there is not."""
        groups, bounds = self._wanted(query)
        found = list(self._sorted(groups, bounds, query, size + 1))
        counted = len(found)
        if counted > size or query.after:
            counted = self._reading(list(groups), bounds).count(MOST_COUNTED + 1)
        return Page(
            self._rows(found[:size]),
            _written_key(found[size - 1]) if len(found) > size else None,
            min(counted, MOST_COUNTED),
            counted > MOST_COUNTED,
        )

    def export(self, query: Query) -> Iterator[CaseRow]:
        """Give all rows of a list, in its order, some at a time."""
        groups, bounds = self._wanted(query)
        left = MOST_EXPORTED
        while left > 0:
            found = list(self._sorted(groups, bounds, query, min(EXPORTED, left)))
            yield from self._rows(found)
            if len(found) < min(EXPORTED, left):
                return
            left -= len(found)
            query = replace(query, after=_written_key(found[-1]))

    def _rows(self, found: Sequence[Found]) -> list[CaseRow]:
        ids = [one.case_id for one in found]
        rows = {
            row.id: row for row in self.session.scalars(select(CaseRow).where(CaseRow.id.in_(ids)))
        }
        return [rows[one] for one in ids if one in rows]

    # --- Filtering ------------------------------------------------------------------------------

    def _wanted(self, query: Query) -> tuple[dict[int, GroupRow], list[Bound]]:
        """Understand the filters: give the groups that fit, and the ranges within them."""
        self._known(query.sort)
        groups, bounds = self._groups(), []
        for name, text in ((name, text.strip()) for name, text in query.filters.items()):
            if not text:
                continue
            self._known(name)
            if self._groups_by(name):
                fits = self._fitting(name, text)
            else:
                bounds.append(self._bound(name, text))
                fits = _filled(name)
            groups = {key: group for key, group in groups.items() if fits(group)}
        touched = self._reading(list(groups), bounds).touched().groups
        return {key: groups[key] for key in touched}, bounds

    def _groups(self) -> dict[int, GroupRow]:
        rows = self.session.scalars(
            select(GroupRow).where(
                GroupRow.region == self.kind.region,
                GroupRow.service == self.kind.key,
                GroupRow.unit.in_(self._lists()),
            )
        )
        return {row.id: row for row in rows}

    def _lists(self) -> list[str]:
        """Give the units in whose lists to look."""
        sight = self.session.info.get(SIGHT)
        units = sight.units if isinstance(sight, Sight) else None
        return [WHOLE] if units is None else sorted(units)

    def _reading(self, groups: Sequence[int], bounds: Sequence[Bound]) -> Reading:
        return Reading(self.session.connection(), groups, bounds, len(self._lists()))

    def _known(self, name: str) -> None:
        """Raise UsageError when there is no such column."""
        if name not in set(Fixed) and name not in list_fields(self.service):
            known = (*(f.value for f in Fixed), *list_fields(self.service))
            raise UsageError(name, code="kolom", candidates=known)

    def _groups_by(self, name: str) -> bool:
        """Say whether all cases of a group have the same value in a column."""
        return name == Fixed.STAGE or name in columns_of(self.service).few

    def _fitting(self, name: str, text: str) -> Callable[[GroupRow], bool]:
        if name == Fixed.STAGE:
            return lambda group: group.stage == text
        kind = list_fields(self.service)[name].kind
        if kind is FieldKind.YES_NO:
            answer = _yes_no(text)
            return lambda group: group.values.get(name) is answer
        if kind is FieldKind.CHOICES:
            return lambda group: text in (group.values.get(name) or ())
        return lambda group: group.values.get(name) == text

    def _bound(self, name: str, text: str) -> Bound:
        """Read a range `low..high`, one value, or how a text begins; raises UsageError."""
        if name in _MOMENTS:
            return self._days(name, text)
        kind = None if name == Fixed.NUMBER else list_fields(self.service)[name].kind
        if kind is FieldKind.DATE:
            return Bound(name, *_span(text, lambda one: sortable(_day(one))))
        if kind in (FieldKind.NUMBER, FieldKind.MONEY):
            return Bound(name, *_span(text, _number))
        return Bound(name, text[:SORTED_BY], text[:SORTED_BY] + "\U0010ffff")

    def _days(self, name: str, text: str) -> Bound:
        """Read `2026-03-01..2026-03-31`, one day, or an open range, in the region's days."""
        first, last = _span(text, _day)
        zone = ZoneInfo(self.timezone)
        try:
            return Bound(
                name,
                first and _moment(first, zone),
                last and _moment(last + timedelta(days=1), zone),
                before_high=True,
            )
        except OverflowError as error:
            raise UsageError(text, code="tanggal") from error

    # --- Sorting and paging ---------------------------------------------------------------------

    def _sorted(
        self, groups: Mapping[int, GroupRow], bounds: Sequence[Bound], query: Query, size: int
    ) -> Iterator[Found]:
        """Give cases from the key on. Those with no value in the column come last."""
        value, last = self._place(query)
        reached = not query.after
        for part in self._parts(groups, query):
            start = None
            if not reached:
                reached = value is not None if part.varies else part.value == value
                if not reached:
                    continue
                start = (value if part.varies else last, last)
            found = self._reading(part.groups, bounds).first(
                self._order(query.sort) if part.varies else ENTRY,
                size,
                descending=query.descending,
                start=start,
            )
            yield from found if part.varies else (Found(part.value, c.case_id) for c in found)
            size -= len(found)
            if size <= 0:
                return

    def _order(self, name: str) -> str:
        """Give what a list is read by; cases are numbered as they are entered."""
        return ENTRY if name == Fixed.ENTERED else name

    def _place(self, query: Query) -> tuple[Any, int]:
        """Read the key of a page; raises UsageError for one that is none of this list's."""
        if not query.after:
            return None, 0
        try:
            value, last = _read_key(query.after)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UsageError(query.after, code="halaman") from error
        fitting = isinstance(value, _kinds(query.sort)) and _fits(last)
        if not fitting or (isinstance(value, int) and not _fits(value)):
            raise UsageError(query.after, code="halaman")
        return value, last

    def _parts(self, groups: Mapping[int, GroupRow], query: Query) -> Iterator[Part]:
        """Give the parts of a list in their order.

        By a column in which the cases of a group agree, each value is a part, sorted by entry; by
        another the first part has all that are filled, sorted by it. The last is without a value.
        """
        parts: dict[str | None, list[int]] = {}
        if self._groups_by(query.sort):
            for key, group in groups.items():
                value = group.stage if query.sort == Fixed.STAGE else group.values.get(query.sort)
                text = None if value is None else sortable(read_value(value))
                parts.setdefault(text, []).append(key)
            for text in sorted((t for t in parts if t is not None), reverse=query.descending):
                yield Part(text, parts[text])
            yield Part(None, parts.get(None, []))
            return
        fits = _filled(query.sort)
        yield Part(None, [k for k, group in groups.items() if fits(group)], varies=True)
        yield Part(None, [k for k, group in groups.items() if not fits(group)])


def _filled(name: str) -> Callable[[GroupRow], bool]:
    """Give what says of a group that its cases have a value in a column."""
    return lambda group: name in _ALWAYS_FILLED or name in group.filled


def _kinds(name: str) -> tuple[type, ...]:
    """Give what the values of a column are in a key."""
    kinds: tuple[type, ...] = (str,)
    if name in _MOMENTS:
        kinds = (int,) if name == Fixed.ENTERED else (datetime,)
    return kinds if name in _ALWAYS_FILLED else (*kinds, type(None))


def _written_key(found: Found) -> str:
    """Give where a page ends, as a text for links."""
    value = {"at": written(found.key)} if isinstance(found.key, datetime) else found.key
    return base64.urlsafe_b64encode(json.dumps([value, found.case_id]).encode()).decode()


def _read_key(after: str) -> tuple[Any, int]:
    value, last = json.loads(base64.urlsafe_b64decode(after.encode()))
    if isinstance(value, dict):
        value = datetime.fromisoformat(value["at"]).replace(tzinfo=UTC)
    # What no database takes is no value of a column.
    str(value).encode()
    return value, last


def _span(text: str, read: Callable[[str], T]) -> tuple[T | None, T | None]:
    """Read `low..high`, one of them left out, or one value alone."""
    low, between, high = (part.strip() for part in text.partition(".."))
    first = read(low) if low or not high else None
    return first, read(high) if high else None if between else first


def _number(text: str) -> str:
    """Read a whole number as people write it, 1000 or 1.000, as lists keep it."""
    try:
        number = int(text.replace(".", ""))
    except ValueError as error:
        raise UsageError(text, code="bilangan") from error
    if not _fits(number):
        raise UsageError(text, code="bilangan")
    return sortable(number)


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


def _yes_no(text: str) -> bool:
    known = {"ya": True, "tidak": False}
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
