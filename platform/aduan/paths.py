"""Where the data is: what comes with Aduan, and the regions of this machine."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from aduan.errors import AduanError, UsageError
from aduan.settings import settings

#: The file that makes a folder a region.
REGION_FILE = "daerah.yaml"

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """Give a folder that comes with Aduan: in the wheel's `_data`, else in the checkout."""
    for parent in (_PACKAGE / "_data", _PACKAGE.parents[1]):
        if (parent / name).is_dir():
            return parent / name
    message = f"{_PACKAGE / '_data' / name}: tidak ada; pasang ulang Aduan / missing; reinstall"
    raise AduanError(message)


def region_homes() -> tuple[Path, ...]:
    """Give the folders that may hold regions, the one that wins first.

    The configured home, then the working folder, then what comes with Aduan. A configured home
    that is not there is an error: going on without it would show other regions than were meant.
    """
    homes = [Path.cwd() / "regions", data_folder("regions")]
    configured = settings().home
    if configured:
        home = Path(configured).expanduser().absolute()
        if not home.is_dir():
            message = f"ADUAN_HOME={configured}: folder tidak ada / there is no such folder"
            raise UsageError(message)
        homes.insert(0, home / "regions")
    return tuple(homes)


def region_folders() -> list[Path]:
    """Give the folder of every region, by name; of two with one name the first home's."""
    found: dict[str, Path] = {}
    for home in region_homes():
        for file in home.glob(f"*/{REGION_FILE}"):
            found.setdefault(file.parent.name, file.parent)
    return [found[name] for name in sorted(found)]


def region_folder(name: str) -> Path:
    """Give the folder of one region; raises UsageError that names what comes near."""
    found = {folder.name: folder for folder in region_folders()}
    if name not in found:
        near = get_close_matches(name, found, 1)
        raise UsageError(name, code="daerah", candidates=tuple(near or found))
    return found[name]
