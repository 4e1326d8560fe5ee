"""Differences as sentences in the reader's language, and as plain objects for machines."""

from __future__ import annotations

from typing import Any

from aduan.rulebook.citations import cite
from aduan.rulebook.differences import Difference, Heading, What
from aduan.rulebook.equivalence import Verdict
from aduan.rulebook.phrases import phrase
from aduan.rulebook.words import words
from aduan.services.differing import Part
from aduan.texts.differences import DIFFERENCES, EFFECTS, ELEMENTS
from aduan.texts.explanations import WORDS
from aduan.texts.filling import fill

#: Keys that are told as the heading of their group.
_GROUPS = frozenset({"layanan"})


def sentence(part: Part, one: Difference, lang: str) -> str:
    """Tell one difference, with its articles."""
    details = {"where": _where(one, lang), "old": one.old, "new": one.new}
    text = DIFFERENCES[one.what.value].to(lang)
    told = fill(text, details).removesuffix(" ()")
    if one.verdict is not None:
        joint = ": " if one.what is What.EFFECT else "; "
        told = f"{told}{joint}{effect(one.verdict, lang)}"
    articles = "; ".join(cite(norm, lang, among=part.norms) for norm in one.citation)
    if not articles and one.setting:
        articles = WORDS["pengaturan"].to(lang).partition(",")[0]
    return f"{told}  [{articles}]" if articles else told


def effect(verdict: Verdict, lang: str) -> str:
    """Tell whether the same follows, and if not, in which case not."""
    if verdict.same is None:
        return EFFECTS["tidak_diketahui"].to(lang)
    if verdict.same:
        return EFFECTS["sama"].to(lang)
    case = ", ".join(f"{name} = {value}" for name, value in verdict.witness)
    details = {"case": case, "old": _outcome(verdict.old, lang), "new": _outcome(verdict.new, lang)}
    return fill(EFFECTS["lain" if case else "selalu"].to(lang), details)


def _outcome(value: object, lang: str) -> str:
    if isinstance(value, bool):
        return EFFECTS["terpenuhi" if value else "tidak_terpenuhi"].to(lang)
    return phrase(value)


def _where(one: Difference, lang: str) -> str:
    named = [_heading(h, lang) for h in one.headings if h.key not in _GROUPS]
    keys = one.attribute if one.what is not What.EFFECT else ()
    more = [_word(key, lang) for key in keys if key not in _GROUPS]
    text = ", ".join([*named, *more])
    return f"{text[:1].upper()}{text[1:]}"


def _heading(heading: Heading, lang: str) -> str:
    name = heading.label.to(lang) if heading.label else heading.id
    quoted = heading.id if heading.id.isdecimal() else f"“{name}”"
    kind = ELEMENTS.get(heading.key)
    return f"{kind.to(lang) if kind else _word(heading.key, lang)} {quoted}"


def _word(key: str, lang: str) -> str:
    known = words().get(key)
    text = known.term if lang == "en" and known is not None else key
    return text.replace("_", " ")


def as_object(part: Part, one: Difference, lang: str) -> dict[str, Any]:
    """Give a difference for machines."""
    return {
        "regulation": part.key,
        "service": one.service,
        "path": ".".join(one.path),
        "what": one.what.value,
        "old": one.old,
        "new": one.new,
        "weight": one.weight.value,
        "setting": one.setting,
        "citation": list(one.citation),
        "since": one.since,
        "effect": None if one.verdict is None else _verdict(one.verdict),
        "text": sentence(part, one, lang),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "same": verdict.same,
        "witness": dict(verdict.witness),
        "old": phrase(verdict.old),
        "new": phrase(verdict.new),
    }
