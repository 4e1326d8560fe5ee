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
    "unit": Text('Tidak ada unit "{0}". Yang ada: {1}.', 'There is no unit "{0}". There are: {1}.'),
    "penyaluran": Text(
        'Berkas tidak disalurkan kepada "{0}". Pemegangnya: {1}.',
        'The case has not been handed to "{0}". It is held by: {1}.',
    ),
    "waktu": Text("Waktu tidak dapat mundur: {0}.", "Time cannot go back: {0}."),
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
    "masa": Text(
        "Masa {0} tidak dapat dipakai. Tulis hari pertama lebih dahulu, paling lama {1} hari.",
        "The period {0} cannot be used. Give the first day first, and at most {1} days.",
    ),
    "unsur": Text(
        'Tidak ada unsur "{0}". Mulailah dengan: {1}.',
        'There is no element "{0}". Begin with: {1}.',
    ),
    "tafsir": Text(
        'Tidak ada bacaan "{0}". Yang ada: {1}.', 'There is no reading "{0}". There are: {1}.'
    ),
    "rahasia": Text(
        "{0} belum diisi. Isi dengan teks acak yang panjang, dan simpan baik-baik: tanpanya data pribadi tidak terbaca.",
        "{0} is not set. Set it to a long random text and keep it well: without it personal data cannot be read.",
    ),
    "kolom": Text(
        'Tidak ada kolom "{0}". Yang ada: {1}.', 'There is no column "{0}". There are: {1}.'
    ),
    "halaman": Text('"{0}" bukan kunci halaman.', '"{0}" is no key of a page.'),
    "bilangan": Text(
        '"{0}" bukan bilangan. Tulis seperti 10 atau 10..20.',
        '"{0}" is no number. Write it like 10 or 10..20.',
    ),
    "rahasia_pendek": Text(
        "{0} terlalu pendek. Isi dengan teks acak sepanjang {1} huruf atau lebih.",
        "{0} is too short. Set it to a random text of {1} characters or more.",
    ),
    "ya_saja": Text(
        "{0} hanya dapat berisi ya, tidak, atau kosong.", "{0} can only be ya, tidak, or empty."
    ),
    "alamat": Text(
        "ADUAN_DATABASE bukan alamat pangkalan data yang dapat dibuka ({0}). "
        "Tulis seperti sqlite:///var/aduan.db.",
        "ADUAN_DATABASE is no address of a database that can be opened ({0}). "
        "Write it like sqlite:///var/aduan.db.",
    ),
    "revisi": Text(
        "Pangkalan data ini dari rilis Aduan yang lain (revisi {0}; rilis ini mengenal {1}). "
        "Pakai rilis yang membuatnya atau yang lebih baru; tidak ada yang diubah.",
        "This database is of another release of Aduan (revision {0}; this release knows {1}). "
        "Use the release that made it, or a newer one; nothing was changed.",
    ),
    "ya_tidak": Text(
        '"{0}" bukan jawaban di sini. Yang ada: {1}.', '"{0}" is no answer here. There are: {1}.'
    ),
    "bahasa": Text(
        'Tidak ada bahasa "{0}". Yang ada: {1}.', 'There is no language "{0}". There are: {1}.'
    ),
    "peran": Text(
        'Tidak ada peran "{0}". Yang ada: {1}.', 'There is no role "{0}". There are: {1}.'
    ),
    "kanal": Text(
        'Tidak ada kanal "{0}". Yang ada: {1}.', 'There is no channel "{0}". There are: {1}.'
    ),
    "peran_kurang": Text(
        "--why-not memerlukan --role. Yang ada: {1}.", "--why-not needs --role. There are: {1}."
    ),
    "baris_berkas": Text(
        "{0}: bukan pengaduan tercatat ({1}). Tulis satu objek JSON sebaris: skenario, atau events.",
        "{0}: no recorded case ({1}). Write one JSON object a line: a scenario, or events.",
    ),
    "terbitan": Text(
        'Tidak ada terbitan "{0}" dalam pangkalan data ini.',
        'There is no publication "{0}" in this database.',
    ),
    "bacaan_tulis": Text(
        '"{0}" bukan TAFSIR=BACAAN. Tulis seperti A07=hari_kerja; '
        "daftarnya: aduan interpretations.",
        '"{0}" is no TAFSIR=BACAAN. Write it like A07=hari_kerja; the list: aduan interpretations.',
    ),
    "json_perlu_naskah": Text(
        "--json pada simulate memerlukan --script BERKAS.",
        "--json with simulate needs --script BERKAS.",
    ),
    "bukan_dalam_daerah": Text(
        'Naskah "{0}" tidak berada dalam folder sebuah daerah. '
        "Pindahkan ke skenario/ atau peragaan/ peraturannya.",
        'The script "{0}" does not stand in the folder of a region. '
        "Move it to skenario/ or peragaan/ of its regulation.",
    ),
    "naskah_salah": Text(
        'Naskah "{0}" belum dapat dijalankan:\n{1}', 'The script "{0}" cannot be played yet:\n{1}'
    ),
    "nama_daerah": Text(
        '"{0}" bukan nama daerah. Tulis seperti Kabupaten Contoh Baru.',
        '"{0}" is no name of a region. Write it like Kabupaten Contoh Baru.',
    ),
    "daerah_ada": Text(
        'Daerah "{0}" sudah ada di {1}; yang ada tidak pernah ditimpa. Pilih nama lain, atau ubah yang ada.',
        'The region "{0}" is there already, in {1}; what is there is never written over. Choose another name, or change what is there.',
    ),
    "pilihan": Text(
        '"{0}" tidak ada dalam daftar. Yang ada: {1}.', '"{0}" is not on the list. There are: {1}.'
    ),
    "kode_wilayah": Text(
        '"{0}" bukan kode wilayah. Tulis dua angka, titik, dua angka, seperti 99.01.',
        '"{0}" is no code of an area. Write two digits, a dot, two digits, like 99.01.',
    ),
    "kode_sebutan": Text(
        "Kode {0} tidak cocok; dua angka di belakang titik bagi {1}. Periksa kodenya, atau sebutan daerahnya.",
        "The code {0} does not fit; the two digits after the dot for a {1}. Check the code, or what the region is.",
    ),
    "kode_dipakai": Text(
        "Kode {0} sudah dipakai daerah {1}.", "The code {0} is that of the region {1}."
    ),
    "nomor": Text(
        '"{0}" bukan nomor peraturan. Tulis seperti yang tercetak, misalnya 7 atau 188/24/2026.',
        '"{0}" is no number of a regulation. Write it as printed, such as 7 or 188/24/2026.',
    ),
    "tahun": Text(
        '"{0}" bukan tahun. Tulis empat angka, seperti 2026.',
        '"{0}" is no year. Write four digits, like 2026.',
    ),
    "judul": Text(
        '"{0}" bukan judul. Tulis seperti Pengelolaan Pengaduan Masyarakat.',
        '"{0}" is no title. Write it like Pengelolaan Pengaduan Masyarakat.',
    ),
    "tanggal_urut": Text(
        "{0} terlalu awal: peraturan ditetapkan, lalu diundangkan, lalu berlaku, dan yang sebelumnya {1}.",
        "{0} is too early: a regulation is enacted, then promulgated, then in force, and what comes before is {1}.",
    ),
    "bukan_utf8": Text(
        'Berkas "{0}" bukan teks UTF-8. Simpan lagi dari lembar kerja sebagai "CSV UTF-8".',
        'The file "{0}" is no UTF-8 text. Save it again from the spreadsheet as "CSV UTF-8".',
    ),
    "unit_salah": Text(
        'Daftar unit "{0}" belum dapat dipakai:\n{1}', 'The units in "{0}" cannot be used yet:\n{1}'
    ),
    "unit_kurang": Text(
        'Daftar unit "{0}" belum memuat unit berjenis: {1}. Tambahkan paling sedikit satu; tanpa itu tidak ada yang menanganinya.',
        'The units in "{0}" have none of kind: {1}. Add at least one; without it nobody handles a case.',
    ),
    "tanpa_tanya": Text(
        "{0} belum ditulis, dan --no-ask melarang bertanya.",
        "{0} is missing, and --no-ask forbids asking.",
    ),
    "graphviz": Text(
        'Bagan alur memerlukan Graphviz (program "{0}"). Pasang, misalnya: apt install graphviz',
        'The flow charts need Graphviz (the program "{0}"). Install it, such as: apt install graphviz',
    ),
    "cetak_pdf": Text(
        "PDF tidak dibuat, halaman HTML sudah. PDF memerlukan WeasyPrint dan Pango; pasang: "
        "pip install 'aduan[book]' dan apt install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0. Tanpa PDF: --no-pdf",
        "The PDF was not made, the HTML page was. It needs WeasyPrint and Pango; install: "
        "pip install 'aduan[book]' and apt install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0. Without the PDF: --no-pdf",
    ),
    "berkas_sistem": Text(
        'Berkas "{0}" tidak dapat dibaca atau ditulis: {1}.',
        'The file "{0}" cannot be read or written: {1}.',
    ),
}

