"""Cases as rows for reading, and the one rule of who may read which: it belongs to the session.

Every SELECT of a session is narrowed to what its `Sight` lets be seen, whoever writes the query: a
list, a link, a relation, a dropdown, an export. Without a sight nothing is seen. Nothing is written
through these rows; services write.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Engine,
    event,
    exists,
    false,
    or_,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    ORMExecuteState,
    Session,
    relationship,
    with_loader_criteria,
)

from aduan.errors import AduanError
from aduan.store import tables


@dataclass(frozen=True, slots=True)
class Sight:
    """What of a region somebody may see: all of it, or the cases handed to some units."""

    region: str
    units: frozenset[str] | None = None


class Row(DeclarativeBase):
    """A row for reading."""

    metadata = tables.metadata


class HandoverRow(Row):
    """A hand-over of a case."""

    __table__ = tables.handovers
    if TYPE_CHECKING:
        case_id: Mapped[int]
        number: Mapped[int]
        unit: Mapped[str]
        stage: Mapped[str]


class TaskRow(Row):
    """What a role can do with a case."""

    __table__ = tables.inbox
    if TYPE_CHECKING:
        case_id: Mapped[int]
        handover: Mapped[int]
        role: Mapped[str]
        unit: Mapped[str]
        region: Mapped[str]
        service: Mapped[str]
        stage: Mapped[str]
        since: Mapped[datetime]
        due: Mapped[datetime]
        clock: Mapped[str | None]
        moves: Mapped[list[str]]


class CaseRow(Row):
    """A case."""

    __table__ = tables.cases
    if TYPE_CHECKING:
        id: Mapped[int]
        region: Mapped[str]
        service: Mapped[str]
        number: Mapped[str | None]
        channel: Mapped[str]
        stage: Mapped[str]
        since: Mapped[datetime]
        final: Mapped[bool]
        received: Mapped[datetime]
        entered: Mapped[datetime]
        due: Mapped[datetime | None]
        fields: Mapped[dict[str, Any]]
        events: Mapped[int]

    handovers: Mapped[list[HandoverRow]] = relationship(HandoverRow, viewonly=True)


class GroupRow(Row):
    """A group of cases that a list cannot tell apart, in the list of a unit or of the region."""

    __table__ = tables.list_groups
    if TYPE_CHECKING:
        id: Mapped[int]
        region: Mapped[str]
        service: Mapped[str]
        unit: Mapped[str]
        stage: Mapped[str]
        values: Mapped[dict[str, Any]]
        filled: Mapped[list[str]]


class IdentityRow(Row):
    """An identity, sealed."""

    __table__ = tables.identities


class UnitRow(Row):
    """A unit of the directory."""

    __table__ = tables.units


class PostingRow(Row):
    """A person in an office."""

    __table__ = tables.postings


class PublicationRow(Row):
    """A publication of rule files."""

    __table__ = tables.publications


#: Where the session keeps what may be seen through it.
SIGHT = "aduan_sight"
_OF_A_REGION = (CaseRow, HandoverRow, TaskRow, GroupRow, UnitRow, PostingRow, PublicationRow)


def reader(engine: Engine, sight: Sight | None) -> Session:
    """Open a session that sees what `sight` lets be seen, and writes nothing."""
    session = Session(engine, info={SIGHT: sight})
    guard(session)
    return session


def guard(session: Any) -> None:
    """Put the rule of reading and the ban on writing on a session, or on a maker of sessions."""
    event.listen(session, "do_orm_execute", _narrow)
    event.listen(session, "before_flush", _refuse)


def _narrow(state: ORMExecuteState) -> None:
    ours = [m for m in state.all_mappers if issubclass(m.class_, Row)]
    if not state.is_select:
        if ours:
            raise AduanError(
                f"{ours[0].class_.__name__}: hanya layanan yang menulis / only services write"
            )
        return
    if state.is_column_load:
        return
    sight = state.session.info.get(SIGHT)
    if callable(sight):
        if not ours:
            # Whose session it is must be known first, and is read through the session itself.
            return
        sight = sight()
    state.statement = state.statement.options(*_criteria(sight))


@lru_cache(maxsize=1_024)
def _criteria(sight: Sight | None) -> list[Any]:
    if sight is None:
        return [
            with_loader_criteria(row, false(), include_aliases=True)
            for row in (*_OF_A_REGION, IdentityRow)
        ]
    found = [
        with_loader_criteria(row, row.__table__.c.region == sight.region, include_aliases=True)
        for row in _OF_A_REGION
    ]
    # Identities are read by the vault alone, never through a row.
    found.append(with_loader_criteria(IdentityRow, false(), include_aliases=True))
    if sight.units is not None:
        found += [
            with_loader_criteria(row, _held(row.__table__.c[key], sight), include_aliases=True)
            for row, key in ((CaseRow, "id"), (HandoverRow, "case_id"), (TaskRow, "case_id"))
        ]
        found.append(
            with_loader_criteria(
                GroupRow, GroupRow.__table__.c.unit.in_(sorted(sight.units)), include_aliases=True
            )
        )
    return found


def _held(case_id: ColumnElement[int], sight: Sight) -> ColumnElement[bool]:
    """Say that a unit of the sight holds or held the case, other than by mistake."""
    handed, whole = tables.handovers.alias("handed"), tables.cases.alias("whole")
    units = sorted(sight.units or ())
    return or_(
        exists().where(
            handed.c.case_id == case_id,
            handed.c.unit.in_(units),
            handed.c.fruitless.is_(False),
        ),
        exists().where(whole.c.id == case_id, whole.c.holder.in_(units)),
    )


def _refuse(session: Session, _context: object, _instances: object) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Row):
            raise AduanError(
                f"{type(row).__name__}: hanya layanan yang menulis / only services write"
            )
