"""What of an event may stand in the chain, and what is kept beside it.

Identities go to the vault, free texts beside the event, which keeps only their salted hash; the
chain stays whole when both are destroyed.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from aduan.model.case import Corrected, Event, Moved, Registered
from aduan.model.rules import Field
from aduan.model.values import Value
from aduan.store.coding import SEALED, written_value
from aduan.store.vault import Spot

IDENTITY, FREE_TEXT = "identitas", "teks_bebas"
#: What stands for a free text in an event, before its salted hash.
HASHED = "sha256:"


@dataclass(frozen=True, slots=True)
class KeptText:
    """A free text beside its event."""

    field: str
    value: Value
    salt: str

    @property
    def hash(self) -> str:
        """Give what stands for it in the event."""
        return hash_of(self.salt, written_value(self.value))


def hash_of(salt: str, written: Any) -> str:
    """Give what stands in an event for a free text as it is kept."""
    text = json.dumps(written, ensure_ascii=False)
    return HASHED + hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


@dataclass(slots=True)
class Parted:
    """An event fit for the chain, and what is kept elsewhere."""

    event: Event
    identities: dict[Spot, Value] = field(default_factory=dict)
    texts: list[KeptText] = field(default_factory=list)


def part(event: Event, fields: Mapping[str, Field]) -> Parted:
    """Take the personal data out of an event."""
    found = Parted(event)
    for name, given, handover in _given(event):
        held = {k: _hold(found, fields.get(k), k, v, handover) for k, v in given.items()}
        found.event = replace(found.event, **{name: held})  # type: ignore[arg-type]
    return found


def _given(event: Event) -> Iterator[tuple[str, Mapping[str, Value], int]]:
    if isinstance(event, Registered):
        yield "fields", event.fields, 0
    elif isinstance(event, Moved | Corrected):
        yield "fields", event.fields, event.handover or 0
        yield "case_fields", event.case_fields, 0


def _hold(found: Parted, field: Field | None, key: str, value: Value, handover: int) -> Value:
    personal = field.personal if field else None
    if personal == IDENTITY:
        found.identities[handover, key] = value
        return SEALED
    if personal == FREE_TEXT:
        kept = KeptText(key, value, secrets.token_hex(16))
        found.texts.append(kept)
        return kept.hash
    return value


def whole(event: Event, texts: Mapping[str, Value]) -> Event:
    """Put free texts back into an event; where one was destroyed, it reads as closed."""
    for name, given, _ in _given(event):
        values = {k: _text(k, v, texts) for k, v in given.items()}
        event = replace(event, **{name: values})  # type: ignore[arg-type]
    return event


def _text(key: str, value: Value, texts: Mapping[str, Value]) -> Value:
    if isinstance(value, str) and value.startswith(HASHED):
        return texts.get(key, SEALED)
    return value
