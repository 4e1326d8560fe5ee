"""Every code of the checker, by a mistake that gives its message and a near one that does not."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from aduan.texts.checks import CHECKS, Wording
from broken_cases import Mistake, all_mistakes, checked, rendered

MISTAKES = all_mistakes()
#: Codes whose every variant has its mistake here; the others have tests of their own.
WHOLE = ("C002", "C003", "C004", "C005", "T", "W", "D", "F", "L004")
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
