"""Building: from nodes to values, keeping for each element its articles, readings and place.

Shapes are the schema's business: what has the wrong shape is left out here without a word. What
only building can see (references, citations, values of a field) becomes a finding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from aduan.model.limits import Counting
from aduan.model.rules import Source
from aduan.model.values import Place, Text
from aduan.rulebook.citations import Register, Resolved, is_amendment
from aduan.rulebook.findings import Finding, Span
from aduan.rulebook.interpretations import Interpretation, joined, switched
from aduan.rulebook.reader import Entry, Node, Scalar, Sequence, plain
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.references import Named, nearest

Entries = Mapping[str, Entry]
NOTHING: Entries = {}
#: Kinds of element that cite an article or are said to be a management setting.
_CITING = frozenset(
    {
        "isian",
        "kaidah",
        "tabel",
        "tahap",
        "langkah",
        "batas_waktu",
        "peran",
        "jenis_unit",
        "jabatan",
        "kanal",
        "surat",
        "kewajiban",
        "kerahasiaan",
        "tafsir",
    }
)


@dataclass(slots=True)
class Build:
    """What one regulation's files are built with, and what building found."""

    regulation: str
    register: Register
    interpretations: Mapping[str, Interpretation]
    english: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)
    uses: dict[str, Source] = field(default_factory=dict)
    names: dict[str, Collection[str]] = field(default_factory=dict)
    used: dict[str, set[str]] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    former: dict[str, str] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    reads: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    counting: Counting = field(default_factory=Counting)
    counting_readings: tuple[str, ...] = ()
    base: str = ""
    own: Register | None = None

    def within(self, names: Mapping[str, Collection[str]]) -> Build:
        """Give a builder for a part: with more names, and keeping for itself what it finds."""
        return Build(
            self.regulation,
            self.register,
            self.interpretations,
            self.english,
            names={**self.names, **names},
            counting=self.counting,
            counting_readings=self.counting_readings,
            base=self.base,
            own=self.own,
        )

    def take(self, part: Build) -> None:
        """Take over what the builder of a part found."""
        self.findings.extend(part.findings)
        self.uses.update(part.uses)
        self.named.extend(part.named)
        self.former.update(part.former)
        self.cited |= part.cited
        self.texts |= part.texts
        for kind, keys in part.used.items():
            self.used.setdefault(kind, set()).update(keys)

    def text(self, path: str, written: str) -> Text:
        """Give a text with its English, where there is one."""
        full = f"{self.regulation}.{path}" if self.regulation else path
        self.texts.add(full)
        return Text(written, self.english.get(full) or self.english.get(f"{self.base}.{path}"))

    def resolve(self, node: Scalar) -> Resolved:
        """Find the norm that a citation names: of the base, or, in a change, rather its own."""
        own = self.own.resolve(node.text) if self.own and node.span.file else None
        if self.own is None or own is None or own.norm is None:
            found = self.register.resolve(node.text)
            return found if own is None or found.norm is not None else own
        return replace(own, norm=own_norm(self.regulation, own.norm))

    def use(self, kind: str, key: str) -> None:
        """Keep that something refers to an id."""
        self.used.setdefault(kind, set()).add(key)


