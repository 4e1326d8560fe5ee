"""Citations: the words of a rule file, the norm they name, and the words again."""

from __future__ import annotations

import pytest

from aduan.rulebook.citations import Resolved, cite, is_amendment, parse, register, roman

WRITTEN = [
    ("Pasal 2", "pasal-2"),
    ("Pasal 17A ayat (1a)", "pasal-17a/ayat-1a"),
    ("Pasal 7 ayat (2) huruf b", "pasal-7/ayat-2/huruf-b"),
    ("BAB V Pasal 17 ayat (1) frasa tenggat", "bab-5/pasal-17/ayat-1/tenggat"),
    (
        "BAB II huruf a angka 4 huruf c frasa pengelola-publikasi",
        "bab-2/huruf-a/angka-4/huruf-c/pengelola-publikasi",
    ),
    ("Lampiran I frasa kolom", "lampiran-1/kolom"),
    ("Lampiran I kolom 3", "lampiran-1/kolom-3"),
    ("Lampiran", "lampiran"),
    ("langkah 7 frasa kelengkapan", "langkah-7/kelengkapan"),
    ("Penetapan", "penetapan"),
    ("Dasar hukum", "dasar-hukum"),
    ("Pelaksana frasa pelapor", "pelaksana/pelapor"),
]


@pytest.mark.parametrize(("written", "norm"), WRITTEN)
def test_a_citation_spells_a_norm_and_the_norm_is_cited_in_the_same_words(
    written: str, norm: str
) -> None:
    assert parse(written) == norm
    assert cite(norm) == written


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Pasal",
        "Pasal empat",
        "ayat 1",
        "Pasal 17 ayat 1",
        "Pasal 17 ayat (1) tenggat",
        "frasa tenggat",
        "Pasal 17 frasa",
        "BAB IIII Pasal 2",
        "Pasal 2, Pasal 3",
        "Pasal 2 huruf (a)",
    ],
)
def test_what_does_not_follow_the_grammar_spells_no_norm(written: str) -> None:
    assert parse(written) is None


@pytest.mark.parametrize(
    ("norm", "english"),
    [
        ("bab-5/pasal-17/ayat-1/tenggat", "Chapter V Article 17 paragraph (1) phrase tenggat"),
        ("dasar-hukum", "Legal bases"),
        ("masa-berlaku", "Masa berlaku"),
    ],
)
def test_a_norm_is_cited_in_english(norm: str, english: str) -> None:
    assert cite(norm, "en") == english


def test_an_amendment_is_kept_as_it_is_written() -> None:
    assert is_amendment("Pasal I Perbup 3/2027")
    assert not is_amendment("Pasal 12 huruf b")
    assert cite("Pasal I Perbup 3/2027") == "Pasal I Perbup 3/2027"


def test_numbers_of_chapters_are_roman() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 99)] == ["I", "IV", "IX", "XIV", "XL", "XCIX"]


#: Two chapters V and IV print the same article, as one regulation really does.
NORMS = register(
    [
        "bab-4/pasal-15/ayat-1",
        "bab-5/pasal-15/ayat-1",
        "bab-5/pasal-17/ayat-1/penyaluran",
        "bab-5/pasal-17/ayat-1/tenggat",
        "bab-5/pasal-18/ayat-1",
        "bab-9/pasal-29",
        "bab-9/pasal-29/ayat-2",
        "penetapan",
    ]
)


@pytest.mark.parametrize(
    ("written", "resolved"),
    [
        ("BAB V Pasal 15 ayat (1)", Resolved("bab-5/pasal-15/ayat-1")),
        ("Pasal 18 ayat (1)", Resolved("bab-5/pasal-18/ayat-1")),
        ("Pasal 17 ayat (1) frasa tenggat", Resolved("bab-5/pasal-17/ayat-1/tenggat")),
        ("Pasal 29", Resolved("bab-9/pasal-29")),
        ("Penetapan", Resolved("penetapan")),
        (
            "Pasal 15 ayat (1)",
            Resolved(
                variant="ganda", candidates=("BAB IV Pasal 15 ayat (1)", "BAB V Pasal 15 ayat (1)")
            ),
        ),
        (
            "Pasal 17 ayat (1)",
            Resolved(
                variant="tingkat",
                candidates=(
                    "Pasal 17 ayat (1) frasa penyaluran",
                    "Pasal 17 ayat (1) frasa tenggat",
                ),
            ),
        ),
        (
            "Pasal 18 ayat (2)",
            Resolved(
                candidates=("Pasal 18 ayat (1)", "Pasal 29 ayat (2)", "BAB V Pasal 15 ayat (1)")
            ),
        ),
        ("pasal delapan belas", Resolved(variant="tulisan")),
    ],
)
def test_a_citation_names_one_norm_or_says_what_it_might_mean(
    written: str, resolved: Resolved
) -> None:
    found = NORMS.resolve(written)

    assert (found.norm, found.variant) == (resolved.norm, resolved.variant)
    assert found.candidates[:1] == resolved.candidates[:1] or found.variant == "tulisan"


def test_a_chapter_is_left_out_before_an_article_that_is_unique() -> None:
    assert NORMS.cite("bab-5/pasal-18/ayat-1") == "Pasal 18 ayat (1)"
    assert NORMS.cite("bab-5/pasal-15/ayat-1") == "BAB V Pasal 15 ayat (1)"
    assert cite("bab-5/pasal-18/ayat-1", among=NORMS.ids) == "Pasal 18 ayat (1)"


def test_a_chapter_of_an_annex_without_articles_is_always_named() -> None:
    annex = register(["bab-3/huruf-d/angka-2", "bab-4/huruf-a"])

    assert annex.cite("bab-3/huruf-d/angka-2") == "BAB III huruf d angka 2"
    assert cite("bab-4/huruf-a", among=annex.ids) == "BAB IV huruf a"
    assert annex.resolve("huruf D angka 2").norm is None


@pytest.mark.parametrize("kind", ["PPerbup", "Perbub", "Keputusan"])
def test_an_amendment_names_a_kind_of_instrument_that_there_is(kind: str) -> None:
    assert is_amendment("Pasal I Perbup 3/2027")
    assert not is_amendment(f"Pasal I {kind} 3/2027")
