"""The parts put together for a server of one process; `aduan.serving` has one for several."""

from __future__ import annotations

import gc
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from aduan.errors import UsageError
from aduan.services.installation import Installation
from aduan.settings import SECRET, TRIAL, settings
from aduan.store.database import address_of, connect
from aduan.store.migrating import behind, migrate
from aduan.store.vault import Vault

if TYPE_CHECKING:
    from aduan.screens.switch import Switch

#: The file beside an SQLite database that keeps the secret of a place that was given none.
SECRET_FILE = "rahasia"  # noqa: S105  the name of a file
_LENGTH = 48
#: Characters of a secret that is given, at least.
SHORTEST = 16


def create() -> Switch:
    """Give the application of all regions, which takes over publications as they come."""
    switch = prepared()
    switch.watch()
    return switch


def prepared() -> Switch:
    """Give it with the screens of all regions made, and nothing open or running yet.

    Processes may part after this, and share what was made as long as nobody touches it.
    """
    from aduan.screens.switch import Switch  # noqa: PLC0415  not for who wants a database alone

    switch = Switch(installation(), secret())
    switch.refresh()
    switch.installation.engine.dispose()
    gc.collect()
    gc.freeze()
    return switch


def installation(*, durable: bool = True) -> Installation:
    """Give the installation that the settings describe, its database brought to this release."""
    engine = connect(settings().database, durable=durable)
    if behind(engine):
        migrate(engine)
    return Installation(engine, Vault(secret()), trial=_trial())


def _trial() -> bool:
    given = settings().trial
    if given not in ("", "ya", "tidak"):
        raise UsageError(TRIAL, code="ya_saja")
    return given == "ya"


def secret() -> str:
    """Give the secret of this place; raises UsageError where none is given and none may be made."""
    found = settings().secret
    if found and len(found) < SHORTEST:
        raise UsageError(SECRET, code="rahasia_pendek", candidates=str(SHORTEST))
    if found:
        return found
    address = address_of(settings().database)
    if address.get_backend_name() != "sqlite" or not address.database:
        raise UsageError(SECRET, code="rahasia")
    file = Path(address.database).parent / SECRET_FILE
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _put_down(file, secrets.token_urlsafe(_LENGTH))
    return file.read_text("utf-8").strip()


def _put_down(file: Path, content: str) -> None:
    """Write a file that nobody else may read; of two who try, the first wins."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as opened:
        opened.write(content)
