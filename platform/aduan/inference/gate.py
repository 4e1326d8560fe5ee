"""The gate before publishing: both engines, many facts, in a child process under a watchdog.

Rules that would crash or hang the C engine do so in the child, and no server ever loads them.
"""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from random import Random  # noqa: TID251 - repeatable trials, nothing is decided

from aduan.engine.agenda import compile_agenda
from aduan.errors import InferenceError
from aduan.inference.coding import FieldCodes, code
from aduan.inference.durable import FAILED, DurableInference, available
from aduan.inference.subset import Reason, outside
from aduan.model.inference import Infer, Inference, RuleSet
from aduan.model.values import Scalar

GENERATED = 10_000
SEED = 2_026
SECONDS = 120.0


class Status(StrEnum):
    """How it went; only OK may be published."""

    OK = "ok"
    DIFFERS = "differs"
    CRASHED = "crashed"
    HUNG = "hung"
    OUTSIDE = "outside"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How both engines fared on the same facts.

    `conflicts` counts facts from which rules give one field two values: the engines agree on it,
    but the rules are at fault; `conflict` tells the first. `facts`, `agenda` and `durable` show the
    first difference; `detail` says what ended the child; `reasons` what leaves the subset.
    """

    status: Status
    tried: int = 0
    conflicts: int = 0
    conflict: str = ""
    facts: str = ""
    agenda: str = ""
    durable: str = ""
    detail: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether the rules may be published."""
        return self.status is Status.OK


def judge(
    ruleset: RuleSet,
    samples: Iterable[Mapping[str, Scalar]] = (),
    *,
    generated: int = GENERATED,
    seed: int = SEED,
    timeout: float = SECONDS,
    checked: bool = True,
) -> Verdict:
    """Try rules on samples and on generated facts with both engines, in a child process.

    `checked` off lets rules outside the subset through to the child: for tests of this gate.
    """
    if checked and (reasons := outside(ruleset)):
        return Verdict(Status.OUTSIDE, reasons=tuple(reasons))
    if not available():
        return Verdict(Status.UNAVAILABLE)
    # Mappings of any kind become dicts, so that they can be sent.
    sent = (
        replace(ruleset, domains=dict(ruleset.domains)),
        [dict(s) for s in samples],
        generated,
        seed,
    )
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", "aduan.inference.gate"],
            input=pickle.dumps(sent),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Verdict(Status.HUNG, detail=f"> {timeout:g} s")
    if child.returncode:
        return Verdict(Status.CRASHED, detail=_ending(child.returncode, child.stderr))
    told = json.loads(child.stdout)
    return Verdict(Status(told.pop("status")), **told)


def _ending(returncode: int, stderr: bytes) -> str:
    if returncode < 0:
        return signal.Signals(-returncode).name
    last = stderr.decode(errors="replace").strip().splitlines()[-1:]
    return ": ".join([f"exit {returncode}", *last])


def generate(ruleset: RuleSet, count: int, seed: int = SEED) -> Iterator[dict[str, Scalar]]:
    """Give facts at random: values the rules tell apart, values they do not name, and absence."""
    random = Random(seed)  # noqa: S311 - repeatable, not secret
    derived = {d.name for d in ruleset.derived}
    choices = {
        name: _choices(ruleset, name, codes)
        for name, codes in code(ruleset).fields.items()
        if name not in derived
    }
    for _ in range(count):
        # Sometimes nearly all fields are filled, sometimes nearly none.
        filled = random.choice((0.3, 0.8, 0.95, 1.0))
        yield {
            name: random.choice(values)
            for name, values in choices.items()
            if random.random() < filled
        }


def _choices(ruleset: RuleSet, name: str, codes: FieldCodes) -> list[Scalar]:
    domain = ruleset.domains.get(name)
    named = [w for w in codes.witnesses if isinstance(w, str | int)]
    if domain is None or not (domain.values or domain.numeric):
        return [*named, "terisi"]
    if domain.values:
        return [*domain.values]
    edges = {w + step for w in named if type(w) is int for step in (-1, 0, 1)}
    edges |= {domain.low, domain.high, (domain.low + domain.high) // 2}
    return [n for n in sorted(edges) if domain.low <= n <= domain.high]


# --- In the child ---------------------------------------------------------------------------------


def compare(
    agenda: Infer, durable: Infer, facts: Iterable[Mapping[str, Scalar]]
) -> dict[str, str | int]:
    """Evaluate facts with both; give what a verdict is made of, up to the first difference."""
    told: dict[str, str | int] = {"status": Status.OK.value, "tried": 0, "conflicts": 0}
    tried = conflicts = 0
    for one in facts:
        tried += 1
        expected, found = _outcome(agenda, one), _outcome(durable, one)
        if expected != found:
            told |= {
                "status": Status.DIFFERS.value,
                "facts": repr(dict(one)),
                "agenda": str(expected),
                "durable": str(found),
            }
            break
        if isinstance(expected, str):
            conflicts += 1
            told.setdefault("conflict", expected)
    return told | {"tried": tried, "conflicts": conflicts}


def _outcome(infer: Infer, facts: Mapping[str, Scalar]) -> Inference | str:
    try:
        return infer(facts)
    except InferenceError as refused:
        if refused.detail.get("code") == FAILED:
            raise
        return str(refused)


def main() -> None:
    """Read rules and facts from standard input, compare, write what a verdict is made of."""
    ruleset, samples, generated, seed = pickle.load(sys.stdin.buffer)  # noqa: S301 - of our parent
    durable = DurableInference(ruleset, checked=False)
    facts = chain(samples, generate(ruleset, generated, seed))
    told = compare(compile_agenda(ruleset), durable, facts)
    durable.close()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
