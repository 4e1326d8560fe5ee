"""Texts of L001: what keeps a file from being read, one variant a mistake."""

from __future__ import annotations

from aduan.texts.checks.base import Pair

#: By variant: (what is wrong, what to write instead).
READING: dict[str, tuple[Pair, Pair]] = {
    # --- the file and its characters ------------------------------------------------------------
    "besar": (
        (
            "Berkas ini {size} byte; paling besar {most}.",
            "This file has {size} bytes; at most {most}.",
        ),
        ("bagi menjadi beberapa berkas", "divide it into several files"),
    ),
    "utf8": (
        (
            "Berkas ini tidak disimpan sebagai UTF-8 (byte {byte}).",
            "This file is not saved as UTF-8 (byte {byte}).",
        ),
        ("simpan kembali dengan pengodean UTF-8", "save it again in the encoding UTF-8"),
    ),
    "kendali": (
        (
            "Ada karakter kendali {char} pada baris {lines}.",
            "There is a control character {char} on line {lines}.",
        ),
        (
            "hapus karakter itu, lalu ketik ulang kata di sekitarnya",
            "delete it and type the words around it again",
        ),
    ),
    "tak_tampak": (
        (
            "Ada karakter tak tampak {char} pada baris {lines}.",
            "There is an invisible character {char} on line {lines}.",
        ),
        (
            "hapus karakter itu; biasanya terbawa saat menyalin dari dokumen lain",
            "delete it; it usually comes along when copying from another document",
        ),
    ),
    "arah": (
        (
            "Ada karakter pembalik arah tulisan {char} pada baris {lines}, sehingga yang tampak bukan yang tertulis.",
            "There is a character {char} on line {lines} that turns the direction of writing, so what is shown is not what is written.",
        ),
        ("hapus karakter itu", "delete it"),
    ),
    "spasi": (
        (
            "Ada jarak yang bukan spasi biasa {char} pada baris {lines}.",
            "There is a blank on line {lines} that is no ordinary space {char}.",
        ),
        ("ganti dengan spasi biasa atau baris baru", "put an ordinary space or a new line"),
    ),
    "rusak": (
        (
            "Ada karakter rusak {char} pada baris {lines}.",
            "There is a broken character {char} on line {lines}.",
        ),
        ("ketik ulang huruf yang dimaksud", "type the intended letter again"),
    ),
    "tab": (
        ("Ada tab pada baris {lines}.", "There is a tab on line {lines}."),
        ("ganti setiap tab dengan spasi", "put spaces for every tab"),
    ),
    "nfc": (
        (
            'Huruf beraksen dalam "{word}" terdiri atas dua karakter (bukan NFC) pada baris {lines}.',
            'An accented letter in "{word}" is written as two characters (not NFC) on line {lines}.',
        ),
        (
            "ketik ulang kata itu, atau simpan berkas dalam bentuk NFC",
            "type the word again, or save the file in the form NFC",
        ),
    ),
    "campur": (
        (
            '"{text}" memuat huruf {script} "{char}", yang mirip huruf Latin.',
            '"{text}" has the {script} letter "{char}", which looks like a Latin one.',
        ),
        ("ketik ulang dengan huruf Latin", "type it again in Latin letters"),
    ),
    # --- what YAML has and a rule file has not --------------------------------------------------
    "dalam": (
        ("Susunan ini lebih dari {most} tingkat.", "This is nested more than {most} levels deep."),
        ("susun dengan lebih sedikit tingkat", "write it with fewer levels"),
    ),
    "jangkar": (
        (
            'Tanda & di awal nilai ("{text}") tidak dipakai di sini.',
            'The sign & at the start of a value ("{text}") is not used here.',
        ),
        (
            'tulis nilainya di setiap tempat; bila & bagian dari teks, beri tanda kutip: "& ..."',
            'write the value in every place; if & belongs to a text, quote it: "& ..."',
        ),
    ),
    "alias": (
        (
            'Tanda * di awal nilai ("{text}") tidak dipakai di sini.',
            'The sign * at the start of a value ("{text}") is not used here.',
        ),
        (
            'tulis nilainya di setiap tempat; bila * bagian dari teks, beri tanda kutip: "* ..."',
            'write the value in every place; if * belongs to a text, quote it: "* ..."',
        ),
    ),
    "tag": (
        (
            'Tanda ! di awal nilai ("{text}") tidak dipakai di sini.',
            'The sign ! at the start of a value ("{text}") is not used here.',
        ),
        (
            'hapus tanda itu; bila ! bagian dari teks, beri tanda kutip: "! ..."',
            'remove it; if ! belongs to a text, quote it: "! ..."',
        ),
    ),
    "gabung": (
        ("Penggabungan dengan << tidak dipakai di sini.", "Merging by << is not used here."),
        ("tulis setiap kunci dan nilainya", "write out each key with its value"),
    ),
    "arahan": (
        (
            'Baris perintah "{text}" tidak dipakai di sini.',
            'The directive "{text}" is not used here.',
        ),
        (
            'hapus baris itu; bila % bagian dari teks, beri tanda kutip: "% ..."',
            'remove that line; if % belongs to a text, quote it: "% ..."',
        ),
    ),
    "dokumen": (
        ("Berkas ini memuat lebih dari satu dokumen.", "This file holds more than one document."),
        (
            "hapus baris ---, atau pindahkan bagian kedua ke berkas sendiri",
            "remove the line ---, or move the second part to a file of its own",
        ),
    ),
    "tanda_tanya": (
        (
            "Tanda tanya di depan kunci tidak dipakai di sini.",
            "A question mark before a key is not used here.",
        ),
        (
            'hapus tanda tanya itu; bila bagian dari teks, beri tanda kutip: "? ..."',
            'remove it; if it belongs to a text, quote it: "? ..."',
        ),
    ),
    "kunci_rumit": (
        (
            "Kunci haruslah satu kata, bukan daftar atau susunan.",
            "A key must be one word, no list or mapping.",
        ),
        (
            "tulis satu kata; bila teks memuat kurung, beri tanda kutip",
            "write one word; if a text has brackets, quote it",
        ),
    ),
    "kunci_kosong": (
        ("Ada titik dua tanpa kunci di depannya.", "There is a colon without a key before it."),
        ("tulis kuncinya, misalnya nama: Pengaduan", "write the key, as in nama: Pengaduan"),
    ),
    "kunci_ya": (
        (
            '"{text}" tidak boleh menjadi kunci: program lain membacanya sebagai benar atau salah.',
            '"{text}" may not be a key: other programs read it as true or false.',
        ),
        ("pakai kata lain, misalnya {instead}", "use another word, such as {instead}"),
    ),
    # --- what two programs would read differently -----------------------------------------------
    "tanya": (
        (
            'Tanda tanya dalam "{text}" dibaca berbeda-beda di dalam kurung.',
            'The question mark in "{text}" is read in different ways within brackets.',
        ),
        ('beri tanda kutip pada seluruh teks: "..."', 'quote the whole text: "..."'),
    ),
    "pagar": (
        ("Tanda # menempel pada tanda | atau >.", "The sign # stands right after | or >."),
        (
            "beri spasi di depan # bila itu catatan; bila teks, beri tanda kutip pada seluruh nilai",
            "put a space before # if it is a note; if it is text, quote the whole value",
        ),
    ),
    "koma": (
        (
            'Koma di dalam kurung kurawal memisahkan butir, tetapi "{text}" bukan kunci dengan nilai.',
            'A comma inside braces parts entries, but "{text}" is no key with a value.',
        ),
        (
            'beri tanda kutip pada teks yang memuat koma: {{kunci: "satu, dua"}}',
            'quote a text that has a comma: {{kunci: "satu, dua"}}',
        ),
    ),
    "kosong": (
        ('Tidak ada nilai sesudah "{text}".', 'There is no value after "{text}".'),
        (
            "tulis nilainya, atau null bila memang tidak ada; teks yang berawal # perlu tanda kutip",
            "write the value, or null if there is none; a text that begins with # needs quotes",
        ),
    ),
    "baris_kurung": (
        (
            "Isi kurung ini lebih dari satu baris.",
            "What stands in these brackets takes more than one line.",
        ),
        (
            "tulis dalam satu baris, atau satu butir per baris tanpa kurung",
            "write it on one line, or one entry a line without brackets",
        ),
    ),
    "pasangan": (
        (
            "Di dalam kurung siku ada kunci dengan nilai.",
            "There is a key with a value inside square brackets.",
        ),
        (
            "pakai kurung kurawal: [{{kunci: nilai}}]; bila titik dua bagian dari teks, beri tanda kutip",
            "use braces: [{{kunci: nilai}}]; if the colon belongs to a text, quote it",
        ),
    ),
    # --- what cannot be read at all -------------------------------------------------------------
    "main": (
        ('"{text}" tidak dapat dibaca di tempat ini.', '"{text}" cannot be read in this place.'),
        (
            "bandingkan dengan baris di atasnya: jarak dari tepi, titik dua, kurung, dan tanda kutip",
            "compare with the line above: its distance from the margin, colons, brackets and quotes",
        ),
    ),
    "titik_dua": (
        (
            'Nilai {key} memuat titik dua: "{text}".',
            'The value of {key} has a colon in it: "{text}".',
        ),
        ('beri tanda kutip: {key}: "..."', 'quote it: {key}: "..."'),
    ),
    "tanpa_titik_dua": (
        ('Titik dua tidak ada sesudah "{text}".', 'There is no colon after "{text}".'),
        (
            "tulis {text}: diikuti spasi dan nilainya",
            "write {text}: with a space and the value after it",
        ),
    ),
    "menjorok": (
        (
            'Jarak "{text}" dari tepi tidak sesuai dengan baris di atasnya.',
            '"{text}" does not stand at the right distance from the margin for the lines above.',
        ),
        (
            "samakan jaraknya dengan kunci lain pada tingkat itu (2 spasi per tingkat)",
            "indent it like the other keys of its level (2 spaces a level)",
        ),
    ),
    "kutip": (
        ("Tanda kutip ini tidak ditutup: {text}", "This quote is not closed: {text}"),
        ("tutup dengan tanda kutip yang sama", "close it with the same kind of quote"),
    ),
    "lolos": (
        (
            "Garis miring terbalik di dalam tanda kutip ganda tidak dikenal: {text}",
            "This backslash inside double quotes means nothing: {text}",
        ),
        ("pakai tanda kutip tunggal: '...'", "use single quotes: '...'"),
    ),
    "setelah_penutup": (
        (
            'Ada tulisan sesudah tanda kutip atau kurung penutup: "{text}".',
            'There is more after a closing quote or bracket: "{text}".',
        ),
        (
            "beri tanda kutip pada seluruh nilai; kutip di dalam kutip tunggal ditulis dua kali: 'Jum''at'",
            "quote the whole value; a quote inside single quotes is written twice: 'Jum''at'",
        ),
    ),
    "kurung": (
        (
            "Kurung ini tidak ditutup, atau isinya tidak dipisahkan koma: {text}",
            "This bracket is not closed, or its entries are not parted by commas: {text}",
        ),
        (
            "tutup dengan ] atau }}, dan beri koma di antara butir",
            "close it with ] or }}, and put commas between the entries",
        ),
    ),
    "butir": (
        (
            '"{text}" ada di dalam daftar, tetapi tidak berawal dengan tanda hubung.',
            '"{text}" stands in a list but does not begin with a hyphen.',
        ),
        (
            "awali dengan tanda hubung dan spasi, atau kurangi jaraknya dari tepi",
            "begin it with a hyphen and a space, or indent it less",
        ),
    ),
    "butir_liar": (
        (
            '"{text}" adalah butir daftar, tetapi berada di antara kunci.',
            '"{text}" is an entry of a list, but stands among keys.',
        ),
        (
            "taruh di bawah kunci yang memuat daftar itu, atau hapus tanda hubungnya",
            "put it below the key that holds the list, or remove the hyphen",
        ),
    ),
    "butir_sebaris": (
        ('Daftar tidak boleh mulai di sini: "{text}".', 'A list may not begin here: "{text}".'),
        (
            "mulai daftar pada baris baru; bila tanda hubung bagian dari teks, beri tanda kutip",
            "begin the list on a new line; if the hyphen belongs to a text, quote it",
        ),
    ),
    "awal": (
        ("Nilai tidak boleh berawal dengan {char}", "A value may not begin with {char}"),
        ('beri tanda kutip: "{char}..."', 'quote it: "{char}..."'),
    ),
    "blok": (
        (
            'Sesudah tanda | atau > harus baris baru: "{text}".',
            'After | or > there must be a new line: "{text}".',
        ),
        (
            "tulis teksnya pada baris berikut; bila | atau > bagian dari teks, beri tanda kutip",
            "write the text on the next line; if | or > belongs to a text, quote it",
        ),
    ),
    "sisa": (
        ('Berkas ini sudah selesai sebelum "{text}".', 'This file has ended before "{text}".'),
        (
            "periksa jarak dari tepi baris pertama berkas dan baris ini",
            "look how far the first line of the file and this one are from the margin",
        ),
    ),
}
