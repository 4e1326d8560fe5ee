"""The words of the rule language: each Indonesian key with its English term and meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from aduan.paths import data_folder
from aduan.rulebook.reader import plain, read


@dataclass(frozen=True, slots=True)
class Word:
    """One key of the rule files."""

    key: str
    term: str
    meaning: str
    english: str


@cache
def words() -> dict[str, Word]:
    """Give the table of words that comes with Aduan."""
    file = data_folder("rules") / "bahasa" / "kata.yaml"
    document = read(file.read_bytes(), str(file))
    table: dict[str, dict[str, Any]] = plain(document.root)["kata"] if document.root else {}
    return {
        key: Word(key, str(row["istilah"]), str(row["arti"]), str(row["inggris"]))
        for key, row in table.items()
    }


def english(key: str) -> str:
    """Give the English term of a key."""
    return words()[key].term
