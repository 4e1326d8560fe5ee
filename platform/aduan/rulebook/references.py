"""References and ids: the nearest known id, ids that are too alike, and what nobody refers to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from aduan.model.values import Place
from aduan.rulebook.findings import Finding, Mark, Span

#: How many known ids a finding names.
NAMED = 4
#: How like an id must be to be named, and how far behind the best.
_LIKE = 0.6
_BEHIND = 0.1
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])_(?=[0-9])")
_ALIKE = str.maketrans({"l": "1", "i": "1", "o": "0"})


def close(written: str, known: Sequence[str]) -> list[str]:
    """Give those like what is written, best first, without those much less like it than the best."""
    near = get_close_matches(written, known, NAMED, _LIKE)
    matcher = SequenceMatcher()
    matcher.set_seq2(written)
    ratios = []
    for one in near:
        matcher.set_seq1(one)
        ratios.append(matcher.ratio())
    return [one for one, ratio in zip(near, ratios, strict=True) if ratio > ratios[0] - _BEHIND]


def _kin(written: str, known: Sequence[str]) -> list[str]:
    """Give the ids that begin like what is written: `A07` and `A07_unit` for `A07_pelapor`."""
    first, _, rest = written.partition("_")
    return [one for one in known if rest and one.partition("_")[0] == first][:NAMED]


def likest_first(written: str, words: Iterable[str]) -> list[str]:
    """Give words in order of how like they are to what is written."""
    return sorted(words, key=lambda word: -SequenceMatcher(None, written, word).ratio())


@lru_cache(maxsize=1)
def _sorted(known: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(known))


def nearest(written: str, known: Collection[str]) -> str:
    """Give the known ids nearest to what is written, best first; the first few if none is near."""
    ids = _sorted(frozenset(known))
    # What differs only in case is near; an id in capitals (`A07`) is compared as it stands.
    near = close(written, ids) or close(written.casefold(), ids) or _kin(written, ids)
    if near:
        return ", ".join(near)
    shown = ", ".join(ids[:NAMED])
    return f"{shown}, …" if len(ids) > NAMED else shown or "-"


def look(written: str) -> str:
    """Give what an id looks like at a glance: no case, no underscores, l and 1 and I the same.

    An underscore between two digits stays, so that `langkah_1_1` is not `langkah_11`.
    """
    kept = _BETWEEN_DIGITS.sub("-", written).replace("_", "")
    return kept.casefold().translate(_ALIKE)


@dataclass(frozen=True, slots=True)
class Named:
    """One id where it is defined: what it names, and the stretch of the file it stands at."""

    kind: str
    key: str
    file: str
    span: Span
    path: str


def alike(named: Iterable[Named]) -> Iterator[Finding]:
    """L004: two ids of one kind that look the same."""
    seen: dict[tuple[str, str], Named] = {}
    for one in named:
        other = seen.setdefault((one.kind, look(one.key)), one)
        if other.key != one.key:
            detail = {"id": one.key, "other": other.key, "line": str(other.span.start.line)}
            yield Finding("L004", one.file, one.span, one.path, "", detail)


def twice(named: Iterable[Named]) -> Iterator[Finding]:
    """L004: the same id for two things that conditions and events must tell apart."""
    seen: dict[str, Named] = {}
    for one in named:
        other = seen.setdefault(one.key, one)
        if other is not one:
            detail = {
                "id": one.key,
                "kind": one.kind,
                "other": other.kind,
                "line": str(other.span.start.line),
            }
            yield Finding("L004", one.file, one.span, one.path, "ganda", detail)


def unused(named: Iterable[Named], used: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """L006: what is defined and never referred to."""
    for one in named:
        if one.key not in used.get(one.kind, ()):
            yield Finding("L006", one.file, one.span, one.path, one.kind, {"id": one.key})


def span_at(place: Place, width: int) -> Span:
    """Give a stretch of one line, where only a place is known."""
    start = Mark(place.line, place.column, 0)
    return Span(start, Mark(place.line, place.column + max(1, width), 0))
