"""What the running program answered, as a person reads it."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from ..core.words import span
from .table import bold

Answer = Mapping[str, Any]

_COUNTS = (
    ("done", "done"),
    ("stopped", "stopped early"),
    ("skipped", "skipped"),
    ("missed", "missed"),
    ("natural_break", "away long enough to count"),
)


def as_json(answer: Answer) -> str:
    """One line: the fields as they came, without those of the protocol."""
    fields = {key: value for key, value in answer.items() if key not in ("v", "ok")}
    return json.dumps(fields, ensure_ascii=False)


def line(answer: Answer) -> str:
    """The time and the outlook: "10:32  Next: Chin tuck at 10:45"."""
    return f"{_clock(answer['now'])}  {answer['outlook']}"


def outcome(answer: Answer) -> str:
    """What came of a command: what was done, then what comes, and how the stretch goes while it shows."""
    said, outlook = answer["said"], answer["outlook"]
    lines = [said] if said == outlook else [f"{said}.", outlook]
    return "\n".join([*lines, *_instructions(answer), *(f"! {words}" for words in answer["warnings"])])


def glance(answer: Answer, *, why: bool) -> str:
    """A few lines: what comes and why that one, what is waited for, and what was done today."""
    lines = [
        bold(answer["outlook"]) + _in(answer),
        *_instructions(answer),
        *_chosen(answer),
        _today(answer),
        *(f"! {warning}" for warning in answer["warnings"]),
    ]
    if why:
        lines += ["", *_reasons(answer)]
    return "\n".join(lines)


def _in(answer: Answer) -> str:
    """How long until then."""
    if not answer["due_at"]:
        return ""
    left = _moment(answer["due_at"]) - _moment(answer["now"])
    return f" (in {span(left)})" if left > timedelta(0) else ""


def _instructions(answer: Answer) -> Iterator[str]:
    """The steps, as long as they are to be followed."""
    stretch = answer["stretch"]
    if answer["phase"] not in ("prompting", "stretching") or not stretch:
        return
    yield from (f"  {step}" for step in stretch["steps"])
    yield f"  {stretch['dose']}"
    if stretch["caution"]:
        yield f"  {stretch['caution']}"


def _chosen(answer: Answer) -> Iterator[str]:
    stretch = answer["stretch"]
    if stretch and stretch["why"] and answer["phase"] not in ("paused", "off duty"):
        yield f"Chosen: {stretch['why']}"


def _today(answer: Answer) -> str:
    today = answer["today"]
    # One that was started and never finished was a stretch, too; Done is an entry of its own.
    words = [f"{today[key]} {name}" for key, name in _COUNTS if today[key] or key == "done"]
    return f"Today: {', '.join(words)}"


def _reasons(answer: Answer) -> Iterator[str]:
    """What was decided, the newest last, each with its time."""
    yield bold("Lately")
    for reason in answer["why"]:
        yield f"{_clock(reason['at'])}  {reason['words']}"


def _clock(written: str) -> str:
    return f"{_moment(written):%H:%M}"


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)
