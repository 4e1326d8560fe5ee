"""What a change may declare of itself: that it is stricter than what it changes."""

from __future__ import annotations

from aduan.model.limits import Limit
from aduan.rulebook.limits import parse_limit
from aduan.rulebook.reader import Node, Scalar, Sequence

#: Lists of those who see: the fewer, the stricter.
_SEEN = frozenset({"terlihat", "dibuka_oleh"})
_LIMIT = "batas"


def stricter(key: str, old: Node | None, new: Node | None) -> bool | None:
    """Say whether a value leaves less room than the one before, None where nobody can tell.

    A limit is stricter with the same unit and no greater number, or where there was none; a list
    of readers when it adds nobody.
    """
    if key in _SEEN:
        return _names(new) <= _names(old)
    if key != _LIMIT or not isinstance(new, Scalar) or not isinstance(old, Scalar):
        return None
    try:
        before, after = parse_limit(old.text), parse_limit(new.text)
    except ValueError:
        return None
    if before is None or after is None:
        return before is None
    if not isinstance(before, Limit) or not isinstance(after, Limit) or before.unit != after.unit:
        return None
    return after.total <= before.total


def _names(node: Node | None) -> frozenset[str]:
    if isinstance(node, Sequence):
        return frozenset(n.text for n in node.items if isinstance(n, Scalar))
    return frozenset({node.text} if isinstance(node, Scalar) else ())
