"""The shape of rule files: what jsonschema finds, told at the right place and once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from aduan.paths import data_folder
from aduan.rulebook.reader import read
from aduan.rulebook.reference import FILES, file, reference
from aduan.rulebook.schema import schema, validate
from aduan.rulebook.words import english, words

KINDS = sorted(FILES)

SERVICE = """\
layanan: uji
nama: Uji
dasar: Pasal 1
isian:
  uraian: {tanya: Apa, jenis: teks}
berkas:
  awal: masuk
  tahap:
    masuk:
      langkah:
        tutup: {oleh: admin, ke: selesai}
    selesai: {akhir: ya}
  batas_waktu:
    lama: {sejak: masuk, sampai: tutup, batas: 3 hari, bagi: admin}
"""


def told(text: str, kind: str = "layanan") -> list[tuple[str, str, int, int, str]]:
    """Give code, variant, line, column and suggestion of every fault."""
    document = read(text, "uji.yaml")
    assert document.findings == ()
    return [
        (f.code, f.variant, f.span.start.line, f.span.start.column, f.detail.get("near", ""))
        for f in validate(document, kind)
    ]


def changed(old: str, new: str) -> str:
    """Give the service with one stretch changed."""
    assert SERVICE.count(old) == 1
    return SERVICE.replace(old, new)


def test_a_faithful_file_has_no_fault() -> None:
    assert told(SERVICE) == []


def test_a_misspelt_key_is_told_once_with_what_was_meant() -> None:
    assert told(changed("batas: 3 hari", "bats: 3 hari")) == [
        ("L003", "", 14, 41, "batas"),
    ]


def test_an_unknown_key_like_no_other_lists_what_is_known() -> None:
    assert told(changed("nama: Uji", "nama: Uji\nwxyz: 1")) == [("L003", "asing", 3, 1, "")]


def test_a_misspelt_word_is_told_with_what_was_meant() -> None:
    assert told(changed("jenis: teks", "jenis: tekz")) == [("L003", "nilai", 5, 31, "teks")]


def test_a_word_like_no_other_lists_the_choices() -> None:
    assert told(changed("jenis: teks", "jenis: qqqq")) == [("L003", "nilai_asing", 5, 31, "")]


def test_a_missing_key_is_told_at_the_element_that_lacks_it() -> None:
    assert told(changed(", bagi: admin", "")) == [("L007", "kurang", 14, 5, "")]


def test_a_value_of_another_type_is_told_at_the_value() -> None:
    assert told(changed("akhir: ya", "akhir: mungkin")) == [("L007", "jenis", 12, 22, "")]


def test_an_id_with_a_space_is_told_at_the_id() -> None:
    assert told(changed("    selesai:", "    se lesai:")) == [("L007", "id", 12, 5, "")]


def test_an_empty_mapping_is_told() -> None:
    assert told("kanal: {}\n", "kanal") == [("L007", "kosong", 1, 8, "")]


@pytest.mark.parametrize("written", ["13-03-2026", "2026-3-13", "besok"])
def test_a_date_that_is_not_written_as_one_is_told_once(written: str) -> None:
    text = f"peraturan: uji\nnama: Uji\nberlaku_sejak: {written}\n"

    assert told(text, "peraturan") == [("L007", "bentuk", 3, 16, "")]


def test_a_day_that_no_calendar_has_is_told() -> None:
    text = "peraturan: uji\nnama: Uji\nberlaku_sejak: 2026-02-30\n"

    assert told(text, "peraturan") == [("L007", "tanggal", 3, 16, "")]


def test_an_empty_file_has_nothing_to_validate() -> None:
    assert validate(read("", "uji.yaml"), "layanan") == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


def properties(part: Any) -> list[tuple[str, dict[str, Any]]]:
    """Give every property of a schema, however deep."""
    found: list[tuple[str, dict[str, Any]]] = []
    if isinstance(part, dict):
        found.extend(part.get("properties", {}).items())
        for value in part.values():
            found.extend(properties(value))
    elif isinstance(part, list):
        for value in part:
            found.extend(properties(value))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained_in_both_languages(kind: str) -> None:
    lacking = [
        key
        for key, part in properties(schema(kind))
        if not all((part.get("title"), part.get("description"), part.get("errorMessage")))
        or not all(part.get("x-en", {}).get(name) for name in ("term", "title", "description"))
    ]

    assert lacking == []


def test_every_key_of_the_schemas_is_in_the_table_of_words_with_the_same_term() -> None:
    terms = {key: part["x-en"]["term"] for kind in KINDS for key, part in properties(schema(kind))}

    assert {key: english(key) for key in terms} == terms


def test_every_word_of_the_table_is_a_key_somewhere() -> None:
    known = {key for kind in KINDS for key, _ in properties(schema(kind))}
    # These stand inside values, where the loader reads them.
    values = {"jumlah", "nilai", "paling_awal", "paling_akhir"}

    assert set(words()) == known | values


def test_one_word_has_one_term_and_one_term_one_word() -> None:
    terms = [word.term for word in words().values()]

    assert sorted(terms) == sorted(set(terms))


def test_the_schemas_are_flat() -> None:
    folder = data_folder("rules") / "bahasa" / "skema"
    texts = {path.name: path.read_text("utf-8") for path in folder.glob("*.json")}

    assert [
        name
        for name, text in texts.items()
        if any(f'"{word}"' in text for word in ("oneOf", "anyOf", "allOf"))
    ] == []
    assert {name.removesuffix(".json") for name in texts} == set(KINDS)


def test_the_reference_says_what_the_schemas_say() -> None:
    assert file().read_text("utf-8") == reference()


def test_every_file_of_the_shipped_regions_names_its_schema_for_editors() -> None:
    folder = data_folder("regions")
    files = list(folder.rglob("*.yaml"))
    wrong = [str(p.relative_to(folder)) for p in files if not _names_schema(p)]

    assert wrong == []


def _names_schema(path: Path) -> bool:
    first = path.read_text("utf-8").partition("\n")[0]
    start = "# yaml-language-server: $schema="
    target = (path.parent / first.removeprefix(start)).resolve()
    return first.startswith(start) and json.loads(target.read_text("utf-8"))["title"] != ""
