"""Mistakes as hands make them, sown in real rule files, and what becomes of each of them."""

from __future__ import annotations

import re
import shutil
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from random import Random
from typing import Any

from aduan.engine.agenda import compile_agenda
from aduan.engine.program import World as Around
from aduan.engine.program import prepare
from aduan.model.rules import Source
from aduan.model.values import Place, Text
from aduan.rulebook import schema as shapes
from aduan.rulebook.citations import parse, without_chapter
from aduan.rulebook.findings import Finding
from aduan.rulebook.limits import parse_limit, parse_rhythm
from aduan.rulebook.messages import as_json, render
from aduan.rulebook.reader import Document, Node, Scalar, plain
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Sequence as List
from aduan.rulebook.region import LoadedRegion, Loader, kind_of
from aduan.services import rulebooks
from aduan.services.duties import keep
from aduan.services.scenarios import play
from aduan.services.simulation import Simulation

ROOT = Path(__file__).resolve().parents[2]
#: The regions, with how many of ten mistakes are made in each.
REGIONS = {"bone": (ROOT / "regions" / "bone", 6), "contoh": (ROOT / "tests/regions/contoh", 4)}

#: Kinds of mistake, with how many of a hundred.
KINDS = {
    "misspelt key": 16,
    "misspelt id": 20,
    "misspelt word": 8,
    "misspelt citation": 8,
    "misspelt value": 8,
    "other value": 10,
    "wrong type": 8,
    "dropped line": 8,
    "doubled line": 6,
    "broken indentation": 8,
}
#: Scenarios outweigh the rules in the files; of ten mistakes so many are made in the rules.
IN_RULES = 8
#: Keys whose values are sentences, names or persons: nobody can misspell a rule there.
FREE = frozenset({
    "nama", "tanya", "judul", "pertanyaan", "alasan", "isi", "perihal", "skenario", "jadwal", "catatan",
    "keterangan", "bacaan", "susunan", "keputusan", "bentuk", "tidak_ada", "alamat", "tanda",
    "kepala_daerah", "orang", "oleh_siapa", "rencana", "sidik", "petunjuk", "tidak_ada_di_salinan",
    "penanda_tangan", "libur_daerah", "pihak", "waktu", "sejak_teks", "kurang",
})  # fmt: skip
#: Keys below which stand ids that nothing needs to name again (a date, a reading that is not
#: followed, a heading of the form): there is no other spelling to hold them against.
UNNAMED = frozenset({"libur_daerah", "bacaan", "bagian_formulir"})
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_POINTED = re.compile(r"(?:tabel|isian)\.[a-z][a-z0-9_]*")
_NEXT = {
    **dict(zip("qwertyuiop", "wertyuiopo", strict=True)),
    **dict(zip("asdfghjkl", "sdfghjklk", strict=True)),
    **dict(zip("zxcvbnm", "xcvbnmn", strict=True)),
}
SCENARIOS = ("skenario", "peragaan", "jadwal")


@dataclass(frozen=True, slots=True)
class Site:
    """A word of a file that a mistake can be made in."""

    kind: str
    name: str
    node: Scalar
    path: tuple[str | int, ...]
    #: Words that would be right at this place.
    known: frozenset[str] = frozenset()

    @property
    def mark(self) -> tuple[int, int]:
        """Line and column."""
        return self.node.span.start.line, self.node.span.start.column


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the file as it should be and as it is, and where."""

    region: str
    kind: str
    file: str
    line: int
    column: int
    right: str
    wrong: str
    text: str
    how: str = ""

    def __str__(self) -> str:
        """Give it in one line."""
        place = f"{self.region}/{self.file}:{self.line}:{self.column}"
        return f"{self.kind} [{self.how}] {place}: {self.right.strip()!r} -> {self.wrong.strip()!r}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mistake; `outcome` is one of OUTCOMES, `first` the first suggestion."""

    mistake: Mistake
    outcome: str
    why: str = ""
    placed: bool = False
    first: bool = False


REPORTED, FAILED, SAME, ESCAPED, CRASHED = "reported", "failed", "same", "escaped", "crashed"

# --- where mistakes can be made -----------------------------------------------------------------


