"""Write the parts of the documents that come from the code; `--check` only says what is stale.

A part stands between `<!-- name -->` and `<!-- /name -->`; what stands there is never edited by
hand. A document without a part's markers has no such part.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from aduan.settings import SETTINGS
from command_documents import commands_table, toured

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md",)


def settings_table() -> str:
    """Give the table of all settings."""
    rows = [f"| `{s.name}` | {s.default or '-'} | {s.help_en} |" for s in SETTINGS]
    return "\n".join(["| setting | default | what it is for |", "|---|---|---|", *rows])


PARTS: Mapping[str, Callable[[], str]] = {
    "settings": settings_table,
    "commands": commands_table,
}


def written(text: str) -> str:
    """Give a document's text with all its parts made anew."""
    for name, make in PARTS.items():
        opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
        part = f"{opening}\n{make()}\n{closing}"
        pattern = re.escape(opening) + ".*?" + re.escape(closing)
        text = re.sub(pattern, part.replace("\\", r"\\"), text, flags=re.DOTALL)
    return toured(text)


def main(words: Sequence[str], root: Path = ROOT) -> int:
    """Write the documents, or with `--check` leave with 1 if one is stale."""
    stale = [d for d in DOCUMENTS if written(text := _read(root / d)) != text]
    for document in stale:
        if "--check" in words:
            print(f"{document}: stale; run: make docs")
        else:
            (root / document).write_text(written(_read(root / document)), encoding="utf-8")
    return 1 if stale and "--check" in words else 0


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
