"""What two programs keep as JSON: Safe Eyes' breaks (safeeyes.json), Stretchly's ideas (config.json)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..core.errors import CatalogueError
from .draft import Draft, Drafts, Skipped
from .recognising import Likeness, likeness, speaks_english

SAFE_EYES = "Safe Eyes"
STRETCHLY = "Stretchly"


def read_json(text: str) -> Drafts:
    """The entries of a JSON file; raises CatalogueError, also for one of another program."""
    try:
        document: object = json.loads(text)
    except RecursionError as error:
        raise CatalogueError("is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise CatalogueError(f"is not valid JSON: {error}") from error
    except ValueError as error:
        raise CatalogueError("has a number of thousands of digits") from error
    if isinstance(document, dict):
        if "short_breaks" in document or "long_breaks" in document:
            return Drafts(SAFE_EYES, list(map(_recognised, _breaks(document))))
        if "breakIdeas" in document or "microbreakIdeas" in document:
            return Drafts(STRETCHLY, list(map(_recognised, _ideas(document))))
    raise CatalogueError(
        "is JSON, and neither Safe Eyes' safeeyes.json (short_breaks, long_breaks) nor Stretchly's"
        " config.json (breakIdeas, microbreakIdeas)"
    )


def _breaks(document: Mapping[str, object]) -> Iterator[Draft | Skipped]:
    """Safe Eyes: a name and, in seconds, a length of its own or that of all breaks of its kind."""
    for kind, usual in (("short_break", 15), ("long_break", 60)):
        usual_seconds = _number(document.get(f"{kind}_duration")) or usual
        for entry in _list(document, f"{kind}s"):
            name = entry.get("name") if isinstance(entry, dict) else None
            if isinstance(entry, dict) and isinstance(name, str):
                seconds = _number(entry.get("duration"))
                yield Draft(name=name, whole_seconds=seconds, usual_seconds=usual_seconds)
            elif isinstance(name, int):
                # Its first versions kept the words elsewhere, in the translations.
                yield Skipped(f"number {name}", "an old Safe Eyes file has no words for it")
            else:
                yield Skipped("(no name)", "it has no name")


def _ideas(document: Mapping[str, object]) -> Iterator[Draft | Skipped]:
    """Stretchly: short ideas are a text, long ones a title and a text; newer files can switch them off.

    Its durations are in milliseconds.
    """
    for key, duration, usual in (
        ("microbreakIdeas", "microbreakDuration", 20),
        ("breakIdeas", "breakDuration", 60),
    ):
        # Not beyond a minute: the long break is for a walk, an idea in it is not held for five minutes.
        usual_seconds = min((_number(document.get(duration)) or usual * 1000) / 1000, 60)
        for entry in _list(document, key):
            idea = entry.get("data") if isinstance(entry, dict) else entry
            texts = [idea] if isinstance(idea, str) else idea
            if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
                yield Skipped("(no text)", "it has no text")
            elif isinstance(entry, dict) and entry.get("enabled") is False:
                yield Skipped(texts[0][:60], "it is switched off in Stretchly")
            else:
                yield Draft(name=texts[0], text="\n".join(texts[1:]), usual_seconds=usual_seconds)


def _recognised(item: Draft | Skipped) -> Draft | Skipped:
    """Without what is no stretch: both programs also suggest a glass of water, or to think of a friend.

    Resting the eyes and breathing stay: the catalogue has such exercises itself.
    """
    if isinstance(item, Skipped):
        return item
    like = likeness(item.name, item.text)
    if like is Likeness.EXERCISE:
        return item
    if like is Likeness.OTHER or speaks_english(f"{item.name} {item.text}"[:2_000]):
        return Skipped(item.name[:200], "is no stretch")
    return replace(item, remarks=(*item.remarks, "its words are not understood: is it a stretch?"))


def _list(document: Mapping[str, object], key: str) -> list[object]:
    entries = document.get(key, [])
    if not isinstance(entries, list):
        raise CatalogueError(f"{key} is not a list")
    return entries


def _number(value: object) -> float | None:
    """A number above zero, kept within what a float can hold. True is an int to Python."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(min(value, 10**9)) if value > 0 else None
