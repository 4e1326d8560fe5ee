"""Texts with places to fill."""

from __future__ import annotations

from collections.abc import Mapping


class _Details(dict[str, str]):
    """Details of a text; one that is missing shows as a dash, never as a traceback."""

    def __missing__(self, key: str) -> str:
        return "-"


def fill(text: str, details: Mapping[str, str]) -> str:
    """Fill the places of a text, each written as its name in braces."""
    return text.format_map(_Details(details))
