"""What the checker finds: a code, a place, and the words that fill the text of the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in a file: line and column from 1, offset in characters from 0."""

    line: int
    column: int
    offset: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one file, from `start` up to but without `end`.

    `file` names it where it is not the file around it: what a change wrote into another file.
    """

    start: Mark
    end: Mark
    file: str = ""


START = Span(Mark(1, 1, 0), Mark(1, 1, 0))


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in the rule files.

    `code` and `variant` name the text in `aduan.texts.checks`; `detail` fills its placeholders.
    `element` is the dotted path of the element, `citation` its article, `witness` a case that
    shows the fault, `answered_by` the interpretation that answers a warning.
    """

    code: str
    file: str
    span: Span
    element: str = ""
    variant: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)
    citation: str = ""
    witness: str = ""
    answered_by: str = ""
