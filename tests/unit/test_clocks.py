"""Clocks where several readings meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aduan.engine.decide import decide
from aduan.model.case import Actor, Make
from aduan.model.limits import Limit, Unit
from aduan.model.rules import Extension
from aduan.services.rulebooks import load, open_service
from aduan.services.simulation import Simulation

REGION = Path(__file__).parents[1] / "regions" / "waktu"
OFFICER = Actor("petugas", "petugas")


def at(text: str) -> datetime:
    """Read a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Jakarta"))


def test_a_clock_without_a_limit_has_nothing_to_extend() -> None:
    opened = open_service(load(REGION), "izin")
    play = Simulation(opened.program, opened.world, opened.units)
    play.register({"uraian": "x", "golongan": "ringan"}, "loket", at("2026-01-12 09:00"))
    answers = {"perlu_periksa": True, "alasan": "x"}
    play.make("putuskan", OFFICER, answers, at("2026-01-14 09:00"), units=("dinas_a",))
    free = replace(
        play.program.clock_by_key["bebas"], extension=Extension(Limit(3, Unit.WORKING_DAYS))
    )
    move = replace(play.program.moves["perpanjang"], extends="bebas")
    program = replace(
        play.program,
        clock_by_key={**play.program.clock_by_key, "bebas": free},
        moves={**play.program.moves, "perpanjang": move},
    )
    command = Make("perpanjang", OFFICER, {"alasan": "rumit"})

    found = decide(program, play.case, command, at("2026-01-15 09:00"), play.world)

    assert [(r.code, r.detail) for r in found.refused] == [
        ("perpanjangan", {"batas": "bebas", "paling_banyak": 1})
    ]
