"""One script on many days of receipt, each decision made once for all days that look alike to it.

The one engine decides; nothing here does. A script is played on one day, and every question that
its decisions put to the calendar is kept with the answer, in days since the receipt. A day on which
the same questions have the same answers has the same outcome, so many days later; one that answers
otherwise is decided from that question on. What looks at the date itself (months, values that
change on a day) makes days differ from the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, cast

from aduan.engine.calendar import WorkCalendar
from aduan.engine.program import Program, World
from aduan.errors import BeyondCalendarError
from aduan.model.limits import DayOfMonth, Limit, Unit
from aduan.model.rules import Choice, OpenCases
from aduan.services.replaying import Script, Standing, moved, step

#: A question to a calendar: which one, what is asked, about what.
Question = tuple[int, str, tuple[Any, ...]]
#: The answer where the holiday lists end.
_BEYOND = "di luar kalender"
_BY_DATE = frozenset({Unit.MONTHS, Unit.YEARS})


@dataclass(slots=True)
class _Calendars:
    """The calendars of an edition by number, the same for every day."""

    real: list[WorkCalendar] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)

    def number(self, calendar: WorkCalendar) -> int:
        """Give the number of a calendar."""
        found = self.numbers.get(id(calendar))
        if found is None:
            found = self.numbers[id(calendar)] = len(self.real)
            self.real.append(calendar)
        return found

    def ask(self, question: Question, days: int) -> Any:
        """Answer a question as it would be answered so many days later, told as of the first day."""
        number, name, arguments = question
        later = timedelta(days=days)
        try:
            found = getattr(self.real[number], name)(*(_moved(a, later) for a in arguments))
        except BeyondCalendarError:
            return _BEYOND
        return _moved(found, -later)


def _moved(value: Any, by: timedelta) -> Any:
    return value + by if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class _Watched:
    """A calendar that answers as of another day, and keeps what it was asked."""

    calendars: _Calendars
    number: int
    days: int
    asked: dict[Question, Any]

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def ask(*arguments: Any) -> Any:
            question = (self.number, name, arguments)
            if question not in self.asked:
                self.asked[question] = self.calendars.ask(question, self.days)
            if self.asked[question] == _BEYOND:
                day = next((a for a in arguments if isinstance(a, date)), None)
                raise BeyondCalendarError(str(day), day=day)
            return self.asked[question]

        return ask


@dataclass(frozen=True, slots=True)
class _WatchedCalendars:
    """The calendars of a world, watched."""

    world: World
    calendars: _Calendars
    days: int
    asked: dict[Question, Any]

    def of(self, unit: str | None, *, joint_leave_is_off: bool) -> WorkCalendar:
        """Give the calendar of a unit, watched."""
        real = self.world.calendars.of(unit, joint_leave_is_off=joint_leave_is_off)
        number = self.calendars.number(real)
        return cast("WorkCalendar", _Watched(self.calendars, number, self.days, self.asked))


@dataclass(slots=True, eq=False)
class Node:
    """Where the play of a script stands, and the question on which the next decision hangs."""

    standing: Standing
    owner: Node | None = None  # what was decided last; this is a question of what comes next
    question: Question | None = None
    answers: dict[Any, Node] = field(default_factory=dict)
    following: Node | None = None  # where the next decision leads when no question is left


@dataclass(slots=True)
class Played:
    """What follows from where a case stands, on many days; `step` makes the next decision."""

    world: World
    step: Callable[[World, Standing], Standing]
    begin: Standing = field(default_factory=Standing)
    calendars: _Calendars = field(default_factory=_Calendars)
    decided: int = 0

    def outcomes(self, days: Sequence[int]) -> Iterator[tuple[Node, list[int]]]:
        """Give each outcome with the days, counted from the first, that have it."""
        waiting: list[tuple[Node, list[int]]] = [(Node(self.begin), list(days))]
        while waiting:
            node, mine = waiting.pop()
            if node.owner is None and node.standing.over:
                yield node, mine
                continue
            if node.question is None and node.following is None:
                self._decide(node, mine[0])
            if node.following is not None:
                waiting.append((node.following, mine))
                continue
            waiting.extend(self._parted(node, mine))

    def _parted(self, node: Node, days: list[int]) -> Iterable[tuple[Node, list[int]]]:
        """Part days by how they answer the question of a node."""
        parted: dict[Any, list[int]] = {}
        if node.question is not None:
            for day in days:
                parted.setdefault(self.calendars.ask(node.question, day), []).append(day)
        for answer, mine in parted.items():
            if answer not in node.answers:
                self._decide(node, mine[0])
            yield node.answers[answer], mine

    def _decide(self, node: Node, day: int) -> None:
        """Make the next decision as of a day, and keep the questions it hung on."""
        owner = node.owner or node
        asked: dict[Question, Any] = {}
        watched = _WatchedCalendars(self.world, self.calendars, day, asked)
        world = World(watched, self.world.infer, self.world.units)
        after = self.step(world, owner.standing)
        self.decided += 1
        at = owner
        for question, answer in asked.items():
            at.question = question
            if answer not in at.answers:
                at.answers[answer] = Node(owner.standing, owner=owner)
            at = at.answers[answer]
        at.following = Node(after)


# --- Days that look alike ------------------------------------------------------------------------


def frames(programs: Sequence[Program], script: Script, days: Sequence[date]) -> list[list[date]]:
    """Part days into those on which the rules themselves are the same, whatever the calendar."""
    if any(map(_by_date, programs)):
        return [[day] for day in days]
    breaks = sorted({day for program in programs for day in _breaks(program)})
    span = script.length + timedelta(days=1)
    parted: dict[tuple[int, ...], list[date]] = {}
    alone: list[list[date]] = []
    for day in days:
        later = any(_goes_by_new(p) for p in programs)
        if later and any(day < b <= day + span for b in breaks):
            alone.append([day])
        else:
            parted.setdefault((sum(b <= day for b in breaks),), []).append(day)
    return [*parted.values(), *alone]


def _goes_by_new(program: Program) -> bool:
    return program.rules.regulation.open_cases is OpenCases.NEW


def _choices(program: Program) -> Iterator[Choice[Any]]:
    for clock in program.clocks:
        yield clock.limit
        yield clock.force
    for move in program.moves.values():
        if move.hand_to is not None:
            yield move.hand_to.kinds
    for table in program.service.tables.values():
        yield from (row.result for row in table.rows)


def _breaks(program: Program) -> Iterator[date]:
    since = program.rules.regulation.since
    yield from () if since is None else (since,)
    for choice in _choices(program):
        yield from (v.since for v in choice.versions if v.since is not None)


def _by_date(program: Program) -> bool:
    """Say whether a limit counts months or falls on a day of one, so that dates are not alike."""
    limits = [v.value for choice in _choices(program) for v in choice.versions]
    limits += [clock.extension.by for clock in program.clocks if clock.extension is not None]
    return any(
        isinstance(one, DayOfMonth) or (isinstance(one, Limit) and one.unit in _BY_DATE)
        for one in limits
    )


def played(
    program: Program, world: World, script: Script, days: Sequence[date]
) -> Iterator[tuple[Standing, list[date]]]:
    """Give the outcomes of a script on days that look alike, told as of the first of them."""
    there = moved(script, days[0])
    yield from outcomes(world, lambda w, at: step(program, w, there, at), Standing(), days)


def outcomes(
    world: World,
    step: Callable[[World, Standing], Standing],
    begin: Standing,
    days: Sequence[date],
    first: date | None = None,
) -> Iterator[tuple[Standing, list[date]]]:
    """Give what follows on each day from where a case stands on the first of them."""
    start = first or days[0]
    player = Played(world, step, begin)
    for node, mine in player.outcomes([(day - start).days for day in days]):
        yield node.standing, [start + timedelta(days=n) for n in mine]


def shifted(moment: datetime | None, days: int) -> datetime | None:
    """Give a moment of an outcome as of another day of receipt."""
    return None if moment is None else moment + timedelta(days=days)
