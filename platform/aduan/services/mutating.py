"""Which slips in the rules nobody would notice: mutants played against a region's scenarios.

A mutant is noticed when a scenario or schedule fails, or when a check tells of it. Each is played
only by the scenarios that touch what it changes; the first that fails ends it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from aduan.engine.agenda import compile_agenda
from aduan.engine.program import World, prepare
from aduan.model.case import HandedOver, Moved, Registered
from aduan.model.rules import Rules
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.reader import Document, plain
from aduan.rulebook.region import LoadedRegion, Loader
from aduan.services.duties import keep
from aduan.services.mutants.duties import duty_mutants
from aduan.services.mutants.marks import ALL, EVENT, SEEN, STAGE, TABLE
from aduan.services.mutants.services import Mutant, mutants
from aduan.services.registers import dependents
from aduan.services.rulebooks import (
    RegionCalendars,
    check_service,
    holidays,
    load,
    units_of,
)
from aduan.services.scenarios import Outcome, play
from aduan.services.simulation import Simulation


@dataclass(frozen=True, slots=True)
class Survivor:
    """A slip that nobody would notice: what was changed, and where it stands."""

    regulation: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Mutated:
    """What became of the mutants of a region; `told` were noticed by a check alone."""

    region: str
    made: int
    failed: int
    told: int
    survivors: tuple[Survivor, ...]

    @property
    def score(self) -> float:
        """Give the share that was noticed, in percent; 100 where there was none."""
        return 100 * (self.failed + self.told) / self.made if self.made else 100.0


def mutate(folder: Path, *, percent: float = 100, workers: int | None = None) -> Mutated:
    """Play mutants of all rules of a region; of a share of them where `percent` is below 100.

    The share is the same every time. Raises UsageError where the rules have faults.
    """
    count = workers or os.cpu_count() or 1
    jobs = [_Job(folder, percent, number, count) for number in range(count)]
    if count == 1:
        parts = [_part(jobs[0])]
    else:
        with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
            parts = list(pool.map(_part, jobs))
    survivors = sorted((s for p in parts for s in p.survivors), key=lambda s: (s.place, s.name))
    return Mutated(
        load(folder).key,
        sum(p.made for p in parts),
        sum(p.failed for p in parts),
        sum(p.told for p in parts),
        tuple(survivors),
    )


@dataclass(frozen=True, slots=True)
class _Job:
    """The part of the work that one process does: every `of`-th mutant from `number` on."""

    folder: Path
    percent: float
    number: int
    of: int

    def mine(self, number: int, name: str) -> bool:
        """Say whether this process plays a mutant."""
        share = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32
        return share * 100 < self.percent and number % self.of == self.number


Readings = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Promise:
    """A scenario or schedule, the readings it asks for, and what it touched."""

    file: str
    values: Mapping[str, Any]
    readings: Readings
    marks: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Court:
    """A region, loaded under all readings that its promises ask for."""

    job: _Job
    loader: Loader = field(default_factory=Loader)
    loaded: dict[Readings, LoadedRegion] = field(default_factory=dict)
    made: int = 0
    failed: int = 0
    told: int = 0
    survivors: list[Survivor] = field(default_factory=list)

    def region(self, readings: Readings = ()) -> LoadedRegion:
        """Give the region under some readings."""
        if readings not in self.loaded:
            self.loaded[readings] = load(self.job.folder, dict(readings), self.loader)
        return self.loaded[readings]

    def note(self, law: str, name: str, place: str, *, failed: bool, told: bool) -> None:
        """Keep what became of one mutant."""
        self.made += 1
        self.failed += failed
        self.told += told and not failed
        if not failed and not told:
            self.survivors.append(Survivor(law, name, place))


def _part(job: _Job) -> _Court:
    """Play the mutants of one process; what it gives is small enough to be sent back."""
    court = _Court(job)
    for key, law in court.region().regulations.items():
        for service in law.services:
            _Service(court, key, service).play()
        _duties(court, key)
        _flip(court, key)
    # The regions loaded stay behind: they are large, and nobody asks for them.
    return replace(court, loader=Loader(), loaded={})


def _promises(documents: Iterable[Document]) -> Iterator[_Promise]:
    for document in documents:
        values = plain(document.root) if document.root else {}
        readings = {str(k): str(v) for k, v in (values.get("tafsir") or {}).items()}
        yield _Promise(document.file, values, tuple(sorted(readings.items())))


def _scenarios(law: LoadedRegulation, service: str) -> list[_Promise]:
    every = _promises((*law.scenarios, *law.demos))
    return [p for p in every if p.values.get("layanan") == service]


# --- Services -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Service:
    """The scenarios of one service, and its mutants under every reading."""

    court: _Court
    law: str
    service: str
    scenarios: list[_Promise] = field(default_factory=list)
    variants: dict[Readings, dict[str, Mutant]] = field(default_factory=dict)

    def play(self) -> None:
        """Play all mutants of the service that are this process's."""
        region = self.court.region()
        self.scenarios = [
            replace(promise, marks=_marks(promise, self.outcome(promise)))
            for promise in _scenarios(region.regulations[self.law], self.service)
        ]
        number = 0
        for readings in dict.fromkeys([(), *(p.readings for p in self.scenarios)]):
            usual = self.variant(())
            for name, mutant in self.variant(readings).items():
                if readings and name in usual:
                    continue
                number += 1
                if self.court.job.mine(number, f"{self.law} {readings} {name}"):
                    self.judge(mutant, readings)

    def variant(self, readings: Readings) -> dict[str, Mutant]:
        """Give the mutants of the rules under some readings, by name."""
        if readings not in self.variants:
            rules = self.court.region(readings).rules(self.law, self.service)
            self.variants[readings] = {m.name: m for m in mutants(rules)}
        return self.variants[readings]

    def judge(self, mutant: Mutant, readings: Readings) -> None:
        """See whether a scenario fails with the mutant, or else a check tells of it."""
        failed = self.fails(mutant, readings)
        told = not failed and self.told(mutant, readings)
        place = str(mutant.source.place)
        self.court.note(self.law, mutant.name, place, failed=failed, told=told)

    def fails(self, mutant: Mutant, readings: Readings) -> bool:
        """Say whether a scenario fails; those that found faults lately come first."""
        for place, promise in enumerate(self.scenarios):
            if not promise.marks & mutant.touched or (readings and promise.readings != readings):
                continue
            other = mutant if promise.readings == readings else None
            other = other or self.variant(promise.readings).get(mutant.name)
            if other is not None and not self.outcome(promise, other.rules).passed:
                self.scenarios.insert(0, self.scenarios.pop(place))
                return True
        return False

    def outcome(self, promise: _Promise, rules: Rules | None = None) -> Outcome:
        """Play a scenario under rules, its own where none are given."""
        region = self.court.region(promise.readings)
        rules = rules or region.rules(self.law, self.service)
        units = units_of(region)
        # The agenda alone: that durable-rules decides alike is tested elsewhere.
        infer = compile_agenda(rules.service.rules) if rules.service.rules.rules else None
        world = World(RegionCalendars(holidays(), region.region), infer, units)
        return play(promise.values, promise.file, Simulation(prepare(rules), world, units))

    def told(self, mutant: Mutant, readings: Readings) -> bool:
        """Say whether a check finds something in the mutant that it does not find in the rules."""
        region = self.court.region(readings)
        law = region.regulations[self.law]
        usual = {
            (f.code, f.element)
            for f in check_service(region, law, region.rules(self.law, self.service))
        }
        return any(
            (f.code, f.element) not in usual for f in check_service(region, law, mutant.rules)
        )


