"""Files made to break a reader: each is answered, soon, with findings and never a traceback."""

import os
import random
import time

import pytest
import yaml

from aduan.rulebook.messages import render
from aduan.rulebook.reader import SIZE, Node, Scalar, Sequence, read

PERCENT = int(os.environ.get("ADUAN_SOAK_PERCENT", "100"))
CASES = max(200, 20_000 * PERCENT // 100)
#: No file may take longer; the largest takes a tenth of it on the two cores we measure on.
SECONDS = 60
FILE = "aturan.yaml"
DEEP = 100_000
LAUGHS = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20)
)
PIECES = [
    *"ab-?:,#&*!|>%@`'\"[]{}\n\t\\é \r\x00\x85\u2028\u202e\u200b\ufeff\ud800",
    *("a: ", "\n  ", "\n- ", "- ", ": ", " #", "\n---\n", "...", "<<: ", "{a: ", "}\n", ", ", "? "),
    *(
        "'x'",
        '"y"',
        "|\n  z",
        "ya",
        "null",
        "012",
        "\r\n",
        "!!python/object:x ",
        "&a ",
        "*a",
        "no: ",
    ),
]

pytestmark = pytest.mark.soak


def answered(text: str | bytes) -> list[str]:
    """Read a file and write out its first messages; give the kinds of all."""
    begun = time.perf_counter()
    document = read(text, FILE)
    assert time.perf_counter() - begun < SECONDS
    for found in document.findings[:3]:
        assert render(found, "id", document.text)
        assert render(found, "en", document.text)
    return list(dict.fromkeys(f.variant or f.code for f in document.findings))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("[" * DEEP, ["dalam"]),
        ("{" * DEEP, ["dalam"]),
        ("- " * DEEP, ["dalam"]),
        ("? " * DEEP, ["kunci_rumit", "dalam"]),
        ("[" * DEEP + "]" * DEEP, ["dalam"]),
        ("{a: " * DEEP + "1" + "}" * DEEP, ["dalam"]),
        ("\n".join(" " * n + "a:" for n in range(1300)), ["dalam"]),
        ("a: " + "x" * 2 * SIZE, ["besar"]),
        ("a: '" + "x" * 2 * SIZE + "'", ["besar"]),
        (b"\xff" * 2 * SIZE, ["besar"]),
        (LAUGHS, ["jangkar", "alias"]),
        ("a: !!python/object/apply:os.system [x]\n", ["tag"]),
        ("a: !!binary eA==\n", ["tag"]),
        ("\x00" * (SIZE - 1), ["kendali"]),
        ("a: 1\x00\n", ["kendali"]),
        ("\u202e" * (SIZE // 4), ["arah"]),
        ("a: 1 # \u2066\n", ["arah"]),
        ("\t" * (SIZE - 1), ["tab"]),
        ("\r" * (SIZE - 1), ["kendali"]),
        ("\n" * (SIZE - 1), []),
        (" " * (SIZE - 1), []),
        ("'" * (SIZE - 2), []),
        ("a: 1\n" * (SIZE // 5 - 1), ["L002"]),
        ("no: 1\n" * (SIZE // 6 - 1), ["kunci_ya", "L002"]),
        ("x: [" + "a: 1, " * (SIZE // 7) + "]", ["pasangan"]),
        ("x: {" + "a, " * (SIZE // 4) + "}", ["koma", "L002"]),
        ("x: [" + "&a 1, " * (SIZE // 7) + "]", ["jangkar"]),
        ("x: [" + "*a , " * (SIZE // 6) + "]", ["alias"]),
        ("a: " + "\u0301\u0323" * (SIZE // 5), ["nfc"]),
        ("a: \u1ebf" + "\u0323" * (SIZE // 3), ["nfc"]),
        ("a: " + "".join(map(chr, range(0xF0000, 0xFFFFE))), ["rusak"]),
        ("".join(f"a{n}: |\n" for n in range(90_000)), []),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, str | bytes) else "",
)
def test_a_hostile_file_is_answered(text: str | bytes, kinds: list[str]) -> None:
    assert answered(text) == kinds


def as_written(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [as_written(item) for item in node.items]
    return {key: as_written(entry.value) for key, entry in node.entries.items()}


def test_random_bytes_are_answered() -> None:
    source = random.Random(1)  # noqa: S311  # repeatable, and no secret

    for _ in range(CASES):
        answered(source.randbytes(source.randint(0, 300)))


def test_random_pieces_of_yaml_are_answered_and_what_is_accepted_both_parsers_read_alike() -> None:
    source = random.Random(2)  # noqa: S311  # repeatable, and no secret
    accepted = 0

    for _ in range(CASES):
        text = "k: " * source.randint(0, 1) + "".join(
            source.choices(PIECES, k=source.randint(0, 14))
        )
        answered(text)
        document = read(text, FILE)
        if document.root is not None and not document.findings:
            accepted += 1
            assert yaml.load(text, Loader=yaml.BaseLoader) == as_written(document.root), text  # noqa: S506  # it makes texts only

    assert accepted > CASES // 100


def test_a_good_file_with_one_character_changed_is_answered() -> None:
    source = random.Random(3)  # noqa: S311  # repeatable, and no secret
    good = "layanan: pengaduan\nisian:\n  uraian: {jenis: teks, dasar: Pasal 7}\n  pilih:\n    - a\n    - 'b'\n"

    for _ in range(CASES):
        at = source.randrange(len(good))
        answered(good[:at] + source.choice(PIECES) + good[at + source.randint(0, 2) :])
