"""The settings in force: read from the person's file and the site's, completed with what no file says."""

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from .clock import Clock
from .config.last_good import AtStart, read_and_keep, read_at_start
from .config.layers import Layers
from .config.logged import for_the_log
from .config.watch import FileWatch
from .core.demo import quickened
from .core.errors import ConfigError
from .core.settings import Settings
from .paths import Paths

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class News:
    """What there is to tell the person about the settings files.

    ``mistake``: what is wrong with their own file. ``mended``: that it is fine again. ``site``: what is
    wrong with the site's, which is left out.
    """

    mistake: str | None = None
    mended: bool = False
    site: tuple[str, ...] = ()


class Tuning:
    """Reads the settings files at start, and again whenever one has changed."""

    def __init__(self, paths: Paths, clock: Clock, *, demo: bool) -> None:
        self._paths = paths
        self._clock = clock
        self.demo = demo
        self._watches = [FileWatch(path) for path in self.files]
        self._mistake: str | None = None
        self._site: tuple[str, ...] = ()
        self._notes: tuple[str, ...] = ()
        self._news = News()

    @property
    def mistake(self) -> str | None:
        """What is wrong with the person's file now."""
        return self._mistake

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that count, whether they are there or not."""
        return (self._paths.config, *self._paths.site_config)

    def at_start(self) -> AtStart:
        """The settings, and what is wrong with the file if they are those of the last good one.

        Raises ConfigError when the file is bad and there never was a good one.
        """
        self.changed()
        try:
            found = read_at_start(self._paths)
        except ConfigError as error:
            self._found(str(error))
            raise
        self._found(found.complaint, found.layers)
        return replace(found, layers=self._completed(found.layers))

    def changed(self) -> bool:
        """Whether a file changed since the last look. For the slow tick: one ``stat`` a file."""
        looks = [watch.changed() for watch in self._watches]  # each has to look, whatever the others saw
        return any(looks)

    def read(self) -> Settings:
        """The settings as they stand in the files now; raises ConfigError for the person's own."""
        try:
            layers = read_and_keep(self._paths)
        except ConfigError as error:
            self._found(str(error))
            raise
        self._found(None, layers)
        return self._completed(layers).settings

    def news(self) -> News | None:
        """What reading brought to light since the last call; None when there is nothing to tell.

        A file that was saved with the same mistake again is news too: someone is trying to mend it.
        """
        news, self._news = self._news, News()
        return news if news != News() else None

    def change(self, key: str, value: str | bool | tuple[str, ...]) -> Settings:  # noqa: FBT001
        """Write one value into the file, in place; raises ConfigError or StorageError."""
        from .config.edit import set_value

        written = list(value) if isinstance(value, tuple) else value
        set_value(self._paths.config, key, written)
        self.changed()
        return self.read()

    def file_to_edit(self) -> Path:
        """The file, made from the example if there is none; raises StorageError."""
        from .config.edit import make_from_example

        make_from_example(self._paths.config)
        return self._paths.config

    def _found(self, mistake: str | None, layers: Layers | None = None) -> None:
        """Keep it for ``news``, and log what was not known before."""
        mended = self._mistake is not None and mistake is None
        if mended:
            log.info("the settings file is fine again")
        elif mistake and mistake != self._mistake:
            log.warning("the settings file has a mistake: %s", for_the_log(mistake))
        self._mistake = mistake
        site: tuple[str, ...] = ()
        if layers:
            site = tuple(words for words in layers.complaints if words not in self._site)
            notes = tuple(words for words in layers.notes if words not in self._notes)
            for words in site + notes:
                log.warning("%s", for_the_log(words))
            self._site, self._notes = layers.complaints, layers.notes
        self._news = News(mistake, mended or (self._news.mended and not mistake), self._news.site + site)

    def _completed(self, layers: Layers) -> Layers:
        settings = replace(layers.settings, zone=self._clock.zone())
        return replace(layers, settings=quickened(settings) if self.demo else settings)
