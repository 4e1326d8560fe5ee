"""Scenarios drafted from the rules: one for each edge that no scenario touches yet.

From the filing, and from every point that a scenario comes to, the moves that are open are made in
every role that may make them, with answers of every class that rules tell apart, on the next day,
on the last day of a limit and on the day after. The shortest way to an untouched edge is a draft.
What it expects is what the rules do now: a person says whether that is right.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from heapq import heapify, heappop, heappush
from itertools import islice, product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aduan.engine.facts import holder_of
from aduan.engine.options import Option, options
from aduan.engine.program import Program
from aduan.errors import AduanError
from aduan.model.case import Actor, ClockState, HandOver
from aduan.model.rules import SYSTEM, Field, Move, RoleLevel
from aduan.model.values import FieldKind
from aduan.rulebook.build_regulation import DRAFT
from aduan.rulebook.reader import plain
from aduan.rulebook.region import LoadedRegion
from aduan.services.answers import as_written
from aduan.services.population import class_values, stride
from aduan.services.rulebooks import Opened, open_service
from aduan.services.scenarios import filed, moment, play, taken
from aduan.services.simulation import Simulation
from aduan.services.testing import INTERPRETATION, marks_of, touched_by, wanted
from aduan.texts.drafts import DRAFTS

#: Steps that are tried, at most, and steps beyond the point that a way begins at.
MOST_TRIED, MOST_STEPS = 20_000, 30
#: Answers to one move, and values of one field, that are tried, at most.
_COMBINATIONS, _VALUES = 6, 4
#: Filings that are tried, at most, of so many combinations of answers.
_FILINGS, _MOST_ANSWERS = 40, 5_000
_MORNING = time(10)
_DAY = timedelta(days=1)
#: Answers of which a rule reads only that they are there.
_ANSWERS: Mapping[FieldKind, object] = {
    FieldKind.TEXT: "Contoh isian",
    FieldKind.FILE: ["contoh.pdf"],
    FieldKind.PERSON: "pegawai",
    FieldKind.PLACE: "Contoh",
    FieldKind.CASE: "2026-000001",
}
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9_ ()/.-]*[A-Za-z0-9_)])?")
_RESERVED = frozenset({"ya", "tidak", "null", "yes", "no", "on", "off", "y", "n", "true", "false"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted scenario: a name for its file, its text, and the edges it is there for."""

    key: str
    text: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of a service, and the edges to which no way was found."""

    regulation: str
    drafts: tuple[Draft, ...]
    unreached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way through the rules: the scenario so far, the case it led to, what the last step touched."""

    play: Simulation
    scenario: Mapping[str, Any]
    marks: frozenset[str]
    length: int = 0

    @property
    def steps(self) -> tuple[Mapping[str, Any], ...]:
        """Give the steps so far."""
        return tuple(self.scenario.get("langkah") or ())


def draft(region: LoadedRegion, service: str, law: str | None = None) -> Drafts:
    """Draft scenarios for the edges of a service that none touches; raises UsageError."""
    opened = open_service(region, service, law)
    key = opened.regulation.regulation.key
    missing = set(wanted(opened.program, opened.regulation)) - touched_by(region, key, service)
    # Another reading is promised by whoever settles the question.
    goals = {mark for mark in missing if not mark.startswith(f"{INTERPRETATION}:")}
    search = _Search(opened, set(goals))
    drafts = tuple(_draft(opened, way, marks) for way, marks in search.found())
    return Drafts(key, drafts, tuple(sorted(search.missing)))


def put_down(folder: Path, found: Drafts) -> dict[str, bool]:
    """Write drafts beside the scenarios of a regulation; says which, as none is written over."""
    home = folder / found.regulation / "skenario"
    home.mkdir(exist_ok=True)
    written = {}
    for one in found.drafts:
        file = home / f"{one.key}.yaml"
        written[one.key] = not file.exists()
        if written[one.key]:
            file.write_text(one.text, "utf-8")
    return written


# --- Looking for ways ---------------------------------------------------------------------------