@dataclass(slots=True)
class Field:
    """A region as it is, with all places where mistakes can be made."""

    name: str
    folder: Path
    region: LoadedRegion
    texts: dict[str, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()
    sites: dict[tuple[str, bool], list[Site]] = field(default_factory=dict)
    _uses: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, folder: Path) -> Field:
        """Read a region and find the places."""
        region = Loader().load(folder)
        one = cls(name, folder, region)
        documents = {
            Path(d.file).relative_to(folder).as_posix(): d for d in region.documents.values()
        }
        one.texts = {name: d.text for name, d in documents.items()}
        one.ids = frozenset(one._defined(documents.values()))
        for file, document in documents.items():
            in_rules = not any(part in SCENARIOS for part in file.split("/"))
            whole = shapes.schema(kind_of(file) or "")
            for site in one._walk(file, document.root, whole, whole, ()):
                one.sites.setdefault((site.kind, in_rules), []).append(site)
        return one

    def uses(self, word: str) -> int:
        """Say how often a word stands in the region's files."""
        if word not in self._uses:
            whole = re.compile(rf"(?<![a-z0-9_]){re.escape(word)}(?![a-z0-9_])")
            seeds = [f.read_text("utf-8") for f in sorted(self.folder.glob("*.csv"))]
            self._uses[word] = sum(
                1 for text in (*self.texts.values(), *seeds) for _ in whole.finditer(text)
            )
        return self._uses[word]

    def _defined(self, documents: Any) -> Iterator[str]:
        yield from self.region.units
        for law in self.region.regulations.values():
            yield law.regulation.key
            yield from law.services
        for document in documents:
            whole = shapes.schema(
                kind_of(Path(document.file).relative_to(self.folder).as_posix()) or ""
            )
            yield from _names(document.root, whole, whole)

    def _walk(
        self,
        file: str,
        node: Node | None,
        part: Mapping[str, Any],
        whole: Mapping[str, Any],
        path: tuple[str | int, ...],
    ) -> Iterator[Site]:
        part = _open(part, whole)
        if isinstance(node, Map):
            known = part.get("properties", {})
            for key, entry in node.entries.items():
                if key in known:
                    yield Site("misspelt key", file, entry.key, path, frozenset(known))
                elif not path or path[-1] not in UNNAMED:
                    yield Site("misspelt id", file, entry.key, path, frozenset(known))
                below = known.get(key, part.get("additionalProperties"))
                below = below if isinstance(below, dict) else {}
                yield from self._walk(file, entry.value, below, whole, (*path, key))
        elif isinstance(node, List):
            below = part.get("items", {})
            for number, item in enumerate(node.items):
                yield from self._walk(file, item, below, whole, (*path, number))
        elif isinstance(node, Scalar) and node.value is not None:
            yield from self._scalar(file, node, part, path)

    def _scalar(
        self, file: str, node: Scalar, part: Mapping[str, Any], path: tuple[str | int, ...]
    ) -> Iterator[Site]:
        yield Site("any value", file, node, path)
        kind = self._kind(file, node, part, path)
        if kind:
            yield Site(kind, file, node, path, frozenset(map(str, part.get("enum", ()))))

    def _kind(
        self, file: str, node: Scalar, part: Mapping[str, Any], path: tuple[str | int, ...]
    ) -> str:
        words = [p for p in path if isinstance(p, str)]
        last = words[-1] if words else ""
        text = node.text
        if file == "inggris.yaml" or self._is_prose(words, last):
            return ""
        if file.endswith("/norma.yaml") and last in ("batas", "sejak", "sampai", "bila_lewat"):
            # The register repeats what the text prints, for people to read.
            return ""
        if last in ("dasar", "cites"):
            return "misspelt citation"
        if "enum" in part:
            return "misspelt word"
        if isinstance(node.value, bool) or last == "zona_waktu" or _is_limit(text):
            return "misspelt value"
        if _POINTED.fullmatch(text) or (_ID.fullmatch(text) and text in self.ids):
            return "misspelt id"
        return ""

    def _is_prose(self, words: Sequence[str], last: str) -> bool:
        if "isian" in words[:-1] and self._is_text_field(last):
            return True
        return last in FREE or (len(words) > 1 and words[-2] in FREE | {"pilihan"})

    def _is_text_field(self, key: str) -> bool:
        return any(
            key in service.fields and service.fields[key].kind.name in ("TEXT", "PERSON", "FILES")
            for law in self.region.regulations.values()
            for service in law.services.values()
        )


