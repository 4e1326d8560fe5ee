"""Characters of a rule file: those nobody can see, or that look like others, are refused.

Nothing here normalises: putting a long run of accents in order takes quadratic time.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from aduan.rulebook.findings import START, Finding, Mark, Span

#: The code of everything that keeps a file from being read.
CODE = "L001"
BOM = "\ufeff"
#: Stands in for a refused character while the rest of the file is read; dropped from values.
REPLACED = "\ufffd"
#: So many lines are named where a character stands more often.
NAMED = 5

_ASCII = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\t]|\r(?!\n)")
_STUMBLING = re.compile(r"^ *\t|\r(?!\n)|[\x85\u2028\u2029]", re.MULTILINE)
_OTHER = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"\w+")
#: Directions of writing that show a text in another order than the one it is read in.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: The last two places of each plane never hold a character.
_NONE = 0xFFFE
#: Invisible, though Unicode counts them as letters, marks or symbols.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_BY_CATEGORY = {
    "Cc": "kendali",
    "Cf": "tak_tampak",
    "Co": "rusak",
    "Cs": "rusak",
    "Zl": "spasi",
    "Zp": "spasi",
    "Zs": "spasi",
}
#: The look-alikes met most often, by the first word of their Unicode name.
_SCRIPTS = {"CYRILLIC": "Kiril", "GREEK": "Yunani"}


class Lines:
    """Where the lines of a text begin, to give an offset its line and column."""

    def __init__(self, body: str, shift: int) -> None:
        """Take a text; its offsets in the file are larger by `shift` (a byte order mark)."""
        self._starts = [0, *(match.end() for match in re.finditer("\n", body))]
        self._shift = shift

    def line(self, offset: int) -> int:
        """Give the line of an offset, from 1."""
        return bisect_right(self._starts, offset)

    def span(self, start: int, end: int) -> Span:
        """Give the span between two offsets."""
        return Stretch(self, start, end)

    def mark(self, offset: int) -> Mark:
        """Give the mark of an offset."""
        line = self.line(offset)
        return Mark(line, offset - self._starts[line - 1] + 1, offset + self._shift)


class Stretch(Span):
    """A span that looks up its lines and columns when asked: most are never asked.

    It equals a `Span` of the same marks, and is copied as one.
    """

    __slots__ = ("first", "last", "lines")

    def __init__(self, lines: Lines, first: int, last: int) -> None:
        """Take two offsets in a text."""
        self.lines = lines
        self.first = first
        self.last = last

    # Past the frozen parent, whose way costs three times as much; Python shares one slot for both.
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__

    @property
    def start(self) -> Mark:
        """Give where it begins."""
        return self.lines.mark(self.first)

    @property
    def end(self) -> Mark:
        """Give where it ends."""
        return self.lines.mark(self.last)

    @property
    def file(self) -> str:
        """Give no file: it stands in the one around it."""
        return ""

    def __eq__(self, other: object) -> bool:
        """Compare with any span."""
        if not isinstance(other, Span):
            return NotImplemented
        return (self.start, self.end, "") == (other.start, other.end, other.file)

    def __hash__(self) -> int:
        """Agree with the equal span."""
        return hash((self.start, self.end, ""))

    def __reduce__(self) -> tuple[type[Span], tuple[Mark, Mark]]:
        """Copy as a plain span, without the text's lines."""
        return Span, (self.start, self.end)


def decode(text: str | bytes, file: str) -> tuple[str | None, list[Finding]]:
    """Read bytes as UTF-8; other encodings are one fault, and of UTF-16 nothing can be read."""
    if isinstance(text, str):
        return text, []
    try:
        return text.decode("utf-8"), []
    except UnicodeDecodeError as error:
        wide = text.startswith((b"\xff\xfe", b"\xfe\xff"))
        readable = text.decode("utf-8", "replace")
        before = len(text[: error.start].decode("utf-8"))
        span = START if wide else Lines(readable, 0).span(before, before + 1)
        detail = {"byte": f"{text[error.start]:02X}"}
        return None if wide else readable, [Finding(CODE, file, span, "", "utf8", detail)]


