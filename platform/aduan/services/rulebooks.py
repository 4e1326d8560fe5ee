"""Rule files for whoever asks: load a region, check it, open one of its services for deciding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from aduan.engine.calendar import WorkCalendar
from aduan.engine.program import Program, World, prepare
from aduan.errors import UsageError
from aduan.inference.durable import resilient
from aduan.inference.subset import outside
from aduan.model.case import UnitRef
from aduan.model.rules import Level, Region, Rules, Source
from aduan.paths import REGION_FILE, data_folder, region_folder, region_folders
from aduan.rulebook.build import own_norm
from aduan.rulebook.build_register import Norm
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.calendars import Holidays, load_calendars
from aduan.rulebook.checks import citation, form, privacy, tables, time, workflow
from aduan.rulebook.checks.common import found
from aduan.rulebook.edition import FREE_FOLDERS
from aduan.rulebook.findings import Finding
from aduan.rulebook.instruments import load_instruments
from aduan.rulebook.messages import ordered, severity
from aduan.rulebook.reader import plain
from aduan.rulebook.region import LoadedRegion, Loader
from aduan.texts.checks import Severity

#: Checks that need a day to be run as of.
_OF_A_DAY = frozenset({"T004"})


class RegionCalendars:
    """The calendars of a region as known on a day; a unit may work other weekdays."""

    def __init__(
        self,
        holidays: Holidays,
        region: Region,
        known_on: date | None = None,
        weeks: Mapping[str, frozenset[int]] | None = None,
    ) -> None:
        """Take the national calendar as known on a day (None: all that is known now)."""
        self._holidays = holidays.as_known_on(known_on)
        self._region = region
        self._weeks = weeks or {}
        self._built: dict[tuple[frozenset[int], bool], WorkCalendar] = {}

    def of(self, unit: str | None, *, joint_leave_is_off: bool) -> WorkCalendar:
        """Give the calendar of a unit, or of the region."""
        week = self._weeks.get(unit or "", self._region.work_week)
        key = (week, joint_leave_is_off)
        if key not in self._built:
            self._built[key] = WorkCalendar.of(
                self._holidays,
                week,
                self._region.local_holidays,
                joint_leave_is_off=joint_leave_is_off,
            )
        return self._built[key]


@cache
def holidays() -> Holidays:
    """Give the national calendar that comes with Aduan."""
    return load_calendars(data_folder("rules") / "kalender")


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found in one region."""

    region: LoadedRegion
    findings: tuple[Finding, ...]

    def text(self, finding: Finding) -> str | None:
        """Give the text of the file a finding stands in."""
        document = self.region.documents.get(finding.file)
        return document.text if document else None


@dataclass(frozen=True, slots=True)
class Opened:
    """One service ready for deciding, with the world around it."""

    region: LoadedRegion
    regulation: LoadedRegulation
    program: Program
    world: World
    units: Mapping[str, UnitRef]


def find_region(name: str) -> Path:
    """Give the folder of a region by its path or its name."""
    path = Path(name)
    return near(path if (path / REGION_FILE).is_file() else region_folder(name))


def near(folder: Path) -> Path:
    """Give a folder as seen from the working folder, so that messages name files in short."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def all_regions() -> list[Path]:
    """Give the folders of all regions."""
    return [near(folder) for folder in region_folders()]


def load(
    folder: Path, readings: Mapping[str, str] | None = None, loader: Loader | None = None
) -> LoadedRegion:
    """Load a region's rule files, with other readings of its interpretations where given."""
    return (loader or Loader()).load(folder, readings=readings)


def check(
    folder: Path,
    on: date | None = None,
    loader: Loader | None = None,
    readings: Mapping[str, str] | None = None,
) -> Report:
    """Check all rule files of a region; `on` lets the checks that need a day run as of it."""
    region = load(folder, readings, loader)
    findings = list(region.findings)
    for regulation in region.regulations.values():
        # What stands in a base is told once, not again for what stands on it.
        findings += [f for f in _check_regulation(region, regulation, on) if f not in findings]
    return Report(region, tuple(ordered(_answered(region, findings))))


def _check_regulation(
    region: LoadedRegion, regulation: LoadedRegulation, on: date | None
) -> Iterator[Finding]:
    yield from time.check_regulation(regulation.regulation, regulation.declared)
    if not _broken(region, regulation.regulation.key):
        # An element that is faulty may be the one that binds a norm.
        yield from citation.check_norms(_own_norms(regulation), regulation.bound)
    there = frozenset(unit.kind for unit in region.units.values())
    yield from privacy.check_duties(regulation.duties, regulation.unit_kinds, there)
    declared = regulation.declared
    source = regulation.regulation.source
    yield from citation.check_text(source, declared.text_hash, declared.checked_hash)
    yield from citation.check_bases(source, declared.bases, load_instruments(), on)
    for key in regulation.services:
        if region.faulty(regulation.regulation.key, key):
            # What the files say wrongly would only be told again, as faults of their meaning.
            continue
        rules = region.rules(regulation.regulation.key, key)
        yield from check_service(region, regulation, rules)
        base = region.regulations.get(regulation.base)
        if base and key in base.services and declared.written.get("hanya_menambah"):
            yield from privacy.check_addition(rules, region.rules(regulation.base, key))
    if on is not None:
        yield from _check_calendar(region, regulation, on)


