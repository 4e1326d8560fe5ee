"""The command line: puts the parts together and prints; decides nothing."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from aduan.cli.console import Console
from aduan.settings import settings


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command and leave with 0 (well), 1 (faults found) or 2 (asked wrongly)."""
    words = list(sys.argv[1:] if argv is None else argv)
    lang, words = _language(words)
    from aduan.cli.commands import run

    sys.exit(run(words, Console("en" if lang == "en" else "id"), lang))


def _language(words: list[str]) -> tuple[str, list[str]]:
    """Take `--lang` out wherever it stands, so that help itself can speak that language."""
    lang = settings().lang
    rest: list[str] = []
    skip = False
    for place, word in enumerate(words):
        if skip:
            skip = False
        elif word.startswith("--lang="):
            lang = word.partition("=")[2]
        elif word == "--lang":
            lang, skip = "".join(words[place + 1 : place + 2]), True
        else:
            rest.append(word)
    return lang, rest
