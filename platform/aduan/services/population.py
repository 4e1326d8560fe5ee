"""Cases to try rules on: recorded ones, or as many as asked for, made of a region's scenarios.

A generated case is a scenario of the service, one of its variants and a day of receipt. Variants
give other answers, where rules read them, of every class that a rule of either edition tells apart.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice, product
from math import gcd, prod
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from aduan.engine.decide import decide
from aduan.engine.program import Program, World
from aduan.errors import UsageError
from aduan.model.case import NEW, Correct, Make, Register
from aduan.model.conditions import Atom, Condition
from aduan.model.rules import Field
from aduan.model.values import COMPARABLE, FieldKind, Value
from aduan.rulebook.reader import plain
from aduan.services.plain import canonical
from aduan.services.replaying import Act, Script, moved, scripted
from aduan.services.results import several
from aduan.services.rulebooks import Opened
from aduan.services.scenarios import actor, moment
from aduan.services.simulation import Simulation
from aduan.store.coding import SEALED, decode

#: Scenarios that generated cases are made of, and variants of each, at most.
MOST_SCRIPTS, MOST_VARIANTS = 12, 6
#: Values of one field that are tried, at most.
MOST_VALUES = 6
#: Days before the end of the known holidays after which no generated case is received.
AHEAD = timedelta(days=150)
#: Answers filled in, at most, until a variant can be filed.
_TRIES = 6
_GOLDEN = 0.6180339887498949

T = TypeVar("T", Register, Make, Correct)


@dataclass(frozen=True, slots=True)
class Group:
    """Cases with the same script: how many were received on each day, and what they are called."""

    script: Script
    days: Mapping[date, int]
    names: Mapping[date, tuple[str, ...]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Give how many cases there are."""
        return sum(self.days.values())


# --- Scripts ------------------------------------------------------------------------------------


def scenario_script(opened: Opened, key: str, scenario: Mapping[str, Any]) -> Script | None:
    """Give the script of a scenario's plain values; None where nothing is filed."""
    if scenario.get("ditolak"):
        return None
    play = Simulation(opened.program, opened.world, opened.units)
    zone = ZoneInfo(opened.program.rules.region.timezone)
    received = moment(scenario["diterima"], zone)
    entered = moment(scenario.get("dicatat") or scenario["diterima"], zone)
    channel = str(scenario.get("kanal", ""))
    known = channel in opened.program.rules.channels
    written = scenario.get("isian") or {}
    by = actor(scenario) if scenario.get("oleh") else play.opener(written)
    filing = Register(by, play.answers(written), channel, received, "" if known else channel)
    steps = [one for one in scenario.get("langkah") or () if not one.get("ditolak")]
    acts = tuple(_act(play, one, received, zone) for one in steps)
    return Script(key, received, entered - received, filing, acts)


def _act(play: Simulation, written: Mapping[str, Any], received: datetime, zone: ZoneInfo) -> Act:
    after = moment(written["pada"], zone) - received
    if not written.get("lakukan"):
        return Act(after, None)
    holder = written.get("penyaluran")
    units = tuple(play.unit(key) for key in several(written.get("kepada")))
    fields = play.answers(written.get("isian") or {})
    lead = written.get("utama")
    command = Make(str(written["lakukan"]), actor(written), fields, units=units, lead=lead)
    return Act(after, command, None if holder is None else str(holder))


# --- Recorded -----------------------------------------------------------------------------------


def recorded(opened: Opened, file: Path) -> list[Group]:
    """Read recorded cases, one JSON object a line: a scenario, or the `events` of a history.

    Answers that no rule reads do not part cases. Raises UsageError with the line that is wrong.
    """
    if not file.is_file():
        raise UsageError(str(file), code="berkas_tidak_ada")
    zone = ZoneInfo(opened.program.rules.region.timezone)
    found: dict[bytes, tuple[Script, dict[date, list[str]]]] = {}
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            script = _recorded(opened, file, number, line) if line.strip() else None
            if script is None:
                continue
            script = _read_alone(opened.program, script)
            day = script.received.astimezone(zone).date()
            base = replace(moved(script, date(2000, 1, 3)), key="")
            _, days = found.setdefault(canonical(base), (script, {}))
            days.setdefault(day, []).append(script.key)
    return [
        Group(script, {d: len(n) for d, n in days.items()}, {d: tuple(n) for d, n in days.items()})
        for script, days in found.values()
    ]


