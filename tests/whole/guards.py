"""Promises about the whole tree, each a function: folder in, faults out.

They take the folder so that the tests can show each of them a tree with the fault in it.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Endings of the data that the wheel carries; pyproject.toml has the same.
DATA_ENDINGS = {".yaml", ".json", ".csv", ".md"}

#: What belongs to one region beside its name: its applications, offices and seats.
TERMS = (
    "sikesal", "silampa", "spikm", "baruga", "sulawesi", "sumatera", "nusa tenggara", "tanjung",
    "watampone", "padjalangi",
)  # fmt: skip

#: Written in pieces, so that this file does not find itself.
_HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "deb.debian" + ".org")
_MACHINE = re.compile(r"(?<![\w.~}*])/(?:work|root|home|opt|tmp/bash_jobs)/")
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")
_ADDRESS = re.compile(
    r"\w+://|^\s*(?:-i|-f|--(?:extra-)?index-url|--find-links)\b|\bfile:", re.MULTILINE
)
_REGULATION = re.compile(r"^(?P<kind>[a-z]+)_(?P<number>\d+)_(?P<year>\d{4})$")


def tracked(root: Path) -> list[Path]:
    """Give all files that are, or would be, in the repository, without those just deleted."""
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    files = (root / name for name in done.stdout.split("\0") if name)
    return sorted(file for file in files if file.is_file())


def layout(root: Path) -> Iterator[str]:
    """`platform/` is a bare source root, and nothing beside it takes its name."""
    for entry in (root / "platform").iterdir():
        if entry.name not in {"aduan", "__pycache__"}:
            yield f"platform/{entry.name}: platform/ holds only aduan/"
    for name in ("platform.py", "conftest.py", "__init__.py"):
        if (root / name).exists():
            yield f"{name}: not in the root"
    for file in (root / "platform").rglob("conftest.py"):
        yield f"{file.relative_to(root)}: tests have their place in tests/"
    for file in (root / "platform" / "aduan").rglob("*.py"):
        if not (file.parent / "__init__.py").is_file():
            yield f"{file.relative_to(root)}: its folder has no __init__.py"


def regions_are_data(root: Path, files: Iterable[Path]) -> Iterator[str]:
    """No code in rules/ and regions/, and nothing that the wheel would leave behind."""
    for file in files:
        name = file.relative_to(root)
        if name.parts[0] in {"rules", "regions"} and file.suffix not in DATA_ENDINGS:
            yield f"{name}: only {', '.join(sorted(DATA_ENDINGS))} are data"


def regions(root: Path) -> list[str]:
    """Give the names of the regions in a tree."""
    return sorted(file.parent.name for file in (root / "regions").glob("*/daerah.yaml"))


def region_words(root: Path) -> set[str]:
    """Give what names a region or its regulation: folder names as they may be written, and terms."""
    words = set(TERMS)
    for region in (root / "regions").iterdir():
        if not region.is_dir():
            continue
        words |= {region.name.replace("_", between) for between in ("_", " ", "-", "")}
        for folder in region.iterdir():
            match = _REGULATION.match(folder.name)
            if match:
                words |= {
                    folder.name,
                    f"{match['number']} tahun {match['year']}",
                    f"{match['number']}/{match['year']}",
                }
    return words


def platform_knows_no_region(root: Path, words: Iterable[str]) -> Iterator[str]:
    """No region's name, number or term in the code."""
    listed = "|".join(re.escape(word) for word in sorted(words))
    pattern = re.compile(rf"(?<![a-z0-9])(?:{listed})(?![a-z0-9])", re.IGNORECASE)
    for file in sorted((root / "platform").rglob("*")):
        name = file.relative_to(root)
        if file.is_file() and "__pycache__" not in name.parts:
            for number, text in _lines(file):
                yield from (f"{name}:{number}: {found}" for found in pattern.findall(text))


def platform_is_finished(root: Path) -> Iterator[str]:
    """No note to self in the code, and nothing that only raises."""
    for file in sorted((root / "platform").rglob("*.py")):
        for number, text in _lines(file):
            for found in _UNFINISHED.findall(text):
                yield f"{file.relative_to(root)}:{number}: {found}"


def locks_name_no_address(root: Path) -> Iterator[str]:
    """The locks pin and hash; where a package comes from is the machine's affair."""
    for file in sorted(root.glob("requirements*.txt")):
        text = file.read_text(encoding="utf-8")
        yield from (f"{file.name}: {found.strip()}" for found in _ADDRESS.findall(text))
        for requirement in re.split(r"\n(?=\S)", text.strip()):
            first = requirement.split("\n", 1)[0]
            if "==" not in first or "--hash=sha256:" not in requirement:
                yield f"{file.name}: {first}: not pinned and hashed"


def no_machine(root: Path, files: Iterable[Path]) -> Iterator[str]:
    """No folder of one machine and no registry's host in what is kept."""
    for file in files:
        for number, text in _lines(file):
            if _MACHINE.search(text) or any(host in text for host in _HOSTS):
                yield f"{file.relative_to(root)}:{number}: {text.strip()[:80]}"


def unique_names(root: Path) -> Iterator[str]:
    """Test folders are no packages, so that two modules of one name would collide."""
    files = [f for f in (root / "tests").rglob("*.py") if "__pycache__" not in f.parts]
    for name, times in Counter(file.name for file in files).items():
        if times > 1:
            yield f"{name}: {times} of that name in tests/"
    yield from (f"{f.relative_to(root)}: no package" for f in files if f.name == "__init__.py")


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """Give the lines of a text file; a file that is no UTF-8 has none."""
    try:
        yield from enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    except UnicodeDecodeError:
        return
