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
    define(
        "P002",
        Severity.ERROR,
        ("Prosedur unit membuka yang tertutup", "A unit's procedure opens what is closed"),
        (
            "Prosedur unit hanya boleh menambah. Siapa yang boleh melihat isian peraturan yang "
            "didasarinya ditetapkan peraturan itu sendiri.",
            "A unit's own procedure may only add. Who may see the fields of the regulation it "
            "stands on is for that regulation to say.",
        ),
        main=(
            (
                "Isian {field} menjadi terlihat oleh yang semula tidak: {roles}.",
                "Field {field} becomes visible to who could not see it: {roles}.",
            ),
            (
                "hapus peran itu, atau hapus hanya_menambah: bila ini peraturan perubahan",
                "remove those roles, or remove hanya_menambah: if this is an amending regulation",
            ),
        ),
    ),
    define(
        "P003",
        Severity.WARNING,
        ("Kewajiban tanpa pemikul", "A duty that nobody owes"),
        (
            "Kewajiban setiap unit dari suatu jenis tidak dipikul siapa pun bila daftar unit tidak "
            "mempunyai unit berjenis itu.",
            "A duty of each unit of a kind is owed by nobody when the directory has no such unit.",
        ),
        main=(
            (
                "Kewajiban {duty} dipikul setiap unit berjenis {kinds}, tetapi unit.csv tidak "
                "memuatnya.",
                "The duty {duty} is owed by each unit of the kinds {kinds}, but unit.csv has none.",
            ),
            (
                "tambahkan unitnya ke unit.csv, atau perbaiki setiap_unit:",
                "add such units to unit.csv, or mend setiap_unit:",
            ),
        ),
    ),
)
