"""All scenarios of a region: play them, and see what of the rules they never touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from aduan.engine.program import Program
from aduan.inference.gate import Status, Verdict, judge
from aduan.model.case import (
    ClockEnded,
    ClockPaused,
    ClockStarted,
    ClockStatus,
    Decision,
    Derived,
    Moved,
)
from aduan.model.rules import Clock, Level, Move
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.reader import plain
from aduan.rulebook.region import LoadedRegion, Loader
from aduan.services.duties import keep
from aduan.services.registers import dependents
from aduan.services.results import Result
from aduan.services.rulebooks import load, open_service
from aduan.services.scenarios import play
from aduan.services.simulation import Simulation

DUTIES, INTERPRETATION = "kewajiban", "tafsir"


def marks_of(decisions: Iterable[Decision]) -> Iterator[str]:
    """Give what decisions touched, as `kind:element` marks."""
    for decision in decisions:
        for step in decision.trace:
            if step.kind == "tabel":
                yield f"tabel:{step.subject}.{step.detail['baris']}"
        for event in decision.events:
            yield from _marks(event)


def _marks(event: object) -> Iterator[str]:
    if isinstance(event, Moved):
        yield f"langkah:{event.move}"
    elif isinstance(event, Derived):
        yield from (f"kaidah:{rule}" for rule in event.rules)
    elif isinstance(event, ClockPaused):
        yield f"batas:{event.clock}.dijeda"
    elif isinstance(event, ClockStarted):
        yield f"batas:{event.clock}.berjalan"
    elif isinstance(event, ClockEnded):
        late = event.status is ClockStatus.MISSED
        yield f"batas:{event.clock}.{'terlewati' if late else event.status.value}"


def wanted(program: Program, law: LoadedRegulation) -> Iterator[str]:
    """Give everything of a service that scenarios ought to touch."""
    for move in program.moves.values():
        yield f"langkah:{move.key}"
    for table in program.service.tables.values():
        yield from (f"tabel:{table.key}.{n + 1}" for n in range(len(table.rows)))
    for clock in program.clocks:
        yield from (f"batas:{clock.key}.{state}" for state in _states(program, clock))
    yield from (f"kaidah:{rule.key}" for rule in program.service.rules.rules)
    own = f"layanan.{program.service.key}."
    for one in dependents(law):
        if any(path.startswith(own) for path in one.elements):
            entry = one.interpretation
            yield from (f"{INTERPRETATION}:{entry.key}.{reading}" for reading in entry.values)


def _owed(law: LoadedRegulation) -> Iterator[str]:
    """Give all duties, and the readings they depend on, that schedules ought to promise."""
    yield from (f"{DUTIES}:{duty.key}" for duty in law.duties)
    for one in dependents(law):
        if any(path.startswith(f"{DUTIES}.") for path in one.elements):
            yield from (
                f"{INTERPRETATION}:{one.interpretation.key}.{r}" for r in one.interpretation.values
            )


def _states(program: Program, clock: Clock) -> list[str]:
    """Met, missed and paused, as far as each can happen to the clock."""
    limited = clock.limit.table is not None or any(v.value for v in clock.limit.versions)
    states = ["dipenuhi"]
    if limited and not _guarded_by_time(program, clock):
        states.append("terlewati")
    if clock.pauses_in:
        states.append("dijeda")
    return states


def _guarded_by_time(program: Program, clock: Clock) -> bool:
    """Say whether the lapse of a clock closes the way to its end, so that it cannot be late."""
    made = clock.lapse.makes if clock.lapse else None
    moves: Iterable[Move] = program.moves.values()
    return any(m.key == made and m.level is Level.CASE for m in moves)


@dataclass(frozen=True, slots=True)
class Tested:
    """How a region's scenarios and schedules went, and what they left untouched by service."""

    region: str
    outcomes: tuple[Result, ...]
    covered: int
    missing: tuple[str, ...]
    gates: tuple[tuple[str, Verdict], ...] = ()
    drafts: tuple[str, ...] = ()  # files of scenarios that nobody has confirmed

    @property
    def failed(self) -> tuple[Result, ...]:
        """Give the scenarios and schedules that failed."""
        return tuple(o for o in self.outcomes if not o.passed)

    @property
    def shut(self) -> tuple[str, ...]:
        """Give the services whose rules the two inference engines do not agree on."""
        well = (Status.OK, Status.UNAVAILABLE)
        return tuple(service for service, verdict in self.gates if verdict.status not in well)