def _open(part: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in part:
        part = {**whole["$defs"][part["$ref"].rpartition("/")[2]], **_without(part)}
    return part


def _without(part: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in part.items() if k != "$ref"}


def _names(node: Node | None, part: Mapping[str, Any], whole: Mapping[str, Any]) -> Iterator[str]:
    part = _open(part, whole)
    if isinstance(node, Map):
        known = part.get("properties", {})
        for key, entry in node.entries.items():
            if key not in known:
                yield key
            below = known.get(key, part.get("additionalProperties"))
            yield from _names(entry.value, below if isinstance(below, dict) else {}, whole)


def _is_limit(text: str) -> bool:
    for read in (parse_limit, parse_rhythm):
        try:
            read(text)
        except ValueError:
            continue
        return True
    return False


# --- making mistakes ----------------------------------------------------------------------------


def slip(word: str, rng: Random) -> str:
    """Misspell a word: a letter left out, doubled, beside another key, or two exchanged."""
    places = [n for n, char in enumerate(word) if char.isalnum() or char == "_"]
    at = rng.choice(places)
    char = word[at]
    how = rng.randrange(4)
    if how == 0:
        return word[:at] + word[at + 1 :]
    if how == 1:
        return word[:at] + char + word[at:]
    if how == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + char + word[at + 2 :]
    return word[:at] + _NEXT.get(char, "x") + word[at + 1 :]


def _misspelt(whole: Field, site: Site, rng: Random) -> str | None:
    text = site.node.text
    if site.kind == "misspelt citation" or (site.kind == "misspelt value" and " " in text):
        # The words, not the numbers: another number is another value.
        words = [m for m in re.finditer(r"[A-Za-z-]{3,}", text) if not re.fullmatch("[IVX]+", m[0])]
        if not words:
            return None
        word = rng.choice(words)
        wrong = text[: word.start()] + slip(word[0], rng) + text[word.end() :]
    else:
        wrong = slip(text, rng)
    if not wrong.strip() or wrong.casefold() == text.casefold():
        return None
    if site.kind == "misspelt id" and whole.uses(text) < 2:
        # Nothing else says the word: there is no other spelling to be held against.
        return None
    others = whole.ids | site.known | {"ya", "tidak", "null"}
    if wrong in others or _is_limit(wrong) or (text in ("ya", "tidak") and wrong == "y"):
        return None
    return wrong


def _same_kind(whole: Field, site: Site, rng: Random) -> str | None:
    """Give another value that could stand there."""
    node = site.node
    text = node.text
    if isinstance(node.value, bool):
        return "tidak" if node.value else "ya"
    if isinstance(node.value, int):
        return str(node.value + rng.choice((1, -1, 10)))
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*", text):
        day = f"{int(text[8:10]) % 28 + 1:02}"
        return text[:8] + day + text[10:]
    if site.known - {text}:
        return rng.choice(sorted(site.known - {text}))
    if _is_limit(text):
        return _other_limit(text, rng)
    path = site.path[:-1] if site.path and isinstance(site.path[-1], int) else site.path
    last = path[-1:] and path[-1]
    alike = {
        s.node.text
        for s in whole.sites[("any value", True)]
        if s.name == site.name and s.path and last in s.path[-2:]
    } - {text}
    return rng.choice(sorted(alike)) if alike else None


def _other_limit(text: str, rng: Random) -> str:
    if "hari kerja" in text and rng.random() < 0.4:
        return text.replace("hari kerja", "hari")
    return re.sub(r"\d+", lambda m: str(int(m[0]) + rng.choice((1, 2, 5))), text, count=1)


def _wrong_type(site: Site, rng: Random) -> str:
    text, node = site.node.text, site.node
    raw = f'"{text}"' if node.quoted else text
    if isinstance(node.value, bool):
        return rng.choice((f'"{text}"', f"[{text}]", "iya", "true", "1", "null"))
    if isinstance(node.value, int):
        return rng.choice((f'"{text}"', f"[{text}]", "tiga", f"{text}.5", f"0{text}", "null"))
    return rng.choice((f"[{raw}]", f"{{nilai: {raw}}}", "7", "ya", "null", f"[[{raw}]]"))


def mistakes(whole: Field, seed: int, count: int) -> list[Mistake]:
    """Sow mistakes; the same seed gives the same ones."""
    rng = Random(f"{whole.name} {seed}")  # noqa: S311  repeatable, not secret
    found: list[Mistake] = []
    kinds, weights = list(KINDS), list(KINDS.values())
    while len(found) < count:
        kind = rng.choices(kinds, weights)[0]
        made = _make(whole, kind, rng)
        if made is not None:
            found.append(made)
    return found


def _make(whole: Field, kind: str, rng: Random) -> Mistake | None:
    in_rules = rng.randrange(10) < IN_RULES
    if kind in _LINES:
        return _line(whole, kind, rng, in_rules=in_rules)
    wanted = kind if kind.startswith("misspelt") else "any value"
    site = rng.choice(whole.sites.get((wanted, in_rules)) or whole.sites[(wanted, True)])
    text, span = whole.texts[site.name], site.node.span
    start, end = span.start.offset, span.end.offset
    raw = text[start:end]
    if kind == "wrong type":
        if "\n" in raw:
            return None
        wrong: str | None = _wrong_type(site, rng)
    elif site.node.text not in raw:
        return None
    else:
        wrong = (
            _same_kind(whole, site, rng) if kind == "other value" else _misspelt(whole, site, rng)
        )
        if wrong is not None:
            wrong = raw.replace(site.node.text, wrong)
    if wrong is None or wrong == raw:
        return None
    changed = text[:start] + wrong + text[end:]
    line, column = site.mark
    how = ".".join(str(p) for p in site.path[-3:])
    return Mistake(whole.name, kind, site.name, line, column, raw, wrong, changed, how)


def _line(whole: Field, kind: str, rng: Random, *, in_rules: bool) -> Mistake | None:
    files = [f for f in whole.texts if in_rules != any(part in SCENARIOS for part in f.split("/"))]
    sizes = [whole.texts[f].count("\n") for f in files]
    file = rng.choices(files, sizes)[0]
    lines = whole.texts[file].splitlines(keepends=True)
    at = rng.randrange(len(lines))
    line = lines[at]
    wrong = _LINES[kind](line, rng)
    if wrong == line:
        return None
    text = "".join([*lines[:at], wrong, *lines[at + 1 :]])
    return Mistake(whole.name, kind, file, at + 1, 1, line, wrong, text)


def _indented(line: str, rng: Random) -> str:
    more = rng.choice((-2, -1, 1, 2))
    if not line.strip():
        return line
    return " " * more + line if more > 0 else line.removeprefix(" " * -more)


_LINES: dict[str, Callable[[str, Random], str]] = {
    "dropped line": lambda line, rng: "",
    "doubled line": lambda line, rng: line + line,
    "broken indentation": _indented,
}

# --- what becomes of them -----------------------------------------------------------------------


def shape(value: object, without: frozenset[object]) -> Any:
    """Give a value as nested tuples, to compare and to hash, without types and keys named."""
    if type(value) in without:
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return (
            type(value).__name__,
            *(
                shape(getattr(value, f.name), without)
                for f in fields(value)
                if f.name not in without
            ),
        )
    if isinstance(value, Mapping):
        return tuple((str(k), shape(v, without)) for k, v in value.items())
    if isinstance(value, set | frozenset):
        return tuple(sorted(map(str, value)))
    if isinstance(value, list | tuple):
        return tuple(shape(v, without) for v in value)
    return value if isinstance(value, str | int | bool | None) else str(value)


#: `sections` and `hints` order and explain the form; no answer and no decision hangs on them.
_DECIDES = frozenset(
    {Place, Text, Source, "citation", "edition", "findings", "file", "sections", "hints"}
)
_CITES = frozenset({Place, Text, "edition"})


@dataclass(frozen=True, slots=True)
class Shape:
    """All that a region says: what decides, what is cited for it, and what is only read."""

    decides: Any
    cites: Any
    says: Any

    @classmethod
    def of(cls, region: LoadedRegion) -> Shape:
        """Take it from a region as loaded."""
        rules = [
            region.rules(law, key)
            for law, regulation in region.regulations.items()
            for key in regulation.services
        ]
        rest = [
            (r.norms, r.interpretations, r.declared, r.settings, r.bound, r.former, r.offices,
             r.outside_channels)
            for r in region.regulations.values()
        ]  # fmt: skip
        plainly = [rules, rest, region.units, region.seats]
        return cls(
            shape(rules, _DECIDES),
            shape(rules, _CITES),
            shape(plainly, frozenset({Place, "edition"})),
        )


@dataclass(slots=True)
class Court:
    """A copy of a region, whole and green, in which mistakes are tried one after another."""

    whole: Field
    folder: Path
    loader: Loader = field(default_factory=Loader)
    usual: Counter[tuple[Any, ...]] = field(default_factory=Counter)
    right: Shape | None = None
    played: dict[Any, str] = field(default_factory=dict)
    #: Scenarios that found most faults lately come first.
    order: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, whole: Field, folder: Path) -> Court:
        """Copy a region into a folder."""
        shutil.copytree(whole.folder, folder)
        court = cls(whole, folder)
        report = rulebooks.check(folder, loader=court.loader)
        court.usual = Counter(_mark(f) for f in report.findings)
        court.right = Shape.of(report.region)
        court.order = [
            name for name in whole.texts if any(part in SCENARIOS for part in name.split("/"))
        ]
        assert not court._fails(report.region, court.order), "a scenario fails without a mistake"
        return court

    def judge(self, mistake: Mistake) -> Verdict:
        """Try a mistake, and put the file right again."""
        file = self.folder / mistake.file
        file.write_text(mistake.text, "utf-8", newline="")
        try:
            return self._judge(mistake)
        except Exception:  # noqa: BLE001  that none comes is what is tested
            return Verdict(mistake, CRASHED, traceback.format_exc())
        finally:
            file.write_text(self.whole.texts[mistake.file], "utf-8", newline="")

    def _judge(self, mistake: Mistake) -> Verdict:
        report = rulebooks.check(self.folder, loader=self.loader)
        new = list(_new(report.findings, self.usual))
        for finding in new[:20]:
            for lang in ("id", "en"):
                render(finding, lang, report.text(finding))
                as_json(finding, lang)
        if mistake.kind.startswith("misspelt"):
            return self._spelling(mistake, new)
        if new:
            return Verdict(mistake, REPORTED, new[0].code)
        return self._silent(mistake, report.region)

    def _spelling(self, mistake: Mistake, new: list[Finding]) -> Verdict:
        here = [f for f in new if self._name(f) == mistake.file and _at(f, mistake)]
        first = any(_first(f) == _bare(mistake.right) or _cited(f, mistake.right) for f in here)
        there = [f for f in new if f not in here and self._dangles(f, mistake)]
        first = first or any(_points(f, mistake) for f in there)
        if here or there:
            codes = "/".join(sorted({f"{f.code}.{f.variant}" for f in (here or there)}))
            told = "; ".join(_first(f) for f in (here or there)[:3])
            return Verdict(mistake, REPORTED, f"{codes}: {told}", placed=True, first=first)
        if new:
            found = new[0]
            start = found.span.start
            at = f"{self._name(found)}:{start.line}:{start.column}"
            return Verdict(mistake, REPORTED, f"{found.code}.{found.variant} {at}")
        return Verdict(mistake, ESCAPED, "not reported")

    def _dangles(self, finding: Finding, mistake: Mistake) -> bool:
        """Say whether a finding stands where the right word is written, which now names nothing."""
        name = self._name(finding)
        text = self.whole.texts.get(name) or (self.whole.folder / name).read_text("utf-8")
        lines = text.splitlines()
        start = finding.span.start
        line = lines[start.line - 1] if start.line <= len(lines) else ""
        after = line[start.column - 1 :]
        right = _bare(mistake.right)
        if re.search(rf"(?<![a-z0-9_]){re.escape(right)}(?![a-z0-9_])", after):
            return True
        return _norm(finding.detail.get("text", "")) == without_chapter(right)

    def _name(self, finding: Finding) -> str:
        path = Path(finding.file)
        return path.relative_to(self.folder).as_posix()

    # --- the silent ones ------------------------------------------------------------------------

    def _silent(self, mistake: Mistake, region: LoadedRegion) -> Verdict:
        assert self.right is not None
        if any(part in SCENARIOS for part in mistake.file.split("/")):
            return self._scenario(mistake, region)
        now = Shape.of(region)
        if now.decides != self.right.decides:
            return self._played(mistake, region, now)
        if now.cites != self.right.cites:
            # It is a promise only where a scenario says `dasar`: which article is the right one
            # for the rest (a role, a name, a field) is known from the printed text alone.
            failed = self._fails(region, self.order)
            if failed:
                return Verdict(mistake, FAILED, failed)
            return Verdict(mistake, SAME, "cites another article that exists, promised by none")
        if now.says != self.right.says:
            name = mistake.file.rpartition("/")[2].removesuffix(".yaml")
            return Verdict(mistake, SAME, f"a record or a text that no decision reads ({name})")
        return Verdict(mistake, SAME, _why(mistake))

    def _scenario(self, mistake: Mistake, region: LoadedRegion) -> Verdict:
        told = {d.file: d for d in region.documents.values()}
        document = told[(self.folder / mistake.file).as_posix()]
        before = {
            Path(d.file).relative_to(self.whole.folder).as_posix(): d
            for d in self.whole.region.documents.values()
        }
        if _plainly(document) == _plainly(before[mistake.file]):
            return Verdict(mistake, SAME, _why(mistake))
        failed = self._fails(region, [mistake.file])
        if failed:
            return Verdict(mistake, FAILED, failed)
        return Verdict(mistake, SAME, "a scenario that says otherwise, and it holds")

    def _played(self, mistake: Mistake, region: LoadedRegion, now: Shape) -> Verdict:
        if now.decides not in self.played:
            self.played[now.decides] = self._fails(region, self.order)
        failed = self.played[now.decides]
        if not failed:
            return Verdict(mistake, ESCAPED, "changes the rules, and no scenario fails")
        self.order.remove(failed)
        self.order.insert(0, failed)
        return Verdict(mistake, FAILED, failed)

    def _fails(self, region: LoadedRegion, files: Sequence[str]) -> str:
        """Give the first scenario that fails."""
        documents = {d.file: d for d in region.documents.values()}
        opened: dict[tuple[tuple[str, str], ...], LoadedRegion] = {(): region}
        for name in list(files):
            document = documents[(self.folder / name).as_posix()]
            scenario = plain(document.root) if document.root else {}
            readings = {str(k): str(v) for k, v in (scenario.get("tafsir") or {}).items()}
            key = tuple(sorted(readings.items()))
            if key not in opened:
                opened[key] = self.loader.load(self.folder, readings=readings)
            loaded = opened[key]
            law = name.split("/", maxsplit=1)[0]
            if "/jadwal/" in name:
                if not keep(loaded, loaded.regulations[law], scenario, document.file).passed:
                    return name
                continue
            rules = loaded.rules(law, str(scenario.get("layanan", "")))
            calendars = rulebooks.RegionCalendars(rulebooks.holidays(), loaded.region)
            # The agenda alone: that durable-rules decides alike is tested elsewhere.
            infer = compile_agenda(rules.service.rules)
            units = rulebooks.units_of(loaded)
            simulation = Simulation(prepare(rules), Around(calendars, infer, units), units)
            if not play(scenario, document.file, simulation).passed:
                return name
        return ""


