"""Which key stands for which answer in the terminal."""

from collections.abc import Sequence
from string import ascii_lowercase, digits

from ..core.events import Another, Done, Hurts
from ..core.reminder import Button, Reminder

NOW, PAUSE, WHAT, QUIT, HELP = "n", "p", "w", "q", "?"

_RESERVED = frozenset({NOW, PAUSE, WHAT, QUIT, HELP})
_USUAL = {"start": "s", "done": "d", "snooze": "z", "skip": "k", "another": "a", "hurts": "h"}
_MORE = (
    Button("done", "Done", Done()),
    Button("another", "Another one", Another()),
    Button("hurts", "It hurts", Hurts()),
)


def offered(reminder: Reminder) -> tuple[Button, ...]:
    """The reminder's buttons, and the answers that elsewhere are in the tray menu."""
    if reminder.stretching or not reminder.buttons:
        return reminder.buttons
    keys = {button.key for button in reminder.buttons}
    return (*reminder.buttons, *(button for button in _MORE if button.key not in keys))


def assign(buttons: Sequence[Button]) -> dict[str, Button]:
    """A key for each button, the usual one where there is one; in the order of the buttons."""
    chosen: dict[str, Button] = {}
    for button in buttons:
        if (usual := _USUAL.get(button.key)) and usual not in chosen:
            chosen[usual] = button
    for button in buttons:
        if button not in chosen.values():
            free = (key for key in _wishes(button) if key not in chosen and key not in _RESERVED)
            if key := next(free, None):
                chosen[key] = button
    order = list(buttons)
    return dict(sorted(chosen.items(), key=lambda pair: order.index(pair[1])))


def _wishes(button: Button) -> str:
    """Keys in the order of preference: not those that usually mean something else."""
    own = "".join(char for char in f"{button.label}{button.key}".lower() if char in ascii_lowercase)
    usual = set(_USUAL.values())
    return "".join(char for char in own + digits[1:] + ascii_lowercase if char not in usual) + "".join(
        usual
    )
