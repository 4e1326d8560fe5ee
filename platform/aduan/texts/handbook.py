"""What a handbook says by itself, Indonesian first, English beside it; the rest rules say."""

from __future__ import annotations

from aduan.model.values import Text

#: Headings; both languages are printed.
HEADINGS: dict[str, Text] = {
    "buku": Text("Buku Pegangan", "Handbook"),
    "daftar_isi": Text("Daftar isi", "Contents"),
    "tentang": Text("Tentang buku ini", "About this handbook"),
    "cara_membaca": Text("Cara membaca", "How to read it"),
    "naskah": Text("Naskah sumber", "Source text"),
    "hitung": Text("Cara menghitung hari", "How days are counted"),
    "peralihan": Text("Peralihan", "Transition"),
    "dasar_hukum": Text("Dasar hukum", "Legal bases"),
    "peran": Text("Peran dan tugas", "Roles and duties"),
    "jabatan": Text("Jabatan", "Offices"),
    "jenis_unit": Text("Jenis unit", "Kinds of unit"),
    "kanal": Text("Kanal", "Channels"),
    "layanan": Text("Layanan", "Service"),
    "alur": Text("Bagan alur", "Flow"),
    "tahap": Text("Tahap", "Stages"),
    "langkah": Text("Langkah kerja", "Procedure"),
    "isian": Text("Isian", "Fields"),
    "kaidah": Text("Kaidah", "Rules"),
    "tabel": Text("Tabel keputusan", "Decision tables"),
    "batas_waktu": Text("Batas waktu", "Time limits"),
    "garis_waktu": Text("Garis waktu", "Time line"),
    "kerahasiaan": Text("Siapa melihat apa", "Who sees what"),
    "benturan": Text("Benturan kepentingan", "Conflict of interest"),
    "kewajiban": Text("Kewajiban berkala", "Recurring duties"),
    "surat": Text("Surat dan pemberitahuan", "Letters and notices"),
    "tafsir": Text("Tafsir", "Interpretations"),
    "tafsir_ditetapkan": Text("Yang sudah ditetapkan", "Settled"),
    "tafsir_usulan": Text("Yang masih usulan", "Still open"),
    "tidak_otomatis": Text("Ketentuan yang tidak diotomatiskan", "Provisions not automated"),
    "ubahan": Text("Perubahan terhadap peraturan dasar", "Changes to the base regulation"),
    "cakupan": Text("Cakupan pasal", "Coverage"),
    "pengaturan": Text("Pengaturan pengelola", "Management settings"),
    "bagian": Text("Bagian formulir", "Sections of the form"),
    "petunjuk": Text("Petunjuk isian", "Hints"),
    "eskalasi": Text("Eskalasi", "Escalation"),
    "glosarium": Text("Glosarium", "Glossary"),
    "istilah_peraturan": Text("Istilah dalam peraturan", "Terms of the regulation"),
    "istilah_buku": Text("Istilah dalam buku ini", "Terms of this handbook"),
}

