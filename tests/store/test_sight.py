"""What a session sees and may write belongs to the session, whoever writes the query."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, true, update
from sqlalchemy.orm import Session, aliased

from aduan.errors import AduanError, ChangedError, MissingError
from aduan.model.case import Actor
from aduan.paths import region_folder
from aduan.services import cases as services
from aduan.services.cases import Filing, Step
from aduan.services.installation import Installation
from aduan.services.publishing import Kind as Reason
from aduan.services.publishing import Release, publish
from aduan.store import cases, tables
from aduan.store.cases import Kind
from aduan.store.rows import (
    CaseRow,
    GroupRow,
    HandoverRow,
    IdentityRow,
    Sight,
    TaskRow,
    UnitRow,
    reader,
)
from aduan.store.vault import Vault
from store_parts import NOON, installation_in

KIND = Kind("bone", "perbup_20_2020", "pengaduan")
ADMIN = Actor("admin", "admin_kabupaten")
NAME, NUMBER = "Besse Nurhayati Tanpanama", "0812-3141-5926"
MOMENT = datetime(2026, 7, 6, 2, tzinfo=UTC)


@pytest.fixture(name="installation", scope="module")
def _installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    installation = installation_in(tmp_path_factory.mktemp("sight"))
    done = publish(
        installation, region_folder("bone"), Release("admin", Reason.AMENDMENT, "awal"), NOON
    )
    assert not done.refused
    yield installation
    installation.engine.dispose()


@pytest.fixture(name="case_id")
def _case_id(installation: Installation) -> int:
    """File a case and hand it to one unit."""
    fields = {
        "uraian": "Uraian yang rahasia sekali.",
        "keterangan_diri": "lengkap",
        "nama_pengadu": NAME,
        "alamat_lengkap": "Jalan Tanpa Nama 7",
        "nomor_kontak": NUMBER,
        "tanda_tangan": "tidak_ada",
    }
    done = services.register(installation, Filing(KIND, fields, "situs_web", MOMENT), ADMIN, MOMENT)
    assert done.kept is not None
    steps = (
        Step(ADMIN, "telaah", {"kewenangan": "berwenang", "jenis_laporan": "keluhan"}),
        Step(ADMIN, "nyatakan_lengkap", {"relevan": "ya", "lengkap": "ya", "jelas": "ya"}),
        Step(ADMIN, "salurkan", units=("dinas_pu",)),
    )
    for step in steps:
        moved = services.move(installation, "bone", done.kept.id, step, MOMENT)
        assert not moved.refused, moved.decision.refused
    return done.kept.id


def seen(session: Session) -> list[int]:
    """Give the sizes of what a session finds by every way of asking."""
    other = aliased(CaseRow)
    joined = select(TaskRow).join(CaseRow, CaseRow.id == TaskRow.case_id)
    within = select(HandoverRow).where(HandoverRow.case_id.in_(select(CaseRow.id)))
    return [
        len(session.scalars(select(CaseRow)).all()),
        len(session.scalars(select(other)).all()),
        len(session.scalars(joined).all()),
        len(session.scalars(within).all()),
        int(session.scalar(select(func.count(CaseRow.id))) or 0),
        len(session.query(CaseRow).all()),
        len(session.scalars(select(GroupRow)).all()),
        len(session.execute(select(UnitRow, CaseRow).join(CaseRow, true())).all()),
    ]


@pytest.mark.usefixtures("case_id")
def test_another_region_another_unit_and_nobody_see_nothing(installation: Installation) -> None:
    for sight in (None, Sight("jambi"), Sight("bone", frozenset({"dinas_kesehatan"}))):
        with reader(installation.engine, sight) as session:
            assert seen(session) == [0] * 8, sight


@pytest.mark.usefixtures("case_id")
def test_the_region_and_the_unit_that_holds_a_case_see_it(installation: Installation) -> None:
    for sight in (Sight("bone"), Sight("bone", frozenset({"dinas_pu"}))):
        with reader(installation.engine, sight) as session:
            assert all(seen(session)), sight


@pytest.mark.usefixtures("case_id")
def test_identities_planted_behind_a_relation_stay_closed(installation: Installation) -> None:
    with reader(installation.engine, Sight("bone")) as session:
        behind = select(IdentityRow).join(CaseRow, CaseRow.id == IdentityRow.__table__.c.case_id)
        assert session.scalars(behind).all() == []
    with installation.engine.connect() as at:
        assert at.execute(select(func.count()).select_from(tables.identities)).scalar_one() > 0


def test_a_planted_direct_write_is_refused_and_changes_nothing(
    installation: Installation, case_id: int
) -> None:
    with reader(installation.engine, Sight("bone")) as session:
        row = session.get_one(CaseRow, case_id)
        row.stage = "selesai"
        with pytest.raises(AduanError, match="only services write"):
            session.flush()
    with (
        reader(installation.engine, Sight("bone")) as session,
        pytest.raises(AduanError, match="only services write"),
    ):
        session.execute(update(CaseRow).values(stage="selesai"))
    with installation.engine.connect() as at:
        assert cases.find(at, "bone", case_id).case.stage == "ditangani"


def test_identities_stand_nowhere_in_the_database_but_sealed(
    installation: Installation, case_id: int
) -> None:
    with installation.engine.connect() as at:
        at.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        file = Path(str(installation.engine.url.database))
        found = installation.vault.open(at, case_id)
        marks = at.execute(
            select(tables.identities.c.case_id).where(
                tables.identities.c.match == installation.vault.mark("besse nurhayati  TANPANAMA")
            )
        ).scalars()
        assert case_id in list(marks)
    raw = file.read_bytes()
    assert found[0, "nama_pengadu"] == NAME
    assert NAME.encode() not in raw
    assert NUMBER.encode() not in raw
    assert b"Uraian yang rahasia sekali." in raw


def test_another_secret_opens_nothing_and_says_so(installation: Installation, case_id: int) -> None:
    with installation.engine.connect() as at, pytest.raises(AduanError, match="ADUAN_SECRET"):
        Vault("a different secret").open(at, case_id)


def test_what_others_changed_meanwhile_is_told_and_not_overwritten(
    installation: Installation, case_id: int
) -> None:
    with installation.engine.connect() as at:
        before = cases.find(at, "bone", case_id).case.events
    stale = Step(ADMIN, "salurkan_lagi", units=("dinas_kesehatan",), seen=before - 1)

    with pytest.raises(ChangedError):
        services.move(installation, "bone", case_id, stale, MOMENT)

    with installation.engine.connect() as at:
        assert cases.find(at, "bone", case_id).case.events == before
        with pytest.raises(MissingError):
            cases.find(at, "jambi", case_id)
