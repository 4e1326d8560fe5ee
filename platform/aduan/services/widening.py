"""List columns that an edition makes of fields which cases have already: those are listed anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from aduan.services.installation import Edition, Installation
from aduan.services.listing import columns_of
from aduan.store.cases import Kind
from aduan.store.database import reading, writing
from aduan.store.lists import Columns, enlist_some

#: Cases that are listed anew in one transaction.
AT_A_TIME = 500
#: A service whose lists get columns, all its list columns, and which of them are new.
Widened = tuple[Kind, Columns, list[str]]


def widen(installation: Installation, new: Edition) -> tuple[Widened, ...]:
    """List cases by the columns that an edition adds, some at a time; gives what it adds.

    What is done is no hindrance should the edition be refused.
    """
    widened = tuple(_widened(installation, new))
    for kind, columns, keys in widened:
        after: int | None = 0
        while after is not None:
            with writing(installation.engine) as at:
                after = enlist_some(
                    at, kind.region, kind.key, columns, keys, after=after, limit=AT_A_TIME
                )
    return widened


def enlist_rest(at: Connection, widened: Iterable[Widened]) -> None:
    """List the cases that changed meanwhile, in the transaction that takes the edition in."""
    for kind, columns, keys in widened:
        enlist_some(at, kind.region, kind.key, columns, keys)


def _widened(installation: Installation, new: Edition) -> Iterator[Widened]:
    with reading(installation.engine) as at:
        standing = new.key in installation.regions(at)
        old = installation.edition(at, new.key) if standing else None
    for key, one in new.services.items():
        if old is None or key not in old.services:
            continue
        columns = columns_of(one.program.service)
        known = columns_of(old.services[key].program.service)
        keys = [key for key in columns.few if key not in known.few]
        keys += [key for key in columns.many if key not in known.many]
        if keys:
            yield Kind(new.key, *key), columns, keys
