"""Texts of the D checks: decision tables."""

from __future__ import annotations

from aduan.texts.checks.base import Check, Severity, define

CHECKS: tuple[Check, ...] = (
    define(
        "D001",
        Severity.ERROR,
        ("Tabel berlubang", "A table has a gap"),
        (
            "Setiap gabungan nilai yang mungkin harus mempunyai tepat satu baris. Bila tidak ada "
            "baris, berkas dengan nilai itu tidak mempunyai tujuan atau batas waktu.\n\n"
            "Salah: tabel hanya punya baris untuk golongan keluhan, padahal golongan juga dapat "
            "bernilai pengaduan.\nBenar: tambahkan baris untuk pengaduan, atau tulis semua.",
            "Every combination of values that can occur must have exactly one row. Without a row, "
            "a case with those values has no recipient or no time limit.\n\n"
            "Wrong: the table has a row for golongan keluhan only, while golongan may also be "
            "pengaduan.\nRight: add a row for pengaduan, or write semua.",
        ),
        main=(
            ("Belum ada baris untuk: {gap}.", "There is no row for: {gap}."),
            (
                'tambahkan baris untuk gabungan itu, atau tulis "semua" pada kolomnya',
                'add a row for that combination, or write "semua" in its column',
            ),
        ),
    ),
    define(
        "D002",
        Severity.ERROR,
        ("Dua baris berlaku bersamaan", "Two rows apply at once"),
        (
            "Dua baris cocok untuk gabungan nilai yang sama, sehingga tidak jelas baris mana yang "
            "berlaku. Bila baris pertama memang harus menang, tulis cara: pertama dan alasannya.",
            "Two rows fit the same combination of values, so it is not clear which applies. If the "
            "first row is meant to win, write cara: pertama with its reason.",
        ),
        main=(
            (
                "Baris {first} dan baris {second} sama-sama berlaku untuk: {case} ({articles}).",
                "Rows {first} and {second} both apply to: {case} ({articles}).",
            ),
            (
                "persempit syarat salah satu baris, atau hapus salah satunya",
                "narrow the condition of one of the rows, or delete one",
            ),
        ),
        selalu=(
            (
                "Baris {first} dan baris {second} sama-sama selalu berlaku ({articles}).",
                "Rows {first} and {second} both apply always ({articles}).",
            ),
            (
                "beri syarat pada salah satu baris, atau hapus salah satunya",
                "give one of the rows a condition, or delete one",
            ),
        ),
    ),
    define(
        "D003",
        Severity.ERROR,
        ("Baris tertutup baris sebelumnya", "A row is masked by earlier rows"),
        (
            "Pada tabel dengan cara: pertama, baris ini tidak pernah terpakai karena baris-baris "
            "sebelumnya bersama-sama sudah mencakup semua nilainya.",
            "In a table with cara: pertama this row is never used, because the rows before it "
            "together already cover all its values.",
        ),
        main=(
            ("Baris {row} tidak pernah terpakai.", "Row {row} is never used."),
            (
                "pindahkan baris ini ke atas, atau hapus",
                "move this row further up, or delete it",
            ),
        ),
    ),
    define(
        "D004",
        Severity.ERROR,
        ("Baris mustahil", "An impossible row"),
        (
            "Syarat baris ini tidak dapat terpenuhi oleh nilai apa pun yang mungkin terjadi, "
            "misalnya karena dua isian tidak pernah bernilai demikian bersama-sama.",
            "No values that can occur meet the condition of this row, for instance because two "
            "fields never have these values together.",
        ),
        main=(
            (
                "Syarat baris {row} tidak dapat terpenuhi.",
                "The condition of row {row} can never be met.",
            ),
            ("perbaiki syaratnya, atau hapus barisnya", "mend the condition, or delete the row"),
        ),
    ),
    define(
        "D005",
        Severity.WARNING,
        ("Kolom yang tidak berpengaruh", "A column that never matters"),
        (
            "Nilai isian ini tidak pernah mengubah baris yang berlaku, sehingga kolomnya dapat "
            "dihapus. Sering kali itu tanda bahwa suatu nilai terlupa.",
            "The value of this field never changes which row applies, so the column can go. Often "
            "it is a sign that a value was forgotten.",
        ),
        main=(
            (
                "Isian {column} tidak pernah mengubah hasil tabel {table}.",
                "The field {column} never changes the outcome of table {table}.",
            ),
            (
                "hapus {column} dari tabel, atau lengkapi nilainya",
                "remove {column} from the table, or complete its values",
            ),
        ),
    ),
    define(
        "D006",
        Severity.ERROR,
        ("Bukan sasaran penyaluran", "Not to be handed to"),
        (
            "Baris tabel yang memberi jenis_unit, dan kepada: suatu langkah, hanya boleh menyebut "
            "jenis unit yang menjadi sasaran penyaluran. Jenis unit dengan sasaran: tidak ada "
            "untuk susunan organisasi saja.",
            "A row of a table that gives jenis_unit, and kepada: of a move, may name only kinds of "
            "unit that cases are handed to. A kind with sasaran: tidak is there for the structure "
            "of the organisation only.",
        ),
        main=(
            (
                "Jenis unit {value} bukan sasaran penyaluran.",
                "The kind of unit {value} is not one that cases are handed to.",
            ),
            (
                "pilih jenis unit yang sasaran: ya, atau ubah organisasi.yaml",
                "choose a kind with sasaran: ya, or change organisasi.yaml",
            ),
        ),
    ),
    define(
        "D007",
        Severity.WARNING,
        ("Baris pertama menang tanpa alasan", "The first row wins without a reason"),
        (
            "cara: pertama membuat urutan baris menentukan hasil. Pembaca perlu tahu alasannya.",
            "cara: pertama makes the order of rows decide. The reader needs to know why.",
        ),
        main=(
            (
                "Tabel {table} memakai cara: pertama tanpa alasan.",
                "Table {table} uses cara: pertama without a reason.",
            ),
            ("tambahkan alasan: ...", "add alasan: ..."),
        ),
    ),
)
