"""The database: one engine for all regions, and how a transaction begins.

On SQLite a transaction that reads and then writes fails when another wrote in between; so every
writing one takes the write lock at its beginning (BEGIN IMMEDIATE), and nothing is lost on a power
cut (synchronous=FULL). Readers never wait (WAL).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from aduan.errors import BusyError, UsageError

#: Seconds a writer waits for the others before it gives up.
PATIENCE = 15
#: The execution option that makes a transaction take the write lock at its beginning.
WRITING = "aduan_writing"


def connect(url: str, *, durable: bool = True) -> Engine:
    """Open a database by its SQLAlchemy address; a folder that an SQLite file needs is made.

    What is not `durable` may be lost with the power: for data that can be made again. Raises
    UsageError for an address that is none.
    """
    address = address_of(url)
    if address.get_backend_name() != "sqlite":
        try:
            return create_engine(address, pool_pre_ping=True)
        except (NoSuchModuleError, ModuleNotFoundError) as error:
            raise UsageError(str(error), code="alamat") from error
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": PATIENCE, "check_same_thread": False})
    event.listen(engine, "connect", lambda at, _: _prepare(at, durable=durable))
    event.listen(engine, "begin", _begin)
    return engine


def address_of(url: str) -> URL:
    """Read an address; raises UsageError, which never tells a password."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise UsageError(type(error).__name__, code="alamat") from error


def _prepare(connection: Any, *, durable: bool) -> None:
    # The driver must not begin transactions by itself; `_begin` does.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        f"synchronous={'FULL' if durable else 'OFF'}",
        "foreign_keys=ON",
        f"busy_timeout={PATIENCE * 1000}",
        "cache_size=-65536",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Run one writing transaction: all of it is kept, or nothing."""
    try:
        connection = engine.connect().execution_options(**{WRITING: True})
        with connection, connection.begin():
            yield connection
    except OperationalError as error:
        if "locked" in str(error.orig):
            raise BusyError(str(error.orig)) from error
        raise


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Run one reading transaction: everything as of one moment."""
    with engine.connect() as connection, connection.begin():
        yield connection
