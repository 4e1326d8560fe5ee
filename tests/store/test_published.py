"""A publication is taken whole or not at all, and nothing that people changed is overwritten."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import func, select, update

from aduan.errors import BusyError
from aduan.services import publishing
from aduan.services.differing import Kind
from aduan.services.installation import Installation
from aduan.services.publishing import Orphans, Published, Release, publish
from aduan.services.rulebooks import check
from aduan.store import publications, tables
from aduan.store.database import writing
from store_parts import CONTOH, NOON, file_one, installation_in

LAW = "perbup_7_2026"
SERVICE = f"{LAW}/layanan/pengaduan.yaml"


@pytest.fixture(name="installation")
def _installation(tmp_path: Path) -> Iterator[Installation]:
    installation = installation_in(tmp_path)
    yield installation
    installation.engine.dispose()


@pytest.fixture(name="rules")
def _rules(tmp_path: Path) -> Path:
    """Give a copy of the example's rules to edit."""
    return Path(shutil.copytree(CONTOH, tmp_path / "contoh"))


def edit(rules: Path, name: str, old: str, new: str) -> None:
    file = rules / name
    content = file.read_text("utf-8")
    assert content.count(old) >= 1, (name, old)
    file.write_text(content.replace(old, new), "utf-8")


def issue(installation: Installation, rules: Path, kind: Kind = Kind.AMENDMENT) -> Published:
    return publish(installation, rules, Release("admin", kind, "uji"), NOON)


def standing(installation: Installation) -> tuple[int, dict[str, int], set[str]]:
    """Give the publications there are, those in force, and the units."""
    with installation.engine.connect() as at:
        many = at.execute(select(func.count()).select_from(tables.publications)).scalar_one()
        units = set(at.scalars(select(tables.units.c.key)))
        return many, publications.current(at), units


def test_rules_with_a_fault_are_refused_and_the_old_ones_stay(
    installation: Installation, rules: Path
) -> None:
    first = issue(installation, rules)
    before = standing(installation)
    edit(rules, SERVICE, "salurkan: {oleh: admin,", "salurkan: {oleh: peran_hantu,")

    found = issue(installation, rules)

    assert found.refused
    assert any("peran_hantu" in str(error) for error in found.errors)
    assert standing(installation) == before
    with installation.engine.connect() as at:
        assert installation.edition(at, "contoh").number == first.number
    file_one(installation)


def test_an_edition_without_the_service_of_an_open_case_is_refused_and_says_which(
    installation: Installation, rules: Path
) -> None:
    assert not issue(installation, rules).refused
    stage = file_one(installation).case.stage
    before = standing(installation)
    shutil.rmtree(rules)
    other = shutil.copytree(CONTOH.parent / "uji", rules)
    edit(Path(other), "daerah.yaml", "daerah: uji", "daerah: contoh")

    found = issue(installation, rules, Kind.CORRECTION)

    assert found.orphans == (Orphans(LAW, "pengaduan", "berkas", stage, 1),)
    assert standing(installation) == before


def test_units_are_seeded_once_and_never_overwritten(
    installation: Installation, rules: Path
) -> None:
    issue(installation, rules)
    with writing(installation.engine) as at:
        at.execute(update(tables.units).where(tables.units.c.key == "dinas_pu").values(name="PUPR"))
    edit(rules, "unit.csv", "Dinas Sosial", "Dinas Sosial dan Tenaga Kerja")

    issue(installation, rules, Kind.WORDING)

    with installation.engine.connect() as at:
        names = {unit.key: unit.name for unit in installation.units(at, "contoh").values()}
    assert names["dinas_pu"] == "PUPR"
    assert names["dinas_sosial"] == "Dinas Sosial"


def test_the_same_content_is_the_same_edition_whoever_publishes_it(
    installation: Installation, rules: Path
) -> None:
    first = issue(installation, rules)
    for file in rules.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    again = publish(installation, rules, Release("lain", Kind.WORDING, "lagi"), NOON)

    assert not again.refused
    assert again.edition == first.edition
    with installation.engine.connect() as at:
        assert again.number is not None
        assert installation.published(at, again.number).region.edition == first.edition


@pytest.mark.parametrize(
    ("place", "part"),
    [(publications, "add"), (publications, "seed_units"), (publishing, "enlist_rest")],
)
def test_a_publication_that_fails_half_way_is_none(
    installation: Installation,
    rules: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: ModuleType,
    part: str,
) -> None:
    before = standing(installation)
    whole = getattr(place, part)

    def fail(*given: object) -> None:
        whole(*given)
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(place, part, fail)
        with pytest.raises(RuntimeError):
            issue(installation, rules)

    assert standing(installation) == before
    assert not issue(installation, rules).refused


def test_what_is_written_between_the_check_and_the_reading_is_checked_too(
    installation: Installation, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def disturbed(folder: Path) -> object:
        found = check(folder)
        monkeypatch.setattr(publishing, "check", check)
        edit(rules, SERVICE, "salurkan: {oleh: admin,", "salurkan: {oleh: peran_hantu,")
        return found

    monkeypatch.setattr(publishing, "check", disturbed)

    assert issue(installation, rules).errors
    assert standing(installation)[0] == 0


def test_a_folder_that_never_rests_is_not_published(
    installation: Installation, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = count()

    def disturbed(folder: Path) -> object:
        found = check(folder)
        file = rules / "daerah.yaml"
        file.write_text(f"{file.read_text()}# {next(times)}\n")
        return found

    monkeypatch.setattr(publishing, "check", disturbed)

    with pytest.raises(BusyError):
        issue(installation, rules)
    assert standing(installation)[0] == 0