#: By the class of an error that is not about the request; {0} is its message.
ERRORS: dict[str, Text] = {
    "MissingFactError": Text(
        "Kaidah membaca isian yang belum ada nilainya: {0}. Periksa: aduan check.",
        "A rule reads a field that has no value: {0}. Check: aduan check.",
    ),
    "NoRowError": Text(
        "Tabel tidak mempunyai tepat satu baris untuk keadaan ini: {0}. Periksa: aduan check.",
        "A table does not have exactly one row for these facts: {0}. Check: aduan check.",
    ),
    "EngineError": Text(
        "Aturan tidak dapat menjawab ini: {0}. Periksa: aduan check.",
        "The rules cannot answer this: {0}. Check: aduan check.",
    ),
    "InferenceError": Text(
        "Mesin kaidah gagal: {0}. Periksa: aduan test.",
        "The rule engine failed: {0}. Check: aduan test.",
    ),
    "RulebookError": Text(
        "Berkas aturan tidak dapat dipakai: {0}. Periksa: aduan check.",
        "The rule files cannot be used: {0}. Check: aduan check.",
    ),
    "BusyError": Text(
        "Yang lain sedang menulis ({0}); tidak ada yang berubah. Coba lagi sebentar lagi.",
        "Others are writing ({0}); nothing has changed. Try again in a moment.",
    ),
    "AduanError": Text("Permintaan ini tidak dapat dipenuhi: {0}.", "This cannot be done: {0}."),
    "unexpected": Text(
        "Kesalahan dalam Aduan sendiri ({0}); aturan Anda tidak berubah. "
        "Laporkan bersama perintah yang Anda ketik.",
        "A fault in Aduan itself ({0}); your rules have not changed. "
        "Report it with the command you typed.",
    ),
}