def _marks(promise: _Promise, outcome: Outcome) -> frozenset[str]:
    """Give what a scenario touched."""
    marks = {ALL}
    for event in outcome.simulation.history:
        if isinstance(event, Registered | HandedOver):
            marks.add(f"{STAGE}{event.stage}")
        elif isinstance(event, Moved):
            marks |= {f"{STAGE}{event.origin}", f"{STAGE}{event.to}"}
    case = outcome.simulation.case
    for happened in (case.happened, *(h.happened for h in case.handovers)):
        marks |= {f"{EVENT}{key}" for key in happened}
    for decision in (d for step in outcome.steps for d in step):
        marks |= {f"{TABLE}{s.subject}" for s in decision.trace if s.kind == "tabel"}
    steps: Sequence[Mapping[str, Any]] = (promise.values, *(promise.values.get("langkah") or ()))
    if any("terlihat" in (step.get("maka") or {}) for step in steps):
        marks.add(SEEN)
    return frozenset(marks)


# --- Readings and duties ------------------------------------------------------------------------


def _flip(court: _Court, key: str) -> None:
    """Follow another reading of each interpretation, one at a time."""
    law = court.region().regulations[key]
    number = 0
    for one in dependents(law):
        entry = one.interpretation
        for reading in entry.values:
            name = f"tafsir.{entry.key}.dipilih: {entry.followed} -> {reading}"
            number += 1
            if reading == entry.followed or not court.job.mine(number, f"{key} {name}"):
                continue
            failed = _notices(court, key, entry.key, reading)
            court.note(key, name, str(entry.source.place), failed=failed, told=False)


def _notices(court: _Court, key: str, interpretation: str, reading: str) -> bool:
    """Say whether a promise that leaves an interpretation alone fails under another reading."""
    law = court.region().regulations[key]
    judges = {service: _Service(court, key, service) for service in law.services}
    every = [*_promises(law.schedules), *_promises((*law.scenarios, *law.demos))]
    # Promises that ask for no reading need no further loading, so they come first.
    for promise in sorted(every, key=lambda p: len(p.readings)):
        if any(name == interpretation for name, _ in promise.readings):
            continue
        read = tuple(sorted((*promise.readings, (interpretation, reading))))
        if "kewajiban" in promise.values:
            region = court.region(read)
            kept = keep(region, region.regulations[key], promise.values, promise.file).passed
        else:
            kept = (
                judges[str(promise.values["layanan"])]
                .outcome(replace(promise, readings=read))
                .passed
            )
        if not kept:
            return True
    return False


def _duties(court: _Court, key: str) -> None:
    """Play the mutants of a regulation's duties against its schedules."""
    law = court.region().regulations[key]
    promises = list(_promises(law.schedules))
    number = 0
    for readings in dict.fromkeys([(), *(p.readings for p in promises)]):
        usual = {name for name, _, _ in _duty_mutants(court, key, ())} if readings else set()
        for name, place, changed in _duty_mutants(court, key, readings):
            number += 1
            if name in usual or not court.job.mine(number, f"{key} {readings} {name}"):
                continue
            region = court.region(readings)
            failed = any(
                not keep(region, changed, p.values, p.file).passed
                for p in promises
                if p.readings == readings
            )
            court.note(key, name, place, failed=failed, told=False)


def _duty_mutants(
    court: _Court, key: str, readings: Readings
) -> Iterator[tuple[str, str, LoadedRegulation]]:
    region = court.region(readings)
    law = region.regulations[key]
    rules = region.rules(key, next(iter(law.services)))
    for number, duty in enumerate(law.duties):
        for change in duty_mutants(duty, rules):
            duties = (*law.duties[:number], change.value, *law.duties[number + 1 :])
            name = f"{duty.source.place.path}.{change.key}: {change.before} -> {change.after}"
            yield name, str(duty.source.place), replace(law, duties=duties)
