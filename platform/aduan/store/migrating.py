"""The database brought to what this release needs: ours and Flask-AppBuilder's tables, by Alembic."""

from __future__ import annotations

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData
from sqlalchemy.exc import DatabaseError

from aduan.errors import UsageError
from aduan.store.database import WRITING
from aduan.store.tables import metadata


def all_tables() -> tuple[MetaData, MetaData]:
    """Give the tables that a database of this release has: ours, and those of the screens."""
    from flask_appbuilder.security.sqla.models import User  # noqa: PLC0415  slow to load

    return metadata, User.metadata


def migrate(engine: Engine) -> None:
    """Bring a database to this release; a new one gets all its tables.

    Raises UsageError for a database that another release made.
    """
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        config = config_on(connection)
        _known(_revision(connection), ScriptDirectory.from_config(config))
        command.upgrade(config, "head")


def behind(engine: Engine) -> bool:
    """Say whether a database has yet to be brought to this release.

    Raises UsageError likewise, and for what is no database or cannot be reached.
    """
    try:
        with engine.connect() as connection:
            scripts = ScriptDirectory.from_config(config_on(connection))
            found = _revision(connection)
    except DatabaseError as error:
        raise UsageError(str(error.orig), code="alamat") from error
    _known(found, scripts)
    return found != scripts.get_current_head()


def _revision(connection: Connection) -> str | None:
    """Give the revision a database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def _known(found: str | None, scripts: ScriptDirectory) -> None:
    known = [script.revision for script in scripts.walk_revisions()]
    if found is not None and found not in known:
        raise UsageError(found, code="revisi", candidates=known)


def config_on(connection: Connection) -> Config:
    """Give what Alembic works by, on a connection."""
    config = Config()
    config.set_main_option("script_location", str(files("aduan.store") / "migrations"))
    config.attributes["connection"] = connection
    return config
