"""Loading a region: what the files say becomes the values the engine reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aduan.errors import UsageError
from aduan.model.conditions import ALWAYS, Atom, Condition, Subject
from aduan.model.inference import Derived, Rule
from aduan.model.limits import Counting, Limit, Roll, Unit
from aduan.model.rules import (
    Choice,
    Clock,
    Extension,
    Field,
    HandTo,
    Instant,
    Lapse,
    Level,
    Move,
    Reminder,
    Role,
    RoleLevel,
    Rules,
    Source,
    Version,
    fixed,
)
from aduan.model.values import Domain, FieldKind, Place, Text
from aduan.rulebook.edition import edition
from aduan.rulebook.region import Loader, load_region
from contoh_region import CONTOH, LAW, SERVICE, change, changed, copied

FILE = (CONTOH / SERVICE).as_posix()
PATH = "layanan.pengaduan"


def rules() -> Rules:
    return load_region(CONTOH).rules(LAW, "pengaduan")


def test_the_example_region_loads_without_findings() -> None:
    region = load_region(CONTOH)

    assert region.findings == ()
    assert region.ok
    assert region.key == "contoh"
    assert region.region.name == Text("Kabupaten Contoh", "Contoh Regency")
    assert region.region.work_week == frozenset(range(5))
    assert region.region.local_holidays == {date(2026, 4, 6): "Hari Jadi Kabupaten Contoh"}
    assert list(region.regulations) == [LAW]
    assert list(region.regulations[LAW].services) == ["pengaduan"]
    assert len(region.regulations[LAW].scenarios) == 10


def test_a_field_has_its_options_its_english_and_its_place() -> None:
    assert rules().service.fields["golongan"] == Field(
        key="golongan",
        kind=FieldKind.CHOICE,
        label=Text("Laporan ini tentang apa?", "What is this report about?"),
        question=Text("Laporan ini tentang apa?", "What is this report about?"),
        domain=Domain(FieldKind.CHOICE, ("permintaan_informasi", "keluhan", "pengaduan")),
        options=(
            ("permintaan_informasi", Text("Permintaan informasi", "Request for information")),
            ("keluhan", Text("Keluhan", "Grievance")),
            ("pengaduan", Text("Pengaduan", "Complaint")),
        ),
        required=True,
        listed=True,
        at_intake=True,
        source=Source(("pasal-9/ayat-1",), (), Place(FILE, 12, 3, f"{PATH}.isian.golongan")),
    )


def test_what_is_asked_at_intake_follows_from_who_asks_it_later() -> None:
    fields = rules().service.fields

    assert {key: (f.at_intake, f.required) for key, f in fields.items()} == {
        "uraian": (True, True),
        "golongan": (True, True),
        "terlapor": (True, False),
        "kadar_pengawasan": (False, True),
        "kekurangan": (False, False),
        "isi_tanggapan": (False, False),
        "puas": (False, True),
        "alasan": (False, False),
    }


def test_a_rule_suggests_a_judgement() -> None:
    (rule,) = rules().service.rules.rules

    assert rule == Rule(
        key="saran_kadar_pengawasan",
        when=Condition(
            (
                (
                    Atom("golongan", values=frozenset({"pengaduan"})),
                    Atom("terlapor", values=frozenset({"kepala_daerah", "asn", "perangkat_desa"})),
                ),
            )
        ),
        suggests=(("kadar_pengawasan", True),),
        citation=("pasal-10/ayat-1",),
        place=rule.place,
    )


def test_a_row_holds_dated_values_and_the_amendment_that_changed_them() -> None:
    table = rules().service.tables["batas_tanggapan"]

    assert table.columns == ("kadar_pengawasan",)
    assert table.rows[1].when == Condition(
        ((Atom("kadar_pengawasan", values=frozenset({False})),),)
    )
    assert table.rows[1].result == Choice(
        (
            Version(date(2026, 3, 1), Limit(14, Unit.WORKING_DAYS), ("pasal-12/huruf-b",)),
            Version(date(2027, 1, 1), Limit(10, Unit.WORKING_DAYS), ("Pasal I Perbup 3/2027",)),
        )
    )


def test_a_table_may_say_that_it_cannot_be_proved(tmp_path: Path) -> None:
    region = changed(
        tmp_path,
        (
            SERVICE,
            "    memberi: jenis_unit\n",
            "    memberi: jenis_unit\n    tak_terbuktikan: ya\n",
        ),
    )

    assert region.rules(LAW, "pengaduan").service.tables["tujuan"].opaque


def test_a_move_hands_over_by_a_table() -> None:
    (move,) = [m for m in rules().service.case.stages["diterima"].moves if m.key == "salurkan"]

    assert move == Move(
        key="salurkan",
        label=Text("Salurkan"),
        level=Level.CASE,
        by=("admin",),
        to="ditangani",
        asks=("kadar_pengawasan", "alasan"),
        notify=("pelapor",),
        hand_to=HandTo(Choice(table="tujuan")),
        source=Source(("pasal-11",), (), move.source.place),
    )


def test_a_clock_follows_the_reading_of_its_limit() -> None:
    clock = rules().service.case.clocks[0]
    place = clock.source.place
    lapse_path = f"{PATH}.berkas.batas_waktu.penyaluran_awal.bila_lewat"

    assert place == Place(FILE, 103, 5, f"{PATH}.berkas.batas_waktu.penyaluran_awal")
    assert clock == Clock(
        key="penyaluran_awal",
        label=Text("Penyaluran awal"),
        level=Level.CASE,
        start=Instant(("diterima",)),
        ends=("salurkan",),
        limit=fixed(Limit(3, Unit.DAYS)),
        owner="admin",
        pauses_in=("tertunda",),
        lapse=Lapse(
            notify=("ketua",), source=Source((), (), Place(FILE, 109, 7, lapse_path), setting=True)
        ),
        source=Source(("pasal-11/ayat-1",), ("satuan_penyaluran",), place),
    )


def test_another_reading_flips_the_value_and_the_edition() -> None:
    kept, flipped = (
        load_region(CONTOH),
        load_region(CONTOH, readings={"satuan_penyaluran": "hari_kerja"}),
    )
    clock = flipped.rules(LAW, "pengaduan").service.case.clocks[0]

    assert clock.limit == fixed(Limit(3, Unit.WORKING_DAYS))
    assert flipped.regulations[LAW].interpretations["satuan_penyaluran"].followed == "hari_kerja"
    assert flipped.edition != kept.edition == edition(CONTOH)


@pytest.mark.parametrize(
    "readings",
    [
        {"satuan_penyaluran": "hari_pasar"},
        {"satuan": "hari_kerja"},
    ],
)
def test_a_reading_that_does_not_exist_is_refused(readings: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        load_region(CONTOH, readings=readings)


def test_roles_of_every_region_are_there_beside_those_written() -> None:
    roles = rules().roles

    assert list(roles) == [
        "pelapor",
        "sistem",
        "umum",
        "ketua",
        "admin",
        "kepala_unit",
        "admin_unit",
    ]
    assert roles["kepala_unit"] == Role(
        "kepala_unit",
        Text("Kepala unit", "Head of the unit"),
        RoleLevel.UNIT,
        ("kepala",),
        Source(("pasal-5",), (), roles["kepala_unit"].source.place),
    )


def test_every_norm_knows_the_elements_that_carry_it_out() -> None:
    law = load_region(CONTOH).regulations[LAW]

    assert law.bound["pasal-20"] == (f"{PATH}.kerahasiaan.identitas",)
    assert law.bound["pasal-10/ayat-1"] == (f"{PATH}.kaidah.saran_kadar_pengawasan",)
    assert [n for n in law.norms if n not in law.bound] == ["pasal-21"]
    assert law.norms["pasal-21"].note.startswith("Sanksi diputuskan")


# --- Conditions ---------------------------------------------------------------------------------

GUARD = "bila: {golongan: pengaduan}\n    selain_itu: tidak_ada"
FIELDS = """
  kerugian: {jenis: uang, tanya: Berapa kerugiannya, di_daftar: ya, dasar: Pasal 9 ayat (2)}
  kejadian: {jenis: tanggal, tanya: Kapan terjadi, dasar: Pasal 9 ayat (2)}
