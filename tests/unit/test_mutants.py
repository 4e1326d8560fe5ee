"""Rules changed in one place: each mutant is another rule, and promises notice it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aduan.rulebook.region import Loader
from aduan.services.mutants.duties import duty_mutants
from aduan.services.mutants.marks import ALL
from aduan.services.mutants.services import Mutant, mutants
from aduan.services.mutating import mutate
from aduan.services.rulebooks import load

ROOT = Path(__file__).parents[2]
CONTOH = ROOT / "tests" / "regions" / "contoh"
LAW = "perbup_7_2026"
LOADER = Loader()
SHIPPED = sorted(file.parent for file in ROOT.glob("regions/*/daerah.yaml"))


def every() -> list[Mutant]:
    """Give the mutants of the example's complaints."""
    return list(mutants(load(CONTOH, loader=LOADER).rules(LAW, "pengaduan")))


@pytest.mark.parametrize(
    "name",
    [
        "berkas.batas_waktu.melengkapi.batas: 30 hari -> 31 hari",
        "berkas.batas_waktu.melengkapi.batas: 30 hari -> 29 hari",
        "berkas.batas_waktu.melengkapi.batas: 30 hari -> 30 hari kerja",
        "berkas.tahap.diterima.langkah.minta_lengkapi.oleh: admin -> ketua",
        "berkas.tahap.diterima.langkah.minta_lengkapi.perlu: kekurangan -> tidak ada",
        "berkas.tahap.tertunda.langkah.arsipkan.bila.melengkapi: lewat -> tidak ada",
        "penyaluran.tahap.menunggu_persetujuan.langkah.setujui.bukan_oleh: ajukan -> tidak ada",
        "kerahasiaan.identitas.dibuka_oleh: admin_unit -> tidak ada",
    ],
)
def test_a_mutant_says_what_was_changed_in_the_words_of_the_rule_files(name: str) -> None:
    assert f"layanan.pengaduan.{name}" in {mutant.name for mutant in every()}


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_mutant_is_another_rule(folder: Path) -> None:
    region = load(folder, loader=LOADER)
    for key, law in region.regulations.items():
        for service in law.services:
            rules = region.rules(key, service)
            assert [m.name for m in mutants(rules) if m.rules == rules] == []
            assert [c for d in law.duties for c in duty_mutants(d, rules) if c.value == d] == []


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_mutant_of_a_service_has_a_name_of_its_own(folder: Path) -> None:
    region = load(folder, loader=LOADER)
    for key, law in region.regulations.items():
        for service in law.services:
            names = [m.name for m in mutants(region.rules(key, service))]
            assert sorted(set(names)) == sorted(names)


def test_a_clock_that_begins_with_an_answer_may_be_noticed_by_any_scenario() -> None:
    rules = load(ROOT / "regions" / "lombok_utara", loader=LOADER).rules(
        "perbup_6_2014", "pengaduan"
    )
    found = [m for m in mutants(rules) if ".batas_waktu.penyampaian." in m.name]

    assert found
    assert {mark for m in found for mark in m.touched} == {ALL}


def test_what_the_rules_leave_open_is_settled_as_the_changed_field_says() -> None:
    rules = load(ROOT / "regions" / "bone", loader=LOADER).rules("perbup_20_2020", "pengaduan")
    (mutant,) = (
        m for m in mutants(rules) if m.name.endswith(".lewat_kanal_luar.selain_itu: tidak -> ya")
    )

    defaults = {d.name: d.default for d in mutant.rules.service.rules.derived}

    assert defaults["lewat_kanal_luar"] is True


def test_no_mutant_says_what_the_rules_say_already_in_other_words() -> None:
    rules = load(ROOT / "regions" / "bone", loader=LOADER).rules("perbup_20_2020", "pengaduan")
    names = [mutant.name for mutant in mutants(rules)]

    # Working days never end on a day off; who files a complaint sees their own answers.
    assert [n for n in names if ".tanggapan.jatuh_hari_libur" in n] == []
    assert [n for n in names if ".kerahasiaan.identitas.terlihat: tidak ada ->" in n] == [
        "layanan.pengaduan.kerahasiaan.identitas.terlihat: tidak ada -> umum"
    ]


def test_what_no_promise_touches_is_noticed_by_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "contoh"
    shutil.copytree(CONTOH, folder)
    before = mutate(folder, workers=1)
    for file in (folder / LAW / "skenario").glob("*.yaml"):
        file.unlink()

    after = mutate(folder, workers=1)

    assert (after.failed, after.made) == (0, after.told + len(after.survivors))
    assert before.failed > 0.75 * before.made
    assert before.score > after.score


def test_a_share_of_the_mutants_is_the_same_every_time_and_on_any_number_of_workers() -> None:
    once, again = (mutate(CONTOH, percent=20, workers=count) for count in (1, 2))

    assert once == again
    assert 0 < once.made < 0.4 * len(every())


def test_a_survivor_stands_at_its_place() -> None:
    found = mutate(CONTOH, workers=1)

    for one in found.survivors:
        file, line, _ = one.place.rsplit(":", 2)
        text = (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1]
        element = one.name.split(": ", maxsplit=1)[0].split(".")
        assert any(part in text for part in element)
