"""Reads a page out of groups of cases (`aduan.store.lists`): their heads, put in one order.

However many cases there are, and whichever of them a filter leaves, a page costs a look into the
index for each group and the rows of at most as many groups as it has lines. Which groups somebody
may see is the business of the session they were read through (`aduan.store.rows`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    asc,
    bindparam,
    desc,
    exists,
    func,
    or_,
    select,
)

from aduan.store.lists import DUE
from aduan.store.tables import list_groups, list_lines, list_values

#: In the order of their entry cases are numbered.
ENTRY = "case_id"
_LINE = frozenset({"number", "received", "entered", DUE, ENTRY})
#: Of so many cases in a range the wanted ones are found by sorting them all; of more by going
#: through the list in its order, where they will soon be met.
FEW = 20_000
#: The same where both stand in one place of the database.
FEW_TOGETHER = 50_000
#: So few groups are read without asking first which of them begin the list.
FEW_GROUPS = 3


class Found(NamedTuple):
    """A case found for a list: its value in the order, and which it is."""

    key: Any
    case_id: int


@dataclass(frozen=True, slots=True)
class Bound:
    """A range of a column in which cases of a group differ; a side of None is open."""

    column: str
    low: Any = None
    high: Any = None
    #: Whether the high value is the first that is too high.
    before_high: bool = False


class _Column:
    """A column in which cases of a group differ, in the table where it stands."""

    def __init__(self, name: str) -> None:
        self.name, self.line = name, name in _LINE
        self.row = (list_lines if self.line else list_values).alias().c

    @property
    def key(self) -> ColumnElement[Any]:
        """Give what is sorted and compared."""
        return self.row[self.name if self.line else "value"]

    def mine(self) -> list[ColumnElement[bool]]:
        """Say that a row of the table is one of this column."""
        return [] if self.line else [self.row.field == self.name]

    def within(self, bound: Bound) -> list[ColumnElement[bool]]:
        """Say that a row lies in a range of this column, so that its index is used."""
        return _within(self.key, bound)

    def also(self, bound: Bound) -> ColumnElement[bool]:
        """Say that the case of a row lies in a range of another column, by no index of that."""
        other = _Column(bound.column)
        if other.line and self.line:
            return and_(*_within(_opaque(self.row[bound.column]), bound))
        return exists().where(
            other.row.group_id == self.row.group_id,
            other.row.case_id == self.row.case_id,
            *other.mine(),
            *_within(_opaque(other.key), bound),
        )


def _within(column: Any, bound: Bound) -> list[ColumnElement[bool]]:
    found = [column >= bound.low] if bound.low is not None else []
    if bound.high is not None:
        found.append(column < bound.high if bound.before_high else column <= bound.high)
    return found


def _opaque(column: Any) -> Any:
    """Give a column as an expression for which no index is looked for."""
    return func.coalesce(column, column)


@dataclass(frozen=True, slots=True)
class Reading:
    """Cases of some groups that lie in all of some ranges; `lists` in how many they may stand."""

    at: Connection
    groups: Sequence[int]
    bounds: Sequence[Bound] = ()
    lists: int = 1

    def touched(self) -> Reading:
        """Leave out the groups that have no case in one of the ranges."""
        groups = list(self.groups)
        for bound in self.bounds:
            column = _Column(bound.column)
            inside = exists().where(
                column.row.group_id == list_groups.c.id, *column.mine(), *column.within(bound)
            )
            query = select(list_groups.c.id).where(list_groups.c.id.in_(groups), inside)
            groups = list(self.at.execute(query).scalars())
        return replace(self, groups=groups)

    def count(self, most: int) -> int:
        """Count the cases, up to some number."""
        if not self.groups:
            return 0
        column = _Column(self.bounds[0].column if self.bounds else ENTRY)
        query = select(column.row.case_id).where(*self._all(column))
        if self.lists > 1:
            query = query.distinct()
        counted = select(func.count()).select_from(query.limit(most).subquery())
        return int(self.at.execute(counted).scalar_one())

    def first(
        self, order: str, size: int, *, descending: bool, start: tuple[Any, int] | None = None
    ) -> list[Found]:
        """Give the first cases in the order of a column, after `start`; each once."""
        if not self.groups or size <= 0:
            return []
        foreign = [bound for bound in self.bounds if bound.column != order]
        if foreign and self._few(order, foreign[0]):
            return self._collected(_Walk(order, size, descending, start), foreign[0])
        return self._merged(_Walk(order, size, descending, start))

    # --- By a range -----------------------------------------------------------------------------

    def _few(self, order: str, bound: Bound) -> bool:
        """Say whether a range has so few cases that it is best to sort them all."""
        most = FEW_TOGETHER if order == ENTRY else FEW
        return replace(self, bounds=(bound,), lists=1).count(most) < most

    def _collected(self, walk: _Walk, bound: Bound) -> list[Found]:
        """Find all cases of a range and sort them."""
        drive = _Column(bound.column)
        others = [one for one in self.bounds if one is not bound]
        bounded = replace(self, bounds=(bound, *others))
        column = drive if walk.order == ENTRY else _Column(walk.order)
        key = drive.row.case_id if walk.order == ENTRY else column.key
        query = select(key, drive.row.case_id).where(*bounded._all(drive))  # noqa: SLF001  itself
        if column is not drive:
            same = and_(
                column.row.group_id == drive.row.group_id, column.row.case_id == drive.row.case_id
            )
            query = query.where(same, *column.mine())
        query = walk.sorted(query, _opaque(key), drive.row.case_id)
        rows = self.at.execute(query.limit(walk.size * self.lists))
        return _once(Found(*row) for row in rows)[: walk.size]

    def _all(self, column: _Column) -> Iterator[ColumnElement[bool]]:
        """Say all that is wanted of rows of a column."""
        yield column.row.group_id.in_(self.groups)
        yield from self._every(column)

    def _every(self, column: _Column) -> Iterator[ColumnElement[bool]]:
        yield from column.mine()
        for bound in self.bounds:
            if bound.column == column.name:
                yield from column.within(bound)
            else:
                yield column.also(bound)

    # --- By the order ---------------------------------------------------------------------------

    def _merged(self, walk: _Walk) -> list[Found]:
        """Put the beginnings of the groups together, those first whose heads come first."""
        column = _Column(walk.order)
        query = select(column.key, column.row.case_id).where(
            column.row.group_id == bindparam("group"), *self._every(column)
        )
        query = walk.sorted(query, column.key, column.row.case_id).limit(walk.size)
        found: list[Found] = []
        for head, group in self._heads(walk):
            if head is not None and len(found) >= walk.size and walk.before(found[-1], head):
                break
            found = walk.merged(
                found, [Found(*r) for r in self.at.execute(query, {"group": group})]
            )
        return found

    def _heads(self, walk: _Walk) -> list[tuple[Found | None, int]]:
        """Give the groups that can have a part in the page, each with its first case."""
        if len(self.groups) <= FEW_GROUPS:
            return [(None, group) for group in self.groups]
        inner, outer = _Column(walk.order), _Column(walk.order)
        query = select(inner.row.case_id).where(
            inner.row.group_id == list_groups.c.id, *self._every(inner)
        )
        head = walk.sorted(query, inner.key, inner.row.case_id).limit(1).scalar_subquery()
        rows = self.at.execute(
            walk.arranged(
                select(outer.key, outer.row.case_id, outer.row.group_id).where(
                    list_groups.c.id.in_(self.groups),
                    outer.row.group_id == list_groups.c.id,
                    outer.row.case_id == head,
                    *outer.mine(),
                ),
                outer.key,
                outer.row.case_id,
            ).limit(walk.size * self.lists)
        )
        return [(Found(key, case_id), group) for key, case_id, group in rows]


@dataclass(frozen=True, slots=True)
class _Walk:
    """In which order, from where, and how far cases are read."""

    order: str
    size: int
    descending: bool
    start: tuple[Any, int] | None

    def sorted(self, query: Select[Any], key: Any, case_id: Any) -> Select[Any]:
        """Sort what a query gives, and begin after the start."""
        if self.start is not None:
            query = query.where(self._beyond(key, case_id, *self.start))
        return self.arranged(query, key, case_id)

    def arranged(self, query: Select[Any], key: Any, case_id: Any) -> Select[Any]:
        """Sort what a query gives."""
        direction = desc if self.descending else asc
        keys = [key] if self.order == ENTRY else [key, case_id]
        return query.order_by(*(direction(one) for one in keys))

    def _beyond(self, key: Any, case_id: Any, value: Any, last: int) -> ColumnElement[bool]:
        # The first condition is what an index can seek by; the second parts those of equal value.
        if self.descending:
            return and_(key <= value, or_(key < value, case_id < last))
        return and_(key >= value, or_(key > value, case_id > last))

    def before(self, one: Found, other: Found) -> bool:
        """Say whether a case comes before another."""
        return one > other if self.descending else one < other

    def merged(self, one: list[Found], other: list[Found]) -> list[Found]:
        """Put two sorted beginnings into one."""
        return _once(sorted((*one, *other), reverse=self.descending))[: self.size]


def _once(found: Iterable[Found]) -> list[Found]:
    """Leave each case once: with several units it may stand in several lists."""
    return list(dict.fromkeys(found))
