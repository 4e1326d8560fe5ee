"""The words of explanations: why this, why not that, which days were counted."""

from __future__ import annotations

from aduan.model.values import Text

#: By the kind of a step of the trace; for the officer and the auditor.
STEPS: dict[str, Text] = {
    "langkah": Text("Langkah “{nama}” oleh {peran}", "Step “{nama}” by {peran}"),
    "syarat": Text("syarat: {syarat}", "conditions: {syarat}"),
    "kaidah": Text(
        "Kaidah {nama}: karena {dibaca}, maka {akibat}",
        "Rule {nama}: because {dibaca}, so {akibat}",
    ),
    "tabel": Text("Tabel {nama}, baris {baris}: {dibaca}", "Table {nama}, row {baris}: {dibaca}"),
    "batas": Text(
        "Batas waktu “{nama}”: {batas} sejak {sejak}, jatuh {jatuh}",
        "Time limit “{nama}”: {batas} from {sejak}, due {jatuh}",
    ),
    "batas_ubah": Text(
        "Batas waktu “{nama}” dihitung ulang ({sebab}): {batas} sejak {sejak}, "
        "semula {semula}, menjadi {jatuh}",
        "Time limit “{nama}” recomputed ({sebab}): {batas} from {sejak}, before {semula}, "
        "now {jatuh}",
    ),
    "tanpa_batas": Text(
        "Batas waktu “{nama}”: peraturan tidak menetapkan batas",
        "Time limit “{nama}”: the regulation sets none",
    ),
    "lewat": Text(
        "Batas waktu “{nama}” lewat; jatuhnya {jatuh}",
        "Time limit “{nama}” lapsed; it was due {jatuh}",
    ),
    "dihitung": Text(
        "{jumlah} hari dihitung; dilewati: {dilewati}",
        "{jumlah} days counted; skipped: {dilewati}",
    ),
    "tetapkan": Text("{isian} ditetapkan {nilai}", "{isian} is set to {nilai}"),
    "sarankan": Text("disarankan {isian}: {nilai}", "suggested {isian}: {nilai}"),
    "beritahu": Text("{siapa} diberi tahu", "{siapa} is told"),
    "dasar": Text("Dasar: {pasal}", "Article: {pasal}"),
    "tafsir": Text("Menurut tafsir: {tafsir}", "By interpretation: {tafsir}"),
}

#: What a citizen is told of an event; plain words, no ids.
CITIZEN: dict[str, Text] = {
    "diterima": Text(
        "{layanan} Anda diterima pada {tanggal}.",
        "Your case ({layanan}) was received on {tanggal}.",
    ),
    "tahap": Text(
        "Sejak {tanggal} berkas Anda berada pada tahap “{tahap}”.",
        "Since {tanggal} your case has been in stage “{tahap}”.",
    ),
    "menunggu": Text("Sekarang kami menunggu jawaban Anda.", "We are now waiting for your answer."),
    "batas": Text(
        "Paling lambat {jatuh}: {nama} ({batas}).", "By {jatuh} at the latest: {nama} ({batas})."
    ),
    "batas_ubah": Text(
        "Batas waktu {nama} berubah dari {semula} menjadi {jatuh}.",
        "The time limit {nama} has changed from {semula} to {jatuh}.",
    ),
    "lewat": Text(
        "Batas waktu {nama} sudah lewat sejak {jatuh}.",
        "The time limit {nama} passed on {jatuh}.",
    ),
    "penyaluran": Text("Berkas Anda disalurkan kepada {unit}.", "Your case was handed to {unit}."),
    "selesai": Text("Berkas Anda sudah berakhir.", "Your case has ended."),
}

#: Other fixed words.
WORDS: dict[str, Text] = {
    "akhir_pekan": Text("akhir pekan", "weekend"),
    "tidak_ada": Text("tidak ada", "none"),
    "sistem": Text("sistem", "the system"),
    "penggolongan": Text("penggolongan berubah", "classification changed"),
    "pembetulan": Text("isian dibetulkan", "answer put right"),
    "koreksi": Text("aturan dikoreksi", "the rules were corrected"),
    "perubahan": Text("peraturan berubah", "the regulation changed"),
    "pembukaan": Text("isian tertutup dibuka", "closed answer opened"),
    "waktu": Text("waktu berjalan", "time passed"),
    "perpanjangan": Text("diperpanjang", "extended"),
    "pengaturan": Text("pengaturan, bukan ketentuan", "a setting, not a provision"),
    "boleh": Text("Dapat dilakukan.", "It can be done."),
    "tidak_boleh": Text("Tidak dapat dilakukan, karena:", "It cannot be done, because:"),
    "cukup": Text("Cukup diubah: {hal}.", "It would be enough to change: {hal}."),
    "sama": Text(
        "Diputuskan ulang: hasilnya sama ({sidik}).", "Decided again: the same ({sidik})."
    ),
    "beda": Text("Diputuskan ulang: hasilnya BERBEDA.", "Decided again: the outcome DIFFERS."),
    "edisi": Text("Edisi aturan", "Edition of the rules"),
    "penyaluran": Text("penyaluran", "hand-overs"),
    "semua_selesai": Text("semua selesai", "all done"),
    "salah_satu_selesai": Text("salah satu selesai", "one of them done"),
    "utama_selesai": Text("yang utama selesai", "the leading one done"),
    "semua_kembali": Text("semua dikembalikan", "all returned"),
    "belum_semua": Text("belum semua selesai", "not all done yet"),
    "berjalan": Text("berjalan", "running"),
    "dijeda": Text("dijeda", "paused"),
    "dipenuhi": Text("dipenuhi", "met"),
    "terlalu_awal": Text("terlalu awal", "too early"),
    "dipenuhi_terlambat": Text("dipenuhi terlambat", "met late"),
    "gugur": Text("gugur", "dropped"),
    "belum_mulai": Text("belum mulai", "not begun"),
    "lewat": Text("lewat", "lapsed"),
    "belum_waktunya": Text("belum waktunya", "not due yet"),
    "utama": Text("penyaluran utama", "the leading hand-over"),
    "sedang": Text("sedang berlangsung", "now"),
    "sudah": Text("sudah", "done"),
    "belum": Text("belum", "not yet"),
    "kanal": Text("kanal", "channel"),
    "di_luar_kanal": Text("di luar kanal resmi", "outside the official channels"),
    "ya": Text("ya", "yes"),
    "tidak": Text("tidak", "no"),
}
