"""Texts of the T checks: time."""

from __future__ import annotations

from dataclasses import replace

from aduan.texts.checks.base import Check, Severity, define

_ALL: tuple[Check, ...] = (
    define(
        "T001",
        Severity.ERROR,
        ("Masa nilai bercelah atau bertumpuk", "Periods of a value leave a gap or overlap"),
        (
            "Nilai bertanggal harus mencakup seluruh masa berlaku peraturan: yang pertama paling "
            "lambat sejak peraturan berlaku, lalu setiap tanggal lebih kemudian dari sebelumnya.",
            "A dated value must cover the whole life of the regulation: the first from the day it "
            "took effect at the latest, then each date after the one before.",
        ),
        main=(
            (
                "Nilai pertama baru berlaku {first}, padahal peraturan berlaku sejak {in_force}.",
                "The first value holds from {first} only, but the regulation from {in_force}.",
            ),
            (
                "tambahkan nilai untuk masa sebelumnya, atau ubah sejak:",
                "add a value for the time before, or change sejak:",
            ),
        ),
        urutan=(
            (
                "Tanggal {other} tidak sesudah {one}.",
                "The date {other} is not after {one}.",
            ),
            ("urutkan sejak: dari yang paling awal", "order sejak: from the earliest"),
        ),
        berakhir=(
            (
                "Nilai sejak {one} mulai sesudah peraturan berakhir ({other}).",
                "The value from {one} begins after the regulation has ended ({other}).",
            ),
            ("hapus nilai itu, atau ubah berlaku_sampai", "delete it, or change berlaku_sampai"),
        ),
    ),
    define(
        "T002",
        Severity.ERROR,
        ("Urutan tanggal peraturan", "Order of the regulation's dates"),
        (
            "Peraturan ditetapkan, lalu diundangkan, lalu berlaku, lalu berakhir; tanggalnya harus "
            "mengikuti urutan itu.",
            "A regulation is enacted, then promulgated, then takes effect, then ends; its dates "
            "must follow that order.",
        ),
        main=(
            (
                "{later} ({other}) mendahului {earlier} ({one}).",
                "{later} ({other}) is before {earlier} ({one}).",
            ),
            ("periksa kedua tanggal pada naskah", "check both dates in the text"),
        ),
        diuji=(
            (
                "Peraturan berlaku sejak {in_force}, jadi diuji_sejak ({day}) tidak berarti.",
                "The regulation is in force since {in_force}, so diuji_sejak ({day}) means nothing.",
            ),
            ("hapus diuji_sejak:", "remove diuji_sejak:"),
        ),
    ),
    define(
        "T003",
        Severity.ERROR,
        ("Peralihan belum diatur", "No transition clause"),
        (
            "Harus jelas aturan mana yang berlaku bagi berkas yang sudah terbuka ketika peraturan "
            "mulai berlaku. Bila naskah tidak mengaturnya, tulislah demikian.",
            "It must be clear which rules govern cases that were open when the regulation took "
            "effect. If the text is silent, say so.",
        ),
        main=(
            ("Peraturan ini tidak mempunyai peralihan:.", "The regulation has no peralihan:."),
            (
                "tambahkan peralihan: dengan berkas_terbuka: dan dasar atau tafsirnya",
                "add peralihan: with berkas_terbuka: and its article or interpretation",
            ),
        ),
    ),
    define(
        "T004",
        Severity.ERROR,
        ("Kalender tidak cukup panjang", "The calendar does not reach far enough"),
        (
            "Tanggal tidak dihitung melampaui tahun yang hari liburnya sudah diketahui. Tambahkan "
            "rules/kalender/<tahun>.yaml begitu keputusan bersama terbit.",
            "No date is computed past the last year whose holidays are known. Add "
            "rules/kalender/<year>.yaml as soon as the joint decree is out.",
        ),
        main=(
            (
                "Batas waktu {clock} ({limit}) yang mulai {on} melampaui kalender, yang berakhir "
                "{last}.",
                "Clock {clock} ({limit}) begun on {on} goes past the calendar, which ends {last}.",
            ),
            ("tambahkan kalender tahun berikutnya", "add the calendar of the next year"),
        ),
        dekat=(
            (
                "Batas waktu {clock} ({limit}) yang mulai {on} jatuh {end}; kalender berakhir "
                "{last}, kurang dari 90 hari kemudian.",
                "Clock {clock} ({limit}) begun on {on} is due {end}; the calendar ends {last}, "
                "less than 90 days later.",
            ),
            ("siapkan kalender tahun berikutnya", "prepare the calendar of the next year"),
        ),
    ),
    define(
        "T005",
        Severity.WARNING,
        ("Hitungan bulan belum jelas", "Month arithmetic is not clear"),
        (
            "Satu bulan sejak 31 Januari dapat berarti 28 Februari atau 3 Maret. Tulis hitung: "
            "akhir_bulan: agar jelas.",
            "One month from 31 January may mean 28 February or 3 March. Write hitung: akhir_bulan: "
            "to make it clear.",
        ),
        main=(
            (
                "Batas waktu {clock} dihitung dalam bulan ({limit}), tetapi akhir_bulan belum "
                "ditetapkan.",
                "Clock {clock} counts months ({limit}), but akhir_bulan is not set.",
            ),
            (
                "tambahkan hitung: akhir_bulan: ya (hari terakhir bulan) atau tidak",
                "add hitung: akhir_bulan: ya (last day of the month) or tidak",
            ),
        ),
    ),
    define(
        "T006",
        Severity.ERROR,
        ("Batas waktu tidak berjalan", "A clock that does not run"),
        (
            "Batas waktu mulai pada peristiwa yang dapat terjadi, dan berakhir pada peristiwa yang "
            "dapat terjadi sesudahnya. Peristiwa ialah tahap yang dimasuki atau langkah yang "
            "dilakukan.",
            "A clock starts at an event that can occur and ends at one that can occur afterwards. "
            "An event is a stage entered or a move made.",
        ),
        main=(
            (
                "Batas waktu {clock} tidak pernah mulai: {event} terjadi sebelum ada penyaluran.",
                "Clock {clock} never starts: {event} occurs before there is a hand-over.",
            ),
            (
                "tulis sejak: tahap atau langkah penyaluran, atau langkah yang menyalurkan",
                "write sejak: a stage or move of the hand-over, or the move that hands over",
            ),
        ),
        syarat=(
            (
                "Batas waktu {clock} tidak pernah mulai: bila:-nya tidak dapat terpenuhi.",
                "Clock {clock} never starts: its bila: can never be met.",
            ),
            ("perbaiki bila:", "mend the bila:"),
        ),
        sesudah=(
            (
                "Batas waktu {clock} tidak dapat berakhir: {event} tidak dapat terjadi sesudah "
                "{start}.",
                "Clock {clock} cannot end: {event} cannot occur after {start}.",
            ),
            (
                "tulis sampai: peristiwa yang dapat terjadi kemudian",
                "write sampai: an event that can occur later",
            ),
        ),
        jeda=(
            (
                "Jeda batas waktu {clock} tidak pernah berakhir: tahap {stage} adalah akhir.",
                "The pause of clock {clock} never ends: stage {stage} is an end.",
            ),
            ("hapus tahap itu dari jeda_saat:", "remove that stage from jeda_saat:"),
        ),
    ),
    define(
        "T007",
        Severity.WARNING,
        ("Bagian melebihi keseluruhan", "The parts exceed the whole"),
        (
            "Batas waktu yang berada di dalam batas lain (di_dalam:) bersama-sama tidak boleh "
            "melebihinya. Bila naskahnya sendiri demikian, jawablah dengan sebuah tafsir.",
            "Limits inside another (di_dalam:) may not together exceed it. Where the text itself "
            "is so, answer with an interpretation.",
        ),
        main=(
            (
                "Bagian-bagian {clock} dapat mencapai {total} ({parts}), sedangkan batasnya "
                "{whole}.",
                "The parts of {clock} may take {total} ({parts}), while its limit is {whole}.",
            ),
            (
                "periksa angkanya, atau jawab dengan menjawab: pada tafsir yang mengaturnya",
                "check the numbers, or answer with menjawab: in the interpretation that settles it",
            ),
        ),
    ),
    define(
        "T008",
        Severity.WARNING,
        ("Lewat tanpa akibat", "A lapse without a consequence"),
        (
            "Untuk setiap batas yang mengikat harus jelas apa yang terjadi bila lewat: siapa diberi "
            "tahu, langkah apa yang boleh atau dilakukan.",
            "For every limit that binds it must be clear what follows when it lapses: who is told, "
            "which move becomes possible or is made.",
        ),
        main=(
            (
                "Tidak ada akibat bila batas waktu {clock} lewat.",
                "Nothing follows when clock {clock} lapses.",
            ),
            (
                "tambahkan bila_lewat: {{beritahu: ..., pengaturan: ya}} atau dasarnya",
                "add bila_lewat: {{beritahu: ..., pengaturan: ya}} or its article",
            ),
        ),
        boleh=(
            (
                "Langkah {move} disebut boleh setelah {clock} lewat, tetapi bila:-nya tidak "
                "menyebut {clock}: lewat.",
                "Move {move} is said to open when {clock} lapses, but its bila: does not say "
                "{clock}: lewat.",
            ),
            (
                "tulis bila: {{{clock}: lewat}} pada langkah {move}",
                "write bila: {{{clock}: lewat}} on move {move}",
            ),
        ),
        lakukan=(
            (
                "Langkah {move} dilakukan setelah {clock} lewat, tetapi bukan oleh: sistem.",
                "Move {move} is made when {clock} lapses, but it is not oleh: sistem.",
            ),
            ("tulis oleh: sistem pada langkah {move}", "write oleh: sistem on move {move}"),
        ),
    ),
    define(
        "T009",
        Severity.HINT,
        ("Hanya dapat diuji", "Can only be tested"),
        (
            "Bila tanggal berlaku tidak diketahui, skenario dan simulasi memakai diuji_sejak. Berkas "
            "sungguhan baru dapat diterima sesudah berlaku_sejak diisi.",
            "Where the day of effect is not known, scenarios and simulations take diuji_sejak. A "
            "real case can be received only once berlaku_sejak is filled in.",
        ),
        main=(
            (
                "Tanggal berlaku tidak diketahui; peraturan ini diuji seolah-olah berlaku sejak {day}.",
                "The day of effect is not known; the regulation is tested as if since {day}.",
            ),
            (
                "isi berlaku_sejak: dari naskah yang diundangkan, lalu hapus diuji_sejak:",
                "fill in berlaku_sejak: from the promulgated text, then remove diuji_sejak:",
            ),
        ),
    ),
)

#: A calendar that will soon be too short only warns.
_MILDER = {"T004": frozenset({"dekat"})}

CHECKS: tuple[Check, ...] = tuple(
    replace(check, milder=_MILDER.get(check.code, frozenset())) for check in _ALL
)
