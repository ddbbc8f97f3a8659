"""Leave a stretch out for good, and bring it back."""

from ..config.edit import set_value
from ..config.layers import in_force
from ..core.errors import CatalogueError
from ..paths import Paths
from ..storage.history import History
from .known import hurting, know, unknown


def leave_out(paths: Paths, written: str) -> str:
    """Add a stretch to the ones excluded in the settings; what was done, in words."""
    stretch = know(paths).find(written)
    excluded = in_force(paths).stretches.exclude
    if stretch.id in excluded:
        return f"{stretch.name} is excluded already."
    _set(paths, [*excluded, stretch.id])
    return f"{stretch.name} is offered no more; `deskstretch stretches allow {stretch.id}` brings it back."


def bring_back(paths: Paths, written: str) -> str:
    """Take a stretch off the ones that hurt and off the ones excluded; what was done, in words.

    It need not be there any more: a pack may be gone, and its ids still in the settings.
    """
    excluded, hurts = in_force(paths).stretches.exclude, hurting(paths)
    known = know(paths)
    try:
        stretch_id = known.find(written).id
    except CatalogueError:
        if written not in (*hurts, *excluded):
            left_out = [stretch for stretch in known.stretches if known.mark(stretch.id)]
            raise CatalogueError(unknown(written, tuple(left_out) or known.stretches)) from None
        stretch_id = written
    done = []
    if stretch_id in excluded:
        _set(paths, [other for other in excluded if other != stretch_id])
        done.append("no longer excluded")
    if stretch_id in hurts and _forget_hurt(paths, stretch_id):
        done.append("no longer among those that hurt")
    if not done:
        return f"{stretch_id} was not left out; nothing changed."
    return f"{stretch_id} is {' and '.join(done)}."


def _set(paths: Paths, excluded: list[str]) -> None:
    set_value(paths.config, "stretches.exclude", excluded)


def _forget_hurt(paths: Paths, stretch_id: str) -> bool:
    history = History(paths.history)
    try:
        return history.allow(stretch_id)
    finally:
        history.close()
