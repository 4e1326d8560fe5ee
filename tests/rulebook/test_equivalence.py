"""Equal in effect is proved for every case, or refuted by one that can be played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aduan.model.conditions import ALWAYS, Atom, Condition, Subject
from aduan.model.rules import Rules
from aduan.model.values import Domain, FieldKind, Text
from aduan.rulebook.equivalence import SAME, UNKNOWN, Decided, Sides, compare, held
from aduan.rulebook.region import load_region
from contoh_region import CONTOH, LAW

RULES = load_region(CONTOH).rules(LAW, "pengaduan")
KINDS = ("permintaan_informasi", "keluhan", "pengaduan")


def with_number(low: int = 0, high: int = 9) -> Rules:
    """Give the example's rules with a field that holds a whole number."""
    field = replace(
        RULES.service.fields["puas"],
        key="kerugian",
        kind=FieldKind.NUMBER,
        label=Text("Kerugian"),
        domain=Domain(FieldKind.NUMBER, low=low, high=high),
    )
    fields = {**RULES.service.fields, "kerugian": field}
    return replace(RULES, service=replace(RULES.service, fields=fields))


SIDES = Sides(with_number(), with_number())


def one(name: str, *values: object, **more: object) -> Atom:
    return Atom(name, frozenset(values) if values else None, **more)  # type: ignore[arg-type]


def when(*atoms: Atom) -> Condition:
    return Condition((atoms,))


def test_the_same_said_in_two_ways_is_proved_the_same() -> None:
    whole = when(one("golongan", "keluhan", "pengaduan"))
    split = Condition(((one("golongan", "pengaduan"),), (one("golongan", "keluhan"),)))

    assert compare(held(whole), held(split), SIDES) == SAME


def test_a_condition_that_holds_for_every_value_is_the_same_as_none() -> None:
    assert compare(held(when(one("golongan", *KINDS))), held(ALWAYS), SIDES) == SAME


def test_numbers_are_compared_at_every_boundary() -> None:
    low = Decided(((when(one("kerugian", high=5)), "a"),), otherwise="b")
    split = Decided(
        ((when(one("kerugian", low=6)), "b"), (when(one("kerugian", low=0)), "a")), otherwise="c"
    )
    off = Decided(((when(one("kerugian", high=4)), "a"),), otherwise="b")

    assert compare(low, split, SIDES) == SAME
    refuted = compare(low, off, SIDES)
    assert (refuted.same, refuted.witness, refuted.old, refuted.new) == (
        False, (("kerugian", "5..5"),), "a", "b",
    )  # fmt: skip


def test_a_case_that_cannot_occur_refutes_nothing() -> None:
    # `terlapor` is asked of an actual complaint alone, else it is `tidak_ada`.
    strict = when(one("golongan", "pengaduan"), one("terlapor", "asn"))

    assert compare(held(strict), held(when(one("terlapor", "asn"))), SIDES) == SAME


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (("lewat",), ("lewat", "berjalan"), False),
        (("lewat",), ("lewat",), True),
        (("dijeda", "lewat"), ("lewat", "dijeda"), True),
    ],
)
def test_what_is_said_of_a_clock_is_compared(
    old: tuple[str, ...], new: tuple[str, ...], *, same: bool
) -> None:
    was, now = (when(one("melengkapi", *v, subject=Subject.CLOCK)) for v in (old, new))
    verdict = compare(held(was), held(now), SIDES)

    assert verdict.same is same
    assert same or verdict.witness == (("batas_waktu.melengkapi", "berjalan"),)


def test_what_is_said_of_hand_overs_and_events_is_compared() -> None:
    every = when(one("penyaluran", "semua_selesai", subject=Subject.HANDOVERS))
    none = when(
        one("penyaluran", "semua_selesai", subject=Subject.HANDOVERS),
        one("penyaluran", "salah_satu_selesai", subject=Subject.HANDOVERS),
    )
    past, not_yet = (when(one("salurkan", w, subject=Subject.EVENT)) for w in ("sudah", "belum"))

    assert compare(held(every), held(none), SIDES) == SAME  # all done means that some are
    assert compare(held(past), held(not_yet), SIDES).same is False


def test_what_nobody_can_prove_is_unknown() -> None:
    opaque = replace(held(ALWAYS), opaque=True)
    text = with_number()
    fields = {**text.service.fields, "kerugian": text.service.fields["uraian"]}
    other = replace(text, service=replace(text.service, fields=fields))
    wide = with_number(100, 200)

    assert compare(opaque, opaque, SIDES) == UNKNOWN
    number = held(when(one("kerugian", low=1)))
    assert compare(number, number, Sides(with_number(), other)) == UNKNOWN
    assert compare(number, number, Sides(with_number(), wide)) == UNKNOWN
    words = ["lewat", "berjalan", "dijeda", "dipenuhi", "gugur", "belum_mulai", "terlalu_awal"]
    many = held(when(one("melengkapi", *words, subject=Subject.CLOCK)))
    assert compare(many, many, SIDES) == UNKNOWN


def test_values_that_one_edition_alone_knows_are_left_out() -> None:
    fewer = held(when(one("kerugian", high=20)))

    assert compare(fewer, held(ALWAYS), Sides(with_number(), with_number(0, 99))) == SAME


ATOMS = st.one_of(
    st.builds(lambda v: one("golongan", *v), st.sets(st.sampled_from(KINDS), min_size=1)),
    st.builds(lambda v: one("kadar_pengawasan", *v), st.sets(st.booleans(), min_size=1)),
    st.builds(
        lambda a, b: one("kerugian", low=min(a, b), high=max(a, b)),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    st.builds(lambda f: one("uraian", filled=f), st.booleans()),
)
CONDITIONS = st.lists(st.lists(ATOMS, max_size=3).map(tuple), max_size=3).map(
    lambda c: Condition(tuple(c))
)
DECIDED = st.builds(
    lambda rows: Decided(tuple(rows), otherwise="-"),
    st.lists(st.tuples(CONDITIONS, st.sampled_from("ab")), max_size=3),
)


def follows(decided: Decided, case: Mapping[str, object]) -> object:
    """Give what follows in one case, by trying the rows."""
    for condition, result in decided.rows:
        fits = (all(a.holds(case[a.name]) for a in atoms) for atoms in condition.any_of)
        if not condition.any_of or any(fits):
            return result
    return decided.otherwise


@settings(max_examples=300, deadline=None)
@given(DECIDED, DECIDED)
def test_the_proof_agrees_with_trying_every_case(old: Decided, new: Decided) -> None:
    names = ("golongan", "kadar_pengawasan", "kerugian", "uraian")
    cases = [
        dict(zip(names, values, strict=True))
        for values in product(KINDS, (True, False), range(10), (None, "ada"))
    ]

    tried = all(follows(old, case) == follows(new, case) for case in cases)

    assert compare(old, new, SIDES).same is tried
