"""A real database for tests, in a folder of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from aduan.services.installation import Installation
from aduan.store.database import connect
from aduan.store.migrating import migrate
from aduan.store.vault import Vault

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)
SECRET = "a secret for tests only"  # noqa: S105  it protects nothing


def installation_in(folder: Path) -> Installation:
    """Give an installation on a new SQLite database."""
    engine = connect(f"sqlite:///{folder / 'aduan.db'}", durable=False)
    migrate(engine)
    return Installation(engine, Vault(SECRET), trial=True)
