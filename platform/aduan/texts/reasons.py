"""Why something is refused, in words: Indonesian first, English beside it."""

from __future__ import annotations

from aduan.model.values import Text

#: By the code of `aduan.model.case.Reason`; placeholders are filled by the services.
REASONS: dict[str, Text] = {
    "tahap": Text(
        "Langkah ini tidak dapat dilakukan pada tahap {tahap}; hanya dari tahap {dari}.",
        "This step cannot be taken in stage {tahap}; only from stage {dari}.",
    ),
    "peran": Text(
        "Peran {peran} tidak berwenang melakukannya; yang berwenang: {oleh}.",
        "The role {peran} may not do this; those who may: {oleh}.",
    ),
    "unit": Text(
        "Unit {unit} tidak memegang penyaluran ini; pemegangnya: {pemegang}.",
        "The unit {unit} does not hold this hand-over; it is held by: {pemegang}.",
    ),
    "orang_sama": Text(
        "Orang yang melakukan {langkah} tidak boleh melakukan langkah ini juga.",
        "The person who made {langkah} may not take this step as well.",
    ),
    "benturan": Text(
        "Anda disebut dalam {isian}; Anda tidak boleh menangani berkas tentang diri sendiri.",
        "You are named in {isian}; nobody handles a case about themselves.",
    ),
    "syarat": Text(
        "Syarat belum terpenuhi: {nama} harus {perlu}; sekarang {kini}.",
        "A condition is not met: {nama} must be {perlu}; it is now {kini}.",
    ),
    "isian_kurang": Text("Isian {isian} belum diisi.", "The field {isian} has not been filled in."),
    "isian_salah": Text(
        "Isian {isian} tidak dapat berisi {nilai}; yang dapat diisikan: {boleh}.",
        "The field {isian} cannot hold {nilai}; it may hold: {boleh}.",
    ),
    "isian_tak_dikenal": Text(
        "Isian {isian} tidak ditanyakan di sini.", "The field {isian} is not asked here."
    ),
    "tujuan": Text(
        "Tidak dapat disalurkan kepada {salah}; yang dapat dipilih: {boleh}.",
        "It cannot be handed to {salah}; what can be chosen: {boleh}.",
    ),
    "tujuan_kurang": Text(
        "Tujuannya belum dipilih; yang dapat dipilih: {boleh}.",
        "No recipient has been chosen; what can be chosen: {boleh}.",
    ),
    "tujuan_tunggal": Text(
        "Pilih satu tujuan saja; yang dipilih: {unit}.",
        "Choose one recipient only; these were chosen: {unit}.",
    ),
    "tujuan_tanpa": Text(
        "Langkah ini tidak menyalurkan berkas; kosongkan tujuannya.",
        "This step hands the case to nobody; leave the recipients empty.",
    ),
    "tujuan_utama": Text(
        "Unit utama harus salah satu tujuan yang dipilih; {unit} tidak termasuk.",
        "The lead unit must be one of the recipients chosen; {unit} is not among them.",
    ),
    "tujuan_ganda": Text(
        "Tujuan disebut dua kali atau sudah memegang berkas ini: {unit}.",
        "A recipient is named twice or already holds this case: {unit}.",
    ),
    "langkah_tak_dikenal": Text(
        "Tidak ada langkah bernama {langkah}.", "There is no step called {langkah}."
    ),
    "berkas_selesai": Text(
        "Berkas sudah berakhir pada tahap {tahap}; tidak ada langkah lagi.",
        "The case has ended in stage {tahap}; no step is left.",
    ),
    "penyaluran_tak_dikenal": Text(
        "Penyaluran nomor {nomor} tidak ada.", "There is no hand-over number {nomor}."
    ),
    "waktu_mundur": Text(
        "Waktu {kini} mendahului {diterima}; periksa tanggalnya.",
        "The time {kini} is before {diterima}; check the date.",
    ),
    "perpanjangan": Text(
        "Batas waktu {batas} tidak dapat diperpanjang lagi (paling banyak {paling_banyak} kali).",
        "The time limit {batas} cannot be extended again (at most {paling_banyak} times).",
    ),
    "kanal_tertutup": Text(
        "Berkas tidak diterima lewat {kanal}.", "No case is received by way of {kanal}."
    ),
    "sebelum_berlaku": Text(
        "Berkas diterima sebelum peraturan berlaku ({berlaku}); peraturan ini tidak mengaturnya.",
        "The case was received before the regulation took effect ({berlaku}); it does not apply.",
    ),
    "belum_berlaku": Text(
        "Tanggal berlaku peraturan ini belum diketahui, sehingga belum dapat dipakai untuk berkas sungguhan.",
        "The day this regulation takes effect is not known, so it cannot be used for real cases yet.",
    ),
    "alasan_kurang": Text(
        "Alasannya belum ditulis; alasan disimpan dalam riwayat.",
        "The reason has not been written; it is kept in the history.",
    ),
    "tertutup": Text(
        "Isian {isian} tertutup bagi peran Anda, sehingga tidak dapat dibetulkan.",
        "The field {isian} is closed to your role, so you cannot put it right.",
    ),
    "tidak_dapat_dibuka": Text(
        "Isian {isian} tidak dapat dibuka oleh peran Anda, atau sudah terlihat.",
        "The field {isian} cannot be opened by your role, or is visible already.",
    ),
}
