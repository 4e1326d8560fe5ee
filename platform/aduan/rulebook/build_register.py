"""The norm register and the interpretations of a regulation ("norma", "tafsir")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aduan.model.rules import NO_SOURCE, Source
from aduan.rulebook.build import Build, Element, leaves, own_norm, root
from aduan.rulebook.interpretations import SETTLED, Answer, Document, Interpretation
from aduan.rulebook.reader import Node, Scalar


@dataclass(frozen=True, slots=True)
class NotAutomated:
    """Why no machine can judge a norm, and to whom it is shown ("tidak_otomatis")."""

    reason: str
    shown_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Norm:
    """One provision of the regulation ("norma"); `written` keeps every key as plain values."""

    key: str
    kind: str  # "jenis"
    text: str  # "isi"
    interpretations: tuple[str, ...] = ()  # "tafsir"
    not_automated: NotAutomated | None = None  # "tidak_otomatis"
    pending: bool = False  # "menyusul"
    written: Mapping[str, Any] = field(default_factory=dict)
    source: Source = NO_SOURCE

    @property
    def note(self) -> str:
        """Give why no rule carries it out, or what is planned ("rencana")."""
        if self.not_automated is not None:
            return self.not_automated.reason
        return str(self.written.get("rencana") or "")

    @property
    def automated(self) -> bool:
        """Say whether rules carry it out."""
        return self.not_automated is None


def norms(cx: Build, file: str, document: Node | None, *, own: bool = False) -> dict[str, Norm]:
    """Build the norm register; of a regulation that stands on another `own` are its norms."""
    if document is None:
        return {}
    found = {}
    for element in root(cx, file, "", document).parts("norma"):
        key = own_norm(cx.regulation, element.key) if own else element.key
        element.citation = (key,)
        raised = element.many("tafsir", "tafsir")
        source = Source((key,), raised, element.place)
        found[key] = Norm(
            key=key,
            kind=element.text("jenis") or "",
            text=element.text("isi") or "",
            interpretations=raised,
            not_automated=_not_automated(element),
            pending=element.flag("menyusul"),
            written=element.plain(),
            source=source,
        )
    return found


def _not_automated(element: Element) -> NotAutomated | None:
    part = element.part("tidak_otomatis")
    if part is None:
        return None
    return NotAutomated(part.text("alasan") or "", part.many("peran", "tampil_kepada"))


def interpretations(
    cx: Build, file: str, document: Node | None, readings: Mapping[str, str]
) -> dict[str, Interpretation]:
    """Build the interpretations, following `readings` where they name one."""
    if document is None:
        return {}
    found = {}
    for element in root(cx, file, "", document).parts("tafsir"):
        element.name("tafsir")
        found[element.key] = _interpretation(cx, element, readings)
    return found


def _interpretation(cx: Build, element: Element, readings: Mapping[str, str]) -> Interpretation:
    key = element.key
    texts = {
        name: cx.text(f"{element.path}.bacaan.{name}", _written(entry.value))
        for name, entry in element.raw("bacaan").items()
    }
    values = {name: entry.value for name, entry in element.raw("pilihan").items()}
    node = element.scalar("dipilih")
    chosen = node.text if node else ""
    known = (*texts, *(name for name in values if name not in texts))
    if node is not None and chosen not in known:
        element.unknown("bacaan", node, known)
    for value in values:
        if texts and value not in texts:
            element.unknown("bacaan", element.raw("pilihan")[value].key, texts)
    question = cx.text(f"{element.path}.pertanyaan", element.text("pertanyaan") or "")
    title = element.label("judul") if "judul" in element.body else question
    return Interpretation(
        key=key,
        title=title,
        question=question,
        readings=texts,
        values=values,
        chosen=chosen,
        followed=readings.get(key, chosen),
        reason=element.text("alasan") or "",
        settled=element.text("status") == SETTLED,
        document=_document(element),
        to_write=_to_write(element, known),
        sketch=element.text("susunan") or "",
        answers=_answers(element),
        source=element.source(),
    )


def _written(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _document(element: Element) -> Document | None:
    part = element.part("dokumen")
    if part is None:
        return None
    written = (part.text(key) or "" for key in ("nomor", "tanggal", "penanda_tangan"))
    return Document(*written)


def _to_write(element: Element, known: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for node in element.scalars("perlu_disusun"):
        if isinstance(node.value, bool):
            continue
        if node.text not in known:
            element.unknown("bacaan", node, known)
        found.append(node.text)
    return tuple(found)


def _answers(element: Element) -> tuple[Answer, ...]:
    return tuple(
        Answer(item.text("kode") or "", item.text("unsur") or "")
        for item in element.items("menjawab")
    )


def check_answers(cx: Build, file: str, document: Node | None, codes: frozenset[str]) -> None:
    """Fault answers to codes or elements that do not exist, once every element is built."""
    if document is None:
        return
    for element in root(cx, file, "", document).parts("tafsir"):
        for item in element.items("menjawab"):
            for name, known in (("kode", codes), ("unsur", cx.uses)):
                for node in leaves(item.get(name)):
                    if node.text not in known:
                        element.unknown(name, node, known)