def _recorded(opened: Opened, file: Path, number: int, line: str) -> Script | None:
    service = opened.program.service.key
    try:
        written = json.loads(line)
        if written.get("layanan", service) != service:
            return None
        key = str(written.get("nomor", number))
        if "events" not in written:
            return scenario_script(opened, key, written)
        zone = ZoneInfo(opened.program.rules.region.timezone)
        script = scripted(key, [decode(body) for body in written["events"]])
        return (
            None if script is None else replace(script, received=script.received.astimezone(zone))
        )
    except UsageError:
        raise
    except Exception as error:  # whatever a line holds, it is named and told
        raise UsageError(f"{file}:{number}", code="baris_berkas", candidates=str(error)) from error


def _read_alone(program: Program, script: Script) -> Script:
    """Put one text in the place of every free text, and people by the order they appear in.

    Rules ask of a text only whether it is there, and of people only whether they are the same.
    """
    people: dict[str, str] = {}
    texts = frozenset(k for k, f in program.service.fields.items() if f.kind is FieldKind.TEXT)
    persons = frozenset(k for k, f in program.service.fields.items() if f.kind is FieldKind.PERSON)

    def person(name: str) -> str:
        return people.setdefault(name, f"orang {len(people) + 1}")

    def answer(key: str, value: Value) -> Value:
        if key in texts:
            return SEALED
        if key not in persons:
            return value
        return person(value) if isinstance(value, str) else tuple(map(person, _several(value)))

    def alone(command: T) -> T:
        fields = {k: answer(k, v) for k, v in command.fields.items()}
        by = replace(command.by, person=person(command.by.person))
        return replace(command, fields=fields, by=by)

    def act_alone(act: Act) -> Act:
        if isinstance(act.command, Make):
            return replace(act, command=alone(act.command))
        return act if act.command is None else replace(act, command=alone(act.command))

    return replace(
        script, filing=alone(script.filing), acts=tuple(act_alone(act) for act in script.acts)
    )


