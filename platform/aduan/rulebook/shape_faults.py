"""Faults of shape in words: L003 for keys and words that are not known, L007 for all else.

One root cause is told once: an unknown key that is near a missing one is its misspelling, and a
value whose pattern the builder reads is left to the builder, which can name the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from aduan.rulebook.findings import Finding, Mark, Span
from aduan.rulebook.fitting import resolved
from aduan.rulebook.reader import YES_NO, Document, Node, Scalar, Sequence, at
from aduan.rulebook.reader import Mapping as Map

#: How alike a word must be to be suggested.
ALIKE = 0.6
#: The same of `ya` and `tidak`, where one letter is half of a word.
_ALIKE_YES_NO = 0.5
#: What a date or time must look like before it is asked whether there is such a day.
_FORMAT = "format"
_TOP = ("tingkat teratas berkas ini", "the top level of this file")
#: The words for the types of JSON, as the texts of L007 name them.
_TYPES = {
    "string": ("teks", "text"),
    "integer": ("bilangan bulat", "a whole number"),
    "boolean": ("ya atau tidak", "ya or tidak"),
    "null": ("null", "null"),
    "object": ("kunci dengan nilainya", "keys with values"),
    "array": ("daftar", "a list"),
}
#: Kinds of file whose elements are named with a word before their path.
_NAMED = ("daerah", "peraturan", "pengaturan")

Path = tuple[str | int, ...]
Part = Mapping[str, Any]
Detail = dict[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault that jsonschema found: where, which rule, what it asked, and what was given."""

    path: Path
    rule: str
    asked: Any
    part: Part
    given: Any
    of_a_name: bool


def told(document: Document, kind: str, whole: Part, faults: Iterable[Fault]) -> Iterator[Finding]:
    """Tell faults as findings of the file."""
    telling = _Telling(document, kind, whole)
    every = list(faults)
    # Unknown keys first: they say which missing keys are merely misspelt.
    for fault in every:
        if fault.rule == "additionalProperties":
            yield from telling.unknown_keys(fault)
    malformed = {fault.path for fault in every if fault.rule == "pattern"}
    for fault in every:
        if fault.rule == _FORMAT and fault.path in malformed:
            continue
        if fault.rule == "required":
            yield from telling.missing(fault)
        elif fault.rule != "additionalProperties" and "x-diperiksa" not in fault.part:
            yield telling.wrong(fault)


