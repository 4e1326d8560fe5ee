"""The shape of rule files: JSON Schema, its faults told at file, line and column.

The schemas are flat, so that each fault of `jsonschema` is one fault of the file. An unknown key
that is near a missing one is told once, as the misspelling it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from aduan.paths import data_folder
from aduan.rulebook.findings import Finding, Mark, Span
from aduan.rulebook.reader import Document, Node, Scalar, Sequence, at, plain
from aduan.rulebook.reader import Mapping as Map

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

#: How alike a word must be to be suggested.
ALIKE = 0.6

#: The words for the types of JSON, as the texts of L007 name them.
_TYPES = {
    "string": ("teks", "text"),
    "integer": ("bilangan bulat", "a whole number"),
    "boolean": ("ya atau tidak", "ya or tidak"),
    "null": ("null", "null"),
    "object": ("kunci dengan nilainya", "keys with values"),
    "array": ("daftar", "a list"),
}

#: The pattern of the schemas by which a date is known.
DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault that jsonschema found: where, which rule, what it asked, and what was given."""

    path: tuple[str | int, ...]
    rule: str
    asked: Any
    part: Mapping[str, Any]
    given: Any
    message: str
    of_a_name: bool


def _fault(error: ValidationError) -> Fault:
    return Fault(
        tuple(error.absolute_path),
        str(error.validator),
        error.validator_value,
        error.schema if isinstance(error.schema, dict) else {},
        error.instance,
        error.message,
        of_a_name="propertyNames" in error.absolute_schema_path,
    )


@cache
def schema(kind: str) -> dict[str, Any]:
    """Give the schema of one kind of file."""
    file = data_folder("rules") / "bahasa" / "skema" / f"{kind}.json"
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


@cache
def _validator(kind: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415  costs start-up

    return Draft202012Validator(schema(kind))


def validate(document: Document, kind: str) -> list[Finding]:
    """Give the faults of shape of one file."""
    if document.root is None:
        return []
    faults = [_fault(error) for error in _validator(kind).iter_errors(plain(document.root))]
    misspelt: set[tuple[tuple[str | int, ...], str]] = set()
    findings: list[Finding] = []
    for fault in faults:
        if fault.rule == "additionalProperties":
            for finding, meant in _unknown_keys(document, fault):
                findings.append(finding)
                misspelt.add((fault.path, meant))
    for fault in faults:
        if fault.rule != "additionalProperties":
            findings.extend(_other(document, fault, misspelt))
    findings.extend(_dates(document, document.root, schema(kind)))
    return sorted(findings, key=lambda f: f.span.start.offset)


def _unknown_keys(document: Document, fault: Fault) -> Iterator[tuple[Finding, str]]:
    path = fault.path
    node = at(document.root, path) if document.root is not None else None
    known = fault.part.get("properties", {})
    if not isinstance(node, Map):
        return
    free = [key for key in known if key not in node.entries]
    for key, entry in node.entries.items():
        if key in known:
            continue
        near = nearest(key, free) or nearest(key, known)
        detail = {"word": key, "near": near, "known": ", ".join(known)}
        variant = "" if near else "asing"
        yield _finding(document, "L003", entry.key, (*path, key), variant, detail), near


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that is most like one, empty when none is."""
    options = list(known)
    found = get_close_matches(word, options, 1, ALIKE)
    if not found:
        found = [o for o in options if o.replace("_", "") == word.casefold().replace("_", "")]
    return found[0] if found else ""


def _other(
    document: Document,
    fault: Fault,
    misspelt: set[tuple[tuple[str | int, ...], str]],
) -> Iterator[Finding]:
    path = fault.path
    node = at(document.root, path) if document.root is not None else None
    if node is None:
        return
    if fault.rule == "required":
        key = _missing_key(fault)
        if (path, key) not in misspelt:
            place = _key_of(document, path) or node
            yield _finding(document, "L007", place, path, "kurang", {"key": key})
        return
    variant, detail = _told(fault, node)
    code = "L003" if fault.rule == "enum" else "L007"
    place = _wrong_key(node, fault) or node
    yield _finding(document, code, place, path, variant, detail)


def _missing_key(fault: Fault) -> str:
    return next(
        (k for k in fault.asked if k not in fault.given and repr(k) in fault.message),
        "",
    )


def _told(fault: Fault, node: Node) -> tuple[str, dict[str, str]]:
    written = node.text if isinstance(node, Scalar) else ""
    detail = {"value": written or _shape(node), **_help(fault.part)}
    if fault.rule == "enum":
        known = [str(v) for v in fault.asked]
        near = nearest(written, known)
        return ("nilai" if near else "nilai_asing"), {
            **detail,
            "word": written,
            "near": near,
            "known": ", ".join(known),
        }
    if fault.rule == "type":
        return "jenis", {**detail, **_wanted(fault.asked)}
    if fault.of_a_name:
        return "id", {**detail, "value": str(fault.given)}
    if fault.rule in ("minProperties", "minItems", "minLength"):
        return "kosong", detail
    return "bentuk", detail


def _help(part: Mapping[str, Any]) -> dict[str, str]:
    english = part.get("x-en", {})
    return {
        "help": str(part.get("errorMessage", part.get("description", ""))),
        "help_en": str(english.get("errorMessage", english.get("description", ""))),
    }


def _wanted(types: str | list[str]) -> dict[str, str]:
    names = [types] if isinstance(types, str) else types
    return {
        "wanted": " / ".join(_TYPES[name][0] for name in names),
        "wanted_en": " / ".join(_TYPES[name][1] for name in names),
    }


def _shape(node: Node) -> str:
    return "[…]" if isinstance(node, Sequence) else "{…}"


def _wrong_key(node: Node, fault: Fault) -> Node | None:
    """Give the key itself when it is the key that is at fault."""
    if not fault.of_a_name or not isinstance(node, Map):
        return None
    entry = node.entries.get(str(fault.given))
    return entry.key if entry else None


def _key_of(document: Document, path: tuple[str | int, ...]) -> Node | None:
    """Give the key under which the node at a path stands."""
    if not path or document.root is None:
        return None
    parent = at(document.root, path[:-1])
    if isinstance(parent, Map) and str(path[-1]) in parent.entries:
        return parent.entries[str(path[-1])].key
    return None


def _finding(  # noqa: PLR0917  the parts of a finding, in the order in which it tells them
    document: Document,
    code: str,
    node: Node,
    path: tuple[str | int, ...],
    variant: str,
    detail: Mapping[str, str],
) -> Finding:
    span = node.span
    if isinstance(node, Map | Sequence):
        # A whole block would underline pages; its beginning is the place.
        start = span.start
        span = Span(start, Mark(start.line, start.column + 1, start.offset + 1))
    return Finding(code, document.file, span, ".".join(map(str, path)), variant, detail)


def _dates(document: Document, node: Node, part: Mapping[str, Any]) -> Iterator[Finding]:
    """Dates that look like dates and are none: 2026-02-30."""
    if isinstance(node, Map):
        for key, entry in node.entries.items():
            below = part.get("properties", {}).get(key, part.get("additionalProperties"))
            if isinstance(below, dict):
                yield from _dates(document, entry.value, below)
    elif part.get("pattern") == DATE_PATTERN and isinstance(node, Scalar) and not _is_date(node):
        yield _finding(document, "L007", node, (), "tanggal", {"value": node.text})


def _is_date(node: Scalar) -> bool:
    if node.value is None or not re.fullmatch(DATE_PATTERN, node.text):
        # Not even shaped like one: the pattern has told it already.
        return True
    try:
        date.fromisoformat(node.text)
    except ValueError:
        return False
    return True