@dataclass(slots=True)
class _Search:
    """Looks for ways to what is missing, the shortest first."""

    opened: Opened
    missing: set[str]
    seen: set[object] = field(default_factory=set)
    visits: Counter[object] = field(default_factory=Counter)
    tried: int = 0

    @property
    def program(self) -> Program:
        """Give the rules."""
        return self.opened.program

    def _before(self) -> datetime:
        """Give a moment before all cases."""
        return moment("2000-01-01", ZoneInfo(self.program.rules.region.timezone))

    def found(self) -> Iterator[tuple[_Way, tuple[str, ...]]]:
        """Give a way to each missing edge that can be reached, with the edges it is there for."""
        waiting: list[tuple[int, int, int, _Way]] = []
        for number, way in enumerate(self._beginnings()):
            waiting.append((0, 0, -number, way))
            yield from self._reached(way)
        heapify(waiting)
        while waiting and self.missing and self.tried < MOST_TRIED:
            visited, length, number, way = heappop(waiting)
            if visited < self.visits[_where(way)]:
                # Others have been there since it was put by.
                heappush(waiting, (self.visits[_where(way)], length, number, way))
                continue
            if way.length >= MOST_STEPS or not self._new(way):
                continue
            self.visits[_where(way)] += 1
            for after in self._onward(way):
                yield from self._reached(after)
                # Where nobody has been much comes first, then the shorter way.
                rank = (self.visits[_where(after)], after.length, self.tried, after)
                heappush(waiting, rank)

    def _reached(self, way: _Way) -> Iterator[tuple[_Way, tuple[str, ...]]]:
        """Give a way with the missing edges that its last step touches, if there are any."""
        marks = tuple(sorted(way.marks & self.missing))
        if marks and self._holds(way):
            self.missing.difference_update(marks)
            yield way, marks

    def _holds(self, way: _Way) -> bool:
        """Play a way as the scenario it will be: it must come out as it was found."""
        fresh = Simulation(self.program, self.opened.world, self.opened.units)
        return play(expected(way), "", fresh).passed

    def _new(self, way: _Way) -> bool:
        case = way.play.case
        mark = (
            case.stage,
            tuple((held.stage, held.unit.kind) for held in case.handovers),
            tuple(sorted((c.key, c.status.value, c.lapsed) for c in case.clocks)),
            tuple(sorted((k, str(v)) for k, v in case.fields.items())),
        )
        known = mark in self.seen
        self.seen.add(mark)
        return not known

    # --- Where a way begins ---------------------------------------------------------------------

    def _beginnings(self) -> Iterator[_Way]:
        yield from self._filings()
        for document in self.opened.regulation.scenarios:
            scenario = plain(document.root) if document.root else {}
            mine = scenario.get("layanan") == self.program.service.key
            if mine and not {"tafsir", "ditolak"} & scenario.keys():
                yield from self._along(scenario)

    def _filings(self) -> Iterator[_Way]:
        """Give filings with answers of every class, on the first working day that is known."""
        calendar = self.opened.world.calendars.of(None, joint_leave_is_off=True)
        since = self.program.rules.regulation.since or calendar.first
        day = calendar.on_or_after(max(since, date(calendar.last.year - 1, 1, 1)))
        channels = self.program.rules.channels
        channel = next((key for key, one in channels.items() if one.open), "")
        fields = self.program.service.fields
        asked = [
            key
            for key, one in fields.items()
            if one.at_intake and (one.required or class_values(one, [self.program]))
        ]
        for answers in self._answers(asked, day, _FILINGS):
            scenario = {
                "layanan": self.program.service.key,
                "diterima": _written(datetime.combine(day, _MORNING)),
                "kanal": channel,
                "isian": answers,
            }
            yield from self._filed(scenario)

    def _filed(self, scenario: Mapping[str, Any]) -> Iterator[_Way]:
        fresh = Simulation(self.program, self.opened.world, self.opened.units)
        self.tried += 1
        try:
            done = filed(fresh, scenario)
        except AduanError:
            return
        if not done.refused:
            head = {k: v for k, v in scenario.items() if k not in ("skenario", "maka", "langkah")}
            yield _Way(fresh, head, frozenset(marks_of([done])))

    def _along(self, scenario: Mapping[str, Any]) -> Iterator[_Way]:
        """Give every point that a scenario comes to."""
        for way in self._filed(scenario):
            yield way
            for step in scenario.get("langkah") or ():
                bare = {k: v for k, v in step.items() if k != "maka"}
                after = None if "ditolak" in step else self._after(way, bare)
                if after is None:
                    break
                way = replace(after, length=0)  # noqa: PLW2901  the way goes on
                yield way

    # --- How it goes on -------------------------------------------------------------------------

    def _onward(self, way: _Way) -> Iterator[_Way]:
        for step in self._steps(way):
            if self.tried >= MOST_TRIED:
                return
            after = self._after(way, step)
            if after is not None:
                yield after

    def _after(self, way: _Way, step: Mapping[str, Any]) -> _Way | None:
        """Take a step; None where it is refused."""
        self.tried += 1
        fork = replace(way.play, history=[])
        try:
            done = taken(fork, step)
        except AduanError:
            return None
        if any(decision.refused for decision in done):
            return None
        scenario = {**way.scenario, "langkah": (*way.steps, step)}
        return _Way(fork, scenario, frozenset(marks_of(done)), way.length + 1)

    def _steps(self, way: _Way) -> Iterator[dict[str, Any]]:
        """Give the steps to try: each open move, and time passing beyond each limit."""
        now = way.play.now or self._before()
        for role in self.program.rules.roles.values():
            for unit in self._units_of(way, role.level):
                actor = Actor(role.key, role.key, unit)
                for option in options(self.program, way.play.case, actor, now):
                    if role.key in option.move.by and role.key != SYSTEM:
                        yield from self._step(way, option, actor)
        for state in way.play.case.clocks:
            if state.open and state.due is not None and state.due >= now:
                yield {"pada": _written(_next_morning(state.due))}

    def _units_of(self, way: _Way, level: RoleLevel) -> Iterable[str | None]:
        if level is not RoleLevel.UNIT:
            return (None,)
        held = [h.unit.key for h in way.play.case.handovers if not h.final]
        holder = holder_of(self.program, way.play.case)
        return dict.fromkeys([*held, *([holder] if holder else [])])

    def _step(self, way: _Way, option: Option, actor: Actor) -> Iterator[dict[str, Any]]:
        held = way.play.case.handover(option.handover)
        if held is not None and actor.unit not in (None, held.unit.key):
            return
        step: dict[str, Any] = {"lakukan": option.move.key, "oleh": actor.role}
        if option.move.not_by:
            step["orang"] = f"{actor.role} lain"
        if held is not None:
            step["penyaluran"] = held.unit.key
        elif actor.unit is not None:
            step["unit"] = actor.unit
        for at, units in product(
            self._times(way, option.move, held), self._recipients(way, option)
        ):
            for answers in self._answers(option.asks, at.date()):
                more = {"isian": answers, "kepada": units}
                yield {"pada": _written(at), **step, **{k: v for k, v in more.items() if v}}

    def _times(self, way: _Way, move: Move, held: HandOver | None) -> list[datetime]:
        """Give when to try a move: the next morning, and around the limits that it ends."""
        now = way.play.now or self._before()
        ends = {move.key, move.to}
        limits: list[ClockState] = [
            state
            for state in way.play.case.clocks
            if state.open
            and state.due is not None
            and state.due >= now
            and ends & set(self.program.clock_by_key[state.key].ends)
            and state.handover in (None, held.number if held else None)
        ]
        times = [_next_morning(now)]
        for state in limits:
            last = datetime.combine(state.due.date(), _MORNING, now.tzinfo) if state.due else now
            times += [t for t in (last, last + _DAY) if t > now]
        return sorted(set(times))

    def _recipients(self, way: _Way, option: Option) -> Iterator[list[str]]:
        hand_to = option.move.hand_to
        if hand_to is None or hand_to.field is not None:
            yield []
            return
        kinds = option.kinds or tuple(self.program.rules.unit_kinds)
        holding = {h.unit.key for h in way.play.case.handovers if not h.final}
        for kind in kinds:
            unit = next(
                (
                    u.key
                    for u in self.opened.units.values()
                    if u.kind == kind and u.key not in holding
                ),
                None,
            )
            if unit is not None:
                yield [unit]

    def _answers(
        self, asked: Sequence[str], day: date, most: int = _COMBINATIONS
    ) -> Iterator[dict[str, Any]]:
        """Give answers to fields: of every class that rules tell apart, as many as are tried."""
        fields = [self.program.field(key) for key in asked]
        # What need not be answered may be left out.
        values = [[*([] if f.required else [None]), *self._values(f, day)] for f in fields]
        every = list(islice(product(*values), _MOST_ANSWERS))
        step = stride(len(every))
        for number in range(min(len(every), most)):
            given = zip(asked, every[number * step % len(every)], strict=True)
            yield {key: value for key, value in given if value is not None}

    def _values(self, one: Field, day: date) -> list[Any]:
        if one.kind is FieldKind.UNIT:
            kinds = self.program.destinations.get(one.key, tuple(self.program.rules.unit_kinds))
            return [u.key for u in self.opened.units.values() if u.kind in kinds][:_VALUES] or ["-"]
        if one.kind is FieldKind.DATE:
            return [day]
        if one.kind is FieldKind.CHOICES:
            return [[key] for key, _ in one.options[:_VALUES]]
        known = class_values(one, [self.program])[:_VALUES]
        if known:
            return list(known)
        if one.options:
            return [one.options[0][0]]
        if one.domain is not None and one.domain.numeric:
            return [one.domain.low]
        return [_ANSWERS.get(one.kind, False)]


