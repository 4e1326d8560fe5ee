"""Cases: append what was decided with all that is projected from it, and read it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from aduan.engine.evolve import fold
from aduan.errors import ChangedError, MissingError
from aduan.model.case import Case, ClockState, Event
from aduan.model.rules import Field
from aduan.model.values import Value
from aduan.store import lists, tables
from aduan.store.chain import START, link, record
from aduan.store.coding import column_value, decode, encode, written_value
from aduan.store.lists import Columns
from aduan.store.moments import NEVER
from aduan.store.sealing import part, whole
from aduan.store.vault import Vault


class Kind(NamedTuple):
    """Under what a case is filed."""

    region: str
    regulation: str
    service: str

    @property
    def key(self) -> str:
        """Give the name of the service among those of its region."""
        return f"{self.regulation}/{self.service}"


class Tail(NamedTuple):
    """Where a history goes on: its case, events so far, the last hash, the command to come."""

    case_id: int
    before: int
    head: str
    command: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A case as it stands in the store."""

    id: int
    kind: Kind
    number: str
    case: Case
    head: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a role can do now with a case or one of its hand-overs."""

    role: str
    unit: str
    handover: int
    stage: str
    since: datetime
    due: datetime | None
    clock: str | None
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appended:
    """What one decision adds to a case."""

    events: Sequence[Event]
    after: Case
    fields: dict[str, Field]
    columns: Columns
    tasks: Sequence[Task]
    holder: str | None
    edition: str
    publication: int
    trace: str
    next_tick: datetime | None


def create(at: Connection, kind: Kind, added: Appended, vault: Vault) -> Kept:
    """Put a new case down; its register number comes last, so that it leaves no gap."""
    row = {**projected(added), "region": kind.region, "service": kind.key}
    key = at.execute(insert(tables.cases).values(**row, events=0, head=START)).inserted_primary_key
    case_id = int(key[0]) if key else 0
    head = _append(at, Tail(case_id, 0, START, 1), added, vault)
    _project(at, case_id, kind, added)
    number = _next_number(at, kind, added.after.received or added.events[0].at)
    at.execute(
        update(tables.cases)
        .where(tables.cases.c.id == case_id)
        .values(number=number, events=len(added.events), head=head)
    )
    lists.number(at, case_id, number)
    return Kept(case_id, kind, number, added.after, head)


def append(at: Connection, kept: Kept, added: Appended, vault: Vault) -> Kept:
    """Add to a case; raises ChangedError when somebody else did meanwhile."""
    if not added.events:
        return kept
    before = kept.case.events
    last = at.execute(
        select(func.max(tables.events.c.command)).where(tables.events.c.case_id == kept.id)
    ).scalar_one()
    head = _append(at, Tail(kept.id, before, kept.head, int(last) + 1), added, vault)
    changed = at.execute(
        update(tables.cases)
        .where(tables.cases.c.id == kept.id, tables.cases.c.events == before)
        .values(**projected(added), events=before + len(added.events), head=head)
    )
    if changed.rowcount != 1:
        raise ChangedError(kept.number, number=kept.number)
    _project(at, kept.id, kept.kind, added)
    return Kept(kept.id, kept.kind, kept.number, added.after, head)


def _append(at: Connection, tail: Tail, added: Appended, vault: Vault) -> str:
    case_id, before, head, command = tail
    rows, texts = [], []
    for number, event in enumerate(added.events, before + 1):
        parted = part(event, added.fields)
        vault.put(at, case_id, parted.identities)
        texts += [
            {
                "case_id": case_id,
                "event": number,
                "field": kept.field,
                "salt": kept.salt,
                "value": written_value(kept.value),
            }
            for kept in parted.texts
        ]
        body = encode(parted.event)
        row: dict[str, Any] = {
            "case_id": case_id,
            "number": number,
            "command": command,
            "at": event.at,
            "kind": body["kind"],
            "body": body,
            "edition": added.edition,
            "publication": added.publication,
            "trace": added.trace if number == before + 1 else None,
        }
        head = link(head, case_id, number, record(row))
        rows.append({**row, "hash": head})
    at.execute(insert(tables.events), rows)
    if texts:
        at.execute(insert(tables.texts), texts)
    return head


# --- Projections --------------------------------------------------------------------------------


def projected(added: Appended) -> dict[str, Any]:
    """Give what the row of a case says of it after a decision."""
    case = added.after
    fields = {
        key: column_value(value)
        for key, value in case.fields.items()
        if key in added.fields and added.fields[key].personal is None
    }
    return {
        "channel": case.channel,
        "holder": added.holder,
        "stage": case.stage,
        "since": case.since,
        "final": case.final,
        "received": case.received,
        "entered": case.entered,
        "due": min((c.due for c in case.clocks if c.open and c.due), default=None),
        "next_tick": added.next_tick,
        "fields": fields,
    }


def _project(at: Connection, case_id: int, kind: Kind, added: Appended) -> None:
    case = added.after
    for table in (tables.handovers, tables.clocks, tables.inbox):
        at.execute(delete(table).where(table.c.case_id == case_id))
    if case.handovers:
        at.execute(insert(tables.handovers), handover_rows(case_id, kind, case))
    if case.clocks:
        at.execute(insert(tables.clocks), clock_rows(case_id, case))
    if added.tasks:
        at.execute(
            insert(tables.inbox),
            [_task(case_id, kind, task) for task in added.tasks],
        )
    lists.enlist(at, case_id, added.columns)


def handover_rows(case_id: int, kind: Kind, case: Case) -> list[dict[str, Any]]:
    """Give the rows of a case's hand-overs."""
    return [
        {
            "case_id": case_id,
            "number": held.number,
            "region": kind.region,
            "unit": held.unit.key,
            "stage": held.stage,
            "since": held.since,
            "lead": held.lead,
            "final": held.final,
            "fruitless": held.fruitless,
        }
        for held in case.handovers
    ]


