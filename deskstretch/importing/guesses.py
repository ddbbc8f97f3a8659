"""What an exercise is good for, told by its words. English words; others leave it at the whole body."""

import re
from collections import Counter

from ..core.stretch import Kind, Region, Sides


def region(name: str, steps: str) -> Region:
    """The region the name speaks of, or else the one the steps speak of most."""
    for words in (name, steps):
        named = Counter({part: len(pattern.findall(words)) for part, pattern in _REGIONS.items()})
        [(most, count)] = named.most_common(1)
        if count:
            return most
    return Region.EYES if _LOOKING.search(f"{name} {steps}") else Region.WHOLE_BODY


def names_a_region(words: str) -> bool:
    return any(pattern.search(words) for pattern in _REGIONS.values())


def kind(words: str) -> Kind:
    return Kind.MOBILITY if _MOVING.search(words) else Kind.FLEXIBILITY


def has_sides(words: str) -> bool:
    """Whether the words have the person change sides."""
    return bool(_OTHER_SIDE.search(words))


def sides(words: str, *, length_is_of_one_side: bool) -> Sides:
    if not has_sides(words):
        return Sides.NONE
    return Sides.EACH if length_is_of_one_side else Sides.BOTH


def _words(*stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})\b", re.IGNORECASE)


# The order decides where the words name two regions equally often: the one that says more comes first.
_REGIONS = {
    Region.EYES: _words(
        "eyes?",
        "eyelids?",
        "blink(?:ing)?",
        "look away",
        "gaze",
        "far distance",
        "out of (?:the|a) window",
        "into the distance",
    ),
    Region.WRISTS: _words("wrists?", "forearms?", "fingers?", "fingertips?", "thumbs?", "fists?", "hands?"),
    Region.NECK: _words("neck", "chin", "head"),
    Region.SHOULDERS: _words("shoulders?", "shrugs?", "arms?", "triceps"),
    Region.UPPER_BACK: _words(
        "upper[- ]back",
        "shoulder blades?",
        "(?<!to )(?<!to your )(?<!to the )chest",
        "thoracic",
        "mid[- ]?back",
        "pecs?",
    ),
    # "Back" alone is a direction more often: "lean back", "come back".
    Region.LOWER_BACK: _words(
        "lower[- ]back",
        "knees?[- ]to[- ](?:your |the )?chest",
        "low[- ]back",
        "lumbar",
        "(?:your|the) back",
        "back (?:stretch|bend|arch|extension)s?",
    ),
    Region.HIPS: _words("hips?", "glutes?", "piriformis", "groin", "buttocks?", "pigeon"),
    Region.ANKLES: _words("ankles?", "toes?", "feet", "foot", "heels?"),
    Region.LEGS: _words(
        "legs?", "calf", "calves", "hamstrings?", "quads?", "quadriceps", "thighs?", "knees?", "shins?"
    ),
    Region.WHOLE_SPINE: _words("spine", "spinal", "torso", "trunk", "twist", "cat[- ]cow"),
    Region.BREATH: _words("breath", "breathe", "breathing", "breaths"),
}

# Only where nothing else is named: whoever tucks the chin looks straight ahead too.
_LOOKING = _words("look (?:up|down|left|right|around|far|out|all)")
_MOVING = _words(
    "rolls?", "rolling", "rotat\\w+", "circl\\w+", "blink\\w*", "nods?", "shrugs?", "march\\w*",
    "squeez\\w+", "shak\\w+", "swing\\w*", "pumps?", "wiggle\\w*", "slides?", "walk\\w*", "turns?",
)  # fmt: skip
_OTHER_SIDE = _words(
    "other (?:side|arm|leg|hand|foot|direction|shoulder|way)", "each (?:side|arm|leg|hand|foot)",
    "both sides", "(?:switch|change|swap) (?:sides|arms|legs|hands|feet)", "opposite side",
)  # fmt: skip
