"""C checks: every norm is bound or said not to be, and what is cited still stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from aduan.model.limits import Limit
from aduan.model.rules import Choice, Rules, Source
from aduan.rulebook.checks.common import found, lifecycles
from aduan.rulebook.build_register import Norm
from aduan.rulebook.citations import cite
from aduan.rulebook.findings import Finding
from aduan.rulebook.instruments import LegalInstrument


def check_norms(norms: Iterable[Norm], bound: Mapping[str, Iterable[str]]) -> Iterator[Finding]:
    """Check that every norm is bound, said not to be automated, or said to be still to come."""
    for norm in norms:
        users = list(bound.get(norm.key, ()))
        if norm.automated and not norm.pending and not users:
            yield found("C002", norm.source, norm=cite(norm.key))
        elif users and (norm.pending or not norm.automated):
            yield found("C002", norm.source, "ganda", norm=cite(norm.key), element=users[0])


def check_text(source: Source, text: str | None, checked: str | None) -> Iterator[Finding]:
    """Check that the text the rules were checked against is the text that is kept."""
    if checked is not None and text != checked:
        yield found("C003", source, text=text or "-", checked=checked)


def check_bases(
    source: Source, bases: Iterable[str], instruments: Mapping[str, LegalInstrument], on: date | None
) -> Iterator[Finding]:
    """Check the legal bases that a regulation names against the table of instruments."""
    for key in bases:
        instrument = instruments.get(key)
        if instrument is None:
            yield found("C004", source, "tak_dikenal", instrument=key)
        elif instrument.repealed_by and _is_repealed(instrument, on):
            since = instrument.repealed_since
            later = instruments.get(instrument.repealed_by)
            yield found("C004", source, instrument=instrument.name,
                        by=later.name if later else instrument.repealed_by,
                        since=since.isoformat() if since else "?")


def _is_repealed(instrument: LegalInstrument, on: date | None) -> bool:
    return on is None or instrument.repealed_since is None or instrument.repealed_since <= on


def check_twice(rules: Rules) -> Iterator[Finding]:
    """Check that no article is written down twice with different limits."""
    seen: dict[str, tuple[str, str]] = {}
    for choice, source in _limits(rules):
        for version in choice.versions:
            if not isinstance(version.value, Limit):
                continue
            for norm in version.citation or source.citation:
                printed = str(version.value)
                before = seen.setdefault(f"{norm}@{version.since}", (printed, source.place.path))
                if before[0] != printed and before[1] != source.place.path:
                    yield found("C005", source, norm=cite(norm), one=before[0], other=printed,
                                where=before[1])


def _limits(rules: Rules) -> Iterator[tuple[Choice[object], Source]]:
    for table in rules.service.tables.values():
        for row in table.rows:
            yield row.result, row.source
    for cycle in lifecycles(rules):
        for clock in cycle.clocks:
            yield clock.limit, clock.source