def clock_rows(case_id: int, case: Case) -> list[dict[str, Any]]:
    """Give the rows of a case's clocks."""
    return [_clock(case_id, state) for state in case.clocks]


def _clock(case_id: int, state: ClockState) -> dict[str, Any]:
    return {
        "case_id": case_id,
        "key": state.key,
        "handover": state.handover or 0,
        "round": state.round,
        "owner": state.owner,
        "counted_from": state.counted_from,
        "due": state.due,
        "limit": state.limit,
        "force": state.force.value,
        "status": state.status.value,
        "lapsed": state.lapsed,
    }


def _task(case_id: int, kind: Kind, task: Task) -> dict[str, Any]:
    return {
        "case_id": case_id,
        "handover": task.handover,
        "role": task.role,
        "region": kind.region,
        "service": kind.key,
        "unit": task.unit,
        "stage": task.stage,
        "since": task.since,
        "due": task.due or NEVER,
        "clock": task.clock,
        "moves": list(task.moves),
    }


def _next_number(at: Connection, kind: Kind, received: datetime) -> str:
    """Give the next number of a register in the year a case was received, as `2026-000001`."""
    counter = tables.counters
    mine = and_(
        counter.c.region == kind.region,
        counter.c.service == kind.key,
        counter.c.year == received.year,
    )
    if not at.execute(update(counter).where(mine).values(last=counter.c.last + 1)).rowcount:
        at.execute(
            insert(counter).values(region=kind.region, service=kind.key, year=received.year, last=1)
        )
    last = at.execute(select(counter.c.last).where(mine)).scalar_one()
    return f"{received.year}-{last:06}"


# --- Reading ------------------------------------------------------------------------------------


def find(at: Connection, region: str, case_id: int) -> Kept:
    """Read a case of a region by folding its events; raises MissingError."""
    row = _row(at, region, case_id)
    history = read_history(at, case_id)
    kind = Kind(row.region, *row.service.split("/"))
    return Kept(row.id, kind, row.number, fold(history), row.head)


def _row(at: Connection, region: str, case_id: int) -> Row[Any]:
    table = tables.cases
    row = at.execute(
        select(table).where(table.c.id == case_id, table.c.region == region)
    ).one_or_none()
    if row is None:
        raise MissingError(str(case_id))
    return row


