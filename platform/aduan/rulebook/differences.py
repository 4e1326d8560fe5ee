"""What differs between two editions of a region, in the terms of its rule files, not in lines.

The model's dataclasses are walked side by side, each attribute under its key (`attributes.py`).
Elements are found again by their id, or by the id they had before (`dahulu`); rows of a table by
their condition. Conditions, tables, limits and sight are besides compared by what they decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from aduan.model.conditions import Condition
from aduan.model.rules import Choice, Field, Lifecycle, Move, Row, Service, Source, Stage, Table
from aduan.model.values import Text
from aduan.rulebook.attributes import ATTRIBUTES, UNTOLD, Attribute, Weight, key_of
from aduan.rulebook.build_regulation import LoadedRegulation
from aduan.rulebook.equivalence import Sides, Verdict, compare, held
from aduan.rulebook.phrases import phrase, same_node
from aduan.rulebook.reader import Mapping as Map
from aduan.rulebook.reader import Scalar, Sequence
from aduan.rulebook.same_effect import decided, sights, table_effect

#: What `peraturan.yaml` says that the model holds in attributes of its own.
_MODELLED = frozenset({
    "peraturan", "judul", "nomor", "tahun", "ditetapkan", "diundangkan", "berlaku_sejak",
    "diuji_sejak", "berlaku_sampai", "hitung", "dasar", "berdasar",
})  # fmt: skip
_NODES = (Scalar, Sequence, Map)
#: The path of a whole regulation.
WHOLE = "peraturan"


class What(StrEnum):
    """How an element or attribute differs."""

    CHANGED = "diubah"
    ADDED = "ditambahkan"
    REMOVED = "dihapus"
    ORDER = "urutan"
    RENAMED = "id"
    EFFECT = "akibat"


@dataclass(frozen=True, slots=True)
class Heading:
    """An element on the way to what differs: its key in the rule files, id and label."""

    key: str
    id: str
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `old` and `new` are in the words of the rule files.

    `since` is the day from which a dated value differs. `verdict` says whether the same is decided
    all the same. `path` names it as `aduan set` does, as far as it stands in one file.
    """

    path: tuple[str, ...]
    headings: tuple[Heading, ...]
    what: What
    old: str
    new: str
    weight: Weight
    setting: bool
    citation: tuple[str, ...] = ()
    since: date | None = None
    verdict: Verdict | None = None
    attribute: tuple[str, ...] = ()  # the keys below the last element named

    @property
    def service(self) -> str:
        """Give the service it stands in; empty for what all services share."""
        return self.path[1] if self.path[:1] == ("layanan",) and len(self.path) > 1 else ""


