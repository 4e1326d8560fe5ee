"""The words of the rule language: keys, and words that stand as values, each with its English term."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from aduan.paths import data_folder
from aduan.rulebook.reader import plain, read


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the rule files: its term in the code, its meaning in both languages."""

    key: str
    term: str
    meaning: str
    english: str


@cache
def _table() -> dict[str, dict[str, Word]]:
    file = data_folder("rules") / "bahasa" / "kata.yaml"
    document = read(file.read_bytes(), str(file))
    whole: dict[str, dict[str, Any]] = plain(document.root) if document.root else {}
    return {
        part: {
            key: Word(key, str(row["istilah"]), str(row["arti"]), str(row["inggris"]))
            for key, row in rows.items()
        }
        for part, rows in whole.items()
    }


def words() -> dict[str, Word]:
    """Give the keys of rule files."""
    return _table()["kata"]


def values() -> dict[str, Word]:
    """Give the words that may stand as values."""
    return _table()["nilai"]


def english(key: str) -> str:
    """Give the English term of a key."""
    return words()[key].term
