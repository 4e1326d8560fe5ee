"""Run every bench: print figure, target, ratio and verdict; leave with 1 if a target is missed.

A bench is a file bench_*.py beside this one with `run()`, which gives rows of
(name, figure, unit, target, ok, note). Words given on the command line choose benches by name.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

HERE = Path(__file__).resolve().parent

Row = tuple[str, float, str, float | None, bool, str]


def benches(words: Sequence[str], folder: Path = HERE) -> list[str]:
    """Give the names of the benches that a word occurs in, or of all."""
    names = sorted(file.stem for file in folder.glob("bench_*.py"))
    return [name for name in names if not words or any(word in name for word in words)]


def line(row: Row) -> str:
    """Write one row."""
    name, figure, unit, target, ok, note = row
    aim = f"{target:>12,.6g}" if target is not None else f"{'-':>12}"
    ratio = f"{figure / target:>8.2f}" if target else f"{'-':>8}"
    verdict = "ok" if ok else "MISSED"
    return f"{name:<44} {figure:>12,.6g} {aim} {unit:<10} {ratio}  {verdict:<6}  {note}".rstrip()


def main(words: Sequence[str], folder: Path = HERE) -> int:
    """Run the benches, each row printed as it comes."""
    sys.path.insert(0, str(folder))
    names = benches(words, folder)
    if not names:
        print("no such bench" if words else "no bench yet")
        return 1 if words else 0
    head = f"{'bench':<44} {'figure':>12} {'target':>12} {'unit':<10} {'ratio':>8}"
    print(head)
    missed = 0
    for name in names:
        run = cast("Callable[[], list[Row]]", import_module(name).run)
        for row in run():
            print(line(row), flush=True)
            missed += not row[4]
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