@dataclass(frozen=True, slots=True)
class _At:
    """Where the walk stands."""

    path: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    citation: tuple[str, ...] = ()
    setting: bool = False
    weight: Weight = Weight.LAW
    ordered: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)
    begins: date | None = None
    sides: Sides | None = None
    below: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Give the key of the attribute it stands at."""
        return self.path[-1] if self.path else ""

    def told(self, what: What, old: object = "", new: object = "", **more: Any) -> Difference:
        """Give a difference here."""
        return Difference(
            self.path, self.headings, what, str(old), str(new), self.weight, self.setting,
            self.citation, attribute=self.below, **more,
        )  # fmt: skip

    def under(self, attribute: Attribute) -> _At:
        """Go down to an attribute; what stands in it weighs as it does where that weighs less."""
        keys = () if attribute.inside or not attribute.key else (attribute.key,)
        weight = attribute.weight if self.weight is Weight.LAW else self.weight
        if attribute.weight is Weight.WORDING:
            weight = Weight.WORDING
        return replace(self.inside(*keys), weight=weight, ordered=attribute.ordered)

    def inside(self, *keys: str) -> _At:
        """Go down by keys that name no element."""
        return replace(self, path=(*self.path, *keys), below=(*self.below, *keys))

    def element(self, key: str, value: object) -> _At:
        """Go down to an element by its id."""
        heading = Heading(self.key, key, _label(value))
        headings = (*self.headings, heading)
        at = replace(self, path=(*self.path, key), headings=headings, below=())
        return at.cited(value)

    def cited(self, value: object) -> _At:
        """Take the articles of an element, where it has its own."""
        source = getattr(value, "source", None)
        if isinstance(source, Source):
            setting = source.setting and not source.citation
            return replace(self, citation=source.citation or self.citation, setting=setting)
        citation = getattr(value, "citation", ())
        return replace(self, citation=citation) if citation else self


def _label(value: object) -> Text | None:
    found = getattr(value, "label", value)
    return found if isinstance(found, Text) else None


def differences(
    old: LoadedRegulation,
    new: LoadedRegulation,
    sides: Mapping[str, Sides],
) -> Iterator[Difference]:
    """Give all differences of two editions of one regulation; `sides` by service in both."""
    at = _At(renamed=new.former, begins=new.regulation.since)
    yield from dict.fromkeys(_attributes(_seen(old), _seen(new), at, sides))


def values(old: object, new: object, key: str = "") -> Iterator[Difference]:
    """Give the differences of any two values of the model, as if they stood at a key."""
    yield from _walk(old, new, _At(path=(key,) if key else ()))


def _seen(law: LoadedRegulation) -> LoadedRegulation:
    """Give a regulation without what its model holds twice."""
    written = {k: v for k, v in law.declared.written.items() if k not in _MODELLED}
    return replace(law, declared=replace(law.declared, written=written))


def _walk(old: Any, new: Any, at: _At) -> Iterator[Difference]:
    if isinstance(old, Choice) and isinstance(new, Choice):
        yield from _choices(old, new, at)
    elif isinstance(old, Condition) and isinstance(new, Condition):
        yield from _conditions(old, new, at)
    elif isinstance(old, Text) and isinstance(new, Text):
        yield from _texts(old, new, at)
    elif isinstance(old, Lifecycle) and isinstance(new, Lifecycle):
        yield from _lifecycles(old, new, at)
    elif type(old) is type(new) and type(new) in ATTRIBUTES:
        yield from _attributes(old, new, at)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _elements(old, new, at)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _sequences(old, new, at)
    else:
        yield from _leaves(old, new, at)


def _leaves(old: Any, new: Any, at: _At) -> Iterator[Difference]:
    if isinstance(old, _NODES) and isinstance(new, _NODES):
        if not same_node(old, new):
            yield at.told(What.CHANGED, phrase(old), phrase(new))
        return
    if old == new and type(old) is type(new):
        return
    structured = (Mapping, *ATTRIBUTES)
    if old is None and isinstance(new, structured):
        yield at.cited(new).told(What.ADDED, "", phrase(new, at.key))
    elif new is None and isinstance(old, structured):
        yield at.cited(old).told(What.REMOVED, phrase(old, at.key))
    else:
        yield at.told(What.CHANGED, phrase(old, at.key), phrase(new, at.key))


def _attributes(
    old: Any, new: Any, at: _At, sides: Mapping[str, Sides] | None = None
) -> Iterator[Difference]:
    kind = type(new)
    at = at.cited(new)
    if kind is Field:
        old, new = _without_options(old), _without_options(new)
    for one in fields(kind):
        if (kind, one.name) in UNTOLD or one.name == key_of(kind):
            continue
        before, after = getattr(old, one.name), getattr(new, one.name)
        below = at.under(ATTRIBUTES[kind][one.name])
        if one.name == "services" and sides is not None:
            yield from _elements(before, after, below, sides)
        elif kind is Table and one.name == "rows":
            yield from _rows(old, new, below)
        else:
            yield from _walk(before, after, below)
    if kind is Service:
        yield from _sights(at)


def _without_options(one: Field) -> Field:
    """Give a field whose domain does not say again what its options say."""
    if one.domain is None or one.domain.values != tuple(key for key, _ in one.options):
        return one
    return replace(one, domain=replace(one.domain, values=()))


def _sights(at: _At) -> Iterator[Difference]:
    """Tell who sees which field otherwise, whatever is written."""
    if at.sides is None:
        return
    for key, role, verdict in sights(at.sides):
        label = at.sides.new.service.fields[key].label
        headings = (*at.headings, Heading("isian", key, label), Heading("peran", role))
        old, new = phrase(verdict.old), phrase(verdict.new)
        path = (*at.path, "kerahasiaan", key, role)
        yield Difference(
            path, headings, What.EFFECT, old, new, Weight.NOTE, setting=False,
            citation=at.citation, verdict=verdict,
        )  # fmt: skip


# --- Texts, conditions, dated values ------------------------------------------------------------


def _texts(old: Text, new: Text, at: _At) -> Iterator[Difference]:
    if old.id != new.id:
        yield at.told(What.CHANGED, old.id, new.id)
    if old.en != new.en:
        yield at.inside("inggris").told(What.CHANGED, phrase(old.en), phrase(new.en))


def _conditions(old: Condition, new: Condition, at: _At) -> Iterator[Difference]:
    if _as_sets(old) == _as_sets(new):
        return
    verdict = None if at.sides is None else compare(held(old), held(new), at.sides)
    yield at.told(What.CHANGED, phrase(old), phrase(new), verdict=verdict)


def _as_sets(condition: Condition) -> frozenset[frozenset[Any]]:
    return frozenset(map(frozenset, condition.any_of))


def _choices(old: Choice[Any], new: Choice[Any], at: _At) -> Iterator[Difference]:
    if old.table != new.table:
        verdict = None
        if at.sides is not None:
            rows = decided(at.sides.old, old), decided(at.sides.new, new)
            verdict = compare(*rows, at.sides)
        yield at.told(What.CHANGED, phrase(old), phrase(new), verdict=verdict)
        return
    before, after = _dated(old, at), _dated(new, at)
    for since in sorted({*before, *after}, key=lambda day: day or date.min):
        was, now = before.get(since), after.get(since)
        day = since and f"sejak {since}"
        here = at.inside(day) if day else at
        here = here.cited(now or was)
        if was is None and now is not None:
            yield here.told(What.ADDED, "", phrase(now.value, at.key), since=since)
        elif now is None and was is not None:
            yield here.told(What.REMOVED, phrase(was.value, at.key), since=None)
        elif was is not None and now is not None:
            yield from _walk(was.value, now.value, here)
            dasar = replace(here.inside("dasar"), weight=_noted(at.weight))
            cited = was.citation or at.citation, now.citation or at.citation
            yield from _leaves(*cited, dasar)


def _noted(weight: Weight) -> Weight:
    return Weight.NOTE if weight is Weight.LAW else weight


def _dated(choice: Choice[Any], at: _At) -> dict[date | None, Any]:
    """Give the versions by day; one from the regulation's own beginning is undated."""
    return {
        None if v.since is None or (at.begins and v.since <= at.begins) else v.since: v
        for v in choice.versions
    }


