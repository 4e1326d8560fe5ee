"""Moments as the database keeps them: UTC, ISO 8601, fixed width, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import String, TypeDecorator
from sqlalchemy.engine import Dialect

#: Sorts after every due date.
NEVER = datetime(9999, 12, 31, tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone in, the same moment in UTC out."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        """Write `2026-03-13T01:00:00.000000Z`."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value}: a moment needs its time zone")
        return written(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        """Read what was written."""
        return None if value is None else datetime.fromisoformat(value)


def written(moment: datetime) -> str:
    """Give the one text form of a moment."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
