"""The tutorial is followed step by step in both languages, and what it shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tutorial import TUTORIALS, change, commands, files, followed

LANGUAGES = sorted(TUTORIALS)


def told(lang: str) -> str:
    return TUTORIALS[lang].read_text("utf-8")


def test_both_languages_write_the_same_files_and_run_the_same_commands() -> None:
    assert files(told("id")) == files(told("en"))
    assert commands(told("id")) == [c for c in commands(told("en")) if not c.startswith("export")]


def test_the_tutorial_shows_at_least_three_messages_of_the_checker_whole() -> None:
    for lang, word in (("id", "bantuan"), ("en", "help")):
        assert len(set(re.findall(rf"{word}: ([A-Z]\d+)$", told(lang), re.MULTILINE))) >= 3


def test_every_fence_is_one_that_the_follower_reads() -> None:
    for lang in LANGUAGES:
        fences = re.findall(r"^```(\w*)$", told(lang), re.MULTILINE)
        assert set(fences) <= {"", "yaml", "csv", "diff", "console", "text"}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tutorial_is_what_happens(lang: str, tmp_path: Path) -> None:
    assert followed(told(lang), tmp_path, lang) == told(lang)


def test_a_change_that_does_not_fit_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1\na: 1\n", "utf-8")

    with pytest.raises(AssertionError, match="stands there 2 times"):
        change(file, "-a: 1\n+a: 2\n")
    with pytest.raises(AssertionError, match="stands there 0 times"):
        change(file, "-b: 1\n+b: 2\n")
