"""Texts of the L checks."""

from __future__ import annotations

from aduan.texts.checks.base import Check, Severity, define
from aduan.texts.checks.reading import READING

CHECKS: tuple[Check, ...] = (
    define(
        "L001",
        Severity.ERROR,
        ("Berkas tidak dapat dibaca", "A file that cannot be read"),
        (
            "Berkas aturan ditulis dalam sebagian kecil YAML, agar setiap program membacanya sama: "
            "kunci, titik dua, spasi, lalu nilai; tingkat di bawahnya menjorok 2 spasi. Yang "
            "dibaca bukan sebagai teks hanyalah ya, tidak, null, dan bilangan bulat. Teks yang "
            "memuat titik dua diikuti spasi, tanda # sesudah spasi, atau koma di dalam kurung "
            'perlu tanda kutip. Salah: nama: Pasal 5: pelapor. Benar: nama: "Pasal 5: pelapor".',
            "Rule files are written in a small part of YAML, so that every program reads them "
            "alike: key, colon, space, then the value; what belongs below is indented by 2 spaces. "
            "Only ya, tidak, null and whole numbers are read as anything but text. A text that has "
            "a colon with a space after it, a # after a space, or a comma inside brackets needs "
            'quotes. Wrong: nama: Pasal 5: pelapor. Right: nama: "Pasal 5: pelapor".',
        ),
        **READING,
    ),
    define(
        "L002",
        Severity.ERROR,
        ("Kunci ditulis dua kali", "A key written twice"),
        (
            "Di dalam satu susunan setiap kunci hanya boleh ada sekali; kalau tidak, salah satu "
            "nilainya hilang tanpa pesan. Salah: batas: 3 hari, lalu di bawahnya batas: 5 hari. "
            "Benar: satu baris batas: saja.",
            "Within one mapping each key may stand only once; otherwise one of its values is lost "
            "without a word. Wrong: batas: 3 hari, and below it batas: 5 hari. Right: one line "
            "batas: only.",
        ),
        main=(
            (
                'Kunci "{key}" sudah ada pada baris {line}.',
                'The key "{key}" already stands on line {line}.',
            ),
            (
                "hapus salah satu, atau beri nama lain",
                "delete one of them, or give it another name",
            ),
        ),
    ),
)
