"""Texts of the W checks: stages and moves."""

from __future__ import annotations

from aduan.texts.checks.base import Check, Severity, define

CHECKS: tuple[Check, ...] = (
    define(
        "W001",
        Severity.ERROR,
        ("Tidak pernah tercapai", "Never reached"),
        (
            "Setiap tahap harus dapat dicapai dari tahap awal, lewat langkah yang syaratnya dapat "
            "terpenuhi. Tahap yang tidak tercapai biasanya berarti ke: salah tulis. Langkah yang "
            "hanya oleh: sistem terjadi karena otomatis: ya atau karena batas waktu melakukannya; "
            "penyaluran mulai dengan langkah yang mempunyai kepada:.",
            "Every stage must be reachable from the first, by moves whose conditions can be met. "
            "A stage that is not usually means a mistake in ke:. A move that is oleh: sistem only "
            "is made because of otomatis: ya or because a time limit makes it; a hand-over begins "
            "with a move that has kepada:.",
        ),
        main=(
            ("Tahap {stage} tidak pernah tercapai.", "Stage {stage} is never reached."),
            (
                "tambahkan langkah dengan ke: {stage}, atau hapus tahap ini",
                "add a move with ke: {stage}, or delete this stage",
            ),
        ),
        langkah=(
            (
                "Syarat langkah {move} tidak dapat terpenuhi.",
                "The condition of move {move} can never be met.",
            ),
            ("perbaiki bila: pada langkah itu", "mend the bila: of that move"),
        ),
        sistem=(
            (
                "Langkah {move} hanya dilakukan sistem, tetapi tidak ada yang memicunya.",
                "Only the system makes move {move}, but nothing sets it off.",
            ),
            (
                "tulis otomatis: ya, atau bila_lewat: {{lakukan: {move}}} pada suatu batas waktu",
                "write otomatis: ya, or bila_lewat: {{lakukan: {move}}} in a time limit",
            ),
        ),
        penyaluran=(
            (
                "Penyaluran tidak pernah mulai: tidak ada langkah berkas yang menyalurkan.",
                "A hand-over never begins: no move of the case hands it over.",
            ),
            (
                "tambahkan kepada: pada langkah yang menyalurkan, atau hapus penyaluran:",
                "add kepada: to the move that hands over, or delete penyaluran:",
            ),
        ),
    ),
    define(
        "W002",
        Severity.ERROR,
        ("Jalan buntu", "A trap"),
        (
            "Dari setiap tahap harus ada jalan ke tahap akhir. Berkas di jalan buntu tidak pernah "
            "selesai.",
            "From every stage there must be a way to an end. A case in a trap is never finished.",
        ),
        main=(
            (
                "Dari tahap {stage} tidak ada jalan ke tahap akhir.",
                "From stage {stage} no end can be reached.",
            ),
            (
                "tambahkan langkah yang menuju tahap akhir, atau tulis akhir: ya",
                "add a move that leads to an end, or write akhir: ya",
            ),
        ),
    ),
    define(
        "W003",
        Severity.ERROR,
        ("Awal dan akhir", "One beginning, some end"),
        (
            "Berkas dan penyaluran masing-masing punya satu tahap awal yang bukan tahap akhir, dan "
            "sedikitnya satu tahap akhir.",
            "A case and a hand-over each have one first stage, which is not an end, and at least "
            "one end.",
        ),
        main=(
            ("Tidak ada tahap akhir pada {level}.", "There is no end among the stages of {level}."),
            ("tulis akhir: ya pada tahap penutup", "write akhir: ya on the closing stage"),
        ),
        akhir=(
            (
                "Tahap awal {stage} sekaligus tahap akhir.",
                "The first stage {stage} is also an end.",
            ),
            ("hapus akhir: ya, atau pilih awal: lain", "remove akhir: ya, or choose another awal:"),
        ),
    ),
    define(
        "W004",
        Severity.ERROR,
        ("Putaran otomatis tanpa akhir", "An endless automatic circle"),
        (
            "Langkah otomatis dilakukan sistem selama syaratnya terpenuhi. Bila langkah-langkah "
            "itu kembali ke tahap semula, sistem berputar tanpa akhir.",
            "Automatic moves are made as long as their conditions hold. If they lead back to where "
            "they began, the system goes round for ever.",
        ),
        main=(
            (
                "Langkah otomatis {move} dapat berulang tanpa akhir dari tahap {stage}.",
                "The automatic move {move} can repeat for ever from stage {stage}.",
            ),
            (
                "tulis ke: tahap lain yang tidak kembali, atau serahkan langkah ini kepada orang",
                "write ke: another stage that does not lead back, or give the move to a person",
            ),
        ),
    ),
    define(
        "W005",
        Severity.ERROR,
        ("Dua langkah yang sama", "Two moves that are the same"),
        (
            "Dua langkah dari satu tahap terbuka bagi peran yang sama dengan akibat yang sama, "
            "sehingga petugas tidak tahu mana yang harus dipilih.",
            "Two moves from one stage are open to the same role with the same effect, so an "
            "officer cannot know which to choose.",
        ),
        main=(
            (
                "Langkah {one} dan {other} terbuka bersamaan bagi {role} pada tahap {stage}: {case}.",
                "Moves {one} and {other} are open at once to {role} in stage {stage}: {case}.",
            ),
            (
                "hapus salah satu, atau bedakan syaratnya",
                "delete one, or make their conditions differ",
            ),
        ),
        selalu=(
            (
                "Langkah {one} dan {other} selalu terbuka bersamaan bagi {role} pada tahap {stage}.",
                "Moves {one} and {other} are always open at once to {role} in stage {stage}.",
            ),
            (
                "hapus salah satu, atau bedakan syarat atau akibatnya",
                "delete one, or make their conditions or effects differ",
            ),
        ),
    ),
    define(
        "W006",
        Severity.ERROR,
        ("Syarat langkah berlubang", "The conditions of moves leave a gap"),
        (
            "Untuk setiap gabungan nilai harus ada langkah yang dapat diambil, dan setiap jawaban "
            "yang ditawarkan formulir harus diterima oleh salah satu langkah.",
            "For every combination of values some move must be possible, and every answer that a "
            "form offers must be accepted by one of the moves.",
        ),
        main=(
            (
                "Pada tahap {stage} tidak ada langkah keluar untuk: {case}.",
                "In stage {stage} no move leads on for: {case}.",
            ),
            (
                "tambahkan langkah untuk keadaan itu, atau longgarkan bila:",
                "add a move for that situation, or loosen a bila:",
            ),
        ),
        jawaban=(
            (
                "Pada tahap {stage}, {role} dapat menjawab {case}, tetapi tidak ada langkah yang "
                "menerimanya.",
                "In stage {stage}, {role} may answer {case}, but no move accepts it.",
            ),
            (
                "tambahkan langkah bagi {role} dengan bila: untuk jawaban itu",
                "add a move for {role} with a bila: for that answer",
            ),
        ),
    ),
    define(
        "W007",
        Severity.ERROR,
        ("Peran yang tidak dapat bertindak", "A role that cannot act"),
        (
            "Peran tingkat unit hanya dapat membuka berkas yang disalurkan kepadanya. Pemisahan "
            "tugas (bukan_oleh) hanya berarti bila langkah lain itu memang mendahului.",
            "A role of a unit can open only what was handed to that unit. A separation of duties "
            "(bukan_oleh) has a meaning only if the other move does come before.",
        ),
        main=(
            (
                "Langkah {move} hanya bagi {role}, padahal pada tahap {stage} berkas belum "
                "disalurkan.",
                "Move {move} is for {role} only, but in stage {stage} nothing has been handed over.",
            ),
            (
                "pilih peran tingkat daerah, atau pindahkan langkah ke penyaluran:",
                "choose a role of the region, or put the move under penyaluran:",
            ),
        ),
        pemisahan=(
            (
                "bukan_oleh: {other} tidak berarti, karena {other} tidak pernah mendahului {move}.",
                "bukan_oleh: {other} means nothing, because {other} never comes before {move}.",
            ),
            (
                "sebut langkah yang mendahului, atau hapus bukan_oleh",
                "name a move that comes before, or remove bukan_oleh",
            ),
        ),
    ),
    define(
        "W008",
        Severity.WARNING,
        ("Berakhir tanpa pemberitahuan", "Ended without telling"),
        (
            "Pelapor harus tahu bahwa berkasnya berakhir dan mengapa. Bila peraturan memang tidak "
            "mewajibkannya, jawablah peringatan ini dengan sebuah tafsir.",
            "The person who filed must learn that the case has ended and why. If the regulation "
            "does not require it, answer this warning with an interpretation.",
        ),
        main=(
            (
                "Langkah {move} mengakhiri berkas ({stage}) tanpa memberi tahu pelapor.",
                "Move {move} ends the case ({stage}) without telling the reporter.",
            ),
            ("tambahkan beritahu: pelapor", "add beritahu: pelapor"),
        ),
    ),
    define(
        "W009",
        Severity.ERROR,
        ("Membuka kembali yang sudah berakhir", "Reopening what has ended"),
        (
            "Sesudah berakhir, batas waktu dan penyaluran sudah gugur. Langkah sesudah akhir hanya "
            "mencatat, atau berpindah ke tahap akhir lain, misalnya diumumkan.",
            "Once a case has ended, its clocks and hand-overs are dropped. A move after the end only "
            "records, or leads to another end, such as being published.",
        ),
        main=(
            (
                "Langkah {move} membawa berkas dari tahap akhir {stage} ke {to}, yang bukan akhir.",
                "Move {move} leads from the end {stage} to {to}, which is none.",
            ),
            (
                "hapus akhir: ya pada {stage}, atau tulis ke: tahap akhir",
                "remove akhir: ya from {stage}, or write ke: a stage that is an end",
            ),
        ),
    ),
)