#: Heads of columns and of what stands beside a value; in the reader's language.
LABELS: dict[str, Text] = {
    "jenis": Text("Jenis", "Kind"),
    "nomor": Text("Nomor", "Number"),
    "tahun": Text("Tahun", "Year"),
    "ditetapkan": Text("Ditetapkan", "Enacted"),
    "diundangkan": Text("Diundangkan", "Promulgated"),
    "berlaku_sejak": Text("Mulai berlaku", "In force from"),
    "berlaku_sampai": Text("Berlaku sampai", "In force until"),
    "berita_daerah": Text("Berita Daerah", "Regional Gazette"),
    "status": Text("Keadaan", "Status"),
    "edisi": Text("Edisi aturan", "Edition of the rules"),
    "naskah": Text("Bentuk naskah", "Form of the text"),
    "sidik": Text("Sidik naskah", "Fingerprint of the text"),
    "diperiksa": Text("Pemeriksaan", "Verification"),
    "diuji_sejak": Text("Tanggal dugaan, hanya untuk uji", "Assumed day, for tests only"),
    "catatan": Text("Catatan", "Note"),
    "tidak_ada": Text("Tidak terdapat dalam salinan", "Missing from the copy"),
    "dasar": Text("Dasar", "Article"),
    "no": Text("No.", "No."),
    "instrumen": Text("Peraturan", "Instrument"),
    "tentang": Text("Tentang", "About"),
    "dipegang_oleh": Text("Dipegang oleh", "Held by"),
    "keputusan": Text("Keputusan", "Decree"),
    "tugas": Text("Langkah yang dilakukan", "Steps taken"),
    "batas": Text("Batas waktu yang mengikat", "Binding time limits"),
    "kewajiban": Text("Kewajiban", "Duties"),
    "tanpa_tugas": Text(
        "Tidak ada langkah, batas waktu, atau kewajiban bagi peran ini dalam aturan.",
        "The rules give this role no step, time limit or duty.",
    ),
    "nama": Text("Nama", "Name"),
    "keterangan": Text("Keterangan", "Remarks"),
    "alamat": Text("Alamat", "Address"),
    "dibuat_oleh": Text("Dicatat oleh", "Opened by"),
    "berkas": Text("Perjalanan berkas", "Course of the case"),
    "penyaluran": Text("Perjalanan di setiap unit penerima", "Course of each hand-over"),
    "tahap": Text("Tahap", "Stage"),
    "diberi_tahu": Text("Diberi tahu", "Told"),
    "kegiatan": Text("Langkah/kegiatan", "Step/activity"),
    "pelaksana": Text("Pelaksana", "By"),
    "persyaratan": Text("Persyaratan/isian", "Requirements/fields"),
    "keluaran": Text("Keluaran (surat/pemberitahuan)", "Output (letter/notice)"),
    "batas_waktu": Text("Batas waktu", "Time limit"),
    "dari_beberapa": Text("Dari beberapa tahap", "From several stages"),
    "dari_tahap": Text("Dari tahap “{0}”", "From stage “{0}”"),
    "bila": Text("Bila", "When"),
    "atau": Text("atau", "or"),
    "isi": Text("Diisi", "Filled in"),
    "boleh": Text("Boleh diisi", "May be filled in"),
    "ke": Text("Ke tahap", "To stage"),
    "dari": Text("Dari tahap", "From stage"),
    "setiap_tahap": Text("setiap tahap", "every stage"),
    "tahap_tetap": Text("tahap tetap", "stage unchanged"),
    "surat_nomor": Text("Surat {0}", "Letter {0}"),
    "pemberitahuan": Text("Pemberitahuan", "Notice"),
    "kepada": Text("kepada", "to"),
    "isian": Text("Isian", "Field"),
    "pertanyaan": Text("Pertanyaan dan jenis", "Question and kind"),
    "saat_diterima": Text("Ditanyakan ketika berkas diterima", "Asked when the case is filed"),
    "kemudian": Text("Diisi dalam penanganan", "Filled in while it is handled"),
    "maka": Text("Maka", "Then"),
    "hasil": Text("Hasil", "Result"),
    "memberi": Text("Menentukan", "Decides"),
    "bagi": Text("Mengikat", "Binds"),
    "sejak": Text("Sejak", "From"),
    "sampai": Text("Sampai", "Until"),
    "lamanya": Text("Lamanya", "Length"),
    "sifat": Text("Sifat", "Force"),
    "bila_lewat": Text("Bila lewat", "When it lapses"),
    "hitungan": Text("Hitungan", "Counting"),
    "hari_ke": Text("hari ke-{0}", "day {0}"),
    "garis_waktu": Text(
        "Lama setiap batas waktu dalam hari kalender, bila dihitung dari hari Senin dan tanpa hari libur.",
        "The length of each time limit in calendar days, counted from a Monday and without holidays.",
    ),
    "tanpa_batas_waktu": Text(
        "Peraturan tidak menetapkan batas waktu bagi layanan ini; yang tampak hanya umur berkas.",
        "The regulation sets no time limit for this service; only the age of a case is shown.",
    ),
    "peran": Text("Peran", "Role"),
    "tampak_seen": Text("terlihat", "visible"),
    "tampak_opened": Text(
        "dapat dibuka dengan alasan, dan tercatat", "can be opened with a reason, on record"
    ),
    "tampak_closed": Text("tertutup", "closed"),
    "tampak_depends": Text("bergantung, lihat catatan", "depends, see the note"),
    "pokok": Text("Pokok", "Subject"),
    "terlihat": Text("Terlihat oleh", "Visible to"),
    "dibuka": Text("Dapat dibuka oleh", "Can be opened by"),
    "unit_saja": Text(
        "Peran di unit hanya melihat berkas yang disalurkan kepada unitnya. Isian yang sama perlakuannya ditulis bersama.",
        "Roles in a unit see only cases handed to their unit. Fields treated alike stand together.",
    ),
    "tentang_diri": Text(
        "Yang disebut dalam isian “{0}” tidak boleh melakukan:",
        "Whoever is named in “{0}” may not take:",
    ),
    "semua_langkah": Text("semua langkah", "every step"),
    "pemilik": Text("Oleh", "By"),
    "kapan": Text("Kapan", "When"),
    "bentuk": Text("Bentuk", "Form"),
    "perihal": Text("Perihal", "Subject"),
    "dikirim": Text("Dikirim", "Sent"),
    "belum_dipakai": Text("belum dikirim oleh langkah mana pun", "not yet sent by any step"),
    "penanda": Text(
        "Yang berwarna diisi dari berkas ketika surat dikirim; isian yang tertutup bagi penerima tidak ikut.",
        "What is coloured is filled from the case when the letter is sent; what is closed to the reader is left out.",
    ),
    "bacaan": Text("Bacaan", "Readings"),
    "diikuti": Text("diikuti", "followed"),
    "nilai": Text("nilai", "value"),
    "perlu_disusun": Text("perlu disusun lebih dahulu", "would have to be written first"),
    "alasan": Text("Alasan", "Reason"),
    "dokumen": Text("Ditetapkan dengan", "Settled by"),
    "susunan": Text("Yang perlu disusun", "What would have to be written"),
    "bergantung": Text("Yang bergantung padanya", "What depends on it"),
    "tafsir_jumlah": Text(
        "{0} tafsir: {1} sudah ditetapkan, {2} masih usulan.",
        "{0} interpretations: {1} settled, {2} still open.",
    ),
    "berdasar": Text("Peraturan dasar: {0}.", "Base regulation: {0}."),
    "perubahan": Text("Perubahan", "Change"),
    "unsur": Text("Unsur", "Element"),
    "norma": Text("Ketentuan", "Provision"),
    "ringkasan": Text("Ringkasan", "Summary"),
    "pelaksanaan": Text("Dilaksanakan oleh", "Carried out by"),
    "tampil_kepada": Text("Ditampilkan kepada", "Shown to"),
    "bound": Text("terikat", "carried out"),
    "not_automated": Text("tidak diotomatiskan", "not automated"),
    "pending": Text("menyusul", "to come"),
    "unbound": Text("belum terikat", "not carried out"),
    "istilah": Text("Istilah", "Term"),
    "arti": Text("Arti", "Meaning"),
    "pengaturan": Text("pengaturan", "setting"),
    "bab_tafsir": Text("tafsir", "interpretation"),
    "halaman": Text("halaman", "page"),
    "dari_halaman": Text("dari", "of"),
    "langkah_samping": Text(
        "Langkah yang tidak mengubah tahap: {0}.", "Steps that leave the stage as it is: {0}."
    ),
    "nomor_langkah": Text(
        "Angka pada panah adalah nomor langkah dalam tabel langkah kerja; garis putus-putus dilakukan sistem.",
        "Numbers on the arrows are those of the procedure; dashed lines are taken by the system.",
    ),
    "indeks": Text("Peraturan yang dibukukan", "Regulations with a handbook"),
    "unduh_pdf": Text("Unduh PDF", "Download PDF"),
    "tutup_alur": Text("Bagan alur {0}: {1}", "Flow of {0}: {1}"),
    "setiap": Text("Pada setiap tahap yang dimasuki:", "Whenever a stage is entered:"),
    "tidak_ada_isi": Text("Tidak ada.", "None."),
    "dasar_buku": Text(
        "Buku ini disusun dari berkas aturan. Bila berbeda dengan naskah yang diundangkan, naskah itu yang berlaku.",
        "This handbook is made from the rule files. Where it differs from the promulgated text, that text prevails.",
    ),
}

