"""How differences of two editions are told, and what stands against a kind of publication."""

from __future__ import annotations

from aduan.model.values import Text

#: By what a difference is; {where} is the element, {old} and {new} are in the words of rule files.
DIFFERENCES: dict[str, Text] = {
    "diubah": Text("{where}: {old} → {new}", "{where}: {old} → {new}"),
    "ditambahkan": Text("{where}: ditambahkan ({new})", "{where}: added ({new})"),
    "dihapus": Text("{where}: dihapus ({old})", "{where}: removed ({old})"),
    "urutan": Text("{where}: urutannya {old} → {new}", "{where}: its order {old} → {new}"),
    "id": Text("{where}: id {old} → {new}", "{where}: id {old} → {new}"),
    "akibat": Text("{where}", "{where}"),
}

#: What was found of the effect.
EFFECTS: dict[str, Text] = {
    "sama": Text("sama akibatnya (terbukti)", "the same effect (proved)"),
    "lain": Text("bila {case}: {old} → {new}", "where {case}: {old} → {new}"),
    "selalu": Text("selalu: {old} → {new}", "always: {old} → {new}"),
    "tidak_diketahui": Text("akibatnya tidak diketahui", "its effect is unknown"),
    "terpenuhi": Text("terpenuhi", "it holds"),
    "tidak_terpenuhi": Text("tidak terpenuhi", "it does not hold"),
}

#: Lines around them.
COMPARING: dict[str, Text] = {
    "daerah": Text("Daerah", "Region"),
    "bersama": Text("Berlaku bagi semua layanan", "For all services"),
    "layanan": Text("Layanan {0}", "Service {0}"),
    "sama": Text("{0} dan {1}: tidak ada perbedaan.", "{0} and {1}: no difference."),
    "jumlah": Text("{0} perbedaan.", "{0} differences."),
    "boleh": Text("Dapat terbit sebagai {0}.", "It can be published as {0}."),
    "tidak_boleh": Text(
        "Tidak dapat terbit sebagai {0}, karena:", "It cannot be published as {0}, because:"
    ),
    "lagi": Text("… dan {0} perbedaan lagi", "… and {0} more differences"),
    "sebab_redaksi": Text(
        "redaksi hanya mengubah nama, bantuan, dan urutan; ini mengubah lebih dari itu",
        "redaksi changes labels, help and order alone; this changes more",
    ),
    "sebab_perubahan": Text(
        "berkas yang diterima sebelumnya akan ikut berubah; tulis nilai baru dengan sejak: TANGGAL, "
        "atau peraturan baru dengan berdasar, atau terbitkan sebagai koreksi",
        "cases received before would change as well; write the new value with sejak: DATE, "
        "or a new regulation with berdasar, or publish it as koreksi",
    ),
}

#: What an element is called before its name, by its key; others by their key alone.
ELEMENTS: dict[str, Text] = {
    "baris": Text("baris", "row"),
    "batas_waktu": Text("batas waktu", "time limit"),
    "bagian_formulir": Text("bagian formulir", "section of the form"),
    "eskalasi": Text("eskalasi", "escalation"),
    "ingatkan": Text("pengingat", "reminder"),
    "isian": Text("isian", "field"),
    "jabatan": Text("jabatan", "office"),
    "jenis_unit": Text("jenis unit", "kind of unit"),
    "kaidah": Text("kaidah", "rule"),
    "kanal": Text("kanal", "channel"),
    "kerahasiaan": Text("kerahasiaan", "secrecy of"),
    "kewajiban": Text("kewajiban", "duty"),
    "langkah": Text("langkah", "step"),
    "layanan": Text("layanan", "service"),
    "libur_daerah": Text("libur daerah", "regional holiday"),
    "norma": Text("norma", "provision"),
    "peran": Text("peran", "role"),
    "petunjuk": Text("petunjuk", "hint"),
    "pilihan": Text("pilihan", "option"),
    "surat": Text("surat", "letter"),
    "tabel": Text("tabel", "table"),
    "tafsir": Text("tafsir", "interpretation"),
    "tahap": Text("tahap", "stage"),
}

#: What may differ in a case, by the kind of aspect.
IMPACT: dict[str, Text] = {
    "kesalahan": Text("tidak dapat diputuskan", "cannot be decided"),
    "ditolak": Text("langkah ditolak", "step refused"),
    "rute": Text("penyaluran", "hand-over"),
    "golongan": Text("penggolongan", "class"),
    "tahap": Text("tahap", "stage"),
    "batas": Text("batas waktu", "time limit"),
    "pemberitahuan": Text("pemberitahuan", "notice"),
    "terlihat": Text("yang terlihat", "what is seen"),
    "layanan": Text("{0}, layanan {1}", "{0}, service {1}"),
    "sama": Text(
        "{0} pengaduan dicoba: tidak ada yang berubah.", "{0} cases tried: none would change."
    ),
    "jumlah": Text("{0} pengaduan dicoba: {1} berubah.", "{0} cases tried: {1} would change."),
    "rekaan": Text(
        "Dibuat dari {0} naskah skenario, diterima {1} sampai {2}; {3} keputusan berbeda.",
        "Made of {0} scripts of scenarios, received {1} to {2}; {3} distinct outcomes.",
    ),
    "sebab": Text("{0} karena", "{0} because of"),
    "sebab_lain": Text(
        "{0} karena perbedaan yang tidak dapat ditunjuk satu per satu",
        "{0} because of differences that cannot be told apart",
    ),
    "contoh": Text("{0} seperti {1}, diterima {2}", "{0} like {1}, received {2}"),
    "aspek": Text("{0} {1}: {2} → {3}", "{0} {1}: {2} → {3}"),
    "aspek_lagi": Text("… dan {0} hal lagi", "… and {0} more things"),
    "lagi": Text("… dan {0} kelompok lagi (--all)", "… and {0} more groups (--all)"),
    "terbuka": Text(
        "{0} masih terbuka pada akhir naskahnya; penerbitan mengubah tanggal {1} di antaranya.",
        "{0} are still open at the end of their script; publishing changes the dates of {1}.",
    ),
    "yatim": Text(
        "DITOLAK: {0} berkas terbuka berada pada tahap {1}, yang tidak ada lagi.",
        "REFUSED: {0} open cases stand in stage {1}, which is no longer there.",
    ),
    "tanpa_skenario": Text(
        "Layanan ini belum mempunyai skenario; beri --cases BERKAS.",
        "This service has no scenario yet; give --cases FILE.",
    ),
    "tidak_ada": Text("tidak ada", "none"),
}
