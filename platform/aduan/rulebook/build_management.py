"""Settings of the management ("pengaturan.yaml"); what they name must be there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from aduan.model.management import Escalation, Section, Settings
from aduan.model.values import Text
from aduan.rulebook.build import Element
from aduan.rulebook.reader import Scalar

_WORKING = "hari kerja"


def settings(document: Element, fields: Collection[str]) -> Settings:
    """Build the settings of a regulation; `fields` are those of all its services."""
    sections = (
        Section(part.key, part.label(), tuple(_known(part, part.scalars("isian"), fields)))
        for part in document.parts("bagian_formulir")
    )
    return Settings(
        sections=tuple(sections),
        hints=dict(_hints(document, fields)),
        escalation=tuple(map(_escalation, document.items("eskalasi"))),
    )


def _known(element: Element, nodes: Collection[Scalar], fields: Collection[str]) -> Iterator[str]:
    for node in nodes:
        if node.text in fields:
            yield node.text
        else:
            element.unknown("isian", node, fields)


def _hints(document: Element, fields: Collection[str]) -> Iterator[tuple[str, Text]]:
    for entry in document.raw("petunjuk").values():
        for key in _known(document, (entry.key,), fields):
            written = entry.value.text if isinstance(entry.value, Scalar) else ""
            yield key, document.cx.text(f"petunjuk.{key}", written)


def _escalation(item: Element) -> Escalation:
    written = item.text("setelah") or ""
    days = written.partition(" ")[0]
    working = written.endswith(_WORKING)
    return Escalation(int(days) if days.isdigit() else 0, working, item.many("peran", "kepada"))
