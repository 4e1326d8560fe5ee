"""Services that officials open: who may record an entry, and for which unit."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aduan.model.case import Actor, Registered
from aduan.services.rulebooks import load, open_service
from aduan.services.simulation import Simulation

REGION = Path(__file__).parents[1] / "regions" / "uji"
NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Asia/Jakarta"))
ENTRY = {"dinas": "dinas_air", "uraian": "Pipa tua"}


@pytest.fixture(name="play")
def _play() -> Simulation:
    opened = open_service(load(REGION), "masalah")
    return Simulation(opened.program, opened.world, opened.units)


@pytest.mark.parametrize(
    ("by", "refused"),
    [
        (Actor("Rini", "pelapor"), ["peran"]),
        (Actor("Budi", "staf_dinas", "dinas_jalan"), ["unit"]),
        (Actor("Citra", "staf_dinas", "dinas_air"), []),
        (Actor("Dewi", "petugas"), []),
    ],
)
def test_only_those_named_may_record_an_entry(
    play: Simulation, by: Actor, refused: list[str]
) -> None:
    decision = play.register(ENTRY, "", NOON, by=by)

    assert [reason.code for reason in decision.refused] == refused


def test_an_entry_without_a_holder_lacks_only_the_answer(play: Simulation) -> None:
    decision = play.register({"uraian": "Pipa tua"}, "", NOON)

    assert [reason.code for reason in decision.refused] == ["isian_kurang"]


def test_an_entry_comes_by_no_channel_and_bears_no_mark_of_that(play: Simulation) -> None:
    (registered,) = [e for e in play.register(ENTRY, "", NOON).events if isinstance(e, Registered)]

    assert not registered.outside_channels
