"""Texts of the L checks on ids and references."""

from __future__ import annotations

from aduan.texts.checks.base import NEAR, Check, Pair, Severity, define

#: Kinds of thing a reference may name: what it is called, in both languages.
_KINDS: dict[str, Pair] = {
    "bacaan": ("bacaan tafsir ini", "reading of this interpretation"),
    "batas_waktu": ("batas waktu", "time limit"),
    "isian": ("isian", "field"),
    "isian_unit": ("isian berjenis unit", "field of kind unit"),
    "jabatan": ("jabatan", "office"),
    "jenis_unit": ("jenis unit", "kind of unit"),
    "kaidah": ("kaidah", "rule"),
    "kanal": ("kanal", "channel"),
    "kata": ("kata yang dikenal di sini", "word known here"),
    "kerahasiaan": (
        "isian atau golongan data pribadi, atau berkas",
        "field or class of personal data, or berkas",
    ),
    "kewajiban": ("kewajiban", "duty"),
    "kode": ("kode pemeriksaan", "check code"),
    "langkah": ("langkah", "move"),
    "layanan": ("layanan", "service"),
    "orang": ("isian berjenis orang", "field of kind orang"),
    "penolakan": ("kode penolakan", "code of a refusal"),
    "penanda": ("penanda surat", "placeholder of letters"),
    "peran": ("peran", "role"),
    "peristiwa": ("tahap atau langkah", "stage or move"),
    "pihak": ("peran, jabatan, atau jenis unit", "role, office or kind of unit"),
    "surat": ("surat", "letter"),
    "syarat": (
        "isian, batas waktu, tahap, atau langkah yang dapat dibaca di sini",
        "field, time limit, stage or move to be read here",
    ),
    "tabel": ("tabel", "table"),
    "tafsir": ("tafsir", "interpretation"),
    "tahap": ("tahap", "stage"),
    "tahap_berkas": ("tahap berkas", "stage of the case"),
    "tanggal": ("isian berjenis tanggal", "field of kind tanggal"),
    "unit": ("unit (unit.csv)", "unit (unit.csv)"),
    "unsur": ("unsur", "element"),
    "inggris": ("unsur berteks", "element with a text"),
}
_REFERENCES: dict[str, tuple[Pair, Pair]] = {
    kind: (
        (f'Tidak ada {name[0]} bernama "{{id}}".', f'There is no {name[1]} called "{{id}}".'),
        NEAR,
    )
    for kind, name in _KINDS.items()
}

_UNUSED: dict[str, tuple[Pair, Pair]] = {
    "isian": (
        ("Isian {id} tidak dibaca apa pun.", "Nothing reads the field {id}."),
        (
            "baca isian ini dalam kaidah, tabel, atau syarat, tampilkan dengan di_daftar: ya, "
            "sebut pasalnya dengan dasar:, atau hapus",
            "read it in a rule, table or guard, show it with di_daftar: ya, cite its own article "
            "with dasar:, or remove it",
        ),
    ),
    "tabel": (
        ("Tabel {id} tidak dipakai.", "The table {id} is not used."),
        ("rujuk dengan tabel.{id}, atau hapus", "refer to it with tabel.{id}, or remove it"),
    ),
    "tafsir": (
        (
            "Tafsir {id} adalah saklar, tetapi tidak ada nilai yang memakainya.",
            "The interpretation {id} is a switch, but no value uses it.",
        ),
        (
            "tulis {{tafsir: {id}}} di tempat nilainya, atau ganti pilihan: dengan bacaan:",
            "write {{tafsir: {id}}} where its value stands, or write bacaan: instead of pilihan:",
        ),
    ),
    "peran": (
        (
            "Peran {id} tidak melakukan atau menerima apa pun.",
            "The role {id} does and gets nothing.",
        ),
        ("beri tugas pada peran ini, atau hapus", "give the role something to do, or remove it"),
    ),
    "jabatan": (
        ("Jabatan {id} tidak memegang peran apa pun.", "The office {id} holds no role."),
        (
            "sebut dalam dipegang_oleh:, jabatan.csv, atau kewajiban, atau hapus",
            "name it in dipegang_oleh:, jabatan.csv or a duty, or remove it",
        ),
    ),
    "jenis_unit": (
        (
            "Jenis unit {id} bukan sasaran, tidak berdasar, dan tidak dipakai.",
            "The kind of unit {id} is no target, cites nothing and is not used.",
        ),
        ("sebut dasarnya, atau hapus", "cite its article, or remove it"),
    ),
    "surat": (
        ("Surat {id} tidak pernah dikirim.", "The letter {id} is never sent."),
        (
            "sebut dengan surat: {id} pada langkah, batas waktu, atau setiap_tahap, atau hapus",
            "name it with surat: {id} in a move, time limit or setiap_tahap, or remove it",
        ),
    ),
}

