"""Where the files of the person are. The operating system's own folders, asked of platformdirs."""

import sys
import warnings
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """Every file deskstretch reads or writes for a person. Naming them creates nothing.

    ``packs`` is a folder, with the files of the person's own stretches, and so is ``pictures``, with what
    was drawn and can be drawn again. ``site_config`` is not the person's but where whoever looks after the
    computer may have put settings; the first one counts.
    """

    config: Path
    packs: Path
    last_good: Path
    history: Path
    state: Path
    log: Path
    lock: Path
    socket: Path
    pictures: Path
    site_config: tuple[Path, ...] = ()

    @classmethod
    def of_the_person(cls) -> "Paths":
        """The usual places of this system, such as ``~/.config/deskstretch/config.toml`` on Linux."""
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("deskstretch", appauthor=False)
        with warnings.catch_warnings():
            # Without a login session there is no runtime folder; platformdirs then takes a private one
            # below the temporary folder, which is fine, and warns, which only worries.
            warnings.simplefilter("ignore")
            try:
                runtime = dirs.user_runtime_path
            except OSError:
                # Somebody else owns that folder below /tmp: not a place for a lock of ours.
                runtime = dirs.user_data_path
        if sys.platform == "win32":
            # There it is one for temporary files, which Windows clears and may name anew at each login.
            runtime = dirs.user_data_path
        own, *shared = dirs.iter_config_paths()
        return cls._in(
            config=own,
            data=dirs.user_data_path,
            log=dirs.user_log_path,
            cache=dirs.user_cache_path,
            runtime=runtime,
            # The XDG specification has relative folders ignored; not every platformdirs does.
            site=tuple(folder for folder in shared if folder.is_absolute()),
        )

    @classmethod
    def scratch(cls, root: Path) -> "Paths":
        """Everything below ``root``: for a demonstration that leaves the person's own files alone.

        The site's settings are not asked either.
        """
        return cls._in(
            config=root / "config",
            data=root / "data",
            log=root / "log",
            cache=root / "cache",
            runtime=root / "run",
        )

    @classmethod
    def _in(
        cls,
        *,
        config: Path,
        data: Path,
        log: Path,
        cache: Path,
        runtime: Path,
        site: tuple[Path, ...] = (),
    ) -> "Paths":
        return cls(
            config=config / "config.toml",
            packs=config / "stretches.d",
            last_good=data / "config.last-good.toml",
            history=data / "history.db",
            state=data / "state.toml",
            log=log / "deskstretch.log",
            lock=data / "deskstretch.lock",
            socket=runtime / "deskstretch.sock",
            pictures=cache / "pictures",
            site_config=tuple(folder / "config.toml" for folder in site),
        )

    def make_folders(self) -> list[str]:
        """Make the folders that are missing, for the person's eyes only (0700).

        Returns one line for each that could not be made. Nothing is raised: whoever writes there
        says what that costs, and the program goes on without that file.
        """
        complaints = []
        folders = [path.parent for path in (self.config, self.history, self.log, self.lock)]
        for folder in dict.fromkeys(folders):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                complaints.append(f"cannot make the folder {folder}: {error.strerror}")
        return complaints
