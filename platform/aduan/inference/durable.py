"""Rules run on durable-rules, by its C module alone; the agenda answers when it cannot.

How it is driven, and why:

- One ruleset a handle, one lock a handle; `Host` with its threads and queues is never used.
- Every evaluation has the one context "0", deleted at its end. Contexts do not pile up (1,024 are
  the end), and nothing of one case is there when the next comes. Keeping the context and retracting
  the facts instead reads, and may write, outside its memory: retracting the second fact of a rule
  that fired walks past the frame that the first retraction emptied (2.0.28, deleteMessageFromFrame,
  seen under valgrind; rules of 14 conditions crash). Deleting is clean there, and no slower.
- A primer fires first in every context, because deleting one where nothing fired crashes.
- durable-rules matches and orders; what a firing sets is asserted while its rule is still current.
- Any exception but a conflict of the rules throws the handle away.
"""

from __future__ import annotations

import os
import sys
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from importlib import import_module
from threading import Lock
from typing import Any

from aduan.engine.agenda import Trace, compile_agenda, strata
from aduan.errors import InferenceError
from aduan.inference.coding import PRIMER, START, code, definition
from aduan.inference.subset import outside
from aduan.model.inference import Infer, Inference, RuleSet
from aduan.model.values import Scalar

_CONTEXT = "0"
#: What `assert_fact` says of a fact that some rule reads; and only those are asserted.
_HANDLED = 0

OUTSIDE = "di_luar_batas"
UNAVAILABLE = "tidak_tersedia"
FAILED = "gagal"


def _module() -> Any:
    """Give the C module; raise ImportError where it cannot be."""
    if sys.version_info >= (3, 13):
        raise ImportError("durable-rules does not run on Python 3.13 or later")
    return import_module("durable_rules_engine")


def available() -> bool:
    """Say whether durable-rules can be used here."""
    try:
        _module()
    except ImportError:
        return False
    return True


def _free(engine: Any, handle: int, pid: int) -> None:
    # A handle inherited by a forked child belongs to its parent.
    if pid == os.getpid():
        engine.delete_ruleset(handle)