# --- Elements with ids --------------------------------------------------------------------------


def _elements(
    old: Mapping[Any, Any],
    new: Mapping[Any, Any],
    at: _At,
    sides: Mapping[str, Sides] | None = None,
) -> Iterator[Difference]:
    """Compare elements by id; one that says it had another id before is found by that."""
    names = {after: before for before, after in _renames(old, new, at)}
    for key, value in new.items():
        before = names.get(key, key)
        here = at.element(str(key), value)
        if sides is not None:
            here = replace(here, sides=sides.get(str(key)))
        if before not in old:
            yield here.told(What.ADDED, "", phrase(value, at.key))
            continue
        if before != key:
            yield replace(here, weight=Weight.NOTE).told(What.RENAMED, before, key)
        # That there is such an option may be law, what it is called is wording.
        weight = Weight.WORDING if isinstance(value, Text) else here.weight
        yield from _walk(old[before], value, replace(here, weight=weight))
    taken = set(names.values())
    for key, value in old.items():
        if key not in new and key not in taken:
            yield at.element(str(key), value).told(What.REMOVED, phrase(value, at.key))
    yield from _order([k for k in old if k in new], [k for k in new if k in old], at)


def _named(value: object) -> bool:
    return is_dataclass(value) and type(value) in ATTRIBUTES and type(value) is not Text


