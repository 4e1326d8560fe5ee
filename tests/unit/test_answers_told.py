"""Answers as people read them, from a case or from a list, whatever their kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from aduan.model.rules import Field
from aduan.model.values import FieldKind, Text
from aduan.services.explaining import Explainer
from aduan.services.rulebooks import load, open_service

REGION = Path(__file__).parents[1] / "regions" / "contoh"
OPTIONS = (("air", Text("Air bersih", "Water")), ("jalan", Text("Jalan", "Roads")))


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (FieldKind.TEXT, None, ""),
        (FieldKind.TEXT, "air", "Water"),
        (FieldKind.CHOICES, ["air", "jalan"], "Water, Roads"),
        (FieldKind.CHOICES, ("jalan",), "Roads"),
        (FieldKind.YES_NO, True, "yes"),
        (FieldKind.YES_NO, False, "no"),
        (FieldKind.NUMBER, 1, "1"),
        (FieldKind.NUMBER, 0, "0"),
        (FieldKind.DATE, "2026-03-13", "Fri 13 Mar 2026"),
        (FieldKind.DATE, date(2026, 3, 13), "Fri 13 Mar 2026"),
        (FieldKind.DATE, "•••", "•••"),
        (FieldKind.UNIT, "dinas_sosial", "Dinas Sosial"),
        (FieldKind.UNIT, "dinas_lama", "dinas_lama"),
    ],
)
def test_an_answer_is_told_by_its_kind(kind: FieldKind, value: object, said: str) -> None:
    opened = open_service(load(REGION), "pengaduan")
    field = Field("apa", kind, Text("Apa"), options=OPTIONS)
    program = opened.program
    service = replace(program.service, fields={**program.service.fields, "apa": field})
    rules = replace(program.rules, service=service)
    words = Explainer(replace(program, rules=rules), opened.world, "en", opened.units)

    assert words.answer("apa", value) == said
