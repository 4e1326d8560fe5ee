"""What the command line says: help of commands and options, headings, closing lines."""

from __future__ import annotations

from aduan.model.values import Text

#: Help of commands and options, by name.
HELP: dict[str, Text] = {
    "aduan": Text(
        "Aduan: peraturan pengaduan daerah sebagai konfigurasi.",
        "Aduan: regional complaint regulations as configuration.",
    ),
    "check": Text(
        "Periksa berkas aturan. Tanpa LOKASI: semua daerah.",
        "Check rule files. Without a path: all regions.",
    ),
    "test": Text(
        "Jalankan skenario dan tunjukkan cakupannya. Tanpa LOKASI: semua daerah.",
        "Run the scenarios and show what they cover. Without a path: all regions.",
    ),
    "simulate": Text(
        "Mainkan satu berkas: ajukan, bertindak dalam peran mana pun, lompati hari.",
        "Play a case through: file it, act in any role, jump days.",
    ),
    "explain": Text(
        "Jelaskan setiap keputusan dalam sebuah skenario: mengapa begitu, mengapa tidak begini.",
        "Explain every decision of a scenario: why this, why not that.",
    ),
    "due": Text(
        "Hitung tanggal jatuh, dengan hari yang dihitung dan dilewati.",
        "Compute a due date, with the days counted and skipped.",
    ),
    "duties": Text(
        "Tunjukkan laporan dan kewajiban lain yang jatuh dalam suatu masa.",
        "Show the reports and other duties that fall due in a period.",
    ),
    "--to": Text(
        "hari terakhir; bila tidak ditulis, 31 hari kemudian",
        "last day; 31 days later unless said",
    ),
    "coverage": Text(
        "Tunjukkan norma mana diikat unsur mana, dan sebaliknya.",
        "Show which norm is carried out by which elements, and the reverse.",
    ),
    "interpretations": Text(
        "Tunjukkan tafsir suatu daerah dan apa yang bergantung padanya.",
        "Show a region's interpretations and what depends on each.",
    ),
    "mutate": Text(
        "Tunjukkan kesalahan tulis dalam aturan yang tidak akan ketahuan oleh siapa pun.",
        "Show the slips in the rules that nobody would notice.",
    ),
    "--percent": Text(
        "bagian kesalahan yang dicoba, dalam persen", "share of slips tried, percent"
    ),
    "--least": Text(
        "gagal bila yang ketahuan kurang dari sekian persen",
        "fail when less than so many percent are noticed",
    ),
    "set": Text(
        "Ubah satu nilai dalam berkas aturan; sisanya tidak berubah satu huruf pun.",
        "Change one value in a rule file; not a letter of the rest changes.",
    ),
    "publish": Text(
        "Terbitkan aturan suatu daerah sebagai edisi baru; layar berganti tanpa berhenti.",
        "Publish a region's rules as a new edition; screens change without a stop.",
    ),
    "serve": Text(
        "Jalankan layar petugas. Pangkalan data yang kosong diisi berkas peragaan.",
        "Run the officers' screens. An empty database is filled with demonstration cases.",
    ),
    "work": Text(
        "Kerjakan yang digerakkan waktu: batas yang lewat, pengingat, langkah otomatis.",
        "Do what time alone moves: limits that lapse, reminders, automatic steps.",
    ),
    "--host": Text("alamat yang dilayani", "address to serve on"),
    "--port": Text("porta yang dilayani", "port to serve on"),
    "--workers": Text("jumlah proses", "number of processes"),
    "--demo": Text(
        "isi pangkalan data yang kosong dengan peragaan; hanya di mesin ini sendiri",
        "fill an empty database with a demonstration; on this machine alone",
    ),
    "--by": Text("siapa yang menerbitkan", "who publishes"),
    "--kind": Text(
        "perubahan (hukum berubah), pembetulan (salah tulis), atau redaksi (kata saja)",
        "perubahan (the law changed), pembetulan (an error), or redaksi (wording alone)",
    ),
    "--reason": Text("mengapa diterbitkan", "why it is published"),
    "help": Text(
        "Bantuan untuk sebuah kode pemeriksaan (misalnya D001) atau perintah.",
        "Help on a check code (such as D001) or a command.",
    ),
    "--lang": Text("bahasa: id atau en", "language: id or en"),
    "--json": Text("keluaran untuk mesin, satu objek JSON", "output for machines, one JSON object"),
    "--all": Text("tampilkan semua temuan", "show all findings"),
    "--strict": Text(
        "peringatan juga membuat pemeriksaan gagal", "warnings make the check fail too"
    ),
    "--on": Text(
        "periksa seolah-olah pada TANGGAL (pemeriksaan tidak membaca jam)",
        "check as if on DATE (a check reads no clock)",
    ),
    "--script": Text("jalankan naskah, tanpa bertanya", "play a script without asking"),
    "--reading": Text(
        "pakai bacaan lain untuk kali ini: A07=hari_kerja",
        "use another reading this time: A07=hari_kerja",
    ),
    "--for": Text("untuk siapa: pelapor, petugas, auditor", "for whom: pelapor, petugas, auditor"),
    "--step": Text("langkah ke berapa (0 = pengajuan)", "which step (0 = the filing)"),
    "--why-not": Text(
        "jelaskan mengapa langkah ini tidak dapat dilakukan sesudahnya",
        "explain why this step cannot be taken after it",
    ),
    "--role": Text("peran yang bertanya", "the role that asks"),
    "--unit": Text("unit peran itu", "the unit of that role"),
    "--week": Text("hari kerja seminggu: 5 atau 6", "working days a week: 5 or 6"),
    "--region": Text("pakai kalender daerah ini", "use the calendar of this region"),
    "--open": Text("hanya yang belum terikat", "only those not carried out"),
    "--show": Text(
        "tampilkan perubahannya saja, tanpa menulis", "show the change only, write nothing"
    ),
}

