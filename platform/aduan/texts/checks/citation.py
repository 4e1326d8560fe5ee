"""Texts of the C checks: citations and the norm register."""

from __future__ import annotations

from aduan.texts.checks.base import NEAR_ARTICLES, Check, Severity, define

CHECKS: tuple[Check, ...] = (
    define(
        "C001",
        Severity.ERROR,
        ("Dasar tidak menunjuk tepat satu norma", "A citation that names no one norm"),
        (
            "dasar: menunjuk tepat satu entri daftar norma (norma.yaml), misalnya Pasal 17 ayat "
            "(1). Bila nomor pasal tercetak dua kali, dahului dengan BAB; bila satu ayat memuat "
            "beberapa norma, tambahkan frasa.",
            "dasar: names just one entry of the norm register (norma.yaml), such as Pasal 17 ayat "
            "(1). Where an article number is printed twice, put the BAB before it; where one "
            "paragraph holds several norms, add frasa.",
        ),
        main=(
            (
                '"{text}" tidak ada dalam daftar norma.',
                '"{text}" is not in the norm register.',
            ),
            NEAR_ARTICLES,
        ),
        ganda=(
            (
                '"{text}" menunjuk lebih dari satu norma.',
                '"{text}" names more than one norm.',
            ),
            ("pilih salah satu: {candidates}", "choose one of: {candidates}"),
        ),
        tingkat=(
            (
                '"{text}" adalah tingkat di atas norma; di bawahnya ada beberapa.',
                '"{text}" is a level above norms; there are some below it.',
            ),
            ("sebut yang dimaksud: {candidates}", "name the one meant: {candidates}"),
        ),
        tulisan=(
            (
                '"{text}" bukan sebutan pasal yang dapat dibaca.',
                '"{text}" is not a citation that can be read.',
            ),
            (
                "tulis seperti: BAB V Pasal 17 ayat (1) huruf a frasa tenggat",
                "write it like: BAB V Pasal 17 ayat (1) huruf a frasa tenggat",
            ),
        ),
        tanpa=(
            (
                "Unsur ini tidak mempunyai dasar dan bukan pengaturan.",
                "This element has no article and is no management setting.",
            ),
            (
                "tulis dasar: pasalnya, atau pengaturan: ya bila tidak berkekuatan hukum",
                "write dasar: its article, or pengaturan: ya if it has no legal force",
            ),
        ),
    ),
    define(
        "C002",
        Severity.ERROR,
        ("Norma belum terikat", "A norm that nothing carries out"),
        (
            "Setiap norma diikat oleh sedikitnya satu unsur aturan, atau dinyatakan tidak_otomatis "
            "dengan alasan, atau menyusul.",
            "Every norm is bound by at least one element of the rules, or said to be "
            "tidak_otomatis with a reason, or menyusul (still to come).",
        ),
        main=(
            ("{norm} tidak diikat unsur mana pun.", "Nothing carries out {norm}."),
            (
                "sebut pasal ini pada dasar: suatu unsur, atau tulis tidak_otomatis: atau menyusul:",
                "cite it in the dasar: of an element, or write tidak_otomatis: or menyusul:",
            ),
        ),
        ganda=(
            (
                "{norm} dinyatakan tidak otomatis atau menyusul, padahal diikat oleh {element}.",
                "{norm} is said not to be automated or to come, but {element} carries it out.",
            ),
            (
                "hapus tanda pada norma itu, atau dasar: pada unsurnya",
                "remove the mark on the norm, or the dasar: on the element",
            ),
        ),
    ),
    define(
        "C003",
        Severity.WARNING,
        ("Naskah berubah sejak diperiksa", "The text changed since it was checked"),
        (
            "naskah.sidik adalah sidik naskah yang disimpan; diperiksa.sidik adalah sidik naskah "
            "yang dipakai ketika aturan diperiksa. Keduanya harus sama.",
            "naskah.sidik is the hash of the text that is kept; diperiksa.sidik that of the text "
            "against which the rules were checked. They must be equal.",
        ),
        main=(
            (
                "Naskah ({text}) bukan naskah yang diperiksa ({checked}).",
                "The text ({text}) is not the one that was checked ({checked}).",
            ),
            (
                "periksa kembali aturan ini terhadap naskah, lalu perbarui diperiksa:",
                "check the rules against the text again, then update diperiksa:",
            ),
        ),
    ),
    define(
        "C004",
        Severity.HINT,
        ("Dasar hukum sudah dicabut", "A repealed legal basis"),
        (
            "Peraturan ini menyebut dasar hukum yang sudah dicabut atau diganti menurut "
            "rules/instrumen.yaml. Naskahnya tetap berlaku, tetapi pembaca perlu tahu.",
            "The regulation names a legal basis that has been repealed or replaced, according to "
            "rules/instrumen.yaml. The text still holds, but the reader should know.",
        ),
        main=(
            (
                "{instrument} sudah dicabut oleh {by} sejak {since}.",
                "{instrument} was repealed by {by} from {since}.",
            ),
            (
                "periksa apakah peraturan daerah perlu disesuaikan",
                "check whether the regional regulation should be adapted",
            ),
        ),
        tanpa_tanggal=(
            ("{instrument} sudah dicabut oleh {by}.", "{instrument} was repealed by {by}."),
            (
                "periksa apakah peraturan daerah perlu disesuaikan",
                "check whether the regional regulation should be adapted",
            ),
        ),
        tak_dikenal=(
            (
                'Dasar hukum "{instrument}" tidak ada dalam rules/instrumen.yaml.',
                'The legal basis "{instrument}" is not in rules/instrumen.yaml.',
            ),
            ("tambahkan ke tabel itu, atau perbaiki idnya", "add it there, or mend its id"),
        ),
    ),
    define(
        "C005",
        Severity.ERROR,
        ("Satu pasal, dua angka", "One article, two numbers"),
        (
            "Pasal yang sama ditulis dua kali dengan batas yang berbeda; salah satunya keliru.",
            "The same article is written down twice with different limits; one of them is wrong.",
        ),
        main=(
            (
                "{norm} ditulis {one} pada {where} dan {other} di sini.",
                "{norm} is written as {one} at {where} and as {other} here.",
            ),
            ("samakan dengan naskah", "make both as the text has it"),
        ),
    ),
    define(
        "C006",
        Severity.WARNING,
        ("Jawaban tanpa pertanyaan", "An answer to no question"),
        (
            "menjawab: pada tafsir menyebut peringatan yang dijawabnya. Bila peringatan itu tidak ada "
            "lagi, jawabannya menutupi yang mungkin datang kemudian.",
            "menjawab: of an interpretation names the warning it answers. Where that warning is no "
            "more, the answer would hide one that may come later.",
        ),
        main=(
            (
                "Tidak ada peringatan {warning} pada {element} yang dijawab tafsir ini.",
                "There is no warning {warning} at {element} for this interpretation to answer.",
            ),
            ("hapus dari menjawab:", "remove it from menjawab:"),
        ),
    ),
)
