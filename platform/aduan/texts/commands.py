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
    "draft": Text(
        "Rancang skenario bagi langkah, baris tabel, kaidah, dan batas waktu yang belum tersentuh.",
        "Draft scenarios for the steps, table rows, rules and time limits that none touches yet.",
    ),
    "--write": Text(
        "tulis ke folder skenario/; yang sudah ada tidak ditimpa",
        "write into the folder skenario/; none that is there is written over",
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
    "book": Text(
        "Tulis buku pegangan setiap peraturan suatu daerah: halaman HTML dan PDF.",
        "Write the handbook of each regulation of a region: an HTML page and a PDF.",
    ),
    "--out": Text("folder tujuan; tanpa ini buku/<daerah>", "where to; without it buku/<region>"),
    "--pdf": Text("cetak PDF juga", "print the PDF too"),
    "set": Text(
        "Ubah satu nilai dalam berkas aturan; sisanya tidak berubah satu huruf pun.",
        "Change one value in a rule file; not a letter of the rest changes.",
    ),
    "new-region": Text(
        "Buat folder daerah baru dari pola Aduan; yang tidak ditulis sebagai pilihan ditanyakan.",
        "Make the folder of a new region from a base of Aduan's; what no option says is asked.",
    ),
    "todo": Text(
        "Tunjukkan apa yang masih harus ditulis, menurut aturannya sendiri.",
        "Show what is still to be written, as the rules themselves tell it.",
    ),
    "impact": Text(
        "Putuskan pengaduan tercatat atau rekaan menurut kedua edisi; tunjukkan yang berubah dan sebabnya.",
        "Decide recorded or generated cases under both editions; show which would change, and why.",
    ),
    "--cases": Text(
        "pengaduan tercatat: satu objek JSON sebaris, skenario atau riwayat (events)",
        "recorded cases: one JSON object a line, a scenario or a history (events)",
    ),
    "--service": Text("hanya layanan ini", "this service only"),
    "--number": Text("banyaknya pengaduan rekaan", "how many cases to generate"),
    "diff": Text(
        "Bandingkan dua edisi: folder atau nama daerah, nomor terbitan, atau awal id edisi.",
        "Compare two editions: a region's folder or name, a publication's number, or the beginning of an edition's id.",
    ),
    "publish": Text(
        "Terbitkan aturan suatu daerah sebagai edisi baru; layar berganti tanpa berhenti.",
        "Publish a region's rules as a new edition; screens change without a stop.",
    ),
    "serve": Text(
        "Jalankan layar petugas. Tanpa aturan yang terbit, semua daerah diperagakan dengan berkas contoh.",
        "Run the officers' screens. Where no rules are published, all regions are demonstrated.",
    ),
    "work": Text(
        "Kerjakan yang digerakkan waktu: batas yang lewat, pengingat, langkah otomatis.",
        "Do what time alone moves: limits that lapse, reminders, automatic steps.",
    ),
    "verify": Text(
        "Periksa bahwa yang tersimpan tetap seperti ketika dicatat: rantai peristiwa, teks, register.",
        "Check that what is kept is still as it was recorded: chains of events, texts, registers.",
    ),
    "--host": Text("alamat yang dilayani", "address to serve on"),
    "--port": Text("porta yang dilayani", "port to serve on"),
    "--workers": Text("jumlah proses", "number of processes"),
    "--demo": Text(
        "isi pangkalan data yang kosong dengan peragaan; hanya di mesin ini sendiri",
        "fill an empty database with a demonstration; on this machine alone",
    ),
    "--only": Text(
        "peragakan daerah ini saja; dapat ditulis lebih dari sekali",
        "demonstrate this region alone; may be given more than once",
    ),
    "--by": Text("siapa yang menerbitkan", "who publishes"),
    "--as": Text(
        "perubahan (hukum berubah), koreksi (aturan salah ditulis), atau redaksi (kata saja)",
        "perubahan (the law changed), koreksi (it was written wrongly), or redaksi (wording alone)",
    ),
    "--reason": Text("mengapa diterbitkan", "why it is published"),
    "help": Text(
        "Bantuan untuk sebuah kode pemeriksaan (misalnya D001) atau perintah.",
        "Help on a check code (such as D001) or a command.",
    ),
    "--new-name": Text(
        "nama daerah: Kabupaten Contoh Baru", "name of the region: Kabupaten Contoh Baru"
    ),
    "--new-kind": Text("kabupaten atau kota", "kabupaten (regency) or kota (city)"),
    "--new-code": Text("kode wilayah: 99.01", "code of the area: 99.01"),
    "--new-zone": Text("zona waktu: WIB, WITA, WIT", "time zone: WIB, WITA, WIT"),
    "--new-week": Text("hari kerja seminggu: 5 atau 6", "working days a week: 5 or 6"),
    "--new-base": Text("pola yang disalin", "the base to copy"),
    "--new-law": Text(
        "jenis peraturan: peraturan_bupati, sop …", "kind of regulation: peraturan_bupati, sop …"
    ),
    "--new-number": Text("nomor peraturan", "number of the regulation"),
    "--new-year": Text("tahun peraturan", "year of the regulation"),
    "--new-title": Text("judul peraturan", "title of the regulation"),
    "--new-enacted": Text("tanggal ditetapkan", "day of enactment"),
    "--new-promulgated": Text("tanggal diundangkan", "day of promulgation"),
    "--new-in_force": Text("tanggal mulai berlaku", "day it took effect"),
    "--new-units": Text(
        "daftar unit: berkas CSV dengan kolom id,jenis,nama,induk",
        "the units: a CSV file with the columns id,jenis,nama,induk",
    ),
    "--new-to": Text(
        "folder tempat folder daerah dibuat; tanpa ini regions/ dalam ADUAN_HOME, atau di sini",
        "folder to make the region's folder in; without it regions/ in ADUAN_HOME, or here",
    ),
    "--ask": Text(
        "tanyakan yang tidak ditulis; --no-ask membiarkannya belum diketahui",
        "ask for what is not given; --no-ask leaves it unknown",
    ),
    "--lang": Text("bahasa: id atau en", "language: id or en"),
    "--json": Text("keluaran untuk mesin, satu objek JSON", "output for machines, one JSON object"),
    "--all": Text("tampilkan semuanya", "show all there is"),
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
        "Belum ada aturan yang terbit. Jalankan: aduan publish DAERAH --by … --as … --reason …",
        "No rules are published yet. Run: aduan publish REGION --by … --as … --reason …",
    ),
    "not_served": Text(
        "{0} belum ditampilkan: {1} kesalahan dalam aturannya. Jalankan: aduan check {0}",
        "{0} is not served yet: {1} errors in its rules. Run: aduan check {0}",
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
    "verifying": Text("Memeriksa berkas …", "Looking at the cases …"),
    "verify_well": Text(
        "{0} berkas dengan {1} peristiwa diperiksa: semuanya masih seperti ketika dicatat.",
        "{0} cases with {1} events looked at: all is still as it was recorded.",
    ),
    "verify_faults": Text(
        "{0} berkas dengan {1} peristiwa diperiksa: {2} tidak seperti ketika dicatat. "
        "Simpan pangkalan data ini apa adanya, lalu bandingkan dengan cadangannya.",
        "{0} cases with {1} events looked at: {2} faults. "
        "Keep this database as it is, and compare it with its backup.",
    ),
    "verify_rantai": Text(
        "rantainya putus pada peristiwa {0}: diubah, disisipkan, dihapus, atau dipindahkan.",
        "the chain breaks at event {0}: changed, inserted, deleted or moved.",
    ),
    "verify_ujung": Text(
        "riwayatnya tidak berakhir seperti ketika dicatat; peristiwa {0} dihapus atau ditambahkan.",
        "the history does not end as it was recorded; event {0} was deleted or added.",
    ),
    "verify_teks": Text(
        "teks pada peristiwa {0} bukan teks yang dicatat.",
        "a text of event {0} is not the one that was recorded.",
    ),
    "verify_salinan": Text(
        "yang terbaca di daftar berbeda dengan riwayatnya.",
        "what lists show differs from its history.",
    ),
    "verify_nomor": Text(
        "nomor register ini tidak ada berkasnya, atau tidak pernah diberikan.",
        "this register number has no case, or was never given.",
    ),
    "verify_tanpa_berkas": Text(
        "ada peristiwa, tetapi berkasnya tidak ada.", "there are events, but no case."
    ),
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
    "drafts": Text(
        "{0} rancangan menunggu dipastikan; tidak dihitung.",
        "{0} drafts wait to be confirmed; not counted.",
    ),
    "drafted": Text(
        "{0}: {1} rancangan. Pastikan yang diharapkan, lalu hapus rancangan: ya.",
        "{0}: {1} drafts. Confirm what they expect, then take rancangan: ya away.",
    ),
    "draft_written": Text("ditulis: {0}", "written: {0}"),
    "draft_kept": Text("sudah ada: {0}", "already there: {0}"),
    "unreached": Text("Tidak ditemukan jalan ke: {0}", "No way was found to: {0}"),
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
    "answer_metavar": Text("JAWABAN", "ANSWER"),
    "found_intro": Text(
        "Daerah baru. Ctrl-C membatalkan; tidak ada yang ditulis sebelum pertanyaan terakhir dijawab.",
        "A new region. Ctrl-C gives up; nothing is written before the last question is answered.",
    ),
    "found_unknown": Text("kosongkan bila belum diketahui", "leave empty if not known yet"),
    "found_name": Text("Nama daerah", "Name of the region"),
    "found_kind": Text("Kabupaten atau kota", "Kabupaten (regency) or kota (city)"),
    "found_code": Text("Kode wilayah, seperti 99.01", "Code of the area, like 99.01"),
    "found_zone": Text("Zona waktu", "Time zone"),
    "found_week": Text("Hari kerja seminggu", "Working days a week"),
    "found_base": Text("Mulai dari pola", "Start from the base"),
    "found_law": Text("Jenis peraturan", "Kind of regulation"),
    "found_number": Text("Nomor peraturan", "Number of the regulation"),
    "found_year": Text("Tahun peraturan", "Year of the regulation"),
    "found_title": Text("Judul peraturan (tentang …)", "Title of the regulation (about …)"),
    "found_enacted": Text("Ditetapkan tanggal, seperti 2026-03-13", "Enacted on, like 2026-03-13"),
    "found_promulgated": Text(
        "Diundangkan tanggal, seperti 2026-03-13", "Promulgated on, like 2026-03-13"
    ),
    "found_in_force": Text("Berlaku sejak, seperti 2026-03-13", "In force since, like 2026-03-13"),
    "found_units": Text(
        "Berkas CSV daftar unit, dengan kolom id,jenis,nama,induk; jenis: {0}",
        "CSV file of the units, with the columns id,jenis,nama,induk; jenis: {0}",
    ),
    "founded": Text("{0}: dibuat di {1}.", "{0}: made in {1}."),
    "found_next": Text(
        "Berikutnya: tulis aturannya, lalu aduan check {0}, aduan test {0}, aduan todo {0}, dan aduan serve.",
        "Next: write its rules, then aduan check {0}, aduan test {0}, aduan todo {0} and aduan serve.",
    ),
    "to_write": Text("{0}: masih harus ditulis, {1} hal:", "{0}: still to be written, {1} in all:"),
    "nothing_to_write": Text(
        "{0}: tidak ada lagi yang harus ditulis.", "{0}: nothing is left to be written."
    ),
    "and_more": Text("dan {0} lagi", "and {0} more"),
    "printing": Text("Mencetak {0} …", "Printing {0} …"),
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

#: What is still to be written of a region, by kind; {0} how many, {1} which.
TO_WRITE: dict[str, Text] = {
    "salah": Text(
        "Perbaiki dahulu kesalahannya ({0}): aduan check.",
        "Mend the errors first ({0}): aduan check.",
    ),
    "kode_wilayah": Text("Kode wilayah belum diketahui.", "The code of the area is not known."),
    "libur_daerah": Text(
        "Hari libur daerah belum ditulis (libur_daerah); biarkan bila memang tidak ada.",
        "Holidays of the region are not written (libur_daerah); nothing to do if there are none.",
    ),
    "unit": Text(
        "Unit masih contoh: {1}. Ganti dengan perangkat daerah Anda.",
        "The units are examples still: {1}. Put your own agencies in their place.",
    ),
    "peraturan.judul": Text("Judul peraturan belum diketahui.", "The title is not known."),
    "peraturan.nomor": Text("Nomor peraturan belum diketahui.", "The number is not known."),
    "peraturan.tahun": Text("Tahun peraturan belum diketahui.", "The year is not known."),
    "peraturan.ditetapkan": Text(
        "Tanggal ditetapkan belum diketahui.", "The day of enactment is not known."
    ),
    "peraturan.diundangkan": Text(
        "Tanggal diundangkan belum diketahui.", "The day of promulgation is not known."
    ),
    "peraturan.berlaku_sejak": Text(
        "Tanggal mulai berlaku belum diketahui; aturannya hanya diuji dan belum mengikat.",
        "The day it took effect is not known; its rules are only tested and bind nobody.",
    ),
    "diperiksa": Text(
        "Belum ada yang mencocokkan aturan ini dengan naskahnya (diperiksa).",
        "Nobody has checked these rules against the text yet (diperiksa).",
    ),
    "norma": Text(
        "Daftar norma belum ditulis: satu entri untuk setiap ketentuan.",
        "The norm register is not written: one entry for each provision.",
    ),
    "belum_terikat": Text(
        "Norma yang belum dilaksanakan unsur mana pun ({0}): {1}.",
        "Norms that nothing carries out ({0}): {1}.",
    ),
    "menyusul": Text("Norma yang menyusul ({0}): {1}.", "Norms that are to come ({0}): {1}."),
    "tafsir": Text(
        "Tafsir yang masih usulan, belum ditetapkan dengan dokumen ({0}): {1}.",
        "Interpretations proposed, not settled by a document ({0}): {1}.",
    ),
    "tanpa_unit": Text("Jenis unit tanpa unit: {1}.", "Kinds of unit without a unit: {1}."),
    "tanpa_jabatan": Text(
        "Peran yang belum dipegang jabatan: {1}.", "Roles that no office holds: {1}."
    ),
    "alamat": Text("Kanal tanpa alamat: {1}.", "Channels without an address: {1}."),
    "surat": Text(
        "Surat yang masih berbunyi seperti dalam pola ({0}): {1}.",
        "Letters that still read as in the base ({0}): {1}.",
    ),
    "pengaturan": Text(
        "Unsur yang belum menyebut pasal: {0}. Ganti pengaturan: ya dengan dasar: bila naskah mengaturnya.",
        "Elements that cite no article: {0}. Write dasar: instead of pengaturan: ya where the text has it.",
    ),
    "tanpa_batas": Text(
        "Batas waktu yang masih tidak ada: {1}. Tulis batas dari naskah.",
        "Time limits that are still none: {1}. Write the limit of the text.",
    ),
    "kewajiban": Text(
        "Kewajiban berkala (laporan, evaluasi) belum ditulis.",
        "Recurring duties (reports, evaluation) are not written.",
    ),
    "tanpa_skenario": Text("Layanan tanpa skenario: {1}.", "Services without a scenario: {1}."),
    "skenario_gagal": Text("Skenario yang gagal ({0}): {1}.", "Scenarios that fail ({0}): {1}."),
    "belum_tercakup": Text(
        "Belum dijanjikan skenario mana pun ({0}): {1}.",
        "Promised by no scenario ({0}): {1}.",
    ),
}
