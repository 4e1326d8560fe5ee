"""Texts of the P checks: who can see what."""

from __future__ import annotations

from aduan.texts.checks.base import Check, Severity, define

CHECKS: tuple[Check, ...] = (
    define(
        "P001",
        Severity.ERROR,
        ("Identitas terbuka bagi umum", "Identity open to the public"),
        (
            "Data yang menunjukkan siapa orangnya tidak boleh terlihat atau dibuka oleh umum. Tulis "
            "isian tersendiri untuk diumumkan, tanpa identitas.",
            "Data that tell who a person is may not be seen or revealed by the public. Write a "
            "field of its own for publication, without identity.",
        ),
        main=(
            (
                "Isian {field} berisi identitas dan dapat terlihat oleh umum.",
                "Field {field} holds an identity and may be seen by the public.",
            ),
            (
                "hapus umum dari terlihat: dan dibuka_oleh:, atau sembunyikan isian itu tersendiri",
                "remove umum from terlihat: and dibuka_oleh:, or hide that field by itself",
            ),
        ),
    ),
)
