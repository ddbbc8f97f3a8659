"""An entry that starts deskstretch and that the person made: it counts as it is, and is left alone.

It may say what ours would not, such as a language, a delay or an option, and nothing would bring it back.
"""

from ..core.errors import StorageError
from .port import IS_OFF, ON, Status

CHANGE_IT = f"change it, or move it away, then: {ON}"
"""The mend, where deskstretch itself does not touch it."""


def words_of_on(status: Status) -> str:
    """What ``on`` says; raises StorageError when that entry starts nothing."""
    if status.problem:
        raise StorageError(f"{status.where} is an entry of your own, and {status.problem}; {status.mend}")
    return f"{_is_on(status)} It was left alone."


def words_of_off(status: Status) -> str:
    if status.problem:
        return f"{IS_OFF}: {status.problem}. {status.where} is your own, so it was left alone."
    return f"{_is_on(status)} It was left alone: take it away yourself."


def _is_on(status: Status) -> str:
    return f"deskstretch starts when you log in, by an entry of your own ({status.where})."