#: How to read the handbook, a paragraph each.
READING: tuple[Text, ...] = (
    Text(
        "Buku ini memuat seluruh aturan yang dijalankan sistem menurut peraturan ini. Setiap baris menyebut pasal yang menjadi dasarnya; yang bertanda “pengaturan” adalah pilihan pengelola dan bukan ketentuan.",
        "This handbook holds all rules that the system runs under this regulation. Each line names the article it rests on; what is marked “setting” is a choice of the management, not a provision.",
    ),
    Text(
        "Langkah diberi nomor di dalam setiap layanan, batas waktu diberi kode B1, B2, dan seterusnya. Yang teksnya dapat dibaca lebih dari satu cara ditandai dengan nomor tafsirnya.",
        "Steps are numbered within each service, time limits are called B1, B2 and so on. What can be read in more than one way bears the id of its interpretation.",
    ),
    Text(
        "Edisi adalah sidik seluruh berkas aturan daerah. Buku dengan edisi yang sama isinya sama.",
        "The edition is the fingerprint of all rule files of the region. Handbooks of one edition are alike.",
    ),
)

#: The words of this handbook.
GLOSSARY: tuple[tuple[Text, Text], ...] = (
    (
        Text("Berkas", "Case"),
        Text(
            "Satu pengaduan, laporan, atau permohonan dengan seluruh riwayatnya.",
            "One complaint, report or request with all its history.",
        ),
    ),
    (
        Text("Batas waktu", "Time limit"),
        Text(
            "Waktu dari suatu kejadian sampai kejadian lain, dengan yang terikat dan akibatnya bila lewat.",
            "The time from one event to another, with whom it binds and what follows when it lapses.",
        ),
    ),
    (
        Text("Edisi", "Edition"),
        Text(
            "Sidik (SHA-256) seluruh berkas aturan suatu daerah pada satu saat.",
            "The fingerprint (SHA-256) of all rule files of a region at one time.",
        ),
    ),
    (
        Text("Isian", "Field"),
        Text(
            "Keterangan yang ditanyakan atau dicatat dalam berkas.",
            "What is asked or recorded in a case.",
        ),
    ),
    (
        Text("Kaidah", "Rule"),
        Text(
            "Aturan “bila … maka …” yang menetapkan atau menyarankan isian.",
            "An if-then rule that sets or suggests a field.",
        ),
    ),
    (
        Text("Kanal", "Channel"),
        Text("Jalan masuknya berkas.", "The way by which a case comes in."),
    ),
    (
        Text("Langkah", "Step"),
        Text(
            "Perbuatan suatu peran atas berkas, yang dapat mengubah tahapnya.",
            "What a role does with a case; it may change the stage.",
        ),
    ),
    (
        Text("Norma", "Norm"),
        Text(
            "Satu ketentuan peraturan: pasal, ayat, huruf, atau bagiannya.",
            "One provision of the regulation: article, paragraph, letter or part of it.",
        ),
    ),
    (
        Text("Pengaturan", "Setting"),
        Text(
            "Pilihan pengelola yang tidak diatur pasal mana pun.",
            "A choice of the management that no article makes.",
        ),
    ),
    (
        Text("Penyaluran", "Hand-over"),
        Text(
            "Penyerahan berkas kepada satu unit, dengan tahap dan batas waktunya sendiri.",
            "The handing of a case to one unit, with stages and time limits of its own.",
        ),
    ),
    (
        Text("Peran", "Role"),
        Text(
            "Wewenang menurut peraturan, yang dipegang oleh jabatan.",
            "What one may do under the regulation; it is held by offices.",
        ),
    ),
    (
        Text("Tafsir", "Interpretation"),
        Text(
            "Pertanyaan yang dibiarkan terbuka oleh naskah, dengan bacaan yang diikuti.",
            "A question the text leaves open, with the reading that is followed.",
        ),
    ),
    (
        Text("Tahap", "Stage"),
        Text("Keadaan berkas pada suatu saat.", "Where a case stands."),
    ),
)

