"""``deskstretch config check``: everything that is wrong in the settings, each in one line."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..catalogue.packs import Pool, load_pool, pack_files
from ..catalogue.routine_names import unknown_routines
from ..config.check import BadSettings
from ..config.layer import settings_of
from ..config.layers import site_file
from ..config.read import read_layer
from ..core.errors import CatalogueError, ConfigError
from ..core.settings import Settings
from ..paths import Paths
from ..toml_rules import printable
from .known import unknown


class Report(NamedTuple):
    """``notes``: what can stay as it is but was hardly meant."""

    fine: list[str]
    notes: list[str]
    problems: list[str]


def checked(paths: Paths) -> Report:
    """The settings of the person and those of the site."""
    report = Report([], [], [])
    if site := site_file(paths):
        _check(site, str(site), paths, report)
    if os.path.lexists(paths.config):
        _check(paths.config, paths.config.name, paths, report)
    else:
        report.fine.append("There is no settings file, and none is needed: fine")
    return report


def checked_file(file: Path, paths: Paths) -> Report:
    """The settings in one file, wherever it is."""
    report = Report([], [], [])
    if os.path.lexists(file):
        _check(file, file.name, paths, report)
    else:
        report.problems.append(f"{printable(str(file), most=200)}: there is no such file")
    return report


def strangers(settings: Settings, paths: Paths) -> Iterator[str]:
    """A line for each stretch that is excluded, each pack that is off and each routine at a set time that
    is not there at all.
    """
    excluded, off, set_times = (
        settings.stretches.exclude,
        settings.stretches.packs_off,
        settings.routines.at,
    )
    pool = load_pool(paths.packs) if excluded or set_times else Pool(())
    known = {stretch.id for stretch in pool.stretches}
    for stretch_id in excluded:
        if stretch_id not in known:
            yield f"stretches.exclude: {unknown(stretch_id, pool.stretches)}"
    yield from (f"routines.at: {words}" for words in unknown_routines(set_times, pool.routines))
    yield from (f"stretches.packs_off: {words}" for words in _unknown_packs(off, paths))


def _check(file: Path, name: str, paths: Paths, report: Report) -> None:
    try:
        layer = read_layer(file, name)
    except BadSettings as error:
        report.problems.extend(error.problems)
        if _there_are_more(error):
            report.problems.append(f"{name}: there is more wrong; mend these first and check again")
    except ConfigError as error:
        report.problems.append(str(error))
    else:
        notes = [*layer.notes, *strangers(settings_of(layer), paths)]
        report.notes.extend(notes)
        report.fine.append(f"{printable(str(file), most=200)}: {_verdict(len(notes))}")


def _verdict(notes: int) -> str:
    """Nothing is called fine of which more is said in the same breath."""
    if not notes:
        return "fine"
    return f"no mistakes, but {notes} {'thing is' if notes == 1 else 'things are'} hardly meant so"


def _unknown_packs(names: Iterable[str], paths: Paths) -> Iterator[str]:
    try:
        packs = [path.stem for path in pack_files(paths.packs)]
    except CatalogueError:
        return  # the folder cannot be read, which others tell
    for name in names:
        if name.removesuffix(".toml") not in packs:
            there_are = f"there are {', '.join(packs[:10])}" if packs else "there are none"
            yield printable(f"there is no file of stretches called {name}; {there_are}", most=300)


def _there_are_more(error: BadSettings) -> bool:
    """It keeps only the first ones."""
    rest = len(error.problems) - 1
    return str(error) != error.problems[0] + (f" (and {rest} more)" if rest else "")