def check_service(
    region: LoadedRegion, regulation: LoadedRegulation, rules: Rules
) -> Iterator[Finding]:
    """Check what the rules of one service mean, whatever the files say of their shape."""
    for module in (workflow, tables, form, privacy):
        yield from module.check(rules)
    yield from time.check(rules, regulation.declared, _month_ends(region, rules))
    yield from citation.check_twice(rules)
    yield from _unsafe(rules)


def _own_norms(regulation: LoadedRegulation) -> list[Norm]:
    """Give the norms to be carried out; those of a base are its own business."""
    own = own_norm(regulation.regulation.key, "")
    return [n for k, n in regulation.norms.items() if not regulation.base or k.startswith(own)]


def _check_calendar(
    region: LoadedRegion, regulation: LoadedRegulation, on: date
) -> Iterator[Finding]:
    """Check the calendar against all services, and tell it once: for the gravest of them."""
    law = regulation.regulation.key
    calendar = RegionCalendars(holidays(), region.region).of(None, joint_leave_is_off=True)
    found = (
        finding
        for key in regulation.services
        if not region.faulty(law, key)
        for finding in time.check_calendar(region.rules(law, key), calendar, on)
    )
    yield from ordered(found)[:1]


def _broken(region: LoadedRegion, law: str) -> bool:
    """Say whether an error stands in the files of a regulation that bind."""
    return any(
        severity(f) is Severity.ERROR
        and f"/{law}/" in f"/{f.file}"
        and not FREE_FOLDERS.intersection(f.file.split("/"))
        for f in region.findings
    )


def _month_ends(region: LoadedRegion, rules: Rules) -> set[str]:
    """Give the clocks of a service that say themselves how a month ends."""
    document = region.documents.get(rules.service.source.place.file)
    written = plain(document.root) if document and document.root else {}
    return {
        key
        for level in Level
        for key, clock in written.get(level.value, {}).get("batas_waktu", {}).items()
        if "akhir_bulan" in clock.get("hitung", {})
    }


def _unsafe(rules: Rules) -> Iterator[Finding]:
    """Find what leaves the part of the inference engine that is checked to be safe."""
    places = {rule.key: rule for rule in rules.service.rules.rules}
    for reason in outside(rules.service.rules):
        rule = places.get(reason.rule) or next(iter(places.values()))
        detail = ", ".join(
            f"{k} = {v}" for k, v in reason.detail.items() if k not in ("rule", "code")
        )
        source = Source(rule.citation, place=rule.place)
        yield found("K001", source, rule=rule.key, reason=reason.code, detail=detail or "-")


def _answered(region: LoadedRegion, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let an interpretation that is settled take its warning away, and a proposal mark it.

    Only warnings can be answered; an error stays, whatever an interpretation says of it.
    """
    answers = {
        (answer.code, law, answer.element): interpretation
        for law, regulation in region.regulations.items()
        for interpretation in regulation.interpretations.values()
        for answer in interpretation.answers
    }
    idle = dict(answers)
    for finding in findings:
        asked = (
            (finding.code, law, finding.element)
            for law in region.regulations
            if f"/{law}/" in f"/{finding.file}"
        )
        question = next((key for key in asked if key in answers), None)
        if question is None or severity(finding) is not Severity.WARNING:
            yield finding
            continue
        by = answers[question]
        idle.pop(question, None)
        if not by.settled:
            yield replace(finding, answered_by=by.key)
    for (code, law, element), by in idle.items():
        # What a day or a fault hides may be answered all the same.
        if code not in _OF_A_DAY and not _broken(region, law):
            yield found("C006", by.source, warning=code, element=element)


def units_of(region: LoadedRegion) -> dict[str, UnitRef]:
    """Give the units that a region's folder seeds its directory with."""
    return {u.key: UnitRef(u.key, u.kind, u.name) for u in region.units.values()}


def _governing(
    offered: list[tuple[str, LoadedRegulation]], received: date | None
) -> tuple[str, LoadedRegulation]:
    """Give the regulation that governs a case received on a day: the last that had taken effect.

    So an amendment comes before what it amends; a unit's own procedure governs no one else.
    """
    in_force = [
        (since, key, law)
        for key, law in offered
        if (since := law.regulation.since) is not None
        and received is not None
        and since <= received
        and not law.declared.written.get("hanya_menambah")
    ]
    if not in_force:
        return offered[0]
    _, key, law = max(in_force, key=lambda one: one[0])
    return key, law


def open_service(
    region: LoadedRegion,
    service: str,
    regulation: str | None = None,
    known_on: date | None = None,
    received: date | None = None,
) -> Opened:
    """Make one service of a loaded region ready; raises UsageError when there is none.

    Where several regulations offer it and none is named, it is the one that governs a case
    received on a day.
    """
    offered = [
        (key, law)
        for key, law in region.regulations.items()
        if service in law.services and regulation in (None, key)
    ]
    if not offered:
        known = [k for law in region.regulations.values() for k in law.services]
        alike = get_close_matches(service, known, 1)
        raise UsageError(service, code="layanan", candidates=tuple(alike or known))
    key, law = _governing(offered, received)
    if region.faulty(key, service):
        # Rules with a part left out would decide, and decide wrongly.
        errors = sum(severity(f) is Severity.ERROR for f in region.findings)
        raise UsageError(str(near(region.folder)), code="aturan_salah", candidates=str(errors))
    rules = region.rules(key, service)
    calendars = RegionCalendars(holidays(), region.region, known_on)
    infer = None
    if rules.service.rules.rules:
        infer = resilient(rules.service.rules, (region.key, key, service, rules.edition))
    units = units_of(region)
    return Opened(region, law, prepare(rules), World(calendars, infer, units), units)
