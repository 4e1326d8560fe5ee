"""One value of a rule file changed by program, the rest left as it stands."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from aduan.errors import UsageError
from aduan.rulebook.patch import parse_path, set_value
from aduan.rulebook.reader import Node, at, plain, read
from aduan.services.answers import as_written


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed: file, line, old and new value as written."""

    file: Path
    line: int
    before: str
    after: str


def change(folder: Path, written_path: str, value: str, *, write: bool = True) -> Change:
    """Set the value of an element by its path; raises UsageError with the nearest path."""
    path = parse_path(written_path)
    file, inner = _locate(folder, path)
    text = file.read_bytes().decode("utf-8")
    before = _node(text, file, inner)
    changed = set_value(text, str(file), inner, value)
    if write:
        _replace(file, changed)
    after = _node(changed, file, inner)
    line = before.span.start.line if before else 0
    return Change(file, line, _shown(before), _shown(after))


def _node(text: str, file: Path, inner: tuple[str | int, ...]) -> Node | None:
    root = read(text, str(file)).root
    return at(root, inner) if root is not None else None


def _shown(node: Node | None) -> str:
    return as_written(plain(node)) if node is not None else "-"


def _locate(folder: Path, path: tuple[str | int, ...]) -> tuple[Path, tuple[str | int, ...]]:
    """Find the file of an element: its first part names the file, or a regulation's folder."""
    laws = sorted(p.parent for p in folder.glob("*/peraturan.yaml"))
    first = str(path[0]) if path else ""
    chosen = [law for law in laws if law.name == first]
    rest = path[1:] if chosen else path
    for law in chosen or laws:
        for file, inner in _candidates(law, rest):
            if file.is_file() and _node(file.read_text("utf-8"), file, inner[:1]) is not None:
                return file, inner
    if len(rest) and (folder / "daerah.yaml").is_file():
        file = folder / "daerah.yaml"
        inner = rest[1:] if rest[0] == "daerah" else rest
        if _node(file.read_text("utf-8"), file, inner) is not None:
            return file, inner
    raise UsageError(".".join(map(str, path)), code="unsur", candidates=_known(laws))


def _candidates(law: Path, path: tuple[str | int, ...]) -> list[tuple[Path, tuple[str | int, ...]]]:
    if len(path) > 1 and path[0] == "layanan":
        return [(law / "layanan" / f"{path[1]}.yaml", path[2:])]
    if len(path) > 1 and path[0] == "peraturan":
        return [(law / "peraturan.yaml", path[1:])]
    return [(file, path) for file in sorted(law.glob("*.yaml"))]


def _known(laws: list[Path]) -> tuple[str, ...]:
    services = [f"layanan.{f.stem}" for law in laws for f in sorted(law.glob("layanan/*.yaml"))]
    return (*services, "peran", "kanal", "tafsir", "peraturan", "daerah")


def _replace(file: Path, text: str) -> None:
    """Write beside the file and put it in its place, so that nobody reads half of it."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with os.fdopen(handle, "wb") as out:
        out.write(text.encode("utf-8"))
    Path(name).chmod(file.stat().st_mode)
    Path(name).replace(file)
