"""How a promise of a region's folder was kept: what held, and what did not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation that did not hold.

    `step` counts the steps of a scenario from 1 (0 is the filing), or the duties of a schedule.
    """

    step: int
    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Result:
    """How a scenario or a schedule went, and what did not hold."""

    name: str
    file: str
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Say whether everything held."""
        return not self.failures


def several(value: object) -> list[str]:
    """Read what may be written as one or as a list; nothing written is none."""
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]


def written(value: object) -> str:
    """Write a value as rule files do."""
    if value is True:
        return "ya"
    if value is False:
        return "tidak"
    if isinstance(value, Mapping):
        return ", ".join(f"{k}: {written(v)}" for k, v in value.items()) or "-"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(written(v) for v in value) or "-"
    return str(value)