#: Kinds of elements of the rule files.
ELEMENTS: dict[str, Text] = {
    "peraturan": Text("identitas peraturan", "identity of the regulation"),
    "peralihan": Text("peralihan", "transition"),
    "hitung": Text("cara menghitung hari", "how days are counted"),
    "peran": Text("peran", "role"),
    "jabatan": Text("jabatan", "office"),
    "jenis_unit": Text("jenis unit", "kind of unit"),
    "kanal": Text("kanal", "channel"),
    "di_luar_kanal": Text("di luar kanal", "outside the channels"),
    "layanan": Text("layanan", "service"),
    "berkas": Text("berkas", "case"),
    "penyaluran": Text("penyaluran", "hand-over"),
    "tahap": Text("tahap", "stage"),
    "langkah": Text("langkah", "step"),
    "isian": Text("isian", "field"),
    "kaidah": Text("kaidah", "rule"),
    "tabel": Text("tabel", "table"),
    "baris": Text("baris", "row"),
    "batas_waktu": Text("batas waktu", "time limit"),
    "bila_lewat": Text("bila lewat", "when it lapses"),
    "setiap_tahap": Text("setiap tahap", "every stage"),
    "kerahasiaan": Text("kerahasiaan", "secrecy"),
    "benturan_kepentingan": Text("benturan kepentingan", "conflict of interest"),
    "kewajiban": Text("kewajiban", "duty"),
    "surat": Text("surat", "letter"),
    "tafsir": Text("tafsir", "interpretation"),
    "ubahan": Text("perubahan", "change"),
    "pengaturan": Text("pengaturan", "settings"),
}

