"""Whether words speak of an exercise. English words; of others nothing is known."""

import re
from enum import Enum, auto

from . import guesses


class Likeness(Enum):
    """EXERCISE: a part of the body or a movement is named. OTHER: it is something else, such as a drink."""

    EXERCISE = auto()
    OTHER = auto()
    UNKNOWN = auto()


def likeness(name: str, text: str = "") -> Likeness:
    """What the words are about. A drink stays one even when one has to stand up and walk for it."""
    words = f"{name}. {text}"[:_ENOUGH_LETTERS]
    if _NEVER.search(words):
        return Likeness.OTHER
    if guesses.names_a_region(words) or _MOVEMENTS.search(words):
        return Likeness.EXERCISE
    if _NO_EXERCISE.search(words) or name.rstrip().endswith("?"):
        return Likeness.OTHER
    if _GETTING_UP.search(words):
        return Likeness.EXERCISE
    return Likeness.UNKNOWN


def speaks_english(words: str) -> bool:
    """Whether nothing found in the words means anything: of other languages nothing is known here."""
    return bool(_ENGLISH.search(words))


def is_sentence_about(name: str) -> bool:
    """Whether it tells something, as prose and logs do; the name of an exercise names or commands."""
    return len(name) > 90 or bool(_TELLING.search(name))


def is_debris(line: str) -> bool:
    """Whether it is what programs and formats write: code, a table's frame, a time stamp, an address."""
    letters = sum(letter.isalpha() for letter in line)
    is_frame = letters * 2 < len(line.strip()) and _FRAME.search(line)
    return letters < 2 or has_address(line) or bool(is_frame or _DEBRIS.search(line))


def has_address(text: str) -> bool:
    """Whether there is a mail address in it, as in a list of people."""
    return "@" in text and bool(_ADDRESS.search(text))


def _words(*stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})\b", re.IGNORECASE)


_MOVEMENTS = _words(
    "stretch(?:es|ed|ing)?", "bend(?:s|ing)?", "reach(?:es|ing)?", "twist(?:s|ing)?", "tilts?",
    "shrug\\w*", "squats?", "lunges?", "bridges?", "planks?", "crunch(?:es)?", "push[- ]?ups?",
    "sit[- ]?ups?", "pose", "rotations?", "extensions?", "flexions?", "circles?", "curls?", "swings?",
    "rolls?", "squeez\\w+", "raises?", "march(?:ing)?", "blink\\w*", "breathe?", "breathing", "breaths",
    "lean(?:s|ing)?", "kneel(?:ing)?", "nods?", "tucks?", "wall slides?", "sit to stand", "lie",
    "lying", "foam roll\\w*", "cobra", "sphinx", "cat[- ]cow", "butterfly", "mobili[sz]ations?",
    "warm[- ]?up", "jog(?:ging)?", "jump(?:ing|s)?", "hops?",
    "turn(?:s|ing)? (?:slowly|left|right|round|around)",
    "look (?:up|down|left|right|away|around|out|far)", "looking", "all the way (?:left|right|up|down)",
)  # fmt: skip
_NO_EXERCISE = _words(
    "drink\\w*", "water(?!fall)", "coffee", "tea", "snacks?", "eat(?:ing)?", "fruit", "food", "lunch",
    "wash", "talk\\w*", "call", "e-?mails?", "messages?", "music", "song", "tidy", "plants?",
    "smil(?:e|ing)", "think", "remember", "grateful", "appreciate", "meditat\\w+", "mindful\\w*",
    "journal", "workstation", "ergonomic", "daydream", "read(?:ing)?", "news", "phone",
)  # fmt: skip
_NEVER = _words(
    "posture correct", "think(?:ing)? (?:about|of)", "appreciat\\w+", "grateful", "glass of \\w+",
    "cup of \\w+", "(?:some|more|enough|your) water", "drink(?:s|ing)?", "wash", "name the things",
)  # fmt: skip
_GETTING_UP = _words(
    "stand(?:ing)?(?: up)?", "walk(?:ing|s)?", "get up", "move(?:ment|s)?", "step(?:s|ping)?"
)
_ENGLISH = _words("the", "your", "and", "you", "some", "with", "this")
_TELLING = _words(
    "it", "its", "you", "we", "they", "he", "she", "i", "is", "are", "was", "were", "has", "have",
    "had", "will", "would", "should", "can", "could", "does", "means", "which", "because", "however",
    "therefore", "error", "warning", "info", "debug", "import", "return", "def", "class",
)  # fmt: skip
_ENOUGH_LETTERS = 600
_ADDRESS = re.compile(r"\w@\w[\w-]*\.\w")
_FRAME = re.compile(r"[|{}<>=_*#`\\/\[\]();:-]{2}")
_DEBRIS = re.compile(
    r"^\s*(?:\||```|~~~|<|//|/\*|\$ |>>> |def |class |import |from \w+ import|return\b|@\w|\[[\w.-]+\]$)"
    r"|https?://|\]\(|\w\(\)|[{};]\s*$|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b[0-9]{1,2}:[0-9]{2}:[0-9]{2}\b"
    r"|\s--?\w+[- =]|`|^\s*[\w.-]+\s*=\s"
)
