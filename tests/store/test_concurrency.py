"""Many who write at once, and writers that are killed: nothing is lost, doubled or half written."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from aduan.errors import ChangedError
from aduan.services import cases as services
from aduan.services.cases import Done
from aduan.services.installation import Installation
from aduan.services.verifying import verify
from aduan.store import cases, tables
from aduan.store.database import connect
from aduan.store.vault import Vault
from store_parts import MONDAY, SECRET, example_in, file_one, handing

PERCENT = int(os.environ.get("ADUAN_SOAK_PERCENT", "100"))
ROUNDS = max(4, 200 * PERCENT // 100)
#: Rounds on one database, so that looking at all of it stays short.
TOGETHER = 10
HERE = Path(__file__).parent
THREADS = 6


@pytest.fixture(name="installation")
def _installation(tmp_path: Path) -> Iterator[Installation]:
    installation = example_in(tmp_path)
    yield installation
    installation.engine.dispose()


def numbers(installation: Installation) -> list[int]:
    """Give the register numbers of all cases, in order."""
    with installation.engine.connect() as at:
        found = at.scalars(select(tables.cases.c.number))
        return sorted(int(str(number).partition("-")[2]) for number in found)


def at_once(act: Callable[[int], object], many: int) -> list[object]:
    """Do something so many times, several at a time."""
    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(act, range(many)))


def test_numbers_given_at_once_have_no_gap_and_no_double(installation: Installation) -> None:
    def work(number: int) -> str:
        kept = file_one(installation, f"Lampu nomor {number} padam.")
        moved = services.move(installation, "contoh", kept.id, handing("dinas_pu"), MONDAY)
        assert not moved.refused
        return kept.number

    given = at_once(work, 30)

    assert len(set(given)) == 30
    assert numbers(installation) == list(range(1, 31))
    assert verify(installation).faults == ()


def race(installation: Installation, *, seen: bool) -> list[Done | None]:
    """Let several hand one case over at once, each to another unit; None where it had changed."""
    kept = file_one(installation)
    units = ("dinas_pu", "dinas_sosial", "dinas_pu, dinas_sosial") * 2

    def work(number: int) -> Done | None:
        step = handing(*units[number].split(", "), seen=kept.case.events if seen else None)
        try:
            return services.move(installation, "contoh", kept.id, step, MONDAY)
        except ChangedError:
            return None

    found = [one for one in at_once(work, len(units)) if one is None or isinstance(one, Done)]
    assert len(found) == len(units)
    with installation.engine.connect() as at:
        now = cases.find(at, "contoh", kept.id)
        made = [one.event for one in cases.recorded(at, kept.id) if one.command == 2]
        assert {one.command for one in cases.recorded(at, kept.id)} == {1, 2}
    won = [one for one in found if one is not None and not one.refused]
    assert len(won) == 1
    assert list(won[0].decision.events) == made
    assert won[0].kept is not None
    assert now.case.handovers == won[0].kept.case.handovers
    assert verify(installation).faults == ()
    return found


def test_of_those_who_saw_the_same_case_one_acts_and_the_others_are_told(
    installation: Installation,
) -> None:
    assert race(installation, seen=True).count(None) == THREADS - 1


def test_of_those_who_act_blindly_one_acts_and_the_others_are_refused(
    installation: Installation,
) -> None:
    refused = [one for one in race(installation, seen=False) if one is not None and one.refused]

    assert len(refused) == THREADS - 1
    assert all(one.decision.refused[0].code for one in refused)


def test_what_fails_within_a_writing_leaves_nothing(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_one(installation)

    def fail(*_: object) -> str:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(cases, "_next_number", fail)
        with pytest.raises(RuntimeError):
            file_one(installation)
    file_one(installation)

    assert numbers(installation) == [1, 2]
    assert verify(installation).faults == ()


# --- Processes ----------------------------------------------------------------------------------


def writer(folder: Path, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(HERE / "writer.py"), str(folder), str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_processes_that_write_at_once_meet_no_error(tmp_path: Path) -> None:
    installation = example_in(tmp_path)
    writers = [writer(tmp_path, 40) for _ in range(3)]

    for one in writers:
        _, errors = one.communicate(timeout=300)
        assert (one.returncode, errors) == (0, "")

    assert numbers(installation) == list(range(1, 121))
    assert verify(installation).faults == ()
    installation.engine.dispose()


@pytest.mark.soak
def test_a_writer_killed_at_any_moment_leaves_whole_cases_alone(tmp_path: Path) -> None:
    example_in(tmp_path).engine.dispose()
    random.seed(20_261_125)
    told = kept = 0
    for number in range(ROUNDS):
        folder = tmp_path / f"{number // TOGETHER}"
        if not folder.exists():
            folder.mkdir()
            shutil.copy(tmp_path / "aduan.db", folder)
        one = writer(folder, 10_000)
        assert one.stdout is not None
        first = one.stdout.readline()
        assert first, one.communicate()[1]
        time.sleep(random.random() * 0.2)  # noqa: S311  any moment will do
        one.kill()
        rest, _ = one.communicate()
        assert one.returncode < 0
        told += 1 + len(rest.splitlines())

        engine = connect(f"sqlite:///{folder / 'aduan.db'}")
        installation = Installation(engine, Vault(SECRET), trial=True)
        found = verify(installation)
        assert found.faults == (), number
        known = numbers(installation)
        assert known == list(range(1, len(known) + 1))
        # What was said to be filed is there: the last line was written after its commit.
        assert int((rest.splitlines() or [first])[-1].partition("-")[2]) in known
        file_one(installation)
        kept += 1
        engine.dispose()
    assert kept == ROUNDS
    assert told > ROUNDS
