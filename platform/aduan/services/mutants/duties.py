"""Duties changed in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aduan.engine.tables import shown
from aduan.model.limits import Covers, DayOfMonth, Roll, Schedule, TimesPer, Unit
from aduan.model.rules import Duty, Rules
from aduan.services.mutants.changes import NOTHING, Change, fewer, lift, other_limits, other_parties


def duty_mutants(duty: Duty, rules: Rules) -> Iterator[Change[Duty]]:
    """Give all mutants of one duty; `rules` are those of any service of its regulation."""
    yield from lift(other_parties("oleh", (duty.by,), rules), lambda n: replace(duty, by=n[0]))
    yield from lift(fewer("kepada", duty.to), lambda n: replace(duty, to=n))
    yield from lift(fewer("melalui", duty.through), lambda n: replace(duty, through=n))
    yield from lift(fewer("tembusan", duty.copies), lambda n: replace(duty, copies=n))
    yield from lift(fewer("setiap_unit", duty.each_of), lambda n: replace(duty, each_of=n))
    turned = replace(duty, nil_report=not duty.nil_report)
    yield Change("laporan_nihil", shown(duty.nil_report), shown(turned.nil_report), turned)
    if duty.schedule is not None:
        yield from lift(_schedule(duty.schedule), lambda s: replace(duty, schedule=s))


def _schedule(schedule: Schedule) -> Iterator[Change[Schedule]]:
    yield from _rhythm(schedule)
    if schedule.standing:
        changed = replace(schedule, standing=False)
        yield Change("berkala", "tidak_ditetapkan", NOTHING, changed)
    if schedule.covers is not None:
        covers = Covers.CURRENT if schedule.covers is Covers.PREVIOUS else Covers.PREVIOUS
        changed = replace(schedule, covers=covers)
        yield Change("meliputi", schedule.covers.value, covers.value, changed)
    for within in other_limits(schedule.within):
        changed = replace(schedule, within=within)
        yield Change("paling_lambat", str(schedule.within), str(within), changed)


def _rhythm(schedule: Schedule) -> Iterator[Change[Schedule]]:
    rhythm = schedule.rhythm
    others: list[DayOfMonth | TimesPer] = []
    if isinstance(rhythm, DayOfMonth):
        others = [day for day in other_limits(rhythm) if isinstance(day, DayOfMonth)]
        roll = Roll.NEXT if schedule.end_on_day_off is not Roll.NEXT else Roll.STAY
        words = schedule.end_on_day_off.value, roll.value
        changed = replace(schedule, end_on_day_off=roll)
        yield Change("jatuh_di_hari_libur", *words, changed)
    elif rhythm is not None:
        others = [replace(rhythm, times=rhythm.times + 1)]
        # The rule files know each working day alone, not every second one.
        if rhythm.unit is not Unit.WORKING_DAYS:
            others.append(replace(rhythm, every=rhythm.every + 1))
    for other in others:
        yield Change("berkala", str(rhythm), str(other), replace(schedule, rhythm=other))
