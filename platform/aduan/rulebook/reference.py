"""The reference of the rule language, written from the schemas: `python -m aduan.rulebook.reference`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aduan.paths import data_folder
from aduan.rulebook.schema import schema
from aduan.rulebook.words import words

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
    "skenario": "<peraturan>/skenario/*.yaml, <peraturan>/peragaan/*.yaml",
    "inggris": "inggris.yaml",
    "instrumen": "rules/instrumen.yaml",
}

_HEAD = """\
# Rujukan bahasa aturan / Reference of the rule language

Halaman ini ditulis dari skema di `rules/bahasa/skema/` dan dijaga oleh sebuah uji.
This page is written from the schemas in `rules/bahasa/skema/` and held true by a test.

Sebuah nilai dapat ditulis langsung, sebagai `{tafsir: ID}`, sebagai `{tafsir: ID, jumlah: N}`,
atau sebagai daftar nilai bertanggal `{sejak, nilai, dasar}`.
A value may be written as it is, as `{tafsir: ID}`, as `{tafsir: ID, jumlah: N}`,
or as a list of dated values `{sejak, nilai, dasar}`.

Syarat `bila:` adalah pemetaan (semua harus terpenuhi) atau daftar pemetaan (salah satu cukup).
A condition `bila:` is a mapping (all must hold) or a list of mappings (any will do).
Nilainya: satu nilai, daftar nilai, `{bukan: ...}`, `terisi`, `kosong`, atau untuk bilangan
`{paling_sedikit, paling_banyak, lebih_dari, kurang_dari}`.
"""

_TYPES = {
    "string": "teks",
    "integer": "bilangan",
    "boolean": "ya/tidak",
    "null": "null",
    "object": "pemetaan",
    "array": "daftar",
}


def reference() -> str:
    """Write the whole reference."""
    parts = [_HEAD]
    for kind, where in FILES.items():
        part = schema(kind)
        parts.append(f"\n## {part['title']} / {part['x-en']['title']}: `{where}`\n")
        parts.extend(_section(kind, part))
    parts.append("\n## Kata / Words\n")
    parts.append("\n| kata | term | arti | meaning |\n| --- | --- | --- | --- |\n")
    parts.extend(
        f"| `{w.key}` | {w.term} | {w.meaning} | {w.english} |\n" for w in words().values()
    )
    return "".join(parts)


def _section(kind: str, part: dict[str, Any]) -> Iterator[str]:
    rows = list(_rows(part, part.get("$defs", {}), ()))
    if not rows:
        free = "kunci bebas / free keys" if kind == "pengaturan" else "jalur unsur: teks Inggris"
        yield f"\n{free}\n"
        return
    yield "\n| kunci | isi | wajib | arti | meaning |\n| --- | --- | --- | --- | --- |\n"
    yield from rows


def _rows(part: dict[str, Any], defs: dict[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    part = _resolved(part, defs)
    below = part.get("additionalProperties")
    if isinstance(below, dict):
        yield from _rows(below, defs, (*path, "<id>"))
    items = part.get("items")
    if isinstance(items, dict):
        yield from _rows(items, defs, (*path, "-"))
    for key, entry in part.get("properties", {}).items():
        here = (*path, key)
        must = "ya" if key in part.get("required", ()) else ""
        meaning, english = entry["description"], entry["x-en"]["description"]
        yield f"| `{'.'.join(here)}` | {_kind(entry, defs)} | {must} | {meaning} | {english} |\n"
        if not (entry.get("$ref") and key in path):
            yield from _rows(entry, defs, here)


def _resolved(part: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    ref = part.get("$ref")
    return defs[ref.rpartition("/")[2]] if ref else part


def _kind(entry: dict[str, Any], defs: dict[str, Any]) -> str:
    entry = _resolved(entry, defs)
    words_of = entry.get("enum") or entry.get("x-kata")
    if words_of:
        return ", ".join(f"`{word}`" for word in words_of)
    types = entry.get("type", "object")
    names = [types] if isinstance(types, str) else types
    return " / ".join(_TYPES[name] for name in names)


def file() -> Path:
    """Give where the reference stands."""
    return data_folder("rules") / "bahasa" / "rujukan.md"


if __name__ == "__main__":
    file().write_text(reference(), encoding="utf-8")
    sys.stdout.write(f"{file()}\n")
