"""Texts of other programs made into plain words: no markup, no control characters, no endless lines."""

import html
import re
import textwrap

MOST_LETTERS = 5_000
"""A longer text is no exercise. It also bounds the work here."""

STEP_LETTERS = 200
MOST_STEPS = 8


def plain_lines(text: str) -> list[str]:
    """The lines of a text that may hold HTML, without empty ones; entities become their letters."""
    text = _BREAK.sub("\n", text[:MOST_LETTERS])
    # Unescaped last: "&lt;b&gt;" is how a program writes the letters <b>, and letters they stay.
    text = html.unescape(_TAG.sub("", text))
    lines = (" ".join(_printable(line).split()) for line in _NEWLINE.split(text))
    return [line for line in lines if line]


def plain_line(text: str, most: int) -> str:
    """The same in one line, cut at a word after ``most`` letters."""
    line = " ".join(plain_lines(text))
    if len(line) <= most:
        return line
    return textwrap.shorten(line, most, placeholder="…") if " " in line[:most] else f"{line[: most - 1]}…"


def has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def steps_of(text: str) -> tuple[str, ...]:
    """The text as steps of at most STEP_LETTERS: its lines, or its sentences where it has but one.

    There may be more than MOST_STEPS of them: then it is too long. None is there twice, as a stretch
    wants it.
    """
    lines = [_NUMBER.sub("", part.strip()) for line in plain_lines(text) for part in line.split("|")]
    parts = lines if len(lines) > 1 else _SENTENCE_END.split(lines[0]) if lines else []
    parts = [piece for part in parts if has_words(part) for piece in _fitting(part)]
    steps = _joined_again(parts)
    return _packed(steps) if len(steps) > MOST_STEPS else tuple(steps)


def _fitting(part: str) -> list[str]:
    return [part] if len(part) <= STEP_LETTERS else textwrap.wrap(part, STEP_LETTERS)


def _joined_again(parts: list[str]) -> list[str]:
    """Without repetitions: a sentence that comes again ("Breathe.") stays with the one before it."""
    steps: list[str] = []
    for part in parts:
        if part not in steps:
            steps.append(part)
        elif len(joined := f"{steps[-1]} {part}") <= STEP_LETTERS and joined not in steps:
            steps[-1] = joined
    return steps


def _packed(parts: list[str]) -> tuple[str, ...]:
    """As few steps as hold these sentences, in order."""
    steps: list[str] = []
    for part in parts:
        if steps and len(joined := f"{steps[-1]} {part}") <= STEP_LETTERS:
            steps[-1] = joined
        else:
            steps.append(part)
    return tuple(dict.fromkeys(steps))


def _printable(line: str) -> str:
    """A line as it may be shown: tabs and hard spaces become spaces, what is invisible goes."""
    if line.isprintable():
        return line
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "" for letter in line)


# Each stops at the next bracket, so that a text of nothing but "<" costs no more than any other.
_BREAK = re.compile(r"</?(?:br|p|li|ul|ol|div|tr|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[/!?]?[a-zA-Z-][^<>]*>")
_NEWLINE = re.compile(r"[\r\n\x0b\x0c\u2028\u2029]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\W_a-z])")
_NUMBER = re.compile(r"^(?:[-*•–]|[0-9]{1,2}[.)])\s+")
