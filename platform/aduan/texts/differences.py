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
