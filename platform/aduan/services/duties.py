"""What is owed now and then: reports, evaluations, meetings; by whom, to whom, by which day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aduan.engine.calendar import WorkCalendar
from aduan.engine.duties import Occurrence, occurrences
from aduan.errors import BeyondCalendarError, UsageError
from aduan.model.limits import Schedule
from aduan.model.rules import Duty
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.fitting import NO_DAY, NOT_OWED, UNTIL
from aduan.rulebook.region import LoadedRegion
from aduan.services.results import Failure, Result, several, written
from aduan.services.rulebooks import RegionCalendars, holidays

#: The longest stretch that duties are listed for at once.
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Owed:
    """One time that a duty is owed, under one regulation; by each of some units, or once."""

    regulation: str
    duty: Duty
    occurrence: Occurrence
    units: tuple[str, ...] = ()


def owed(
    region: LoadedRegion, first: date, last: date, done: Mapping[str, date] | None = None
) -> list[Owed]:
    """Give what is owed in a region from one day to another (both included), by due day.

    What has no due day comes last. `done` is when a duty was last done, by its id. Raises
    UsageError for days out of order, too far apart, or outside the known calendar.
    """
    if last < first or last - first > LONGEST:
        raise UsageError(f"{first}{UNTIL}{last}", code="masa", candidates=str(LONGEST.days))
    found = [
        Owed(key, duty, occurrence, _units(region, duty))
        for key, law in region.regulations.items()
        for duty in law.duties
        for occurrence in occurrences(
            duty.schedule or Schedule(),
            first,
            last,
            _calendar(region, law),
            (done or {}).get(duty.key),
        )
    ]
    return sorted(found, key=lambda one: (one.occurrence.due or date.max, one.regulation))


def _calendar(region: LoadedRegion, law: LoadedRegulation) -> WorkCalendar:
    off = law.regulation.counting.joint_leave_is_off
    return RegionCalendars(holidays(), region.region).of(None, joint_leave_is_off=off)


def _units(region: LoadedRegion, duty: Duty) -> tuple[str, ...]:
    return tuple(unit.key for unit in region.units.values() if unit.kind in duty.each_of)


# --- Schedules: promises about duties -----------------------------------------------------------


def keep(
    region: LoadedRegion, law: LoadedRegulation, schedule: Mapping[str, Any], file: str
) -> Result:
    """Hold a schedule (its plain values) against the duties of a regulation."""
    first, last = map(date.fromisoformat, str(schedule["masa"]).split(UNTIL))
    done = {k: date.fromisoformat(str(v)) for k, v in (schedule.get("terakhir") or {}).items()}
    duties = {duty.key: duty for duty in law.duties}
    failures = []
    for number, (key, promise) in enumerate(schedule["kewajiban"].items(), 1):
        found = duties.get(key)
        if found is None:
            failures.append(Failure(number, f"kewajiban.{key}", key, written(list(duties))))
            continue
        owing = found.schedule or Schedule()
        try:
            times = occurrences(owing, first, last, _calendar(region, law), done.get(key))
        except BeyondCalendarError as error:
            told = f"{type(error).__name__}: {error}"
            failures.append(Failure(number, "kesalahan", "-", told))
            continue
        failures += [
            Failure(number, f"kewajiban.{key}.{what}", written(want), written(have))
            for what, want, have in _compared(promise, found, times)
            if want != have
        ]
    return Result(str(schedule.get("jadwal", file)), file, tuple(failures))


def _compared(
    promise: Mapping[str, Any], duty: Duty, times: Sequence[Occurrence]
) -> Iterator[tuple[str, object, object]]:
    """Give what is promised beside what is; a duty is promised whole, so silence says none."""
    parties = {
        "oleh": (duty.by,),
        "kepada": duty.to,
        "melalui": duty.through,
        "tembusan": duty.copies,
        "setiap_unit": duty.each_of,
    }
    for key, have in parties.items():
        yield key, sorted(several(promise.get(key))), sorted(have)
    yield "laporan_nihil", bool(promise.get("laporan_nihil")), duty.nil_report
    yield "jatuh", several(promise["jatuh"]), _due(times)
    periods = [f"{o.start}{UNTIL}{o.end}" for o in times if o.start and o.end]
    covers = duty.schedule is not None and duty.schedule.covers is not None
    if covers or "meliputi" in promise:
        yield "meliputi", several(promise.get("meliputi")), periods
    often = sorted({o.times for o in times})
    yield "kali", [promise.get("kali", 1)] if often else [], often


def _due(times: Sequence[Occurrence]) -> list[str]:
    """Give the due days; what never has one says so once, its periods say how often."""
    if not any(o.due for o in times):
        return [NO_DAY if times else NOT_OWED]
    return [str(o.due or NO_DAY) for o in times]
