"""Citations: from the words a rule file writes to the one norm they name, and back.

`BAB V Pasal 17 ayat (1) frasa tenggat` is the norm `bab-5/pasal-17/ayat-1/tenggat`. The BAB may be
left out before an article whose number is unique; nothing else may: a level above is no citation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

#: How many candidates a finding lists.
CANDIDATES = 4

_NUMBER = r"\d+[a-z]?"
#: The words of a citation that a number follows, with how the number is written.
_NUMBERED = {
    "bab": r"[ivxlc]+|\d+",
    "pasal": rf"{_NUMBER}|[ivxlc]+",
    "ayat": rf"\({_NUMBER}\)",
    "huruf": r"[a-z]{1,2}",
    "angka": _NUMBER,
    "langkah": _NUMBER,
    "kolom": _NUMBER,
    "lampiran": r"[ivxlc]+|\d+",
    "keterangan": _NUMBER,
    "fungsi": _NUMBER,
    "bagian": _NUMBER,
    "butir": _NUMBER,
}
_WRITTEN = {word: re.compile(pattern) for word, pattern in _NUMBERED.items()}
_ROMAN_WORDS = frozenset({"bab", "lampiran"})
_PHRASE = "frasa"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PART = re.compile(rf"({'|'.join(_NUMBERED)})-([a-z0-9]+)")
_AMENDMENT = re.compile(r"(?P<where>\S.*?) (?P<kind>[A-Z][A-Za-z]*) (?P<no>\d+)/(?P<year>\d{4})")
#: The short names of Indonesian instruments; ministries add their own after `Permen`.
_INSTRUMENTS = re.compile(
    r"UU|PP|Perpp?u|Perpres|Permen[A-Za-z]*|Perda|Pergub|Perbup|Perwal|Perwali"
)
_ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_CAPITAL = {"bab": "BAB", "pasal": "Pasal", "lampiran": "Lampiran"}
_ENGLISH = {
    "bab": "Chapter",
    "pasal": "Article",
    "ayat": "paragraph",
    "huruf": "letter",
    "angka": "number",
    "langkah": "step",
    "kolom": "column",
    "lampiran": "Annex",
    "keterangan": "note",
    "fungsi": "function",
    "bagian": "part",
    "butir": "item",
}
_ENGLISH_PHRASES = {
    "dasar-hukum": "Legal bases",
    "penetapan": "Enactment",
    "penutup": "Closing",
}


def roman(number: int) -> str:
    """Write a number in Roman figures."""
    text = ""
    for value, figure in _ROMAN:
        while number >= value:
            text, number = text + figure, number - value
    return text


def _from_roman(text: str) -> int | None:
    for number in range(1, 100):
        if roman(number).lower() == text:
            return number
    return None


def _part(word: str, written: str) -> str | None:
    """Give the part of a norm id for a word and its number, None when it is not written so."""
    if not _WRITTEN[word].fullmatch(written):
        return None
    number: str | int | None = written.strip("()")
    if word in _ROMAN_WORDS and not written.isdigit():
        number = _from_roman(written)
    return None if number is None else f"{word}-{number}"


def parse(written: str) -> str | None:
    """Turn a citation into the norm id it spells, None when it does not follow the grammar."""
    words = written.casefold().split()
    parts: list[str] = []
    while words:
        word = words.pop(0)
        if word == _PHRASE and words and parts and _SLUG.fullmatch(words[0]):
            parts.append(words.pop(0))
        elif word in _NUMBERED and words and (part := _part(word, words[0])):
            words.pop(0)
            parts.append(part)
        elif word == "lampiran" and not parts and (not words or words[0] in {*_NUMBERED, _PHRASE}):
            parts.append(word)
        elif not parts and word not in _NUMBERED and word != _PHRASE:
            parts.append(_opening(word, words))
        else:
            return None
    return "/".join(parts) if parts and all(map(_SLUG.fullmatch, parts)) else None


def _opening(word: str, words: list[str]) -> str:
    """Take the words of a place that has a name instead of a number: `Dasar hukum`."""
    name = [word]
    while words and words[0] not in _NUMBERED and words[0] != _PHRASE:
        name.append(words.pop(0))
    return "-".join(name)


def is_amendment(written: str) -> bool:
    """Say whether a citation names an article of another instrument: `Pasal I Perbup 3/2027`."""
    match = _AMENDMENT.fullmatch(written)
    if match is None or not _INSTRUMENTS.fullmatch(match["kind"]):
        return False
    where = parse(match["where"])
    return where is not None and _PART.fullmatch(where.split("/")[0]) is not None


def cite(norm: str, lang: str = "id", *, among: Collection[str] | None = None) -> str:
    """Write a norm id as a citation; what is no norm id is given as it stands.

    With `among` (the ids of the register) the BAB is left out before an article that is unique.
    """
    if not norm or " " in norm:
        return norm
    parts = norm.split("/")
    rest = without_chapter(norm)
    alike = [other for other in among or () if without_chapter(other) == rest]
    if rest != norm and len(alike) == 1:
        parts = parts[1:]
    return " ".join(_written(part, lang, first=n == 0) for n, part in enumerate(parts))


def _written(part: str, lang: str, *, first: bool) -> str:
    match = _PART.fullmatch(part)
    if match is None:
        return _named(part, lang, first=first)
    word, number = match[1], match[2]
    if word in _ROMAN_WORDS and number.isdigit():
        number = roman(int(number))
    elif word == "pasal":
        number = number.upper()
    elif word == "ayat":
        number = f"({number})"
    name = _ENGLISH[word] if lang == "en" else _CAPITAL.get(word, word)
    return f"{name} {number}"


def _named(part: str, lang: str, *, first: bool) -> str:
    if first:
        plain = part.replace("-", " ").capitalize()
        return _ENGLISH_PHRASES.get(part, plain) if lang == "en" else plain
    return f"{'phrase' if lang == 'en' else _PHRASE} {part}"


def without_chapter(norm: str) -> str:
    """Give a norm id without its BAB; only articles are numbered on through the chapters."""
    head, _, rest = norm.partition("/")
    return rest if head.startswith("bab-") and rest.startswith("pasal-") else norm


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a citation names: one norm, or none with candidates and the variant of C001."""

    norm: str | None = None
    variant: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Register:
    """The norm ids of one regulation, ready for looking citations up."""

    ids: frozenset[str]
    _short: Mapping[str, list[str]] = field(default_factory=dict)
    _known: dict[str, Resolved] = field(default_factory=dict)

    def resolve(self, written: str) -> Resolved:
        """Find the one norm that a citation names."""
        if written not in self._known:
            self._known[written] = self._find(written)
        return self._known[written]

    def cite(self, norm: str, lang: str = "id") -> str:
        """Write a norm id as a citation, without its BAB where that is unique."""
        short = without_chapter(norm)
        return cite(short if len(self._short.get(short, ())) == 1 else norm, lang)

    def _find(self, written: str) -> Resolved:
        spelled = parse(written)
        if spelled is None:
            return Resolved(variant="tulisan", candidates=self._near(written))
        if spelled in self.ids:
            return Resolved(spelled)
        found = self._short.get(spelled, [])
        if len(found) == 1:
            return Resolved(found[0])
        if found:
            return Resolved(variant="ganda", candidates=tuple(map(cite, found)))
        below = [n for n in self.ids if f"/{n}".find(f"/{spelled}/") >= 0]
        if below:
            return Resolved(variant="tingkat", candidates=tuple(map(self.cite, sorted(below))))
        return Resolved(candidates=self._near(cite(spelled)))

    def _near(self, written: str) -> tuple[str, ...]:
        texts = [self.cite(norm) for norm in sorted(self.ids)]
        return tuple(get_close_matches(written, texts, CANDIDATES, 0.6))


def register(ids: Iterable[str]) -> Register:
    """Prepare the norm ids of a regulation."""
    known = frozenset(ids)
    short: dict[str, list[str]] = {}
    for norm in sorted(known):
        short.setdefault(without_chapter(norm), []).append(norm)
    return Register(known, short)
