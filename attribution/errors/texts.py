"""What can be wrong with a text, a body, a parse or the models."""

from __future__ import annotations

from attribution.errors.root import AttributionError


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