CHECKS: tuple[Check, ...] = (
    define(
        "L004",
        Severity.ERROR,
        ("Id yang mudah tertukar", "Ids that are easily confused"),
        (
            "Dua id sejenis tidak boleh hanya berbeda pada garis bawah, huruf besar, atau huruf "
            "yang serupa (l, I, i, 1; O, o, 0). Id isian, tahap, langkah, dan batas waktu dalam "
            "satu layanan harus berbeda semuanya, karena syarat dan peristiwa menyebutnya langsung.",
            "Two ids of a kind must not differ only in underscores, capitals or letters that look "
            "alike (l, I, i, 1; O, o, 0). The ids of fields, stages, moves and time limits of a "
            "service must all differ, since conditions and events name them directly.",
        ),
        main=(
            (
                'Id "{id}" terlalu mirip dengan "{other}" pada baris {line}.',
                'The id "{id}" is too much like "{other}" in line {line}.',
            ),
            ("beri nama yang jelas berbeda", "give it a name that is clearly another"),
        ),
        ganda=(
            (
                'Id "{id}" sudah dipakai pada baris {line} ({other}); di sini {kind}.',
                'The id "{id}" is taken in line {line} ({other}); here it is {kind}.',
            ),
            ("beri id lain pada salah satunya", "give one of them another id"),
        ),
    ),
    define(
        "L005",
        Severity.ERROR,
        ("Rujukan atau nilai yang tidak ada", "A reference or value that does not exist"),
        (
            "Setiap id yang dirujuk harus ada, dan setiap nilai harus salah satu yang dapat "
            "ditampung isiannya. Tidak ada yang dibiarkan kosong diam-diam.",
            "Every id referred to must exist, and every value must be one that its field can "
            "hold. Nothing is silently left empty.",
        ),
        **_REFERENCES,
        nilai=(
            ('{name} tidak dapat bernilai "{id}".', '{name} cannot be "{id}".'),
            ("yang dapat: {near}", "it can be: {near}"),
        ),
        keadaan=(
            ('Keadaan {name} tidak dapat "{id}".', '{name} cannot be "{id}".'),
            ("yang dapat: {near}", "it can be: {near}"),
        ),
        batas=(
            ('"{id}" bukan batas waktu.', '"{id}" is no time limit.'),
            (
                "tulis seperti: 3 hari, 14 hari kerja, 3 x 24 jam, 2-5 hari kerja, tidak ada",
                "write it like: 3 hari, 14 hari kerja, 3 x 24 jam, 2-5 hari kerja, tidak ada",
            ),
        ),
        batas_mirip=(('"{id}" bukan batas waktu.', '"{id}" is no time limit.'), NEAR),
        berkala=(
            ('"{id}" bukan irama kewajiban.', '"{id}" is no rhythm of a duty.'),
            (
                "tulis seperti: tanggal 27, 2 kali seminggu, 6 bulan sekali",
                "write it like: tanggal 27, 2 kali seminggu, 6 bulan sekali",
            ),
        ),
        memberi=(
            (
                "Tabel {id} memberi {gives}, di sini perlu tabel yang memberi {wanted}.",
                "The table {id} gives {gives}; here one that gives {wanted} is needed.",
            ),
            ("rujuk tabel lain, atau ubah memberi:", "refer to another table, or change memberi:"),
        ),
        tak_dibandingkan=(
            (
                "Isian {name} berjenis {kind}; isinya tidak dapat dibandingkan.",
                "The field {name} is of kind {kind}; its value cannot be compared.",
            ),
            (
                "tulis terisi atau kosong, atau pakai isian berjenis pilihan",
                "write terisi or kosong, or use a field of kind pilihan",
            ),
        ),
        terlalu_banyak=(
            (
                "Syarat ini terurai menjadi {count} gabungan.",
                "This condition unfolds into {count} combinations.",
            ),
            ("pecah menjadi tabel", "make it a table"),
        ),
        kata_terlarang=(
            ('"{id}" adalah kata bahasa aturan.', '"{id}" is a word of the rule language.'),
            ("beri id lain", "give it another id"),
        ),
        tafsir_bukan_saklar=(
            (
                "Tafsir {id} tidak mempunyai pilihan: nilai.",
                "The interpretation {id} has no pilihan: of values.",
            ),
            (
                "tambahkan pilihan: pada tafsir itu, atau tulis nilainya di sini",
                "add pilihan: to that interpretation, or write the value here",
            ),
        ),
        bukan_ketetapan=(
            (
                "Kaidah menetapkan {id}, padahal isian itu bukan ditetapkan_kaidah.",
                "The rule sets {id}, but that field is not ditetapkan_kaidah.",
            ),
            (
                "tulis ditetapkan_kaidah: ya pada isian itu, atau sarankan: di sini",
                "write ditetapkan_kaidah: ya in the field, or sarankan: here",
            ),
        ),
        bukan_pertimbangan=(
            (
                "Kaidah menyarankan {id}, padahal isian itu bukan pertimbangan seseorang.",
                "The rule suggests {id}, but that field is nobody's judgement.",
            ),
            (
                "tulis diputuskan_oleh: pada isian itu, atau tetapkan: di sini",
                "write diputuskan_oleh: in the field, or tetapkan: here",
            ),
        ),
        tanpa_selain_itu=(
            (
                "Isian {id} ditetapkan kaidah, tetapi tidak ada nilainya bila tak satu pun berlaku.",
                "The field {id} is set by rules, but has no value when none applies.",
            ),
            ("tambahkan selain_itu:", "add selain_itu:"),
        ),
        pemegang=(
            (
                "Penyaluran dipegang oleh unit yang menerimanya; pemegang: hanya bagi berkas.",
                "A hand-over is held by the unit that gets it; pemegang: is for the case alone.",
            ),
            ("pindahkan pemegang: ke berkas:", "move pemegang: to berkas:"),
        ),
        penerima_surat=(
            (
                "Surat bagi {id} tidak terkirim, karena {id} tidak diberi tahu di sini.",
                "The letter for {id} is not sent, because {id} is not told here.",
            ),
            (
                "tambahkan {id} pada beritahu:, atau hapus; yang diberi tahu: {near}",
                "add {id} to beritahu:, or remove it; told are: {near}",
            ),
        ),
        isian_berkas=(
            (
                "Isian berjenis berkas, dan hanya itu, menyebut layanan: berkas yang dirujuknya.",
                "A field of kind berkas, and no other, names the layanan: of the cases it refers to.",
            ),
            (
                "tambahkan layanan: pada isian berjenis berkas, atau hapus dari isian lain",
                "add layanan: to a field of kind berkas, or remove it from another field",
            ),
        ),
        saat_diterima=(
            (
                "Isian {id} tidak dapat ditanyakan saat berkas diterima, karena diputuskan "
                "seseorang atau ditetapkan kaidah.",
                "The field {id} cannot be asked when a case is received: somebody decides it, or "
                "rules set it.",
            ),
            (
                "hapus saat_diterima:, atau hapus diputuskan_oleh: atau ditetapkan_kaidah:",
                "remove saat_diterima:, or remove diputuskan_oleh: or ditetapkan_kaidah:",
            ),
        ),
        lingkaran=(
            (
                "Isian ini saling menentukan dalam lingkaran: {id}.",
                "These fields determine each other in a circle: {id}.",
            ),
            ("putus lingkarannya pada salah satu kaidah", "break the circle in one of the rules"),
        ),
        nama_berkas=(
            (
                'Id "{id}" berbeda dari nama berkas atau foldernya ("{near}").',
                'The id "{id}" differs from the name of its file or folder ("{near}").',
            ),
            ("samakan keduanya", "make them equal"),
        ),
        berkas=(
            ("Berkas {id} tidak ada.", "The file {id} is missing."),
            ("buat berkas itu", "make that file"),
        ),
        berkas_kosong=(
            ("Berkas {id} kosong.", "The file {id} is empty."),
            ("isi berkas itu, atau hapus", "fill the file, or remove it"),
        ),
        berkas_asing=(
            ("Berkas {id} tidak dikenal di sini.", "The file {id} is not known here."),
            ("mungkin maksud Anda: {near}; atau hapus", "perhaps you meant: {near}; or remove it"),
        ),
    ),
    define(
        "L006",
        Severity.WARNING,
        ("Tidak dipakai", "Not used"),
        (
            "Yang ditulis tetapi tidak dipakai biasanya salah tulis di tempat lain, atau "
            "pertanyaan kepada warga yang tidak diperlukan.",
            "What is written but not used is mostly a slip elsewhere, or a question to citizens "
            "that nobody needs.",
        ),
        **_UNUSED,
    ),
)
