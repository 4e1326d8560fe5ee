"""What other rules would do to cases: each decided under both, told by what differs and why.

A case is its filing and what was then done with it (its script), as of the day it was received.
Cases with equal scripts and days that look alike to every decision are decided once, by the one
engine (`shifting`); what follows is compared here.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from aduan.engine.decide import decide
from aduan.engine.program import Program, World
from aduan.errors import AduanError, UsageError
from aduan.model.case import Case, ClockReset, Make, Recompute
from aduan.model.inference import Inference
from aduan.model.rules import Level
from aduan.model.values import Scalar, Value
from aduan.rulebook.differences import Difference
from aduan.rulebook.region import LoadedRegion
from aduan.services.differing import Kind, Part, compare, sound
from aduan.services.outcomes import ASPECTS, Aspect, Cause, Telling, telling
from aduan.services.population import Group, generated, recorded
from aduan.services.replaying import Act, Script, Standing, moved, play
from aduan.services.rulebooks import Opened, open_service
from aduan.services.shifting import frames, outcomes, played

#: With fewer groups a second process costs more than it saves.
_FEW = 8
_FORK = "fork"


@dataclass(frozen=True, slots=True)
class Change:
    """Cases that would change alike: what differs, each with the differences behind it.

    Moments in `aspects` are those of a case received on `told_of`; on other days they lie as much
    later. A cause is empty where no difference could be told to be behind it.
    """

    aspects: tuple[tuple[Aspect, Cause], ...]
    script: Script
    count: int
    days: tuple[date, ...]
    told_of: date
    names: tuple[str, ...] = ()

    def because_of(self, cause: Cause) -> tuple[Aspect, ...]:
        """Give what differs because of some differences."""
        return tuple(aspect for aspect, why in self.aspects if why == cause)


@dataclass(frozen=True, slots=True)
class Orphaned:
    """Open cases that would stand in a stage that the new rules do not have."""

    level: str
    stage: str
    count: int


@dataclass(slots=True)
class Impact:
    """What would become of cases."""

    cases: int = 0
    groups: int = 0
    decided: int = 0
    changes: list[Change] = field(default_factory=list)
    opened: int = 0  # cases that are open at the end of their script
    redated: int = 0  # of those: with a date that publishing would change
    orphans: Counter[tuple[str, str]] = field(default_factory=Counter)
    causes: tuple[tuple[Part, Difference], ...] = ()

    @property
    def changed(self) -> int:
        """Count the cases that would change."""
        return sum(change.count for change in self.changes)

    def by_aspect(self) -> dict[str, int]:
        """Count the cases in which each kind of thing differs."""
        counts = Counter[str]()
        for change in self.changes:
            for kind in {aspect.kind for aspect, _ in change.aspects}:
                counts[kind] += change.count
        return {kind: counts[kind] for kind in ASPECTS if counts[kind]}

    def by_cause(self) -> dict[Cause, tuple[Change, ...]]:
        """Give the changes by what is behind them, the most cases first; one may be of several."""
        found: dict[Cause, list[Change]] = {}
        for change in self.changes:
            for cause in dict.fromkeys(why for _, why in change.aspects):
                found.setdefault(cause, []).append(change)
        ranked = sorted(found.items(), key=lambda item: -sum(c.count for c in item[1]))
        return {cause: tuple(changes) for cause, changes in ranked}

    @property
    def orphaned(self) -> tuple[Orphaned, ...]:
        """Give the stages that would be gone under open cases."""
        return tuple(Orphaned(*key, count) for key, count in sorted(self.orphans.items()))

    def add(self, other: Impact) -> None:
        """Add what was found of other cases."""
        self.cases += other.cases
        self.groups += other.groups
        self.decided += other.decided
        self.changes += other.changes
        self.opened += other.opened
        self.redated += other.redated
        self.orphans += other.orphans


@dataclass(frozen=True, slots=True)
class Comparing:
    """Both editions of one service, and how what differs is told."""

    old: Opened
    new: Opened
    telling: Telling
    names: Mapping[str, str]  # ids that are other ids now

    def of(self, group: Group) -> Impact:
        """Decide all cases of a group under both editions."""
        found = Impact(cases=group.count, groups=1)
        both = [self.old.program, self.new.program]
        for days in frames(both, group.script, sorted(group.days)):
            self._on(group, days, found)
        return found

    def alone(self, script: Script, day: date) -> tuple[tuple[Aspect, Cause], ...]:
        """Decide one case by itself under both editions; the groups must say the same of it."""
        there, then = moved(script, day), moved(renamed(script, self.names), day)
        return self.telling.compared(
            play(self.old.program, self.old.world, there),
            play(self.new.program, self.new.world, then),
        )

    def _on(self, group: Group, days: Sequence[date], found: Impact) -> None:
        """Compare on days on which the rules themselves are the same."""
        before: dict[date, int] = {}
        stood: list[Standing] = []
        for standing, mine in played(self.old.program, self.old.world, group.script, days):
            before.update(dict.fromkeys(mine, len(stood)))
            stood.append(standing)
            self._publish(group, standing, (days[0], mine), found)
        script = renamed(group.script, self.names)
        for standing, mine in played(self.new.program, self.new.world, script, days):
            found.decided += 1
            parted: dict[int, list[date]] = {}
            for day in mine:
                parted.setdefault(before[day], []).append(day)
            for number, alike in parted.items():
                told = self.telling.compared(stood[number], standing)
                if told:
                    found.changes.append(_change(group, (days[0], alike), told))
        found.decided += len(stood)

    def _publish(
        self, group: Group, standing: Standing, when: tuple[date, list[date]], found: Impact
    ) -> None:
        """Try what publishing would do to the cases that are still open."""
        first, days = when
        case = standing.case
        if not case.stage or case.final or standing.error:
            return
        count = sum(group.days[day] for day in days)
        found.opened += count
        lost = list(orphaned(self.new.program, case))
        for where in lost:
            found.orphans[where] += count
        if lost:
            return
        begin = Standing(case=case, now=standing.now)
        for after, mine in outcomes(self.new.world, self._again, begin, days, first):
            if any(isinstance(event, ClockReset) for event in after.events):
                found.redated += sum(group.days[day] for day in mine)

    def _again(self, world: World, at: Standing) -> Standing:
        """Decide an open case again, as publishing would."""
        if at.now is None:
            return replace(at, over=True)
        try:
            decision = decide(
                self.new.program, at.case, Recompute(Kind.CORRECTION.value), at.now, world
            )
        except AduanError as error:
            return replace(at, over=True, error=str(error))
        return replace(at, case=decision.case, events=decision.events, over=True)


def _change(
    group: Group, when: tuple[date, list[date]], aspects: tuple[tuple[Aspect, Cause], ...]
) -> Change:
    first, days = when
    count = sum(group.days[day] for day in days)
    names = tuple(name for day in days for name in group.names.get(day, ()))
    return Change(aspects, group.script, count, tuple(days), first, names)


def orphaned(program: Program, case: Case) -> Iterator[tuple[str, str]]:
    """Give the stages that an open case stands in and the rules do not have."""
    if case.stage not in program.lifecycle(Level.CASE).stages:
        yield Level.CASE.value, case.stage
    cycle = program.service.handover
    for held in case.handovers:
        if not held.final and (cycle is None or held.stage not in cycle.stages):
            yield Level.HANDOVER.value, held.stage


def renamed(script: Script, names: Mapping[str, str]) -> Script:
    """Give a script in the ids of the new edition."""
    if not names:
        return script

    def fields(given: Mapping[str, Value]) -> dict[str, Value]:
        return {names.get(key, key): value for key, value in given.items()}

    def act(one: Act) -> Act:
        command = one.command
        if isinstance(command, Make):
            move = names.get(command.move, command.move)
            return replace(one, command=replace(command, move=move, fields=fields(command.fields)))
        if command is None:
            return one
        return replace(one, command=replace(command, fields=fields(command.fields)))

    filing = replace(script.filing, fields=fields(script.filing.fields))
    return replace(script, filing=filing, acts=tuple(map(act, script.acts)))


# --- All groups ---------------------------------------------------------------------------------

#: What the processes that share the work compare; set before they begin.
_shared: list[Comparing] = []


def impact(comparing: Comparing, groups: Sequence[Group], workers: int | None = None) -> Impact:
    """Decide all cases under both editions, the groups shared among processes."""
    found = Impact(causes=comparing.telling.causes)
    count = min(workers or os.cpu_count() or 1, len(groups) // _FEW)
    for one in _parts(comparing, groups, count):
        found.add(one)
    found.changes.sort(key=lambda change: -change.count)
    return found


def _parts(comparing: Comparing, groups: Sequence[Group], count: int) -> Iterator[Impact]:
    if count < 2 or _FORK not in get_all_start_methods():  # noqa: PLR2004  one process is this one
        yield from map(comparing.of, groups)
        return
    _shared[:] = [comparing]
    # A fork takes the loaded rules along; the largest first, so that both end together.
    ordered = sorted(groups, key=lambda group: -len(group.script.acts))
    with ProcessPoolExecutor(count, mp_context=get_context(_FORK)) as pool:
        yield from pool.map(_of_shared, ordered)
    _shared.clear()


def _of_shared(group: Group) -> Impact:
    return _shared[0].of(group)


def pairs(old: LoadedRegion, new: LoadedRegion, service: str | None) -> Iterator[Comparing]:
    """Give each service that both editions have, ready to be compared; or the one asked for."""
    comparison = compare(sound(old), sound(new))
    both = [
        (law, key)
        for law, regulation in new.regulations.items()
        for key in regulation.services
        if law in old.regulations and key in old.regulations[law].services
    ]
    asked = [pair for pair in both if service in (None, pair[1])]
    if not asked:
        raise UsageError(str(service), code="layanan", candidates=tuple(key for _, key in both))
    for law, key in asked:
        sides = remembering(open_service(old, key, law)), remembering(open_service(new, key, law))
        told = telling(comparison, *sides)
        yield Comparing(*sides, told, told.names)


def remembering(opened: Opened) -> Opened:
    """Give a service whose rules are asked once for the same facts: the answer hangs on nothing else."""
    infer = opened.world.infer
    if infer is None:
        return opened
    known: dict[frozenset[tuple[str, str, Scalar]], Inference] = {}

    def once(facts: Mapping[str, Scalar]) -> Inference:
        key = frozenset((name, type(value).__name__, value) for name, value in facts.items())
        if key not in known:
            known[key] = infer(facts)
        return known[key]

    return replace(opened, world=replace(opened.world, infer=once))


def population(comparing: Comparing, file: Path | None, count: int) -> list[Group]:
    """Give the recorded cases of a file, or as many generated ones as asked for."""
    if file is not None:
        return recorded(comparing.old, file)
    subjects = frozenset(comparing.telling.by_id)
    return generated(comparing.old, comparing.new, count, subjects)
