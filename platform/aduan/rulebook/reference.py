"""The reference of the rule language, written from the schemas: `python -m aduan.rulebook.reference`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aduan.paths import data_folder
from aduan.rulebook.fitting import resolved
from aduan.rulebook.schema import schema
from aduan.rulebook.words import Word, values, words

#: Kinds of file in the order in which a reader meets them, with where they stand.
FILES = {
    "daerah": "daerah.yaml",
    "peraturan": "<peraturan>/peraturan.yaml",
    "organisasi": "<peraturan>/organisasi.yaml",
    "kanal": "<peraturan>/kanal.yaml",
    "norma": "<peraturan>/norma.yaml",
    "tafsir": "<peraturan>/tafsir.yaml",
    "layanan": "<peraturan>/layanan/<layanan>.yaml",
    "surat": "<peraturan>/surat.yaml",
    "kewajiban": "<peraturan>/kewajiban.yaml",
    "pengaturan": "<peraturan>/pengaturan.yaml",
    "ubahan": "<peraturan>/ubahan.yaml",
    "skenario": "<peraturan>/skenario/*.yaml, <peraturan>/peragaan/*.yaml",
    "jadwal": "<peraturan>/jadwal/*.yaml",
    "inggris": "inggris.yaml",
    "instrumen": "rules/instrumen.yaml",
}

#: Parts that many keys share, and what the reference calls them.
SHARED = {
    "perjalanan": ("Perjalanan berkas atau penyaluran", "The course of a case or hand-over"),
    "tahap": ("Tahap", "Stage"),
    "langkah": ("Langkah", "Move"),
    "batas_waktu": ("Batas waktu", "Limit of time"),
    "hitung": ("Cara menghitung hari", "How days are counted"),
}

_HEAD = """\
# Rujukan bahasa aturan / Reference of the rule language

Halaman ini ditulis dari skema di `rules/bahasa/skema/` dan dijaga oleh sebuah uji.
This page is written from the schemas in `rules/bahasa/skema/` and held true by a test.

Kunci dengan `<id>` adalah nama yang Anda pilih sendiri; `-` adalah butir daftar.
A key with `<id>` is a name of your own choice; `-` is an item of a list.
Sebuah nilai dapat ditulis langsung atau, bila tertulis *tafsir*, sebagai `{tafsir: ID}`.
A value is written as it is or, where it says *tafsir*, as `{tafsir: ID}`.
`{tafsir: ID, jumlah: 3}` menggabung angka dengan satuan dari tafsir: `3 hari` atau `3 hari kerja`.
`{tafsir: ID, jumlah: 3}` joins a number with the unit of the reading: `3 hari` or `3 hari kerja`.
Bila tertulis *bertanggal*, nilai dapat berupa daftar `{sejak, nilai, dasar}`.
Where it says *bertanggal* (dated), a value may be a list of `{sejak, nilai, dasar}`.

