"""Whether what is kept still is what was written: chains, texts, rows of cases, registers.

Whoever can rewrite all of a case, its row and its register together leaves no trace in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, select

from aduan.engine.evolve import fold
from aduan.model.case import Case
from aduan.services.installation import Installation
from aduan.store import tables
from aduan.store.cases import Appended, Kind, clock_rows, handover_rows, projected
from aduan.store.chain import broken_at, record
from aduan.store.coding import column_value, decode
from aduan.store.database import reading
from aduan.store.lists import WHOLE, Columns
from aduan.store.sealing import HASHED, hash_of

#: Cases read at a time.
BATCH = 500
#: What of the row of a case follows from its events alone, its fields apart.
_FOLDED = ("channel", "stage", "since", "final", "received", "entered", "due")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written; `event` is the first that does not fit."""

    code: str
    region: str
    service: str
    number: str
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was looked at, and what is wrong with it."""

    cases: int
    events: int
    faults: tuple[Fault, ...]


def verify(installation: Installation) -> Verified:
    """Look at every case as of one moment."""
    seen, events = 0, 0
    faults: list[Fault] = []
    with reading(installation.engine) as at:
        for rows in _batches(at):
            history = _of(at, tables.events, rows, "number")
            texts = _of(at, tables.texts, rows, "event")
            held = _of(at, tables.handovers, rows, "number")
            clocks = _of(at, tables.clocks, rows, "handover")
            lines = _lines(at, rows)
            for row in rows:
                mine = history.get(row.id, [])
                seen, events = seen + 1, events + len(mine)
                copies = (held.get(row.id, []), clocks.get(row.id, []), lines.get(row.id, []))
                faults += _faults(row, mine, texts.get(row.id, []), copies)
        faults += _without_case(at)
        faults += _registers(at)
    return Verified(seen, events, tuple(faults))


def _batches(at: Connection) -> Iterator[Sequence[Any]]:
    last = 0
    while True:
        table = tables.cases
        query = select(table).where(table.c.id > last).order_by(table.c.id).limit(BATCH)
        rows = at.execute(query).all()
        if not rows:
            return
        yield rows
        last = rows[-1].id


def _of(
    at: Connection, table: Table, rows: Sequence[Any], order: str
) -> Mapping[int, Sequence[Any]]:
    """Give the rows of a table that belong to some cases, by case."""
    mine = table.c.case_id.between(rows[0].id, rows[-1].id)
    found = at.execute(select(table).where(mine).order_by(table.c.case_id, table.c[order]))
    return {key: list(group) for key, group in groupby(found, lambda row: row.case_id)}


def _lines(at: Connection, rows: Sequence[Any]) -> Mapping[int, Sequence[Any]]:
    """Give the lines of some cases, each with its group, by case."""
    line, group = tables.list_lines.c, tables.list_groups.c
    query = (
        select(
            *(group.region, group.service, group.stage, line.number, line.received),
            *(line.entered, line.due, group.unit, group["values"].label("given"), line.case_id),
        )
        .join_from(tables.list_lines, tables.list_groups, group.id == line.group_id)
        .where(line.case_id.between(rows[0].id, rows[-1].id))
        .order_by(line.case_id)
    )
    return {key: list(found) for key, found in groupby(at.execute(query), lambda r: r.case_id)}


# --- One case -----------------------------------------------------------------------------------


def _faults(
    row: Any,
    events: Sequence[Any],
    texts: Sequence[Any],
    copies: tuple[Sequence[Any], Sequence[Any], Sequence[Any]],
) -> Iterator[Fault]:
    place = (row.region, row.service, row.number or f"#{row.id}")
    broken = broken_at(row.id, ((e.number, record(_columns(e)), e.hash) for e in events))
    if broken is not None:
        yield Fault("rantai", *place, broken)
        return
    if row.events != len(events) or not events or row.head != events[-1].hash:
        yield Fault("ujung", *place, len(events) + 1)
    for number in _wrong_texts(events, texts):
        yield Fault("teks", *place, number)
    found = [decode(event.body) for event in events]
    for event, told in zip(events, found, strict=True):
        if (event.kind, event.at) != (event.body["kind"], told.at):
            yield Fault("rantai", *place, event.number)
    if found and not _copied(row, fold(found), *copies):
        yield Fault("salinan", *place)


def _wrong_texts(events: Sequence[Any], texts: Sequence[Any]) -> list[int]:
    """Give the events whose free texts are not those that they stand for."""
    hashed = {(e.number, key, value) for e in events for key, value in _hashes(e.body)}
    kept = {(t.event, t.field, hash_of(t.salt, t.value)) for t in texts}
    return sorted({number for number, _, _ in hashed ^ kept})


def _hashes(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("fields", "case_fields"):
        for key, value in (body.get(name) or {}).items():
            if isinstance(value, str) and value.startswith(HASHED):
                yield key, value


def _copied(
    row: Any, case: Case, held: Sequence[Any], clocks: Sequence[Any], lines: Sequence[Any]
) -> bool:
    """Say whether what lists read of a case is what its events make of it."""
    kind = Kind(row.region, *row.service.split("/"))
    told = projected(Appended((), case, {}, Columns(), (), None, "", 0, "", None))
    fields = {k: column_value(v) for k, v in case.fields.items()}
    return (
        all(getattr(row, name) == told[name] for name in _FOLDED)
        and all(fields.get(key) == value for key, value in row.fields.items())
        and _same(held, handover_rows(row.id, kind, case))
        and _same(clocks, clock_rows(row.id, case))
        and _listed(row, held, lines)
    )


def _listed(row: Any, held: Sequence[Any], lines: Sequence[Any]) -> bool:
    """Say whether a case stands in the lists it belongs in, as it is."""
    units = {WHOLE, *(h.unit for h in held if not h.fruitless)} | ({row.holder} - {None})
    told = (row.region, row.service, row.stage, row.number, row.received, row.entered, row.due)
    return sorted(line.unit for line in lines) == sorted(units) and all(
        tuple(line)[: len(told)] == told
        and all(row.fields.get(key) == value for key, value in line.given.items())
        for line in lines
    )


def _same(found: Sequence[Any], told: Sequence[Mapping[str, Any]]) -> bool:
    def text(rows: Iterator[Mapping[str, Any]]) -> list[str]:
        return sorted(repr(sorted(_plain(row).items())) for row in rows)

    return text(map(_columns, found)) == text(iter(told))


def _columns(row: Any) -> Mapping[str, Any]:
    mapping: Mapping[str, Any] = row._mapping  # noqa: SLF001  its public name
    return mapping


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row with its moments as instants, in whichever zone they were written."""
    return {k: v.timestamp() if hasattr(v, "timestamp") else v for k, v in row.items()}


