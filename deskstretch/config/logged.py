"""What is wrong with a settings file, in words for the log: without what the person wrote in it.

A log is sent along when something is odd, and a note on an illness may have slipped into a value. What
was written is told on the screen and by ``deskstretch config check``.
"""

import re

from .keys import all_keys, shell_name
from .renamed import RENAMED


def for_the_log(words: str) -> str:
    """``words`` for a person, such as ``reminders.interval: must be …, got "2s" (config.toml, line 2)``,
    with the place, the key if there is such a one, and the mend if it does not repeat what was written.
    """
    if place := _AT_END.search(words):
        key, _, mend = words[: place.start()].partition(": ")
        if key in _known():
            return f"{key}: {mend.partition(', got ')[0]}{place[0]}"
        return f"something that is no setting{place[0]}{_SEE_CHECK}"
    if place := _MISWRITTEN.match(words):
        return f"{place[0]}: not written as TOML wants it{_SEE_CHECK}"
    return words  # of the whole file: it cannot be read


_SEE_CHECK = "; `deskstretch config check` says more"
_MISWRITTEN = re.compile(r".*?, line [0-9]+, column [0-9]+(?=: )")
_AT_END = re.compile(r" \([^\"]*?, line [0-9]+\)(?: \(and [0-9]+ more\))?$")


def _known() -> set[str]:
    return {*all_keys(), *map(shell_name, all_keys()), *(".".join(other) for other in RENAMED)}
