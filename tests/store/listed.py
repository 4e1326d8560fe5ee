"""A service with a listed field of every kind, and cases of it put straight into the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert

from aduan.model.case import NEW, ClockState
from aduan.model.inference import RuleSet
from aduan.model.rules import Field, Force, Level, Lifecycle, Service
from aduan.model.values import FieldKind, Text, Value
from aduan.services.listing import columns_of
from aduan.store import lists, tables
from aduan.store.cases import Appended, Kind, projected
from aduan.store.chain import START
from aduan.store.database import writing

KIND = Kind("uji", "perbup", "pengaduan")
#: Rows that no list of this kind may show: another region, another service.
OTHERS = (Kind("lain", "perbup", "pengaduan"), Kind("uji", "perbup", "permohonan"))
SERVICE = Service(
    key="pengaduan",
    label=Text("Pengaduan"),
    fields={k.value: Field(k.value, k, Text(k.value), listed=True) for k in FieldKind},
    rules=RuleSet(),
    tables={},
    case=Lifecycle(Level.CASE, "masuk", {}),
)
COLUMNS = columns_of(SERVICE)
DAWN = datetime(2026, 3, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list knows of a case; moments in days after `DAWN`."""

    received: int = 0
    entered: int = 0
    due: int | None = None
    stage: str = "masuk"
    holder: str | None = None
    #: Units it was handed to; to those after a "-" by mistake.
    handed: tuple[str, ...] = ()
    fields: Mapping[str, Value] = field(default_factory=dict)

    @property
    def units(self) -> frozenset[str]:
        """Give the units that hold or held it, other than by mistake."""
        held = {unit for unit in self.handed if not unit.startswith("-")}
        return frozenset(held | ({self.holder} if self.holder else set()))

    def row(self) -> dict[str, Any]:
        """Give its row, projected as the store does it."""
        case = replace(
            NEW,
            received=DAWN + timedelta(days=self.received),
            entered=DAWN + timedelta(days=self.entered),
            since=DAWN,
            channel="loket",
            stage=self.stage,
            fields=self.fields,
            clocks=() if self.due is None else (_clock(DAWN + timedelta(days=self.due)),),
        )
        return projected(
            Appended((), case, dict(SERVICE.fields), COLUMNS, (), self.holder, "", 0, "", None)
        )


def _clock(due: datetime) -> ClockState:
    return ClockState(
        "tanggapan", None, 1, DAWN, DAWN, due, None, "3 hari", next(iter(Force)), "petugas"
    )


def put(engine: Engine, cases: Iterable[Listed], kind: Kind = KIND) -> None:
    """Put cases into the table, each with the id and number that come next."""
    given = list(cases)
    with writing(engine) as at:
        before = at.exec_driver_sql("SELECT coalesce(max(id), 0) FROM cases").scalar_one()
        rows = [
            {
                **case.row(),
                "id": number,
                "number": f"2026-{number:06}",
                "region": kind.region,
                "service": kind.key,
                "events": 0,
                "head": START,
            }
            for number, case in enumerate(given, before + 1)
        ]
        for case, row in zip(given, rows, strict=True):
            at.execute(insert(tables.cases), row)
            _hand(at, row["id"], case, kind)
            lists.enlist(at, row["id"], COLUMNS)


def _hand(at: Connection, case_id: int, case: Listed, kind: Kind) -> None:
    for number, unit in enumerate(case.handed, 1):
        at.execute(
            insert(tables.handovers).values(
                case_id=case_id, number=number, region=kind.region, unit=unit.lstrip("-"),
                stage="masuk", since=DAWN, lead=False, final=False,
                fruitless=unit.startswith("-"),
            )
        )  # fmt: skip


def empty(engine: Engine) -> None:
    """Take all cases away."""
    of_cases = (tables.list_values, tables.list_lines, tables.list_groups, tables.handovers)
    with writing(engine) as at:
        for table in (*of_cases, tables.cases):
            at.execute(delete(table))
