"""A regulation that stands on another ("berdasar"): the other's files with changes written in them.

The changed files are built like any other. What a change wrote keeps its own place in `ubahan.yaml`
(`Span.file`), so that faults are told there and its articles are those of the changing regulation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from aduan.rulebook.effects import stricter
from aduan.rulebook.findings import Finding, Span
from aduan.rulebook.reader import Document, Entry, Node, Scalar, Sequence, at, plain
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.schema import validate

CHANGED, INSERTED, REMOVED = "ubah", "sisipkan", "hapus"
#: Where the elements of each file begin; services are found by their id.
_FILES = {
    "peran": "organisasi",
    "jabatan": "organisasi",
    "jenis_unit": "organisasi",
    "kanal": "kanal",
    "di_luar_kanal": "kanal",
    "norma": "norma",
    "tafsir": "tafsir",
    "surat": "surat",
    "kewajiban": "kewajiban",
}
_SERVICE = "layanan"
_CITATION = "dasar"

#: Keys, and places in a list (from 0; they are written from 1, as elements are named everywhere).
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what it does to which path, and the article that calls for it."""

    number: int
    verb: str
    path: Path
    place: Span
    entries: dict[str, Entry]

    @property
    def name(self) -> str:
        """Give the path of the change itself."""
        return f"ubahan.{self.number}"

    def value(self, key: str) -> Node | None:
        """Give what one of its keys says."""
        entry = self.entries.get(key)
        return None if entry is None else entry.value


@dataclass(slots=True)
class Overlay:
    """The files of a base while changes are made in them, and what was wrong with the changes."""

    file: str
    documents: dict[str, Document]
    only_adds: bool
    findings: list[Finding] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def apply(self, change: Change) -> None:
        """Make one change, or tell why it cannot be made."""
        if not change.path:
            self.fault(change, "satu")
            return
        key, inner = _located(change.path)
        document = self.documents.get(key)
        if document is None or document.root is None or not inner:
            known = sorted(k for k in self.documents if "." in k or k in _FILES.values())
            self.fault(change, "", near=", ".join(get_close_matches(key, known, 3) or known))
            return
        old = at(document.root, inner)
        if not self._fits(change, document.root, inner, old):
            return
        new = change.value("nilai")
        root = _put(document.root, inner, None if change.verb == REMOVED else new)
        root = _cited(root, inner, change)
        self.documents[key] = replace(document, root=root)
        self.touched.add(key)

    def _fits(self, change: Change, root: Node, inner: Path, old: Node | None) -> bool:
        """Say whether a change hits what it says it hits."""
        if self.only_adds and change.verb != INSERTED:
            self.fault(change, "hanya_menambah", verb=change.verb)
        elif change.verb != REMOVED and change.value("nilai") is None:
            self.fault(change, "tanpa_nilai", verb=change.verb)
        elif change.verb == CHANGED and change.value("semula") is None:
            self.fault(change, "tanpa_semula", found=_said(old))
        elif change.verb == INSERTED and old is not None:
            self.fault(change, "sudah_ada", line=str(old.span.start.line))
        elif change.verb == INSERTED and not isinstance(at(root, inner[:-1]), Map):
            self.fault(change, "", near=_near(root, change.path[:-1], len(inner) - 1))
        elif change.verb != INSERTED and old is None:
            self.fault(change, "", near=_near(root, change.path, len(inner)))
        elif old is not None and not self._guarded(change, old):
            return False
        else:
            return self._effective(change, old)
        return False

    def _guarded(self, change: Change, old: Node) -> bool:
        before = change.value("semula")
        if before is None or plain(before) == plain(old):
            return True
        self.fault(change, "semula", before=_said(before), found=_said(old))
        return False

    def _effective(self, change: Change, old: Node | None) -> bool:
        """Hold a change to the effect it declares."""
        declared = change.value("lebih_ketat")
        if not (isinstance(declared, Scalar) and declared.value is True):
            return True
        verdict = stricter(str(change.path[-1]), old, change.value("nilai"))
        if verdict is not True:
            detail = {"before": _said(old), "after": _said(change.value("nilai"))}
            code = "O002"
            variant = "tak_dinilai" if verdict is None else ""
            self._told(code, change, variant, detail)
        return verdict is True

    def fault(self, change: Change, variant: str, **detail: str) -> None:
        """Keep that a change cannot be made."""
        self._told("O001", change, variant, detail)

    def _told(self, code: str, change: Change, variant: str, detail: dict[str, str]) -> None:
        texts = {"path": written(change.path), **detail}
        self.findings.append(Finding(code, self.file, change.place, change.name, variant, texts))

    def shapes(self) -> Iterator[Finding]:
        """Give the faults of shape that changes brought into files."""
        for key in sorted(self.touched):
            kind = _SERVICE if key.startswith(f"{_SERVICE}.") else key
            yield from (f for f in validate(self.documents[key], kind) if f.span.file)