def _where(way: _Way) -> object:
    """Give the stages that a way has come to, and the limits that have run out there."""
    case = way.play.case
    lapsed = frozenset(state.key for state in case.clocks if state.open and state.lapsed)
    return case.stage, frozenset(held.stage for held in case.handovers), lapsed


def _next_morning(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + _DAY, _MORNING, moment.tzinfo)


# --- Writing ------------------------------------------------------------------------------------


def expected(way: _Way) -> dict[str, Any]:
    """Give a way as a scenario that expects what the rules do now."""
    case = way.play.case
    then: dict[str, Any] = {"tahap": case.stage}
    newest = {held.unit.key: held.stage for held in case.handovers}
    if newest:
        then["penyaluran"] = newest
    limits = {_clock(way, c): _limit(c) for c in case.clocks if c.due is not None}
    if limits:
        then["batas"] = limits
    *before, last = way.steps or ({},)
    if not last:
        return {**way.scenario, "maka": then}
    return {**way.scenario, "langkah": [*before, {**last, "maka": then}]}


def _clock(way: _Way, state: ClockState) -> str:
    held = way.play.case.handover(state.handover)
    return state.key if held is None else f"{held.unit.key}.{state.key}"


def _limit(state: ClockState) -> str:
    return state.due.date().isoformat() if state.due and state.open else state.status.value


