"""Events as JSON and back, every value by its type; cattrs does the classes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from cattrs import Converter
from cattrs.strategies import configure_tagged_union

from aduan.model.case import Event
from aduan.model.values import Value

#: Stands in an event, or a case, for an answer that is kept elsewhere; rules only see it is given.
SEALED = "•••"
_DATE = "tanggal"


def written_value(value: Value) -> Any:
    """Give a value as JSON holds it; a day is told from a text."""
    if isinstance(value, tuple):
        return list(value)
    return {_DATE: value.isoformat()} if isinstance(value, date) else value


def column_value(value: Value) -> Any:
    """Give a value as a column of lists holds it: a day as a text that sorts as days do."""
    return value.isoformat() if isinstance(value, date) else written_value(value)


def read_value(written: Any) -> Value:
    """Read a value back."""
    if isinstance(written, list):
        return tuple(written)
    if isinstance(written, Mapping):
        return date.fromisoformat(written[_DATE])
    return written if isinstance(written, str | int | bool) else str(written)


def _converter() -> Converter:
    found = Converter(forbid_extra_keys=False)
    found.register_unstructure_hook(datetime, datetime.isoformat)
    found.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    found.register_unstructure_hook(date, date.isoformat)
    found.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    found.register_structure_hook(Value, lambda written, _: read_value(written))
    found.register_unstructure_hook(Value, written_value)
    configure_tagged_union(Event, found, tag_name="kind")
    return found


_CONVERTER = _converter()


def encode(event: Event) -> dict[str, Any]:
    """Give an event as JSON holds it, with the name of its class as `kind`."""
    body: dict[str, Any] = _CONVERTER.unstructure(event, unstructure_as=Event)
    return body


def decode(body: Mapping[str, Any]) -> Event:
    """Read an event back."""
    event: Event = _CONVERTER.structure(body, Event)  # type: ignore[arg-type]
    return event
