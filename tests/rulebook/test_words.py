"""The table of words: what the schemas and the model name is there, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import aduan
from aduan.rulebook.conditions import (
    ANY,
    CLOCK_WORDS,
    EMPTY,
    FILLED,
    HANDOVER_WORDS,
    STAGE_WORDS,
)
from aduan.rulebook.reference import FILES
from aduan.rulebook.schema import schema
from aduan.rulebook.words import english, values, words

MODEL = Path(aduan.__file__).parent / "model" / "rules.py"
#: Words the reader types.
TYPED = {"ya", "tidak", "null"}
#: Ids that every region has.
IDS = {"pelapor", "sistem", "umum"}
#: A quoted word of the model's docstrings and comments, `key` or `key: value`.
QUOTED = re.compile(r'"([a-z][a-z_]+)(?:: ([a-z_]+))?"')


def parts(part: Any) -> Iterator[dict[str, Any]]:
    """Give a schema and everything inside it."""
    if isinstance(part, dict):
        yield part
        for below in part.values():
            yield from parts(below)
    elif isinstance(part, list):
        for below in part:
            yield from parts(below)


def properties() -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every property of every schema."""
    for kind in FILES:
        for part in parts(schema(kind)):
            if isinstance(part.get("properties"), dict) and "properties" not in part["properties"]:
                yield from part["properties"].items()


def chosen() -> set[str]:
    """Give every word that some schema lets choose."""
    lists = (
        part.get(key)
        for kind in FILES
        for part in parts(schema(kind))
        for key in ("enum", "x-kata")
    )
    return {word for words_ in lists if isinstance(words_, list) for word in words_}


def test_keys_of_the_table_are_keys_of_the_schemas() -> None:
    assert set(words()) == {key for key, _ in properties()}


def test_each_key_has_the_term_that_its_schemas_give() -> None:
    assert [
        (key, part["x-en"]["term"])
        for key, part in properties()
        if part["x-en"]["term"] != english(key)
    ] == []


def test_values_of_the_table_are_what_files_may_choose() -> None:
    conditions = {*CLOCK_WORDS, *HANDOVER_WORDS, *STAGE_WORDS, FILLED, EMPTY, ANY}

    assert set(values()) == chosen() | conditions | TYPED


def test_no_two_keys_have_one_term() -> None:
    terms = [word.term for word in words().values()]

    assert sorted(terms) == sorted(set(terms))


@pytest.mark.parametrize("table", [words, values])
def test_every_word_is_explained_in_both_languages(table: Any) -> None:
    assert [w.key for w in table().values() if not (w.term and w.meaning and w.english)] == []


def test_every_key_that_the_model_names_is_there() -> None:
    named = QUOTED.findall(MODEL.read_text("utf-8"))
    known = {*words(), *values(), *IDS, ""}

    assert len(named) > 80
    assert {word for pair in named for word in pair} - known == set()
