"""What can be wrong about a registered speaker."""

from __future__ import annotations

from attribution.errors.root import AttributionError


class SpeakerNotFoundError(AttributionError):
    """No speaker has this id."""

    def __init__(self, speaker_id: int) -> None:
        super().__init__(f"There is no speaker {speaker_id}.")
        self.speaker_id = speaker_id


class SpeakerEventNotFoundError(AttributionError):
    """No event of the registry of speakers has this id."""

    def __init__(self, event_id: int) -> None:
        super().__init__(f"There is no event {event_id} of speakers.")
        self.event_id = event_id


class SpeakerConflictError(AttributionError):
    """What is kept stands in the way of a change to the registry of speakers; the message says what."""


class SpeakerChangedError(AttributionError):
    """A speaker is not any more as whoever wants to change him or her has seen; ``version`` is the kept one."""

    def __init__(self, speaker_id: int, version: int) -> None:
        super().__init__(f"Speaker {speaker_id} was changed meanwhile: read it again, then change it.")
        self.version = version


class SpeakerInputError(AttributionError):
    """What a person says of a speaker cannot be kept: a name without letters, a role that ends before it begins."""


class SpeakerListError(AttributionError):
    """A list of speakers cannot be read; ``problems`` says everything that is wrong with it."""

    def __init__(self, problems: list[str]) -> None:
        more = [f"… and {len(problems) - 20} more."] if len(problems) > 20 else []
        super().__init__(" ".join([*problems[:20], *more]))
        self.problems = problems
