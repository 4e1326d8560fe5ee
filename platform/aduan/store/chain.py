"""The chain: each event's hash covers the one before it, so that no change goes unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

#: What the first event of a case follows.
START = "0" * 64


#: What the hash of an event covers of its row, beside its place; the rest follows from the body.
_COVERED = ("command", "edition", "publication", "trace", "body")


def record(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the hash of an event covers of its row."""
    return {name: row[name] for name in _COVERED}


def link(before: str, case: int, number: int, content: Mapping[str, Any]) -> str:
    """Give the hash of an event: of the one before, its place and its content."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{before}\n{case}\n{number}\n{text}".encode()).hexdigest()


def broken_at(case: int, events: Iterable[tuple[int, Mapping[str, Any], str]]) -> int | None:
    """Give the number of the first event that does not follow from those before, None if all do."""
    before = START
    for expected, (number, content, found) in enumerate(events, 1):
        if number != expected or link(before, case, number, content) != found:
            return expected
        before = found
    return None
