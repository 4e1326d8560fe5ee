"""The shape of rule files: JSON Schema, its faults told at file, line and column.

The schemas are flat, so that each fault of `jsonschema` is one fault of the file. They describe a
file as it is written, for editors too: there `ya` and `tidak` are words. Our reader gives them as
true and false, so the words are turned into that type when a schema is loaded.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from aduan.paths import data_folder
from aduan.rulebook.findings import Finding
from aduan.rulebook.fitting import FORMATS, Check, check_of
from aduan.rulebook.reader import Document, plain
from aduan.rulebook.shape_faults import Fault, told

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

_YES_NO = ["ya", "tidak"]


@cache
def schema(kind: str) -> dict[str, Any]:
    """Give the schema of one kind of file, as it stands."""
    file = data_folder("rules") / "bahasa" / "skema" / f"{kind}.json"
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


@cache
def typed_schema(kind: str) -> dict[str, Any]:
    """Give the schema of one kind of file for values as our reader gives them."""
    found: dict[str, Any] = _typed(schema(kind))
    return found


def _typed(part: Any) -> Any:
    if isinstance(part, list):
        return [_typed(item) for item in part]
    if not isinstance(part, dict):
        return part
    found = {key: _typed(below) for key, below in part.items()}
    for key in ("enum", "x-kata"):
        if set(_YES_NO) <= set(found.get(key, ())):
            return _yes_no(found, key)
    return found


def _yes_no(part: dict[str, Any], key: str) -> dict[str, Any]:
    """Turn the words ya and tidak into true and false, other words beside them staying words."""
    words = [word for word in part[key] if word not in _YES_NO]
    found = {name: below for name, below in part.items() if name not in (key, "pattern")}
    written = part["type"]
    types = [written] if isinstance(written, str) else written
    found["type"] = ["boolean", *(t for t in types if words or t != "string")]
    if words:
        found["pattern"] = f"^(?:{'|'.join(words)})$"
        found["x-kata"] = part[key]
    return found


@cache
def _check(kind: str) -> Check:
    whole = typed_schema(kind)
    return check_of(whole, whole.get("$defs", {}))


@cache
def _validator(kind: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415  costs start-up

    formats = FormatChecker(())
    for name, holds in FORMATS.items():
        formats.checks(name)(lambda value, holds=holds: not isinstance(value, str) or holds(value))
    return Draft202012Validator(typed_schema(kind), format_checker=formats)


def fits(value: object, kind: str) -> bool:
    """Say whether plain values have the shape of one kind of file."""
    return _check(kind)(value)


def faults(value: object, kind: str) -> list[Fault]:
    """Give what jsonschema finds wrong in plain values."""
    return [_fault(error) for error in _validator(kind).iter_errors(value)]


def _fault(error: ValidationError) -> Fault:
    return Fault(
        tuple(error.absolute_path),
        str(error.validator),
        error.validator_value,
        error.schema if isinstance(error.schema, dict) else {},
        error.instance,
        of_a_name="propertyNames" in error.absolute_schema_path,
    )


def validate(document: Document, kind: str) -> list[Finding]:
    """Give the faults of shape of one file, in the order of the file."""
    if document.root is None:
        return []
    value = plain(document.root)
    if fits(value, kind):
        return []
    findings = told(document, kind, typed_schema(kind), faults(value, kind))
    return sorted(findings, key=lambda finding: finding.span.start.offset)
