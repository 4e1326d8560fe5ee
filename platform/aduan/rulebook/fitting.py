"""Whether a value has the shape that a schema asks for: yes or no, and fast.

Nearly every file is right, and jsonschema takes long to say so. It is asked only for what is wrong
where something is; a test holds that both always say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

Check = Callable[[Any], bool]
Part = Mapping[str, Any]

_TYPES: dict[str, type] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
    "object": dict,
    "array": list,
}
#: Between the first and the last day of a period.
UNTIL = " s.d. "
#: Written where a duty is owed without a due day, and where it is not owed at all.
NO_DAY, NOT_OWED = "tanpa hari", "tidak ada"
#: What a schema may ask, beside what it tells people and editors.
ASKS = frozenset(
    {
        "type",
        "enum",
        "pattern",
        "format",
        "minLength",
        "minimum",
        "maximum",
        "items",
        "minItems",
        "properties",
        "required",
        "additionalProperties",
        "propertyNames",
        "minProperties",
        "maxProperties",
    }
)
TELLS = frozenset(
    {
        "$schema",
        "$defs",
        "$ref",
        "title",
        "description",
        "examples",
        "errorMessage",
        "x-en",
        "x-kata",
        "x-diperiksa",
    }
)


def is_date(text: str) -> bool:
    """Say whether a text of the form of a date names a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_moment(text: str) -> bool:
    """Say whether a text is a day of the calendar, with or without an hour of the clock."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_period(text: str) -> bool:
    """Say whether a text is a day, until, and a day that is not before it."""
    days = text.split(UNTIL)
    return len(days) == 2 and all(map(is_date, days)) and days == sorted(days)  # noqa: PLR2004


def is_due(text: str) -> bool:
    """Say whether a text is a day of the calendar or one of the words for having none."""
    return text in (NO_DAY, NOT_OWED) or is_date(text)


FORMATS: dict[str, Callable[[str], bool]] = {
    "date": is_date,
    "waktu": is_moment,
    "masa": is_period,
    "jatuh": is_due,
}


def resolved(part: Part, defs: Part) -> dict[str, Any]:
    """Give a part of a schema with what it refers to; what it says itself comes first."""
    name = part.get("$ref")
    return {**defs[name.rpartition("/")[2]], **part} if name else dict(part)


def check_of(part: Part, defs: Part) -> Check:
    """Give the check that a part of a schema asks for."""
    part = resolved(part, defs)
    if strange := part.keys() - ASKS - TELLS:
        raise ValueError(", ".join(sorted(strange)))
    written = part.get("type", list(_TYPES))
    types = frozenset(_TYPES[name] for name in ([written] if isinstance(written, str) else written))
    enum = frozenset(part["enum"]) if "enum" in part else None
    checks: dict[type, list[Check]] = {
        str: list(_of_text(part)),
        int: list(_of_number(part)),
        list: list(_of_list(part, defs)),
        dict: list(_of_mapping(part, defs)),
    }

    def check(value: Any) -> bool:
        kind = type(value)
        if kind not in types or (enum is not None and value not in enum):
            return False
        return all(one(value) for one in checks.get(kind, ()))

    return check


def _of_text(part: Part) -> Iterator[Check]:
    if "pattern" in part:
        search = re.compile(part["pattern"]).search
        yield lambda text: search(text) is not None
    if "format" in part:
        yield FORMATS[part["format"]]
    if "minLength" in part:
        least = part["minLength"]
        yield lambda text: len(text) >= least


def _of_number(part: Part) -> Iterator[Check]:
    if "minimum" in part or "maximum" in part:
        low, high = part.get("minimum", float("-inf")), part.get("maximum", float("inf"))
        yield lambda number: low <= number <= high


def _of_list(part: Part, defs: Part) -> Iterator[Check]:
    least = part.get("minItems", 0)
    yield lambda items: len(items) >= least
    if "items" in part:
        each = check_of(part["items"], defs)
        yield lambda items: all(map(each, items))


def _of_mapping(part: Part, defs: Part) -> Iterator[Check]:
    least, most = part.get("minProperties", 0), part.get("maxProperties", float("inf"))
    needed = frozenset(part.get("required", ()))
    names = check_of(part["propertyNames"], defs) if "propertyNames" in part else None
    known = {key: check_of(below, defs) for key, below in part.get("properties", {}).items()}
    more = part.get("additionalProperties", True)
    rest = check_of(more, defs) if isinstance(more, dict) else lambda _: bool(more)

    def check(entries: dict[str, Any]) -> bool:
        if not (least <= len(entries) <= most and needed <= entries.keys()):
            return False
        if names is not None and not all(map(names, entries)):
            return False
        return all(known.get(key, rest)(value) for key, value in entries.items())

    yield check