@dataclass(slots=True)
class Element:
    """A mapping of a rule file as an element: its keys, and what it inherits from above."""

    cx: Build
    file: str
    path: str
    key: str
    span: Span
    body: Entries
    citation: tuple[str, ...] = ()
    setting: bool = False
    readings: list[str] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Give where the element stands."""
        start = self.span.start
        return Place(self.span.file or self.file, start.line, start.column, self.path)

    def source(self, also: tuple[str, ...] = ()) -> Source:
        """Give where the element comes from, and keep it among the uses.

        `also` are readings beside its own: those of the regulation's way of counting.
        """
        readings = tuple(dict.fromkeys((*self.readings, *also)))
        found = Source(self.citation, readings, self.place, self.setting)
        self.cx.uses[self.path] = found
        return found

    def fault(
        self, code: str, span: Span, variant: str = "", path: str = "", **detail: object
    ) -> None:
        """Keep a fault found in this element."""
        texts = {name: str(value) for name, value in detail.items()}
        citation = "; ".join(map(self.cx.register.cite, self.citation))
        self.cx.findings.append(
            Finding(code, self.file, span, path or self.path, variant, texts, citation)
        )

    # --- values ---------------------------------------------------------------------------------

    def resolved(self, node: Node) -> Node | None:
        """Give a value after interpretations: `{tafsir: ID}` becomes the value of its reading."""
        switch = switched(node)
        if switch is None:
            return node
        key, amount = switch
        found = self.cx.interpretations.get(key.text)
        self.cx.use("saklar", key.text)
        if found is None:
            self.unknown("tafsir", key, self.cx.interpretations)
            return None
        self.readings.append(key.text)
        if not found.switch:
            self.fault("L005", key.span, "tafsir_bukan_saklar", id=key.text)
            return None
        value = found.value()
        if value is None or amount is None:
            return value
        if isinstance(amount, Scalar) and isinstance(value, Scalar):
            return joined(amount, value, node.span)
        return None

    def get(self, key: str) -> Node | None:
        """Give the value of a key after interpretations, None where there is none."""
        entry = self.body.get(key)
        return None if entry is None else self.resolved(entry.value)

    def scalar(self, key: str) -> Scalar | None:
        """Give the scalar of a key."""
        node = self.get(key)
        return node if isinstance(node, Scalar) and node.value is not None else None

    def text(self, key: str) -> str | None:
        """Give the text of a key."""
        node = self.scalar(key)
        return None if node is None else node.text

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Give a yes or no."""
        node = self.scalar(key)
        return node.value if node is not None and isinstance(node.value, bool) else default

    def whole(self, key: str) -> int | None:
        """Give a whole number."""
        node = self.scalar(key)
        value = None if node is None else node.value
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, key: str) -> date | None:
        """Give a date; what is none is the schema's business."""
        node = self.scalar(key)
        return None if node is None else day(node)

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """Give one scalar or a list of them."""
        return leaves(self.get(key))

    def label(self, key: str = "nama") -> Text:
        """Give the name of the element; without one, its id with spaces and a capital."""
        written = self.text(key)
        if written is None:
            written = self.key.replace("_", " ").capitalize()
        return self.cx.text(self.path_of(key), written)

    def path_of(self, key: str) -> str:
        """Give the path of one of its keys."""
        return f"{self.path}.{key}" if self.path else key

    # --- references -----------------------------------------------------------------------------

    def unknown(self, kind: str, node: Scalar, known: Collection[str]) -> None:
        """Keep that an id names nothing."""
        self.fault("L005", node.span, kind, id=node.text, near=nearest(node.text, known))

    def refer(self, kind: str, node: Scalar | None) -> str | None:
        """Give the id a scalar refers to, None with a fault where it names nothing."""
        if node is None or node.value is None:
            return None
        known = self.cx.names.get(kind, ())
        if node.text in known:
            self.cx.use(kind, node.text)
            return node.text
        self.unknown(kind, node, known)
        return None

    def one(self, kind: str, key: str) -> str | None:
        """Give the id that a key refers to."""
        return self.refer(kind, self.scalar(key))

    def many(self, kind: str, key: str) -> tuple[str, ...]:
        """Give the ids that a key refers to, each once."""
        found = (self.refer(kind, node) for node in self.scalars(key))
        return tuple(dict.fromkeys(key for key in found if key is not None))

    def same(self, key: str, wanted: str) -> None:
        """Fault an id that is not the name of the file or folder it stands in."""
        node = self.scalar(key)
        if node is not None and node.text != wanted:
            self.fault("L005", node.span, "nama_berkas", id=node.text, near=wanted)

    # --- elements below -------------------------------------------------------------------------

    def below(self, path: str, key: str, span: Span, node: Node) -> Element:
        """Give an element inside this one, with `dasar` and `pengaturan` where it writes none."""
        body = node.entries if isinstance(node, Map) else NOTHING
        child = Element(self.cx, self.file, path, key, span, body, self.citation, self.setting)
        child.inherit()
        return child

    def part(self, key: str) -> Element | None:
        """Give the mapping of a key as an element."""
        entry = self.body.get(key)
        if entry is None or not isinstance(entry.value, Map):
            return None
        return self.below(self.path_of(key), key, entry.key.span, entry.value)

    def parts(self, key: str) -> Iterator[Element]:
        """Give the named elements in the mapping of a key."""
        above = self.path_of(key)
        for name, entry in self.raw(key).items():
            yield self.below(f"{above}.{name}", name, entry.key.span, entry.value)

    def plain(self) -> dict[str, Any]:
        """Give the element's keys with plain values, interpretations as they are written."""
        return {key: plain(entry.value) for key, entry in self.body.items()}

    def raw(self, key: str) -> Entries:
        """Give the entries of the mapping of a key as they are written."""
        return entries(self.body, key)

    def items(self, key: str) -> Iterator[Element]:
        """Give the mappings in the list of a key, numbered from 1."""
        entry = self.body.get(key)
        if entry is None or not isinstance(entry.value, Sequence):
            return
        for number, node in enumerate(entry.value.items, 1):
            yield self.below(f"{self.path}.{key}.{number}", str(number), node.span, node)

    def inherit(self) -> None:
        """Take `dasar`, `pengaturan` and `dahulu` from the element's own keys, where written."""
        former = self.body.get("dahulu")
        if former is not None:
            above = self.path.rpartition(".")[0]
            for old in leaves(former.value):
                self.cx.former[f"{above}.{old.text}" if above else old.text] = self.path
        setting = self.body.get("pengaturan")
        if (
            setting is not None
            and isinstance(setting.value, Scalar)
            and setting.value.value is True
        ):
            self.citation, self.setting = (), True
        if "dasar" in self.body:
            self.citation, self.setting = self.cites("dasar") or self.citation, False

    def cites(self, key: str, *, amendments: bool = False) -> tuple[str, ...]:
        """Give the norms that a key cites; C001 for each citation that names not exactly one."""
        entry = self.body.get(key)
        found: list[str] = []
        for node in leaves(entry.value) if entry else ():
            if amendments and is_amendment(node.text):
                found.append(node.text)
                continue
            norm = self.cited(node)
            if norm is not None:
                found.append(norm)
        return tuple(dict.fromkeys(found))

    def cited(self, node: Scalar) -> str | None:
        """Give the norm that a citation names; C001 where it names not exactly one."""
        resolved = self.cx.resolve(node)
        if resolved.norm is None:
            near = "; ".join(resolved.candidates) or "-"
            self.fault("C001", node.span, resolved.variant, text=node.text, candidates=near)
        else:
            self.cx.cited.add(resolved.norm)
        return resolved.norm

    def name(self, kind: str) -> None:
        """Keep the element's id among those defined; what has legal force must cite."""
        if not self.citation and not self.setting and kind in _CITING:
            self.fault("C001", self.span, "tanpa")
        self.cx.named.append(Named(kind, self.key, self.file, self.span, self.path))