#: Lines that commands print.
SAY: dict[str, Text] = {
    "serving": Text("Aduan melayani di {0}", "Aduan is serving at {0}"),
    "logins": Text(
        "Akun peragaan, kata sandi {0}, juga akun admin:",
        "Demonstration accounts, password {0}, the account admin too:",
    ),
    "more_logins": Text("dan {0} akun unit lain", "and {0} more accounts of units"),
    "demonstrating": Text("Menyiapkan peragaan …", "Preparing the demonstration …"),
    "nothing_published": Text(
        "Belum ada aturan yang terbit. Jalankan: aduan publish DAERAH --by … --kind … --reason …",
        "No rules are published yet. Run: aduan publish REGION --by … --kind … --reason …",
    ),
    "published": Text(
        "{0}: terbit sebagai edisi {1} (terbitan {2}).",
        "{0}: published as edition {1} (publication {2}).",
    ),
    "not_published": Text(
        "{0}: tidak terbit; edisi lama tetap berlaku. Yang menghalangi:",
        "{0}: not published; the old edition stays. What stands against it:",
    ),
    "engines_differ": Text(
        "Kedua mesin kaidah tidak sepakat tentang {0} ({1}).",
        "The two rule engines do not agree on {0} ({1}).",
    ),
    "orphans": Text(
        "{0} berkas terbuka berada pada tahap {1} layanan {2}, yang tidak ada lagi dalam edisi ini.",
        "{0} open cases stand in stage {1} of service {2}, which this edition no longer has.",
    ),
    "too_large": Text("Berkas aturannya terlalu besar.", "The rule files are too large."),
    "clean": Text("{0}: tidak ada temuan.", "{0}: nothing found."),
    "total": Text(
        "{0}: {1} kesalahan, {2} peringatan, {3} petunjuk.",
        "{0}: {1} errors, {2} warnings, {3} hints.",
    ),
    "more": Text("… dan {0} lagi (--all menampilkan semua).", "… and {0} more (--all shows all)."),
    "scenarios": Text(
        "{0}: {1} skenario dan jadwal, {2} lulus, {3} gagal.",
        "{0}: {1} scenarios and schedules, {2} passed, {3} failed.",
    ),
    "gate": Text(
        "Dua mesin kaidah, {0}: {1} ({2} percobaan).", "Two rule engines, {0}: {1} ({2} trials)."
    ),
    "failed": Text("GAGAL", "FAILED"),
    "passed": Text("lulus", "passed"),
    "expected": Text("diharapkan {0}, ternyata {1}", "expected {0}, found {1}"),
    "step": Text("langkah {0}", "step {0}"),
    "no_due_day": Text("Tanpa hari jatuh", "Without a due day"),
    "by": Text("Oleh", "By"),
    "to": Text("Kepada", "To"),
    "through": Text("Melalui", "Through"),
    "copies": Text("Tembusan", "Copies to"),
    "each_of": Text("Masing-masing oleh {0} unit", "By each of {0} units"),
    "covers": Text("Meliputi {0} sampai {1}", "Covers {0} to {1}"),
    "times": Text("{0} kali", "{0} times"),
    "moved_from": Text("Semula {0}, hari libur", "At first {0}, a day off"),
    "nil_report": Text("Dilaporkan juga bila nihil", "Reported also when there is nothing"),
    "nobody_notices": Text("{0}: tidak akan ketahuan", "{0}: nobody would notice"),
    "mutants": Text(
        "{0}: {1} kesalahan dicoba; {2} menggagalkan skenario, {3} ditunjukkan pemeriksaan, "
        "{4} tidak ketahuan: {5} persen ketahuan.",
        "{0}: {1} slips tried; {2} fail a scenario, {3} are told by a check, {4} nobody notices: "
        "{5} percent noticed.",
    ),
    "covered": Text("Tercakup skenario", "Covered by scenarios"),
    "uncovered": Text("Belum tercakup", "Not covered"),
    "counted": Text("dihitung", "counted"),
    "skipped": Text("dilewati", "skipped"),
    "due": Text("Jatuh: {0}", "Due: {0}"),
    "window": Text("Paling awal: {0}", "Not before: {0}"),
    "written": Text("{0} diubah: {1} → {2}", "{0} changed: {1} → {2}"),
    "shown": Text(
        "{0} akan diubah: {1} → {2} (belum ditulis)", "{0} would change: {1} → {2} (not written)"
    ),
    "settled": Text("ditetapkan", "settled"),
    "proposed": Text("usulan", "proposal"),
    "more_help": Text("Pilihannya: {0}", "Its options: {0}"),
    "options_metavar": Text("[PILIHAN]", "[OPTIONS]"),
    "command_metavar": Text("PERINTAH [ISIAN]...", "COMMAND [ARGS]..."),
    "lang_metavar": Text("BAHASA", "LANGUAGE"),
    "told": Text("diberi tahu: {0}", "is told: {0}"),
    "handed": Text("Disalurkan kepada {0}", "Handed to {0}"),
    "paused": Text("dijeda", "paused"),
    "resumed": Text("dilanjutkan", "resumed"),
    "limit_column": Text("Lamanya", "Length"),
    "pick_again": Text('"{0}" tidak ada dalam daftar.', '"{0}" is not on the list.'),
    "moment_again": Text(
        '"{0}" bukan waktu. Tulis seperti 2026-03-13 09:10.',
        '"{0}" is no time. Write it like 2026-03-13 09:10.',
    ),
    "nothing_explained": Text("Tidak ada keputusan pada langkah ini.", "No decision in this step."),
    "bound": Text("terikat", "carried out"),
    "not_automated": Text("tidak otomatis", "not automated"),
    "pending": Text("menyusul", "to come"),
    "unbound": Text("belum terikat", "not carried out"),
    "norms": Text(
        "{0} norma: {1} terikat, {2} tidak otomatis, {3} menyusul, {4} belum terikat.",
        "{0} norms: {1} carried out, {2} not automated, {3} to come, {4} not carried out.",
    ),
    "elements": Text(
        "{0} unsur menyebut pasal, {1} pengaturan.", "{0} elements cite, {1} settings."
    ),
    "reading": Text("dipilih", "followed"),
    "depends": Text("bergantung padanya", "depends on it"),
    "nothing_depends": Text("tidak ada unsur yang bergantung", "no element depends on it"),
    "stage": Text("Tahap", "Stage"),
    "clock": Text("Batas waktu", "Time limit"),
    "state": Text("Keadaan", "State"),
    "due_column": Text("Jatuh", "Due"),
    "article": Text("Dasar", "Article"),
    "who": Text("Siapa", "Who"),
    "notices": Text("Pemberitahuan", "Notices"),
    "refused": Text("DITOLAK", "REFUSED"),
    "late": Text("TERLAMBAT", "LATE"),
    "setting": Text("pengaturan", "setting"),
    "time_passes": Text("waktu berjalan", "time passes"),
    "filed": Text("Pengajuan", "Filed"),
    "collisions": Text(
        "Perhatian: {0} jatuh {1}, sebelum {2} jatuh {3}.",
        "Note: {0} is due {1}, before {2} is due {3}.",
    ),
    "ended": Text("Berkas berakhir pada tahap {0}.", "The case ended in stage {0}."),
    "not_ended": Text("Berkas masih pada tahap {0}.", "The case is still in stage {0}."),
    "ask_role": Text("Peran", "Role"),
    "ask_what": Text("Apa berikutnya", "What next"),
    "ask_move": Text("Langkah nomor", "Step number"),
    "ask_days": Text("Lompat berapa hari", "Jump how many days"),
    "ask_channel": Text("Kanal", "Channel"),
    "ask_received": Text("Diterima (tanggal jam)", "Received (date time)"),
    "ask_unit": Text("Unit", "Unit"),
    "ask_units": Text("Kepada unit (pisahkan dengan koma)", "To units (comma between)"),
    "act": Text("bertindak", "act"),
    "jump": Text("lompati hari", "jump days"),
    "why": Text("mengapa (penjelasan)", "why (explanation)"),
    "letters": Text("surat", "letters"),
    "quit": Text("selesai", "quit"),
    "optional": Text("boleh kosong", "may stay empty"),
    "no_moves": Text(
        "Tidak ada langkah yang terbuka bagi peran ini.", "No step is open to this role."
    ),
    "closed_moves": Text("Tidak terbuka", "Not open"),
    "scenario_error": Text("kesalahan", "error"),
    "error": Text("Kesalahan", "Error"),
    "interrupted": Text("Dihentikan.", "Stopped."),
}
