"""What is wrong with a request itself, and what would be right."""

from __future__ import annotations

from aduan.model.values import Text

#: By the `code` of a UsageError; {0} is what was asked, {1} the candidates.
USAGE: dict[str, Text] = {
    "daerah": Text(
        'Tidak ada daerah "{0}". Yang ada: {1}.', 'There is no region "{0}". There are: {1}.'
    ),
    "layanan": Text(
        'Tidak ada layanan "{0}". Mungkin: {1}.', 'There is no service "{0}". Perhaps: {1}.'
    ),
    "unit": Text(
        'Tidak ada unit "{0}". Yang ada: {1}.', 'There is no unit "{0}". There are: {1}.'
    ),
    "penyaluran": Text(
        'Berkas tidak disalurkan kepada "{0}". Pemegangnya: {1}.',
        'The case has not been handed to "{0}". It is held by: {1}.',
    ),
    "waktu": Text(
        "Waktu tidak dapat mundur: {0}.", "Time cannot go back: {0}."
    ),
    "waktu_tulis": Text(
        '"{0}" bukan waktu. Tulis seperti 2026-03-13 09:10.',
        '"{0}" is no time. Write it like 2026-03-13 09:10.',
    ),
    "tanggal": Text(
        '"{0}" bukan tanggal. Tulis seperti 2026-03-13.',
        '"{0}" is no date. Write it like 2026-03-13.',
    ),
    "batas": Text(
        '"{0}" bukan batas waktu. Tulis seperti 14 hari kerja, 3 hari, 2 x 24 jam, 1 bulan.',
        '"{0}" is no time limit. Write it like 14 hari kerja, 3 hari, 2 x 24 jam, 1 bulan.',
    ),
    "belum_ada_berkas": Text("Belum ada berkas.", "No case has been filed."),
    "berkas_tidak_ada": Text('Tidak ada berkas "{0}".', 'There is no file "{0}".'),
    "bantuan": Text(
        'Tidak ada bantuan untuk "{0}". Mungkin: {1}.', 'There is no help on "{0}". Perhaps: {1}.'
    ),
    "langkah": Text(
        'Tidak ada langkah "{0}". Yang ada: {1}.', 'There is no step "{0}". There are: {1}.'
    ),
    "aturan_salah": Text(
        "Aturan {0} belum dapat dijalankan: {1} kesalahan. Jalankan: aduan check {0}",
        "The rules of {0} cannot be run yet: {1} errors. Run: aduan check {0}",
    ),
    "kalender": Text(
        "Tanggal {0} di luar kalender yang diketahui ({1}).",
        "The date {0} is outside the known calendar ({1}).",
    ),
    "langkah_ke": Text(
        "Naskah itu hanya mempunyai langkah 0 sampai {1}; bukan {0}.",
        "That script has steps 0 to {1} only; not {0}.",
    ),
    "unsur": Text(
        'Tidak ada unsur "{0}". Mulailah dengan: {1}.',
        'There is no element "{0}". Begin with: {1}.',
    ),
    "tafsir": Text(
        'Tidak ada bacaan "{0}". Yang ada: {1}.', 'There is no reading "{0}". There are: {1}.'
    ),
}