def simulation(
    folder: Path,
    service: str,
    readings: Mapping[str, str] | None = None,
    loader: Loader | None = None,
    *,
    regulation: str | None = None,
    received: date | None = None,
) -> Simulation:
    """Give a fresh simulation of a service, by the regulation that governs on a day."""
    region = load(folder, readings, loader)
    opened = open_service(region, service, regulation, received=received)
    return Simulation(opened.program, opened.world, opened.units)


def test(folder: Path) -> Tested:
    """Play all scenarios of a region, and hold its schedules against its duties."""
    player = _Player(folder, Loader())
    region = load(folder, loader=player.loader)
    want: set[str] = set()
    gates: list[tuple[str, Verdict]] = []
    for key, law in region.regulations.items():
        for service in law.services:
            opened = open_service(region, service, key)
            want.update(f"{service}/{mark}" for mark in wanted(opened.program, law))
            if opened.program.service.rules.rules:
                gates.append((service, judge(opened.program.service.rules)))
        for document in (*law.scenarios, *law.demos):
            player.play(region, key, plain(document.root) if document.root else {}, document.file)
        want.update(f"{key}/{mark}" for mark in _owed(law))
        for document in law.schedules:
            player.keep(region, key, plain(document.root) if document.root else {}, document.file)
    missing = tuple(sorted(want - player.touched))
    covered = len(want & player.touched)
    drafts = tuple(d.file for law in region.regulations.values() for d in law.drafts)
    return Tested(region.key, tuple(player.outcomes), covered, missing, tuple(gates), drafts)


def touched_by(region: LoadedRegion, law: str, service: str) -> set[str]:
    """Give what the scenarios of one service touch, its drafts among them."""
    player = _Player(region.folder, Loader())
    one = region.regulations[law]
    for document in (*one.scenarios, *one.demos, *one.drafts):
        scenario = plain(document.root) if document.root else {}
        if scenario.get("layanan") == service:
            player.play(region, law, scenario, document.file)
    return {mark.partition("/")[2] for mark in player.touched}


@dataclass(slots=True)
class _Player:
    """Plays scenarios one after another, with whatever readings each of them asks for."""

    folder: Path
    loader: Loader
    outcomes: list[Result] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def play(self, region: LoadedRegion, law: str, scenario: Mapping[str, Any], file: str) -> None:
        """Play one scenario and keep what it touched."""
        service = str(scenario.get("layanan", ""))
        loaded = self._read_as(region, scenario)
        opened = open_service(loaded, service, law)
        outcome = play(scenario, file, Simulation(opened.program, opened.world, opened.units))
        self.outcomes.append(outcome)
        marks = set(marks_of(decision for step in outcome.steps for decision in step))
        if outcome.passed:
            marks.update(_followed(loaded.regulations[law]))
        self.touched.update(f"{service}/{mark}" for mark in marks)

    def keep(self, region: LoadedRegion, law: str, schedule: Mapping[str, Any], file: str) -> None:
        """Hold one schedule against the duties, and keep which it promises."""
        loaded = self._read_as(region, schedule)
        result = keep(loaded, loaded.regulations[law], schedule, file)
        self.outcomes.append(result)
        if result.passed:
            marks = [f"{DUTIES}:{key}" for key in schedule["kewajiban"]]
            self.touched.update(
                f"{law}/{mark}" for mark in (*marks, *_followed(loaded.regulations[law]))
            )

    def _read_as(self, region: LoadedRegion, promise: Mapping[str, Any]) -> LoadedRegion:
        """Give the region with the readings that a promise asks for."""
        readings = {str(k): str(v) for k, v in (promise.get("tafsir") or {}).items()}
        return load(self.folder, readings, self.loader) if readings else region


def _followed(law: LoadedRegulation) -> list[str]:
    return [f"{INTERPRETATION}:{key}.{one.followed}" for key, one in law.interpretations.items()]