def _plainly(document: Document) -> Any:
    return plain(document.root) if document.root else None


def _mark(finding: Finding) -> tuple[Any, ...]:
    detail = {k: v for k, v in finding.detail.items() if k != "line"}
    return finding.code, finding.variant, finding.element, tuple(sorted(detail.items()))


def _new(findings: Sequence[Finding], usual: Counter[tuple[Any, ...]]) -> Iterator[Finding]:
    left = usual.copy()
    for finding in findings:
        mark = _mark(finding)
        if left[mark]:
            left[mark] -= 1
        else:
            yield finding


def _at(finding: Finding, mistake: Mistake) -> bool:
    start = finding.span.start
    return (start.line, start.column) == (mistake.line, mistake.column)


def _bare(text: str) -> str:
    return text.strip("\"'")


def _first(finding: Finding) -> str:
    """Give the first suggestion of a finding."""
    near = finding.detail.get("near", "")
    found = near if near and near != "-" else finding.detail.get("candidates", "")
    return re.split(r"[,;] ", found)[0]


def _norm(text: str) -> str:
    return without_chapter(parse(text) or "")


def _cited(finding: Finding, right: str) -> bool:
    return finding.code == "C001" and _norm(_first(finding)) == _norm(_bare(right))


def _points(finding: Finding, mistake: Mistake) -> bool:
    """Say whether a place that dangles suggests the misspelt name, the only one there is."""
    wrong, first = _bare(mistake.wrong), _first(finding)
    if finding.code == "C001":
        return _norm(first) == without_chapter(wrong)
    return bool(first) and re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", first) is not None


def _why(mistake: Mistake) -> str:
    line = mistake.right.strip()
    if not line:
        return "a blank line"
    if line.startswith("#"):
        return "a comment"
    if mistake.kind == "broken indentation":
        return "indented otherwise, in the same place"
    if mistake.kind == "wrong type":
        return "another way to write the same value"
    return "says what holds without it"


def judged(job: tuple[str, int, int]) -> list[Verdict]:
    """Sow and try a share of the mistakes: the work of one process."""
    name, seed, count = job
    folder, _ = REGIONS[name]
    whole = Field.of(name, folder)
    with tempfile.TemporaryDirectory() as place:
        court = Court.of(whole, Path(place) / name)
        return [court.judge(mistake) for mistake in mistakes(whole, seed, count)]
