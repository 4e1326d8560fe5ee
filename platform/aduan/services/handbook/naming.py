"""Names and conditions of one regulation in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from aduan.engine.program import CHANNEL, LEAD, OUTSIDE, UNIT_KIND, Program, domains_of
from aduan.model.conditions import Atom, Condition, Subject
from aduan.model.rules import Level, Source
from aduan.model.values import Scalar, Text
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.citations import cite, without_chapter
from aduan.rulebook.reader import plain
from aduan.rulebook.region import LoadedRegion
from aduan.services.handbook.book import Basis, Output, When
from aduan.texts.dates import written
from aduan.texts.explanations import WORDS
from aduan.texts.handbook import PHRASES


def _article(norm: str) -> str:
    """Give the article of a norm, without its chapter and what is below it."""
    return without_chapter(norm).partition("/")[0]


@dataclass(frozen=True, slots=True)
class Names:
    """What everything of a regulation is called, in one language."""

    region: LoadedRegion
    law: LoadedRegulation
    lang: str = "id"
    _cited: dict[str, str] = field(default_factory=dict)
    _files: dict[str, Any] = field(default_factory=dict)

    def say(self, key: str, *parts: object) -> str:
        """Give one of the handbook's phrases."""
        return PHRASES[key].to(self.lang).format(*parts)

    def text(self, text: Text) -> str:
        """Give a text in the reader's language."""
        return text.to(self.lang)

    def party(self, key: str) -> str:
        """Give the name of a role, an office or a kind of unit."""
        for table in (self.law.roles, self.law.offices, self.law.unit_kinds):
            if key in table:
                return table[key].label.to(self.lang)
        return key

    def channel(self, key: str) -> str:
        """Give the name of a channel."""
        return self.law.channels[key].label.to(self.lang)

    def parties(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Give several names."""
        return tuple(map(self.party, keys))

    def article(self, norm: str) -> str:
        """Give a norm as people cite it, the BAB only where it is needed."""
        if norm not in self._cited:
            head = _article(norm)
            alike = [key for key in self.law.norms if _article(key) == head]
            # An article whose number is printed in two chapters is never cited without its own.
            chapters = {key.partition("/")[0] for key in alike}
            among = self.law.norms if len(chapters) == 1 else ()
            self._cited[norm] = cite(norm, self.lang, among=among)
        return self._cited[norm]

    def articles(self, norms: Iterable[str]) -> tuple[str, ...]:
        """Give articles, each once."""
        return tuple(dict.fromkeys(map(self.article, norms)))

    def basis(self, source: Source) -> Basis:
        """Give what an element rests on."""
        articles = self.articles(source.citation)
        return Basis(source.place.path, articles, source.setting, source.readings)

    def basis_at(self, element: str) -> Basis | None:
        """Give what the element of a path rests on, None where there is no such element."""
        source = self.law.uses.get(element)
        return None if source is None else self.basis(source)

    def written(self, element: str) -> Mapping[str, Any]:
        """Give an element as its file writes it, for what the model does not keep."""
        place = self.law.uses[element].place
        document = self.region.documents.get(place.file)
        if place.file not in self._files:
            self._files[place.file] = plain(document.root) if document and document.root else {}
        keys = element.split(".")
        # A service's own file does not repeat the path that leads to it.
        found = self._files[place.file]
        for key in keys[2:] if keys[0] == "layanan" else keys:
            found = found.get(key, {}) if isinstance(found, Mapping) else {}
        return found if isinstance(found, Mapping) else {}

    def label_at(self, element: str) -> str:
        """Give the name that a file gives an element; without one, its id as words."""
        key = element.rpartition(".")[2]
        return str(self.written(element).get("nama") or key.replace("_", " ").capitalize())

    def day(self, day: date) -> str:
        """Write a day."""
        return written(day, self.lang).partition(", ")[2]

    def any(self, parts: Iterable[str]) -> str:
        """Join what may be one or another."""
        return self._joined(tuple(parts), self.say("atau"))

    def all(self, parts: Iterable[str]) -> str:
        """Join what belongs together."""
        return self._joined(tuple(parts), self.say("dan"))

    def _joined(self, parts: tuple[str, ...], last: str) -> str:
        if len(parts) < 3:  # noqa: PLR2004  two need no comma
            return f" {last} ".join(parts)
        return f"{', '.join(parts[:-1])}, {last} {parts[-1]}"


@dataclass(frozen=True, slots=True)
class ServiceNames:
    """What everything of one service is called, and its conditions in words."""

    program: Program
    names: Names

    def say(self, key: str, *parts: object) -> str:
        """Give one of the handbook's phrases."""
        return self.names.say(key, *parts)

    def field(self, key: str) -> str:
        """Give the name of a field, or of what can be read like one."""
        known = self.program.service.fields.get(key)
        return known.label.to(self.names.lang) if known else self.say(f"isian_{key}")

    def fields(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Give several names."""
        return tuple(map(self.field, keys))

    def clock(self, key: str) -> str:
        """Give the name of a limit of time."""
        return self.program.clock_by_key[key].label.to(self.names.lang)

    def stage(self, key: str) -> str | None:
        """Give the name of a stage, None when it is none."""
        for level in Level:
            stages = self.program.lifecycle(level).stages
            if key in stages:
                return stages[key].label.to(self.names.lang)
        return None

    def move(self, key: str) -> str:
        """Give the name of a step."""
        return self.program.moves[key].label.to(self.names.lang)

    def event(self, key: str) -> str:
        """Say what happens: a stage is entered, a step is taken."""
        stage = self.stage(key)
        return (
            self.say("peristiwa_tahap", stage)
            if stage
            else self.say("peristiwa_langkah", self.move(key))
        )

    def value(self, key: str, value: object) -> str:
        """Give a value of a field in words."""
        if isinstance(value, bool):
            return WORDS["ya" if value else "tidak"].to(self.names.lang)
        if isinstance(value, int):
            return f"{value:,}".replace(",", ".") if self.names.lang == "id" else f"{value:,}"
        text = str(value)
        known = self.program.service.fields.get(key)
        options: Mapping[str, Text] = dict(known.options) if known else {}
        if key == CHANNEL:
            options = {k: c.label for k, c in self.names.law.channels.items()}
            options = {**options, OUTSIDE: WORDS[OUTSIDE]}
        if key == UNIT_KIND:
            options = {k: u.label for k, u in self.names.law.unit_kinds.items()}
        return options[text].to(self.names.lang) if text in options else text

    def condition(self, condition: Condition) -> When:
        """Give a condition in words, what its alternatives have in common told once."""
        found = tuple(dict.fromkeys(tuple(map(self.atom, atoms)) for atoms in condition.any_of))
        if not found:
            return When()
        common = tuple(a for a in found[0] if all(a in atoms for atoms in found))
        rest = tuple(tuple(a for a in atoms if a not in common) for atoms in found)
        return When(common, rest if all(rest) else ())

    def inline(self, condition: Condition) -> str:
        """Give a condition as a part of a sentence."""
        when = self.condition(condition)
        either = self.names.any(map(self.names.all, when.any_of))
        return self.names.all((*when.all, *([either] if either else [])))

    def atom(self, atom: Atom) -> str:
        """Give one test in words."""
        if atom.subject is Subject.FIELD:
            return self._field_test(atom)
        words = tuple(WORDS[str(w)].to(self.names.lang) for w in sorted(atom.values or (), key=str))
        if atom.subject is Subject.HANDOVERS:
            return self.say("bila_penyaluran", self.names.any(words))
        if atom.subject is Subject.CLOCK:
            return self.say("bila_batas", self.clock(atom.name), self.names.any(words))
        stage = self.stage(atom.name)
        key, name = ("bila_tahap", stage) if stage else ("bila_langkah", self.move(atom.name))
        return self.say(key, name, self.names.any(words))

    def _field_test(self, atom: Atom) -> str:
        return self.say("bila_isian", self.field(atom.name), self.test(atom))

    def test(self, atom: Atom) -> str:
        """Give what an atom asks of its field."""
        if atom.filled is not None:
            return self.say("terisi" if atom.filled else "kosong")
        if atom.values is not None:
            return self._values(atom.name, atom.values)
        low, high = (
            None if end is None else self.value(atom.name, end) for end in (atom.low, atom.high)
        )
        if low is not None and high is not None:
            return self.say("antara", low, high)
        return self.say("paling_sedikit", low) if high is None else self.say("paling_banyak", high)

    def _values(self, key: str, values: frozenset[Scalar]) -> str:
        domain = domains_of(self.program.rules).get(key)
        every = domain.values if domain else ()
        order = {value: n for n, value in enumerate(every)}
        told = sorted(values, key=lambda v: (order.get(v, len(order)), str(v)))
        others = [v for v in every if v not in values]
        if key != LEAD and len(told) > len(others) > 0 and len(every) > 2:  # noqa: PLR2004  ya, tidak
            return self.say("bukan", self.names.any(f"“{self.value(key, v)}”" for v in others))
        return self.names.any(self.value(key, v) for v in told)

    def table(self, key: str) -> str:
        """Give the name of a decision table."""
        source = self.program.service.tables[key].source
        return self.names.label_at(source.place.path)

    def outputs(
        self, notify: Iterable[str], by_role: Mapping[str, str], letters: Mapping[str, int]
    ) -> tuple[Output, ...]:
        """Give who is told by which letter, those of one letter together."""
        told: dict[str | None, list[str]] = {}
        for role in notify:
            told.setdefault(by_role.get(role), []).append(self.names.party(role))
        return tuple(self._output(key, tuple(to), letters) for key, to in told.items())

    def _output(self, key: str | None, to: tuple[str, ...], letters: Mapping[str, int]) -> Output:
        if key is None or key not in letters:
            return Output(to)
        return Output(to, letters[key], self.names.text(self.names.law.letters[key].subject))
