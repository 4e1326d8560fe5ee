"""Editions by whatever names them: a region's folder or name, or a publication."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from aduan.errors import UsageError
from aduan.paths import REGION_FILE, region_folders
from aduan.rulebook.region import LoadedRegion
from aduan.services.installation import put_down
from aduan.services.rulebooks import find_region, load
from aduan.settings import settings
from aduan.store import publications
from aduan.store.database import connect, reading

_EDITION = re.compile(r"[0-9a-f]{7,64}")


def region_at(name: str, readings: Mapping[str, str] | None = None) -> LoadedRegion:
    """Load the rules of a folder, of a region by name, or of a publication by number or edition.

    `readings` flips interpretations. Raises UsageError that says what there is when nothing has that name.
    """
    is_folder = (Path(name) / REGION_FILE).is_file()
    known = {folder.name for folder in region_folders()}
    if is_folder or name in known or not (name.isdecimal() or _EDITION.fullmatch(name)):
        return load(find_region(name), readings)
    engine = connect(settings().database)
    try:
        with reading(engine) as at:
            number = publications.numbered(at, name)
            if number is None:
                raise UsageError(name, code="terbitan")
            return put_down(publications.read(at, number), lambda folder: load(folder, readings))
    finally:
        engine.dispose()
