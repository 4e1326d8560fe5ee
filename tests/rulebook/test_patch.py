"""One value changed: only its characters, and it reads back as it was meant."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from aduan.errors import UsageError
from aduan.rulebook.patch import parse_path, set_value, written
from aduan.rulebook.reader import Mapping, Node, Scalar, Sequence, at, plain, read

FILE = "aturan.yaml"
TEXT = """\
# catatan di atas
layanan: pengaduan   # catatan di samping
berkas:
  batas_waktu:
    melengkapi: {sejak: minta, batas: 30 hari, dasar: Pasal 8 ayat (4)}
    penyaluran:
      batas: {tafsir: A07}

      bagi: admin
pilihan:
  - satu
  - 'dua: tiga'
  - nilai: null
bantuan: |
  baris satu
  baris dua

# catatan di bawah
"""


def refused(path: str, value: str, text: str = TEXT) -> str:
    with pytest.raises(UsageError) as caught:
        set_value(text, FILE, parse_path(path), value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        ("layanan", "permohonan", "layanan: pengaduan ", "layanan: permohonan "),
        ("layanan", "7", "layanan: pengaduan ", "layanan: 7 "),
        ("layanan", "ya", "layanan: pengaduan ", "layanan: ya "),
        ("layanan", "null", "layanan: pengaduan ", "layanan: null "),
        ("layanan", "'7'", "layanan: pengaduan ", "layanan: '7' "),
        ("layanan", '"satu: dua"', "layanan: pengaduan ", 'layanan: "satu: dua" '),
        ("layanan", "satu: dua", "layanan: pengaduan ", "layanan: 'satu: dua' "),
        ("layanan", "satu # dua", "layanan: pengaduan ", "layanan: 'satu # dua' "),
        ("layanan", "# dua", "layanan: pengaduan ", "layanan: '# dua' "),
        ("layanan", "* Jum'at", "layanan: pengaduan ", "layanan: '* Jum''at' "),
        ("layanan", "'t hari", "layanan: pengaduan ", "layanan: '''t hari' "),
        ("layanan", "", "layanan: pengaduan ", "layanan: '' "),
        ("layanan", "  dua ", "layanan: pengaduan ", "layanan: dua "),
        ("layanan", "{tafsir: A07}", "layanan: pengaduan ", "layanan: {tafsir: A07} "),
        ("layanan", "[a, b]", "layanan: pengaduan ", "layanan: [a, b] "),
        (
            "berkas.batas_waktu.melengkapi.batas",
            "14 hari kerja",
            "batas: 30 hari,",
            "batas: 14 hari kerja,",
        ),
        (
            "berkas.batas_waktu.melengkapi.batas",
            "satu, dua",
            "batas: 30 hari,",
            "batas: 'satu, dua',",
        ),
        ("berkas.batas_waktu.melengkapi.batas", "apa?", "batas: 30 hari,", "batas: 'apa?',"),
        ("berkas.batas_waktu.penyaluran.batas", "3 hari", "{tafsir: A07}", "3 hari"),
        ("berkas.batas_waktu.penyaluran.batas", "{tafsir: A08}", "{tafsir: A07}", "{tafsir: A08}"),
        ("berkas.batas_waktu.penyaluran.batas.tafsir", "A08", "{tafsir: A07}", "{tafsir: A08}"),
        ("pilihan[0]", "tiga", "- satu", "- tiga"),
        ("pilihan[1]", "empat", "- 'dua: tiga'", "- empat"),
        ("pilihan[2].nilai", "ya", "- nilai: null", "- nilai: ya"),
        ("bantuan", "pendek", "|\n  baris satu\n  baris dua\n", "pendek\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["no-bom", "bom"])
def test_only_the_characters_of_the_value_change(
    path: str, value: str, before: str, after: str, newline: str, bom: str
) -> None:
    text = bom + TEXT.replace("\n", newline)
    assert TEXT.count(before) == 1

    changed = set_value(text, FILE, parse_path(path), value)

    assert changed == bom + TEXT.replace(before, after).replace("\n", newline)


def test_the_same_value_again_changes_nothing() -> None:
    assert set_value(TEXT, FILE, ("pilihan", 1), "'dua: tiga'") == TEXT


def test_a_wrong_path_is_answered_with_the_nearest() -> None:
    assert refused("berkas.batas_waktu.melengkapi.bats", "3 hari") == (
        'Tidak ada "berkas.batas_waktu.melengkapi.bats" dalam aturan.yaml. '
        "Mungkin: berkas.batas_waktu.melengkapi.batas."
    )


def test_a_wrong_path_without_a_near_one_is_answered_with_what_there_is() -> None:
    assert refused("zzz.y", "x") == (
        'Tidak ada "zzz" dalam aturan.yaml. Mungkin: layanan, berkas, pilihan, bantuan.'
    )
    assert refused("pilihan[7]", "x") == (
        'Tidak ada "pilihan[7]" dalam aturan.yaml. Mungkin: pilihan[0], pilihan[1], pilihan[2].'
    )
    assert refused("layanan.nama", "x") == 'Tidak ada "layanan.nama" dalam aturan.yaml.'


@pytest.mark.parametrize("path", ["berkas", "pilihan", "pilihan[2]", "berkas.batas_waktu"])
def test_a_part_of_several_lines_is_not_replaced_by_one_value(path: str) -> None:
    assert refused(path, "{tafsir: A07}") == (
        f"{path} berisi beberapa baris, bukan satu nilai; ubah unsur di bawahnya."
    )


def test_a_value_of_two_lines_is_refused() -> None:
    assert refused("layanan", "satu\ndua") == "Nilai baru harus satu baris."


def test_a_bracket_that_is_not_closed_is_refused_with_the_reason() -> None:
    assert refused("layanan", "{tafsir: A07") == (
        'Nilai "{tafsir: A07" tidak dapat ditulis pada layanan. '
        "Kurung ini tidak ditutup, atau isinya tidak dipisahkan koma: "
        "{tafsir: A07   # catatan di samping"
    )


@pytest.mark.parametrize("value", ["x\u202ey", "x\u200by", "x\ty", "x\x00y", "cafe\u0301"])
def test_a_value_with_characters_that_are_refused_is_refused(value: str) -> None:
    assert refused("layanan", value).startswith(
        f'Nilai "{value}" tidak dapat ditulis pada layanan. '
    )


def test_nothing_is_changed_in_a_file_that_has_faults() -> None:
    assert refused("a", "x", "a: 1\na: 2\n") == (
        'aturan.yaml:2: Kunci "a" sudah ada pada baris 1. '
        "Perbaiki dahulu; nilai hanya dapat diubah dalam berkas yang terbaca seluruhnya."
    )
    assert refused("a", "x", "# kosong\n") == (
        "aturan.yaml kosong; tidak ada nilai yang dapat diubah."
    )


def test_the_whole_file_is_no_value() -> None:
    with pytest.raises(UsageError) as caught:
        set_value("[a]\n", FILE, (), "x")

    assert str(caught.value) == "Sebut unsur yang akan diubah dalam aturan.yaml."


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a", ("a",)),
        ("berkas.batas_waktu.penyaluran.batas", ("berkas", "batas_waktu", "penyaluran", "batas")),
        ("pilihan[0]", ("pilihan", 0)),
        ("tabel.tujuan.baris[2].bila", ("tabel", "tujuan", "baris", 2, "bila")),
        ("a[0][12]", ("a", 0, 12)),
        ("libur.2026-03-20", ("libur", "2026-03-20")),
    ],
)
def test_a_path_is_read_and_written_alike(text: str, path: tuple[str | int, ...]) -> None:
    assert parse_path(text) == path
    assert written(path) == text


@pytest.mark.parametrize("text", ["", ".", "a.", ".a", "a..b", "a[", "a[x]", "[0]", "a]b", "a[-1]"])
def test_what_is_no_path_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_path(text)

    assert str(caught.value) == (
        f'"{text}" bukan jalur unsur. Tulis seperti berkas.tahap.diterima.nama atau baris[0].'
    )


# --- properties ---------------------------------------------------------------------------------


def paths(node: Node, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(node, Scalar):
        return [here]
    if isinstance(node, Sequence):
        below = [p for n, item in enumerate(node.items) for p in paths(item, (*here, n))]
    else:
        below = [p for k, e in node.entries.items() for p in paths(e.value, (*here, k))]
    return [*below, here] if node.flow else below


def root(text: str) -> Node:
    found = read(text, FILE).root
    assert found is not None
    return found


def without(node: Node, path: tuple[str | int, ...]) -> object:
    """Give what a tree says with a hole at a path."""
    if not path:
        return "(...)"
    if isinstance(node, Sequence):
        return [
            without(i, path[1:]) if n == path[0] else plain(i) for n, i in enumerate(node.items)
        ]
    assert isinstance(node, Mapping)
    return {
        k: without(e.value, path[1:]) if k == path[0] else plain(e.value)
        for k, e in node.entries.items()
    }


@given(
    st.sampled_from(paths(root(TEXT))),
    st.one_of(st.text(max_size=30), st.text("ab:#,{}[]'\"?&*!|>%@`- \\~.0", max_size=12)),
)
@example(("layanan",), "- x")
@example(("berkas", "batas_waktu", "melengkapi", "batas"), "a, b: c")
@example(("berkas", "batas_waktu", "melengkapi"), "x} y")
@example(("bantuan",), "...")
@example(("pilihan", 0), "a: b")
def test_every_value_is_written_faithfully_or_refused(
    path: tuple[str | int, ...], value: str
) -> None:
    node = at(root(TEXT), path)
    assert node is not None
    start, end = node.span.start.offset, node.span.end.offset
    try:
        changed = set_value(TEXT, FILE, path, value)
    except UsageError as error:
        assume(str(error))
        return

    assert changed.startswith(TEXT[:start])
    assert changed.endswith(TEXT[end:])
    assert without(root(changed), path) == without(root(TEXT), path)
    new = at(root(changed), path)
    if isinstance(new, Scalar) and not re.match("""['"]""", value.strip()):
        assert new.text == value.strip()


@given(st.sampled_from(paths(root(TEXT))), st.text("abcdefgh :#,'0123", min_size=1, max_size=20))
def test_any_ordinary_text_can_be_written_anywhere(path: tuple[str | int, ...], value: str) -> None:
    assume(value.strip()[:1] not in {"'", ""})

    new = at(root(set_value(TEXT, FILE, path, value)), path)

    assert isinstance(new, Scalar)
    assert new.text == value.strip()


@pytest.mark.parametrize(
    ("path", "value", "english"),
    [
        ("a..b", "x", '"a..b" is no path of an element. '),
        ("bats", "x", 'There is no "bats" in aturan.yaml. Perhaps: batas.'),
        ("batas", "x\ny", "The new value must be one line."),
        ("", "x", '"" is no path of an element. '),
    ],
)
def test_what_cannot_be_changed_is_told_in_english_too(path: str, value: str, english: str) -> None:
    with pytest.raises(UsageError) as caught:
        set_value("batas: 3 hari\n", FILE, parse_path(path), value)

    assert str(caught.value.detail["english"]).startswith(english)
