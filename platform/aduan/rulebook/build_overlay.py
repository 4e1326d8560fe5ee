"""The files of a regulation that stands on another: the base's, with its changes made in them."""

from __future__ import annotations

from dataclasses import replace

from aduan.rulebook.build import entries_of
from aduan.rulebook.build_regulation import Files
from aduan.rulebook.findings import Finding
from aduan.rulebook.overlay import Overlay, changes, moved
from aduan.rulebook.reader import Document, Scalar
from aduan.rulebook.reader import Mapping as Map

BASE = "berdasar"
ONLY_ADDS = "hanya_menambah"
CHANGES = "ubahan"
COUNTING = "hitung"
#: Files that a regulation on another writes itself; all else it says by changes.
_OWN = frozenset({"peraturan", "norma", CHANGES})


def upon(own: Files, base: Files) -> Files:
    """Give the files of a regulation as its base's with its changes."""
    written = own.documents.get(CHANGES)
    overlay = Overlay(
        file=own.name(CHANGES),
        documents=_named(base),
        only_adds=_flag(own, ONLY_ADDS),
    )
    every = tuple(changes(written)) if written else ()
    for change in every:
        overlay.apply(change)
    services = tuple(d for k, d in overlay.documents.items() if k.startswith("layanan."))
    documents = {k: d for k, d in overlay.documents.items() if not k.startswith("layanan.")}
    documents["peraturan"] = _identity(own.documents["peraturan"], base)
    return Files(
        key=own.key,
        folder=own.folder,
        documents=documents,
        services=(*services, *map(_own, own.services)),
        scenarios=own.scenarios,
        demos=own.demos,
        schedules=own.schedules,
        base=base.key,
        norms=own.documents.get("norma"),
        changes=every,
        findings=(*overlay.findings, *overlay.shapes(), *_beside(own)),
    )


def _identity(document: Document, base: Files) -> Document:
    """Give who a regulation is; how days are counted it takes over where it says nothing."""
    own = _own(document)
    counting = entries_of(base.root("peraturan")).get(COUNTING)
    if counting is None or not isinstance(own.root, Map) or COUNTING in own.root.entries:
        return own
    entries = {**own.root.entries, COUNTING: counting}
    return replace(own, root=replace(own.root, entries=entries))


def _own(document: Document) -> Document:
    return (
        document
        if document.root is None
        else replace(document, root=moved(document.root, document.file))
    )


def _named(base: Files) -> dict[str, Document]:
    services = {f"layanan.{_key(d)}": d for d in base.services}
    return {**base.documents, **services}


def _key(document: Document) -> str:
    return document.file.rpartition("/")[2].removesuffix(".yaml")


def _flag(files: Files, key: str) -> bool:
    entry = entries_of(files.root("peraturan")).get(key)
    return entry is not None and isinstance(entry.value, Scalar) and entry.value.value is True


def _beside(own: Files) -> list[Finding]:
    """Fault files of a regulation on another that should be changes."""
    beside = [d for kind, d in own.documents.items() if kind not in _OWN and d.root is not None]
    return [
        Finding("O001", d.file, d.root.span, "", "berkas", {"path": d.file.rpartition("/")[2]})
        for d in beside
        if d.root is not None
    ]
