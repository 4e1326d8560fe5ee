"""Every code of the checker, by a mistake that gives its message and a near one that does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest

from aduan.rulebook.messages import severity
from aduan.texts.checks import CHECKS, Severity, Wording
from broken_cases import Change, Mistake, all_mistakes, checked, rendered

MISTAKES = all_mistakes()
#: Codes whose every variant has its mistake here; the others have tests of their own.
WHOLE = ("C002", "C003", "C004", "C005", "C006", "T", "W", "D", "F", "P", "O", "L004")
WORDINGS = [
    pytest.param(code, variant, wording, id=f"{code}_{variant}")
    for code, one in CHECKS.items()
    for variant, wording in one.wordings.items()
]


def named(mistake: Mistake) -> str:
    return mistake.name


@pytest.mark.parametrize("mistake", MISTAKES, ids=named)
def test_a_mistake_gives_its_message_and_no_other(tmp_path: Path, mistake: Mistake) -> None:
    report = checked(tmp_path, mistake)

    assert rendered(report, mistake) == mistake.messages
    own = {(f.code, f.variant) for f in report.findings if f.code not in mistake.also}
    assert own == {(mistake.code, mistake.variant)}
    assert {f.code for f in report.findings} == {mistake.code, *mistake.also}


@pytest.mark.parametrize("mistake", MISTAKES, ids=named)
def test_what_is_right_gives_no_message(tmp_path: Path, mistake: Mistake) -> None:
    report = checked(tmp_path, mistake.corrected())

    assert [(f.code, f.variant, f.element) for f in report.findings] == []


@pytest.mark.parametrize(("code", "variant", "wording"), WORDINGS)
def test_every_text_is_there_in_both_languages(code: str, variant: str, wording: Wording) -> None:
    for text in (wording.problem, wording.remedy, CHECKS[code].help, CHECKS[code].title):
        assert text.to("id").strip()
        assert text.to("en").strip()
    for text in (wording.problem, wording.remedy):
        assert _placeholders(text.to("id")) == _placeholders(text.to("en"))
    if code.startswith(WHOLE):
        assert (code, variant) in {(m.code, m.variant) for m in MISTAKES}


def test_every_mistake_names_a_text_of_the_catalogue() -> None:
    for mistake in MISTAKES:
        assert mistake.variant in CHECKS[mistake.code].wordings, mistake.name


@pytest.mark.parametrize("code", CHECKS)
def test_every_code_has_a_mistake(code: str) -> None:
    assert code in {mistake.code for mistake in MISTAKES}


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


# --- Interpretations answer warnings ------------------------------------------------------------

ANSWER = """
    menjawab:
      - kode: {code}
        unsur: layanan.pengaduan.berkas.{element}"""
SETTLED = """
    status: ditetapkan
    dokumen:
      nomor: 12/2026
      tanggal: 2026-03-02
      penanda_tangan: Sekretaris Daerah"""
READINGS = "perbup_7_2026/tafsir.yaml"


def answered(name: str, element: str, settled: str) -> Mistake:
    """Give a mistake together with an interpretation that answers it."""
    mistake = next(m for m in MISTAKES if m.name == name)
    answer = ANSWER.format(code=mistake.code, element=element)
    change = Change(READINGS, "\n    status: usulan", f"{settled}{answer}")
    return replace(mistake, changes=(*mistake.changes, change))


def test_a_proposed_interpretation_makes_its_warning_a_hint(tmp_path: Path) -> None:
    mistake = answered("T007", "batas_waktu.menyeluruh", "\n    status: usulan")
    report = checked(tmp_path, mistake)

    (finding,) = report.findings
    assert finding.answered_by == "satuan_penyaluran"
    assert severity(finding) is Severity.HINT
    in_id, in_en = rendered(report, mistake)
    assert in_id.startswith("T007 petunjuk  ")
    assert "\n  dijawab tafsir: satuan_penyaluran\n" in in_id
    assert "\n  answered by interpretation: satuan_penyaluran\n" in in_en


def test_a_settled_interpretation_takes_its_warning_away(tmp_path: Path) -> None:
    mistake = answered("T007", "batas_waktu.menyeluruh", SETTLED)

    assert checked(tmp_path, mistake).findings == ()


def test_an_interpretation_of_another_element_answers_nothing(tmp_path: Path) -> None:
    mistake = answered("T007", "batas_waktu.melengkapi", SETTLED)

    findings = checked(tmp_path, mistake).findings
    assert {(f.code, severity(f), f.answered_by) for f in findings} == {
        ("T007", Severity.WARNING, ""),
        ("C006", Severity.WARNING, ""),
    }


def test_no_interpretation_answers_an_error(tmp_path: Path) -> None:
    mistake = answered("W002", "tahap.diarsipkan", SETTLED)

    findings = checked(tmp_path, mistake).findings
    assert ("W002", Severity.ERROR) in {(f.code, severity(f)) for f in findings}