@dataclass(slots=True)
class _Telling:
    """One file while its faults are told."""

    document: Document
    kind: str
    whole: Part
    misspelt: set[tuple[Path, str]] = field(default_factory=set)
    hopeless: set[Path] = field(default_factory=set)

    # --- keys -----------------------------------------------------------------------------------

    def unknown_keys(self, fault: Fault) -> Iterator[Finding]:
        """Tell each key that is not known where it stands."""
        node = self.node(fault.path)
        known = fault.part.get("properties", {})
        if not isinstance(node, Map):
            return
        unknown = [key for key in node.entries if key not in known]
        if _is_switch(fault.part) and not any(meant(key, known) for key in unknown):
            # No key in it is one of ours: it was not meant as keys at all.
            self.hopeless.add(fault.path)
            yield self.finding("L007", node, fault.path, "bentuk", self.about(fault, node))
            return
        for key in unknown:
            yield self.unknown_key(fault.path, node, key, known)

    def unknown_key(self, path: Path, node: Map, key: str, known: Part) -> Finding:
        """Tell one key: where it belongs, what was meant, or what is known here."""
        free = [other for other in known if other not in node.entries]
        variant, detail = "asing", {"word": key, "near": "", "known": ", ".join(known)}
        near = meant(key, free) or meant(key, known)
        owner = self.above(path, key)
        if owner is None:
            owner = self.below(path, key, known)
        if owner is None and not near:
            owner = self.aside(path, key)
        if owner is not None:
            names = (owner, owner) if owner else _TOP
            variant, detail = "tempat", {**detail, "owner": names[0], "owner_en": names[1]}
        elif near:
            variant, detail = "", {**detail, "near": near}
            self.misspelt.add((path, near))
        return self.finding("L003", node.entries[key].key, (*path, key), variant, detail)

    def above(self, path: Path, key: str) -> str | None:
        """Give the nearest level above that knows a key; empty for the top level."""
        for end in range(len(path) - 1, -1, -1):
            if key in self.part(path[:end]).get("properties", {}):
                return self.element(path[:end])
        return None

    def below(self, path: Path, key: str, known: Part) -> str | None:
        """Give the key below which a key is known."""
        for name, part in known.items():
            inner = self.inner(part)
            if key in inner.get("properties", {}) and not _is_switch(inner):
                ids = "" if "properties" in resolved(part, self.defs) else ".<id>"
                return f"{self.element((*path, name))}{ids}"
        return None

    def aside(self, path: Path, key: str) -> str | None:
        """Give the neighbour of a level above below which a key is known."""
        for end in range(len(path) - 1, -1, -1):
            part = self.part(path[:end])
            owner = self.below(path[:end], key, part.get("properties", {}))
            if owner is not None:
                return owner
        return None

    def missing(self, fault: Fault) -> Iterator[Finding]:
        """Tell a key that must be there, unless it is there misspelt."""
        path = fault.path
        node = self.key_of(path) or self.node(path)
        if path in self.hopeless or node is None:
            return
        # jsonschema gives one fault a key, each with the whole list.
        absent = [key for key in fault.asked if key not in fault.given]
        for key in absent:
            if (path, key) not in self.misspelt:
                self.misspelt.add((path, key))
                detail = {"key": key, **_help(self.part((*path, key)))}
                yield self.finding("L007", node, path, "kurang", detail)

    # --- values ---------------------------------------------------------------------------------

    def wrong(self, fault: Fault) -> Finding:
        """Tell a value, or the name of an element, that is not as it must be."""
        node = self.node(fault.path)
        if fault.of_a_name and isinstance(node, Map):
            key = node.entries[str(fault.given)].key
            variant = "tanggal" if fault.rule == _FORMAT else "id"
            detail = {"value": key.text, **_help(fault.part)}
            return self.finding("L007", key, (*fault.path, key.text), variant, detail)
        variant, detail = self.variant(fault, node)
        code = "L003" if variant.startswith("nilai") else "L007"
        return self.finding(code, node, fault.path, variant, detail)

    def variant(self, fault: Fault, node: Node | None) -> tuple[str, Detail]:
        """Give which text tells a fault, and what fills it."""
        detail = self.about(fault, node)
        words = fault.part.get("enum") or fault.part.get("x-kata")
        if words and fault.rule in ("enum", "pattern"):
            alike = _ALIKE_YES_NO if YES_NO[0] in words else ALIKE
            near = meant(detail["value"], words, alike)
            detail |= {"word": detail["value"], "near": near, "known": ", ".join(words)}
            return ("nilai" if near else "nilai_asing"), detail
        if fault.rule == "type":
            near = meant(detail["value"], YES_NO, _ALIKE_YES_NO)
            if near and "boolean" in fault.asked:
                return "nilai", {"word": detail["value"], "near": near, "known": ", ".join(YES_NO)}
            return "jenis", {**detail, **_wanted(fault.asked)}
        if fault.rule == _FORMAT:
            return "tanggal", detail
        if fault.rule in ("minProperties", "minItems", "minLength") and not fault.given:
            return "kosong", detail
        return "bentuk", detail

    def about(self, fault: Fault, node: Node | None) -> Detail:
        """Give the value as written and what its key says it must be."""
        written = node.text if isinstance(node, Scalar) else ""
        shape = "[…]" if isinstance(node, Sequence) else "{…}"
        if isinstance(node, Scalar):
            shape = '""'
        return {"value": written or shape, **self.help(fault.path)}

    def help(self, path: Path) -> Detail:
        """Give the help of the innermost part on a path that has one."""
        for end in range(len(path), -1, -1):
            part = self.part(path[:end])
            if "errorMessage" in part:
                return _help(part)
        return _help({})

    # --- places ---------------------------------------------------------------------------------

    @property
    def defs(self) -> Part:
        """Give the shared parts of the schema."""
        found: Part = self.whole.get("$defs", {})
        return found

    def part(self, path: Path) -> Part:
        """Give the part of the schema for a path of the file, empty where there is none."""
        part: Part = self.whole
        for step in path:
            part = resolved(part, self.defs)
            if isinstance(step, int):
                part = part.get("items", {})
            else:
                rest = part.get("additionalProperties")
                part = part.get("properties", {}).get(step, rest if isinstance(rest, dict) else {})
        return resolved(part, self.defs)

    def inner(self, part: Part) -> Part:
        """Give the part for what stands inside a key: its elements, where it holds several."""
        part = resolved(part, self.defs)
        rest = part.get("additionalProperties")
        inner = rest if isinstance(rest, dict) else part.get("items", part)
        return resolved(part if "properties" in part else inner, self.defs)

    def node(self, path: Path) -> Node | None:
        """Give the node at a path."""
        return None if self.document.root is None else at(self.document.root, path)

    def key_of(self, path: Path) -> Scalar | None:
        """Give the key under which the node at a path stands."""
        parent = self.node(path[:-1]) if path else None
        return parent.entries[str(path[-1])].key if isinstance(parent, Map) else None

    def element(self, path: Path) -> str:
        """Give the path of an element as it is named everywhere; items count from 1."""
        steps = [str(step + 1) if isinstance(step, int) else step for step in path]
        return ".".join((*self.before(), *steps)) if steps else ""

    def before(self) -> tuple[str, ...]:
        """Give what stands before the paths of this file's elements."""
        if self.kind in _NAMED:
            return (self.kind,)
        if self.kind in ("skenario", "jadwal"):
            return (self.kind, self.document.file.rpartition("/")[2].removesuffix(".yaml"))
        key = self.node(("layanan",)) if self.kind == "layanan" and self.has("layanan") else None
        return ("layanan", key.text) if isinstance(key, Scalar) else ()

    def has(self, key: str) -> bool:
        """Say whether a key stands at the top level."""
        root = self.document.root
        return isinstance(root, Map) and key in root.entries

    def finding(
        self, code: str, node: Node | None, path: Path, variant: str, detail: Mapping[str, str]
    ) -> Finding:
        """Give a finding; a whole block would underline pages, so its beginning is the place."""
        node = node or self.document.root
        span = node.span if node else Span(Mark(1, 1, 0), Mark(1, 1, 0))
        if isinstance(node, Map | Sequence):
            start = span.start
            span = Span(start, Mark(start.line, start.column + 1, start.offset + 1), span.file)
        return Finding(code, self.document.file, span, self.element(path), variant, dict(detail))


