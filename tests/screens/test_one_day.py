"""A complaint of Bone taken through the screens by its officers, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from aduan.model.case import Event, Registered
from aduan.paths import region_folder
from aduan.rulebook.reader import plain, read
from aduan.rulebook.region import Loader
from aduan.screens.switch import Switch
from aduan.services import cases as services
from aduan.services.installation import Installation
from aduan.services.rulebooks import open_service
from aduan.services.scenarios import play
from aduan.services.simulation import Simulation
from aduan.store import cases
from aduan.store.sealing import part, whole
from screen_parts import SECRET, Watch, browsing, serving, sign_in, staff
from store_parts import installation_in

BONE = region_folder("bone")
SCRIPT = Path(__file__).parent / "satu_hari.yaml"
ZONE = ZoneInfo("Asia/Makassar")
PATH = "perbup_20_2020/pengaduan"

pytestmark = pytest.mark.slow


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


def script() -> dict[str, Any]:
    """Give the day as the command line would play it, each step by the account that takes it."""
    document = read(SCRIPT.read_text("utf-8"), str(SCRIPT))
    assert document.root is not None
    found = plain(document.root)
    assert isinstance(found, dict)
    for step in found["langkah"]:
        step["orang"] = login_of(step)
    return found


def login_of(step: Mapping[str, Any]) -> str:
    """Give the account that holds the role of a step."""
    law = Loader().load(BONE).regulations["perbup_20_2020"]
    office = law.roles[step["oleh"]].held_by[0]
    unit = step.get("penyaluran")
    return ".".join(part for part in (office, unit, "bone") if part)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def fill(page: Page, answers: Mapping[str, Any]) -> None:
    """Fill a generated form as a person would, by the kind of each control."""
    for key, value in answers.items():
        control = page.locator(f"#isian-{key}")
        tag = control.evaluate("e => e.tagName")
        if tag == "UL":
            for one in value:
                control.locator(f"input[value={one}]").check()
        elif tag == "SELECT":
            text = {True: "ya", False: "tidak"}.get(value, value)
            control.select_option(str(text))
        else:
            control.fill(str(value))


def take(page: Page, address: str, case_id: int, step: Mapping[str, Any]) -> None:
    """Take one step: find the case, choose the move, fill the form, send it."""
    page.goto(f"{address}/bone/{PATH}/{case_id}")
    button = page.locator(f".choices a[href*='/moves/{step['lakukan']}']")
    button.first.click()
    fill(page, step.get("isian") or {})
    for unit in step.get("kepada") or []:
        page.check(f"input[name=units][value={unit}]")
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile(rf"{address}/bone/({PATH}/{case_id})?$"))
    assert "Tersimpan." in page.inner_text("main")


def pass_time(installation: Installation, case_id: int, before: datetime, until: datetime) -> None:
    """Let time pass as the worker does: at the turn of each day, and after due times."""
    now = before
    while now < until:
        midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=1, microsecond=0)
        with installation.engine.connect() as at:
            kept = cases.find(at, "bone", case_id)
        due = [
            c.due + timedelta(seconds=1)
            for c in kept.case.clocks
            if c.open and c.due and c.due >= now
        ]
        now = min([midnight, *due, until])
        services.pass_time(installation, "bone", case_id, now)


def test_a_complaint_goes_from_the_desk_to_its_answer_as_on_the_command_line(
    tmp_path: Path, browser: Browser
) -> None:
    day = script()
    installation = installation_in(tmp_path)
    watch = Watch(local(str(day["dicatat"])))
    staff(installation, BONE, datetime(2020, 4, 1, tzinfo=UTC))
    with serving(Switch(installation, SECRET, watch)) as address:
        context = browser.new_context()
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.on("response", lambda r: problems.append(r.url) if r.status >= 400 else None)

        sign_in(page, address, "bone", "petugas_silampa.bone")
        page.goto(f"{address}/bone/{PATH}/new")
        fill(page, day["isian"])
        page.fill("#received", str(day["diterima"]).replace(" ", "T"))
        page.select_option("#channel", str(day["kanal"]))
        page.click("main button[type=submit]")
        page.wait_for_url("**/pengaduan/1")
        assert "Tercatat dengan nomor 2026-000001." in page.inner_text("main")

        for step in day["langkah"]:
            before, watch.at = watch.at, local(str(step["pada"]))
            pass_time(installation, 1, before, watch.at)
            context.clear_cookies()
            sign_in(page, address, "bone", step["orang"])
            take(page, address, 1, step)

        assert "Hasil disampaikan" in page.inner_text("main h1 + p")
        assert "dipenuhi terlambat" in page.inner_text("main")
        assert problems == []

    with installation.engine.connect() as at:
        recorded = cases.read_history(at, 1)
    assert without_filer(recorded) == without_filer(on_the_command_line(day))


def on_the_command_line(day: Mapping[str, Any]) -> list[Event]:
    """Play the same day as a scenario; gives its events as the store keeps them."""
    opened = open_service(Loader().load(BONE), "pengaduan")
    simulation = Simulation(opened.program, opened.world, opened.units)
    outcome = play(day, "satu_hari.yaml", simulation)
    assert outcome.failures == ()
    fields = opened.program.service.fields
    found = []
    for event in simulation.history:
        parted = part(event, fields)
        found.append(whole(parted.event, {t.field: t.value for t in parted.texts}))
    return found


def without_filer(events: list[Event]) -> list[Event]:
    """Leave out who wrote the filing down: a scenario files as the complainant, a desk does not."""
    first = events[0]
    assert isinstance(first, Registered)
    return [replace(first, by=replace(first.by, person="", role="")), *events[1:]]
