"""What every service stands on: the database, the vault, and the rules as published."""

from __future__ import annotations

import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import TypeVar

from sqlalchemy import Connection, Engine, select

from aduan.errors import UsageError
from aduan.model.case import UnitRef
from aduan.rulebook.edition import FREE_FOLDERS
from aduan.rulebook.region import LoadedRegion
from aduan.services.rulebooks import Opened, load, open_service
from aduan.store import publications, tables
from aduan.store.vault import Vault

T = TypeVar("T")

#: Publications a process keeps loaded; older ones are loaded again when a history needs them.
KEPT = 12


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication of a region, loaded and opened."""

    number: int
    region: LoadedRegion
    services: Mapping[tuple[str, str], Opened]

    @property
    def key(self) -> str:
        """Give the id of the region."""
        return self.region.region.key

    def service(self, regulation: str, service: str) -> Opened:
        """Give one service; raises UsageError when this edition has none of that name."""
        found = self.services.get((regulation, service))
        if found is None:
            known = tuple(key for _, key in self.services)
            raise UsageError(service, code="layanan", candidates=known)
        return found


@dataclass(slots=True)
class Installation:
    """The parts that services share; one for a process."""

    engine: Engine
    vault: Vault
    #: Lets cases be filed under a regulation whose day of effect is not known: for trials alone.
    trial: bool = False
    _loaded: OrderedDict[int, Edition] = field(default_factory=OrderedDict)
    _lock: RLock = field(default_factory=RLock)

    def regions(self, at: Connection) -> dict[str, int]:
        """Give the regions that have published, each with its newest publication."""
        return publications.current(at)

    def edition(self, at: Connection, region: str) -> Edition:
        """Give the newest edition of a region; raises UsageError when it never published."""
        found = publications.current(at)
        if region not in found:
            raise UsageError(region, code="daerah", candidates=tuple(found))
        return self.published(at, found[region])

    def published(self, at: Connection, number: int) -> Edition:
        """Give a publication by its number, from memory where it was used lately."""
        with self._lock:
            if number in self._loaded:
                self._loaded.move_to_end(number)
                return self._loaded[number]
            loaded = opened(number, put_down(publications.read(at, number), load))
            self._loaded[number] = loaded
            while len(self._loaded) > KEPT:
                self._loaded.popitem(last=False)
            return loaded

    def units(self, at: Connection, region: str) -> dict[str, UnitRef]:
        """Give the units of a region's directory, by name."""
        table = tables.units
        rows = at.execute(select(table).where(table.c.region == region).order_by(table.c.name))
        return {row.key: UnitRef(row.key, row.kind, row.name) for row in rows}


def put_down(published: publications.Publication, then: Callable[[Path], T]) -> T:
    """Write the files of a publication into a folder for the time that something is done with it.

    Scenarios and the like decide no case and stay away: they are most of what a region's files say.
    """
    folder = Path(tempfile.mkdtemp(prefix="aduan-"))
    try:
        home = folder / published.region
        for name, content in published.files.items():
            if FREE_FOLDERS.intersection(name.split("/")):
                continue
            path = home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        return then(home)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def opened(number: int, region: LoadedRegion) -> Edition:
    """Open all services of a loaded region."""
    services = {
        (law, key): open_service(region, key, law)
        for law, regulation in region.regulations.items()
        for key in regulation.services
    }
    return Edition(number, region, services)
