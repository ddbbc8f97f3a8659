"""What an exercise is good for, told by its words. English words; others leave it at the whole body."""

import re
from collections import Counter

from ..core.stretch import Kind, Position, Region, Sides


def region(name: str, steps: str) -> Region:
    """The region the name speaks of, or else the one the steps speak of most."""
    for words in (name, steps):
        named = Counter({part: len(pattern.findall(words)) for part, pattern in _REGIONS.items()})
        [(most, count)] = named.most_common(1)
        if count:
            return most
    return Region.WHOLE_BODY


def position(words: str) -> Position:
    """Seated, unless the words have the person stand up or lie down."""
    words = _FLOOR_UNDERFOOT.sub("", words)
    if _FLOOR.search(words):
        return Position.FLOOR
    return Position.STANDING if _STANDING.search(words) else Position.SEATED


def kind(words: str) -> Kind:
    return Kind.MOBILITY if _MOVING.search(words) else Kind.FLEXIBILITY


def has_sides(words: str) -> bool:
    """Whether the words have the person change sides."""
    return bool(_OTHER_SIDE.search(words))


def seconds(words: str) -> int | None:
    """How long the words say to hold: 10 for "hold for 10 to 15 seconds"."""
    match = _HOLD.search(words)
    return int(match[1]) if match else None


def sides(words: str, *, length_is_of_one_side: bool) -> Sides:
    if not has_sides(words):
        return Sides.NONE
    return Sides.EACH if length_is_of_one_side else Sides.BOTH


def _words(*stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})\b", re.IGNORECASE)


# The order decides where the words name two regions equally often: the one that says more comes first.
_REGIONS = {
    Region.EYES: _words("eyes?", "eyelids?", "blink(?:ing)?", "look away", "gaze", "far distance"),
    Region.WRISTS: _words("wrists?", "forearms?", "fingers?", "fingertips?", "thumbs?", "fists?", "hands?"),
    Region.NECK: _words("neck", "chin", "head"),
    Region.SHOULDERS: _words("shoulders?", "shrugs?", "arms?", "triceps"),
    Region.UPPER_BACK: _words(
        "upper[- ]back", "shoulder blades?", "chest", "thoracic", "mid[- ]?back", "pecs?"
    ),
    # "Back" alone is a direction more often: "lean back", "come back".
    Region.LOWER_BACK: _words(
        "lower[- ]back",
        "low[- ]back",
        "lumbar",
        "(?:your|the) back",
        "back (?:stretch|bend|arch|extension)s?",
    ),
    Region.HIPS: _words("hips?", "glutes?", "piriformis", "groin", "buttocks?", "pigeon"),
    Region.ANKLES: _words("ankles?", "toes?", "feet", "foot", "heels?"),
    Region.LEGS: _words(
        "legs?", "calf", "calves", "hamstrings?", "quads?", "quadriceps", "thighs?", "knees?"
    ),
    Region.WHOLE_SPINE: _words("spine", "spinal", "torso", "trunk", "twist", "cat[- ]cow"),
    Region.BREATH: _words("breath", "breathe", "breathing", "breaths"),
}

_FLOOR_UNDERFOOT = re.compile(
    r"\b(?:feet|foot|heels?|toes|look\w*|gaze|eyes|ceiling)\b[^.!?]{0,50}\bfloor\b", re.IGNORECASE
)
_FLOOR = _words("lie", "lying", "kneel(?:ing)?", "all fours", "floor", "mat")
_STANDING = _words(
    "stand", "standing", "walk(?:ing)?", "doorway", "lunges?", "squats?", "facing (?:a|the) wall"
)
_MOVING = _words(
    "rolls?", "rolling", "rotat\\w+", "circl\\w+", "blink\\w*", "nods?", "shrugs?", "march\\w*",
    "squeez\\w+", "shak\\w+", "swing\\w*", "pumps?", "wiggle\\w*", "slides?", "walk\\w*", "turns?",
)  # fmt: skip
_OTHER_SIDE = _words(
    "other (?:side|arm|leg|hand|foot|direction|shoulder|way)", "each (?:side|arm|leg|hand|foot)",
    "both sides", "(?:switch|change|swap) (?:sides|arms|legs|hands|feet)", "opposite side",
)  # fmt: skip
_HOLD = re.compile(
    r"\bhold\w*\b[^.!?0-9]{0,40}\b([0-9]{1,3})(?:\s*(?:-|–|to)\s*[0-9]{1,3})?\s*s(?:ec(?:ond)?s?)?\b",
    re.IGNORECASE,
)
