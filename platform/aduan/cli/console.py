"""Printing: plain when piped, coloured on a terminal, one JSON object where machines ask."""

from __future__ import annotations

import json
import sys
from typing import Any

from rich.console import Console as Rich
from rich.markup import escape
from rich.table import Table

from aduan.services.plain import plain
from aduan.texts.commands import HELP, SAY


class Console:
    """Where a command writes, in one language."""

    def __init__(self, lang: str) -> None:
        """Write to standard output; colours only where somebody looks."""
        self.lang = lang
        self._out = Rich(highlight=False, soft_wrap=True)
        self._err = Rich(stderr=True, highlight=False, soft_wrap=True)

    def say(self, key: str, *parts: object) -> str:
        """Give one of the platform's own lines."""
        return SAY[key].to(self.lang).format(*parts)

    def help(self, key: str) -> str:
        """Give the help of a command or option."""
        return HELP[key].to(self.lang)

    def line(self, text: str = "", style: str | None = None) -> None:
        """Print a line as it is."""
        self._out.print(escape(text), style=style)

    def error(self, text: str) -> None:
        """Print a line to standard error."""
        self._err.print(escape(text), style="red")

    def table(self, heads: list[str], rows: list[list[str]]) -> None:
        """Print a table."""
        table = Table(*heads, box=None, pad_edge=False, header_style="bold")
        for row in rows:
            table.add_row(*(escape(cell) for cell in row))
        self._out.print(table)

    def json(self, value: Any) -> None:
        """Print one JSON object on one line."""
        sys.stdout.write(json.dumps(plain(value), ensure_ascii=False) + "\n")

    def progress(self, text: str) -> Any:
        """Show that long work goes on, on a terminal only."""
        return self._err.status(escape(text))