def own_norm(regulation: str, norm: str) -> str:
    """Give the id of a norm of a regulation that stands on another, whose ids stay as they are."""
    return f"{regulation.replace('_', '-')}/{norm}"


def entries(body: Entries, key: str) -> Entries:
    """Give the entries of the mapping that a key holds."""
    entry = body.get(key)
    return entry.value.entries if entry is not None and isinstance(entry.value, Map) else NOTHING


def entries_of(node: Node | None) -> Entries:
    """Give the entries of a mapping, none where it is something else."""
    return node.entries if isinstance(node, Map) else NOTHING


def spelled(text: str, span: Span) -> Scalar:
    """Give a text that stands at a place as if it were written there on its own."""
    return Scalar(text, text, quoted=False, span=span)


def leaves(node: Node | None) -> tuple[Scalar, ...]:
    """Give the scalars of a value that is one or a list of them."""
    if isinstance(node, Scalar):
        return () if node.value is None else (node,)
    if isinstance(node, Sequence):
        return tuple(i for i in node.items if isinstance(i, Scalar) and i.value is not None)
    return ()


def day(node: Scalar) -> date | None:
    """Read a date as `2026-03-01`."""
    try:
        return date.fromisoformat(node.text)
    except ValueError:
        return None


def root(cx: Build, file: str, path: str, node: Node, key: str = "") -> Element:
    """Give a whole document as an element."""
    body = node.entries if isinstance(node, Map) else NOTHING
    span = next((entry.key.span for entry in body.values()), node.span)
    element = Element(cx, file, path, key, span, body)
    element.inherit()
    return element