def _renames(old: Mapping[Any, Any], new: Mapping[Any, Any], at: _At) -> Iterator[tuple[Any, Any]]:
    above = ".".join(at.path)
    for key in old:
        after = at.renamed.get(f"{above}.{key}", "")
        renamed = after.rpartition(".")[2]
        if key not in new and renamed in new and renamed not in old:
            yield key, renamed


def _order(old: list[Any], new: list[Any], at: _At) -> Iterator[Difference]:
    if old != new:
        weight = at.weight if at.ordered else Weight.WORDING
        yield replace(at, weight=weight).told(What.ORDER, phrase(tuple(old)), phrase(tuple(new)))


# --- Sequences ----------------------------------------------------------------------------------


def _sequences(old: tuple[Any, ...], new: tuple[Any, ...], at: _At) -> Iterator[Difference]:
    sample = next(iter((*new, *old)), None)
    if _named(sample):
        if hasattr(sample, key_of(type(sample))):
            yield from _elements(_keyed(old), _keyed(new), at)
        else:
            yield from _elements(_numbered(old), _numbered(new), at)
    elif isinstance(sample, tuple) and len(sample) == 2:  # noqa: PLR2004  a name with its value
        yield from _elements(dict(old), dict(new), at)
    elif old != new:
        if sorted(map(str, old)) == sorted(map(str, new)):
            yield from _order(list(old), list(new), at)
        else:
            yield at.told(What.CHANGED, phrase(old, at.key), phrase(new, at.key))


