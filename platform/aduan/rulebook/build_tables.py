"""Decision tables ("tabel"): rows of conditions with what each gives."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from aduan.model.rules import Choice, Row, Table
from aduan.model.values import Domain
from aduan.rulebook import build_values
from aduan.rulebook.build import Element
from aduan.rulebook.build_values import FORCE, LIMIT, UNIT_KINDS, Read
from aduan.rulebook.conditions import Scope, columns, condition, values
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Node, Scalar

FIRST = "pertama"


def given(service: Element) -> dict[str, str]:
    """Give what each table gives, before anything that refers to one is built."""
    found = {}
    for key, entry in service.raw("tabel").items():
        gives = entry.value.entries.get("memberi") if isinstance(entry.value, Map) else None
        found[key] = gives.value.text if gives and isinstance(gives.value, Scalar) else ""
    return found


def tables(service: Element, domains: Mapping[str, Domain], scope: Scope) -> dict[str, Table]:
    """Build the tables of a service."""
    found = {}
    for element in service.parts("tabel"):
        element.name("tabel")
        gives = _gives(element)
        if gives is not None:
            found[element.key] = _table(element, gives, _reader(gives, domains), scope.tables())
    return found


def _gives(element: Element) -> str | None:
    node = element.scalar("memberi")
    if node is None or node.text in (LIMIT, UNIT_KINDS, FORCE):
        return None if node is None else node.text
    return element.refer("isian", node)


def _table(element: Element, gives: str, read: Read[object], scope: Scope) -> Table:
    names: dict[str, None] = {}
    rows: list[Row] = []
    for item in element.items("baris"):
        names.update(dict.fromkeys(n for n in columns(item) if n in scope.domains))
        row = _row(item, scope, read)
        rows.extend([row] if row else [])
    return Table(
        key=element.key,
        gives=gives,
        rows=tuple(rows),
        columns=tuple(names),
        first=element.text("cara") == FIRST,
        reason=element.text("alasan"),
        opaque=element.flag("tak_terbuktikan"),
        source=element.source(),
    )


def _row(item: Element, scope: Scope, read: Read[object]) -> Row | None:
    when = condition(item, scope)
    result: Choice[object] | None = build_values.choice(item, "maka", read)
    source = item.source()
    return None if when is None or result is None else Row(when, result, source)


def _reader(gives: str, domains: Mapping[str, Domain]) -> Read[object]:
    if gives == LIMIT:
        return _limit
    if gives == UNIT_KINDS:
        return _kinds
    if gives == FORCE:
        return _force
    return partial(_value, gives, domains[gives])


def _limit(element: Element, node: Node) -> list[object] | None:
    found = build_values.limit(element, node)
    return None if found is None else [found[0]]


def _kinds(element: Element, node: Node) -> list[object] | None:
    found = build_values.unit_kinds(element, node)
    return None if found is None else [found[0]]


def _force(element: Element, node: Node) -> list[object] | None:
    found = build_values.force(element, node)
    return None if found is None else [found[0]]


def _value(name: str, domain: Domain, element: Element, node: Node) -> list[object] | None:
    if not isinstance(node, Scalar):
        return None
    found = values(element, name, domain, (node,))
    return [found[0]] if found else None
