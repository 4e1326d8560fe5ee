"""C checks: every norm is bound or said not to be, and what is cited still stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from aduan.model.conditions import Condition
from aduan.model.limits import Limit
from aduan.model.rules import Choice, Rules, Source
from aduan.rulebook.build_register import Norm
from aduan.rulebook.checks.common import found, lifecycles
from aduan.rulebook.checks.workflow import together
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
    source: Source,
    bases: Iterable[str],
    instruments: Mapping[str, LegalInstrument],
    on: date | None,
) -> Iterator[Finding]:
    """Check the legal bases that a regulation names against the table of instruments."""
    for key in bases:
        instrument = instruments.get(key)
        if instrument is None:
            yield found("C004", source, "tak_dikenal", instrument=key)
        elif instrument.repealed_by and _is_repealed(instrument, on):
            since = instrument.repealed_since
            later = instruments.get(instrument.repealed_by)
            yield found(
                "C004",
                source,
                "" if since else "tanpa_tanggal",
                instrument=instrument.name,
                by=later.name if later else instrument.repealed_by,
                since=since.isoformat() if since else "-",
            )


def _is_repealed(instrument: LegalInstrument, on: date | None) -> bool:
    return on is None or instrument.repealed_since is None or instrument.repealed_since <= on


@dataclass(frozen=True, slots=True)
class _Written:
    """One limit as it is written under one article."""

    printed: str
    owner: str
    when: Condition
    source: Source


def check_twice(rules: Rules) -> Iterator[Finding]:
    """Check that no article is written down twice with different limits for the same case."""
    seen: dict[tuple[str, date | None], list[_Written]] = {}
    for choice, owner, when, source in _limits(rules):
        for version in choice.versions:
            if not isinstance(version.value, Limit):
                continue
            one = _Written(str(version.value), owner, when, source)
            for norm in version.citation or source.citation:
                if norm in rules.service.source.citation:
                    # What the whole service cites says nothing about one limit.
                    continue
                others = seen.setdefault((norm, version.since), [])
                yield from _differing(rules, norm, one, others)
                others.append(one)


def _differing(rules: Rules, norm: str, one: _Written, others: list[_Written]) -> Iterator[Finding]:
    for other in others:
        # Rows of one table are compared as D002; limits for different cases may well differ.
        if (
            other.owner != one.owner
            and other.printed != one.printed
            and (together(rules, (one.when, other.when)) is not None)
        ):
            yield found(
                "C005",
                one.source,
                norm=cite(norm),
                one=other.printed,
                other=one.printed,
                where=other.source.place.path,
            )
            return


def _limits(rules: Rules) -> Iterator[tuple[Choice[object], str, Condition, Source]]:
    for table in rules.service.tables.values():
        for row in table.rows:
            yield row.result, f"tabel.{table.key}", row.when, row.source
    for cycle in lifecycles(rules):
        for clock in cycle.clocks:
            yield clock.limit, clock.key, clock.when, clock.source