#: What the gathered rules are told with; {0}, {1} are filled.
PHRASES: dict[str, Text] = {
    "atau": Text("atau", "or"),
    "dan": Text("dan", "and"),
    "ya": Text("ya", "yes"),
    "tidak": Text("tidak", "no"),
    "tidak_diketahui": Text("belum diketahui", "not known"),
    "nomor_tahun": Text("nomor {0}, tahun {1}", "number {0}, year {1}"),
    "status_tidak_diketahui": Text(
        "Belum diketahui mulai berlakunya, sehingga belum mengikat siapa pun",
        "Its day of effect is not known, so that it binds nobody",
    ),
    "status_berlaku": Text("Berlaku sejak {0}", "In force from {0}"),
    "status_berakhir": Text("Berlaku sejak {0} sampai {1}", "In force from {0} until {1}"),
    "belum_diperiksa": Text(
        "belum ada yang memeriksa aturan ini terhadap naskah yang diundangkan",
        "nobody has yet checked these rules against the promulgated text",
    ),
    "diperiksa_oleh": Text("diperiksa {0} pada {1}", "checked by {0} on {1}"),
    "cara_ubah": Text("diubah", "changed"),
    "cara_sisipkan": Text("disisipkan", "inserted"),
    "cara_hapus": Text("dihapus", "deleted"),
    "dicabut": Text("dicabut dengan {0} sejak {1}", "repealed by {0} from {1}"),
    "tidak_dicabut": Text("berlaku", "in force"),
    "status_belum_diperiksa": Text("belum diperiksa", "not checked"),
    "peralihan_aturan_lama": Text(
        "Berkas yang masih terbuka ketika suatu nilai berubah tetap memakai nilai lama.",
        "Cases still open when a value changes keep the old one.",
    ),
    "peralihan_aturan_baru": Text(
        "Berkas yang masih terbuka ketika suatu nilai berubah memakai nilai baru bagi yang mulai kemudian.",
        "Cases still open when a value changes take the new one for what begins later.",
    ),
    "peralihan_tidak_diatur": Text(
        "Naskah tidak mengatur berkas yang masih terbuka ketika suatu nilai berubah; nilai lama tetap dipakai.",
        "The text does not say what holds for cases open when a value changes; they keep the old one.",
    ),
    "tingkat_daerah": Text("tingkat daerah", "of the region"),
    "tingkat_unit": Text("di setiap unit", "in each unit"),
    "tingkat_luar": Text("di luar pemerintah daerah", "outside the administration"),
    "sasaran": Text("berkas dapat disalurkan kepadanya", "cases may be handed to it"),
    "bukan_sasaran": Text("bukan tujuan penyaluran", "no case is handed to it"),
    "alamat_diperiksa": Text("alamat sudah diperiksa", "address checked"),
    "alamat_belum_diperiksa": Text(
        "alamat seperti tercetak, belum diperiksa", "address as printed, not checked"
    ),
    "nomor_luar": Text("membawa nomor dari luar", "brings a number of its own"),
    "kanal_tertutup": Text("berkas tidak masuk lewat kanal ini", "no case comes in by it"),
    "luar_diterima": Text(
        "Berkas yang datang dengan cara lain diterima dengan tanda ini.",
        "Cases that come another way are taken, with this mark.",
    ),
    "luar_ditolak": Text(
        "Berkas yang datang dengan cara lain tidak diterima.",
        "Cases that come another way are not taken.",
    ),
    "isian_kanal": Text("kanal", "channel"),
    "isian_jenis_unit": Text("jenis unit penerima", "kind of the receiving unit"),
    "isian_utama": Text("penyaluran utama", "leading hand-over"),
    "tahap_awal": Text("tahap pertama", "first stage"),
    "tahap_menunggu": Text("menunggu {0}", "waits for {0}"),
    "tahap_akhir": Text("tahap akhir", "last stage"),
    "tahap_akhir_nihil": Text("tahap akhir tanpa hasil", "last stage without a result"),
    "peristiwa_tahap": Text("tahap “{0}”", "stage “{0}”"),
    "peristiwa_langkah": Text("langkah “{0}”", "step “{0}”"),
    "bila_isian": Text("{0}: {1}", "{0}: {1}"),
    "bila_penyaluran": Text("penyaluran: {0}", "hand-overs: {0}"),
    "bila_batas": Text("batas waktu “{0}” {1}", "time limit “{0}”: {1}"),
    "bila_tahap": Text("tahap “{0}” {1}", "stage “{0}”: {1}"),
    "bila_langkah": Text("langkah “{0}” {1} dilakukan", "step “{0}”: {1}"),
    "terisi": Text("terisi", "filled in"),
    "kosong": Text("kosong", "empty"),
    "bukan": Text("bukan {0}", "not {0}"),
    "antara": Text("{0} sampai dengan {1}", "{0} to {1}"),
    "paling_sedikit": Text("paling sedikit {0}", "at least {0}"),
    "paling_banyak": Text("paling banyak {0}", "at most {0}"),
    "apa_saja": Text("apa saja", "any"),
    "kepada": Text("Disalurkan kepada {0}", "Handed to {0}"),
    "kepada_beberapa": Text(
        "Disalurkan kepada satu atau beberapa unit: {0}", "Handed to one or several units: {0}"
    ),
    "unit_isian": Text("unit dalam isian “{0}”", "the unit in “{0}”"),
    "menurut_tabel": Text("menurut tabel “{0}”", "by table “{0}”"),
    "bukan_oleh": Text("Tidak oleh orang yang melakukan “{0}”", "Not by the person who made “{0}”"),
    "memperpanjang": Text("Memperpanjang batas waktu “{0}”", "Extends the time limit “{0}”"),
    "otomatis": Text(
        "Dilakukan sistem begitu syaratnya terpenuhi", "Taken by the system once conditions hold"
    ),
    "baru_boleh": Text("baru boleh sesudah {0} lewat", "only after {0} has lapsed"),
    "dilakukan_sistem": Text(
        "dilakukan sistem ketika {0} lewat", "taken by the system when {0} lapses"
    ),
    "tanpa_batas": Text("tanpa batas waktu", "no time limit"),
    "nilai_sejak": Text("sejak {0}: {1}", "from {0}: {1}"),
    "tanggal_isian": Text("tanggal dalam isian “{0}”", "the day in “{0}”"),
    "yang_terakhir": Text("yang terakhir dari {0}", "the last of {0}"),
    "aktif_sejak": Text("baru berjalan sejak {0}", "runs only from {0}"),
    "mulai_lagi": Text("dihitung lagi sejak {0}", "counts anew from {0}"),
    "jeda": Text("dijeda selama tahap {0}", "paused in stage {0}"),
    "di_dalam": Text("bagian dari {0}", "part of {0}"),
    "perpanjangan": Text("dapat diperpanjang {0}, {1}", "may be extended by {0}, {1}"),
    "paling_banyak_kali": Text("paling banyak {0} kali", "at most {0} times"),
    "tanpa_batas_kali": Text("berapa kali pun", "any number of times"),
    "ingatkan_persen": Text("diingatkan ketika {0}% terpakai", "reminder when {0}% is used"),
    "ingatkan_hari": Text("diingatkan {0} hari sebelumnya", "reminder {0} days before"),
    "hitung_sejak_perubahan": Text(
        "batas yang berubah dihitung sejak perubahannya", "a changed limit counts from the change"
    ),
    "lewat_boleh": Text("langkah “{0}” boleh dilakukan", "step “{0}” may be taken"),
    "lewat_lakukan": Text("sistem melakukan langkah “{0}”", "the system takes step “{0}”"),
    "sifat_wajib": Text("wajib", "binding"),
    "sifat_target": Text("target", "target"),
    "sifat_koordinasi": Text("koordinasi", "coordination"),
    "sifat_anjuran": Text("anjuran", "advice"),
    "hitung_berikutnya": Text(
        "Hari sesudah kejadian adalah hari pertama.", "The day after the event is day 1."
    ),
    "hitung_hari_sama": Text(
        "Hari kejadian adalah hari pertama.", "The day of the event is day 1."
    ),
    "hitung_libur_hari_itu": Text(
        "Kejadian pada hari libur dihitung pada hari itu juga.",
        "An event on a day off counts on that day.",
    ),
    "hitung_libur_berikutnya": Text(
        "Kejadian pada hari libur dianggap terjadi pada hari kerja berikutnya.",
        "An event on a day off counts as of the next working day.",
    ),
    "akhir_tetap": Text(
        "Batas yang jatuh pada hari libur tidak bergeser.",
        "A limit that ends on a day off stays there.",
    ),
    "akhir_berikutnya": Text(
        "Batas yang jatuh pada hari libur bergeser ke hari kerja berikutnya.",
        "A limit that ends on a day off moves to the next working day.",
    ),
    "akhir_sebelumnya": Text(
        "Batas yang jatuh pada hari libur bergeser ke hari kerja sebelumnya.",
        "A limit that ends on a day off moves to the working day before.",
    ),
    "cuti_libur": Text(
        "Cuti bersama tidak dihitung sebagai hari kerja.", "Joint leave is no working day."
    ),
    "cuti_kerja": Text(
        "Cuti bersama dihitung sebagai hari kerja.", "Joint leave counts as a working day."
    ),
    "akhir_bulan": Text(
        "Bulan yang dihitung dari tanggal 31 berakhir pada hari terakhir bulan yang lebih pendek.",
        "A month counted from the 31st ends on the last day of a shorter month.",
    ),
    "awal_bulan": Text(
        "Bulan yang dihitung dari tanggal 31 berakhir pada hari pertama sesudah bulan yang lebih pendek.",
        "A month counted from the 31st ends on the first day after a shorter month.",
    ),
    "setelah_jam": Text(
        "Kejadian sesudah pukul {0} dihitung mulai hari kerja berikutnya pukul {1}.",
        "An event after {0} counts from {1} on the next working day.",
    ),
    "jenis_pilihan": Text("satu pilihan", "one choice"),
    "jenis_pilihan_ganda": Text("beberapa pilihan", "several choices"),
    "jenis_ya_tidak": Text("ya atau tidak", "yes or no"),
    "jenis_bilangan": Text("bilangan", "number"),
    "jenis_uang": Text("jumlah uang (rupiah)", "money (rupiah)"),
    "jenis_tanggal": Text("tanggal", "date"),
    "jenis_teks": Text("teks", "text"),
    "jenis_orang": Text("orang", "person"),
    "jenis_lampiran": Text("lampiran", "attachment"),
    "jenis_unit": Text("unit", "unit"),
    "jenis_tempat": Text("tempat", "place"),
    "jenis_berkas": Text("berkas lain", "another case"),
    "wajib_diisi": Text("wajib diisi", "required"),
    "menunjuk": Text("menunjuk berkas layanan “{0}”", "names a case of “{0}”"),
    "diputuskan_oleh": Text("diputuskan {0} dengan alasan", "decided by {0}, with a reason"),
    "ditetapkan_kaidah": Text("ditetapkan kaidah", "set by rules"),
    "selain_itu": Text("bila tidak diisi: {0}", "when not filled in: {0}"),
    "pribadi_identitas": Text("data pribadi: identitas", "personal data: identity"),
    "pribadi_teks_bebas": Text(
        "teks bebas, dapat memuat data pribadi", "free text, may hold personal data"
    ),
    "tetapkan": Text("{0} ditetapkan: {1}", "{0} is set to: {1}"),
    "sarankan": Text("{0} disarankan: {1}", "{0} is suggested: {1}"),
    "beritahu": Text("{0} diberi tahu", "{0} is told"),
    "memberi_batas": Text("batas waktu", "time limit"),
    "memberi_jenis_unit": Text("jenis unit penerima", "kind of the receiving unit"),
    "memberi_sifat": Text("sifat batas waktu", "force of the time limit"),
    "cara_pertama": Text(
        "Baris pertama yang cocok dipakai. Alasannya: {0}",
        "The first row that fits decides. Why: {0}",
    ),
    "terlihat_bila": Text("{0} bila {1}", "{0} when {1}"),
    "terlihat_selain_itu": Text("selain itu {0}", "otherwise {0}"),
    "tampak_seen": Text("terlihat", "visible"),
    "tampak_opened": Text("dapat dibuka", "can be opened"),
    "tampak_closed": Text("tertutup", "closed"),
    "pokok_identitas": Text("semua isian identitas", "every field of identity"),
    "pokok_teks_bebas": Text("semua isian teks bebas", "every free text"),
    "pokok_berkas": Text("semua isian lain", "every other field"),
    "dikirim": Text("kepada {0} pada {1} ({2})", "to {0} at {1} ({2})"),
    "pada_setiap_tahap": Text("setiap tahap", "every stage"),
    "pada_tahap": Text("tahap “{0}”", "stage “{0}”"),
    "pada_langkah": Text("langkah {0} “{1}”", "step {0} “{1}”"),
    "pada_lewat": Text("lewatnya {0} “{1}”", "the lapse of {0} “{1}”"),
    "tidak_ditetapkan": Text(
        "berulang, masanya tidak ditetapkan; tidak pernah terlambat",
        "recurring, no period is set; never late",
    ),
    "setiap_tanggal": Text("tanggal {0} setiap bulan", "on day {0} of every month"),
    "sekali": Text("sekali", "once"),
    "sekali_pada": Text("sekali, pada {0}", "once, on {0}"),
    "meliputi_previous": Text("meliputi masa sebelumnya", "covers the period before"),
    "meliputi_current": Text("meliputi masa berjalan", "covers the current period"),
    "meliputi_day_to_day": Text(
        "meliputi masa dari tanggal jatuh bulan lalu sampai sehari sebelum tanggal jatuh",
        "covers the time from the due day of last month to the day before it is due",
    ),
    "paling_lambat": Text("paling lambat {0} sesudahnya", "within {0} after it"),
    "jatuh_next": Text(
        "bila jatuh pada hari libur, hari kerja berikutnya", "on a day off: the next working day"
    ),
    "jatuh_previous": Text(
        "bila jatuh pada hari libur, hari kerja sebelumnya", "on a day off: the working day before"
    ),
    "sejak_terakhir": Text(
        "dihitung dari yang terakhir dilakukan", "counted from the last time it was done"
    ),
    "sejak_hari": Text("dihitung sejak {0}", "counted from {0}"),
    "melalui": Text("melalui {0}", "through {0}"),
    "tembusan": Text("tembusan kepada {0}", "copies to {0}"),
    "setiap_unit": Text("oleh setiap unit: {0}", "by each unit: {0}"),
    "laporan_nihil": Text("laporan nihil tetap disampaikan", "a nil report is due"),
    "eskalasi": Text(
        "{0} hari sesudah suatu batas waktu lewat dan belum dipenuhi, {1} diberi tahu.",
        "{0} days after a time limit lapsed and is still not met, {1} is told.",
    ),
    "eskalasi_kerja": Text(
        "{0} hari kerja sesudah suatu batas waktu lewat dan belum dipenuhi, {1} diberi tahu.",
        "{0} working days after a time limit lapsed and is still not met, {1} is told.",
    ),
}
