"""Letters: which of them goes to whom, and with which dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aduan.model.case import Actor, Decision, Notified
from aduan.model.rules import Letter
from aduan.model.values import Text
from aduan.services.letters import Filled, letter_for
from aduan.services.rulebooks import load, open_service
from aduan.services.simulation import Simulation

ZONE = ZoneInfo("Asia/Jakarta")
REGION = Path(__file__).parents[1] / "regions" / "uji"
OFFICER = Actor("petugas", "petugas")


def at(text: str) -> datetime:
    """Read a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture(name="play")
def _play() -> Simulation:
    opened = open_service(load(REGION), "surat")
    return Simulation(opened.program, opened.world, opened.units)


def told(decision: Decision) -> list[tuple[str, str, str | None]]:
    """Give who is told of what, with which letter."""
    notices = [e for e in decision.events if isinstance(e, Notified)]
    return [(n.to, n.about, n.letter) for n in notices]


def body(play: Simulation, decision: Decision, to: str, about: str) -> str:
    """Give the body of the letter that somebody gets about something."""
    notices = [e for e in decision.events if isinstance(e, Notified)]
    notice = next(n for n in notices if (n.to, n.about) == (to, about))
    return letter_for(play.program, decision.case, notice, units=play.units).body


def test_a_stage_adds_whom_to_tell_and_chooses_the_letter_before_each_stage(
    play: Simulation,
) -> None:
    filed = play.register({"uraian": "Lampu mati"}, "loket", at("2026-03-02 09:00"))

    assert told(filed) == [
        ("pelapor", "masuk", "tanda_terima"),
        ("atasan", "masuk", "kabar"),
        ("petugas", "masuk", None),
    ]
    assert body(play, filed, "pelapor", "masuk") == (
        "Dijawab paling lambat Sabtu, 7 Maret 2026; pendapat dinas -."
    )


def test_those_told_of_one_move_may_get_different_letters(play: Simulation) -> None:
    play.register({"uraian": "Lampu mati"}, "loket", at("2026-03-02 09:00"))
    asked = play.make("tanya", OFFICER, {}, at("2026-03-03 09:00"), units=("dinas_air",))

    assert [n for n in told(asked) if n[1] == "tanya"] == [
        ("pelapor", "tanya", None),
        ("staf_dinas", "tanya", "panggilan"),
    ]
    assert "paling lambat Kamis, 5 Maret 2026" in body(play, asked, "staf_dinas", "tanya")


def test_a_lapse_has_its_letters_too(play: Simulation) -> None:
    play.register({"uraian": "Lampu mati"}, "loket", at("2026-03-02 09:00"))
    passed = play.pass_until(at("2026-03-09 09:00"))

    lapsed = [n for decision in passed for n in told(decision) if n[1] == "menjawab"]
    assert lapsed == [("petugas", "menjawab", None), ("atasan", "menjawab", "kabar")]


def test_a_letter_names_the_unit_that_holds_the_case_and_the_register_number() -> None:
    opened = open_service(load(REGION), "pemegang")
    play = Simulation(opened.program, opened.world, opened.units)
    given = {"uraian": "Pipa bocor", "nama_pelapor": "Rini", "tujuan": "dinas_jalan"}
    play.register(given, "loket", at("2026-03-02 09:00"))
    head = Actor("kepala_dinas", "kepala_dinas", "dinas_jalan")
    moved = play.make("teruskan", head, {"tujuan": "dinas_air"}, at("2026-03-02 10:00"))
    sent = next(e for e in moved.events if isinstance(e, Notified) and e.unit)
    letter = Letter("uji", Text("{nomor}"), Text("{unit}"))
    rules = replace(play.program.rules, letters={"uji": letter})
    program = replace(play.program, rules=rules)

    def filled(notice: Notified, number: str) -> Filled:
        return letter_for(program, moved.case, notice, units=play.units, number=number)

    for notice in (replace(sent, letter="uji"), replace(sent, letter="uji", unit=None)):
        assert filled(notice, "2026-000001") == Filled("2026-000001", "Dinas Air")
