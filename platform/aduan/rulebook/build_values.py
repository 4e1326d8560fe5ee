"""Values that may be dated or looked up: limits, forces, kinds of unit, ways of counting."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from aduan.model.limits import Counting, DayOff, DayOfMonth, Limit, Roll, Start
from aduan.model.rules import Choice, Force, Version, fixed
from aduan.rulebook.build import Element, day, leaves
from aduan.rulebook.limits import nearest_limit, parse_limit
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Node, Scalar, Sequence
from aduan.rulebook.references import nearest

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
#: Reads one undated value: in a list of one, so that a value may itself be None; None is a fault.
Read = Callable[[Element, Node], list[T] | None]

TABLE = "tabel."
#: What a table may give beside the values of a field.
LIMIT = "batas"
UNIT_KINDS = "jenis_unit"
FORCE = "sifat"
MINUTES = 60
#: Every kind of unit to which a case may be handed.
EVERY = "semua"


def choice(element: Element, key: str, read: Read[T], *, gives: str = "") -> Choice[T] | None:
    """Read the value of a key: undated, dated, or by a table that gives `gives`."""
    node = element.get(key)
    if node is None:
        return None
    return chosen(element, key, node, read, gives=gives)


def chosen(
    element: Element, key: str, node: Node, read: Read[T], *, gives: str = ""
) -> Choice[T] | None:
    """Read a value: undated, dated, or by a table that gives `gives`."""
    if gives and isinstance(node, Scalar) and node.text.startswith(TABLE):
        return _by_table(element, node, gives)
    if isinstance(node, Sequence) and any(map(_dated, node.items)):
        return _versions(element, key, node, read)
    found = read(element, node)
    return None if found is None else fixed(found[0])


def _dated(node: Node) -> bool:
    return isinstance(node, Map) and "nilai" in node.entries


def _by_table(element: Element, node: Scalar, gives: str) -> Choice[T] | None:
    key = node.text.removeprefix(TABLE)
    known = element.cx.names.get("tabel", {})
    kinds = dict(known) if isinstance(known, dict) else {}
    if key not in kinds:
        element.unknown("tabel", node, kinds)
        return None
    element.cx.use("tabel", key)
    if kinds[key] != gives:
        element.fault("L005", node.span, "memberi", id=key, gives=kinds[key] or "-", wanted=gives)
        return None
    return Choice(table=key)


def _versions(element: Element, key: str, node: Sequence, read: Read[T]) -> Choice[T] | None:
    found: list[Version[T]] = []
    whole = True
    for number, item in enumerate(node.items, 1):
        if not isinstance(item, Map):
            continue
        version = _version(element, f"{element.path}.{key}.{number}", item, read)
        whole = whole and version is not None
        found.extend([version] if version else [])
    # Of equal days the order written stays: the T checks say what is wrong with them.
    found.sort(key=lambda v: (v.since is not None, v.since and v.since.toordinal()))
    return Choice(tuple(found)) if whole and found else None


def _version(element: Element, path: str, item: Map, read: Read[T]) -> Version[T] | None:
    # Citations are read here, since only dated values may cite an amendment.
    body = {k: e for k, e in item.entries.items() if k != "dasar"}
    dated = element.below(path, element.key, item.span, Map(body, item.span, item.flow))
    dated.body = item.entries
    if "dasar" in item.entries:
        dated.citation = dated.cites("dasar", amendments=True) or element.citation
        dated.setting = False
    node = dated.get("nilai")
    value = None if node is None else read(dated, node)
    element.readings.extend(dated.readings)
    dated.source()
    since = dated.scalar("sejak")
    if value is None:
        return None
    return Version(day(since) if since else None, value[0], dated.citation)


def limit(element: Element, node: Node) -> list[Limit | DayOfMonth | None] | None:
    """Read a limit as printed."""
    if not isinstance(node, Scalar):
        return None
    if node.value is None:
        return [None]
    try:
        return [parse_limit(node.text)]
    except ValueError:
        no_limit(element, node)
        return None


def no_limit(element: Element, node: Scalar) -> None:
    """Fault what is no limit; with the limit meant, where only its words are misspelt."""
    near = nearest_limit(node.text)
    if near:
        element.fault("L005", node.span, "batas_mirip", id=node.text, near=near)
    else:
        element.fault("L005", node.span, "batas", id=node.text)


def force(element: Element, node: Node) -> list[Force] | None:
    """Read how a limit binds."""
    found = word(element, node, Force)
    return None if found is None else [found]


def word(element: Element, node: Node | None, words: type[E]) -> E | None:
    """Read one of a closed list of words."""
    if not isinstance(node, Scalar):
        return None
    known = [w.value for w in words]
    if node.text in known:
        return words(node.text)
    element.fault("L005", node.span, "kata", id=node.text, near=nearest(node.text, known))
    return None


def unit_kinds(element: Element, node: Node) -> list[tuple[str, ...]] | None:
    """Read one kind of unit, a list of them, or all to which a case may be handed."""
    if isinstance(node, Scalar) and node.text == EVERY:
        return [tuple(element.cx.names["sasaran"])]
    found = [element.refer("jenis_unit", leaf) for leaf in leaves(node)]
    kinds = tuple(dict.fromkeys(key for key in found if key is not None))
    return [kinds] if kinds else None


def counting(element: Element, above: Counting, key: str = "hitung") -> Counting:
    """Read how days are counted; what is not written is as above."""
    part = element.part(key)
    if part is None:
        return above
    found = Counting(
        first=_or(word(part, part.get("hari_pertama"), Start), above.first),
        event_on_day_off=_or(
            word(part, part.get("peristiwa_di_hari_libur"), DayOff), above.event_on_day_off
        ),
        after_hours=_after_hours(part, above.after_hours),
        end_on_day_off=_or(word(part, part.get("akhir_di_hari_libur"), Roll), above.end_on_day_off),
        joint_leave_is_off=_joint_leave(part, default=above.joint_leave_is_off),
        month_end=part.flag("akhir_bulan", default=above.month_end),
    )
    element.readings.extend(part.readings)
    part.source()
    return found


def _or(found: T | None, default: T) -> T:
    return default if found is None else found


def _after_hours(part: Element, default: int | None) -> int | None:
    node = part.scalar("setelah_jam")
    if node is None or node.value is True:
        return default
    hour, _, minute = node.text.replace(".", ":").partition(":")
    if not (hour.isdigit() and minute.isdigit()):
        return None
    return int(hour) * MINUTES + int(minute)


def _joint_leave(part: Element, *, default: bool) -> bool:
    node = part.scalar("cuti_bersama")
    return default if node is None else node.text == "libur"
