"""Where the page is put when the person named no place for it, and how it is known again."""

from pathlib import Path

_SNAPS = Path("/snap/bin")

_MARK = b'<meta name="generator" content="deskstretch '
"""In the head of every page, as page.html has it; the version follows."""


def usual_place(history: Path) -> Path:
    """Beside the history, which is as private; among the person's documents where browsers are snaps.

    A browser that came as a snap, which is the usual one on Ubuntu, may not read hidden folders, and
    would show an error in place of the page.
    """
    folder = history.parent
    if _SNAPS.is_dir():
        from platformdirs import user_documents_path

        documents = user_documents_path()
        folder = documents if documents.is_dir() else folder
    return folder / "deskstretch-report.html"


def is_report(head: bytes) -> bool:
    """Whether a file that begins like this is a page of ours, of whatever version."""
    return _MARK in head
