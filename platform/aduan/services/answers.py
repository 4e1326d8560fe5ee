"""Answers as people and files write them, turned into values of fields."""

from __future__ import annotations

from datetime import date

from aduan.model.rules import Field
from aduan.model.values import FieldKind, Value

_MANY = frozenset({FieldKind.CHOICES, FieldKind.FILE})
_WHOLE = frozenset({FieldKind.NUMBER, FieldKind.MONEY})


def answer(field: Field, written: object) -> Value:
    """Give the value of an answer; what does not fit the kind is left as written, to be refused."""
    if isinstance(written, list | tuple):
        return tuple(str(item) for item in written)
    if field.kind in _MANY and isinstance(written, str):
        return tuple(part.strip() for part in written.split(",") if part.strip())
    if field.kind is FieldKind.YES_NO and isinstance(written, str):
        return {"ya": True, "tidak": False}.get(written.strip().lower(), written)
    if field.kind in _WHOLE and isinstance(written, str):
        return _whole(written)
    if field.kind is FieldKind.DATE and isinstance(written, str):
        return _date(written)
    if isinstance(written, bool | int) and field.kind not in _WHOLE | {FieldKind.YES_NO}:
        return str(written)
    return written if isinstance(written, str | int | bool | date) else str(written)


def _whole(written: str) -> Value:
    digits = written.strip().replace(".", "")
    return int(digits) if digits.isascii() and digits.isdigit() else written


def _date(written: str) -> Value:
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return written


def as_written(value: object) -> str:
    """Write a plain value as a rule file would, on one line."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {as_written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(as_written, value)) + "]"
    return str(value)