class DurableInference:
    """Rules loaded into durable-rules; calling it evaluates. Loaded at the first call.

    After `close`, or in a child made by fork, the next call loads them again.
    """

    def __init__(self, ruleset: RuleSet, *, checked: bool = True) -> None:
        """Take rules; unless `checked` is off, refuse what leaves the subset."""
        if not available():
            raise InferenceError("durable-rules is not installed", code=UNAVAILABLE)
        if checked and (reasons := outside(ruleset)):
            first = reasons[0]
            raise InferenceError(
                f"{first.rule}: {first.code}: {dict(first.detail)}", code=OUTSIDE, reasons=reasons
            )
        self.ruleset = ruleset
        self._strata = strata(ruleset)
        self._derived = frozenset(d.name for d in ruleset.derived)
        self._coding = code(ruleset)
        self._lines = [(c.line.rule_number, c.line.rule, c.line.reads) for c in self._coding.lines]
        fields = self._coding.fields
        self._told = {n: (codes.words(), codes.facts(), codes) for n, codes in fields.items()}
        self._absences = [(n, codes.absence()) for n, codes in fields.items() if codes.absence()]
        self._engine: Any = None
        self._handle = 0
        self._finalizer: weakref.finalize[..., DurableInference] | None = None
        self._lock = Lock()
        self._pid = os.getpid()

    def __call__(self, facts: Mapping[str, Scalar]) -> Inference:
        """Say what follows from facts."""
        if self._pid != os.getpid():
            # The lock may have been held by a thread that does not exist on this side of the fork.
            self._lock, self._finalizer, self._pid = Lock(), None, os.getpid()
        trace = Trace(self.ruleset, facts, self._derived)
        with self._lock:
            if self._finalizer is None:
                self._load()
            try:
                self._evaluate(trace, facts)
            except InferenceError as refused:
                if refused.detail.get("code") == FAILED:
                    self._drop()
                raise
            except BaseException:
                self._drop()
                raise
        return trace.inference()

    def close(self) -> None:
        """Give the memory back."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._finalizer is not None:
            self._finalizer()
            self._finalizer = None

    def _load(self) -> None:
        engine = _module()
        handle = engine.create_ruleset("aduan", definition(self._coding))
        self._finalizer = weakref.finalize(self, _free, engine, handle, self._pid)
        # At exit the memory goes anyway, and modules may be half gone.
        self._finalizer.atexit = False
        self._engine, self._handle = engine, handle

    def _evaluate(self, trace: Trace, facts: Mapping[str, Scalar]) -> None:
        engine, handle = self._engine, self._handle
        _, state = engine.assert_fact(handle, START)
        try:
            # The primer first: from here on the context may be deleted whatever happens.
            message = engine.start_action_for_state(handle, state)[1]
            self._assert(facts.items())
            self._assert_absences(facts)
            fired: set[int] = set()
            self._fire(trace, fired, state, message)
            for stratum in self._strata:
                self._assert(trace.settle(stratum))
                started = engine.start_action_for_state(handle, state)
                if started is not None:
                    self._fire(trace, fired, state, started[1])
        finally:
            engine.delete_state(handle, _CONTEXT)

    def _assert(self, pairs: Iterable[tuple[str, Scalar]]) -> None:
        """Tell the facts that some rule reads."""
        told, handle, tell = self._told, self._handle, self._engine.assert_fact
        for name, value in pairs:
            if name in told:
                words, facts, codes = told[name]
                # Most values are words that rules name: one look-up for them.
                fact = words[value] if value in words else facts[codes.class_of(value)]
                if fact and (result := tell(handle, fact)[0]) != _HANDLED:
                    raise InferenceError(f"assert_fact gave {result} for {fact}", code=FAILED)

    def _assert_absences(self, facts: Mapping[str, Scalar]) -> None:
        """Tell which fields are not filled, where some rule asks."""
        for name, absence in self._absences:
            if name not in facts:
                result = self._engine.assert_fact(self._handle, absence)[0]
                if result != _HANDLED:
                    raise InferenceError(f"assert_fact gave {result} for {absence}", code=FAILED)

    def _fire(self, trace: Trace, fired: set[int], state: int, message: str | None) -> None:
        """Take what durable-rules fires, until it fires no more; `fired` are numbers of rules."""
        left = len(self._lines) + 1
        while message is not None:
            if left < 0:
                raise InferenceError("more firings than there are rules", code=FAILED)
            left -= 1
            # A message is {"name":{...}}: the facts it holds are codes, and not needed.
            name = message[2 : message.index('"', 2)]
            if name != PRIMER:
                number, rule, reads = self._lines[int(name)]
                if number not in fired:
                    fired.add(number)
                    self._assert(trace.fire(rule, reads))
            message = self._engine.complete_and_start_action(self._handle, state)


def compile_durable(ruleset: RuleSet) -> Infer:
    """Make rules ready to be evaluated by durable-rules; refuse what leaves its subset."""
    infer: Callable[[Mapping[str, Scalar]], Inference] = DurableInference(ruleset)
    return infer


class Handles:
    """Loaded rules by key, the least recently used closed when there are too many."""

    def __init__(self, most: int = 64) -> None:
        """Keep at most that many loaded."""
        self._most = most
        self._kept: OrderedDict[Hashable, DurableInference] = OrderedDict()
        self._lock = Lock()

    def __call__(self, key: Hashable, ruleset: RuleSet) -> DurableInference:
        """Give the rules kept under a key (region and version), loading them if they are not.

        Other rules under a known key take the place of those that were there.
        """
        gone: DurableInference | None = None
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and (kept.ruleset is ruleset or kept.ruleset == ruleset):
                self._kept.move_to_end(key)
                return kept
            made = DurableInference(ruleset)
            if kept is not None:
                gone = self._kept.pop(key)
            elif len(self._kept) == self._most:
                gone = self._kept.popitem(last=False)[1]
            self._kept[key] = made
        if gone is not None:
            # Who still holds it may call it: it loads again, and is freed with its last holder.
            gone.close()
        return made

    def __len__(self) -> int:
        """Give how many are kept."""
        return len(self._kept)

    def close(self) -> None:
        """Close all."""
        with self._lock:
            kept = list(self._kept.values())
            self._kept.clear()
        for one in kept:
            one.close()


handles = Handles()


class Resilient:
    """Rules on durable-rules; when that cannot be or fails, the agenda answers.

    `faults` counts its failures and `last_fault` keeps the newest; `durable` says whether it is
    used at all. A conflict of the rules, in which both agree, is no fault.
    """

    def __init__(self, ruleset: RuleSet, key: Hashable = None) -> None:
        """Take rules, and a key if `handles` is to keep them loaded among others."""
        self._agenda = compile_agenda(ruleset)
        self._ruleset = ruleset
        self._key = key
        self._own: DurableInference | None = None
        self.durable = available() and not outside(ruleset)
        self.faults = 0
        self.last_fault: Exception | None = None

    def __call__(self, facts: Mapping[str, Scalar]) -> Inference:
        """Say what follows from facts."""
        if not self.durable:
            return self._agenda(facts)
        try:
            return self._ask(facts)
        except Exception as fault:  # noqa: BLE001 - whatever C or its binding raises, we answer
            return self._answer(facts, fault)

    def _ask(self, facts: Mapping[str, Scalar]) -> Inference:
        if self._key is not None:
            kept = handles(self._key, self._ruleset)
            # Equal rules loaded again: from now on they are recognised by being the same.
            self._ruleset = kept.ruleset
            return kept(facts)
        if self._own is None:
            self._own = DurableInference(self._ruleset)
        return self._own(facts)

    def _answer(self, facts: Mapping[str, Scalar], fault: Exception) -> Inference:
        try:
            answer = self._agenda(facts)
        except InferenceError as refused:
            if str(refused) != str(fault):
                self._note(fault)
            raise
        self._note(fault)
        return answer

    def _note(self, fault: Exception) -> None:
        self.faults += 1
        self.last_fault = fault


def resilient(ruleset: RuleSet, key: Hashable = None) -> Resilient:
    """Make rules ready: on durable-rules where that is possible, on the agenda otherwise."""
    return Resilient(ruleset, key)
