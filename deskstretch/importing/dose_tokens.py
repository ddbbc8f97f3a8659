"""The words of a dose as one pattern: numbers with their units, sides, how often, and what says nothing."""

import re

_NUMBERS = {
    "half a": "0.5", "a": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "fifteen": "15",
    "twenty": "20", "thirty": "30", "forty-five": "45", "forty": "40", "fifty": "50", "sixty": "60",
}  # fmt: skip

_SECONDS = "seconds?|secs?|sekunden?|sek|s"
_MINUTES = "minutes?|minuten?|mins?|m"
"""In English, and in German, whose short forms are on so many sheets from a practice."""

_UNITS = {
    "seconds": rf"{_SECONDS}|\"|″|''",
    "minutes": rf"{_MINUTES}|'|′",
    "breaths": r"(?:deep\ |slow\ |full\ )*breaths?",
    "repetitions": r"repetitions?|repeats?|reps?|times?",
    "sets": r"sets?|rounds?|series",
}
_UNIT = rf"(?:{'|'.join(_UNITS.values())})(?![a-z])\.?"
_NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,2})?(?![0-9])"
_SIDE = r"(?:sides?|legs?|arms?|hands?|foot|feet|directions?|ways?|shoulders?|knees?)"
_WHEN = r"(?:day|week|hour|morning|evening|night)s?\b"
_TIMES = rf"(?:{_NUMBER}(?:\s*[-–]\s*{_NUMBER})?\s*(?:[x×]|times?|sets?|rounds?)?)"

TOKEN = re.compile(
    rf"""
    (?P<often>
        {_TIMES}\s*(?:/|a\ |per\ |each\ |every\ )\s*{_WHEN} | {_TIMES}?\s*\b(?:daily|weekly|hourly)\b
        | \bevery\s+(?:{_NUMBER}\s*)?(?:hours?|minutes?|mins?|days?|other\ day|morning|evening|night)\b )
    | (?P<pause>
        \b(?:rest|pause|break)\w*\s*(?:for|of|:)?\s*{_NUMBER}\s*{_UNIT}(?:\s*between\b(?:\s+\w+)?)?
        | {_NUMBER}\s*{_UNIT}\s*(?:rest|pause|break)\b(?:\s*between\b(?:\s+\w+)?)? )
    | (?P<clock> [0-9]{{1,3}}:[0-5][0-9](?![0-9]) )
    | (?P<mixed> [0-9]{{1,3}}\s*(?:{_MINUTES})\.?\s*(?:and\s*)?[0-9]{{1,2}}
        (?:\s*(?:{_SECONDS})\b | (?![0-9])(?!\s*(?:[x×/:-]|[a-z]))) )
    | (?P<amount> (?P<low>{_NUMBER})
        (?: \s*(?P<lowunit>{_UNIT})?\s*(?:-|–|—|to\b|or\b)\s*(?P<high>{_NUMBER}) )?
        (?: [\s-]*(?P<unit>{_UNIT})(?!\s*[:=]) )? )
    | (?P<label> \b(?:hold|held|repeat|repetition|rep|set|round)(?:s|ing|ed)?\b )
    | (?P<turns> \b(?:alternat\w+|in\ turn)\b(?:\s+{_SIDE}\b)? | \b{_SIDE}\ in\ turn\b )
    | (?P<sides>
        (?:\b(?:on|for|to|with)\s+)?(?:\b(?:each|every|per|a|both|either|the\ other|other)\s+|/\s*){_SIDE}\b
        | \bleft\s*(?:and|/|\+|&)\s*right\b | \b[lr]\s*[/+&]\s*[lr]\b )
    | (?P<x> [x×*] (?![a-z]) | \bof\b )
    | (?P<each> \beach\b(?!\s+(?:time|rep)) )
    | (?P<filler>
        \b(?:for|a|an|and|then|with|about|approx|ca|up\ to|at\ least|slow|slowly|gently|gentle|please|keep
        |do|perform|each\ time|each\ rep\w*|per\ rep\w*|per\ set|per\ round)\b
        | [\s,.;:()\[\]~+&!-]+ )
    | (?P<other> [^\W_]+ | . )
    """,
    re.VERBOSE,
)

_BEFORE_UNIT = rf"(?=[\s-]+(?:(?:to|or)\s+[\w-]+\s+)?(?:{_UNIT}|more\s+times))"
_WORDS = re.compile(rf"\b(?:({'|'.join(_NUMBERS)}){_BEFORE_UNIT}|(once|twice)\b(?!\s+more))")

_TIME = (
    rf"({_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?[\s-]*"
    rf"(?:{_UNITS['seconds']}|minutes?|minuten?|mins?)(?![a-z]))"  # "m" would be metres
)
HOLD_IN_TEXT = re.compile(rf"\bhold\w*\b[^.!?0-9\n]{{0,40}}?\b{_TIME}")
FOR_IN_TEXT = re.compile(
    r"(?<!rest )(?<!pause )(?<!break )(?<!wait )\bfor\s+"
    rf"(?:about\s+|around\s+|at\s+least\s+|up\s+to\s+)?{_TIME}"
)
"""The length in "turn your head for 10 seconds"; a rest between two rounds is none."""
TIMES_IN_TEXT = re.compile(
    rf"\b({_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?\s*(?:times|reps?|repetitions?)\b)(?!\s*(?:a|per|each|every)\b)"
)


def with_digits(text: str) -> str:
    """Numbers that are written out, as far as they count something: "hold for ten seconds"."""
    return _WORDS.sub(lambda match: _NUMBERS[match[1]] if match[1] else _ONCE[match[2]], text)


def unit_of(written: str | None) -> str | None:
    """The name of a unit as it is written."""
    if written is None:
        return None
    bare = written.rstrip(".")
    return next((name for name, pattern in _UNIT_PATTERNS.items() if pattern.fullmatch(bare)), None)


_ONCE = {"once": "1 time", "twice": "2 times"}
_UNIT_PATTERNS = {name: re.compile(pattern.replace("\\ ", " ")) for name, pattern in _UNITS.items()}
