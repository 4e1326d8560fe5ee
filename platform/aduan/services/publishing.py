"""Publish an edition of a region: checked, tried by both inference engines, and no case orphaned."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aduan.errors import BusyError
from aduan.inference.gate import Status, Verdict, judge
from aduan.model.rules import Level
from aduan.rulebook.edition import hashed, is_binding
from aduan.rulebook.findings import Finding
from aduan.rulebook.messages import severity
from aduan.services.differing import Against, Kind, compare
from aduan.services.installation import Edition, Installation, opened
from aduan.services.rulebooks import Report, check
from aduan.services.widening import enlist_rest, widen
from aduan.store import cases, publications
from aduan.store.database import reading, writing
from aduan.store.publications import Publication
from aduan.texts.checks import Severity

__all__ = ["Kind", "Orphans", "Published", "Release", "publish"]

#: What of a region's folder is kept with a publication.
_ENDINGS = (".yaml", ".csv")
#: Files larger than this, in bytes together, are no rule files.
LARGEST = 8_000_000
#: How often a folder is checked again that somebody else is writing.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Release:
    """Who publishes, as what, and why."""

    by: str
    kind: Kind
    reason: str


@dataclass(frozen=True, slots=True)
class Orphans:
    """Open cases that an edition would leave in a stage it does not have."""

    regulation: str
    service: str
    level: str
    stage: str
    count: int


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a publication: its number, or why the old edition stays."""

    number: int | None
    edition: str
    errors: tuple[Finding, ...] = ()
    shut: tuple[tuple[str, Verdict], ...] = ()
    orphans: tuple[Orphans, ...] = ()
    too_large: bool = False
    against: Against = ()

    @property
    def refused(self) -> bool:
        """Say whether the old edition stays."""
        return self.number is None


def publish(installation: Installation, folder: Path, release: Release, now: datetime) -> Published:
    """Publish the rule files of a folder; the region is told by its `daerah.yaml`.

    Refused, with everything that stands against it, when a check finds an error, when the two
    inference engines differ, when it changes more than its kind may, or when an open case would be
    left without a stage. After an amendment or a correction open cases are decided again, one by
    one as the worker or a person comes to them; law time keeps what an amendment does not touch.
    """
    report, files = _checked(folder)
    edition = report.region.edition
    errors = _errors(report)
    if errors:
        return Published(None, edition, errors=errors)
    if sum(len(content.encode()) for content in files.values()) > LARGEST:
        return Published(None, edition, too_large=True)
    new = opened(0, report.region)
    shut = tuple(_shut(new))
    if shut:
        return Published(None, edition, shut=shut)
    publication = Publication(
        report.region.key, edition, release.kind.value, now, release.by, release.reason, files
    )
    seeds = [
        {"key": u.key, "kind": u.kind, "name": u.name, "parent": u.parent}
        for u in report.region.units.values()
    ]
    before, against = _against(installation, new, release.kind)
    if against:
        return Published(None, edition, against=against)
    widened = widen(installation, new)
    with writing(installation.engine) as at:
        orphans = tuple(_orphans(new, cases.open_stages(at, new.key)))
        if orphans:
            return Published(None, edition, orphans=orphans)
        changed = publications.current(at).get(new.key) != before
        if not changed:
            number = publications.add(at, publication)
            publications.seed_units(at, new.key, seeds)
            enlist_rest(at, widened)
            if release.kind is not Kind.WORDING:
                # Each is decided again as soon as it is looked at, one transaction each.
                cases.wake_all(at, new.key, now)
    # What somebody else published meanwhile is what this edition must be compared with.
    return publish(installation, folder, release, now) if changed else Published(number, edition)


def _against(installation: Installation, new: Edition, kind: Kind) -> tuple[int | None, Against]:
    """Give the publication in force, and what of the new edition its kind does not allow."""
    with reading(installation.engine) as at:
        before = installation.regions(at).get(new.key)
        if before is None:
            return None, ()
        old = installation.published(at, before)
        standing = {(law, service) for law, service, *_ in cases.open_stages(at, new.key)}
    return before, compare(old.region, new.region).against(kind, standing)


def _checked(folder: Path) -> tuple[Report, Mapping[str, str]]:
    """Check a folder and read it: only what was checked is published.

    Again where somebody wrote in between; raises BusyError where that does not end.
    """
    for _ in range(TRIES):
        report = check(folder)
        if _errors(report):
            return report, {}
        files = rule_files(folder)
        if _edition(files) == report.region.edition:
            return report, files
    raise BusyError(str(folder))


def _errors(report: Report) -> tuple[Finding, ...]:
    return tuple(f for f in report.findings if severity(f) is Severity.ERROR)


def rule_files(folder: Path) -> dict[str, str]:
    """Give the files of a region that are kept with a publication, by their path inside it."""
    # As bytes, so that line ends stay as they are.
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.suffix in _ENDINGS and path.is_file()
    }


def _edition(files: Mapping[str, str]) -> str:
    """Give the edition of files as they were read."""
    named = {unicodedata.normalize("NFC", name): content for name, content in files.items()}
    return hashed(
        {n: c.encode() for n, c in named.items() if n.endswith(".yaml") and is_binding(n)}
    )


def _shut(edition: Edition) -> Iterator[tuple[str, Verdict]]:
    for (_, key), one in edition.services.items():
        if one.program.service.rules.rules:
            verdict = judge(one.program.service.rules)
            if verdict.status not in (Status.OK, Status.UNAVAILABLE):
                yield key, verdict


def _orphans(edition: Edition, standing: list[tuple[str, str, str, str, int]]) -> Iterator[Orphans]:
    for regulation, service, level, stage, count in standing:
        one = edition.services.get((regulation, service))
        cycle = one.program.lifecycle(Level(level)) if one else None
        if cycle is None or stage not in cycle.stages:
            yield Orphans(regulation, service, level, stage, count)
