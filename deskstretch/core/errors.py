"""The errors deskstretch raises on purpose. Their text is one clear line for a person.

    DeskstretchError
    ├── ConfigError        a settings file that cannot be used
    ├── CatalogueError     a file of stretches that cannot be used
    ├── StorageError       history or state cannot be read or written
    ├── AlreadyRunning     another deskstretch of this person has the lock
    ├── NotRunning         a command that needs the running one finds none
    ├── Refused            what was asked for cannot be done now
    └── Unavailable        a part of the desktop is not there; the program goes on without it

An adapter translates what its library raises into one of these (``raise ... from error``).
They are caught in two places: the loop's event handling and ``cli.main``.
"""


class DeskstretchError(Exception):
    """The base of all of them. ``str(error)`` is one line that can be shown as it is."""


class ConfigError(DeskstretchError):
    """A settings file that cannot be used: names the file, the line, the key and the mend."""


class CatalogueError(DeskstretchError):
    """A file of stretches that cannot be used: names the file, the line, the id and the key."""


class StorageError(DeskstretchError):
    """The history or the state file cannot be read or written."""


class AlreadyRunning(DeskstretchError):
    """Another deskstretch of this person is running."""


class NotRunning(DeskstretchError):
    """No deskstretch of this person is running, and the command needs one."""


class Refused(DeskstretchError):
    """What the person asked for cannot be done now; the text says why."""


class Unavailable(DeskstretchError):
    """A part of the desktop (bus, tray, notification server, idle source) is not there."""
