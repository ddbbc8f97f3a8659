"""The settings in force: read from the file of the person, completed with what no file says."""

from dataclasses import replace
from pathlib import Path

from .clock import Clock
from .config.last_good import AtStart, read_and_keep, read_at_start
from .config.watch import FileWatch
from .core.demo import quickened
from .core.settings import Settings
from .paths import Paths


class Tuning:
    """Reads the settings file at start and again whenever it changed."""

    def __init__(self, paths: Paths, clock: Clock, *, demo: bool) -> None:
        self._file = paths.config
        self._copy = paths.last_good
        self._clock = clock
        self.demo = demo
        self._watch = FileWatch(paths.config)

    def at_start(self) -> AtStart:
        """The settings, and what is wrong with the file if they are those of the last good one.

        Raises ConfigError when the file is bad and there never was a good one.
        """
        self._watch.changed()
        found = read_at_start(self._file, self._copy)
        return replace(found, settings=self._completed(found.settings))

    def changed(self) -> bool:
        """Whether the file changed since the last look."""
        return self._watch.changed()

    def read(self) -> Settings:
        """The settings as they stand in the file now; raises ConfigError."""
        return self._completed(read_and_keep(self._file, self._copy))

    def change(self, key: str, value: str | bool | tuple[str, ...]) -> Settings:  # noqa: FBT001
        """Write one value into the file, in place; raises ConfigError or StorageError."""
        from .config.edit import set_value

        set_value(self._file, key, list(value) if isinstance(value, tuple) else value)
        self._watch.changed()
        return self.read()

    def file_to_edit(self) -> Path:
        """The file, made from the example if there is none; raises StorageError."""
        from .config.edit import make_from_example

        make_from_example(self._file)
        return self._file

    def _completed(self, settings: Settings) -> Settings:
        settings = replace(settings, zone=self._clock.zone())
        return quickened(settings) if self.demo else settings
