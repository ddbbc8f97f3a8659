"""The whole examination: every look at once, and then what to make of what they brought."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from .. import __version__
from ..clock import Clock, running_s
from ..core.settings import Settings
from ..paths import Paths
from ..storage.health import look_at
from .areas.autostart import autostart_finding
from .areas.guide import GuideFacts, guide_finding
from .areas.history import history_finding
from .areas.hours import hours_finding
from .areas.idle import IdleFacts, idle_finding
from .areas.log import log_finding
from .areas.moments import moments_finding
from .areas.notifications import NotificationFacts, notification_finding
from .areas.program import RESTART, Running, behind, program_finding
from .areas.settings import settings_finding
from .areas.sound import SoundFacts, sound_finding
from .areas.stretches import stretches_finding
from .areas.tray import TrayFacts, tray_finding
from .areas.versions import versions_finding
from .finding import Area, Finding, Level
from .looking.autostart import look_at_autostart
from .looking.files import look_at_log, look_at_settings, look_at_stretches
from .looking.guide import look_at_guide, look_at_sound
from .looking.idle import look_at_idle
from .looking.moments import look_at_moments
from .looking.notifications import look_at_notifications
from .looking.tray import look_at_tray
from .looking.versions import look_at_versions
from .probe import LIMIT_S, LookFailed, Probe
from .system import System, this_system

T = TypeVar("T")


def examine(
    paths: Paths, clock: Clock, running: Running | None = None, unanswered: str | None = None
) -> list[Finding]:
    """Everything there is to say, in the order of the areas. Takes two seconds at most; raises nothing.

    ``running``: what the running program answers when it is asked for its parts; None: it does not
    run, or it could not be asked, for which ``unanswered`` has the reason. Nothing is shown, registered,
    started or written.
    """
    found = list(_findings(paths, clock, running, this_system(os.environ)))
    found.append(program_finding(running, unanswered, __version__, clock.read().wall, clock.zone()))
    order = list(Area)
    return sorted(found, key=lambda finding: (order.index(finding.area), finding.mend == RESTART))


def _findings(paths: Paths, clock: Clock, running: Running | None, system: System) -> Iterator[Finding]:
    tray = Probe(partial(look_at_tray, system)).start()
    notifications = Probe(partial(look_at_notifications, system)).start()
    guide = Probe(partial(look_at_guide, system)).start()
    sound = Probe(look_at_sound).start()
    idle = Probe(look_at_idle).start()
    moments = Probe(partial(look_at_moments, paths)).start()
    settings = Probe(partial(look_at_settings, paths)).start()
    stretches = Probe(partial(look_at_stretches, paths)).start()
    history = Probe(partial(look_at, paths.history)).start()
    autostart = Probe(look_at_autostart).start()
    log = Probe(partial(look_at_log, paths.log)).start()
    versions = Probe(look_at_versions).start()
    until_s = running_s() + LIMIT_S

    def told(area: Area, probe: Probe[T], judge: Callable[[T], Finding]) -> Finding:
        try:
            return judge(probe.result(until_s))
        except LookFailed as failed:
            return Finding(area, Level.WARNING, f"could not be looked at: {failed}")

    def brought(probe: Probe[T]) -> T | None:
        try:
            return probe.result(until_s)
        except LookFailed:
            return None

    looked = brought(settings)
    chosen = looked.settings if looked else Settings()
    now, zone = clock.read().wall, clock.zone()
    yield told(Area.SETTINGS, settings, lambda look: settings_finding(look.facts))
    yield told(Area.TRAY, tray, lambda facts: tray_finding(_tray_as_set(facts, chosen), system))
    yield told(
        Area.NOTIFICATIONS,
        notifications,
        lambda facts: notification_finding(_notifications_as_set(facts, chosen), system),
    )
    yield told(Area.GUIDE, guide, lambda facts: guide_finding(_guide_as_set(facts, chosen), system))
    yield told(Area.SOUND, sound, lambda facts: sound_finding(_sound_as_set(facts, chosen), system))
    yield told(Area.IDLE, idle, lambda facts: idle_finding(facts, system))
    yield told(Area.MOMENTS, moments, moments_finding)
    yield hours_finding(chosen.hours, now, zone)
    yield told(Area.STRETCHES, stretches, stretches_finding)
    yield told(Area.HISTORY, history, history_finding)
    yield told(Area.AUTOSTART, autostart, autostart_finding)
    yield told(Area.LOG, log, log_finding)
    yield told(Area.VERSIONS, versions, lambda facts: versions_finding(facts, system))
    yield from _behind(running, brought(tray), brought(notifications), brought(idle), chosen)


def _behind(
    running: Running | None,
    tray: TrayFacts | None,
    notifications: NotificationFacts | None,
    idle: IdleFacts | None,
    chosen: Settings,
) -> Iterator[Finding]:
    return behind(
        running,
        tray and _tray_as_set(tray, chosen),
        notifications and _notifications_as_set(notifications, chosen),
        idle.source if idle else None,
    )


def _tray_as_set(facts: TrayFacts, settings: Settings) -> TrayFacts:
    return replace(facts, enabled=settings.tray.enabled)


def _notifications_as_set(facts: NotificationFacts, settings: Settings) -> NotificationFacts:
    return replace(facts, preference=settings.notifications.backend)


def _guide_as_set(facts: GuideFacts, settings: Settings) -> GuideFacts:
    return replace(facts, show=settings.guide.show)


def _sound_as_set(facts: SoundFacts, settings: Settings) -> SoundFacts:
    return SoundFacts(
        tones=replace(facts.tones, wanted=settings.guide.sound),
        voice=replace(facts.voice, wanted=settings.guide.voice),
    )
