"""Texts of the L checks on the shape of files: keys, words, types."""

from __future__ import annotations

from aduan.texts.checks.base import Check, Severity, define

CHECKS: tuple[Check, ...] = (
    define(
        "L003",
        Severity.ERROR,
        ("Kunci atau kata tidak dikenal", "An unknown key or word"),
        (
            "Setiap kunci dan kata pilihan berasal dari bahasa aturan; yang tidak dikenal tidak "
            "pernah diabaikan, sebab bats_waktu: yang diabaikan berarti tidak ada batas waktu sama "
            "sekali. Salah: bats: 3 hari. Benar: batas: 3 hari. Kunci yang benar di tempat lain "
            "dipindahkan ke tempatnya. Semua kata ada dalam rules/bahasa/rujukan.md.",
            "Every key and word comes from the rule language; an unknown one is never ignored, "
            "for an ignored bats_waktu: means that there is no time limit at all. Wrong: bats: 3 hari. "
            "Right: batas: 3 hari. A key that is right elsewhere is moved to its place. All words "
            "are in rules/bahasa/rujukan.md.",
        ),
        main=(
            ('Kunci "{word}" tidak dikenal di sini.', 'The key "{word}" is not known here.'),
            ("mungkin maksud Anda: {near}", "perhaps you meant: {near}"),
        ),
        asing=(
            ('Kunci "{word}" tidak dikenal di sini.', 'The key "{word}" is not known here.'),
            ("yang dikenal di sini: {known}", "known here: {known}"),
        ),
        tempat=(
            (
                'Kunci "{word}" tidak dikenal di sini; kunci ini milik {owner}.',
                'The key "{word}" is not known here; it belongs to {owner}.',
            ),
            ("pindahkan ke {owner}", "move it to {owner}"),
        ),
        nilai=(
            ('"{word}" bukan kata yang dikenal di sini.', '"{word}" is no word known here.'),
            ("mungkin maksud Anda: {near}", "perhaps you meant: {near}"),
        ),
        nilai_asing=(
            ('"{word}" bukan kata yang dikenal di sini.', '"{word}" is no word known here.'),
            ("pilih salah satu: {known}", "choose one of: {known}"),
        ),
    ),
    define(
        "L007",
        Severity.ERROR,
        ("Bentuk tidak sesuai", "A wrong shape"),
        (
            "Setiap kunci menghendaki nilai berbentuk tertentu, dan sebagian kunci wajib ada. "
            "Salah: wajib: mungkin. Benar: wajib: ya. Bentuk setiap kunci ada dalam "
            "rules/bahasa/rujukan.md.",
            "Every key wants a value of a certain shape, and some keys must be there. Wrong: "
            "wajib: mungkin. Right: wajib: ya. The shape of every key is in "
            "rules/bahasa/rujukan.md.",
        ),
        kurang=(
            ('Kunci "{key}" belum ada.', 'The key "{key}" is missing.'),
            ("tambahkan {key}: di bawahnya; {help}", "add {key}: below it; {help}"),
        ),
        jenis=(
            (
                'Nilai "{value}" bukan {wanted}.',
                'The value "{value}" is not {wanted}.',
            ),
            ("{help}", "{help}"),
        ),
        kosong=(
            ("Nilainya masih kosong.", "The value is still empty."),
            ("{help}", "{help}"),
        ),
        bentuk=(
            (
                'Nilai "{value}" tidak ditulis dengan benar.',
                'The value "{value}" is not written rightly.',
            ),
            ("{help}", "{help}"),
        ),
        id=(
            (
                'Nama "{value}" tidak dapat dipakai sebagai id.',
                'The name "{value}" cannot be used as an id.',
            ),
            ("{help}", "{help}"),
        ),
        kolom_csv=(
            ("Kolom ini belum ada: {columns}.", "These columns are missing: {columns}."),
            ("tulis baris pertama seperti {wanted}", "write the first line like {wanted}"),
        ),
        sel_csv=(
            ("Kolom {column} pada baris ini kosong.", "The column {column} is empty in this row."),
            ("isi, atau hapus barisnya", "fill it, or remove the row"),
        ),
        id_csv=(
            (
                'Nama "{value}" tidak dapat dipakai sebagai id.',
                'The name "{value}" cannot be used as an id.',
            ),
            (
                "pakai huruf kecil, angka, dan garis bawah, diawali huruf, seperti dinas_sosial",
                "use small letters, digits and underscores, beginning with a letter, like dinas_sosial",
            ),
        ),
        ganda_csv=(
            (
                'Id "{value}" sudah dipakai pada baris {line}.',
                'The id "{value}" is used in line {line} already.',
            ),
            ("beri id lain, atau hapus barisnya", "give it another id, or remove the row"),
        ),
        tanggal=(
            ("{value} bukan tanggal yang ada.", "{value} is no day of the calendar."),
            ("periksa hari dan bulannya", "check the day and the month"),
        ),
    ),
)
