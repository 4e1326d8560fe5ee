"""Settings of the management: sections of the form, hints, and who is told of what is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aduan.engine.explain import replay
from aduan.engine.forms import intake
from aduan.model.case import Actor, Escalated, Notified
from aduan.model.management import NO_SETTINGS
from aduan.services.rulebooks import load, open_service
from aduan.services.simulation import Simulation

ZONE = ZoneInfo("Asia/Jakarta")
REGION = Path(__file__).parents[1] / "regions" / "uji"
OFFICER = Actor("petugas", "petugas")
KEY = "hari_kerja"


def at(text: str) -> datetime:
    """Read a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture(name="play")
def _play() -> Simulation:
    opened = open_service(load(REGION), "jam_kerja")
    return Simulation(opened.program, opened.world, opened.units)


def overdue(play: Simulation, until: str) -> list[tuple[str, str]]:
    """Let a case filed on Tuesday 10 March 2026 lie, and give who is told of it and when."""
    play.register({"uraian": "Sampah"}, "loket", at("2026-03-10 09:00"))
    events = [e for d in play.pass_until(at(until)) for e in d.events]
    marks = {e.at for e in events if isinstance(e, Escalated) and e.clock == KEY}
    return [
        (e.to, f"{e.at:%d %H:%M}")
        for e in events
        if isinstance(e, Notified) and e.about == KEY and e.at in marks
    ]


def test_those_above_are_told_of_what_is_overdue_each_once(play: Simulation) -> None:
    # Two working days later is Thursday 12 March; it lapses at the turn of the day.
    assert overdue(play, "2026-03-25 09:00") == [
        ("atasan", "13 00:00"),
        ("petugas", "13 00:00"),
        ("atasan", "13 00:00"),
        ("petugas", "15 00:00"),
        ("atasan", "15 00:00"),
    ]


def test_what_is_done_is_not_told_of_any_more(play: Simulation) -> None:
    overdue(play, "2026-03-13 09:00")
    play.make("jawab", OFFICER, {}, at("2026-03-13 10:00"))

    assert not [d for d in play.pass_until(at("2026-03-25 09:00")) if d.events]


def test_a_history_with_escalations_replays(play: Simulation) -> None:
    overdue(play, "2026-03-25 09:00")

    assert all(one.same for one in replay(play.program, play.history, play.world))


def test_the_form_follows_the_sections_and_then_the_rest(play: Simulation) -> None:
    parts = intake(play.program.rules)

    assert [(s.label.id if s else None, [f.key for f in fields]) for s, fields in parts] == [
        ("Tempat kejadian", ["lokasi"]),
        ("Laporan Anda", ["uraian"]),
        (None, ["saksi"]),
    ]


def test_without_sections_the_form_follows_the_fields(play: Simulation) -> None:
    ((section, fields),) = intake(replace(play.program.rules, settings=NO_SETTINGS))

    assert section is None
    assert [field.key for field in fields] == ["uraian", "lokasi", "saksi"]
