"""What pyproject.toml cannot say: top-level files that travel inside the package, as deskstretch/data."""

from pathlib import Path

from setuptools.command.build_py import build_py

SINGLE = ("config.example.toml", "packaging/deskstretch.desktop")


class BuildWithData(build_py):
    """Also copies the example settings, the artwork and the desktop entry.

    An editable install finds them where they are.
    """

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        top = Path(__file__).parents[1]
        for source in (*map(top.joinpath, SINGLE), *sorted((top / "icons").iterdir())):
            target = Path(self.build_lib, "deskstretch", "data", source.relative_to(top))
            self.mkpath(str(target.parent))
            self.copy_file(str(source), str(target))