#: Click's own phrases in Indonesian, by the phrase as click has it; English is click's.
CLICK: dict[str, str] = {
    "Usage:": "Pemakaian:",
    "Options": "Pilihan",
    "Commands": "Perintah",
    "Positional arguments": "Isian",
    "Show this message and exit.": "tampilkan bantuan ini",
    "default: {default}": "bawaan: {default}",
    "Missing command.": "Perintahnya belum ditulis. Daftarnya: aduan --help.",
    "No such command {name!r}.": "Tidak ada perintah {name!r}. Daftarnya: aduan --help.",
    "No such option {name!r}.": "Tidak ada pilihan {name!r}.",
    "Did you mean {possibility}?": "Mungkin maksudnya {possibility}.",
    "(Did you mean one of: {possibilities}?)": "Mungkin maksudnya salah satu dari: {possibilities}.",
    "Got unexpected extra argument ({args})": "Ada isian yang berlebih: {args}.",
    "Got unexpected extra arguments ({args})": "Ada isian yang berlebih: {args}.",
    "Missing argument": "Belum ditulis:",
    "Missing option": "Pilihan belum ditulis:",
    "Missing parameter": "Belum ditulis:",
    "Missing parameter: {param_name}": "Belum ditulis: {param_name}",
    "Missing {param_type}": "Belum ditulis: {param_type}",
    "Invalid value: {message}": "Nilainya salah: {message}",
    "Invalid value for {param_hint}: {message}": "Nilai {param_hint} salah: {message}",
    "Option {name!r} does not take a value.": "Pilihan {name!r} tidak memakai nilai.",
    "Option {name!r} requires an argument.": "Pilihan {name!r} memerlukan nilai.",
    "Option {name!r} requires {nargs} arguments.": "Pilihan {name!r} memerlukan {nargs} nilai.",
    "Choose from:\n\t{choices}": "Pilih dari:\n\t{choices}",
    "{value!r} is not {choice}.": "{value!r} bukan {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} tidak ada di antara {choices}.",
    "{value} is not in the range {range}.": "{value} di luar rentang {range}.",
    "{value!r} is not a valid {number_type}.": "{value!r} bukan bilangan bulat.",
    "Error: {message}": "Kesalahan: {message}",
    "Error: invalid input": "Kesalahan: isian tidak sah",
    "Aborted!": "Dihentikan.",
    "Try '{command} {option}' for help.": "Bantuan: {command} {option}",
}
