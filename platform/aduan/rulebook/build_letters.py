"""Which letter goes to whom ("surat" beside "beritahu")."""

from __future__ import annotations

from aduan.rulebook.build import Element
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Scalar

KEY = "surat"


def letters(element: Element, told: tuple[str, ...]) -> dict[str, str]:
    """Give the letter of each role that is told: one for all of them, or by role."""
    entry = element.body.get(KEY)
    if entry is None or not isinstance(entry.value, Map):
        letter = element.one(KEY, KEY)
        return {} if letter is None else dict.fromkeys(told, letter)
    found = {}
    for role, by_role in entry.value.entries.items():
        if role not in told:
            detail = {"id": role, "near": ", ".join(told) or "-"}
            element.fault("L005", by_role.key.span, "penerima_surat", **detail)
        letter = element.refer(KEY, by_role.value) if isinstance(by_role.value, Scalar) else None
        if letter is not None:
            found[role] = letter
    return found
