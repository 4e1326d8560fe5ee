"""What a rule file says, and where each word stands."""

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aduan.rulebook.findings import Mark, Span
from aduan.rulebook.reader import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    at,
    plain,
    read,
)

REPOSITORY = Path(__file__).resolve().parents[2]
FILE = "aturan.yaml"


def kinds(text: str | bytes) -> list[str]:
    return [f.variant or f.code for f in read(text, FILE).findings]


def root(text: str | bytes) -> Node:
    document = read(text, FILE)
    assert document.findings == ()
    assert document.root is not None
    return document.root


def values(text: str | bytes) -> object:
    return plain(root(text))


def nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from nodes(item)
    elif isinstance(node, Mapping):
        for entry in node.entries.values():
            yield entry.key
            yield from nodes(entry.value)


# --- values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ya", True),
        ("tidak", False),
        ("null", None),
        ("7", 7),
        ("0", 0),
        ("-5", -5),
        ("50000000", 50_000_000),
        ("012", "012"),
        ("1.10", "1.10"),
        ("16:00", "16:00"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("+5", "+5"),
        ("-0", "-0"),
        ("-", "-"),
        ("1e3", "1e3"),
        ("٣", "٣"),
        ("1234567890123456789", "1234567890123456789"),
        ("2026-03-13", "2026-03-13"),
        ("Ya", "Ya"),
        ("yes", "yes"),
        ("true", "true"),
        ("~", "~"),
        ("14 hari kerja", "14 hari kerja"),
        ("'ya'", "ya"),
        ('"7"', "7"),
        ('""', ""),
        ("'Jum''at'", "Jum'at"),
        ('"satu: dua # tiga"', "satu: dua # tiga"),
        ("Apa yang Anda adukan, dan kapan?", "Apa yang Anda adukan, dan kapan?"),
    ],
)
def test_only_yes_no_null_and_whole_numbers_are_more_than_text(written: str, value: object) -> None:
    if written == "-":
        assert kinds("k: -\n") == ["butir_sebaris"]
        return
    assert values(f"k: {written}\n") == {"k": value}
    assert type(values(f"k: {written}\n")["k"]) is type(value)  # type: ignore[index]


def test_keys_are_always_text_and_keep_the_order_of_the_file() -> None:
    assert list(values("b: 1\n2: x\nnull: y\nya: z\na: 2\n")) == ["b", "2", "null", "ya", "a"]  # type: ignore[call-overload]


def test_a_scalar_tells_its_text_and_whether_it_was_quoted() -> None:
    found = root("a: 14 hari\nb: '7'\n")

    assert at(found, ("a",)) == Scalar(
        "14 hari", "14 hari", quoted=False, span=Span(Mark(1, 4, 3), Mark(1, 11, 10))
    )
    assert at(found, ("b",)) == Scalar(
        "7", "7", quoted=True, span=Span(Mark(2, 4, 14), Mark(2, 7, 17))
    )


def test_lists_and_mappings_tell_how_they_were_written() -> None:
    found = root("a: [1, 2]\nb: {c: 1}\nd:\n  - x\n")

    flow = [(type(n).__name__, n.flow) for n in nodes(found) if not isinstance(n, Scalar)]
    assert flow == [("Mapping", False), ("Sequence", True), ("Mapping", True), ("Sequence", False)]


def test_an_entry_has_the_key_with_its_place() -> None:
    found = root("a:\n  b: x\n")
    assert isinstance(found, Mapping)

    key = Scalar("a", "a", quoted=False, span=Span(Mark(1, 1, 0), Mark(1, 2, 1)))
    assert found.entries["a"] == Entry(key, found.entries["a"].value)


def test_a_text_over_several_lines_is_one_text() -> None:
    text = "bantuan: |\n  satu\n  dua\n\nlipat: >-\n  satu\n  dua\npolos: satu\n  dua\n"

    assert values(text) == {"bantuan": "satu\ndua\n", "lipat": "satu dua", "polos": "satu dua"}


@pytest.mark.parametrize("text", ["", "\n\n", "# hanya catatan\n", "---\n# catatan\n", "\ufeff"])
def test_a_file_that_says_nothing_has_no_root(text: str) -> None:
    document = read(text, FILE)

    assert document.root is None or document.findings
    assert [f.variant for f in document.findings] in ([], ["kosong"])


# --- places -------------------------------------------------------------------------------------


@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["no-bom", "bom"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_span_cuts_just_the_written_value_out_of_the_file(bom: str, newline: str) -> None:
    lines = [
        "# catatan é 😀",
        "nama: Kepala é😀  # catatan",
        "daftar: [satu, 'dua', {tiga: 3}]",
        "teks: |",
        "  baris é",
        "  baris",
        "",
        "# penutup",
        "akhir:",
        "  - x",
        "",
        "  # ekor",
    ]
    text = bom + newline.join(lines) + newline
    found = root(text)

    cut = [
        text[n.span.start.offset : n.span.end.offset].replace("\r", "")
        for path in [("nama",), ("daftar",), ("daftar", 1), ("daftar", 2), ("teks",), ("akhir",)]
        if (n := at(found, path)) is not None
    ]

    assert cut == [
        "Kepala é😀",
        "[satu, 'dua', {tiga: 3}]",
        "'dua'",
        "{tiga: 3}",
        "|\n  baris é\n  baris",
        "- x",
    ]
    assert read(text.encode(), FILE).root == found


def test_a_byte_order_mark_does_not_move_the_columns() -> None:
    found = at(root("\ufeffa: x\nb: y\n"), ("a",))

    assert found is not None
    assert found.span == Span(Mark(1, 4, 4), Mark(1, 5, 5))


@given(st.text(st.characters(codec="utf-8", categories=["L", "So", "Nd"]), min_size=1, max_size=9))
def test_line_and_column_agree_with_the_offset(word: str) -> None:
    text = f"a: '{word}'\r\nb:\n  - \"{word}\"  # x\n  - {{c: '{word}'}}\n"
    document = read(text, FILE)

    for node in nodes(document.root) if document.root else ():
        for mark in (node.span.start, node.span.end):
            lines = text[: mark.offset].split("\n")
            assert (mark.line, mark.column) == (len(lines), len(lines[-1]) + 1)


def test_spans_are_compared_hashed_and_copied_like_any_other() -> None:
    node = at(root("a: x\n"), ("a",))
    assert node is not None
    same = Span(Mark(1, 4, 3), Mark(1, 5, 4))

    assert node.span == same == node.span
    assert {node.span, same} == {same}
    assert type(copy.deepcopy(node.span)) is Span
    assert copy.deepcopy(node.span) == same
    other: object = "x"
    assert node.span != other


def test_nothing_is_found_at_a_path_that_is_not_there() -> None:
    found = root("a: [x]\n")

    assert [
        at(found, p) for p in [("b",), ("a", 1), ("a", -1), ("a", "0"), (0,), ("a", 0, "x")]
    ] == [None] * 6
    assert at(found, ()) is found


def test_the_invented_region_is_read_without_a_fault() -> None:
    files = sorted((REPOSITORY / "tests" / "regions" / "contoh").rglob("*.yaml"))

    assert files
    assert {f.name: read(f.read_bytes(), str(f)).findings for f in files} == {
        f.name: () for f in files
    }
