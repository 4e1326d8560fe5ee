"""Every scenario of every region, played through the services on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from aduan.engine.evolve import fold
from aduan.engine.explain import commands
from aduan.model.case import Actor, Command, Decision, Event, Make, Recompute, Register, Registered
from aduan.paths import region_folders
from aduan.rulebook.reader import plain
from aduan.rulebook.region import LoadedRegion, Loader
from aduan.services import cases as services
from aduan.services.cases import Filing, Step
from aduan.services.installation import Installation
from aduan.services.publishing import Kind as Reason
from aduan.services.publishing import Release, publish
from aduan.services.rulebooks import open_service
from aduan.services.scenarios import play
from aduan.services.simulation import Simulation
from aduan.store import cases, tables
from aduan.store.cases import Kind
from aduan.store.chain import broken_at, record
from aduan.store.sealing import part
from lines import expected, standing
from store_parts import NOON, installation_in

REGIONS = {folder.name: Loader().load(folder) for folder in region_folders()}


def files_a_case(scenario: dict[str, Any]) -> bool:
    """Say whether a scenario is of a case, and one that is taken."""
    return "layanan" in scenario and "ditolak" not in scenario


def written(*, filing: bool) -> list[Any]:
    """Give the scenarios under the readings that are followed: those that file, or the others."""
    return [
        pytest.param(region, law, scenario, id=f"{region.key}/{Path(document.file).stem}")
        for region in REGIONS.values()
        for law, regulation in region.regulations.items()
        for document in (*regulation.scenarios, *regulation.demos)
        if document.root
        for scenario in [plain(document.root)]
        if not scenario.get("tafsir") and files_a_case(scenario) == filing
    ]


@pytest.fixture(name="installation", scope="module")
def _installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    installation = installation_in(tmp_path_factory.mktemp("store"))
    for folder in region_folders():
        done = publish(installation, folder, Release("admin", Reason.AMENDMENT, "awal"), NOON)
        assert not done.refused, done
    yield installation
    installation.engine.dispose()


@pytest.mark.slow
@pytest.mark.parametrize(("region", "law", "scenario"), written(filing=True))
def test_the_store_gives_the_events_that_the_command_line_gives(
    installation: Installation, region: LoadedRegion, law: str, scenario: dict[str, Any]
) -> None:
    opened = open_service(region, scenario["layanan"], law)
    simulation = Simulation(opened.program, opened.world, opened.units)
    assert play(scenario, "", simulation).passed
    assert simulation.history

    case_id = through_services(
        installation, Kind(region.key, law, scenario["layanan"]), simulation.history
    )

    with installation.engine.connect() as at:
        kept = cases.find(at, region.key, case_id)
        recorded = cases.read_history(at, case_id)
        rows = at.execute(
            select(tables.events)
            .where(tables.events.c.case_id == case_id)
            .order_by(tables.events.c.number)
        ).mappings()
        links = [(row["number"], record(dict(row)), row["hash"]) for row in rows]
        assert broken_at(case_id, links) is None
        identities = installation.vault.open(at, case_id)
        assert standing(at, case_id) == expected(kept, opened)
    fields = opened.program.service.fields
    assert recorded == [without_identities(e, fields) for e in simulation.history]
    assert cases.identified(kept.case, identities) == fold(simulation.history)


@pytest.mark.slow
@pytest.mark.parametrize(("region", "law", "scenario"), written(filing=False))
def test_what_is_refused_when_it_is_filed_leaves_no_trace_in_the_store(
    installation: Installation,
    monkeypatch: pytest.MonkeyPatch,
    region: LoadedRegion,
    law: str,
    scenario: dict[str, Any],
) -> None:
    opened = open_service(region, scenario["layanan"], law)
    simulation = Simulation(opened.program, opened.world, opened.units)
    asked: list[tuple[Command, datetime, Decision]] = []
    alone = simulation.do

    def listened(_: Simulation, command: Command, now: datetime) -> Decision:
        decision = alone(command, now)
        asked.append((command, now, decision))
        return decision

    monkeypatch.setattr(Simulation, "do", listened)
    assert play(scenario, "", simulation).passed
    assert not simulation.history
    kind = Kind(region.key, law, scenario["layanan"])
    before = rows_of_cases(installation)

    for command, now, decision in asked:
        assert isinstance(command, Register)
        filing = Filing(
            kind, command.fields, command.channel, command.received, command.channel_note
        )
        done = services.register(installation, filing, command.by, now)

        assert done.decision.refused == decision.refused != ()
        assert done.kept is None
    assert asked
    assert rows_of_cases(installation) == before


def rows_of_cases(installation: Installation) -> dict[str, int]:
    """Give how many rows stand in each table that knows cases, and how far the registers are."""
    with installation.engine.connect() as at:
        found = {
            table.name: at.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (*tables.PROJECTED, tables.vault_keys)
        }
        last = at.execute(select(func.sum(tables.counters.c.last))).scalar()
    return {**found, "last": last or 0}


def through_services(installation: Installation, kind: Kind, history: list[Event]) -> int:
    """Ask the services for what the commands behind a history asked for."""
    case_id = 0
    for command, events in commands(history):
        now = events[0].at
        if isinstance(command, Register):
            assert isinstance(events[0], Registered)
            filing = Filing(
                kind, command.fields, command.channel, command.received, command.channel_note
            )
            done = services.register(installation, filing, command.by, now)
            assert done.kept is not None
            case_id = done.kept.id
        elif isinstance(command, Make):
            step = Step(
                command.by,
                command.move,
                command.fields,
                command.handover,
                tuple(u.key for u in command.units),
                command.lead,
                command.reason,
            )
            done = services.move(installation, kind.region, case_id, step, now)
        else:
            assert not isinstance(command, Recompute)
            done = services.pass_time(installation, kind.region, case_id, now)
        assert not done.refused, done.decision.refused
    return case_id


def without_identities(event: Event, fields: object) -> Event:
    """Give an event as the store gives it back: identities closed, texts whole."""
    parted = part(event, fields)  # type: ignore[arg-type]
    texts = {t.field: t.value for t in parted.texts}
    for name in ("fields", "case_fields"):
        given = getattr(parted.event, name, None)
        if given is not None:
            back = {k: texts.get(k, v) for k, v in given.items()}
            parted.event = replace(parted.event, **{name: back})  # type: ignore[arg-type]
    return parted.event


def test_no_real_case_is_filed_under_a_regulation_whose_day_of_effect_is_unknown(
    installation: Installation,
) -> None:
    unknown = [
        (region.key, key, service)
        for region in REGIONS.values()
        for key, law in region.regulations.items()
        for service in law.services
        if law.regulation.in_force is None
    ]
    assert unknown
    real = replace(installation, trial=False)
    for region, law, service in unknown:
        filing = Filing(Kind(region, law, service), {}, "apa saja", NOON)

        done = services.register(real, filing, Actor("petugas", "petugas"), NOON)

        assert [reason.code for reason in done.decision.refused] == ["belum_berlaku"]
