"""Ten thousand mistakes in real rule files: each misspelling is told, with the right word."""

import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from seeded import (
    CRASHED,
    ESCAPED,
    FAILED,
    KINDS,
    REGIONS,
    REPORTED,
    SAME,
    Verdict,
    judged,
)

PERCENT = int(os.environ.get("ADUAN_SOAK_PERCENT", "100"))
CASES = max(50, 10_000 * PERCENT // 100)
#: Mistakes that one process makes at a time.
SHARE = 250
#: Of a hundred misspellings, how many times the first suggestion must be the right word.
RIGHT = 80
SEED = 2020
#: Changes of the rules that a scenario has no words for: how the mistake is told, and why. What a
#: scenario could promise and none does is not here; it fails the test until one does.
UNNOTICED = {
    r"\bdi_daftar\b": "the columns of the officers' list are no part of a case",
    r"\bdipegang_oleh\b": "a scenario names roles; which office holds one is known to people",
    r"\[kanal\.\w+\.alamat\]|'alamat:": "an address outside the region's files is known to people",
    r"\[(nomor|tahun|ditetapkan|diundangkan)\]|'(nomor|tahun|ditetapkan|diundangkan):": (
        "number, year and days of a regulation are known from the printed text alone"
    ),
    r"\b(terverifikasi|nomor_luar)\b": "whose number or address it is, is known to people",
    r"\[peran\.\w+\.tingkat\].*(-> 'luar'|'luar' ->)": (
        "who may hold an account is no part of a case"
    ),
    r"\[data_pribadi\].*'teks_bebas'|'data_pribadi: teks_bebas'": (
        "where a free text is kept, and when it is destroyed, is no part of a decision"
    ),
    r"\bsasaran\b": "tables of the regions name their kinds; this one is read where none does",
    r"\[bila\.tanda_tangan\.|'bila: \{tanda_tangan:": (
        "when the form asks for an attachment that nobody must give is read by no decision"
    ),
    r"\[isian\.\w+\.jenis\].*'(teks|orang|lampiran)' -> '(teks|orang|lampiran)'": (
        "a scenario writes a name and a file as it writes a text; whether a text is a name is read "
        "by benturan_kepentingan alone, which takes no other field"
    ),
    r"contoh/.*'bila: \{golongan: pengaduan\}' -> ''": (
        "the one rule that reads terlapor asks for that golongan itself"
    ),
    r"\[kewajiban\.\w+\.bentuk\]|'bentuk:": "in what form a duty is done is known to people",
}

pytestmark = pytest.mark.soak


def jobs() -> list[tuple[str, int, int]]:
    """Share the work out: of every region so many mistakes of ten."""
    found = []
    for name, (_, share) in REGIONS.items():
        left = -(-CASES * share // 10)
        for seed in range(SEED, SEED + -(-left // SHARE)):
            found.append((name, seed, min(SHARE, left)))
            left -= SHARE
    return found


def verdicts() -> list[Verdict]:
    """Make and judge all mistakes, on all cores."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return [verdict for share in pool.map(judged, jobs()) for verdict in share]


def table(found: Sequence[Verdict]) -> str:
    """Sum up what became of the mistakes, by kind, and why some change nothing."""
    heads = ("seeded", REPORTED, "first right", FAILED, "changes nothing", ESCAPED, CRASHED)
    lines = ["", f"{'':20}" + "".join(f"{head:>16}" for head in heads)]
    for kind in (*KINDS, "all"):
        mine = [v for v in found if kind in (v.mistake.kind, "all")]
        of = Counter(v.outcome for v in mine)
        first = sum(v.first for v in mine)
        row = (len(mine), of[REPORTED], first, of[FAILED], of[SAME], of[ESCAPED], of[CRASHED])
        lines.append(f"{kind:20}" + "".join(f"{number:16}" for number in row))
    lines += ["", "changes nothing, because it is"]
    why = Counter((v.why, v.mistake.kind) for v in found if v.outcome == SAME)
    lines += [f"{number:8}  {reason}  ({kind})" for (reason, kind), number in why.most_common()]
    return "\n".join([*lines, ""])


def told(found: Sequence[Verdict]) -> str:
    """Give the mistakes one a line, so that a failure shows all of them."""
    return "\n".join(sorted({f"{v.mistake} | {v.why}" for v in found}))


@pytest.fixture(name="found", scope="module")
def _found(request: pytest.FixtureRequest) -> list[Verdict]:
    found = verdicts()
    capture = request.config.pluginmanager.getplugin("capturemanager")
    # The table is what a person reads of a run, failed or not.
    with capture.global_and_fixture_disabled():
        sys.stdout.write(table(found))
    return found


def test_no_mistake_ends_in_a_traceback(found: list[Verdict]) -> None:
    assert len(found) >= CASES
    assert told([v for v in found if v.outcome == CRASHED]) == ""


def test_every_misspelling_is_told_where_it_stands_with_the_right_word(
    found: list[Verdict],
) -> None:
    misspelt = [v for v in found if v.mistake.kind.startswith("misspelt")]

    assert told([v for v in misspelt if not v.placed]) == ""
    assert sum(v.first for v in misspelt) * 100 >= RIGHT * len(misspelt)


def test_every_other_mistake_that_changes_the_rules_fails_a_scenario(found: list[Verdict]) -> None:
    escaped = [
        v for v in found if v.outcome == ESCAPED and not v.mistake.kind.startswith("misspelt")
    ]

    assert (
        told([v for v in escaped if not any(re.search(p, str(v.mistake)) for p in UNNOTICED)]) == ""
    )
