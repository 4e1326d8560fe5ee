"""What the reader refuses, where, and in which words."""

import re
from pathlib import Path

import pytest

from aduan.rulebook.findings import START, Finding
from aduan.rulebook.messages import problem, remedy, render
from aduan.rulebook.reader import (
    DEPTH,
    SIZE,
    plain,
    read,
)
from aduan.texts.checks import CHECKS

REPOSITORY = Path(__file__).resolve().parents[2]
FILE = "aturan.yaml"


def said(text: str | bytes) -> list[str]:
    """Give the messages of a file, shortly: place, problem, remedy."""
    return [
        f"{f.span.start.line}:{f.span.start.column} {f.element}| {problem(f, 'id')} | {remedy(f, 'id')}"
        for f in read(text, FILE).findings
    ]


def kinds(text: str | bytes) -> list[str]:
    return [f.variant or f.code for f in read(text, FILE).findings]


def values(text: str | bytes) -> object:
    document = read(text, FILE)
    assert document.root is not None
    assert document.findings == ()
    return plain(document.root)


def test_a_second_equal_key_names_the_line_of_the_first() -> None:
    text = "tahap:\n  diterima:\n    nama: x\n    nama: y\n"

    [found] = read(text, FILE).findings

    assert render(found, "id", text) == (
        "L002 kesalahan  aturan.yaml:4:5  tahap.diterima.nama\n"
        '  Kunci "nama" sudah ada pada baris 3.\n'
        "    4 |     nama: y\n"
        "      |     ~~~~\n"
        "  saran perbaikan: hapus salah satu, atau beri nama lain      bantuan: L002"
    )
    assert values(text.replace("nama: y", "urut: y")) == {
        "tahap": {"diterima": {"nama": "x", "urut": "y"}}
    }


def test_a_colon_in_a_value_is_met_with_the_advice_to_quote_it() -> None:
    text = "nama: Pasal 5: pelapor\n"

    [found] = read(text, FILE).findings

    assert render(found, "id", text) == (
        "L001 kesalahan  aturan.yaml:1:7\n"
        '  Nilai nama memuat titik dua: "Pasal 5: pelapor".\n'
        "    1 | nama: Pasal 5: pelapor\n"
        "      |       ~~~~~~~~~~~~~~~~\n"
        '  saran perbaikan: beri tanda kutip: nama: "..."      bantuan: L001'
    )
    assert render(found, "en", text).splitlines()[1] == (
        '  The value of nama has a colon in it: "Pasal 5: pelapor".'
    )


@pytest.mark.parametrize("key", ["no", "yes", "on", "off", "y", "n", "true", "false", "No", "TRUE"])
@pytest.mark.parametrize("form", ["{}", "'{}'"], ids=["plain", "quoted"])
def test_keys_that_yaml_takes_for_true_or_false_are_refused(key: str, form: str) -> None:
    assert kinds(f"{form.format(key)}: 12\n") == ["kunci_ya"]


def test_a_refused_key_comes_with_another_word() -> None:
    assert said("no: 12\n") == [
        '1:1 no| "no" tidak boleh menjadi kunci: program lain membacanya sebagai benar atau salah. '
        "| pakai kata lain, misalnya nomor"
    ]


