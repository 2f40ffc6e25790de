"""What can go wrong, by meaning. Entry points turn these into exit codes, statuses and messages."""

from __future__ import annotations


class AttributionError(Exception):
    """Root of every error that this package raises on purpose."""


class SettingsError(AttributionError):
    """One or more settings are wrong; ``problems`` lists them all."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("Wrong settings:\n" + "\n".join(f"  - {problem}" for problem in problems))
        self.problems = problems


class TextError(AttributionError):
    """A text cannot be analysed or kept: too long, not Unicode text."""


class TextTooLongError(TextError):
    """A text has more code points than the settings allow."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"The text has {length} characters; the limit is {limit}.")
        self.length = length
        self.limit = limit


class BodyError(TextError):
    """A body holds no article, or says something about it that cannot be so; ``field`` is where."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field


class ModelError(AttributionError):
    """The parser's models are missing, broken or do not fit; the message says what to do."""


class ParserError(AttributionError):
    """The parser failed on a text."""


class ParseNotRecordedError(ParserError):
    """No recorded parse exists for a text."""


class ParseFormatError(AttributionError):
    """A CoNLL-U parse does not belong to its text or cannot be read."""


class ArticleNotFoundError(AttributionError):
    """No article has this id."""

    def __init__(self, article_id: int) -> None:
        super().__init__(f"There is no article {article_id}.")
        self.article_id = article_id


class WebhookNotFoundError(AttributionError):
    """No webhook has this id."""

    def __init__(self, webhook_id: int) -> None:
        super().__init__(f"There is no webhook {webhook_id}.")


class DeliveryNotFoundError(AttributionError):
    """No delivery of this webhook has this id."""

    def __init__(self, webhook_id: int, delivery_id: int) -> None:
        super().__init__(f"The webhook {webhook_id} has no delivery {delivery_id}.")


class WebhookDisabledError(AttributionError):
    """Something was to be sent to a webhook that is disabled."""

    def __init__(self, webhook_id: int) -> None:
        super().__init__(f"The webhook {webhook_id} is disabled: enable it first.")


class WebhookAddressError(AttributionError):
    """Nothing may be sent to this address."""


class VersionNotFoundError(AttributionError):
    """An article never had a text with this number, or there is no such article."""

    def __init__(self, article_id: int, number: int) -> None:
        super().__init__(f"There is no version {number} of article {article_id}.")
        self.article_id = article_id
        self.number = number


class ConflictError(AttributionError):
    """What was sent does not agree with what is kept; nothing was changed."""


class ArticleNameNotFoundError(AttributionError):
    """No article has this source and external id."""

    def __init__(self, source: str, external_id: str) -> None:
        super().__init__(f"There is no article {external_id!r} of {source!r}.")


class ArticleChangedError(AttributionError):
    """An article is no longer what the sender saw; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("The article was changed since you read it.")


class AddressMismatchError(ConflictError):
    """A body in our own fields names another article than the address that it was sent to."""

    def __init__(self, member: str, sent: str, address: str) -> None:
        super().__init__(f"The body's {member} is {sent!r}, that of the address is {address!r}.")


class StaleArticleError(ConflictError):
    """An article was sent in an older state than the one that is kept."""

    def __init__(self, sent: str, kept: str) -> None:
        super().__init__(f"The article was sent with {sent}, which is older than what is kept: {kept}.")


class VersionTakenError(ConflictError):
    """Another text is kept under the version that was sent."""

    def __init__(self, version: int) -> None:
        super().__init__(f"Version {version} is kept with another text: send a change with a higher version.")
        self.version = version


class JobNotFoundError(AttributionError):
    """No job has this id."""

    def __init__(self, job_id: int) -> None:
        super().__init__(f"There is no job {job_id}.")
        self.job_id = job_id


class JobEndedError(AttributionError):
    """A job cannot be cancelled any more."""

    def __init__(self, job_id: int) -> None:
        super().__init__(f"The job {job_id} has ended already.")
        self.job_id = job_id


class LeaseLostError(AttributionError):
    """A worker took so long, or was away so long, that another has its line now."""


class EmptyBatchError(AttributionError):
    """A batch holds no line."""


class BatchTooLongError(AttributionError):
    """A batch holds more lines than one may."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"The batch holds more than {limit} lines; send it in parts.")
        self.limit = limit


class LineFormatError(AttributionError):
    """A line of a batch is not JSON."""


class LineContentError(AttributionError):
    """A line of a batch is JSON, but no article."""


class QuotationNotFoundError(AttributionError):
    """No quotation has this id."""

    def __init__(self, quotation_id: int) -> None:
        super().__init__(f"There is no quotation {quotation_id}.")
        self.quotation_id = quotation_id


class StaleError(AttributionError):
    """Something was changed since the caller looked at it."""


class CorrectionError(AttributionError):
    """A correction does not fit its article. ``path`` leads to the value at fault: ("relays", "0", "speaker")."""

    def __init__(self, message: str, *path: str) -> None:
        super().__init__(message)
        self.path = path


class CursorError(AttributionError):
    """A page cursor was not given out by this service."""


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


class StoreError(AttributionError):
    """The database could not be reached or is not at the expected migration."""


class InterchangeError(AttributionError):
    """A document in the interchange format lacks something or holds something else."""


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