# --- All of them --------------------------------------------------------------------------------


def _without_case(at: Connection) -> Iterator[Fault]:
    cases = select(tables.cases.c.id)
    lost = select(tables.events.c.case_id).where(tables.events.c.case_id.not_in(cases)).distinct()
    for case_id in at.scalars(lost):
        yield Fault("tanpa_berkas", "", "", f"#{case_id}")


def _registers(at: Connection) -> Iterator[Fault]:
    """Give the numbers that a register lacks, or has past its last."""
    counters = tables.counters
    last = {(c.region, c.service, str(c.year)): c.last for c in at.execute(select(counters)).all()}
    table = tables.cases
    query = select(table.c.region, table.c.service, table.c.number).order_by(
        table.c.region, table.c.service, table.c.number
    )
    found: dict[tuple[str, str, str], set[str]] = {key: set() for key in last}
    for row in at.execute(query):
        year, _, number = (row.number or "").partition("-")
        found.setdefault((row.region, row.service, year), set()).add(number)
    for key, numbers in found.items():
        region, service, year = key
        # A counter far past all cases is told by the first numbers that it lacks.
        most = min(last.get(key, 0), len(numbers) + BATCH)
        told = {f"{number:06}" for number in range(1, most + 1)}
        for number in sorted(numbers ^ told):
            yield Fault("nomor", region, service, f"{year}-{number}")
