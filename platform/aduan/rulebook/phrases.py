"""Values of the model in the words of the rule files, on one line: for reports of differences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from aduan.engine.guards import describe
from aduan.model.conditions import Atom, Condition
from aduan.model.limits import DayOfMonth, Limit, TimesPer
from aduan.model.rules import Choice, Source
from aduan.model.values import Text
from aduan.rulebook.attributes import ATTRIBUTES, UNTOLD, key_of
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Node, Scalar, Sequence, plain

NOTHING = "tidak ada"
#: What an attribute holds where nothing is written.
_NOTHING_SAID: tuple[object, ...] = (None, False, (), {}, Condition())
ALWAYS = "selalu"
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_HOUR = 60
_NODES = (Scalar, Sequence, Map)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a value is from each day on; a set where the order of its parts decides nothing."""

    versions: tuple[tuple[date | None, object], ...]

    def __str__(self) -> str:
        """Write the value, with its days where it is dated."""
        return "; ".join(
            phrase(value) if since is None else f"sejak {since}: {phrase(value)}"
            for since, value in self.versions
        )


def phrase(value: object, key: str = "") -> str:
    """Write a value; `key` is that of its attribute, as some values are written by their place."""
    if key in _BY_KEY and value is not None:
        return str(_BY_KEY[key](value))
    if value is None or value in ((), frozenset(), {}):
        return NOTHING
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    for kind, write in _BY_TYPE:
        if isinstance(value, kind):
            return str(write(value))
    if is_dataclass(value) and not isinstance(value, type):
        return summary(value)
    return str(value)


def _many(values: Iterable[object]) -> str:
    return ", ".join(map(_item, values))


def _item(value: object) -> str:
    if isinstance(value, tuple) and len(value) == 2:  # noqa: PLR2004  a name with its value
        return f"{value[0]}: {phrase(value[1])}"
    if is_dataclass(value) and not isinstance(value, type) and type(value) in ATTRIBUTES:
        own = getattr(value, key_of(type(value)), None)
        return str(own) if own is not None else summary(value)
    return phrase(value)


def _mapping(value: Mapping[object, object]) -> str:
    if any(type(v) in ATTRIBUTES and hasattr(v, "key") for v in value.values()):
        return ", ".join(map(str, value))
    return ", ".join(f"{k}: {phrase(v)}" for k, v in value.items())


def condition(value: Condition) -> str:
    """Write a condition: its alternatives, each with all that must hold."""
    if not value.any_of:
        return ALWAYS
    return "; atau ".join(" dan ".join(map(atom, atoms)) for atoms in value.any_of)


def atom(value: Atom) -> str:
    """Write one test: `golongan = keluhan/pengaduan`, `kerugian = 50..`."""
    needed = describe(value)["perlu"]
    return f"{value.name} = {'/'.join(needed) if isinstance(needed, tuple) else needed}"


def choice(value: Choice[Any]) -> str:
    """Write a value that may be dated or stand in a table."""
    if value.table is not None:
        return f"tabel.{value.table}"
    return "; ".join(
        phrase(v.value) if v.since is None else f"sejak {v.since}: {phrase(v.value)}"
        for v in value.versions
    )


def summary(value: Any) -> str:
    """Write all that an element says beside its id and what holds where nothing is said."""
    return "; ".join(_said(value))


def _said(value: Any) -> Iterable[str]:
    kind = type(value)
    for one in fields(kind):
        attribute = ATTRIBUTES.get(kind, {}).get(one.name)
        part = getattr(value, one.name)
        if attribute is None or one.name == key_of(kind) or (kind, one.name) in UNTOLD:
            continue
        if one.name == "label" or isinstance(part, Source) or part in _NOTHING_SAID:
            continue
        if attribute.inside and is_dataclass(part):
            yield from _said(part)
        else:
            yield f"{attribute.key.replace('_', ' ')} {phrase(part, attribute.key)}".strip()


def _clock_time(value: object) -> str:
    minutes = int(str(value))
    return f"{minutes // _HOUR:02}:{minutes % _HOUR:02}"


def _week(value: object) -> str:
    chosen = value if isinstance(value, frozenset) else frozenset()
    return ", ".join(day for number, day in enumerate(_DAYS) if number in chosen)


def _off(value: object) -> str:
    return "libur" if value else "kerja"


#: Attributes whose values are not written as they are kept.
_BY_KEY = {"setelah_jam": _clock_time, "minggu_kerja": _week, "cuti_bersama": _off}
#: How each kind of value is written, the special before the general.
_BY_TYPE: tuple[tuple[Any, Any], ...] = (
    (Enum, lambda v: str(v.value)),
    (date, lambda v: v.isoformat()),
    (Text, lambda v: v.id),
    ((Limit, DayOfMonth, TimesPer, Outcome), str),
    (Condition, condition),
    (Choice, choice),
    (_NODES, lambda v: phrase(plain(v))),
    (Mapping, _mapping),
    ((frozenset, set), lambda v: ", ".join(sorted(map(phrase, v)))),
    ((tuple, list), _many),
)


def same_node(old: Node, new: Node) -> bool:
    """Say whether two written values are the same, wherever they stand."""
    return bool(plain(old) == plain(new))