def changes(document: Document) -> Iterator[Change]:
    """Give the changes that a file writes; what has no shape is the schema's business."""
    root = document.root
    items = root.entries.get("ubahan") if isinstance(root, Map) else None
    if items is None or not isinstance(items.value, Sequence):
        return
    for number, item in enumerate(items.value.items, 1):
        body = moved(item, document.file)
        if isinstance(body, Map):
            yield _change(number, body)


def _change(number: int, body: Map) -> Change:
    """Read one change; one that does not say just what it does has no path."""
    said = [verb for verb in (CHANGED, INSERTED, REMOVED) if verb in body.entries]
    entry = body.entries[said[0]] if len(said) == 1 else None
    if entry is None or not isinstance(entry.value, Scalar):
        return Change(number, "", (), body.span, dict(body.entries))
    path = tuple(
        step
        for part in entry.value.text.split(".")
        for step in ([int(part) - 1] if part.isdigit() and int(part) else [part])
    )
    return Change(number, said[0], path, entry.value.span, dict(body.entries))


def moved(node: Node, file: str) -> Node:
    """Give a node that keeps the file it stands in, wherever it is put."""
    span = Span(node.span.start, node.span.end, file)
    if isinstance(node, Scalar):
        return replace(node, span=span)
    if isinstance(node, Sequence):
        return replace(node, span=span, items=tuple(moved(item, file) for item in node.items))
    entries = {
        key: Entry(
            replace(e.key, span=Span(e.key.span.start, e.key.span.end, file)), moved(e.value, file)
        )
        for key, e in node.entries.items()
    }
    return replace(node, span=span, entries=entries)


def _located(path: Path) -> tuple[str, Path]:
    """Give the file of an element and its path inside."""
    first = str(path[0])
    if first == _SERVICE and len(path) > 1:
        return f"{_SERVICE}.{path[1]}", path[2:]
    return _FILES.get(first, first), path


def _put(node: Node, path: Path, new: Node | None) -> Node:
    """Give a node with what stands at a path written anew, added, or (None) taken out."""
    step, *rest = path
    if isinstance(node, Sequence):
        items = list(node.items)
        place = int(step)
        inside = new if not rest else _put(items[place], tuple(rest), new)
        items[place : place + 1] = [] if inside is None else [inside]
        return replace(node, items=tuple(items))
    if not isinstance(node, Map):
        return node
    entries = dict(node.entries)
    key = str(step)
    inside = new if not rest else _put(entries[key].value, tuple(rest), new)
    if inside is None:
        entries.pop(key)
    else:
        name = (
            entries[key].key if key in entries else Scalar(key, key, quoted=False, span=inside.span)
        )
        entries[key] = Entry(name, inside)
    return replace(node, entries=entries)


def _cited(root: Node, path: Path, change: Change) -> Node:
    """Let the innermost element around a change cite the change's article beside its own."""
    citation = change.value(_CITATION)
    if citation is None or path[-1] == _CITATION:
        return root
    ends = range(len(path), 0, -1) if change.verb == INSERTED else range(len(path) - 1, 0, -1)
    for end in ends:
        element = at(root, path[:end])
        if not isinstance(element, Map):
            continue
        own = element.entries.get(_CITATION)
        if own is not None or end == len(path):
            cites = (*_listed(own.value if own else None), *_listed(citation))
            both = Sequence(cites, citation.span, flow=True)
            return _put(root, (*path[:end], _CITATION), both)
    return root


def written(path: Path) -> str:
    """Write a path as elements are named."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _listed(node: Node | None) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        return node.items
    return () if node is None else (node,)


def _said(node: Node | None) -> str:
    if isinstance(node, Scalar):
        return node.text
    return "-" if node is None else str(plain(node))


def _near(root: Node, path: Path, inside: int) -> str:
    """Give what there is where a path, whose last steps lie inside a file, leads to nothing."""
    before, inner = path[: len(path) - inside], path[len(path) - inside :]
    there = max(end for end in range(len(inner)) if at(root, inner[:end]) is not None)
    node = at(root, inner[:there])
    known = list(node.entries) if isinstance(node, Map) else []
    alike = get_close_matches(str(inner[there]), known, 3) or known[:3]
    return ", ".join(written((*before, *inner[:there], key)) for key in alike) or "-"
