"""A course without the stretches that hurt."""

from ..core.course import Course, Spent


class Hurting:
    """Which of the course hurt: what is left of them is not done, and they do not come again."""

    def __init__(self) -> None:
        self._ids: list[str] = []

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._ids)

    def leave(self, course: Course, now: float) -> tuple[Course, Spent]:
        """On to the next one, or to the end; and what was done of the one that hurts."""
        number = course.where(now).number
        spent = course.done(now)[number - 1]
        self._ids.append(spent.stretch)
        return self.skip(course, now), spent

    def skip(self, course: Course, now: float) -> Course:
        """The same course, unless one that hurts would be next: past it."""
        while self._ids and not course.finished(now) and course.where(now).stretch.id in self._ids:
            course = course.next(now)
        return course
