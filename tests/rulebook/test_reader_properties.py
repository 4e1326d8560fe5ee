"""What holds of every text whatever: the reader never fails, and reads as PyYAML does."""

from pathlib import Path

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from aduan.rulebook.messages import render
from aduan.rulebook.reader import (
    Document,
    Node,
    Scalar,
    Sequence,
    plain,
    read,
)

REPOSITORY = Path(__file__).resolve().parents[2]
FILE = "aturan.yaml"


#: Pieces of YAML, good and bad, to be put together at random.
PIECES = st.sampled_from(
    [
        *"ab-?:,#&*!|>%@`'\"[]{}\n\t\\é ",
        "a: ",
        "\n  ",
        "\n- ",
        "- ",
        ": ",
        " #",
        "---",
        "...",
        "<<: ",
        "{a: ",
        "}\n",
        ", ",
        "'x'",
        '"y"',
        "|\n  z",
        "ya",
        "null",
        "12",
        "\r\n",
        "\u200b",
        "\ufeff",
    ]
)
YAMLISH = st.lists(PIECES, max_size=25).map("".join)


@given(st.one_of(YAMLISH, st.text()))
@example("\x85")
@example("\ud800")
def test_no_text_whatever_makes_the_reader_fail(text: str) -> None:
    document = read(text, FILE)

    assert isinstance(document, Document)
    for found in document.findings:
        assert 0 <= found.span.start.offset <= found.span.end.offset <= len(text)
        assert render(found, "id", text)
        assert render(found, "en", text)


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbfa: 1")
@example(b"\xfe\xff\x00a")
def test_no_bytes_whatever_make_the_reader_fail(data: bytes) -> None:
    assert isinstance(read(data, FILE), Document)


def as_written(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [as_written(item) for item in node.items]
    return {key: as_written(entry.value) for key, entry in node.entries.items()}


@given(YAMLISH)
@example("k: {a: b?}")
@example("k: [a #b, c]")
def test_what_is_accepted_is_read_alike_by_both_parsers_of_pyyaml(text: str) -> None:
    document = read(text, FILE)
    if document.findings or document.root is None:
        return
    theirs = [yaml.load(text, Loader=loader) for loader in (yaml.BaseLoader, yaml.CBaseLoader)]  # noqa: S506  # texts only

    assert theirs == [as_written(document.root)] * 2


WORDS = st.text("abcdefghijklm", min_size=3, max_size=8).map(lambda w: f"k_{w}")
TREES = st.recursive(
    st.one_of(WORDS, st.integers(-(10**17), 10**17), st.none(), st.text("abc: #-,'\"{}[]é?\\\n")),
    lambda below: st.one_of(
        st.lists(below, min_size=1, max_size=4),
        st.dictionaries(WORDS, below, min_size=1, max_size=4),
    ),
    max_leaves=20,
)


@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=5))
def test_what_pyyaml_writes_is_read_back_as_it_was(tree: dict[str, object]) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=False, width=10**6)
    document = read(text, FILE)
    if document.findings:
        # PyYAML writes empty lists and long keys in ways a rule file has not.
        assert {f.variant for f in document.findings} <= {"tanda_tanya"}
        return
    assert document.root is not None

    assert plain(document.root) == tree == yaml.safe_load(text)