Syarat `bila:` adalah kunci dengan nilainya (semua harus terpenuhi), atau daftarnya (salah satu cukup).
A condition `bila:` is keys with values (all must hold), or a list of such (any will do).
Nilainya: satu nilai, daftar nilai, `{bukan: ...}`, `terisi`, `kosong`, atau untuk bilangan
`{paling_sedikit, paling_banyak, lebih_dari, kurang_dari}`.
Its values: one value, a list, `{bukan: ...}`, `terisi`, `kosong`, or for numbers the four bounds.
Selain isian, syarat membaca `kanal` (id kanal atau `di_luar_kanal`), batas waktu, langkah (`sudah`, `belum`), tahap
(`sedang`, `sudah`, `belum`), `penyaluran`, dan di dalam penyaluran `jenis_unit` dan `utama` (ya, tidak).
Beside fields it reads `kanal` (a channel's id or `di_luar_kanal`), time limits, moves (`sudah`, `belum`), stages
(`sedang`, `sudah`, `belum`), `penyaluran`, and inside a hand-over `jenis_unit` and `utama` (ya, tidak).
"""
_COLUMNS = (
    "\n| kunci | term | isi | wajib | arti | meaning | contoh |\n"
    "| --- | --- | --- | --- | --- | --- | --- |\n"
)
_TYPES = {
    "string": "teks",
    "integer": "bilangan",
    "boolean": "ya/tidak",
    "null": "`null`",
    "object": "kunci",
    "array": "daftar",
}
#: Keys whose parts stand in the introduction, for they would be told at every value.
_EVERYWHERE = frozenset({"tafsir", "jumlah", "sejak", "nilai", "dasar", "pengaturan"})


def reference() -> str:
    """Write the whole reference."""
    parts = [_HEAD]
    for kind, where in FILES.items():
        part = schema(kind)
        parts.append(f"\n## {part['title']} / {part['x-en']['title']}: `{where}`\n")
        parts.extend(_file(part))
    parts.extend(_words("Kata kunci / Keys", words()))
    parts.extend(_words("Kata nilai / Words as values", values()))
    return "".join(parts)


def _words(title: str, table: Mapping[str, Word]) -> Iterator[str]:
    yield f"\n## {title}\n\n| kata | term | arti | meaning |\n| --- | --- | --- | --- |\n"
    for word in table.values():
        yield f"| `{word.key}` | {word.term} | {word.meaning} | {word.english} |\n"


def _file(part: dict[str, Any]) -> Iterator[str]:
    defs = part.get("$defs", {})
    rows = list(_rows(part, defs, ()))
    if rows:
        yield _COLUMNS
        yield from rows
    else:
        yield "\nKunci adalah jalur unsur, nilainya teks Inggris.\n"
        yield "A key is the path of an element, its value the English text.\n"
    for name, (title, english) in SHARED.items():
        if name in defs:
            yield f"\n### {title} / {english}: `{name}`\n{_COLUMNS}"
            yield from _rows(defs[name], defs, ())


def _rows(part: dict[str, Any], defs: dict[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Write a row for each key of a part; what is shared has a section of its own."""
    if _shared(part) and path:
        return
    part = resolved(part, defs)
    below = part.get("additionalProperties")
    if isinstance(below, dict):
        yield from _rows(below, defs, (*path, "<id>"))
    items = part.get("items")
    if isinstance(items, dict):
        yield from _rows(items, defs, (*path, "-"))
    if _beside_values(part):
        return
    for key, entry in part.get("properties", {}).items():
        yield _row((*path, key), entry, defs, must=key in part.get("required", ()))
        yield from _rows(entry, defs, (*path, key))


def _shared(part: dict[str, Any]) -> bool:
    return part.get("$ref", "").rpartition("/")[2] in SHARED


def _beside_values(part: dict[str, Any]) -> bool:
    """Say whether the keys of a part are those any value may have, told in the introduction."""
    known = part.get("properties", {}).keys()
    switch = isinstance(part.get("type"), list)
    return bool(known) and (switch or (known <= _EVERYWHERE and "nilai" in known))


def _row(path: tuple[str, ...], entry: dict[str, Any], defs: dict[str, Any], *, must: bool) -> str:
    cells = (
        f"`{'.'.join(path)}`",
        entry["x-en"]["term"],
        _kind(entry, defs),
        "ya" if must else "",
        entry["description"],
        entry["x-en"]["description"],
        _examples(entry, defs),
    )
    return f"| {' | '.join(cells)} |\n".replace("  |", " |")


def _kind(entry: dict[str, Any], defs: dict[str, Any]) -> str:
    if _shared(entry):
        return f"lihat `{entry['$ref'].rpartition('/')[2]}`"
    part = resolved(entry, defs)
    written = part.get("type", "object")
    types = [written] if isinstance(written, str) else list(written)
    inside = part.get("items", {})
    dated = "nilai" in inside.get("properties", {})
    switch = "object" in types and "tafsir" in part.get("properties", {})
    chosen = _words_of(part, defs)
    if chosen:
        types.remove("string")
    names = [
        _TYPES[t] for t in types if not (switch and t == "object") and not (dated and t == "array")
    ]
    more = (["tafsir"] if switch else []) + (["bertanggal"] if dated else [])
    return ", ".join([*(f"`{word}`" for word in chosen or ()), *names, *(f"*{m}*" for m in more)])


def _words_of(entry: dict[str, Any], defs: dict[str, Any]) -> list[str] | None:
    part = resolved(entry, defs)
    return part.get("enum") or part.get("x-kata")


def _examples(entry: dict[str, Any], defs: dict[str, Any]) -> str:
    if entry.get("examples") == _words_of(entry, defs):
        return ""
    written = (f"`{_written(example)}`" for example in entry.get("examples", ()))
    return ", ".join(written).replace("|", "\\|")


def _written(value: object) -> str:
    """Write an example as it would stand in a file."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return str(value)


def file() -> Path:
    """Give where the reference stands."""
    return data_folder("rules") / "bahasa" / "rujukan.md"


if __name__ == "__main__":
    file().write_text(reference(), encoding="utf-8")
    sys.stdout.write(f"{file()}\n")