"""
TOP = 1_000_000_000_000_000


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ("{golongan: semua}", ALWAYS),
        (
            "{golongan: [keluhan, pengaduan]}",
            Condition(((Atom("golongan", values=frozenset({"keluhan", "pengaduan"})),),)),
        ),
        (
            "{golongan: {bukan: pengaduan}}",
            Condition(
                ((Atom("golongan", values=frozenset({"keluhan", "permintaan_informasi"})),),)
            ),
        ),
        (
            "{golongan: {bukan: [pengaduan, keluhan]}}",
            Condition(((Atom("golongan", values=frozenset({"permintaan_informasi"})),),)),
        ),
        ("{puas: {bukan: ya}}", Condition(((Atom("puas", values=frozenset({False})),),))),
        (
            "{kerugian: {paling_sedikit: 10, kurang_dari: 50}}",
            Condition(((Atom("kerugian", low=10, high=49),),)),
        ),
        (
            "{kerugian: {lebih_dari: 10, paling_banyak: 50}}",
            Condition(((Atom("kerugian", low=11, high=50),),)),
        ),
        ("{kerugian: 7}", Condition(((Atom("kerugian", values=frozenset({7})),),))),
        (
            "{kerugian: {bukan: 7}}",
            Condition(((Atom("kerugian", low=0, high=6),), (Atom("kerugian", low=8, high=TOP),))),
        ),
        ("{kejadian: terisi}", Condition(((Atom("kejadian", filled=True),),))),
        ("{kejadian: kosong}", Condition(((Atom("kejadian", filled=False),),))),
        (
            "{tanggapan_pelapor: [berjalan, lewat]}",
            Condition(
                (
                    (
                        Atom(
                            "tanggapan_pelapor",
                            values=frozenset({"berjalan", "lewat"}),
                            subject=Subject.CLOCK,
                        ),
                    ),
                )
            ),
        ),
        (
            "{ditangani: {bukan: belum}}",
            Condition(
                (
                    (
                        Atom(
                            "ditangani",
                            values=frozenset({"sedang", "sudah"}),
                            subject=Subject.EVENT,
                        ),
                    ),
                )
            ),
        ),
        (
            "{penyaluran: {bukan: [belum_semua, tidak_ada]}}",
            Condition(
                (
                    (
                        Atom(
                            "penyaluran",
                            subject=Subject.HANDOVERS,
                            values=frozenset(
                                {
                                    "semua_selesai",
                                    "salah_satu_selesai",
                                    "utama_selesai",
                                    "semua_kembali",
                                }
                            ),
                        ),
                    ),
                )
            ),
        ),
        (
            "[{golongan: keluhan}, {puas: ya, kejadian: terisi}]",
            Condition(
                (
                    (Atom("golongan", values=frozenset({"keluhan"})),),
                    (Atom("puas", values=frozenset({True})), Atom("kejadian", filled=True)),
                )
            ),
        ),
    ],
)
def test_a_condition_is_any_of_lists_of_atoms(
    tmp_path: Path, written: str, condition: Condition
) -> None:
    region = changed(
        tmp_path,
        (
            SERVICE,
            GUARD,
            f"bila: {written}\n    selain_itu: tidak_ada"
            if not written.startswith("[")
            else _listed(written),
        ),
        (SERVICE, "\nkaidah:", f"{FIELDS}\nkaidah:"),
    )

    assert region.findings == ()
    assert region.rules(LAW, "pengaduan").service.fields["terlapor"].when == condition


def _listed(written: str) -> str:
    del written
    return """bila:
      - {golongan: keluhan}
      - {puas: ya, kejadian: terisi}
    selain_itu: tidak_ada"""


def test_a_hand_over_may_ask_for_the_kind_of_its_unit(tmp_path: Path) -> None:
    region = changed(
        tmp_path,
        (
            SERVICE,
            "ke: dikembalikan, perlu: [alasan]",
            "ke: dikembalikan, perlu: [alasan], bila: {jenis_unit: {bukan: inspektorat}}",
        ),
    )
    handover = region.rules(LAW, "pengaduan").service.handover

    assert region.findings == ()
    assert handover is not None
    assert handover.stages["di_unit"].moves[0].when == Condition(
        ((Atom("jenis_unit", values=frozenset({"sekretariat", "perangkat_daerah"})),),)
    )


# --- Moves of several stages, clocks in full, derived fields -----------------------------------


def test_a_move_of_several_stages_stands_in_each_of_them(tmp_path: Path) -> None:
    region = changed(
        tmp_path,
        (
            SERVICE,
            "  batas_waktu:\n    penyaluran_awal:",
            """  langkah:
    cabut: {oleh: pelapor, dari: semua, ke: selesai, dasar: Pasal 15}
    ingatkan: {oleh: admin, dari: [ditangani, menunggu_pelapor], dasar: Pasal 14}
  batas_waktu:
    penyaluran_awal:""",
        ),
    )
    stages = region.rules(LAW, "pengaduan").service.case.stages

    assert region.findings == ()
    assert [k for k, s in stages.items() if any(m.key == "cabut" for m in s.moves)] == [
        "diterima",
        "tertunda",
        "ditangani",
        "menunggu_pelapor",
        "dinilai_kurang",
    ]
    assert stages["ditangani"].moves[-1].from_stages == ("ditangani", "menunggu_pelapor")
    assert stages["diterima"].moves[-1].key == "cabut"


def test_a_clock_says_all_it_can_say(tmp_path: Path) -> None:
    region = changed(
        tmp_path,
        (
            SERVICE,
            "    tanggapan_pelapor: {sejak",
            """    penyelesaian:
      sejak: {paling_akhir: [salurkan, sampaikan_hasil]}
      aktif_sejak: salurkan
      mulai_lagi: dalami_kembali
      sampai: selesai
      batas: {tafsir: satuan, jumlah: 60}
      sifat: target
      bagi: ketua
      jeda_saat: tidak_ada
      bila: {golongan: pengaduan}
      hitung:
        hari_pertama: hari_yang_sama
        akhir_di_hari_libur: hari_kerja_berikutnya
        setelah_jam: "15.30"
      hitung_ulang: sejak_perubahan
      ingatkan: [50%, 2 hari]
      perpanjangan: {tambah: 5 hari kerja, paling_banyak: 2}
      bila_lewat: {beritahu: ketua, pengaturan: ya}
      dasar: Pasal 14
    tanggapan_pelapor: {di_dalam: penyelesaian, sejak""",
        ),
        (
            f"{LAW}/tafsir.yaml",
            "    status: usulan\n",
            """    status: usulan
  satuan:
    pertanyaan: Hari apa
    dasar: Pasal 14
    pilihan: {kalender: hari, kerja: hari kerja}
    dipilih: kerja
    status: usulan
""",
        ),
    )
    clock = region.rules(LAW, "pengaduan").service.case.clocks[2]
    part = region.rules(LAW, "pengaduan").service.case.clocks[3]

    assert region.findings == ()
    assert clock.start == Instant(("salurkan", "sampaikan_hasil"), latest=True)
    assert (clock.active_from, clock.again_from) == (("salurkan",), ("dalami_kembali",))
    assert clock.limit == fixed(Limit(60, Unit.WORKING_DAYS))
    assert clock.source.readings == ("satuan",)
    assert clock.pauses_in == ()
    assert clock.counting == Counting(
        first=clock.counting.first, end_on_day_off=Roll.NEXT, after_hours=930
    )
    assert clock.counting.first.value == "hari_yang_sama"
    assert clock.reminders == (Reminder(percent=50), Reminder(before=2))
    assert clock.extension == Extension(Limit(5, Unit.WORKING_DAYS), 2)
    assert part.within == ("penyelesaian",)


def test_a_clock_names_the_readings_of_how_days_are_counted(tmp_path: Path) -> None:
    region = changed(
        tmp_path,
        (
            f"{LAW}/peraturan.yaml",
            "akhir_di_hari_libur: tetap",
            "akhir_di_hari_libur: {tafsir: geser}",
        ),
        (
            f"{LAW}/tafsir.yaml",
            "    status: usulan\n",
            """    status: usulan
  geser:
    pertanyaan: Bergeserkah batas yang jatuh pada hari libur
    dasar: Pasal 11 ayat (1)
    pilihan: {ya: hari_kerja_berikutnya, tetap: tetap}
    dipilih: tetap
    status: usulan
""",
        ),
    )
    clocks = region.rules(LAW, "pengaduan").service.case.clocks

    assert region.findings == ()
    assert [clock.source.readings for clock in clocks] == [
        ("satuan_penyaluran", "geser"),
        ("geser",),
        ("geser",),
    ]


def test_derived_fields_settle_after_those_they_are_derived_from(tmp_path: Path) -> None:
    region = changed(
        tmp_path,
        (
            SERVICE,
            "kaidah:\n",
            """  berat: {jenis: ya_tidak, ditetapkan_kaidah: ya, selain_itu: tidak, dasar: Pasal 9 ayat (1)}
  mendesak: {jenis: ya_tidak, ditetapkan_kaidah: ya, selain_itu: tidak, di_daftar: ya, dasar: Pasal 9 ayat (1)}

kaidah:
  jadi_mendesak:
    bila: {berat: ya}
    maka: {tetapkan: {mendesak: ya}}
  jadi_berat:
    bila: {golongan: pengaduan}
    maka: {tetapkan: {berat: ya}, beritahu: ketua}
""",
        ),
    )
    service = region.rules(LAW, "pengaduan").service

    assert region.findings == ()
    assert service.rules.derived == (Derived("berat", False, 0), Derived("mendesak", False, 1))
    assert not service.fields["berat"].at_intake
    assert service.rules.rules[1].notifies == ("ketua",)


# --- Editions and loading again -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "same"),
    [
        (SERVICE, "batas: 30 hari", "batas: 31 hari", False),
        (f"{LAW}/skenario/dua_unit.yaml", "Jalan di depan", "Jalan depan", True),
        ("inggris.yaml", "Contoh Regency", "Regency of Contoh", True),
        ("unit.csv", "Dinas Sosial", "Dinas Sosial dan Tenaga Kerja", True),
    ],
)
def test_the_edition_changes_with_what_binds(
    tmp_path: Path, file: str, old: str, new: str, same: bool
) -> None:
    region = copied(tmp_path)
    before = edition(region)

    change(region, file, old, new)

    assert (edition(region) == before) is same
    assert load_region(region).edition == edition(region)


def test_the_edition_does_not_depend_on_where_the_region_lies_or_how_lines_end(
    tmp_path: Path,
) -> None:
    region = copied(tmp_path)
    file = region / SERVICE
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert edition(region) == edition(CONTOH)


def test_loading_again_reads_only_what_changed(tmp_path: Path) -> None:
    region, loader = copied(tmp_path), Loader()
    first = loader.load(region)

    change(region, f"{LAW}/kanal.yaml", "Jalan Merdeka 1", "Jalan Merdeka 2")
    again = loader.load(region)

    changed_files = [f for f, d in again.documents.items() if d is not first.documents[f]]
    assert changed_files == [(region / LAW / "kanal.yaml").as_posix()]
    assert again.rules(LAW, "pengaduan").channels["datang_langsung"].address == (
        "Jalan Merdeka 2, Contoh"
    )
    assert again == load_region(region)


def test_a_service_that_did_not_change_is_not_built_again(tmp_path: Path) -> None:
    region, loader = copied(tmp_path), Loader()
    first = loader.load(region).regulations[LAW].services["pengaduan"]

    change(region, f"{LAW}/skenario/dua_unit.yaml", "Jalan di depan", "Jalan depan")

    assert loader.load(region).regulations[LAW].services["pengaduan"] is first
    change(region, f"{LAW}/organisasi.yaml", "nama: Admin unit", "nama: Petugas unit")
    assert loader.load(region).regulations[LAW].services["pengaduan"] is not first


def test_a_former_id_leads_to_the_element(tmp_path: Path) -> None:
    region = changed(
        tmp_path,
        (
            f"{LAW}/organisasi.yaml",
            "    nama: Admin unit\n",
            "    nama: Admin unit\n    dahulu: [petugas_unit]\n",
        ),
    )

    assert region.findings == ()
    assert region.regulations[LAW].former == {"peran.petugas_unit": "peran.admin_unit"}
