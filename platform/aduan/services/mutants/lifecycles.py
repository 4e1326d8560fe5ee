"""Stages, moves and clocks changed in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from aduan.engine.program import starting_events
from aduan.engine.tables import shown
from aduan.model.limits import Counting, Limit, Roll, Start, Unit
from aduan.model.rules import (
    Choice,
    Clock,
    EachStage,
    HandTo,
    Lapse,
    Level,
    Lifecycle,
    Move,
    Recount,
    Reminder,
    Rules,
    Service,
    Stage,
)
from aduan.model.values import Domain
from aduan.services.mutants.changes import (
    NOTHING,
    Change,
    fewer,
    lift,
    limit_said,
    next_of,
    other_choices,
    other_conditions,
    other_forces,
    other_limits,
    other_parties,
    put,
    without_each,
)
from aduan.services.mutants.marks import ALL, EVENT, STAGE, Found

_ANSWER = "isian."

# --- Lifecycles ---------------------------------------------------------------------------------


def other_cycles(rules: Rules, domains: Mapping[str, Domain | None]) -> Iterator[Found[Service]]:
    """Give a service with one of its lifecycles changed in one place."""
    service = rules.service
    pairs: list[tuple[Lifecycle | None, Callable[[Lifecycle], Service]]] = [
        (service.case, lambda c: replace(service, case=c)),
        (service.handover, lambda c: replace(service, handover=c)),
    ]
    for cycle, into in pairs:
        if cycle is not None:
            for source, marks, change in _cycle(cycle, rules, domains):
                yield source, marks, put(change, into(change.value))


def _cycle(
    cycle: Lifecycle, rules: Rules, domains: Mapping[str, Domain | None]
) -> Iterator[Found[Lifecycle]]:
    for key, stage in cycle.stages.items():
        for change in _stage(stage, cycle.level):
            stages = {**cycle.stages, key: change.value}
            yield stage.source, (f"{STAGE}{key}",), put(change, replace(cycle, stages=stages))
    yield from _moves(cycle, rules, domains)
    for number, clock in enumerate(cycle.clocks):
        # An answer is no event; whatever scenario gives it may begin the clock.
        marks = [ALL if e.startswith(_ANSWER) else f"{EVENT}{e}" for e in starting_events(clock)]
        for ticked in _clock(clock, rules, domains):
            clocks = (*cycle.clocks[:number], ticked.value, *cycle.clocks[number + 1 :])
            yield clock.source, marks, put(ticked, replace(cycle, clocks=clocks))
    if cycle.each_stage is not None:
        marks = [f"{STAGE}{key}" for key in cycle.stages]
        for each in _each(cycle.each_stage):
            yield cycle.each_stage.source, marks, put(each, replace(cycle, each_stage=each.value))


def _moves(
    cycle: Lifecycle, rules: Rules, domains: Mapping[str, Domain | None]
) -> Iterator[Found[Lifecycle]]:
    """Give changes of every move once, also of one that leaves several stages."""
    leaves: dict[str, list[str]] = {}
    for key, stage in cycle.stages.items():
        for move in stage.moves:
            leaves.setdefault(move.key, []).append(key)
    moves = {m.key: m for stage in cycle.stages.values() for m in stage.moves}
    for key, move in moves.items():
        marks = [f"{STAGE}{stage}" for stage in leaves[key]]
        for made in _move(move, leaves[key][0], cycle, rules, domains):
            yield move.source, marks, put(made, _with_move(cycle, made.value))


def _with_move(cycle: Lifecycle, move: Move) -> Lifecycle:
    stages = {
        key: replace(stage, moves=tuple(move if m.key == move.key else m for m in stage.moves))
        for key, stage in cycle.stages.items()
    }
    return replace(cycle, stages=stages)


def _stage(stage: Stage, level: Level) -> Iterator[Change[Stage]]:
    yield from lift(fewer("beritahu", stage.notify), lambda n: replace(stage, notify=n))
    yield from lift(without_each("surat", stage.letters), lambda n: replace(stage, letters=n))
    if stage.waits_for is not None:
        yield Change("menunggu", stage.waits_for, NOTHING, replace(stage, waits_for=None))
    # Only of hand-overs is it asked whether they brought anything.
    if stage.final and level is Level.HANDOVER:
        turned = replace(stage, fruitless=not stage.fruitless)
        yield Change("tanpa_hasil", shown(stage.fruitless), shown(turned.fruitless), turned)


def _each(each: EachStage) -> Iterator[Change[EachStage]]:
    yield from lift(fewer("beritahu", each.notify), lambda n: replace(each, notify=n))
    yield from lift(without_each("surat", each.letters), lambda n: replace(each, letters=n))


def _move(
    move: Move,
    stage: str,
    cycle: Lifecycle,
    rules: Rules,
    domains: Mapping[str, Domain | None],
) -> Iterator[Change[Move]]:
    yield from lift(other_parties("oleh", move.by, rules), lambda n: replace(move, by=n))
    for other in next_of(list(cycle.stages), move.to or stage):
        yield Change("ke", move.to or stage, other, replace(move, to=other))
    yield from lift(fewer("perlu", move.asks), lambda n: replace(move, asks=n))
    yield from lift(fewer("boleh", move.may_give), lambda n: replace(move, may_give=n))
    yield from lift(other_conditions("bila", move.when, domains), lambda c: replace(move, when=c))
    yield from lift(fewer("beritahu", move.notify), lambda n: replace(move, notify=n))
    yield from lift(without_each("surat", move.letters), lambda n: replace(move, letters=n))
    yield from lift(fewer("bukan_oleh", move.not_by), lambda n: replace(move, not_by=n))
    if move.extends is not None:
        yield Change("memperpanjang", move.extends, NOTHING, replace(move, extends=None))
    if move.hand_to is not None:
        for change in _hand_to(move.hand_to):
            yield put(change, replace(move, hand_to=change.value))


def _hand_to(hand_to: HandTo) -> Iterator[Change[HandTo]]:
    if hand_to.field is None:
        turned = replace(hand_to, multiple=not hand_to.multiple)
        yield Change("beberapa", shown(hand_to.multiple), shown(turned.multiple), turned)

    for number, version in enumerate(hand_to.kinds.versions):
        for change in fewer("kepada", version.value):
            versions = list(hand_to.kinds.versions)
            versions[number] = replace(version, value=change.value)
            kinds = Choice(tuple(versions), hand_to.kinds.table)
            yield put(change, replace(hand_to, kinds=kinds))


def _clock(
    clock: Clock, rules: Rules, domains: Mapping[str, Domain | None]
) -> Iterator[Change[Clock]]:
    for limit in other_choices("batas", clock.limit, other_limits, limit_said):
        yield put(limit, replace(clock, limit=limit.value))
    for force in other_choices("sifat", clock.force, other_forces, str):
        yield put(force, replace(clock, force=force.value))
    owners = other_parties("bagi", (clock.owner,), rules)
    yield from lift(owners, lambda n: replace(clock, owner=n[0]))
    yield from lift(other_conditions("bila", clock.when, domains), lambda c: replace(clock, when=c))
    yield from _events(clock)
    yield from lift(_counting(clock, rules), lambda c: replace(clock, counting=c))
    if clock.limit.table is not None:
        other = Recount.FROM_CHANGE if clock.recount is Recount.FROM_START else Recount.FROM_START
        changed = replace(clock, recount=other)
        yield Change("hitung_ulang", clock.recount.value, other.value, changed)
    yield from lift(_reminders(clock.reminders), lambda r: replace(clock, reminders=r))
    yield from _extension(clock)
    if clock.lapse is not None:
        yield from lift(_lapse(clock.lapse), lambda n: replace(clock, lapse=n))


def _events(clock: Clock) -> Iterator[Change[Clock]]:
    """Give clocks that begin, end, pause or begin again at other events."""
    if len(clock.ends) > 1:
        yield from lift(fewer("sampai", clock.ends), lambda n: replace(clock, ends=n))
    yield from lift(fewer("jeda_saat", clock.pauses_in), lambda n: replace(clock, pauses_in=n))
    yield from lift(fewer("mulai_lagi", clock.again_from), lambda n: replace(clock, again_from=n))
    if len(clock.start.events) > 1:
        words = ("paling_akhir", "paling_awal")
        before, after = words if clock.start.latest else reversed(words)
        start = replace(clock.start, latest=not clock.start.latest)
        yield Change("sejak", before, after, replace(clock, start=start))


def _extension(clock: Clock) -> Iterator[Change[Clock]]:
    if clock.extension is None:
        return
    for by in other_limits(clock.extension.by):
        if isinstance(by, Limit):
            longer = replace(clock.extension, by=by)
            said = str(clock.extension.by), str(by)
            yield Change("perpanjangan.tambah", *said, replace(clock, extension=longer))


def _counting(clock: Clock, rules: Rules) -> Iterator[Change[Counting]]:
    counting, units = clock.counting, _units(clock, rules)
    first = Start.SAME_DAY if counting.first is Start.NEXT_DAY else Start.NEXT_DAY
    if units - {Unit.HOURS}:
        changed = replace(counting, first=first)
        yield Change("hari_pertama", counting.first.value, first.value, changed)
    if units & {Unit.WORKING_DAYS}:
        off = replace(counting, joint_leave_is_off=not counting.joint_leave_is_off)
        words = (shown(counting.joint_leave_is_off), shown(off.joint_leave_is_off))
        yield Change("cuti_bersama_libur", *words, off)
    if units - {Unit.HOURS, Unit.WORKING_DAYS}:
        roll = Roll.NEXT if counting.end_on_day_off is not Roll.NEXT else Roll.STAY
        changed = replace(counting, end_on_day_off=roll)
        yield Change("jatuh_hari_libur", counting.end_on_day_off.value, roll.value, changed)


def _units(clock: Clock, rules: Rules) -> set[Unit]:
    """Give the units a clock counts in, also by a table and with its extension."""
    table = rules.service.tables.get(clock.limit.table or "")
    rows = table.rows if table else ()
    versions = (*clock.limit.versions, *(v for row in rows for v in row.result.versions))
    longer = (clock.extension.by,) if clock.extension else ()
    return {one.unit for one in (*(v.value for v in versions), *longer) if isinstance(one, Limit)}


def _reminders(marks: tuple[Reminder, ...]) -> Iterator[Change[tuple[Reminder, ...]]]:
    for number, mark in enumerate(marks):
        before, after = marks[:number], marks[number + 1 :]
        said = f"{mark.percent}%" if mark.percent is not None else f"{mark.before} hari sebelumnya"
        yield Change("ingatkan", said, NOTHING, (*before, *after))
        if mark.before is not None:
            sooner = replace(mark, before=mark.before + 1)
            words = f"{sooner.before} hari sebelumnya"
            yield Change("ingatkan", said, words, (*before, sooner, *after))


def _lapse(lapse: Lapse) -> Iterator[Change[Lapse]]:
    yield from lift(fewer("bila_lewat.beritahu", lapse.notify), lambda n: replace(lapse, notify=n))
    yield from lift(
        without_each("bila_lewat.surat", lapse.letters), lambda n: replace(lapse, letters=n)
    )
    if lapse.makes is not None:
        yield Change("bila_lewat.lakukan", lapse.makes, NOTHING, replace(lapse, makes=None))
