"""Scenarios drafted from the rules touch what none does, hold as they stand, and promise nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aduan.rulebook.messages import severity
from aduan.rulebook.region import load_region
from aduan.services.drafting import draft, put_down
from aduan.services.rulebooks import check
from aduan.services.testing import test as run_all
from aduan.services.testing import touched_by
from aduan.texts.checks import Severity

REGIONS = Path(__file__).parents[1] / "regions"
LAW = "perbup_7_2026"


@pytest.fixture(name="bare")
def _bare(tmp_path: Path) -> Path:
    """Give the example without any scenario."""
    folder = Path(shutil.copytree(REGIONS / "contoh", tmp_path / "contoh"))
    shutil.rmtree(folder / LAW / "skenario")
    return folder


def test_from_the_rules_alone_every_edge_gets_its_draft(bare: Path) -> None:
    found = draft(load_region(bare), "pengaduan")

    marks = {mark for one in found.drafts for mark in one.marks}
    assert found.unreached == ()
    assert {"langkah:tutup", "tabel:tujuan.1", "batas:tanggapan.terlewati"} <= marks
    assert {"batas:penyaluran_awal.dijeda", "kaidah:saran_kadar_pengawasan"} <= marks


def test_drafts_are_rule_files_without_fault_and_hold(bare: Path) -> None:
    put_down(bare, draft(load_region(bare), "pengaduan"))
    errors = [f for f in check(bare).findings if severity(f) is Severity.ERROR]
    folder = bare / LAW / "skenario"
    waiting = run_all(bare)
    for file in folder.glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("rancangan: ya\n", ""), "utf-8")
    confirmed = run_all(bare)

    assert errors == []
    assert (len(waiting.drafts), len(waiting.outcomes), waiting.covered) == (
        len(list(folder.glob("*.yaml"))), 0, 0,
    )  # fmt: skip
    assert (confirmed.drafts, confirmed.failed) == ((), ())
    assert all(mark.startswith("pengaduan/tafsir:") for mark in confirmed.missing)


def test_a_draft_of_a_missed_limit_acts_on_the_day_after(bare: Path) -> None:
    found = draft(load_region(bare), "pengaduan")
    text = next(d.text for d in found.drafts if "batas:melengkapi.terlewati" in d.marks)

    assert text.startswith('skenario: "Rancangan: batas waktu Melengkapi dipenuhi terlambat')
    # Asked on Tuesday 3 March: 30 days end on 2 April.
    assert "  - pada: 2026-04-03 10:00\n    lakukan: lengkapi\n" in text


def test_what_a_scenario_or_a_draft_touches_is_not_drafted_again() -> None:
    region = load_region(REGIONS / "contoh")

    assert draft(region, "pengaduan").drafts == ()
    assert "batas:melengkapi.terlewati" in touched_by(region, LAW, "pengaduan")


def test_an_edge_to_which_no_way_leads_is_named() -> None:
    # The system moves such a case on by itself, before anybody could.
    found = draft(load_region(REGIONS / "uji"), "langsung")

    assert found.unreached == ("langkah:arahkan",)


def test_a_file_that_is_there_is_not_written_over(bare: Path) -> None:
    found = draft(load_region(bare), "pengaduan")
    assert all(put_down(bare, found).values())
    file = bare / LAW / "skenario" / f"{found.drafts[0].key}.yaml"
    file.write_text("milik orang", "utf-8")

    assert not any(put_down(bare, found).values())
    assert file.read_text("utf-8") == "milik orang"


@pytest.mark.parametrize("service", ["rahasia", "surat", "peralihan", "loket"])
def test_holders_dates_and_ends_that_go_on_are_reached(service: str) -> None:
    found = draft(load_region(REGIONS / "uji"), service)

    assert found.drafts
    assert found.unreached == ()
