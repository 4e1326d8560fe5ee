"""Publications: the rule files of a region as published, whole, by number."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, inspect, or_, select

from aduan.errors import MissingError
from aduan.store.tables import publications, units


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication; `files` are texts by their path inside the region."""

    region: str
    edition: str
    kind: str
    at: datetime
    by: str
    reason: str
    files: Mapping[str, str]


def current(at: Connection) -> dict[str, int]:
    """Give the number of the newest publication of each region."""
    table = publications
    rows = at.execute(select(table.c.region, func.max(table.c.id)).group_by(table.c.region))
    return {row[0]: int(row[1]) for row in rows}


def published_for(at: Connection, reason: str) -> set[str]:
    """Give the regions of which anything was published for a reason."""
    table = publications
    return set(at.scalars(select(table.c.region).where(table.c.reason == reason).distinct()))


def read(at: Connection, number: int) -> Publication:
    """Read a publication with its files; raises MissingError."""
    row = at.execute(select(publications).where(publications.c.id == number)).one_or_none()
    if row is None:
        raise MissingError(str(number))
    files = json.loads(gzip.decompress(row.files))
    return Publication(row.region, row.edition, row.kind, row.at, row.by, row.reason, files)


def kinds_between(at: Connection, region: str, after: int, until: int) -> set[str]:
    """Give the kinds of a region's publications after one, up to another."""
    if after >= until:
        return set()
    table = publications
    mine = (table.c.region == region) & (table.c.id > after) & (table.c.id <= until)
    return set(at.execute(select(table.c.kind).where(mine)).scalars())


def numbered(at: Connection, name: str) -> int | None:
    """Give the number of the newest publication that a number or the beginning of an edition names."""
    if not inspect(at).has_table(publications.name):
        return None
    edition = publications.c.edition.startswith(name, autoescape=True)
    wanted = or_(publications.c.id == int(name), edition) if name.isdecimal() else edition
    found = at.execute(select(func.max(publications.c.id)).where(wanted)).scalar()
    return None if found is None else int(found)


def add(at: Connection, new: Publication) -> int:
    """Keep a publication and give its number."""
    content = json.dumps(new.files, ensure_ascii=False, sort_keys=True).encode()
    key = at.execute(
        insert(publications).values(
            region=new.region,
            edition=new.edition,
            kind=new.kind,
            at=new.at,
            by=new.by,
            reason=new.reason,
            files=gzip.compress(content, mtime=0),
        )
    ).inserted_primary_key
    return int(key[0]) if key else 0


def seed_units(at: Connection, region: str, seeds: Iterable[Mapping[str, str | None]]) -> None:
    """Put units into the directory that it does not have yet; from then on the store is right."""
    known = set(at.execute(select(units.c.key).where(units.c.region == region)).scalars())
    new = [{**seed, "region": region} for seed in seeds if seed["key"] not in known]
    if new:
        at.execute(insert(units), new)
