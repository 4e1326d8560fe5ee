"""The edition of a region: the content hash of the files that bind.

Scenarios, demonstrations, schedules, English texts and the seeds of the directory decide no case, so they do
not change the edition.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

#: Folders and files inside a region that bind nobody.
FREE_FOLDERS = frozenset({"skenario", "peragaan", "jadwal"})
FREE_FILES = frozenset({"inggris.yaml"})


def binding(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give the files that bind, each with its path inside the region, in a stable order."""
    found = (
        (unicodedata.normalize("NFC", path.relative_to(folder).as_posix()), path)
        for path in folder.rglob("*.yaml")
    )
    for name, path in sorted(found):
        if is_binding(name):
            yield name, path


def is_binding(name: str) -> bool:
    """Say whether a file, by its path inside the region, decides cases."""
    parts = name.split("/")
    hidden = any(part.startswith(".") for part in parts)
    return not (hidden or name in FREE_FILES or FREE_FOLDERS.intersection(parts[:-1]))


def hashed(contents: Mapping[str, bytes]) -> str:
    """Give the hash of named contents; line ends do not matter."""
    total = hashlib.sha256()
    for name in sorted(contents):
        content = contents[name].replace(b"\r\n", b"\n")
        total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()


def edition(folder: Path) -> str:
    """Give the edition of a region's folder."""
    return hashed({name: path.read_bytes() for name, path in binding(folder)})


def flipped(base: str, readings: Mapping[str, str]) -> str:
    """Give the edition with readings flipped; without any it is the base."""
    if not readings:
        return base
    switches = ",".join(f"{key}={value}" for key, value in sorted(readings.items()))
    return hashlib.sha256(f"{base}\n{switches}".encode()).hexdigest()
