"""The table of legal instruments that regulations name as their bases, with their status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from aduan.paths import data_folder
from aduan.rulebook.reader import plain, read


@dataclass(frozen=True, slots=True)
class LegalInstrument:
    """One instrument: what it is, and what has become of it as far as was checked."""

    key: str
    name: str
    about: str
    repealed_by: str | None
    repealed_since: date | None
    checked: bool


@cache
def load_instruments() -> dict[str, LegalInstrument]:
    """Give the table that comes with Aduan."""
    file = data_folder("rules") / "instrumen.yaml"
    document = read(file.read_bytes(), str(file))
    table: dict[str, dict[str, Any]] = plain(document.root)["instrumen"] if document.root else {}
    return {key: _instrument(key, entry) for key, entry in table.items()}


def _instrument(key: str, entry: dict[str, Any]) -> LegalInstrument:
    since = entry.get("dicabut_sejak")
    return LegalInstrument(
        key,
        str(entry.get("nama", key)),
        str(entry.get("tentang", "")),
        entry.get("dicabut_oleh"),
        date.fromisoformat(since) if since else None,
        entry.get("diperiksa") is True,
    )
