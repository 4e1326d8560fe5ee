"""Who may act in which role: roles are held by offices, offices by persons under a dated decree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, or_, select

from aduan.model.case import Actor
from aduan.model.rules import RoleLevel
from aduan.services.installation import Edition
from aduan.store.tables import postings

#: How an office may be held: in one's own right, or acting for somebody.
ACTING = ("definitif", "plt", "plh")


@dataclass(frozen=True, slots=True)
class Posting:
    """A person in an office, of a unit where the office belongs to one."""

    person: str
    office: str
    unit: str | None
    decree: str
    since: date
    until: date | None = None
    acting: str = ACTING[0]


def post(at: Connection, region: str, posting: Posting) -> None:
    """Put a person into an office."""
    at.execute(
        insert(postings).values(
            region=region,
            person=posting.person,
            office=posting.office,
            unit=posting.unit,
            acting=posting.acting,
            decree=posting.decree,
            since=posting.since,
            until=posting.until,
        )
    )


def held(at: Connection, region: str, person: str, on: date) -> list[Posting]:
    """Give the offices a person holds on a day."""
    table = postings
    rows = at.execute(
        select(table).where(
            table.c.region == region,
            table.c.person == person,
            table.c.since <= on,
            or_(table.c.until.is_(None), table.c.until >= on),
        )
    )
    return [Posting(r.person, r.office, r.unit, r.decree, r.since, r.until, r.acting) for r in rows]


def actors(
    at: Connection, edition: Edition, regulation: str, person: str, on: date
) -> tuple[Actor, ...]:
    """Give the roles a person may act in under a regulation, each for its unit."""
    return roles_of(edition, regulation, person, held(at, edition.key, person, on))


def roles_of(
    edition: Edition, regulation: str, person: str, offices: Iterable[Posting]
) -> tuple[Actor, ...]:
    """Give the roles that these offices hold under a regulation."""
    roles = edition.region.regulations[regulation].roles
    found = [
        Actor(person, role.key, posting.unit if role.level is RoleLevel.UNIT else None)
        for posting in offices
        for role in roles.values()
        if posting.office in role.held_by
        and role.level is not RoleLevel.OUTSIDE
        and (role.level is not RoleLevel.UNIT or posting.unit)
    ]
    return tuple(dict.fromkeys(found))
