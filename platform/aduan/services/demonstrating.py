"""Cases to try Aduan with: a region's own scenarios, played through the services up to now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from aduan.engine.explain import commands
from aduan.model.case import Command, Event, Make, PassTime, Register
from aduan.model.rules import RoleLevel
from aduan.rulebook.reader import Document, plain
from aduan.rulebook.region import LoadedRegion, Loader
from aduan.services import cases
from aduan.services.cases import Filing, Step
from aduan.services.installation import Installation
from aduan.services.officers import Posting, post
from aduan.services.rulebooks import open_service
from aduan.services.scenarios import play
from aduan.services.simulation import Simulation
from aduan.store import cases as cases_store
from aduan.store.cases import Kind
from aduan.store.database import writing

#: What stands for the decree of a demonstration's offices.
DECREE = "peragaan"
#: Cases shown of a service, at most.
MOST = 12
#: How long before now the newest of them was last worked on, and how far apart they lie.
FRESH, APART = timedelta(hours=3), timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a demonstration: what they are called, and the office they hold."""

    name: str
    posting: Posting


def demonstrate(installation: Installation, folder: Path, now: datetime) -> int:
    """Play a region's scenarios so that they end shortly before now; gives how many cases it made.

    What the calendar of these days forbids ends a case early; that too is worth seeing.
    """
    region = Loader().load(folder)
    made = 0
    for law, regulation in region.regulations.items():
        for service in regulation.services:
            histories = list(_histories(region, law, service))
            chosen = histories[:: max(1, len(histories) // MOST)][:MOST]
            for number, history in enumerate(chosen):
                last = now - FRESH - APART * number
                kind = Kind(region.key, law, service)
                made += _play(installation, kind, history, last)
    return made


def _histories(region: LoadedRegion, law: str, service: str) -> Iterator[list[Event]]:
    """Give the histories of a service's scenarios under the readings that are followed."""
    regulation = region.regulations[law]
    documents: tuple[Document, ...] = (*regulation.demos, *regulation.scenarios)
    for document in documents:
        scenario = plain(document.root) if document.root else {}
        if scenario.get("layanan") != service or scenario.get("tafsir"):
            continue
        opened = open_service(region, service, law)
        outcome = play(
            scenario, document.file, Simulation(opened.program, opened.world, opened.units)
        )
        if outcome.passed and outcome.simulation.history:
            yield outcome.simulation.history


def _play(
    installation: Installation,
    kind: Kind,
    history: list[Event],
    last: datetime,
) -> int:
    # Whole days, so that people work at the hours they worked at.
    shift = timedelta(days=(last - history[-1].at) // timedelta(days=1))
    case_id = None
    for command, events in commands(history):
        moment = events[0].at + shift
        if case_id is None:
            if not isinstance(command, Register):
                return 0
            received = min(command.received + shift, moment)
            filing = Filing(kind, command.fields, command.channel, received, command.channel_note)
            kept = cases.register(installation, filing, command.by, moment).kept
            if kept is None:
                return 0
            case_id = kept.id
            continue
        cases.tick(installation, moment)
        if not _do(installation, kind.region, case_id, command, moment):
            break
    cases.tick(installation, last)
    return 1


def _do(
    installation: Installation,
    region: str,
    case_id: int,
    command: Command,
    now: datetime,
) -> bool:
    if isinstance(command, PassTime):
        return not cases.pass_time(installation, region, case_id, now).refused
    if not isinstance(command, Make):
        return True
    step = Step(
        by=command.by,
        move=command.move,
        fields=command.fields,
        handover=command.handover,
        units=tuple(u.key for u in command.units),
        lead=command.lead,
    )
    return not cases.move(installation, region, case_id, step, now).refused


def staff(installation: Installation, folder: Path, now: datetime) -> list[Person]:
    """Put a person into every office that the cases of a demonstration need; gives these."""
    region = Loader().load(folder)
    with writing(installation.engine) as at:
        units = cases_store.units_with_cases(at, region.key) or set(list(region.units)[:1])
        people = [
            person
            for person in demo_people(region, now.date())
            if person.posting.unit is None or person.posting.unit in units
        ]
        for person in people:
            post(at, region.key, person.posting)
    return people


def demo_people(region: LoadedRegion, since: date) -> list[Person]:
    """Give a login for every office that holds a role, one for each unit it is found in."""
    found: dict[str, Person] = {}
    for regulation in region.regulations.values():
        roles = regulation.roles.values()
        of_units = {o for r in roles if r.level is RoleLevel.UNIT for o in r.held_by}
        held = {o for r in roles for o in r.held_by}
        for key in sorted(held & set(regulation.offices)):
            for unit in region.units if key in of_units else [None]:
                login = ".".join(part for part in (key, unit, region.key) if part)
                label = regulation.offices[key].label.id
                name = label if unit is None else f"{label}, {region.units[unit].name}"
                found[login] = Person(name, Posting(login, key, unit, DECREE, since))
    return list(found.values())
