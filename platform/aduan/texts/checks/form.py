"""Texts of the F checks: fields and forms."""

from __future__ import annotations

from aduan.texts.checks.base import Check, Severity, define

CHECKS: tuple[Check, ...] = (
    define(
        "F001",
        Severity.ERROR,
        ("Diminta tetapi tidak dapat diisi", "Required but never visible"),
        (
            "Isian yang diminta harus dapat tampil, dan pertimbangan hanya dapat diberikan oleh "
            "peran yang memutuskannya.",
            "A field that is required must be able to appear, and a judgement can be given only by "
            "the role that decides it.",
        ),
        main=(
            (
                "Isian {field} tidak pernah tampil, karena bila: tidak dapat terpenuhi.",
                "Field {field} never appears, because its bila: can never be met.",
            ),
            ("perbaiki bila:, atau hapus isian ini", "mend the bila:, or delete the field"),
        ),
        tak_ditanyakan=(
            (
                "Isian {field} tidak ditanyakan saat berkas diterima dan tidak diminta langkah apa pun.",
                "Field {field} is not asked when a case is received, and no move asks for it.",
            ),
            (
                "sebut dalam perlu: atau boleh: sebuah langkah, tulis saat_diterima: ya, atau hapus",
                "name it in perlu: or boleh: of a move, write saat_diterima: ya, or delete it",
            ),
        ),
        pertimbangan=(
            (
                "Langkah {move} meminta {field}, yang hanya dapat diputuskan oleh {role}.",
                "Move {move} asks for {field}, which only {role} may decide.",
            ),
            (
                "tambahkan {role} pada oleh:, atau ubah diputuskan_oleh",
                "add {role} to oleh:, or change diputuskan_oleh",
            ),
        ),
    ),
    define(
        "F002",
        Severity.ERROR,
        ("Menanyakan yang tidak diatur", "Asks what the law does not allow"),
        (
            "Data identitas hanya boleh ditanyakan bila ada pasal yang memintanya.",
            "Identity data may be asked only where an article calls for it.",
        ),
        main=(
            (
                "Isian {field} menanyakan identitas tanpa dasar.",
                "Field {field} asks for identity without an article.",
            ),
            (
                "tulis dasar: pasal yang memintanya, atau hapus isian ini",
                "write dasar: the article that calls for it, or delete the field",
            ),
        ),
    ),
    define(
        "F003",
        Severity.ERROR,
        ("Dibaca sebelum ditanyakan", "Read before it is asked"),
        (
            "Syarat, tabel, dan batas waktu hanya boleh membaca isian yang pasti sudah terjawab "
            "lewat setiap jalan. Jawaban di dalam penyaluran hanya terbaca di penyaluran itu, "
            "kecuali berlaku_untuk: berkas.",
            "Conditions, tables and limits may read only fields that every way has answered. An "
            "answer inside a hand-over is read there only, unless berlaku_untuk: berkas.",
        ),
        main=(
            (
                "{reader} membaca {field}, yang mungkin belum terjawab pada tahap {stage}.",
                "{reader} reads {field}, which may not have been answered in stage {stage}.",
            ),
            (
                "tanyakan {field} lebih dahulu (perlu:), atau beri selain_itu:",
                "ask for {field} before (perlu:), or give it a selain_itu:",
            ),
        ),
        batas=(
            (
                "Batas waktu {reader} membaca {field}, yang mungkin belum terjawab ketika mulai.",
                "Clock {reader} reads {field}, which may not be answered when it starts.",
            ),
            (
                "tulis aktif_sejak: langkah yang menanyakannya, atau beri selain_itu:",
                "write aktif_sejak: the move that asks for it, or give it a selain_itu:",
            ),
        ),
        pemegang=(
            (
                "{field} menunjuk pemegang berkas, tetapi tidak pasti terjawab saat diterima.",
                "{field} names the holder of the case, but need not be answered at the filing.",
            ),
            (
                "tulis wajib: ya dan hapus bila:, atau beri selain_itu:",
                "write wajib: ya and remove bila:, or give it a selain_itu:",
            ),
        ),
        urutan=(
            (
                "Isian {reader} bergantung pada {field}, yang belum terjawab saat itu.",
                "Field {reader} depends on {field}, which is not answered by then.",
            ),
            (
                "letakkan {field} sebelum {reader} dan wajibkan, atau beri selain_itu:",
                "put {field} before {reader} and require it, or give it a selain_itu:",
            ),
        ),
    ),
    define(
        "F004",
        Severity.WARNING,
        ("Pertimbangan tanpa alasan", "A judgement without its reason"),
        (
            "Siapa memutuskan suatu pertimbangan harus menuliskan alasannya, supaya dapat ditinjau. "
            "Id isian alasan diawali dengan alasan.",
            "Whoever decides a judgement must write down why, so that it can be reviewed. The id of "
            "a field for reasons begins with alasan.",
        ),
        main=(
            (
                "Langkah {move} meminta pertimbangan {field} tanpa alasannya.",
                "Move {move} asks for the judgement {field} without its reason.",
            ),
            (
                "tambahkan isian alasan pada perlu: langkah itu",
                "add a field for the reason (alasan) to perlu: of that move",
            ),
        ),
    ),
    define(
        "F005",
        Severity.ERROR,
        ("Terlalu banyak kolom daftar", "Too many columns of the list"),
        (
            "Daftar petugas memuat paling banyak 12 kolom isian; selebihnya ada pada halaman berkas.",
            "The officers' list has at most 12 columns of fields; the rest is on the page of a case.",
        ),
        main=(
            (
                "Ada {count} isian dengan di_daftar: ya, padahal paling banyak {most}.",
                "There are {count} fields with di_daftar: ya, but at most {most} may be.",
            ),
            (
                "hapus di_daftar: dari yang jarang dicari",
                "remove di_daftar: from what few look for",
            ),
        ),
    ),
)
