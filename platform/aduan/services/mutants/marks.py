"""What a scenario touched; one that touches none of a mutant's marks cannot notice it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from aduan.model.rules import Source
from aduan.services.mutants.changes import Change

T = TypeVar("T")

STAGE, EVENT, TABLE = "tahap:", "peristiwa:", "tabel:"
#: A scenario that promises who sees what, and every scenario.
SEEN, ALL = "terlihat", "semua"

#: Where the changed element comes from, the marks of scenarios that may notice, and the change.
Found = tuple[Source, Sequence[str], Change[T]]
