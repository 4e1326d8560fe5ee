"""Broken references, ids and citations: each gives its one finding at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from aduan.rulebook.messages import render
from aduan.rulebook.references import look, nearest
from aduan.rulebook.region import load_region
from aduan.texts.checks import CHECKS
from contoh_region import LAW, SERVICE, change, changed, copied, told

ORGANISATION = f"{LAW}/organisasi.yaml"
READINGS = f"{LAW}/tafsir.yaml"
STORY = f"{LAW}/skenario/dua_unit.yaml"
PROMISES = f"{LAW}/skenario/kelengkapan.yaml"

#: file, what stands there, what is written instead, and the one finding: code, variant, span, detail.
BROKEN = [
    (
        SERVICE,
        "dasar: Pasal I Perbup 3/2027",
        "dasar: Pasaal I Perbup 3/2027",
        (
            "C001",
            "tulisan",
            "Pasaal I Perbup 3/2027",
            {"text": "Pasaal I Perbup 3/2027", "candidates": "-"},
        ),
    ),
    (
        SERVICE,
        "batas: 30 hari,",
        "batas: 30 hri,",
        ("L005", "batas_mirip", "30 hri", {"id": "30 hri", "near": "30 hari"}),
    ),
    (
        PROMISES,
        "kepada: [inspektorat]",
        "kepada: [inspekorat]",
        ("L005", "unit", "inspekorat", {"id": "inspekorat", "near": "inspektorat"}),
    ),
    (
        PROMISES,
        "dasar: {minta_lengkapi: Pasal 8",
        "dasar: {minta_lengkap: Pasal 8",
        ("L005", "langkah", "minta_lengkap", {"id": "minta_lengkap", "near": "minta_lengkapi"}),
    ),
    (
        PROMISES,
        "bagi: {penyaluran_awal: admin}",
        "bagi: {penyaluran_awal: admn}",
        ("L005", "peran", "admn", {"id": "admn", "near": "admin"}),
    ),
    (
        PROMISES,
        "batas: {penyaluran_awal: dijeda",
        "batas: {penyaluran_awal: dijedda",
        ("L005", "kata", "dijedda", {"id": "dijedda", "near": "dijeda"}),
    ),
    (
        PROMISES,
        "menunggu: tidak ada",
        "menunggu: tidak ad",
        ("L005", "peran", "tidak ad", {"id": "tidak ad", "near": "tidak ada"}),
    ),
    (
        PROMISES,
        "admin_unit dinas_pu.uraian: tidak}\nlangkah",
        "admin_unit dinas_pu.uraian: tdk}\nlangkah",
        (
            "L003",
            "nilai",
            "tdk",
            {
                "value": "tdk",
                "help": "tulis ya, tidak, atau dapat_dibuka",
                "help_en": "write ya, tidak or dapat_dibuka",
                "word": "tdk",
                "near": "tidak",
                "known": "ya, tidak, dapat_dibuka",
            },
        ),
    ),
    (
        PROMISES,
        "menunggu: pelapor",
        "menunggu: pelpor",
        ("L005", "peran", "pelpor", {"id": "pelpor", "near": "pelapor"}),
    ),
    (
        STORY,
        "ditolak: orang_sama",
        "ditolak: orang_sma",
        ("L005", "penolakan", "orang_sma", {"id": "orang_sma", "near": "orang_sama"}),
    ),
    (
        PROMISES,
        "admin.uraian: ya",
        "admin.uraia: ya",
        ("L005", "isian", "admin.uraia", {"id": "uraia", "near": "uraian"}),
    ),
    (
        PROMISES,
        "salurkan_lagi: [perangkat_daerah]",
        "salurkan_lagi: [perangkat_dearah]",
        (
            "L005",
            "jenis_unit",
            "perangkat_dearah",
            {"id": "perangkat_dearah", "near": "perangkat_daerah"},
        ),
    ),
    (
        PROMISES,
        "dasar: {syarat: Pasal 8 ayat (4)}",
        "dasar: {syarat: Pasal 8 ayt (4)}",
        (
            "C001",
            "tulisan",
            "Pasal 8 ayt (4)",
            {
                "text": "Pasal 8 ayt (4)",
                "candidates": "Pasal 8 ayat (4); Pasal 8 ayat (3); Pasal 9 ayat (2); Pasal 9 ayat (1)",
            },
        ),
    ),
    (
        STORY,
        "kanal: datang_langsung",
        "kanal: datang_lansung",
        ("L005", "kanal", "datang_lansung", {"id": "datang_lansung", "near": "datang_langsung"}),
    ),
    (
        SERVICE,
        "tertunda, perlu: [kekurangan]",
        "tertunda, perlu: [kekuranga]",
        ("L005", "isian", "kekuranga", {"id": "kekuranga", "near": "kekurangan"}),
    ),
    (
        SERVICE,
        "tertunda, perlu: [kekurangan]",
        "tertunda, perlu: kekuranga",
        ("L005", "isian", "kekuranga", {"id": "kekuranga", "near": "kekurangan"}),
    ),
    (
        SERVICE,
        "arsipkan: {oleh: admin,",
        "arsipkan: {oleh: admn,",
        ("L005", "peran", "admn", {"id": "admn", "near": "admin"}),
    ),
    (
        SERVICE,
        "      menunggu: pelapor\n      dasar: Pasal 8 ayat (3)",
        "      menunggu: pelapr\n      dasar: Pasal 8 ayat (3)",
        ("L005", "peran", "pelapr", {"id": "pelapr", "near": "pelapor"}),
    ),
    (
        SERVICE,
        "lengkapi: {oleh: pelapor, ke: diterima,",
        "lengkapi: {oleh: pelapor, ke: ditrima,",
        ("L005", "tahap", "ditrima", {"id": "ditrima", "near": "diterima"}),
    ),
    (
        SERVICE,
        "tolak: {oleh: kepala_unit, ke: di_unit,",
        "tolak: {oleh: kepala_unit, ke: selesai,",
        (
            "L005",
            "tahap",
            "selesai",
            {"id": "selesai", "near": "di_unit, dikembalikan, disampaikan, disetujui, …"},
        ),
    ),
    (
        SERVICE,
        "bukan_oleh: ajukan",
        "bukan_oleh: ajuka",
        ("L005", "langkah", "ajuka", {"id": "ajuka", "near": "ajukan"}),
    ),
    (
        SERVICE,
        "salurkan_lagi: {oleh: admin, kepada: tabel.tujuan",
        "salurkan_lagi: {oleh: admin, kepada: tabel.tujuann",
        ("L005", "tabel", "tabel.tujuann", {"id": "tabel.tujuann", "near": "tujuan"}),
    ),
    (
        SERVICE,
        "salurkan_lagi: {oleh: admin, kepada: tabel.tujuan",
        "salurkan_lagi: {oleh: admin, kepada: tabel.batas_tanggapan",
        (
            "L005",
            "memberi",
            "tabel.batas_tanggapan",
            {"id": "batas_tanggapan", "gives": "batas", "wanted": "jenis_unit"},
        ),
    ),
    (
        SERVICE,
        "maka: inspektorat,",
        "maka: inspektorat_daerah,",
        (
            "L005",
            "jenis_unit",
            "inspektorat_daerah",
            {"id": "inspektorat_daerah", "near": "inspektorat, perangkat_daerah"},
        ),
    ),
    (
        SERVICE,
        "sejak: minta_lengkapi",
        "sejak: minta_lengkap",
        ("L005", "peristiwa", "minta_lengkap", {"id": "minta_lengkap", "near": "minta_lengkapi"}),
    ),
    (
        SERVICE,
        "sejak: minta_lengkapi",
        "sejak: isian.uraian",
        ("L005", "tanggal", "isian.uraian", {"id": "isian.uraian", "near": "-"}),
    ),
    (
        SERVICE,
        "jeda_saat: [tertunda]",
        "jeda_saat: [di_unit]",
        (
            "L005",
            "tahap_berkas",
            "di_unit",
            {"id": "di_unit", "near": "diarsipkan, dinilai_kurang, ditangani, diterima, …"},
        ),
    ),
    (
        SERVICE,
        "bila: {melengkapi: lewat}",
        "bila: {melengkap: lewat}",
        ("L005", "syarat", "melengkap", {"id": "melengkap", "near": "melengkapi"}),
    ),
    (
        SERVICE,
        "bila: {melengkapi: lewat}",
        "bila: {melengkapi: lewt}",
        ("L005", "keadaan", "lewt", {"id": "lewt", "name": "melengkapi", "near": "lewat"}),
    ),
    (
        SERVICE,
        "bila: {penyaluran: semua_selesai}",
        "bila: {penyaluran: semua_seleai}",
        (
            "L005",
            "keadaan",
            "semua_seleai",
            {"id": "semua_seleai", "name": "penyaluran", "near": "semua_selesai"},
        ),
    ),
    (
        SERVICE,
        "bila: {golongan: pengaduan}\n    selain",
        "bila: {golongan: pengaduann}\n    selain",
        (
            "L005",
            "nilai",
            "pengaduann",
            {"id": "pengaduann", "name": "golongan", "near": "pengaduan"},
        ),
    ),
    (
        SERVICE,
        "bila: {golongan: pengaduan}\n    selain",
        "bila: {golongan: ya}\n    selain",
        (
            "L005",
            "nilai",
            "ya",
            {"id": "ya", "name": "golongan", "near": "keluhan, pengaduan, permintaan_informasi"},
        ),
    ),
    (
        SERVICE,
        "bila: {golongan: pengaduan}\n    selain",
        "bila: {uraian: panjang}\n    selain",
        ("L005", "tak_dibandingkan", "panjang", {"name": "uraian", "kind": "teks"}),
    ),
    (
        SERVICE,
        "bila: {golongan: pengaduan}\n    selain",
        "bila: {jenis_unit: inspektorat}\n    selain",
        (
            "L005",
            "syarat",
            "jenis_unit",
            {"id": "jenis_unit", "near": "di_unit"},
        ),
    ),
    (
        SERVICE,
        "selain_itu: tidak_ada",
        "selain_itu: tiada",
        ("L005", "nilai", "tiada", {"id": "tiada", "name": "terlapor", "near": "tidak_ada"}),
    ),
    (
        SERVICE,
        "{sarankan: {kadar_pengawasan: ya}}",
        "{sarankan: {kadar_pengawasn: ya}}",
        ("L005", "isian", "kadar_pengawasn", {"id": "kadar_pengawasn", "near": "kadar_pengawasan"}),
    ),
    (
        SERVICE,
        "{sarankan: {kadar_pengawasan: ya}}",
        "{tetapkan: {kadar_pengawasan: ya}}",
        ("L005", "bukan_ketetapan", "saran_kadar_pengawasan", {"id": "kadar_pengawasan"}),
    ),
    (
        SERVICE,
        "{sarankan: {kadar_pengawasan: ya}}",
        "{sarankan: {puas: ya}}",
        ("L005", "bukan_pertimbangan", "saran_kadar_pengawasan", {"id": "puas"}),
    ),
    (
        SERVICE,
        "      lainnya: Lainnya\n",
        "      lainnya: Lainnya\n      kosong: Kosong\n",
        ("L005", "kata_terlarang", "kosong", {"id": "kosong"}),
    ),
    (
        SERVICE,
        "  identitas: {terlihat: [admin]",
        "  identita: {terlihat: [admin]",
        ("L005", "kerahasiaan", "identita", {"id": "identita", "near": "identitas"}),
    ),
    (
        SERVICE,
        "{tafsir: satuan_penyaluran}",
        "{tafsir: satuan_penyalur}",
        (
            "L005",
            "tafsir",
            "satuan_penyalur",
            {"id": "satuan_penyalur", "near": "satuan_penyaluran"},
        ),
    ),
    (
        SERVICE,
        "layanan: pengaduan\n",
        "layanan: pengaduan_warga\n",
        ("L005", "nama_berkas", "pengaduan_warga", {"id": "pengaduan_warga", "near": "pengaduan"}),
    ),
    (
        READINGS,
        "dipilih: hari_kalender",
        "dipilih: hari_kalendar",
        ("L005", "bacaan", "hari_kalendar", {"id": "hari_kalendar", "near": "hari_kalender"}),
    ),
    (
        READINGS,
        "status: usulan",
        "status: usulan\n    menjawab:\n      - kode: T099\n        unsur: peran.admin",
        ("L005", "kode", "T099", {"id": "T099", "near": nearest("T099", CHECKS)}),
    ),
    (
        READINGS,
        "status: usulan",
        "status: usulan\n    menjawab:\n      - kode: T007\n        unsur: peran.admn",
        ("L005", "unsur", "peran.admn", {"id": "peran.admn", "near": "peran.admin"}),
    ),
    (
        ORGANISATION,
        "dipegang_oleh: [sekda]\n    dasar: Pasal 4\n  admin",
        "dipegang_oleh: [sekdaa]\n    dasar: Pasal 4\n  admin",
        ("L005", "jabatan", "sekdaa", {"id": "sekdaa", "near": "sekda"}),
    ),
    (
        f"{LAW}/norma.yaml",
        "tampil_kepada: [ketua]",
        "tampil_kepada: [ketu]",
        ("L005", "peran", "ketu", {"id": "ketu", "near": "ketua"}),
    ),
    (
        "inggris.yaml",
        "layanan.pengaduan.isian.puas.tanya",
        "layanan.pengaduan.isian.puass.tanya",
        (
            "L005",
            "inggris",
            f"{LAW}.layanan.pengaduan.isian.puass.tanya",
            {
                "id": f"{LAW}.layanan.pengaduan.isian.puass.tanya",
                "near": f"{LAW}.layanan.pengaduan.isian.puas.tanya",
            },
        ),
    ),
    (
        STORY,
        "lakukan: ajukan",
        "lakukan: ajuka",
        ("L005", "langkah", "ajuka", {"id": "ajuka", "near": "ajukan"}),
    ),
    (
        STORY,
        "{dinas_pu: di_unit, dinas_sosial: di_unit}",
        "{dinas_pu: di_unit, dinas_sosal: di_unit}",
        ("L005", "unit", "dinas_sosal", {"id": "dinas_sosal", "near": "dinas_sosial"}),
    ),
    (
        STORY,
        "dinas_pu.tanggapan: 2026-03-30",
        "dinas_pu.tanggap: 2026-03-30",
        ("L005", "batas_waktu", "dinas_pu.tanggap", {"id": "tanggap", "near": "tanggapan"}),
    ),
    (
        STORY,
        "terlapor: lainnya",
        "terlapor: lain",
        ("L005", "nilai", "lain", {"id": "lain", "name": "terlapor", "near": "lainnya"}),
    ),
    (
        "unit.csv",
        "dinas_sosial,perangkat_daerah",
        "dinas_sosial,perangkat_daera",
        ("L005", "jenis_unit", "", {"id": "perangkat_daera", "near": "perangkat_daerah"}),
    ),
    # Ids that are too alike, or the same.
    (
        ORGANISATION,
        "  kepala_unit:\n",
        "  adminunit:\n    nama: Admin kedua\n    tingkat: unit\n"
        "    dasar: Pasal 5\n    dipegang_oleh: [kepala]\n  kepala_unit:\n",
        ("L004", "", "admin_unit", {"id": "admin_unit", "other": "adminunit", "line": "38"}),
    ),
    (
        SERVICE,
        "      lainnya: Lainnya\n",
        "      lainnya: Lainnya\n      Iainnya: Lainnya lagi\n",
        ("L004", "", "Iainnya", {"id": "Iainnya", "other": "lainnya", "line": "30"}),
    ),
    (
        SERVICE,
        "\nkaidah:",
        "\n  tutup: {jenis: teks, tanya: Tutup}\n\nkaidah:",
        (
            "L004",
            "ganda",
            "tutup",
            {"id": "tutup", "kind": "langkah", "other": "isian", "line": "44"},
        ),
    ),
    # Citations.
    (
        SERVICE,
        "dasar: Pasal 9 ayat (1)",
        "dasar: Pasal 9 ayat (3)",
        (
            "C001",
            "",
            "Pasal 9 ayat (3)",
            {
                "text": "Pasal 9 ayat (3)",
                "candidates": "Pasal 9 ayat (2); Pasal 9 ayat (1); Pasal 8 ayat (3); Pasal 15 ayat (3)",
            },
        ),
    ),
    (
        SERVICE,
        "dasar: Pasal 9 ayat (1)",
        "dasar: Pasal 9",
        (
            "C001",
            "tingkat",
            "Pasal 9",
            {"text": "Pasal 9", "candidates": "Pasal 9 ayat (1); Pasal 9 ayat (2)"},
        ),
    ),
    (
        SERVICE,
        "dasar: Pasal 9 ayat (1)",
        "dasar: pasal sembilan",
        ("C001", "tulisan", "pasal sembilan", {"text": "pasal sembilan", "candidates": "-"}),
    ),
    (
        SERVICE,
        "dasar: Pasal 9 ayat (1)",
        "dasar: Pasal I Perbup 3/2027",
        (
            "C001",
            "tulisan",
            "Pasal I Perbup 3/2027",
            {"text": "Pasal I Perbup 3/2027", "candidates": "-"},
        ),
    ),
    (
        ORGANISATION,
        "    nama: Sekretariat Daerah\n    sasaran: tidak\n    dasar: Pasal 3\n",
        "    nama: Sekretariat Daerah\n    sasaran: tidak\n",
        ("C001", "tanpa", "sekretariat", {}),
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), BROKEN)
def test_what_is_broken_is_found_once_and_at_its_place(
    tmp_path: Path,
    file: str,
    old: str,
    new: str,
    expected: tuple[str, str, str, dict[str, str]],
) -> None:
    region = changed(tmp_path, (file, old, new))
    errors = [told(region, f) for f in region.findings if f.code != "L006"]

    assert errors == [expected]
    assert not region.ok


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            SERVICE,
            "\nkaidah:",
            "\n  iseng: {jenis: ya_tidak, tanya: Iseng}\n\nkaidah:",
            ("L006", "isian", "iseng", {"id": "iseng"}),
        ),
        (
            SERVICE,
            "    memberi: batas\n",
            "    memberi: batas\n    baris:\n"
            "      - {maka: 1 hari, dasar: Pasal 12 huruf b}\n  lain:\n    memberi: batas\n",
            ("L006", "tabel", "lain", {"id": "lain"}),
        ),
        (
            SERVICE,
            "batas: {tafsir: satuan_penyaluran}",
            "batas: 3 hari",
            ("L006", "tafsir", "satuan_penyaluran", {"id": "satuan_penyaluran"}),
        ),
        (
            ORGANISATION,
            "  kepala_unit:\n",
            "  pengarah:\n    nama: Pengarah\n    tingkat: daerah\n"
            "    dasar: Pasal 4\n  kepala_unit:\n",
            ("L006", "peran", "pengarah", {"id": "pengarah"}),
        ),
        (
            ORGANISATION,
            "\nperan:",
            "  camat:\n    nama: Camat\n    dasar: Pasal 5\n\nperan:",
            ("L006", "jabatan", "camat", {"id": "camat"}),
        ),
        (
            ORGANISATION,
            "\njabatan:",
            "  desa:\n    nama: Desa\n    sasaran: tidak\n    pengaturan: ya\n\njabatan:",
            ("L006", "jenis_unit", "desa", {"id": "desa"}),
        ),
    ],
)
def test_what_is_not_used_is_a_warning(
    tmp_path: Path,
    file: str,
    old: str,
    new: str,
    expected: tuple[str, str, str, dict[str, str]],
) -> None:
    region = changed(tmp_path, (file, old, new))

    assert [told(region, finding) for finding in region.findings] == [expected]
    assert region.ok


def test_letters_are_sent_and_fill_in_what_is_known(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / LAW / "surat.yaml").write_text("""surat:
  undangan:
    perihal: Pengaduan nomor {nomor}
    isi: Mohon lengkapi {isian.kekurangan} sebelum {batass}.
    pengaturan: ya
