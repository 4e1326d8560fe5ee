"""A read file as the plainest tree there is: texts, lists and mappings, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aduan.model.values import Text
from aduan.rulebook.messages import problem
from aduan.rulebook.reader import Node, Scalar, Sequence, read


@dataclass(frozen=True, slots=True)
class Tree:
    """A node: a text (None for null), a list of items, or a mapping of parts.

    The line of a value of a mapping is that of its key. `faults` are those of the whole file and
    stand at its root; a file that cannot be read has nothing else.
    """

    line: int
    text: str | None = None
    items: tuple[Tree, ...] | None = None
    parts: Mapping[str, Tree] = field(default_factory=dict)
    faults: tuple[tuple[int, Text], ...] = ()


def read_tree(text: str | bytes, file: str) -> Tree:
    """Read a file; numbers and dates stay the texts that were written."""
    document = read(text, file)
    faults = tuple(
        (f.span.start.line, Text(problem(f, "id"), problem(f, "en"))) for f in document.findings
    )
    if document.root is None or faults:
        return Tree(1, faults=faults)
    return _tree(document.root, document.root.span.start.line)


def _tree(node: Node, line: int) -> Tree:
    if isinstance(node, Scalar):
        return Tree(line, None if node.value is None else node.text)
    if isinstance(node, Sequence):
        return Tree(line, items=tuple(_tree(item, item.span.start.line) for item in node.items))
    return Tree(
        line,
        parts={
            key: _tree(entry.value, entry.key.span.start.line)
            for key, entry in node.entries.items()
        },
    )
