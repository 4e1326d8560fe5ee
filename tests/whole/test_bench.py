"""The bench runner: every row printed, a missed target ends it with 1."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

RUNNER = Path(__file__).resolve().parents[1] / "bench" / "run.py"
GOOD = ("decisions", 120_000.0, "a second", 50_000.0, True, "floor: a dict look-up")
MISSED = ("load", 3.5, "s", 2.0, False, "")
NO_TARGET = ("peer", 1.25, "ms", None, True, "")

spec = spec_from_file_location("bench_runner", RUNNER)
assert spec is not None
assert spec.loader is not None
runner = module_from_spec(spec)
spec.loader.exec_module(runner)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "path", [*sys.path])
    for name, row in {"bench_planted_a": GOOD, "bench_planted_b": MISSED}.items():
        (tmp_path / f"{name}.py").write_text(f"def run():\n    return [{row!r}]\n", "utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (GOOD, ["decisions", "120,000", "50,000", "a", "second", "2.40", "ok"]),
        (MISSED, ["load", "3.5", "2", "s", "1.75", "MISSED"]),
        (NO_TARGET, ["peer", "1.25", "-", "ms", "-", "ok"]),
    ],
)
def test_a_row_says_figure_target_unit_ratio_and_verdict(
    row: tuple[object, ...], words: list[str]
) -> None:
    assert runner.line(row).split()[: len(words)] == words


@pytest.mark.parametrize(
    ("words", "code", "last"),
    [
        (["planted_a"], 0, "ok      floor: a dict look-up"),
        ([], 1, "MISSED"),
        (["nothing"], 1, "no such bench"),
    ],
)
def test_a_missed_target_ends_it_with_one(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, last: str
) -> None:
    assert runner.main(words, folder) == code
    assert capsys.readouterr().out.rstrip().endswith(last)
