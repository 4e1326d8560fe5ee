"""Mistakes in the example region, one file each: what is changed, and the message it must give.

A file `broken/<CODE>[_<variant>][-<note>].txt` has sections, each begun by a line `=== name`:
`berkas` (the file changed, on the same line), `lama` and `baru` (old and new text, any number of
times), `benar` (written instead of the last `baru` it is no mistake; without it the region as it
is, is the passing counterpart), `pada` (the day of the check, on the same line), `juga` (other
codes that the mistake rightly gives), `id` and `en` (the messages in both languages).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from aduan.rulebook.messages import render
from aduan.services.rulebooks import Report, check

FOLDER = Path(__file__).parent / "broken"
CONTOH = Path(__file__).parents[1] / "regions" / "contoh"
LANGUAGES = ("id", "en")
MARK = "=== "
NAMES = frozenset({"berkas", "lama", "baru", "benar", "pada", "juga", *LANGUAGES})
#: A day on which the known calendar reaches far enough.
WELL_BEFORE = date(2026, 7, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """One passage of one file, written anew."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake with the messages it gives."""

    path: Path
    changes: tuple[Change, ...]
    right: str | None = None
    on: date | None = None
    also: tuple[str, ...] = ()
    messages: tuple[str, str] = ("", "")

    @property
    def name(self) -> str:
        """Give the name it goes by in a test report."""
        return self.path.stem

    @property
    def code(self) -> str:
        """Give the code it must be told with."""
        return self.name[:4]

    @property
    def variant(self) -> str:
        """Give the variant of the text it must be told with."""
        return self.name.partition("-")[0][5:]

    def corrected(self) -> Mistake:
        """Give the counterpart that is no mistake."""
        if self.right is None:
            return replace(self, changes=(), on=self.on and WELL_BEFORE)
        *others, last = self.changes
        return replace(self, changes=(*others, replace(last, new=self.right)))


def _sections(text: str) -> Iterator[tuple[str, str, str]]:
    for part in f"\n{text}".split(f"\n{MARK}")[1:]:
        head, _, body = part.partition("\n")
        name, _, inline = head.partition(" ")
        yield name, inline, body.rstrip("\n")


def parse(path: Path) -> Mistake:
    """Read one mistake."""
    changes: list[Change] = []
    one: dict[str, tuple[str, str]] = {}
    for name, inline, body in _sections(path.read_text(encoding="utf-8")):
        if name not in NAMES:
            raise ValueError(f"{path}: {name}")
        one[name] = (inline, body)
        if name == "baru":
            changes.append(Change(one["berkas"][0], one["lama"][1], body))
    return Mistake(
        path,
        tuple(changes),
        one["benar"][1] if "benar" in one else None,
        date.fromisoformat(one["pada"][0]) if "pada" in one else None,
        tuple(one["juga"][0].split()) if "juga" in one else (),
        (one["id"][1], one["en"][1]),
    )


def written(mistake: Mistake) -> str:
    """Write a mistake as its file has it."""
    parts, file = [], ""
    for change in mistake.changes:
        if change.file != file:
            file = change.file
            parts.append(f"{MARK}berkas {file}")
        parts += [f"{MARK}lama\n{change.old}", f"{MARK}baru\n{change.new}"]
    if mistake.right is not None:
        parts.append(f"{MARK}benar\n{mistake.right}")
    if mistake.on is not None:
        parts.append(f"{MARK}pada {mistake.on.isoformat()}")
    if mistake.also:
        parts.append(f"{MARK}juga {' '.join(mistake.also)}")
    parts += [
        f"{MARK}{lang}\n{text}" for lang, text in zip(LANGUAGES, mistake.messages, strict=True)
    ]
    return "\n".join(parts) + "\n"


def all_mistakes() -> list[Mistake]:
    """Give every mistake, by name."""
    return [parse(path) for path in sorted(FOLDER.glob("*.txt"))]


def checked(folder: Path, mistake: Mistake) -> Report:
    """Check a copy of the example region with the passages of a mistake written anew."""
    region = Path(shutil.copytree(CONTOH, folder / "contoh"))
    for change in mistake.changes:
        path = region / change.file
        text = path.read_bytes().decode() if path.is_file() else ""
        if change.old or path.is_file():
            assert text.count(change.old) == 1, f"{change.old!r}: {text.count(change.old)}"
            text = text.replace(change.old, change.new)
        else:
            text = f"{change.new}\n"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    with _standing_in(folder):
        return check(Path("contoh"), mistake.on)


def rendered(report: Report, mistake: Mistake) -> tuple[str, str]:
    """Give all messages of the mistake's code, in both languages."""
    found = [f for f in report.findings if f.code == mistake.code]
    in_id, in_en = ("\n".join(render(f, lang, report.text(f)) for f in found) for lang in LANGUAGES)
    return in_id, in_en


@contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    """Let paths in messages be those inside a folder."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