def _several(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


# --- Generated ----------------------------------------------------------------------------------


def generated(old: Opened, new: Opened, count: int, subjects: frozenset[str]) -> list[Group]:
    """Make cases of a service: its scenarios, varied, received on every day that is known.

    Scenarios that touch what differs (`subjects`) come first. Case number i is the same in every
    run (`case_number`).
    """
    scripts = _chosen(list(scripts_of(old)), subjects)
    varied = [v for script in scripts for v in islice(variants(old, new, script), MOST_VARIANTS)]
    days = days_known(old)
    places = len(varied) * len(days)
    if not places:
        return []
    leap = stride(places)
    counted = Counter(number * leap % places for number in range(count))
    return [
        Group(
            script,
            {d: n for at, d in enumerate(days) if (n := counted[place * len(days) + at])},
        )
        for place, script in enumerate(varied)
    ]


def stride(places: int) -> int:
    """Give a step that leads through all places, each far from the one before."""
    return next(
        n for n in range(max(1, int(places * _GOLDEN)), 2 * places + 2) if gcd(n, places) == 1
    )


def days_known(opened: Opened) -> list[date]:
    """Give the days on which generated cases are received: of the last years that are known."""
    known = opened.world.calendars.of(None, joint_leave_is_off=True)
    since = opened.program.rules.regulation.since or known.first
    first = max(since, date(known.last.year - 1, 1, 1))
    last = known.last - AHEAD
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def scripts_of(opened: Opened) -> Iterator[Script]:
    """Give the scripts of a service's scenarios, under the readings that are followed."""
    service = opened.program.service.key
    for document in (*opened.regulation.scenarios, *opened.regulation.demos):
        scenario = plain(document.root) if document.root else {}
        if scenario.get("layanan") == service and not scenario.get("tafsir"):
            name = document.file.rpartition("/")[2].removesuffix(".yaml")
            script = scenario_script(opened, name, scenario)
            if script is not None:
                yield script


def _chosen(scripts: Sequence[Script], subjects: frozenset[str]) -> list[Script]:
    touching = [s for s in scripts if subjects & set(_names(s))]
    others = [s for s in scripts if s not in touching]
    ranked = sorted(touching, key=lambda s: len(s.acts), reverse=True)
    ranked += sorted(others, key=lambda s: len(s.acts), reverse=True)
    return ranked[:MOST_SCRIPTS]


def _names(script: Script) -> Iterator[str]:
    yield from script.filing.fields
    for act in script.acts:
        if isinstance(act.command, Make):
            yield act.command.move
        if act.command is not None:
            yield from act.command.fields


def variants(old: Opened, new: Opened, script: Script) -> Iterator[Script]:
    """Give a script and others like it, with other answers where a rule tells them apart."""
    yield script
    atoms = list(_atoms([old.program, new.program]))
    places = [
        (number, key, values)
        for number, fields in enumerate(_given(script))
        for key in fields
        if len(values := _values(old.program.service.fields.get(key), atoms)) > 1
    ]
    total = prod(len(values) for _, _, values in places)
    leap = stride(total)
    every = list(product(*(values for _, _, values in places))) if total <= 10_000 else []  # noqa: PLR2004
    seen = {canonical(_given(script))}
    for number in range(min(total, 10 * MOST_VARIANTS) if every else 0):
        answers = every[number * leap % total]
        other = script
        for (place, key, _), value in zip(places, answers, strict=True):
            other = _answered(other, place, key, value)
        filed = _fileable(old.program, old.world, other)
        if filed is not None and (mark := canonical(_given(filed))) not in seen:
            seen.add(mark)
            yield filed


def _given(script: Script) -> list[Mapping[str, Value]]:
    acts = (act.command.fields if act.command else {} for act in script.acts)
    return [script.filing.fields, *acts]


def _answered(script: Script, place: int, key: str, value: Value) -> Script:
    if place == 0:
        return replace(
            script, filing=replace(script.filing, fields={**script.filing.fields, key: value})
        )
    act = script.acts[place - 1]
    if act.command is None:
        return script
    fields = {**act.command.fields, key: value}
    changed = replace(act, command=replace(act.command, fields=fields))
    return replace(script, acts=(*script.acts[: place - 1], changed, *script.acts[place:]))


def _fileable(program: Program, world: World, script: Script) -> Script | None:
    """Give a script that can be filed, with what its answers make required; None if none can."""
    for _ in range(_TRIES):
        now = script.received + script.entered
        refused = decide(program, NEW, script.filing, now, world).refused
        if not refused:
            return script
        lacking = [str(r.detail.get("isian", "")) for r in refused if r.code == "isian_kurang"]
        fields = [program.service.fields[key] for key in lacking if key in program.service.fields]
        values = [(f.key, _first(f)) for f in fields]
        if len(lacking) < len(refused) or not all(v for _, v in values):
            return None
        for key, value in values:
            script = _answered(script, 0, key, value)
    return None


def _first(one: Field) -> Value:
    if one.options:
        return one.options[0][0]
    if one.kind is FieldKind.YES_NO:
        return False
    return one.domain.low if one.domain and one.domain.numeric else SEALED


def class_values(one: Field, programs: Iterable[Program]) -> list[Value]:
    """Give a value of each class that rules tell apart in a field; none where no rule reads it."""
    return _values(one, _atoms(programs))


def _values(one: Field | None, atoms: Iterable[Atom]) -> list[Value]:
    mine = [a for a in atoms if one is not None and a.name == one.key]
    if one is None or one.kind not in COMPARABLE or one.domain is None or not mine:
        return []
    if not one.domain.numeric:
        return list(one.domain.values[:MOST_VALUES])
    points: set[int] = {one.domain.low}
    for atom in mine:
        points |= {p for p in (atom.low, None if atom.high is None else atom.high + 1) if p}
    inside: list[Value] = [p for p in sorted(points) if one.domain.low <= p <= one.domain.high]
    return inside[:MOST_VALUES]


def _atoms(programs: Iterable[Program]) -> Iterator[Atom]:
    for program in programs:
        for condition in _conditions(program):
            yield from (atom for atoms in condition.any_of for atom in atoms)


def _conditions(program: Program) -> Iterator[Condition]:
    service = program.service
    yield from (one.when for one in service.fields.values())
    yield from (rule.when for rule in service.rules.rules)
    yield from (row.when for table in service.tables.values() for row in table.rows)
    yield from (clock.when for clock in program.clocks)
    yield from (move.when for move in program.moves.values())
    yield from (rule.when for rule in service.secrecy)
