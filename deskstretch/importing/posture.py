"""Where an exercise is done and what it needs, told by its words.

A floor exercise that is offered to someone on a chair may hurt; a seated one that is not offered does
not. So wherever words are missing or pull both ways, the answer is the one that asks for more room.
"""

import re
from typing import NamedTuple

from ..core.stretch import Equipment, Position, Region


class Posture(NamedTuple):
    """``is_sure``: the words say it. ``also_needs``: what the settings have no word for (a towel)."""

    position: Position
    equipment: Equipment
    is_sure: bool
    also_needs: str = ""


def posture(words: str, region: Region, position: Position | None = None) -> Posture:
    """The position, unless it is given, and the equipment."""
    words = _NOT_STANDING.sub("", _UNDERFOOT.sub("", words))
    found = position or _position(words)
    where = found or _USUAL.get(region, Position.SEATED)
    band = _NO_WORD_FOR.search(words)
    return Posture(where, _equipment(words, where), found is not None, band[0].lower() if band else "")


def position_named(words: str) -> Position | None:
    """The position that the words of a column for it name."""
    return _position(words)


def _position(words: str) -> Position | None:
    if _FLOOR.search(words):
        return Position.FLOOR
    if _STANDING.search(words):
        return Position.STANDING
    if _SEATED.search(words):
        return Position.SEATED
    if _FLOOR_BY_NAME.search(words):
        return Position.FLOOR
    return Position.STANDING if _STANCE.search(words) else None


def _equipment(words: str, position: Position) -> Equipment:
    if _ROLLER.search(words):
        return Equipment.ROLLER
    if position is Position.FLOOR:
        return Equipment.MAT
    for equipment, pattern in _EQUIPMENT.items():
        if pattern.search(words):
            return equipment
    return Equipment.NONE


def _words(*stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})\b", re.IGNORECASE)


# Without a word: what most exercises for that part are done in, and never less than that.
_USUAL = {
    Region.LOWER_BACK: Position.FLOOR,
    Region.HIPS: Position.FLOOR,
    Region.WHOLE_SPINE: Position.FLOOR,
    Region.LEGS: Position.STANDING,
    Region.WHOLE_BODY: Position.STANDING,
}

_UNDERFOOT = re.compile(
    r"\b(?:feet|foot|heels?|toes|look\w*|gaze|eyes|ceiling)\b[^.!?]{0,50}\bfloor\b", re.IGNORECASE
)
_NOT_STANDING = re.compile(
    r"\b(?:without|do not|don't|no need to|need not)\s+(?:stand\w*|get\w*)(?:\s+up)?\b"
    r"|(?<=\bsit or )stand\b|(?<=\bsitting or )standing\b|(?<=\bseated or )standing\b"
    r"|\bstand(?= or sit\b)|\bstanding(?= or (?:sitting|seated)\b)",
    re.IGNORECASE,
)
_FLOOR = _words(
    "lie", "lying", "lay (?:down|flat|on)", "laying", "supine", "prone", "face[- ]down",
    "kneel(?:ing|s)?", "on (?:your|one|both) (?:back|side|stomach|belly|tummy|front|knees?)",
    "all fours", "hands and knees", "quadruped", "floor", "mat", "ground", "foam roll\\w*", "roller",
    "bed", "half[- ]kneeling", "child'?s pose", "child’s pose", "bird[- ]?dog", "dead ?bug", "planks?",
    "push[- ]?ups?", "press[- ]?ups?", "sit[- ]?ups?", "crunch(?:es)?", "superman", "clam ?shells?",
    "thread the needle", "sphinx", "pigeon pose",
)  # fmt: skip
_STANDING = _words(
    "stand", "stands", "standing", "stood", "walk(?:ing|s)?", "step(?:s|ping)?(?! [0-9])", "doorway",
    "door ?frame", "door", "wall", "corner", "lunges?", "squats?", "get up", "on your feet",
    "tip ?toes?", "on your toes", "on (?:one|1) (?:leg|foot)", "balanc\\w+", "hops?",
    "jump\\w*", "jog\\w*", "march in place", "march on the spot", "stairs?", "counter(?:top)?",
    "(?:calf|heel) raises?",
)  # fmt: skip
_SEATED = _words("sit", "sits", "sitting", "seated", "chair", "stool", "seat", "at (?:your|the|a) desk")
_FLOOR_BY_NAME = _words(
    "bridges?", "cobra", "cat[- /]?(?:and[- ])?(?:cow|camel)", "pigeon",
    "down(?:ward)?[- ](?:facing[- ])?dog", "up(?:ward)?[- ](?:facing[- ])?dog", "knees?[- ]to[- ]chest",
    "happy baby", "leg raises?", "roll over", "straight leg rais\\w+", "heel slides?", "pelvic tilts?",
)  # fmt: skip
_STANCE = _words(
    "(?:feet|legs) (?:hip|shoulder)[- ]width(?: apart)?", "(?:hip|shoulder)[- ]width apart",
    "feet apart", "feet together", "leg swings?", "single[- ]leg", "toe touch(?:es)?",
)  # fmt: skip

_ROLLER = _words("foam[- ]roll\\w*", "roller")
_EQUIPMENT = {
    Equipment.WALL: _words("wall", "doorway", "door ?frame", "door", "corner"),
    Equipment.CHAIR_BACK: _words("chair ?back", "back ?rest", "back of (?:a|the|your) chair"),
    Equipment.DESK: _words(
        "(?:on|to|against|onto|hold|facing|edge of) (?:a|the|your) (?:desk|table|counter\\w*)",
        "(?:desk|table) ?top",
    ),
}
_NO_WORD_FOR = _words(
    "towel", "strap", "belt", "(?:resistance |exercise |elastic )?band", "theraband", "dumb-?bells?",
    "weights?", "kettlebells?", "(?:tennis|massage|exercise|gym|swiss) ball", "broomstick", "stick",
    "pillow", "cushion",
)  # fmt: skip