def _keyed(items: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in items:
        key = str(getattr(item, key_of(type(item))))
        number = sum(k == key or k.startswith(f"{key} ") for k in found)
        found[f"{key} {number + 1}" if number else key] = item
    return found


def _numbered(items: Iterable[Any]) -> dict[str, Any]:
    return {str(number): item for number, item in enumerate(items, 1)}


# --- Tables -------------------------------------------------------------------------------------


def _rows(old: Table, new: Table, at: _At) -> Iterator[Difference]:
    """Compare a table row by row, and then as a whole by what it decides."""
    pairs, lost, come = _paired(old.rows, new.rows)
    found: list[Difference] = []
    for before, after in pairs:
        here = at.element(str(after + 1), new.rows[after])
        found.extend(_attributes(old.rows[before], new.rows[after], replace(here, sides=None)))
    for number in come:
        row = new.rows[number]
        here = at.element(str(number + 1), row)
        found.append(here.told(What.ADDED, "", _row(row)))
    for number in lost:
        row = old.rows[number]
        here = at.element(str(number + 1), row)
        found.append(here.told(What.REMOVED, _row(row)))
    before_order = [before for before, _ in pairs]
    if before_order != sorted(before_order):
        weight = Weight.LAW if new.first or old.first else Weight.WORDING
        moved = tuple(str(n + 1) for n in before_order)
        found.append(
            replace(at, weight=weight).told(
                What.ORDER, phrase(tuple(sorted(moved, key=int))), phrase(moved)
            )
        )
    yield from found
    if at.sides is not None and (found or _laid_out(old) != _laid_out(new)):
        verdict = table_effect(old, new, at.sides)
        whole = replace(at, path=at.path[:-1], below=(), weight=Weight.NOTE)
        yield whole.told(What.EFFECT, phrase(verdict.old), phrase(verdict.new), verdict=verdict)


def _laid_out(table: Table) -> tuple[object, ...]:
    return table.columns, table.first, table.opaque


def _row(row: Row) -> str:
    return f"{phrase(row.when)}: {phrase(row.result)}"


def _paired(
    old: tuple[Row, ...], new: tuple[Row, ...]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pair rows with the same condition, then those left with the same result, then the rest."""
    left, come = dict(enumerate(old)), dict(enumerate(new))
    pairs: list[tuple[int, int]] = []
    for alike in (_same_condition, _same_result):
        for after in list(come):
            before = next((n for n, row in left.items() if alike(row, come[after])), None)
            if before is not None:
                pairs.append((before, after))
                del left[before], come[after]
    rest = list(zip(list(left), list(come), strict=False))
    for before, after in rest:
        del left[before], come[after]
    return sorted([*pairs, *rest], key=lambda pair: pair[1]), list(left), list(come)


def _same_condition(old: Row, new: Row) -> bool:
    return _as_sets(old.when) == _as_sets(new.when)


def _same_result(old: Row, new: Row) -> bool:
    return old.result == new.result


# --- Stages and moves ---------------------------------------------------------------------------

#: A move and the stages that it leaves.
_Placed = tuple[Move, tuple[str, ...]]


def _lifecycles(old: Lifecycle, new: Lifecycle, at: _At) -> Iterator[Difference]:
    """Compare stages, and each move once, wherever it is open."""
    before, after = _without_moves(old), _without_moves(new)
    yield from _attributes(before, after, at)
    here = at.under(ATTRIBUTES[Stage]["moves"])
    was, now = _moves(old), _moves(new)
    for one in _elements(
        {k: m for k, (m, _) in was.items()}, {k: m for k, (m, _) in now.items()},
        replace(here, renamed=_moved_ids(at.renamed)),
    ):  # fmt: skip
        key = one.headings[-1].id
        placed = one.attribute == ("dari",) and key in was
        follows = placed and _same_where_both(old, new, was[key], now[key])
        # It leaves a stage that one edition alone has: no case stands there.
        yield replace(one, weight=Weight.NOTE) if follows else one
    for key in (k for k in now if k in was):
        (move, stages), (former, places) = now[key], was[key]
        if stages != places and move.from_stages == former.from_stages:
            dari = here.element(key, move).inside("dari")
            yield dari.told(What.CHANGED, phrase(places), phrase(stages))
    for key, stage in new.stages.items():
        if key in old.stages:
            yield from _move_order(old.stages[key], stage, here)


def _same_where_both(old: Lifecycle, new: Lifecycle, was: _Placed, now: _Placed) -> bool:
    """Say whether a move is open in the same of the stages that both editions have."""
    both = old.stages.keys() & new.stages.keys()
    return both & set(was[1]) == both & set(now[1])


def _moved_ids(renamed: Mapping[str, str]) -> dict[str, str]:
    """Give renamed moves by the path that the comparison gives them: without their stage."""
    return {_short(old): _short(new) for old, new in renamed.items()}


def _short(path: str) -> str:
    parts = path.split(".")
    if len(parts) > 4 and parts[-2] == "langkah" and parts[-4] == "tahap":  # noqa: PLR2004
        return ".".join((*parts[:-4], *parts[-2:]))
    return path


def _without_moves(cycle: Lifecycle) -> Lifecycle:
    stages = {key: replace(stage, moves=()) for key, stage in cycle.stages.items()}
    return replace(cycle, stages=stages)


def _moves(cycle: Lifecycle) -> dict[str, _Placed]:
    found: dict[str, _Placed] = {}
    for key, stage in cycle.stages.items():
        for move in stage.moves:
            _, stages = found.get(move.key, (move, ()))
            found[move.key] = (move, (*stages, key))
    return found


def _move_order(old: Stage, new: Stage, at: _At) -> Iterator[Difference]:
    before, after = [m.key for m in old.moves], [m.key for m in new.moves]
    automatic = sum(m.automatic for m in new.moves) > 1
    stage = replace(at, headings=(*at.headings, Heading("tahap", new.key, new.label)))
    kept = [k for k in before if k in after], [k for k in after if k in before]
    yield from _order(*kept, replace(stage, path=(*at.path, new.key), ordered=automatic))


def whole(old: LoadedRegulation | None, new: LoadedRegulation | None) -> Difference:
    """Tell of a regulation that only one of two editions has."""
    law, what = (new, What.ADDED) if new is not None else (old, What.REMOVED)
    title = "" if law is None else law.regulation.title.id
    old_title, new_title = ("", title) if what is What.ADDED else (title, "")
    heading = Heading(WHOLE, "" if law is None else law.regulation.key)
    return Difference(
        (WHOLE, heading.id), (heading,), what, old_title, new_title, Weight.LAW, setting=False
    )