@pytest.mark.parametrize(
    ("text", "variant", "place"),
    [
        # anchors, aliases, tags, merges, directives, documents
        ("a: &x y\n", "jangkar", "1:4"),
        ("a: & y\n", "jangkar", "1:4"),
        ("a: &x {b: 1}\n", "jangkar", "1:4"),
        ("a: *x\n", "alias", "1:4"),
        ("a: * penting\n", "alias", "1:4"),
        ("*x : y\nb: 1\n", "alias", "1:1"),
        ("a: !!python/object:os.system x\n", "tag", "1:4"),
        ("a: !x y\n", "tag", "1:4"),
        ("a: ! penting\n", "tag", "1:4"),
        ("a: !<x\n", "tag", "1:4"),
        ("a: !q!x y\n", "tag", "1:4"),
        ("a: !x [1]\n", "tag", "1:4"),
        ("<<: *x\n", "gabung", "1:1"),
        ("<<: {a: 1}\n", "gabung", "1:1"),
        ("%YAML 1.1\n---\na: 1\n", "arahan", "1:1"),
        ("%TAG ! x\n---\na: 1\n", "arahan", "1:1"),
        ("%X\na: 1\n", "arahan", "1:1"),
        ("a: 1\n---\nb: 2\n", "dokumen", "2:1"),
        # keys
        ("? a\n: b\n", "tanda_tanya", "1:3"),
        ("x: {? a: b}\n", "tanda_tanya", "1:7"),
        ("[a]: b\nc: 1\n", "kunci_rumit", "1:1"),
        ("{a: b}: {c: [d]}\ne: 1\n", "kunci_rumit", "1:1"),
        (": x\n", "kunci_kosong", "1:1"),
        ('"": x\n', "kunci_kosong", "1:1"),
        ("\u0441atatan: x\n", "campur", "1:1"),
        ("αβ: x\n", "campur", "1:1"),
        ("\uff4eama: x\n", "campur", "1:1"),
        ("a: h\u0430ri\n", "campur", "1:4"),
        ("a: 14 h\u0430ri kerja\n", "campur", "1:4"),
        # what two programs would read differently
        ("a: {b: Apa? ya, c: d}\n", "tanya", "1:8"),
        ("a: [b?]\n", "tanya", "1:5"),
        ("a: {b? : 1}\n", "tanya", "1:5"),
        ("a: |#x\n  y\n", "pagar", "1:4"),
        ("a: >-#x\n  y\n", "pagar", "1:4"),
        ("a: {b: Apa, dan kapan}\n", "koma", "1:13"),
        ("a: {b: }\n", "kosong", "1:5"),
        ("a:\nb: 1\n", "kosong", "1:1"),
        ("a: # x\n", "kosong", "1:1"),
        ("a: #x\n", "kosong", "1:1"),
        ("a:\n  -\n  - x\n", "kosong", "2:4"),
        ("a: {b: 1,\n  c: 2}\n", "baris_kurung", "1:4"),
        ("a: [1,\n  [2,\n  3]]\n", "baris_kurung", "1:4"),
        ("a: [b: c]\n", "pasangan", "1:5"),
        # what cannot be read at all
        ("a:\n  b\n    c: x\n", "tanpa_titik_dua", "2:3"),
        ("a: 1\nb\nc: 2\n", "tanpa_titik_dua", "2:1"),
        ("a: 1\nb\n", "tanpa_titik_dua", "2:1"),
        ("a: 1\n b: 2\n", "menjorok", "2:2"),
        ("# x\na: 1\n\n   b: 2\n", "menjorok", "4:4"),
        ("a:\n    b: 1\n  c: 2\n", "menjorok", "3:3"),
        ('a: "x\nb: 2\n', "kutip", "1:4"),
        ("a: 'x\n", "kutip", "1:4"),
        ("a: 'it's'\n", "setelah_penutup", "1:8"),
        ('a: "x" y\n', "setelah_penutup", "1:8"),
        ("a: {x: 1} y\n", "setelah_penutup", "1:11"),
        ('a: "\\q"\n', "lolos", "1:5"),
        ("a: [b, c\nd: 1\n", "kurung", "1:4"),
        ("a: {b: c\nd: 1\n", "kurung", "1:4"),
        ("a: - x\n", "butir_sebaris", "1:4"),
        ("- a\nb: c\n", "butir", "2:1"),
        ("b: c\n- a\n", "butir_liar", "2:1"),
        ("a: @x\n", "awal", "1:4"),
        ("a: `x\n", "awal", "1:4"),
        ("a: %x\n", "awal", "1:4"),
        ("a: > 5 hari\n", "blok", "1:4"),
        ("[a]\nb\n", "sisa", "2:1"),
        ("]\n", "L001", "1:1"),
        # characters
        ("a: x\x00y\n", "kendali", "1:5"),
        ("a: \x00\n", "kendali", "1:4"),
        ("\x00: x\n", "kendali", "1:1"),
        ("a: x\x1by\n", "kendali", "1:5"),
        ("a: x\x7fy\n", "kendali", "1:5"),
        ("a: x\x80y\n", "kendali", "1:5"),
        ("a: x\rb: 2\n", "kendali", "1:5"),
        ("a: x\x85b: 2\n", "kendali", "1:5"),
        ("a: x\u2028b: 2\n", "spasi", "1:5"),
        ("a: x\xa0y\n", "spasi", "1:5"),
        ("a: x\u3000y\n", "spasi", "1:5"),
        ("a: x\u200by\n", "tak_tampak", "1:5"),
        ("a: x\xady\n", "tak_tampak", "1:5"),
        ("a: x\ufeffy\n", "tak_tampak", "1:5"),
        ("a: x\u3164y\n", "tak_tampak", "1:5"),
        ("a: x\ufe0fy\n", "tak_tampak", "1:5"),
        ("# catatan \u202ex\na: 1\n", "arah", "1:11"),
        ("a: x\u2066y\n", "arah", "1:5"),
        ("a: x\ue000y\n", "rusak", "1:5"),
        ("a: x\ufffdy\n", "rusak", "1:5"),
        ("a: x\uffffy\n", "rusak", "1:5"),
        ("a:\n\tb: 1\n", "tab", "2:1"),
        ("a:\n  \tb: 1\n", "tab", "2:3"),
        ("a:\tx\n", "tab", "1:3"),
        ("a: x\t# y\n", "tab", "1:5"),
        ("a: cafe\u0301 x\n", "nfc", "1:4"),
        (b"a: \xff\n", "utf8", "1:4"),
        (b"a: \xc3\xa9\nb: x\xe9y\n", "utf8", "2:5"),
        (b"\xff\xfea\x00:\x00", "utf8", "1:1"),
        ("a: 1\n" * (SIZE // 5), "besar", "1:1"),
        ("é" * (SIZE // 2), "besar", "1:1"),
        (b"x" * SIZE, "besar", "1:1"),
        ("[" * DEPTH + "]" * DEPTH, "dalam", "1:32"),
        ("- " * DEPTH + "x", "dalam", "1:63"),
    ],
)
def test_one_mistake_is_one_message_at_its_place(
    text: str | bytes, variant: str, place: str
) -> None:
    found = read(text, FILE).findings

    assert [(f.variant or f.code, f"{f.span.start.line}:{f.span.start.column}") for f in found] == [
        (variant, place)
    ]


def test_every_way_of_being_unreadable_is_written_in_both_languages() -> None:
    for variant, wording in CHECKS["L001"].wordings.items():
        for text in (wording.problem, wording.remedy):
            assert text.en, variant
            assert set(re.findall(r"\{(\w+)\}", text.id)) == set(re.findall(r"\{(\w+)\}", text.en))
            assert not re.search(r"galat|usul", text.id)


def test_no_message_of_the_reader_lacks_a_word() -> None:
    broken = [
        "no: 1\na: {b, c: d?, e: [f: g]}\na: \u0441at\n",
        "a: @x",
        "a: b: c",
        "x",
        "a: 'x",
        "\t",
    ]
    for text in broken:
        for found in read(text, FILE).findings:
            wording = CHECKS[found.code].wordings[found.variant]
            needed = set(re.findall(r"(?<!\{)\{(\w+)\}", wording.problem.id + wording.remedy.id))
            assert needed <= found.detail.keys()


def test_all_faults_before_one_that_stops_the_reading_are_told() -> None:
    text = "no: 1\na: x\u200b\nb: 1\nb: 2\nc: {d: satu, dua}\ne: 'tidak ditutup\n"

    assert kinds(text) == ["tak_tampak", "kunci_ya", "L002", "koma", "kutip"]
    assert read(text, FILE).root is None


def test_a_character_that_stands_often_is_one_message_with_its_lines() -> None:
    text = "a: x\u200b\n\nb: x\u200b\u200b\nc: |\n" + "  x\u200b\n" * 9

    assert said(text) == [
        "1:5 | Ada karakter tak tampak U+200B pada baris 1, 3, 5, 6, 7, .... "
        "| hapus karakter itu; biasanya terbawa saat menyalin dari dokumen lain"
    ]


def test_what_was_read_before_a_fault_of_meaning_is_kept() -> None:
    document = read("a: 1\nno: 2\na: 3\nb: x\u200by\n", FILE)

    assert document.root is not None
    assert plain(document.root) == {"a": 1, "no": 2, "b": "xy"}


def test_text_in_other_scripts_is_welcome_where_it_is_no_key() -> None:
    text = "a: 名前 dan العربية\nb: β-karoten 5 µm\nc: 'h\u0430ri'\nkafé: x\n"

    assert values(text) == {
        "a": "名前 dan العربية",
        "b": "β-karoten 5 µm",
        "c": "h\u0430ri",
        "kafé": "x",
    }


def test_a_tree_one_level_below_the_limit_is_read() -> None:
    text = "[" * (DEPTH - 1) + "x" + "]" * (DEPTH - 1)

    assert kinds(text) == []


def test_a_file_one_byte_below_the_limit_is_read() -> None:
    text = "a: 1\n" + "#" * (SIZE - 6)

    assert len(text) == SIZE - 1
    assert values(text) == {"a": 1}


def test_the_size_is_told_as_indonesians_write_numbers() -> None:
    assert said(b"x" * 1_234_567) == [
        "1:1 | Berkas ini 1.234.567 byte; paling besar 1.000.000. | bagi menjadi beberapa berkas"
    ]


def test_a_finding_stands_where_findings_stand() -> None:
    assert read(b"x" * SIZE, FILE).findings == (
        Finding("L001", FILE, START, "", "besar", {"size": "1.000.000", "most": "1.000.000"}),
    )