def clean(body: str, file: str, lines: Lines, *, decoded: bool) -> tuple[str, list[Finding]]:
    """Give the text as libyaml may read it, equally long, and a finding for each bad character.

    A text that was not UTF-8 (`decoded` is false) has replacements of its own, already told.
    """
    places: dict[str, list[int]] = {}
    for match in _suspects(body, decoded=decoded):
        places.setdefault(match.group(), []).append(match.start())
    found = [_finding(char, spots, file, lines) for char, spots in places.items()]
    if not unicodedata.is_normalized("NFC", body):
        found.append(_not_composed(body, file, lines))
    return _replaced(body, places), found


def first_stumbling_block(body: str) -> int | None:
    """Give where the first tab that indents, or odd line end, stands; libyaml stumbles over it."""
    match = _STUMBLING.search(body)
    return match.end() - 1 if match else None


def _suspects(body: str, *, decoded: bool) -> Iterator[re.Match[str]]:
    yield from _ASCII.finditer(body)
    if body.isascii():
        return
    bad = {char for char in set(body) if char > "\x7f" and kind(char)}
    if not decoded:
        bad.discard(REPLACED)
    if bad:
        yield from (match for match in _OTHER.finditer(body) if match.group() in bad)


def kind(char: str) -> str:
    """Say why a character is refused, by the variant of the message; empty for good ones."""
    if char in _BIDI:
        return "arah"
    if char in _BLANK or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return "tak_tampak"
    if char == REPLACED or "\ufdd0" <= char <= "\ufdef" or ord(char) & _NONE == _NONE:
        return "rusak"
    if char == "\t":
        return "tab"
    return _BY_CATEGORY.get(unicodedata.category(char), "")


def _finding(char: str, spots: list[int], file: str, lines: Lines) -> Finding:
    detail = {"char": f"U+{ord(char):04X}", "lines": _named(map(lines.line, spots))}
    return Finding(CODE, file, lines.span(spots[0], spots[0] + 1), "", kind(char), detail)


def _not_composed(body: str, file: str, lines: Lines) -> Finding:
    """Say where letters are written in two parts; a file saved so has it everywhere: one finding."""
    rows: list[int] = []
    first = (0, 0)
    offset = 0
    for number, line in enumerate(body.split("\n"), 1):
        if not unicodedata.is_normalized("NFC", line):
            first = first if rows else _word_not_composed(line, offset)
            rows.append(number)
        offset += len(line) + 1
    word = body[first[0] : first[1]]
    detail = {"word": word[:40], "lines": _named(rows)}
    return Finding(CODE, file, lines.span(*first), "", "nfc", detail)


def _word_not_composed(line: str, offset: int) -> tuple[int, int]:
    start = 0
    for word in line.split(" "):
        if not unicodedata.is_normalized("NFC", word):
            return offset + start, offset + start + len(word)
        start += len(word) + 1
    return offset, offset + len(line)


def _named(rows: Iterable[int]) -> str:
    """Name the first lines in words; more are a row of dots."""
    unique = list(dict.fromkeys(rows))
    more = ", ..." if len(unique) > NAMED else ""
    return ", ".join(map(str, unique[:NAMED])) + more


def _replaced(body: str, places: dict[str, list[int]]) -> str:
    """Put spaces for odd blanks and a stand-in for the rest; tabs that indent stay."""
    if not places:
        return body
    table = {
        ord(char): " " if kind(char) == "spasi" or char == "\x85" else REPLACED
        for char in places
        if char not in "\r\t"
    }
    body = body.translate(table)
    if "\r" in places:
        body = re.sub(r"\r(?!\n)", " ", body)
    if "\t" in places:
        body = re.sub(r"(?<=[^ \n\t])([ \t]*)\t", _spaces, body)
    return body


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def foreign(text: str, *, identifier: bool) -> tuple[str, str] | None:
    """Give the first letter that looks like another one, and its script; None where all is well.

    A key has Latin letters only; elsewhere a word may be of any script, but of one.
    """
    for word in _WORD.findall(text):
        odd = next(((c, s) for c in word if (s := _script(c))), None)
        if odd and (identifier or any(c.isascii() and c.isalpha() for c in word)):
            return odd
    return None


def _script(char: str) -> str:
    """Name the script of a letter that is not Latin; empty for others."""
    if char.isascii() or not char.isalpha():
        return ""
    name = unicodedata.name(char, "?").split(" ")[0]
    return "" if name in {"LATIN", "MICRO", "MODIFIER"} else _SCRIPTS.get(name, name.capitalize())
