"""What libyaml could not read, as one of the mistakes people make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

#: A key and what follows it on its line.
_PAIR = re.compile(r"\s*(?:- +)*([^:#\s][^:#]*):\s+(\S.*)")
#: So much of the file is quoted in a message.
QUOTED = 60
#: So much of a line is looked at for a colon.
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Mistake:
    """A probable mistake: the variant of its text, its stretch of the file, and details."""

    variant: str
    start: int
    end: int
    detail: dict[str, str] = field(default_factory=dict)


#: Parts of libyaml's problem or context, in this order, and the mistake they tell of.
_TELLING = (
    ("maximum nesting depth", "dalam"),
    ("mapping values are not allowed", "titik_dua"),
    ("could not find expected ':'", "tanpa_titik_dua"),
    ("quoted scalar", "kutip"),
    ("block scalar", "blok"),
    ("alphabetic or numeric", "rujukan"),
    ("anchor", "jangkar"),
    ("alias", "alias"),
    ("directive", "arahan"),
    ("document start", "sisa"),
    ("tag", "tag"),
    ("cannot start any token", "awal"),
    ("block sequence entries are not allowed", "butir_sebaris"),
    ("keys are not allowed", "tanda_tanya"),
    ("expected '-' indicator", "butir"),
    ("expected ',' or", "kurung"),
    ("did not find expected key", "kunci"),
)
_BY_BEGINNING = {"-": "butir_liar", ":": "kunci_kosong"}
_BY_SIGN = {"&": "jangkar", "*": "alias", "!": "tag", "%": "awal"}


def mistake(error: yaml.YAMLError, body: str) -> Mistake:
    """Guess the mistake behind an error of libyaml."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    at = _within(mark.index if mark else 0, body)
    begun = _within(context.index if context else at, body)
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    variant = next((name for part, name in _TELLING if part in said), "")
    if variant in {"titik_dua", "kunci"}:
        return _colon(at, body) if variant == "titik_dua" else _key(at, body)
    if variant == "kutip" and ("escape" in said or "hexdecimal" in said):
        return _at("lolos", at, body)
    if variant == "rujukan":
        return _at(_BY_SIGN.get(body[begun : begun + 1], ""), begun, body)
    if variant in {"kutip", "kurung", "tanpa_titik_dua", "blok", "tag"}:
        return _at(variant, begun, body)
    return _at(variant, at, body)


def _within(index: int, body: str) -> int:
    """Step back from the end of the file to the last thing written."""
    return index if body[index:].strip() else len(body.rstrip())


def _line(at: int, body: str) -> tuple[int, int]:
    end = body.find("\n", at)
    return body.rfind("\n", 0, at) + 1, len(body) if end < 0 else end


def _at(variant: str, at: int, body: str) -> Mistake:
    """Point at the rest of the line, or at the whole of it where nothing follows."""
    start, end = _line(at, body)
    if not body[at:end].strip():
        at = start + len(body[start:end]) - len(body[start:end].lstrip())
    end = at + len(body[at:end].rstrip())
    return Mistake(variant, at, end, {"text": _short(body[at:end]), "char": body[at : at + 1]})


def _colon(at: int, body: str) -> Mistake:
    """Tell a colon inside a value from a line that is indented too far."""
    start, end = _line(at, body)
    pair = _PAIR.match(body[start : min(end, start + LONGEST)].rstrip())
    if pair and start + pair.end(1) < at:
        first, last = start + pair.start(2), start + pair.end(2)
        detail = {"key": pair.group(1).strip(), "text": _short(pair.group(2))}
        return Mistake("titik_dua", first, last, detail)
    above = body[:start].rstrip()
    row = above.rfind("\n") + 1
    words = above[row:].strip()
    if words and ":" not in words and not words.startswith("#"):
        return _at("tanpa_titik_dua", row + len(above[row:]) - len(above[row:].lstrip()), body)
    return _at("menjorok", start, body) if not body[start:at].strip() else _indented(start, body)


def _indented(start: int, body: str) -> Mistake:
    _, end = _line(start, body)
    blank = len(body[start:end]) - len(body[start:end].lstrip())
    return _at("menjorok", start + blank, body)


def _key(at: int, body: str) -> Mistake:
    """Tell words after a closing quote or bracket from a line that is indented wrongly."""
    start, _ = _line(at, body)
    if body[start:at].strip():
        return _at("setelah_penutup", at, body)
    return _at(_BY_BEGINNING.get(body[at : at + 2].rstrip(), "menjorok"), at, body)


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else text[: QUOTED - 3] + "..."
