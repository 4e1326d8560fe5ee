"""Every scenario of every region, played through the services on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from aduan.engine.evolve import fold
from aduan.engine.explain import commands
from aduan.model.case import Actor, Event, Make, Recompute, Register, Registered
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
from aduan.store.chain import broken_at
from aduan.store.sealing import part
from store_parts import NOON, installation_in

REGIONS = {folder.name: Loader().load(folder) for folder in region_folders()}
PLAYED = [
    pytest.param(region, law, document, id=f"{region.key}/{Path(document.file).stem}")
    for region in REGIONS.values()
    for law, regulation in region.regulations.items()
    for document in (*regulation.scenarios, *regulation.demos)
    if document.root and not plain(document.root).get("tafsir")
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
@pytest.mark.parametrize(("region", "law", "document"), PLAYED)
def test_the_store_gives_the_events_that_the_command_line_gives(
    installation: Installation, region: LoadedRegion, law: str, document: object
) -> None:
    scenario = plain(document.root)  # type: ignore[attr-defined]
    opened = open_service(region, scenario["layanan"], law)
    simulation = Simulation(opened.program, opened.world, opened.units)
    assert play(scenario, "", simulation).passed
    if not simulation.history:
        pytest.skip("nothing was filed")

    case_id = through_services(
        installation, Kind(region.key, law, scenario["layanan"]), simulation.history
    )

    with installation.engine.connect() as at:
        kept = cases.find(at, region.key, case_id)
        recorded = cases.read_history(at, case_id)
        rows = at.execute(
            select(tables.events.c.number, tables.events.c.body, tables.events.c.hash)
            .where(tables.events.c.case_id == case_id)
            .order_by(tables.events.c.number)
        )
        assert broken_at(case_id, [(r.number, r.body, r.hash) for r in rows]) is None
        identities = installation.vault.open(at, case_id)
    fields = opened.program.service.fields
    assert recorded == [without_identities(e, fields) for e in simulation.history]
    assert cases.identified(kept.case, identities) == fold(simulation.history)


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
