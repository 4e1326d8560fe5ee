"""The lengths of time limits beside each other, as geometry for a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aduan.services.handbook.book import ClockRow

WIDTH = 780
LEFT, RIGHT = 10, 132
_TOP, _ROW, _SHORTEST = 26, 40, 4.0
_STEPS = (1, 2, 7, 14, 28, 56, 91, 182, 364)
_TICKS = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One length: where its bar lies, what stands over it; open: it has no end."""

    y: int
    width: float
    open: bool
    label: str
    limit: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the scale."""

    x: float
    day: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of lengths; bars begin at `left`."""

    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: int = WIDTH
    left: int = LEFT


def timeline(clocks: Iterable[ClockRow]) -> Timeline:
    """Lay out the lengths of all limits; those without one are open."""
    told = [(clock, span) for clock in clocks for span in clock.spans]
    longest = max((span.days or 0 for _, span in told), default=0) or 1
    inner = WIDTH - LEFT - RIGHT
    bars = []
    for number, (clock, span) in enumerate(told):
        length = inner if span.days is None else max(span.days / longest * inner, _SHORTEST)
        label = f"{clock.code} {clock.label}" + (f" ({span.label})" if span.label else "")
        bars.append(Bar(_TOP + number * _ROW, length, span.days is None, _short(label), span.limit))
    return Timeline(
        _TOP + len(bars) * _ROW + 6, tuple(bars), tuple(_ticks(longest, inner / longest))
    )


def _ticks(longest: float, scale: float) -> Iterator[Tick]:
    step = next((s for s in _STEPS if longest / s <= _TICKS), _STEPS[-1])
    for number in range(math.floor(longest / step) + 1):
        yield Tick(LEFT + number * step * scale, number * step)


def _short(label: str, most: int = 112) -> str:
    return label if len(label) <= most else f"{label[: most - 1]}…"