def meant(word: str, known: Iterable[str], alike: float = ALIKE) -> str:
    """Give the known word that is most like one, empty when none is."""
    options = list(known)
    folded = {option.replace("_", ""): option for option in options}
    same = folded.get(word.casefold().replace("_", "").replace("-", "").replace(" ", ""))
    found = get_close_matches(word, options, 1, alike)
    return same or (found[0] if found else "")


def _is_switch(part: Part) -> bool:
    """Say whether the keys of a part are those of `{tafsir: ID}`, not of an element."""
    types = part.get("type")
    return isinstance(types, list) and "object" in types and "properties" in part


def _help(part: Part) -> Detail:
    english = part.get("x-en", {})
    return {
        "help": str(part.get("errorMessage", part.get("description", ""))),
        "help_en": str(english.get("errorMessage", english.get("description", ""))),
    }


def _wanted(types: str | list[str]) -> Detail:
    names = [types] if isinstance(types, str) else types
    if len(names) > 1 and {"string", "boolean"} & set(names):
        # The keys it may also hold are those of an interpretation: not what was meant here.
        names = [name for name in names if name != "object"]
    return {
        "wanted": " atau ".join(_TYPES[name][0] for name in names),
        "wanted_en": " or ".join(_TYPES[name][1] for name in names),
    }
