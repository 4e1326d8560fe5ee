"""A database of as many cases as asked for, cloned from histories that Bone's scenarios make.

Every clone has its rows of cases, hand-overs, clocks and inbox, moved in time; every 50th has its
events and texts too, each with the hash its chain asks for, so that its page can be opened.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, insert, select

from aduan.paths import region_folder
from aduan.services import demonstrating
from aduan.services.demonstrating import demonstrate, staff
from aduan.services.installation import Installation
from aduan.services.listing import columns_of
from aduan.services.publishing import Kind, Release, publish
from aduan.store.chain import START, link, record
from aduan.store.database import connect, writing
from aduan.store.lists import enlist
from aduan.store.migrating import migrate
from aduan.store.tables import cases, handovers
from aduan.store.vault import Vault

REGION = "bone"
SECRET = "rahasia untuk pengukuran"  # noqa: S105  it protects invented data
#: Histories that are cloned.
HISTORIES = 60
#: Cases of the unit that has few.
FEW = 10
#: Of how many cases one has its events.
WITH_EVENTS = 50
#: Minutes by which each round of clones is older than the one before.
STEP = 3
_PROJECTIONS = ("handovers", "clocks", "inbox", "list_lines", "list_values")
_MOMENTS = frozenset({"since", "received", "entered", "due", "next_tick", "counted_from", "at"})


def build(folder: Path, count: int) -> Installation:
    """Make the database, or take the one that stands there, of this many cases."""
    file = folder / f"skala-{count}.db"
    if not file.exists():
        made = file.with_suffix(".made")
        made.unlink(missing_ok=True)
        _fill(made, count)
        made.rename(file)
    return Installation(connect(f"sqlite:///{file}"), Vault(SECRET))


def _fill(file: Path, count: int) -> None:
    engine = connect(f"sqlite:///{file}", durable=False)
    migrate(engine)
    base = _base(engine)
    engine.dispose()
    with sqlite3.connect(file) as at:
        at.execute("PRAGMA synchronous=OFF")
        at.execute("PRAGMA cache_size=-400000")
        indexes = list(
            at.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
                " AND tbl_name IN ('cases', 'handovers', 'clocks', 'inbox', 'list_lines', 'list_values')"
            )
        )
        for name, _ in indexes:
            at.execute(f"DROP INDEX {name}")
        for table in ("cases", *_PROJECTIONS):
            at.execute(f"CREATE TEMP TABLE first_{table} AS SELECT * FROM {table}")
        rounds = -(-count // base)
        for number in range(1, rounds):
            _clone(at, base, number)
        for _, sql in indexes:
            at.execute(sql)
        _with_events(at, base, rounds)
        at.execute(
            "INSERT OR REPLACE INTO counters SELECT region, service, 2026, count(*) FROM cases"
            " GROUP BY region, service"
        )
        at.execute("ANALYZE")
    at.close()
    _hand_few(connect(f"sqlite:///{file}", durable=False))


def _hand_few(engine: Engine) -> None:
    """Hand some cases to a unit that has no other."""
    installation = Installation(engine, Vault(SECRET))
    with writing(engine) as at:
        edition = installation.edition(at, REGION)
        held = set(at.execute(select(handovers.c.unit)).scalars())
        unit = next(key for key in edition.region.units if key not in held)
        given = at.execute(
            select(cases.c.id, cases.c.service, cases.c.since)
            .order_by(cases.c.id.desc())
            .limit(FEW)
        ).all()
        for case_id, service, since in given:
            at.execute(
                insert(handovers).values(
                    case_id=case_id, number=99, region=REGION, unit=unit, stage="", since=since,
                    lead=False, final=True, fruitless=False,
                )
            )  # fmt: skip
            opened = edition.service(*service.split("/"))
            enlist(at, case_id, columns_of(opened.program.service))
    engine.dispose()


def _base(engine: Engine) -> int:
    """Play the histories; gives how many there are."""
    installation = Installation(engine, Vault(SECRET))
    folder, now = region_folder(REGION), datetime(2026, 11, 20, 4, tzinfo=UTC)
    done = publish(installation, folder, Release("ukur", Kind.AMENDMENT, "ukur"), now)
    assert not done.refused
    demonstrating.MOST = HISTORIES
    made = demonstrate(installation, folder, now)
    staff(installation, folder, datetime(2020, 4, 1, tzinfo=UTC))
    return made


def _clone(at: sqlite3.Connection, base: int, number: int) -> None:
    shift = number * base
    for table in ("cases", *_PROJECTIONS):
        columns = [row[1] for row in at.execute(f"PRAGMA table_info({table})")]
        given = ", ".join(_column(table, c, shift, number) for c in columns)
        at.execute(
            f"INSERT INTO {table} ({', '.join(_quoted(columns))}) SELECT {given} FROM first_{table}"
        )


def _quoted(columns: Sequence[str]) -> list[str]:
    return [f'"{c}"' for c in columns]


def _column(table: str, name: str, shift: int, number: int) -> str:
    key = "id" if table == "cases" else "case_id"
    if name == key:
        return f"{key} + {shift}"
    if name == "number" and table in ("cases", "list_lines"):
        return f"printf('2026-%06d', {key} + {shift})"
    if name in _MOMENTS:
        minutes = number * STEP
        return (
            f'CASE WHEN "{name}" > \'9\' THEN "{name}" ELSE'
            f" strftime('%Y-%m-%dT%H:%M:%f000Z', \"{name}\", '-{minutes} minutes') END"
        )
    return f'"{name}"'


def _with_events(at: sqlite3.Connection, base: int, rounds: int) -> None:
    """Give every so many-th clone the events of the case it was cloned from."""
    columns = [row[1] for row in at.execute("PRAGMA table_info(events)")]
    given = at.execute(
        f"SELECT {', '.join(_quoted(columns))} FROM events ORDER BY case_id, number"
    ).fetchall()
    place = {name: columns.index(name) for name in ("case_id", "number", "body", "hash")}
    for number in range(WITH_EVENTS, rounds, WITH_EVENTS):
        rows: list[list[object]] = []
        heads: dict[int, str] = {}
        for row in given:
            case_id = row[place["case_id"]] + number * base
            before = START if row[place["number"]] == 1 else heads[case_id]
            content = {
                **dict(zip(columns, row, strict=True)),
                "body": json.loads(row[place["body"]]),
            }
            heads[case_id] = link(before, case_id, row[place["number"]], record(content))
            new = list(row)
            new[place["case_id"]], new[place["hash"]] = case_id, heads[case_id]
            rows.append(new)
        marks = ", ".join("?" * len(columns))
        at.executemany(f"INSERT INTO events VALUES ({marks})", rows)
        at.executemany(
            "UPDATE cases SET head = ? WHERE id = ?", [(head, key) for key, head in heads.items()]
        )
        at.execute(
            f"INSERT INTO texts SELECT case_id + {number * base}, event, field, salt, value"
            f" FROM texts WHERE case_id <= {base}"
        )
