"""What each kind of publication may change, and what becomes of cases that are open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aduan.errors import UsageError
from aduan.model.case import Actor, ClockReset, ClockStatus, Event, Notified
from aduan.services import cases as services
from aduan.services.cases import Filing, Step
from aduan.services.differing import compare
from aduan.services.editions import region_at
from aduan.services.installation import Installation
from aduan.services.publishing import Kind, Published, Release, publish
from aduan.store import cases
from aduan.store.cases import Kept
from aduan.store.cases import Kind as Under
from store_parts import NOON, installation_in

CONTOH = Path(__file__).parents[1] / "regions" / "contoh"
LAW, SERVICE = "perbup_7_2026", "layanan/pengaduan.yaml"
UNDER = Under("contoh", LAW, "pengaduan")
REPORTER, ADMIN = Actor("pelapor", "pelapor"), Actor("admin", "admin")
#: Monday 2 March 2026, nine o'clock at the place.
MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Makassar")
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


# --- Open cases ---------------------------------------------------------------------------------


def due(installation: Installation, case_id: int, clock: str) -> date | None:
    """Give the day at the place on which a clock of a case is due."""
    with installation.engine.connect() as at:
        case = cases.find(at, "contoh", case_id).case
    state = next(c for c in case.clocks if c.key == clock and c.open)
    return state.due.astimezone(ZONE).date() if state.due else None


def happened(installation: Installation, case_id: int) -> list[Event]:
    with installation.engine.connect() as at:
        return cases.read_history(at, case_id)


def test_a_correction_decides_open_cases_again_and_tells_those_concerned(
    installation: Installation, rules: Path
) -> None:
    issue(installation, rules)
    case_id = filed(installation).id
    assert due(installation, case_id, "penyaluran_awal") == date(2026, 3, 5)
    edit(rules, "dipilih: hari_kalender", "dipilih: hari_kerja", "tafsir.yaml")
    edit(rules, "{hari_kalender: 3 hari, hari_kerja: 3 hari kerja}",
         "{hari_kalender: 3 hari, hari_kerja: 5 hari kerja}", "tafsir.yaml")  # fmt: skip
    issue(installation, rules, Kind.CORRECTION, MONDAY)

    services.tick(installation, MONDAY)

    assert due(installation, case_id, "penyaluran_awal") == date(2026, 3, 9)
    events = happened(installation, case_id)
    (reset,) = [e for e in events if isinstance(e, ClockReset)]
    assert reset.cause == "koreksi"
    assert reset.old_due is not None
    assert reset.old_due.astimezone(ZONE).date() == date(2026, 3, 5)
    assert {e.to for e in events if isinstance(e, Notified)} == {"admin", "pelapor"}


def test_a_person_who_comes_before_the_worker_acts_on_the_corrected_case(
    installation: Installation, rules: Path
) -> None:
    issue(installation, rules)
    kept = filed(installation)
    edit(
        rules, "pilihan: {hari_kalender: 3 hari,", "pilihan: {hari_kalender: 4 hari,", "tafsir.yaml"
    )
    issue(installation, rules, Kind.CORRECTION, MONDAY)
    step = Step(ADMIN, "minta_lengkapi", {"kekurangan": "Alamat"}, seen=kept.case.events)

    done = services.move(installation, "contoh", kept.id, step, MONDAY)

    assert not done.refused
    kinds = [type(e).__name__ for e in happened(installation, kept.id)]
    assert kinds.index("ClockReset") < kinds.index("Moved")
    services.tick(installation, MONDAY)
    assert kinds.count("ClockReset") == 1


def test_an_amendment_leaves_what_was_received_before_its_day(
    installation: Installation, rules: Path
) -> None:
    issue(installation, rules)
    old = filed(installation)
    edit(
        rules,
        "batas: {tafsir: satuan_penyaluran}",
        "batas: [{sejak: 2026-03-01, nilai: {tafsir: satuan_penyaluran}}, "
        "{sejak: 2026-03-03, nilai: 1 hari, dasar: Pasal I Perbup 3/2027}]",
    )
    assert not issue(installation, rules, at=MONDAY).refused
    services.tick(installation, MONDAY)
    new = filed(installation, MONDAY + timedelta(days=1))

    assert due(installation, old.id, "penyaluran_awal") == date(2026, 3, 5)
    assert due(installation, new.id, "penyaluran_awal") == date(2026, 3, 4)
    assert not [e for e in happened(installation, old.id) if isinstance(e, ClockReset)]


def test_an_edition_without_a_limit_ends_its_clocks(
    installation: Installation, rules: Path
) -> None:
    issue(installation, rules)
    kept = filed(installation)
    text = (rules / LAW / SERVICE).read_text("utf-8")
    start = text.index("    penyaluran_awal:\n")
    end = text.index("    melengkapi: {sejak")
    edit(rules, text[start:end], "")
    tafsir = rules / LAW / "tafsir.yaml"
    tafsir.write_text(tafsir.read_text("utf-8").replace("    pilihan:", "    bacaan:"), "utf-8")
    shutil.rmtree(rules / LAW / "skenario")
    done = issue(installation, rules, Kind.CORRECTION, MONDAY)
    assert not done.refused, done.errors

    services.tick(installation, MONDAY)

    with installation.engine.connect() as at:
        (state,) = cases.find(at, "contoh", kept.id).case.clocks
    assert state.status is ClockStatus.CANCELLED


def test_wording_wakes_nobody(installation: Installation, rules: Path) -> None:
    issue(installation, rules)
    kept = filed(installation)
    edit(rules, "nama: Pengaduan masyarakat", "nama: Aduan warga")
    issue(installation, rules, Kind.WORDING, MONDAY)

    assert services.tick(installation, MONDAY) == 0
    assert len(happened(installation, kept.id)) == kept.case.events


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
