"""The example region, as it is or with one passage changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from aduan.rulebook.findings import Finding
from aduan.rulebook.region import LoadedRegion, load_region

CONTOH = Path(__file__).parents[1] / "regions" / "contoh"
LAW = "perbup_7_2026"
SERVICE = f"{LAW}/layanan/pengaduan.yaml"


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Write one passage of a file anew; it must be there just once."""
    path = folder / file
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r}: {text.count(old)}"
    path.write_bytes(text.replace(old, new).encode())


def copied(folder: Path) -> Path:
    """Copy the region into a folder of the test."""
    return Path(shutil.copytree(CONTOH, folder / "contoh"))


def changed(folder: Path, *changes: tuple[str, str, str]) -> LoadedRegion:
    """Load a copy of the region with passages changed."""
    region = copied(folder)
    for file, old, new in changes:
        change(region, file, old, new)
    return load_region(region)


def told(region: LoadedRegion, finding: Finding) -> tuple[str, str, str, dict[str, str]]:
    """Give code, variant, the text at the finding's span, and its detail."""
    document = region.documents.get(finding.file)
    start, end = finding.span.start.offset, finding.span.end.offset
    text = document.text[start:end] if document else ""
    return finding.code, finding.variant, text, dict(finding.detail)
