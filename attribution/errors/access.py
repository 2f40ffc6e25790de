"""What can be wrong about a key, and about a request that is sent again."""

from __future__ import annotations

from attribution.errors.root import AttributionError


class AccessError(AttributionError):
    """Whoever asks may not do this."""


class KeyNeededError(AccessError):
    """No key was sent where one is needed."""


class KeyRefusedError(AccessError):
    """The key that was sent is unknown, expired or revoked."""


class ScopeError(AccessError):
    """The key does not allow this; ``scope`` is what it lacks."""

    def __init__(self, scope: str) -> None:
        super().__init__(f"The key lacks the scope `{scope}`.")
        self.scope = scope


class NotLocalError(AccessError):
    """No key has been made yet, so only this machine is answered, and the request is not certain to be from it."""


class KeyNotFoundError(AttributionError):
    """No key, or more than one, is meant by what was given."""


class KeyValueError(AttributionError):
    """A key cannot be made so: its name, scopes or expiry are wrong."""


class IdempotencyKeyError(AttributionError):
    """An Idempotency-Key is not 1 to 255 visible ASCII characters."""


class IdempotencyKeyReusedError(AttributionError):
    """An Idempotency-Key came again with another request."""


class StillRunningError(AttributionError):
    """The request with this Idempotency-Key is being carried out; ``retry_after`` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("The request with this Idempotency-Key is still being carried out.")
        self.retry_after = retry_after


class AnswerNotKeptError(AttributionError):
    """The request with this Idempotency-Key was carried out, but its answer was too large, or a stream."""

    def __init__(self, location: str | None) -> None:
        super().__init__("The request with this Idempotency-Key was carried out; its answer was too large to keep.")
        self.location = location
