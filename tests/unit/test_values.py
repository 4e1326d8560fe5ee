"""Values, domains and texts."""

from __future__ import annotations

from aduan.model.values import Text


def test_a_text_falls_back_to_indonesian_where_nobody_wrote_the_english() -> None:
    both, one = Text("Jawab", "Answer"), Text("Jawab")

    assert [both.to("id"), both.to("en"), one.to("en")] == ["Jawab", "Answer", "Jawab"]
