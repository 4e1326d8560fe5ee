"""Texts of the O checks: regulations that stand on another."""

from __future__ import annotations

from aduan.texts.checks.base import Check, Severity, define

CHECKS: tuple[Check, ...] = (
    define(
        "O001",
        Severity.ERROR,
        ("Ubahan tidak mengena", "A change that hits nothing"),
        (
            "Setiap ubahan mengubah, menyisipkan, atau menghapus tepat satu unsur peraturan dasarnya, "
            "dan nilai semula harus sama dengan yang ada di sana. Bila peraturan dasarnya berubah, "
            "ubahan ini harus dibaca lagi.",
            "Each change changes, inserts or removes just one element of the regulation it stands "
            "on, and its value before must be what stands there. Where the base has changed, the "
            "change must be read again.",
        ),
        main=(
            (
                "Tidak ada {path} pada peraturan dasarnya.",
                "There is no {path} in the regulation it stands on.",
            ),
            ("yang ada: {near}", "there is: {near}"),
        ),
        satu=(
            (
                "Ubahan ini tidak menyebut tepat satu dari ubah, sisipkan, dan hapus.",
                "This change does not name just one of ubah, sisipkan and hapus.",
            ),
            ("tulis satu, dengan jalur unsurnya", "write one, with the path of its element"),
        ),
        semula=(
            (
                "{path} semula {found}, bukan {before}.",
                "{path} was {found} before, not {before}.",
            ),
            (
                "periksa peraturan dasarnya, lalu perbaiki semula: dan nilai:",
                "look at the base, then mend semula: and nilai:",
            ),
        ),
        tanpa_semula=(
            (
                "Ubahan atas {path} tidak menyebut nilai semula.",
                "The change of {path} does not say the value before.",
            ),
            ("tulis semula: {found}", "write semula: {found}"),
        ),
        tanpa_nilai=(
            ("{verb} {path} tanpa nilai.", "{verb} {path} without a value."),
            ("tambahkan nilai:", "add nilai:"),
        ),
        sudah_ada=(
            (
                "{path} sudah ada pada baris {line} peraturan dasarnya.",
                "{path} stands already in line {line} of the base.",
            ),
            ("tulis ubah: dengan semula:", "write ubah: with semula:"),
        ),
        hanya_menambah=(
            (
                "Prosedur unit hanya boleh menambah, tidak boleh {verb} {path}.",
                "A unit's own procedure may only add, not {verb} {path}.",
            ),
            (
                "tulis sisipkan:, atau hapus hanya_menambah: bila ini peraturan perubahan",
                "write sisipkan:, or remove hanya_menambah: if this is an amending regulation",
            ),
        ),
        berkas=(
            (
                "Peraturan yang berdasar pada peraturan lain tidak mempunyai {path} sendiri.",
                "A regulation that stands on another has no {path} of its own.",
            ),
            ("tulis isinya sebagai ubahan", "write its contents as changes"),
        ),
    ),
    define(
        "O002",
        Severity.ERROR,
        ("Tidak lebih ketat", "Not stricter"),
        (
            "lebih_ketat: ya dibuktikan: batas waktu bersatuan sama dan tidak lebih lama, dan pembaca "
            "tidak bertambah. Yang tidak dapat dibuktikan tidak boleh dinyatakan.",
            "lebih_ketat: ya is proved: a limit in the same unit and no longer, and no more readers. "
            "What cannot be proved may not be declared.",
        ),
        main=(
            (
                "{path} menjadi {after}, padahal semula {before}: ini lebih longgar.",
                "{path} becomes {after}, and was {before}: that is looser.",
            ),
            ("hapus lebih_ketat:, atau perbaiki nilai:", "remove lebih_ketat:, or mend nilai:"),
        ),
        tak_dinilai=(
            (
                "Apakah {path} lebih ketat tidak dapat dinilai ({before} menjadi {after}).",
                "Whether {path} is stricter cannot be told ({before} becomes {after}).",
            ),
            ("hapus lebih_ketat:", "remove lebih_ketat:"),
        ),
    ),
    define(
        "O003",
        Severity.ERROR,
        ("Dasar yang tidak ada", "A base that is not there"),
        (
            "berdasar: menyebut peraturan lain dalam daerah ini, yang sendiri tidak berdasar pada "
            "peraturan lain.",
            "berdasar: names another regulation of this region, which stands on none itself.",
        ),
        main=(
            (
                'Tidak ada peraturan bernama "{id}" yang dapat menjadi dasar.',
                'There is no regulation called "{id}" that could be the base.',
            ),
            ("yang dapat: {near}", "it can be: {near}"),
        ),
    ),
)
