"""Printing: plain when piped, coloured on a terminal, one JSON object where machines ask."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, TextIO

from aduan.services.plain import plain
from aduan.texts.commands import HELP, SAY

if TYPE_CHECKING:
    from rich.console import Console as Rich

#: Between the columns of a table.
GAP = "  "


class Console:
    """Where a command writes, in one language."""

    def __init__(self, lang: str) -> None:
        """Write to standard output; colours only where somebody looks."""
        self.lang = lang
        self._out = _rich(sys.stdout)
        self._err = _rich(sys.stderr)

    def say(self, key: str, *parts: object) -> str:
        """Give one of the platform's own lines."""
        return SAY[key].to(self.lang).format(*parts)

    def help(self, key: str) -> str:
        """Give the help of a command or option."""
        return HELP[key].to(self.lang)

    def line(self, text: str = "", style: str | None = None) -> None:
        """Print a line as it is."""
        _print(self._out, sys.stdout, text, style)

    def error(self, text: str) -> None:
        """Print a line to standard error."""
        _print(self._err, sys.stderr, text, "red")

    def table(self, heads: list[str], rows: list[list[str]]) -> None:
        """Print a table, each column as wide as its widest cell."""
        widths = [max(len(row[n]) for row in [heads, *rows]) for n in range(len(heads))]
        for number, row in enumerate([heads, *rows]):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.line(GAP.join(cells).rstrip(), None if number else "bold")

    def json(self, value: Any) -> None:
        """Print one JSON object on one line."""
        sys.stdout.write(json.dumps(plain(value), ensure_ascii=False) + "\n")

    def progress(self, text: str) -> AbstractContextManager[Any]:
        """Show that long work goes on, on a terminal only."""
        if self._err is None:
            return nullcontext()
        from rich.markup import escape

        return self._err.status(escape(text))


def _rich(stream: TextIO) -> Rich | None:
    """Give rich's console where somebody looks; it takes its time to import."""
    if not stream.isatty():
        return None
    from rich.console import Console as Terminal

    return Terminal(file=stream, highlight=False, soft_wrap=True)


def _print(rich: Rich | None, stream: TextIO, text: str, style: str | None) -> None:
    if rich is None:
        stream.write(text + "\n")
        return
    rich.print(text, style=style, markup=False)
