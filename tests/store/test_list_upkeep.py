"""What lists are read from follows the rules as published, and older databases get it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import select, text

from aduan.model.case import Actor
from aduan.paths import region_folder
from aduan.services import cases as services
from aduan.services.cases import Filing
from aduan.services.demonstrating import demonstrate
from aduan.services.installation import Installation
from aduan.services.listing import Lister, Query, list_fields
from aduan.services.publishing import Kind as Why
from aduan.services.publishing import Release, publish
from aduan.store import cases, tables
from aduan.store.cases import Kind
from aduan.store.database import writing
from aduan.store.lists import sortable
from aduan.store.migrating import config_on, migrate
from aduan.store.rows import Sight, reader
from lines import Line, expected, standing
from store_parts import NOON, installation_in

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
BONE = Kind("bone", "perbup_20_2020", "pengaduan")


def played(folder: Path, *regions: str) -> Installation:
    installation = installation_in(folder)
    for region in regions:
        done = publish(
            installation, region_folder(region), Release("uji", Why.AMENDMENT, "uji"), NOON
        )
        assert not done.refused
        demonstrate(installation, region_folder(region), NOW)
    return installation


def played_none(folder: Path) -> Installation:
    installation = installation_in(folder)
    done = publish(installation, region_folder("bone"), Release("uji", Why.AMENDMENT, "uji"), NOON)
    assert not done.refused
    return installation


def file_one(installation: Installation, signature: str) -> int:
    given = {
        "uraian": "Uraian.",
        "keterangan_diri": "lengkap",
        "nama_pengadu": "Andi Tanpanama",
        "alamat_lengkap": "Jalan Tanpa Nama 7",
        "nomor_kontak": "0812-0000-0000",
        "tanda_tangan": signature,
    }
    moment = datetime(2026, 7, 6, 2, tzinfo=UTC)
    actor = Actor("admin", "admin_kabupaten")
    done = services.register(installation, Filing(BONE, given, "situs_web", moment), actor, moment)
    assert done.kept is not None, done.decision.refused
    return done.kept.id


def test_a_field_that_cases_have_becomes_a_list_column_with_the_publication(tmp_path: Path) -> None:
    installation = played_none(tmp_path)
    signed, other = file_one(installation, "tanda_tangan"), file_one(installation, "tidak_ada")
    folder = Path(shutil.copytree(region_folder("bone"), tmp_path / "bone"))
    file = folder / "perbup_20_2020/layanan/pengaduan.yaml"
    old = "    tanya: Dengan cara apa pengaduan ini ditandatangani?\n    jenis: pilihan\n"
    rules = file.read_text("utf-8")
    assert rules.count(old) == 1
    file.write_text(rules.replace(old, f"{old}    di_daftar: ya\n"), "utf-8")

    done = publish(installation, folder, Release("uji", Why.AMENDMENT, "uji"), NOON)

    assert not done.refused, done.errors
    with installation.engine.connect() as at:
        opened = installation.edition(at, "bone").service(BONE.regulation, BONE.service)
        for case_id in (signed, other):
            assert standing(at, case_id) == expected(cases.find(at, "bone", case_id), opened)
    with reader(installation.engine, Sight("bone")) as session:
        lister = Lister(session, BONE, opened.program.service, "Asia/Makassar")
        by_value = {
            value: [row.id for row in lister.page(Query({"tanda_tangan": value})).rows]
            for value in ("tanda_tangan", "tidak_ada")
        }
    assert by_value == {"tanda_tangan": [signed], "tidak_ada": [other]}


@pytest.mark.slow
def test_a_database_of_the_release_before_gets_the_lists_its_cases_ask_for(tmp_path: Path) -> None:
    installation = played(tmp_path, "lombok_utara", "jambi")
    query = select(tables.cases.c.id, tables.cases.c.region)
    with installation.engine.connect() as at:
        ids = [tuple(row) for row in at.execute(query)]
        services_of = {
            (region, *key): one
            for region in ("lombok_utara", "jambi")
            for key, one in installation.edition(at, region).services.items()
        }
        before = {case_id: standing(at, case_id) for case_id, _ in ids}
        for case_id, region in ids:
            kept = cases.find(at, region, case_id)
            assert before[case_id] == expected(kept, services_of[kept.kind])
    listed = {k for one in services_of.values() for k in list_fields(one.program.service)}
    with writing(installation.engine) as at:
        command.downgrade(config_on(at), "0001")
        for field in listed:
            made = f"ix_cases_field_{field} ON cases"
            path = f"json_extract(fields, '$.{field}')"
            at.execute(text(f"CREATE INDEX {made} (region, service, {path}, id)"))

    migrate(installation.engine)

    with installation.engine.connect() as at:
        for case_id, _ in ids:
            assert at_least(standing(at, case_id), before[case_id]), case_id


def at_least(found: set[Line], wanted: set[Line]) -> bool:
    """Say that lines agree; those of a migration may keep a text as a value of both sorts."""
    pairs = zip(
        *(sorted(lines, key=lambda one: one.unit) for lines in (found, wanted)), strict=True
    )
    return all(
        a.bare == b.bare and a.few >= b.few and a.filled >= b.filled and a.many >= b.many
        for a, b in pairs
    )


@pytest.mark.parametrize(
    ("less", "more"), [(-5, 3), (9, 10), (False, True), (("a", "b"), ("b",)), ("a", "ab")]
)
def test_values_sort_as_texts_as_they_do_themselves(less: Any, more: Any) -> None:
    assert sortable(less) < sortable(more)
