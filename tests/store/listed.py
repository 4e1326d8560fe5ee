"""A service with a listed field of every kind, and cases of it put straight into the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete, insert

from aduan.model.case import NEW, ClockState
from aduan.model.inference import RuleSet
from aduan.model.rules import Field, Force, Level, Lifecycle, Service
from aduan.model.values import FieldKind, Text, Value
from aduan.store import publications, tables
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
DAWN = datetime(2026, 3, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list knows of a case; moments in days after `DAWN`."""

    received: int = 0
    entered: int = 0
    due: int | None = None
    stage: str = "masuk"
    holder: str | None = None
    fields: Mapping[str, Value] = field(default_factory=dict)

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
        return projected(Appended((), case, dict(SERVICE.fields), (), self.holder, "", 0, "", None))


def _clock(due: datetime) -> ClockState:
    return ClockState(
        "tanggapan", None, 1, DAWN, DAWN, due, None, "3 hari", next(iter(Force)), "petugas"
    )


def put(engine: Engine, cases: Iterable[Listed], kind: Kind = KIND) -> None:
    """Put cases into the table, each with the id and number that come next."""
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
            for number, case in enumerate(cases, before + 1)
        ]
        if rows:
            at.execute(insert(tables.cases), rows)


def empty(engine: Engine) -> None:
    """Take all cases away."""
    with writing(engine) as at:
        at.execute(delete(tables.cases))


def indexed(engine: Engine) -> None:
    """Make the indexes of the list columns, as a publication does."""
    with writing(engine) as at:
        publications.index_fields(at, [SERVICE])