def number_to_id(at: Connection, region: str, service: str, number: str) -> int:
    """Give the id of a case by its register number; raises MissingError."""
    table = tables.cases
    mine = (table.c.region == region) & (table.c.service == service) & (table.c.number == number)
    found = at.execute(select(table.c.id).where(mine)).scalar_one_or_none()
    if found is None:
        raise MissingError(number)
    return int(found)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event as recorded, with the command it belongs to."""

    number: int
    command: int
    event: Event
    edition: str
    publication: int
    trace: str | None


def recorded(at: Connection, case_id: int) -> list[Recorded]:
    """Read the events of a case, free texts put back, identities closed."""
    rows = at.execute(
        select(tables.events)
        .where(tables.events.c.case_id == case_id)
        .order_by(tables.events.c.number)
    ).all()
    texts: dict[int, dict[str, Value]] = {}
    for text in at.execute(select(tables.texts).where(tables.texts.c.case_id == case_id)):
        value = tuple(text.value) if isinstance(text.value, list) else text.value
        texts.setdefault(text.event, {})[text.field] = value
    return [
        Recorded(
            row.number,
            row.command,
            whole(decode(row.body), texts.get(row.number, {})),
            row.edition,
            row.publication,
            row.trace,
        )
        for row in rows
    ]


def read_history(at: Connection, case_id: int) -> list[Event]:
    """Read the events of a case."""
    return [one.event for one in recorded(at, case_id)]


def identified(case: Case, found: dict[tuple[int, str], Value]) -> Case:
    """Give the case with identities read from the vault in their places."""
    for (handover, field), value in found.items():
        case = _with(case, handover, field, value)
    return case


def _with(case: Case, handover: int, field: str, value: Value) -> Case:

    if not handover:
        return replace(case, fields={**case.fields, field: value})
    held = tuple(
        replace(h, fields={**h.fields, field: value}) if h.number == handover else h
        for h in case.handovers
    )
    return replace(case, handovers=held)


def wake_at(at: Connection, case_id: int, moment: datetime | None) -> None:
    """Keep when time alone next has something to do in a case."""
    at.execute(update(tables.cases).where(tables.cases.c.id == case_id).values(next_tick=moment))


def wake_all(at: Connection, region: str, now: datetime) -> int:
    """Let every open case of a region be looked at now; gives how many."""
    table = tables.cases
    mine = (table.c.region == region) & table.c.final.is_(False)
    return int(at.execute(update(table).where(mine).values(next_tick=now)).rowcount)


def decided_under(at: Connection, case_id: int) -> int:
    """Give the publication under which a case was last decided."""
    newest = select(func.max(tables.events.c.publication))
    return int(at.execute(newest.where(tables.events.c.case_id == case_id)).scalar_one())


def project_again(at: Connection, kept: Kept, added: Appended) -> None:
    """Project a case anew, as other rules see it, though nothing happened in it."""
    at.execute(update(tables.cases).where(tables.cases.c.id == kept.id).values(**projected(added)))
    _project(at, kept.id, kept.kind, added)


def due_cases(at: Connection, now: datetime, limit: int) -> list[tuple[str, int]]:
    """Give the region and id of cases in which time alone has something to do."""
    table = tables.cases
    rows = at.execute(
        select(table.c.region, table.c.id)
        .where(table.c.next_tick <= now)
        .order_by(table.c.next_tick)
        .limit(limit)
    )
    return [(row.region, row.id) for row in rows]


def open_stages(at: Connection, region: str) -> list[tuple[str, str, str, str, int]]:
    """Give by regulation, service and level the stages that open cases stand in, and how many."""
    cases, held = tables.cases, tables.handovers
    found = []
    for level, stage, source in (
        ("berkas", cases.c.stage, cases),
        ("penyaluran", held.c.stage, cases.join(held, held.c.case_id == cases.c.id)),
    ):
        query = (
            select(cases.c.service, stage, func.count())
            .select_from(source)
            .where(cases.c.region == region, cases.c.final.is_(False))
            .group_by(cases.c.service, stage)
        )
        found += [(*row[0].split("/"), level, row[1], row[2]) for row in at.execute(query)]
    return found


def units_with_cases(at: Connection, region: str) -> set[str]:
    """Give the units of a region that hold or held a case."""
    held = select(tables.handovers.c.unit).where(tables.handovers.c.region == region)
    whole = select(tables.cases.c.holder).where(tables.cases.c.region == region)
    return {unit for unit in at.execute(held.union(whole)).scalars() if unit}
