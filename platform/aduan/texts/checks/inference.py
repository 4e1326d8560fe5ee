"""Texts of the K checks: rules that the inference engine can run safely."""

from __future__ import annotations

from aduan.texts.checks.base import Check, Severity, define

CHECKS: tuple[Check, ...] = (
    define(
        "K001",
        Severity.ERROR,
        ("Kaidah di luar bagian yang aman", "A rule outside the safe part"),
        (
            "Kaidah dijalankan oleh mesin yang hanya aman dalam batas tertentu: banyaknya kaidah, "
            "banyaknya syarat, dan banyaknya nilai. Yang melewatinya ditolak sebelum dijalankan.",
            "Rules run on an engine that is safe only within bounds: the number of rules, of "
            "conditions, and of values. What goes beyond is refused before it runs.",
        ),
        main=(
            (
                "Kaidah {rule} tidak dapat dijalankan dengan aman ({reason}: {detail}).",
                "The rule {rule} cannot be run safely ({reason}: {detail}).",
            ),
            (
                "pecah kaidah itu, atau pindahkan pilihannya ke sebuah tabel",
                "split the rule, or move its choices into a table",
            ),
        ),
    ),
)
