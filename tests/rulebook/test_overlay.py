"""Regulations that stand on another: what they change, what they take over, and where faults are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aduan.model.limits import Limit, Roll, Unit
from aduan.model.rules import REPORTER, Version
from aduan.rulebook.effects import stricter
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Node, read
from aduan.rulebook.region import LoadedRegion, load_region
from aduan.services.rulebooks import open_service
from contoh_region import CONTOH, LAW, copied

UJI = Path(__file__).parents[1] / "regions" / "uji"
IDENTITY = """\
peraturan: perbup_3_2027
nama: Perubahan
berdasar: perbup_7_2026
berlaku_sejak: 2027-01-01
peralihan: {berkas_terbuka: aturan_lama, dasar: Pasal II}
dasar: Pasal II
"""
NORMS = """\
norma:
  pasal-i: {jenis: lain, isi: Peraturan dasar diubah.}
  pasal-ii: {jenis: lain, isi: Peraturan ini berlaku sejak 1 Januari 2027.}
"""
AMENDMENT = "perbup_3_2027"
PATH = "layanan.pengaduan.berkas.batas_waktu.melengkapi"


def amended(folder: Path, *changes: str) -> LoadedRegion:
    """Load the example region with an amendment that makes some changes."""
    law = copied(folder) / AMENDMENT
    law.mkdir()
    items = "".join(f"  - {{{change}, dasar: Pasal I}}\n" for change in changes)
    for name, text in (
        ("peraturan", IDENTITY),
        ("norma", NORMS),
        ("ubahan", f"ubahan:\n{items}"),
    ):
        (law / f"{name}.yaml").write_text(text, "utf-8")
    return load_region(law.parent)


def test_an_amendment_changes_a_value_and_leaves_its_base_as_it_is(tmp_path: Path) -> None:
    region = amended(tmp_path, f"ubah: {PATH}.batas, semula: 30 hari, nilai: 20 hari")
    old, new = (
        next(c for c in region.rules(law, "pengaduan").service.case.clocks if c.key == "melengkapi")
        for law in (LAW, AMENDMENT)
    )

    assert region.findings == ()
    assert old.limit.versions == (Version(None, Limit(30, Unit.DAYS)),)
    assert new.limit.versions == (Version(None, Limit(20, Unit.DAYS)),)
    assert old.source.citation == ("pasal-8/ayat-4",)
    assert new.source.citation == ("pasal-8/ayat-4", "perbup-3-2027/pasal-i")


def test_an_item_of_a_list_is_named_by_its_number_from_1(tmp_path: Path) -> None:
    row = "layanan.pengaduan.tabel.batas_tanggapan.baris.1"
    region = amended(tmp_path, f"ubah: {row}.maka, semula: 60 hari kerja, nilai: 50 hari kerja")
    rows = region.rules(AMENDMENT, "pengaduan").service.tables["batas_tanggapan"].rows

    assert region.findings == ()
    assert rows[0].result.versions[0].value == Limit(50, Unit.WORKING_DAYS)
    assert len(rows) == 2


def test_what_is_taken_out_is_no_more(tmp_path: Path) -> None:
    region = amended(tmp_path, f"hapus: {PATH}, dasar: Pasal I".removesuffix(", dasar: Pasal I"))
    clocks = region.rules(LAW, "pengaduan").service.case.clocks

    told = {(f.code, f.variant, f.detail["id"]) for f in region.findings}
    assert "melengkapi" in {clock.key for clock in clocks}
    assert ("L005", "syarat", "melengkapi") in told


def test_a_fault_in_a_change_is_told_in_the_file_of_the_change(tmp_path: Path) -> None:
    region = amended(
        tmp_path,
        f"ubah: {PATH}.batas, semula: 30 hari, nilai: 20 harri",
        f"sisipkan: {PATH}.btas_baru, nilai: 1 hari",
        f"ubah: {PATH}.bagi, semula: pelapor, nilai: pelapoor",
    )

    told = {(f.code, Path(f.file).name, f.span.start.line) for f in region.findings}
    assert told == {
        ("L005", "ubahan.yaml", 2),
        ("L003", "ubahan.yaml", 3),
        ("L005", "ubahan.yaml", 4),
    }


def test_texts_fall_back_to_the_english_of_the_base(tmp_path: Path) -> None:
    region = amended(tmp_path, f"ubah: {PATH}.batas, semula: 30 hari, nilai: 20 hari")
    base, changed = (region.rules(law, "pengaduan").service for law in (LAW, AMENDMENT))

    assert changed.fields["golongan"].label == base.fields["golongan"].label
    assert changed.fields["golongan"].label.en == "What is this report about?"


def test_the_way_of_counting_is_taken_over() -> None:
    laws = load_region(UJI).regulations

    assert laws["perbup_4_2026"].regulation.counting.end_on_day_off is Roll.NEXT
    assert laws["perbup_4_2026"].regulation.in_force == date(2026, 8, 1)


def test_a_procedure_adds_services_that_cite_its_own_articles() -> None:
    region = load_region(UJI)
    services = region.regulations["sop_dinas_air"].services

    assert list(services) == ["peralihan", "meteran"]
    assert services["meteran"].source.citation == ("sop-dinas-air/pasal-3",)
    assert REPORTER in region.rules("sop_dinas_air", "meteran").roles


def test_a_change_makes_a_whole_kind_of_file_where_the_base_has_none(tmp_path: Path) -> None:
    region = amended(tmp_path, "sisipkan: surat.kabar, nilai: {perihal: Kabar, isi: Isi}")

    (finding,) = region.findings
    assert (finding.code, finding.variant) == ("O001", "")


def _node(text: str) -> Node:
    root = read(f"v: {text}\n", "x.yaml").root
    assert isinstance(root, Map)
    return root.entries["v"].value


@pytest.mark.parametrize(
    ("key", "old", "new", "verdict"),
    [
        ("batas", "30 hari", "20 hari", True),
        ("batas", "30 hari", "30 hari", True),
        ("batas", "30 hari", "31 hari", False),
        ("batas", "30 hari", "20 hari kerja", None),
        ("batas", "tidak ada", "20 hari", True),
        ("batas", "20 hari", "tidak ada", False),
        ("batas", "tanggal 5", "20 hari", None),
        ("batas", "banyak", "20 hari", None),
        ("batas", "[1, 2]", "20 hari", None),
        ("terlihat", "[admin, ketua]", "admin", True),
        ("terlihat", "admin", "[admin, ketua]", False),
        ("dibuka_oleh", "admin", "{a: 1}", True),
        ("nama", "Aduan", "Pengaduan", None),
    ],
)
def test_stricter_is_proved_or_not_told(key: str, old: str, new: str, verdict: bool | None) -> None:
    assert stricter(key, _node(old), _node(new)) is verdict


def test_the_example_region_has_no_amendment() -> None:
    assert load_region(CONTOH).regulations[LAW].base == ""


@pytest.mark.parametrize(
    ("received", "regulation"),
    [
        (None, "perbup_3_2026"),
        (date(2026, 1, 1), "perbup_3_2026"),
        (date(2026, 7, 31), "perbup_3_2026"),
        (date(2026, 8, 1), "perbup_4_2026"),
    ],
)
def test_an_amendment_governs_what_is_received_once_it_has_taken_effect(
    received: date | None, regulation: str
) -> None:
    opened = open_service(load_region(UJI), "peralihan", received=received)

    assert opened.program.rules.regulation.key == regulation
