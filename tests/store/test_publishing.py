"""What each kind of publication may change, and what becomes of cases that are open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aduan.errors import UsageError
from aduan.model.case import Actor
from aduan.services import cases as services
from aduan.services.cases import Filing
from aduan.services.differing import compare
from aduan.services.editions import region_at
from aduan.services.installation import Installation
from aduan.services.publishing import Kind, Published, Release, publish
from aduan.store.cases import Kept
from aduan.store.cases import Kind as Under
from store_parts import NOON, installation_in

CONTOH = Path(__file__).parents[1] / "regions" / "contoh"
LAW, SERVICE = "perbup_7_2026", "layanan/pengaduan.yaml"
UNDER = Under("contoh", LAW, "pengaduan")
REPORTER, ADMIN = Actor("pelapor", "pelapor"), Actor("admin", "admin")
#: Monday 2 March 2026, nine o'clock at the place.
MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
LIMIT = "batas: 30 hari, bagi"


@pytest.fixture(name="installation")
def _installation(tmp_path: Path) -> Iterator[Installation]:
    installation = installation_in(tmp_path)
    yield installation
    installation.engine.dispose()


@pytest.fixture(name="rules")
def _rules(tmp_path: Path) -> Path:
    """Give a copy of the example's rules to edit."""
    return Path(shutil.copytree(CONTOH, tmp_path / "contoh"))


def edit(rules: Path, old: str, new: str, file: str = SERVICE) -> None:
    """Change a rule file in one place."""
    path = rules / LAW / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    path.write_text(text.replace(old, new), "utf-8")


def issue(
    installation: Installation, rules: Path, kind: Kind = Kind.AMENDMENT, at: datetime = NOON
) -> Published:
    return publish(installation, rules, Release("admin", kind, "uji"), at)


def filed(installation: Installation, now: datetime = MONDAY) -> Kept:
    """File a complaint at the desk."""
    fields = {"uraian": "Jalan berlubang", "golongan": "pengaduan", "terlapor": "lainnya"}
    filing = Filing(UNDER, fields, "datang_langsung", now)
    done = services.register(installation, filing, ADMIN, now)
    assert done.kept is not None, done.decision.refused
    return done.kept


def stands(done: Published) -> list[str]:
    """Give the paths of what stands against a publication."""
    return [".".join(one.path[-2:]) for _, one in done.against]


def test_wording_is_published_as_wording(installation: Installation, rules: Path) -> None:
    issue(installation, rules)
    edit(rules, "nama: Pengaduan masyarakat", "nama: Aduan warga")

    assert not issue(installation, rules, Kind.WORDING).refused


def test_more_than_wording_is_refused_as_wording(installation: Installation, rules: Path) -> None:
    issue(installation, rules)
    edit(rules, LIMIT, "batas: 20 hari, bagi")

    done = issue(installation, rules, Kind.WORDING)

    assert done.refused
    assert stands(done) == ["melengkapi.batas"]


def test_an_amendment_that_would_change_an_open_case_is_refused(
    installation: Installation, rules: Path
) -> None:
    issue(installation, rules)
    filed(installation)
    edit(rules, LIMIT, "batas: 20 hari, bagi")

    assert stands(issue(installation, rules)) == ["melengkapi.batas"]
    assert not issue(installation, rules, Kind.CORRECTION).refused


def test_an_amendment_is_free_where_no_case_is_open(
    installation: Installation, rules: Path
) -> None:
    issue(installation, rules)
    edit(rules, LIMIT, "batas: 20 hari, bagi")

    assert not issue(installation, rules).refused


def test_an_amendment_from_a_later_day_is_published_over_open_cases(
    installation: Installation, rules: Path
) -> None:
    issue(installation, rules)
    filed(installation)
    later = (
        "batas: [{sejak: 2026-03-01, nilai: 30 hari}, {sejak: 2027-01-01, nilai: 20 hari}], bagi"
    )
    edit(rules, LIMIT, later)

    done = issue(installation, rules)

    assert not done.refused, (done.errors, stands(done))


def test_a_publication_is_compared_by_its_number_or_its_edition(
    installation: Installation, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADUAN_DATABASE", str(installation.engine.url))
    done = issue(installation, rules)
    edit(rules, LIMIT, "batas: 20 hari, bagi")

    for name in (str(done.number), done.edition[:10]):
        found = compare(region_at(name), region_at(str(rules)))
        assert [one.path[-1] for one in found.differences] == ["batas"]
    with pytest.raises(UsageError, match="99"):
        region_at("99")


def test_a_database_that_was_never_used_has_no_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADUAN_DATABASE", f"sqlite:///{tmp_path / 'none.db'}")

    with pytest.raises(UsageError, match="1"):
        region_at("1")
