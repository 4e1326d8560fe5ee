"""The database brought to what this release needs: ours and Flask-AppBuilder's tables, by Alembic."""

from __future__ import annotations

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from flask_appbuilder.security.sqla.models import User
from sqlalchemy import Engine, MetaData, inspect, text

from aduan.store.database import WRITING
from aduan.store.tables import metadata

#: The indexes of list columns come and go with publications, not with releases.
PUBLISHED = "ix_cases_field_"


def all_tables() -> tuple[MetaData, MetaData]:
    """Give the tables that a database of this release has: ours, and those of the screens."""
    return metadata, User.metadata


def migrate(engine: Engine) -> None:
    """Bring a database to this release; a new one gets all its tables."""
    with engine.connect().execution_options(**{WRITING: True}) as connection:
        config = _config()
        config.attributes["connection"] = connection
        with connection.begin():
            command.upgrade(config, "head")


def behind(engine: Engine) -> bool:
    """Say whether a database has yet to be brought to this release."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return True
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return bool(found != ScriptDirectory.from_config(_config()).get_current_head())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("aduan.store") / "migrations"))
    return config
