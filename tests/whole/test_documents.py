"""What the documents say of the code is true."""

from __future__ import annotations

from pathlib import Path

import pytest

import documents
from aduan.settings import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [setting.name for setting in SETTINGS])
def test_every_setting_stands_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


def test_the_parts_written_from_the_code_are_fresh() -> None:
    assert documents.main(["--check"]) == 0


def test_a_stale_part_is_found_and_then_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "README.md"
    file.write_text("before\n<!-- settings -->\nold\n<!-- /settings -->\nafter\n", "utf-8")

    assert documents.main(["--check"], tmp_path) == 1
    assert capsys.readouterr().out == "README.md: stale; run: make docs\n"
    assert documents.main([], tmp_path) == 0
    assert documents.main(["--check"], tmp_path) == 0
    text = file.read_text("utf-8")
    assert text.startswith("before\n<!-- settings -->\n| setting |")
    assert text.endswith("\n<!-- /settings -->\nafter\n")
