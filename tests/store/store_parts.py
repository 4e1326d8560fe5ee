"""A real database for tests, in a folder of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from aduan.model.case import Actor
from aduan.services import cases as services
from aduan.services.cases import Filing, Step
from aduan.services.installation import Installation
from aduan.services.publishing import Kind as Reason
from aduan.services.publishing import Release, publish
from aduan.store.cases import Kept, Kind
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


CONTOH = Path(__file__).parents[1] / "regions" / "contoh"
UNDER = Kind("contoh", "perbup_7_2026", "pengaduan")
REPORTER, ADMIN = Actor("pelapor", "pelapor"), Actor("admin", "admin")
#: Monday 2 March 2026, nine o'clock at the place.
MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)


def example_in(folder: Path) -> Installation:
    """Give an installation in which the example region has published."""
    installation = installation_in(folder)
    done = publish(installation, CONTOH, Release("admin", Reason.AMENDMENT, "awal"), NOON)
    assert not done.refused, done
    return installation


def file_one(installation: Installation, account: str = "Lampu padam.") -> Kept:
    """File a case in the example region."""
    fields = {"uraian": account, "golongan": "pengaduan", "terlapor": "lainnya"}
    filing = Filing(UNDER, fields, "datang_langsung", MONDAY)
    done = services.register(installation, filing, REPORTER, MONDAY)
    assert done.kept is not None, done.decision.refused
    return done.kept


def handing(*units: str, seen: int | None = None) -> Step:
    """Give the step that hands a case of the example region to units."""
    answers = {"kadar_pengawasan": "tidak", "alasan": "Cukup jelas."}
    return Step(ADMIN, "salurkan", answers, units=units, seen=seen)
