"""The shape of rule files: what jsonschema finds, told at the right place and once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from aduan.paths import data_folder
from aduan.rulebook.findings import Finding
from aduan.rulebook.limits import PATTERN, PATTERN_RHYTHM
from aduan.rulebook.messages import problem, remedy
from aduan.rulebook.reader import plain, read
from aduan.rulebook.reference import FILES, file, reference
from aduan.rulebook.schema import faults, fits, schema, typed_schema, validate

KINDS = sorted(FILES)

SERVICE = """\
layanan: uji
nama: Uji
dasar: Pasal 1
isian:
  uraian: {tanya: Apa, jenis: teks}
berkas:
  awal: masuk
  tahap:
    masuk:
      langkah:
        tutup: {oleh: admin, ke: selesai}
    selesai: {akhir: ya}
  batas_waktu:
    lama: {sejak: masuk, sampai: tutup, batas: 3 hari, bagi: admin}
"""


def told(text: str, kind: str = "layanan") -> list[tuple[str, str, int, int, str]]:
    """Give code, variant, line, column and suggestion of every fault."""
    document = read(text, "uji.yaml")
    assert document.findings == ()
    return [
        (f.code, f.variant, f.span.start.line, f.span.start.column, f.detail.get("near", ""))
        for f in validate(document, kind)
    ]


def changed(old: str, new: str) -> str:
    """Give the service with one stretch changed."""
    assert SERVICE.count(old) == 1
    return SERVICE.replace(old, new)


def test_a_faithful_file_has_no_fault() -> None:
    assert told(SERVICE) == []


def test_a_misspelt_key_is_told_once_with_what_was_meant() -> None:
    assert told(changed("batas: 3 hari", "bats: 3 hari")) == [
        ("L003", "", 14, 41, "batas"),
    ]


def test_an_unknown_key_like_no_other_lists_what_is_known() -> None:
    assert told(changed("nama: Uji", "nama: Uji\nwxyz: 1")) == [("L003", "asing", 3, 1, "")]


def test_a_misspelt_word_is_told_with_what_was_meant() -> None:
    assert told(changed("jenis: teks", "jenis: tekz")) == [("L003", "nilai", 5, 31, "teks")]


def test_a_word_like_no_other_lists_the_choices() -> None:
    assert told(changed("jenis: teks", "jenis: qqqq")) == [("L003", "nilai_asing", 5, 31, "")]


def test_a_missing_key_is_told_at_the_element_that_lacks_it() -> None:
    assert told(changed(", bagi: admin", "")) == [("L007", "kurang", 14, 5, "")]


def test_a_value_of_another_type_is_told_at_the_value() -> None:
    assert told(changed("akhir: ya", "akhir: mungkin")) == [("L007", "jenis", 12, 22, "")]


def test_an_id_with_a_space_is_told_at_the_id() -> None:
    assert told(changed("    selesai:", "    se lesai:")) == [("L007", "id", 12, 5, "")]


def test_an_empty_mapping_is_told() -> None:
    assert told("kanal: {}\n", "kanal") == [("L007", "kosong", 1, 8, "")]


@pytest.mark.parametrize("written", ["13-03-2026", "2026-3-13", "besok"])
def test_a_date_that_is_not_written_as_one_is_told_once(written: str) -> None:
    text = f"peraturan: uji\nnama: Uji\nberlaku_sejak: {written}\n"

    assert told(text, "peraturan") == [("L007", "bentuk", 3, 16, "")]


def test_a_day_that_no_calendar_has_is_told() -> None:
    text = "peraturan: uji\nnama: Uji\nberlaku_sejak: 2026-02-30\n"

    assert told(text, "peraturan") == [("L007", "tanggal", 3, 16, "")]


def test_an_empty_file_has_nothing_to_validate() -> None:
    assert validate(read("", "uji.yaml"), "layanan") == []


def first(text: str, kind: str = "layanan") -> Finding:
    """Give the only fault of a file."""
    (finding,) = validate(read(text, "regions/uji/perbup_1/skenario/satu.yaml"), kind)
    return finding


@pytest.mark.parametrize(
    ("old", "new", "place", "element", "message", "advice"),
    [
        (
            "ke: selesai}",
            "ke: selesai, bagi: admin}",
            (11, 43),
            "layanan.uji.berkas.tahap.masuk.langkah.tutup.bagi",
            'Kunci "bagi" tidak dikenal di sini; kunci ini milik '
            "layanan.uji.berkas.batas_waktu.<id>.",
            "pindahkan ke layanan.uji.berkas.batas_waktu.<id>",
        ),
        (
            "  awal: masuk\n",
            "  awal: masuk\n  kerahasiaan: {}\n",
            (8, 3),
            "layanan.uji.berkas.kerahasiaan",
            'Kunci "kerahasiaan" tidak dikenal di sini; kunci ini milik '
            "tingkat teratas berkas ini.",
            "pindahkan ke tingkat teratas berkas ini",
        ),
        (
            "bagi: admin}",
            "bagi: admin, lakukan: tutup}",
            (14, 69),
            "layanan.uji.berkas.batas_waktu.lama.lakukan",
            'Kunci "lakukan" tidak dikenal di sini; kunci ini milik '
            "layanan.uji.berkas.batas_waktu.lama.bila_lewat.",
            "pindahkan ke layanan.uji.berkas.batas_waktu.lama.bila_lewat",
        ),
        (
            "batas: 3 hari",
            "Batas: 3 hari",
            (14, 41),
            "layanan.uji.berkas.batas_waktu.lama.Batas",
            'Kunci "Batas" tidak dikenal di sini.',
            "mungkin maksud Anda: batas",
        ),
        (
            "jenis: teks}",
            "jenis: teks, wajib: mungkin}",
            (5, 44),
            "layanan.uji.isian.uraian.wajib",
            'Nilai "mungkin" bukan ya atau tidak.',
            "tulis ya atau tidak",
        ),
        (
            "nama: Uji",
            "nama: 2026",
            (2, 7),
            "layanan.uji.nama",
            'Nilai "2026" bukan teks.',
            "tulis sebagai teks; yang berupa angka, ya, atau tidak diberi tanda kutip",
        ),
        (
            "batas: 3 hari",
            "batas: {hari: 3}",
            (14, 48),
            "layanan.uji.berkas.batas_waktu.lama.batas",
            'Nilai "{…}" tidak ditulis dengan benar.',
            "tulis seperti 3 hari, 14 hari kerja, 3 x 24 jam, 2-5 hari kerja, 1 bulan, tanggal 27, "
            "tidak ada",
        ),
        (
            "batas: 3 hari",
            "batas: {tafsr: A07}",
            (14, 49),
            "layanan.uji.berkas.batas_waktu.lama.batas.tafsr",
            'Kunci "tafsr" tidak dikenal di sini.',
            "mungkin maksud Anda: tafsir",
        ),
        (
            "batas: 3 hari",
            "batas: [{sejak: 2026-02-30, nilai: 3 hari}]",
            (14, 57),
            "layanan.uji.berkas.batas_waktu.lama.batas.1.sejak",
            "2026-02-30 bukan tanggal yang ada.",
            "periksa hari dan bulannya",
        ),
        (
            "batas: 3 hari, ",
            "",
            (14, 5),
            "layanan.uji.berkas.batas_waktu.lama",
            'Kunci "batas" belum ada.',
            "tambahkan batas: di bawahnya; tulis seperti 3 hari, 14 hari kerja, 3 x 24 jam, "
            "2-5 hari kerja, 1 bulan, tanggal 27, tidak ada",
        ),
        (
            "oleh: admin",
            "oleh: []",
            (11, 23),
            "layanan.uji.berkas.tahap.masuk.langkah.tutup.oleh",
            "Nilainya masih kosong.",
            "tulis satu id, atau daftar seperti [satu, dua]",
        ),
    ],
)
def test_a_fault_is_told_whole(
    old: str, new: str, place: tuple[int, int], element: str, message: str, advice: str
) -> None:
    finding = first(changed(old, new))

    assert (finding.span.start.line, finding.span.start.column) == place
    assert finding.element == element
    assert problem(finding, "id") == message
    assert remedy(finding, "id") == advice


def test_a_fault_is_told_in_english_with_the_words_of_the_files() -> None:
    finding = first(changed("jenis: teks}", "jenis: teks, wajib: mungkin}"))

    assert problem(finding, "en") == 'The value "mungkin" is not ya or tidak.'
    assert remedy(finding, "en") == "write ya or tidak"


def test_a_limit_that_cannot_be_read_is_left_to_the_builder_which_names_the_article() -> None:
    assert told(changed("batas: 3 hari", "batas: 3 hri")) == []


def test_an_hour_that_no_clock_has_is_told() -> None:
    text = "skenario: Satu\nlayanan: uji\nditerima: 2026-03-13 24:61\nkanal: sms\n"

    assert told(text, "skenario") == [("L007", "tanggal", 3, 11, "")]
    assert first(text, "skenario").element == "skenario.satu.diterima"


def test_a_holiday_on_no_day_is_told_at_its_date() -> None:
    head = "daerah: uji\nnama: Uji\nzona_waktu: Asia/Makassar\nminggu_kerja: [senin]\n"

    assert told(f"{head}libur_daerah:\n  2026-02-30: Hari Jadi\n", "daerah") == [
        ("L007", "tanggal", 6, 3, ""),
    ]


def test_several_faults_are_told_in_the_order_of_the_file() -> None:
    text = changed("jenis: teks", "jenis: tekz").replace("akhir: ya", "akhir: 1")

    assert [place[2] for place in told(text.replace("batas: 3", "bats: 3"))] == [5, 12, 14]


# --- The fast answer and jsonschema ---------------------------------------------------------------

#: What is put in place of each value in turn.
ODD: tuple[Any, ...] = (
    "",
    "x y",
    "Ä",
    "ya",
    0,
    -1,
    True,
    None,
    [],
    ["a"],
    [1],
    {},
    {"a": 1},
    {"tafsir": "A07"},
)
REGION = Path(__file__).parents[1] / "regions" / "contoh"


def mutations(value: Any) -> Iterator[Any]:
    """Give a value with each thing inside it changed in turn."""
    yield from ODD
    if isinstance(value, dict):
        yield {**value, "asing": 1}
        for key, below in value.items():
            yield {k: v for k, v in value.items() if k != key}
            for other in mutations(below):
                yield {**value, key: other}
    elif isinstance(value, list):
        for number, below in enumerate(value[:2]):
            for other in mutations(below):
                yield [*value[:number], other, *value[number + 1 :]]


def value_of(text: str) -> Any:
    """Give the plain values of a file."""
    root = read(text, "uji.yaml").root
    assert root is not None
    return plain(root)


def shapes() -> dict[str, Any]:
    """Give a right value of several kinds of file."""
    law = REGION / "perbup_7_2026"
    files = [
        (law / f"{kind}.yaml", kind) for kind in ("peraturan", "organisasi", "kanal", "tafsir")
    ]
    files.append((REGION / "daerah.yaml", "daerah"))
    found = {kind: value_of(path.read_text("utf-8")) for path, kind in files}
    return {**found, "layanan": value_of(SERVICE)}


@pytest.mark.parametrize(("kind", "value"), shapes().items())
def test_the_fast_answer_is_that_of_jsonschema(kind: str, value: Any) -> None:
    assert fits(value, kind)
    differing = [v for v in mutations(value) if fits(v, kind) is bool(faults(v, kind))]

    assert differing == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_fault_of_a_mutation_has_a_place_and_words(kind: str) -> None:
    value = shapes().get(kind)
    for changed_value in mutations(value) if value else ():
        document = read(written(changed_value), "uji.yaml")
        if document.root is None or document.findings:
            continue
        for finding in validate(document, kind):
            assert finding.span.start.line >= 1
            assert "-" not in (problem(finding, "id"), remedy(finding, "en"))
            assert remedy(finding, "id").strip()


def written(value: Any) -> str:
    """Write plain values in the notation of rule files."""
    words = {True: "ya", False: "tidak", None: "null"}
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{k}": {written(v)}' for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, bool) or value is None:
        return words[value]
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)


# --- The schemas ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))
    Draft202012Validator.check_schema(typed_schema(kind))


def test_limits_in_the_schemas_are_those_the_builder_reads() -> None:
    shared = schema("layanan")["$defs"]
    duty = schema("kewajiban")["properties"]["kewajiban"]["additionalProperties"]["properties"]

    assert shared["batas"]["pattern"] == PATTERN
    assert shared["batas_bertanggal"]["pattern"] == PATTERN.replace(
        "^(?:", r"^(?:tabel\.[a-z][a-z0-9_]*|", 1
    )
    assert duty["berkala"]["pattern"] == PATTERN_RHYTHM


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_words_to_choose_has_a_pattern_of_just_these(kind: str) -> None:
    for _, part in properties(schema(kind)):
        if "x-kata" in part:
            assert part["pattern"] == f"^(?:{'|'.join(part['x-kata'])})$"


def properties(part: Any) -> list[tuple[str, dict[str, Any]]]:
    """Give every property of a schema, however deep."""
    found: list[tuple[str, dict[str, Any]]] = []
    if isinstance(part, dict):
        found.extend(part.get("properties", {}).items())
        for value in part.values():
            found.extend(properties(value))
    elif isinstance(part, list):
        for value in part:
            found.extend(properties(value))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained_in_both_languages(kind: str) -> None:
    lacking = [
        key
        for key, part in properties(schema(kind))
        if not all((part.get("title"), part.get("description"), part.get("errorMessage")))
        or not all(part.get("x-en", {}).get(name) for name in ("term", "title", "description"))
    ]

    assert lacking == []


def test_the_schemas_are_flat() -> None:
    folder = data_folder("rules") / "bahasa" / "skema"
    texts = {path.name: path.read_text("utf-8") for path in folder.glob("*.json")}

    assert [
        name
        for name, text in texts.items()
        if any(f'"{word}"' in text for word in ("oneOf", "anyOf", "allOf"))
    ] == []
    assert {name.removesuffix(".json") for name in texts} == set(KINDS)


def test_the_reference_says_what_the_schemas_say() -> None:
    assert file().read_text("utf-8") == reference()


def test_every_file_of_the_shipped_regions_names_its_schema_for_editors() -> None:
    folder = data_folder("regions")
    files = list(folder.rglob("*.yaml"))
    wrong = [str(p.relative_to(folder)) for p in files if not _names_schema(p)]

    assert wrong == []


def _names_schema(path: Path) -> bool:
    first = path.read_text("utf-8").partition("\n")[0]
    start = "# yaml-language-server: $schema="
    target = (path.parent / first.removeprefix(start)).resolve()
    return first.startswith(start) and json.loads(target.read_text("utf-8"))["title"] != ""
