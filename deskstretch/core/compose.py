"""The texts of reminders and messages, from a stretch and the session. Plain text, lines by newlines."""

import textwrap
from collections.abc import Sequence
from datetime import timedelta

from .events import Allow, Done, Hurts, Now, Skip, Snooze, Start
from .notices import Notice
from .reminder import Button, Message, Reminder, picture_of
from .settings import Settings
from .steps import steps
from .stretch import Stretch
from .timeline import Side, timeline
from .words import span

PROGRAM = "deskstretch"

SHORT_LINE = 50
"""Characters; a menu or a tooltip of longer lines is wider than what it is about."""


NAMED = 6
"""So many stretches of a routine are named in its reminder."""


def reminder(
    stretch: Stretch,
    settings: Settings,
    *,
    more: Sequence[Stretch] = (),
    routine: str = "",
    can_snooze: bool = True,
    tip: str = "",
) -> Reminder:
    """The question: this stretch, now? With a tip below it for someone who wants tips.

    ``more``: what follows in the same break; ``routine``: the name of what they are.
    """
    buttons = [Button("start", "Start", Start())]
    if can_snooze:
        usual = settings.reminders.snooze[0]
        buttons.append(Button("snooze", f"Snooze {span(usual)}", Snooze(usual)))
    buttons.append(Button("skip", "Skip", Skip()))
    wants = settings.notifications
    if wants.discreet:
        return Reminder("Time for a short break", "", tuple(buttons), wants.sound)
    title, body, picture = stretch.name, instructions(stretch), picture_of(stretch.id)
    if routine:
        title, body, picture = routine, _at_a_glance((stretch, *more)), ""
    elif more:
        title = f"{stretch.name} + {len(more)} more"
        body = f"{instructions(stretch, in_all=False)}\n{_then(more)} {_length((stretch, *more))} in all."
    if tip and wants.tips:
        body += f"\n{tip}"
    return Reminder(title, body, tuple(buttons), wants.sound, picture=picture)


def during_stretch(
    stretch: Stretch, *, more: Sequence[Stretch] = (), notice: Notice | None = None, loud: bool = False
) -> Reminder:
    """The card that stays while the person stretches. Shown in full: starting was the person's wish.

    It reads as being under way, and the one answer that is final stands farthest from the usual one.
    ``notice``: what the card says now that it guides; ``more``: what follows when this one is done.
    """
    buttons = (
        Button("done", "Done", Done()),
        Button("skip", "Stop", Skip()),
        Button("hurts", "It hurts", Hurts(stretch.id)),
    )
    if notice:
        body = f"{notice.body}\n{instructions(stretch, notice.side)}"
        picture = picture_of(stretch.id, notice.side)
        return Reminder(notice.title, body, buttons, loud, stretching=True, picture=picture)
    body = "\n".join(filter(None, [instructions(stretch, then=", then Done"), _then(more)]))
    title, picture = f"Stretching: {stretch.name}", picture_of(stretch.id)
    return Reminder(title, body, buttons, stretching=True, picture=picture)


def said(words: str) -> Message:
    """An answer to the person in a few words."""
    return Message(PROGRAM, words[:1].upper() + words[1:])


def joined(messages: Sequence[Message]) -> Message:
    """Several messages as one: there is one place on the screen, and the last would hide the others."""
    first, *others = messages
    body = "\n".join([first.body, *(f"{other.title}: {other.body}" for other in others)])
    buttons = next((message.buttons for message in messages if message.buttons), ())
    return Message(first.title, body, buttons, urgent=any(message.urgent for message in messages))


def next_stretch(line: str) -> Message:
    """What is next, for someone who asks."""
    return Message(PROGRAM, line)


def sign_of_life(line: str) -> Message:
    """Said soon after a start where no panel shows the icon: how else to know that it runs?"""
    body = f"{line}.\nNo panel shows the icon here: deskstretch status and the other commands do the same."
    return Message("deskstretch is running", body)


def welcome(line: str, *, off_duty: bool = False) -> Message:
    """Said once, at the very first start. ``line``: what comes next and when."""
    if off_duty:
        line += ". Reminders come in working hours, which the settings tell"
    return Message(
        "deskstretch is here",
        f"{line}.\n"
        "Stretch gently: mild tension, never pain. With pain, an injury or a condition, "
        "ask a professional first.",
        (Button("now", "Try one now", Now()),),
        urgent=True,
    )


