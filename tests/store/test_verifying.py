"""Whoever changes what was recorded, by whatever statement, is found by `aduan verify`."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from aduan.services import cases as services
from aduan.services.installation import Installation
from aduan.services.verifying import verify
from aduan.store.database import connect
from aduan.store.vault import Vault
from command_documents import printed
from store_parts import MONDAY, SECRET, example_in, file_one, handing

#: The numbers of the cases that are filed, each handed to a unit.
FIRST, SECOND, LAST = "2026-000001", "2026-000002", "2026-000003"


@pytest.fixture(name="recorded", scope="module")
def _recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database with three cases, to be copied."""
    folder = tmp_path_factory.mktemp("recorded")
    installation = example_in(folder)
    for account in ("Lampu padam.", "Jalan rusak.", "Air mati."):
        kept = file_one(installation, account)
        moved = services.move(installation, "contoh", kept.id, handing("dinas_pu"), MONDAY)
        assert not moved.refused, moved.decision.refused
    with installation.engine.connect() as at:
        at.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    installation.engine.dispose()
    return folder / "aduan.db"


@pytest.fixture(name="installation")
def _installation(recorded: Path, tmp_path: Path) -> Iterator[Installation]:
    shutil.copy(recorded, tmp_path / "aduan.db")
    engine = connect(f"sqlite:///{tmp_path / 'aduan.db'}", durable=False)
    installation = Installation(engine, Vault(SECRET), trial=True)
    yield installation
    engine.dispose()


def tampered(installation: Installation, *statements: str) -> list[tuple[str, str, int | None]]:
    """Run statements as somebody with the file would; gives what is found then."""
    with closing(sqlite3.connect(str(installation.engine.url.database))) as at, at:
        for statement in statements:
            at.execute(statement)
    return [(f.code, f.number, f.event) for f in verify(installation).faults]


def test_what_nobody_touched_has_no_fault(installation: Installation) -> None:
    found = verify(installation)

    assert found.faults == ()
    assert found.cases == 3
    assert found.events > 6


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE events SET body = json_set(body, '$.by.person', 'lain')"
            " WHERE case_id = 2 AND number = 1",
            ("rantai", SECOND, 1),
        ),
        ("UPDATE events SET trace = 'x' WHERE case_id = 2 AND number = 1", ("rantai", SECOND, 1)),
        ("UPDATE events SET command = 7 WHERE case_id = 2 AND number = 2", ("rantai", SECOND, 2)),
        ("UPDATE events SET edition = 'x' WHERE case_id = 2 AND number = 3", ("rantai", SECOND, 3)),
        ("UPDATE events SET publication = 9 WHERE case_id = 2", ("rantai", SECOND, 1)),
        ("UPDATE events SET kind = 'lain' WHERE case_id = 2 AND number = 2", ("rantai", SECOND, 2)),
        (
            "UPDATE events SET at = '2020-01-01T00:00:00.000000Z' WHERE case_id = 2 AND number = 2",
            ("rantai", SECOND, 2),
        ),
        ("DELETE FROM events WHERE case_id = 2 AND number = 2", ("rantai", SECOND, 2)),
        ("DELETE FROM events WHERE case_id = 2 AND number = 1", ("rantai", SECOND, 1)),
        (
            "INSERT INTO events SELECT case_id, number + 100, command, at, kind, body, edition,"
            " publication, trace, hash FROM events WHERE case_id = 2 AND number = 2",
            None,
        ),
        ("UPDATE cases SET head = 'x' WHERE id = 1", ("ujung", FIRST, None)),
        ("UPDATE cases SET events = events + 1 WHERE id = 1", ("ujung", FIRST, None)),
        ("UPDATE texts SET value = '\"Lampu hijau.\"' WHERE case_id = 1", ("teks", FIRST, 1)),
        ("UPDATE texts SET field = 'lain' WHERE case_id = 1", ("teks", FIRST, 1)),
        ("DELETE FROM texts WHERE case_id = 1", ("teks", FIRST, 1)),
        ("UPDATE cases SET stage = 'selesai' WHERE id = 3", ("salinan", LAST, None)),
        ("UPDATE cases SET due = NULL WHERE id = 3", ("salinan", LAST, None)),
        (
            "UPDATE cases SET fields = json_set(fields, '$.golongan', 'x') WHERE id = 3",
            ("salinan", LAST, None),
        ),
        ("UPDATE handovers SET unit = 'lain' WHERE case_id = 3", ("salinan", LAST, None)),
        ("DELETE FROM handovers WHERE case_id = 3", ("salinan", LAST, None)),
        ("UPDATE clocks SET lapsed = 1 WHERE case_id = 3", ("salinan", LAST, None)),
        ("DELETE FROM clocks WHERE case_id = 3", ("salinan", LAST, None)),
        ("UPDATE list_lines SET due = NULL WHERE case_id = 3", ("salinan", LAST, None)),
        ("DELETE FROM list_lines WHERE case_id = 3", ("salinan", LAST, None)),
        ("UPDATE list_groups SET stage = 'lain'", ("salinan", LAST, None)),
        ("UPDATE counters SET last = 4", ("nomor", "2026-000004", None)),
        ("UPDATE counters SET last = 2", ("nomor", LAST, None)),
        ("UPDATE counters SET last = 1000000000000", ("nomor", "2026-000004", None)),
        ("DELETE FROM counters", ("nomor", FIRST, None)),
        ("UPDATE cases SET number = '2026-000009' WHERE id = 2", ("nomor", SECOND, None)),
    ],
)
def test_one_change_is_found_and_named(
    installation: Installation, statement: str, fault: tuple[str, str, int | None] | None
) -> None:
    found = tampered(installation, statement)

    if fault is None:
        assert [(code, number) for code, number, _ in found] == [("rantai", SECOND)]
        return
    code, number, event = fault
    assert [f for f in found if f[:2] == (code, number) and event in (None, f[2])], found


