"""The command line as its users meet it: whole outputs, exit codes, both languages, no traceback."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import command_documents
from aduan.cli import main
from aduan.cli.commands import group
from aduan.cli.console import Console
from aduan.model.values import Text
from aduan.texts import commands, differences, explanations, reasons, usage
from command_documents import BLOCK, printed, toured

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REGION = "tests/regions/contoh"
SCRIPTS = f"{REGION}/perbup_7_2026/skenario"
SCRIPT = f"{SCRIPTS}/dua_unit.yaml"

TABLES = {
    f"{module.__name__.rpartition('.')[2]}.{name}": table
    for module in (commands, differences, explanations, reasons, usage)
    for name, table in vars(module).items()
    if name.isupper() and isinstance(table, dict)
}


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("check nowhere", 2, 'Kesalahan: Tidak ada daerah "nowhere".'),
        ("check --on 2026-13-40", 2, '"2026-13-40" bukan tanggal. Tulis seperti 2026-03-13.'),
        ("check --nope", 2, "Tidak ada pilihan '--nope'."),
        ("bogus", 2, "Tidak ada perintah 'bogus'. Daftarnya: aduan --help."),
        ("due", 2, "Belum ditulis: 'MULAI'. (aduan due --help)"),
        ("due 2026-03-10 tiga", 2, '"tiga" bukan batas waktu. Tulis seperti 14 hari kerja'),
        ("due 2099-01-01 5_hari_kerja", 2, '"5_hari_kerja" bukan batas waktu.'),
        ("due 2026-03-10 3 --week 7", 2, "Nilai '--week' salah: '7' tidak ada di antara '5', '6'."),
        ("due a b c d", 2, "Ada isian yang berlebih: c d. (aduan due --help)"),
        (f"simulate {REGION} lain", 2, 'Tidak ada layanan "lain". Mungkin: pengaduan.'),
        (f"simulate {REGION} pengaduan --script no.yaml", 2, 'Tidak ada berkas "no.yaml".'),
        (f"simulate {REGION} pengaduan --reading x", 2, '"x" bukan TAFSIR=BACAAN.'),
        ("explain no.yaml", 2, 'Tidak ada berkas "no.yaml".'),
        (f"explain {SCRIPT} --step x", 2, "Nilai '--step' salah: 'x' bukan bilangan bulat."),
        (f"explain {SCRIPT} --step 99", 2, "hanya mempunyai langkah 0 sampai 9; bukan 99."),
        (
            f"explain {SCRIPT} --why-not setujui",
            2,
            "--why-not memerlukan --role. Yang ada: pelapor",
        ),
        (f"explain {SCRIPT} --why-not apa --role admin", 2, 'Tidak ada langkah "apa". Yang ada:'),
        (f"explain {SCRIPT} --why-not tutup --role apa", 2, 'Tidak ada peran "apa". Yang ada:'),
        (
            f"explain {SCRIPT} --why-not tutup --role admin --unit apa",
            2,
            'Tidak ada unit "apa". Yang ada: sekretariat',
        ),
        (f"set {REGION} a.b c", 2, 'Tidak ada unsur "a.b". Mulailah dengan: layanan.pengaduan'),
        ("duties bone kemarin", 2, '"kemarin" bukan tanggal. Tulis seperti 2026-03-13.'),
        ("duties bone 2026-02-01 --to 2026-01-01", 2, "Tulis hari pertama lebih dahulu"),
        ("diff bone", 2, "Belum ditulis: 'BARU'. (aduan diff --help)"),
        (f"diff {REGION} nowhere", 2, 'Tidak ada daerah "nowhere".'),
        (f"diff {REGION} {REGION} --reading a=b", 2, 'Tidak ada unsur "tafsir.a".'),
        (f"impact {REGION} {REGION} --service lain", 2, 'Tidak ada layanan "lain".'),
        (f"impact {REGION} {REGION} --cases no.jsonl", 2, 'Tidak ada berkas "no.jsonl".'),
        (f"impact {REGION} {REGION} -n 0", 2, "Nilai '-n' / '--number' salah: 0 di luar rentang"),
        ("draft tests/regions/uji lain", 2, 'Tidak ada layanan "lain".'),
        ("help Z999", 2, 'Tidak ada bantuan untuk "Z999". Mungkin:'),
    ],
)
def test_what_was_asked_wrongly_is_told_in_a_sentence(words: str, code: int, said: str) -> None:
    found, output, errors = printed(words.split())

    assert (found, output) == (code, "")
    assert said in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    "words",
    [
        "check nowhere",
        "bogus",
        "due x 3",
        f"simulate {REGION} pengaduan",
        "explain no.yaml",
        f"set {REGION} a.b c",
    ],
)
def test_machines_are_told_it_as_one_object(words: str) -> None:
    code, output, errors = printed([*words.split(), "--json"])

    assert (code, errors) == (2, "")
    assert json.loads(output).keys() == {"ok", "code", "error"}


@pytest.mark.parametrize(
    "words",
    [
        f"check {REGION}",
        f"test {REGION}",
        f"simulate {REGION} pengaduan --script {SCRIPT}",
        f"explain {SCRIPT}",
        f"explain {SCRIPT} --step 3 --why-not setujui --role kepala_unit --unit dinas_pu",
        "due 2026-03-10 14",
        f"coverage {REGION}",
        f"interpretations {REGION}",
        f"set {REGION} layanan.pengaduan.nama Lain --show",
        f"diff {REGION} {REGION}",
        f"draft {REGION} pengaduan",
        "help",
        "help check",
    ],
)
def test_every_line_for_machines_is_an_object(words: str) -> None:
    parts = [*words.replace("03-10 14", "03-10 14_hari_kerja").split(), "--json"]

    code, output, errors = printed([part.replace("_hari_kerja", " hari kerja") for part in parts])

    assert (code, errors) == (0, "")
    assert all(isinstance(json.loads(line), dict) for line in output.splitlines())


def test_a_language_that_is_not_there_is_refused() -> None:
    done = aduan("--lang", "de", "check")

    assert done.returncode == 2
    assert done.stderr == 'Kesalahan: Tidak ada bahasa "de". Yang ada: id, en.\n'


def test_no_colour_goes_into_a_pipe() -> None:
    assert "\x1b" not in aduan("simulate", REGION, "pengaduan", "--script", SCRIPT).stdout


def aduan(*words: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aduan", *words]
    return subprocess.run(command, check=False, capture_output=True, text=True, input=said)


def test_a_replay_gives_the_same_bytes() -> None:
    words = ("simulate", REGION, "pengaduan", "--script", SCRIPT, "--json")

    assert aduan(*words).stdout == aduan(*words).stdout


def test_the_auditor_sees_it_decided_again() -> None:
    code, output, _ = printed(["explain", SCRIPT, "--for", "auditor"])

    assert code == 0
    assert output.splitlines()[-1].startswith("Diputuskan ulang: hasilnya sama (")


def test_a_conversation_goes_from_filing_to_a_step_and_the_reason() -> None:
    answers = "9\n1\nbesok\n2026-03-02 09:00\nJalan rusak\npengaduan\nlainnya\n"
    acts = "1\nadmin\n1\nAlamatnya\n3\n2\n2\n0\n"

    done = aduan("simulate", REGION, "pengaduan", said=answers + acts)

    assert done.returncode == 0
    assert done.stderr.splitlines()[:2] == [
        '"9" tidak ada dalam daftar.',
        '"besok" bukan waktu. Tulis seperti 2026-03-13 09:10.',
    ]
    assert "Minta lengkapi (Admin pengelola)" in done.stdout


def test_a_conversation_broken_off_says_so() -> None:
    done = aduan("simulate", REGION, "pengaduan", said="1\n")

    assert (done.returncode, done.stderr) == (2, "Dihentikan.\n")


@pytest.mark.parametrize(
    "text",
    [b"a: [b", b"", b"- 1\n", b"\xff\xfe\x00", b"skenario: x\nlangkah: [{pada: kemarin}]\n"],
    ids=["open", "empty", "list", "bytes", "shape"],
)
def test_a_script_that_is_no_script_is_told_with_its_place(tmp_path: Path, text: bytes) -> None:
    region = shutil.copytree(REGION, tmp_path / "contoh")
    file = region / "perbup_7_2026" / "skenario" / "rusak.yaml"
    file.write_bytes(text)

    for words in (
        ["explain", str(file)],
        ["simulate", str(region), "pengaduan", "--script", str(file)],
    ):
        code, output, errors = printed(words)
        assert (code, output) == (2, "")
        assert errors.startswith(f'Kesalahan: Naskah "{file}" belum dapat dijalankan:\n')
        assert f"{file}:1:1" in errors or "rusak.yaml" in errors


def test_duties_name_who_owes_what_to_whom_by_when() -> None:
    code, output, _ = printed(["duties", "bone", "2026-03-01", "--to", "2026-03-31"])
    english = printed(["duties", "jambi", "2026-05-01", "--to", "2026-05-31"], "en")[1]
    as_json = printed(["duties", "bone", "2026-03-27", "--to=2026-03-27", "--json"])[1]

    assert code == 0
    assert (
        "Jumat, 27 Maret 2026  Laporan hasil penanganan pengaduan masyarakat\n"
        "    Oleh: Sekretaris Tim Kabupaten\n"
        "    Kepada: Bupati\n"
        "    Meliputi Minggu, 1 Februari 2026 sampai Sabtu, 28 Februari 2026\n"
    ) in output
    assert "Reported also when there is nothing" in english
    report = json.loads(as_json.splitlines()[1])
    assert (report["duty"], report["occurrence"]["due"]) == ("laporan_kepada_bupati", "2026-03-27")


def test_a_value_is_set_and_nothing_else(tmp_path: Path) -> None:
    region = shutil.copytree(REGION, tmp_path / "contoh")
    file = region / "perbup_7_2026" / "layanan" / "pengaduan.yaml"
    before = file.read_text("utf-8")

    code, output, _ = printed(["set", str(region), "layanan.pengaduan.nama", "Aduan warga"])

    assert code == 0
    assert output.endswith(" diubah: Pengaduan masyarakat → Aduan warga\n")
    assert file.read_text("utf-8") == before.replace(
        "nama: Pengaduan masyarakat\n", "nama: Aduan warga\n", 1
    )


def edited(tmp_path: Path, old: str, new: str) -> Path:
    """Give a copy of the region with one passage of its service written otherwise."""
    region = Path(shutil.copytree(REGION, tmp_path / "contoh"))
    file = region / "perbup_7_2026" / "layanan" / "pengaduan.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    return region


def test_a_difference_is_told_with_its_article_and_as_what_it_may_be_published(
    tmp_path: Path,
) -> None:
    region = edited(tmp_path, "batas: 30 hari, bagi", "batas: 20 hari, bagi")

    code, output, errors = printed(["diff", REGION, str(region)])

    assert (code, errors) == (1, "")
    assert "    Batas waktu “Melengkapi”, batas: 30 hari → 20 hari  [Pasal 8 ayat (4)]" in output
    assert "Tidak dapat terbit sebagai perubahan, karena:" in output
    assert "Dapat terbit sebagai koreksi." in output


def test_wording_alone_may_be_published_as_anything(tmp_path: Path) -> None:
    region = edited(tmp_path, "nama: Pengaduan masyarakat", "nama: Aduan warga")

    code, output, _ = printed(["diff", REGION, str(region), "--json"])

    last = json.loads(output.splitlines()[-1])
    assert (code, last["differences"]) == (1, 1)
    assert last["publishable"] == {"perubahan": True, "koreksi": True, "redaksi": True}


def test_drafts_are_shown_written_once_and_counted_apart(tmp_path: Path) -> None:
    region = shutil.copytree(REGION, tmp_path / "contoh")
    draft = region / "perbup_7_2026" / "skenario" / "rancangan_melengkapi_terlewati.yaml"
    draft.unlink()
    words = ["draft", str(region), "pengaduan"]

    _, shown, _ = printed(words)
    assert not draft.exists()
    assert shown.startswith("# perbup_7_2026/skenario/rancangan_melengkapi_terlewati.yaml\n")
    _, written, _ = printed([*words, "--write"])
    _, tested, _ = printed(["test", str(region)])

    assert "ditulis: perbup_7_2026/skenario/rancangan_melengkapi_terlewati.yaml" in written
    assert draft.read_text("utf-8") in shown
    assert "1 rancangan menunggu dipastikan; tidak dihitung." in tested
    assert "    pengaduan/batas:melengkapi.terlewati\n" in tested
    assert printed(words)[1] == (
        "pengaduan: 0 rancangan. Pastikan yang diharapkan, lalu hapus rancangan: ya.\n"
    )


CASE = {
    "nomor": "2026-000001",
    "diterima": "2026-03-02 09:10",
    "kanal": "datang_langsung",
    "isian": {"uraian": "Jalan rusak", "golongan": "keluhan"},
    "langkah": [
        {
            "pada": "2026-03-03 10:00",
            "lakukan": "minta_lengkapi",
            "oleh": "admin",
            "isian": {"kekurangan": "Foto"},
        }
    ],
}


def test_the_impact_names_the_case_the_cause_and_what_publishing_does(tmp_path: Path) -> None:
    region = edited(tmp_path, "batas: 30 hari, bagi", "batas: 20 hari, bagi")
    cases = tmp_path / "berkas.jsonl"
    cases.write_text(json.dumps(CASE), "utf-8")
    words = ["impact", REGION, str(region), "--cases", str(cases)]

    code, output, errors = printed(words)

    assert (code, errors) == (1, "")
    assert output.splitlines()[1:] == [
        "1 pengaduan dicoba: 1 berubah.",
        "  batas waktu: 1",
        "1 karena",
        "  Batas waktu “Melengkapi”, batas: 30 hari → 20 hari  [Pasal 8 ayat (4)]",
        "    1 seperti 2026-000001, diterima Senin, 2 Maret 2026",
        "      batas waktu “Melengkapi”: Kam 2 Apr 2026, 30 hari, wajib, berjalan → "
        "Sen 23 Mar 2026, 20 hari, wajib, berjalan",
        "1 masih terbuka pada akhir naskahnya; penerbitan mengubah tanggal 1 di antaranya.",
    ]
    code, output, _ = printed([*words, "--json"])
    change, total = map(json.loads, output.splitlines())
    assert (code, change["cases"], change["aspects"][0]["citation"]) == (
        1, ["2026-000001"], ["pasal-8/ayat-4"],
    )  # fmt: skip
    assert (total["changed"], total["open"], total["redated"]) == (1, 1, 1)


def test_an_impact_that_orphans_open_cases_is_refused(tmp_path: Path) -> None:
    region = edited(tmp_path, "    tertunda:\n      nama:", "    ditunda:\n      nama:")
    file = region / "perbup_7_2026" / "layanan" / "pengaduan.yaml"
    file.write_text(file.read_text("utf-8").replace("tertunda", "ditunda"), "utf-8")
    cases = tmp_path / "berkas.jsonl"
    cases.write_text(json.dumps(CASE), "utf-8")

    code, output, _ = printed(["impact", REGION, str(region), "--cases", str(cases)])

    assert code == 1
    assert output.splitlines()[-1] == (
        "DITOLAK: 1 berkas terbuka berada pada tahap tertunda, yang tidak ada lagi."
    )


def test_nothing_recorded_says_what_to_give(tmp_path: Path) -> None:
    cases = tmp_path / "kosong.jsonl"
    cases.write_text("", "utf-8")

    code, output, _ = printed(["impact", REGION, REGION, "--cases", str(cases)])

    assert code == 0
    assert output.endswith("Layanan ini belum mempunyai skenario; beri --cases BERKAS.\n")


def test_rules_with_faults_are_not_compared(tmp_path: Path) -> None:
    region = edited(tmp_path, "batas: 30 hari, bagi", "batas: tiga, bagi")

    code, output, errors = printed(["diff", REGION, str(region)])

    assert (code, output) == (2, "")
    assert "belum dapat dijalankan: 1 kesalahan. Jalankan: aduan check" in errors


@pytest.mark.parametrize("table", TABLES)
def test_every_text_is_there_in_both_languages(table: str) -> None:
    texts = {k: t for k, t in TABLES[table].items() if isinstance(t, Text)}

    assert [key for key, text in texts.items() if not text.id or not text.en] == []


def test_what_click_says_of_wrong_words_is_translated() -> None:
    used = {
        argument.value
        for name in ("core", "exceptions", "formatting", "parser", "termui", "types")
        for call in ast.walk(ast.parse(inspect.getsource(importlib.import_module(f"click.{name}"))))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id in ("_", "ngettext")
        for argument in call.args
        if isinstance(argument, ast.Constant)
    }

    assert set(usage.CLICK) - used - {"Show this message and exit."} == set()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_command_and_option_has_its_help(lang: str) -> None:
    for command in group(Console(lang)).commands.values():
        code, output, _ = printed([command.name or "", "--help"], lang)
        options = [p for p in command.params if isinstance(p, click.Option)]
        assert code == 0
        assert output.startswith("Usage:" if lang == "en" else "Pemakaian:")
        assert all(option.help and option.opts[0] in output for option in options)


def test_every_command_and_option_stands_in_the_readme() -> None:
    assert command_documents.commands_table() in README


def test_the_tour_prints_what_the_readme_says() -> None:
    assert len(BLOCK.findall(README)) >= 7
    assert toured(README) == README


def test_main_leaves_with_the_code_of_the_command() -> None:
    with pytest.raises(SystemExit) as left:
        main(["--lang=en", "check", REGION])

    assert left.value.code == 0