def broken_settings(words: str) -> Message:
    """The settings file was edited and has a mistake; ``words`` name the place and the mend."""
    return Message(
        "Your settings file has a mistake",
        f"{words}\nUntil it is mended, the last good settings stay.",
        urgent=True,
    )


def mended_settings() -> Message:
    """Takes the place of ``broken_settings`` on the screen."""
    return Message("Your settings file is fine again", "What it says counts from now on.")


def broken_site_settings(complaints: Sequence[str]) -> Message:
    """The settings that came with the computer have mistakes; the complaints name place and mend."""
    body = "\n".join([*complaints, "They are left out; your own settings stay."])
    return Message("A mistake in the settings of this computer", body, urgent=True)


def begun_anew(words: str) -> Message:
    """The history could not be used; ``words`` say why, and where it is kept."""
    return Message("Your history begins anew", words, urgent=True)


def cannot_save(words: str) -> Message:
    """History or state cannot be written; ``words`` say where and why."""
    body = f"{words}\nReminders go on, but this will not be remembered."
    return Message("deskstretch cannot save", body, urgent=True)


def broken_packs(complaints: Sequence[str]) -> Message:
    """Files of the person's own stretches have mistakes; the complaints name the places and the mends."""
    shown = list(complaints[:3])
    if len(complaints) > 3:
        shown.append(f"and {len(complaints) - 3} more: see the log")
    return Message("A mistake in your own stretches", "\n".join(shown), urgent=True)


def did_not_work(words: str) -> Message:
    """Something the person asked for failed; ``words`` say what and why."""
    return Message("That did not work", words, urgent=True)


def taken_out(stretch: Stretch, settings: Settings) -> Message:
    """Said when a stretch hurts: it is final, and the click may have been a slip."""
    name = "This stretch" if settings.notifications.discreet else stretch.name
    allow = Button("allow", "Suggest it again", Allow())
    return Message(PROGRAM, f"{name} will not be suggested again.", (allow,), urgent=True)


def nothing_fits() -> Message:
    return Message(
        "No stretch fits your settings",
        "Allow another position, region or level in the settings file, or one of those you excluded.",
        urgent=True,
    )


def guidance(stretch: Stretch | None, settings: Settings) -> tuple[str, ...]:
    """The instructions in short lines, for menus and tooltips, which do not wrap.

    None with discreet settings.
    """
    if stretch is None or settings.notifications.discreet:
        return ()
    lines = instructions(stretch).split("\n")
    return tuple(short for line in lines for short in textwrap.wrap(line, SHORT_LINE))


def _then(more: Sequence[Stretch]) -> str:
    """What follows: "Then: Neck nod, Chin tuck."."""
    return f"Then: {', '.join(stretch.name for stretch in more)}." if more else ""


def _at_a_glance(stretches: Sequence[Stretch]) -> str:
    """A routine: how many, how long, and which, as far as there is room."""
    names = [stretch.name for stretch in stretches]
    if len(names) > NAMED:
        names[NAMED:] = [f"and {len(names) - NAMED} more"]
    count = "1 stretch" if len(stretches) == 1 else f"{len(stretches)} stretches"
    return f"{count}, {_length(stretches)}\n{', '.join(names)}"


def _length(stretches: Sequence[Stretch]) -> str:
    """How long they take one after the other, with the pauses that a guide makes."""
    return span(sum((timeline(stretch).length for stretch in stretches), timedelta()))


def instructions(stretch: Stretch, side: Side | None = None, *, then: str = "", in_all: bool = True) -> str:
    """The steps as one short text, the dose and what comes ``then``, and a caution where one is due.

    The steps first: some desktops show one line until the reminder is touched. ``side``: as told for this
    one alone; ``in_all``: how long the whole dose takes, where that is not plain.
    """
    dose = stretch.dose
    if in_all and stretch.hold != stretch.duration:
        dose += f" · {span(stretch.duration)} in all"
    told = " ".join(steps(stretch, side))
    return "\n".join(filter(None, [told, f"{dose}{then}", stretch.caution]))