def test_events_that_changed_places_are_found(installation: Installation) -> None:
    found = tampered(
        installation,
        "UPDATE events SET number = 99 WHERE case_id = 1 AND number = 1",
        "UPDATE events SET number = 1 WHERE case_id = 1 AND number = 2",
        "UPDATE events SET number = 2 WHERE case_id = 1 AND number = 99",
    )

    assert found == [("rantai", FIRST, 1)]


def test_events_that_changed_cases_are_found(installation: Installation) -> None:
    found = tampered(
        installation,
        "UPDATE events SET case_id = 77 WHERE case_id = 1",
        "UPDATE events SET case_id = 1 WHERE case_id = 2",
        "UPDATE events SET case_id = 2 WHERE case_id = 77",
    )

    assert [f for f in found if f[0] == "rantai"] == [
        ("rantai", FIRST, 1),
        ("rantai", SECOND, 1),
    ]


def test_a_history_cut_short_is_found(installation: Installation) -> None:
    found = tampered(
        installation,
        "DELETE FROM events WHERE case_id = 1 AND number ="
        " (SELECT max(number) FROM events WHERE case_id = 1)",
    )

    assert ("ujung", FIRST) in [f[:2] for f in found]


def test_a_case_that_is_gone_is_found_with_and_without_its_events(
    installation: Installation,
) -> None:
    found = tampered(installation, "DELETE FROM cases WHERE id = 2")
    assert found == [("tanpa_berkas", "#2", None), ("nomor", SECOND, None)]

    found = tampered(installation, "DELETE FROM events WHERE case_id = 2")
    assert found == [("nomor", SECOND, None)]


def test_the_command_says_what_is_wrong_and_leaves_with_one(
    recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "aduan.db"
    shutil.copy(recorded, copy)
    monkeypatch.setenv("ADUAN_DATABASE", f"sqlite:///{copy}")
    monkeypatch.setenv("ADUAN_SECRET", SECRET)
    code, well, _ = printed(["verify"])
    assert (code, well.startswith("3 berkas dengan ")) == (0, True)

    engine = connect(f"sqlite:///{copy}")
    with engine.connect() as at:
        at.exec_driver_sql("DELETE FROM events WHERE case_id = 2 AND number = 2")
        at.commit()
    engine.dispose()

    code, told, _ = printed(["verify"])
    assert code == 1
    assert f"contoh/perbup_7_2026/pengaduan {SECOND}: rantainya putus pada peristiwa 2" in told
    code, told, _ = printed(["verify"], "en")
    assert "the chain breaks at event 2" in told
    code, told, _ = printed(["verify", "--json"])
    assert (code, '"code": "rantai"' in told) == (1, True)