def _draft(opened: Opened, way: _Way, marks: tuple[str, ...]) -> Draft:
    key = f"{DRAFT}_{re.sub(r'[^a-z0-9_]+', '_', marks[0].partition(':')[2].lower())}"
    edges = "; ".join(_edge(opened.program, mark) for mark in marks)
    sentence = DRAFTS["kalimat"].id.format(edges)
    whole = {"skenario": sentence, DRAFT: True, **expected(way)}
    return Draft(key, "\n".join(_lines(whole)) + "\n", marks)


def _edge(program: Program, mark: str) -> str:
    """Say what an edge is, in the language of rule files."""
    kind, _, element = mark.partition(":")
    name, _, state = element.partition(".")
    labelled = program.moves.get(name) or program.clock_by_key.get(name)
    label = labelled.label.id if labelled else name
    word = DRAFTS[state].id if state in DRAFTS else state
    return DRAFTS[kind].id.format(label, word)


def _lines(value: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    for key, part in value.items():
        if isinstance(part, Mapping):
            yield f"{indent}{key}:"
            yield from _lines(part, f"{indent}  ")
        elif _is_steps(part):
            yield f"{indent}{key}:"
            for item in part:
                first, *rest = _lines(item, f"{indent}    ")
                yield f"{indent}  - {first.strip()}"
                yield from rest
        else:
            yield f"{indent}{key}: {_scalar(part)}"


def _is_steps(value: object) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value)


def _scalar(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_scalar, value))}]"
    if not isinstance(value, str):
        return as_written(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
        return value
    if re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?", value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
