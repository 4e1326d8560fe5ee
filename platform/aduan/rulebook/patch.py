"""Changing one value of a rule file: its characters only, the rest stays byte for byte."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from aduan.errors import UsageError
from aduan.rulebook.findings import Finding
from aduan.rulebook.messages import problem
from aduan.rulebook.reader import Document, Mapping, Node, Scalar, Sequence, at, read

Path = tuple[str | int, ...]
#: One step of a written path: `batas_waktu`, `pilihan[0]`.
_STEP = re.compile(r"([^.\[\]]+)((?:\[[0-9]{1,6}\])*)")
#: So many of the elements there are get named where none is near.
NAMED = 5
#: What a node says, without its place.
Said = tuple[Path, str, object]


def parse_path(text: str) -> Path:
    """Read a written path: keys with dots between them, places of a list in brackets, from 0."""
    path: list[str | int] = []
    for step in text.split("."):
        match = _STEP.fullmatch(step.strip())
        if match is None:
            raise UsageError(
                f'"{text}" bukan jalur unsur. '
                "Tulis seperti berkas.tahap.diterima.nama atau baris[0].",
                english=f'"{text}" is no path of an element. '
                "Write it like berkas.tahap.diterima.nama or baris[0].",
            )
        path.append(match.group(1))
        path.extend(int(place) for place in re.findall(r"[0-9]+", match.group(2)))
    return tuple(path)


def written(path: Path) -> str:
    """Write a path as `parse_path` reads it."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def set_value(text: str, file: str, path: Path, value: str) -> str:
    """Give the text with another value at `path`, quoted where it must be to stay what it is."""
    before = read(text, file)
    root = _sound(before)
    node = _found(root, path, file)
    _replaceable(node, path, value)
    start, end = node.span.start.offset, node.span.end.offset
    others = _others(root, path)
    reasons: tuple[Finding, ...] = ()
    for form in _forms(value.strip()):
        changed = text[:start] + form + text[end:]
        after = read(changed, file)
        reasons = reasons or after.findings[:1]
        if _as_meant(after, path, form, value.strip()) and _others(after.root, path) == others:
            return changed
    why, why_english = ("; ".join(problem(f, lang) for f in reasons) for lang in ("id", "en"))
    raise UsageError(
        f'Nilai "{value}" tidak dapat ditulis pada {written(path)}. {why}'.rstrip(),
        english=f'The value "{value}" cannot be written at {written(path)}. {why_english}'.rstrip(),
    )


def _sound(document: Document) -> Node:
    """Refuse a file that has faults: what it says is not certain."""
    if document.findings:
        first = document.findings[0]
        line = first.span.start.line
        raise UsageError(
            f"{document.file}:{line}: {problem(first, 'id')} "
            "Perbaiki dahulu; nilai hanya dapat diubah dalam berkas yang terbaca seluruhnya.",
            english=f"{document.file}:{line}: {problem(first, 'en')} "
            "Mend that first; a value can be changed only in a file that can be read whole.",
        )
    if document.root is None:
        raise UsageError(
            f"{document.file} kosong; tidak ada nilai yang dapat diubah.",
            english=f"{document.file} is empty; there is no value to change.",
        )
    return document.root


def _found(root: Node, path: Path, file: str) -> Node:
    """Give the node at a path, or name the nearest there is."""
    if not path:
        raise UsageError(
            f"Sebut unsur yang akan diubah dalam {file}.",
            english=f"Name the element to change in {file}.",
        )
    node = root
    for length, step in enumerate(path):
        below = at(node, (step,))
        if below is None:
            known = {written((*path[:length], other)): str(other) for other in _steps(node)}
            near = difflib.get_close_matches(str(step), known.values(), 1)
            hint = [place for place, other in known.items() if not near or other in near][:NAMED]
            near_ones = f": {', '.join(hint)}." if hint else ""
            asked = written(path[: length + 1])
            raise UsageError(
                f'Tidak ada "{asked}" dalam {file}.{near_ones and " Mungkin" + near_ones}',
                english=f'There is no "{asked}" in {file}.{near_ones and " Perhaps" + near_ones}',
            )
        node = below
    return node


def _steps(node: Node) -> list[str | int]:
    if isinstance(node, Mapping):
        return list(node.entries)
    return list(range(len(node.items))) if isinstance(node, Sequence) else []


def _replaceable(node: Node, path: Path, value: str) -> None:
    if "\n" in value or "\r" in value:
        raise UsageError("Nilai baru harus satu baris.", english="The new value must be one line.")
    if not isinstance(node, Scalar) and not node.flow:
        raise UsageError(
            f"{written(path)} berisi beberapa baris, bukan satu nilai; ubah unsur di bawahnya.",
            english=f"{written(path)} holds several lines, not one value; "
            "change an element below it.",
        )


def _forms(value: str) -> Iterator[str]:
    """Give the ways to write a value, the plainest first; a bracket that fails is no text."""
    if value:
        yield value
    if value[:1] not in ("{", "["):
        yield "'" + value.replace("'", "''") + "'"


def _as_meant(document: Document, path: Path, form: str, value: str) -> bool:
    """Say whether the new value reads back as what was typed."""
    if document.findings or document.root is None:
        return False
    node = at(document.root, path)
    if node is None:
        return False
    if form[:1] in ("{", "["):
        return not isinstance(node, Scalar)
    if not isinstance(node, Scalar):
        return False
    # What was typed in quotes is meant without them.
    return node.quoted if form == value and form[:1] in ("'", '"') else node.text == value


def _others(root: Node | None, path: Path) -> list[Said]:
    """Give everything a file says, but for the node at `path`."""
    said: list[Said] = []
    waiting: list[tuple[Path, Node]] = [((), root)] if root is not None else []
    while waiting:
        here, node = waiting.pop()
        if here == path:
            continue
        if isinstance(node, Scalar):
            said.append((here, "quoted" if node.quoted else "plain", node.value))
        elif isinstance(node, Sequence):
            said.append((here, "list", len(node.items)))
            waiting.extend(((*here, n), item) for n, item in enumerate(node.items))
        else:
            said.append((here, "mapping", tuple(node.entries)))
            waiting.extend(((*here, key), entry.value) for key, entry in node.entries.items())
    return said