""")
    region = load_region(folder)

    assert [told(region, finding) for finding in region.findings] == [
        (
            "L005",
            "penanda",
            "Mohon lengkapi {isian.kekurangan} sebelum {batass}.",
            {"id": "batass", "near": "batas"},
        ),
        ("L006", "surat", "undangan", {"id": "undangan"}),
    ]


def test_fields_that_determine_each_other_are_a_circle(tmp_path: Path) -> None:
    region = changed(
        tmp_path,
        (
            SERVICE,
            "kaidah:\n",
            """  satu: {jenis: ya_tidak, ditetapkan_kaidah: ya, selain_itu: tidak}
  dua: {jenis: ya_tidak, ditetapkan_kaidah: ya}

kaidah:
  pertama: {bila: {satu: ya}, maka: {tetapkan: {dua: ya}}}
  kedua: {bila: {dua: ya}, maka: {tetapkan: {satu: ya}}}
""",
        ),
    )

    assert [told(region, finding) for finding in region.findings] == [
        ("L005", "tanpa_selain_itu", "dua", {"id": "dua"}),
        ("L005", "lingkaran", "dua", {"id": "dua, satu"}),
    ]


def test_a_missing_file_and_a_foreign_one_are_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / LAW / "kanal.yaml").rename(folder / LAW / "kanall.yaml")
    (folder / "daerah.yaml").unlink()
    region = load_region(folder)

    assert [(f.variant, dict(f.detail)) for f in region.findings if f.code == "L005"][:2] == [
        ("berkas_asing", {"id": f"{LAW}/kanall.yaml", "near": "kanal.yaml"}),
        ("berkas", {"id": "daerah.yaml"}),
    ]


def test_a_file_that_cannot_be_read_is_one_fault_and_not_hundreds(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / LAW / "organisasi.yaml").write_text("")
    region = load_region(folder)

    assert [told(region, finding) for finding in region.findings] == [
        ("L005", "berkas_kosong", "", {"id": "organisasi.yaml"}),
    ]


def test_faults_tell_which_services_they_touch(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    other = folder / LAW / "layanan" / "laporan.yaml"
    text = (folder / SERVICE).read_text()
    other.write_text(text.replace("layanan: pengaduan", "layanan: laporan"))
    change(folder, SERVICE, "arsipkan: {oleh: admin,", "arsipkan: {oleh: admn,")
    region = load_region(folder)

    assert region.faulty(LAW, "pengaduan")
    assert not region.faulty(LAW, "laporan")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("tahap_1", "tahap_l", True),
        ("A10", "A1O", True),
        ("admin_unit", "adminunit", True),
        ("Unit", "unit", True),
        ("langkah_1_1", "langkah_11", False),
        ("pasal_1", "pasal_2", False),
        ("disetujui", "disetujuan", False),
    ],
)
def test_ids_are_alike_when_they_look_the_same(one: str, other: str, alike: bool) -> None:
    assert (look(one) == look(other)) is alike


def test_a_message_shows_the_line_and_what_to_write_instead(tmp_path: Path) -> None:
    region = changed(tmp_path, (SERVICE, "arsipkan: {oleh: admin,", "arsipkan: {oleh: admn,"))
    (finding,) = region.findings

    text = render(finding, "id", region.documents[finding.file].text)

    assert 'Tidak ada peran bernama "admn".' in text
    assert "mungkin maksud Anda: admin" in text
    assert "~~~~" in text


@pytest.mark.parametrize("code", ["L004", "L005", "L006", "C001"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_wording_can_be_filled(code: str, lang: str) -> None:
    detail = dict.fromkeys(
        (
            "id",
            "near",
            "name",
            "kind",
            "other",
            "line",
            "gives",
            "wanted",
            "count",
            "text",
            "candidates",
        ),
        "x",
    )

    for wording in CHECKS[code].wordings.values():
        assert "{" not in wording.problem.to(lang).format(**detail)
        wording.remedy.to(lang).format(**detail)


def test_settings_and_refused_steps_name_only_what_is_there(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / LAW / "pengaturan.yaml").write_text(
        "bagian_formulir:\n  satu:\n    nama: Satu\n    isian: [uraian, terlaporr]\n"
        "petunjuk:\n  uraiann: Jelaskan.\n"
        "eskalasi:\n  - {setelah: 1 hari, kepada: admn}\n",
        "utf-8",
    )
    story = (folder / STORY).read_text("utf-8")
    steps = (
        "  - pada: 2026-12-01 10:00\n    oleh: admin\n    lakukan: salurkan\n"
        "    ditolak: tahap\n    isian:\n      golongn: keluhan\n"
    )
    (folder / STORY).write_text(f"{story.rstrip()}\n{steps}", "utf-8")
    region = load_region(folder)
    assert sorted(told(region, finding)[:3] for finding in region.findings) == [
        ("L005", "isian", "golongn"),
        ("L005", "isian", "terlaporr"),
        ("L005", "isian", "uraiann"),
        ("L005", "peran", "admn"),
    ]


def test_a_scenario_that_answers_with_a_misspelt_unit_is_told(tmp_path: Path) -> None:
    reason = "  alasan: {jenis: teks, tanya: Alasan, pengaturan: ya}\n"
    field = (
        "  dituju: {jenis: unit, tanya: Siapa yang dituju, saat_diterima: ya, dasar: Pasal 11}\n"
    )
    region = changed(
        tmp_path,
        (SERVICE, reason, reason + field),
        (PROMISES, "isian: {uraian", "isian: {dituju: dinas_sosail, uraian"),
    )

    assert [told(region, finding) for finding in region.findings] == [
        ("L005", "unit", "dinas_sosail", {"id": "dinas_sosail", "near": "dinas_sosial"})
    ]
