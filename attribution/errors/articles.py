"""What can be wrong about a kept article."""

from __future__ import annotations

from attribution.errors.root import AttributionError, ConflictError


class ArticleNotFoundError(AttributionError):
    """No article has this id."""

    def __init__(self, article_id: int) -> None:
        super().__init__(f"There is no article {article_id}.")
        self.article_id = article_id


class VersionNotFoundError(AttributionError):
    """An article never had a text with this number, or there is no such article."""

    def __init__(self, article_id: int, number: int) -> None:
        super().__init__(f"There is no version {number} of article {article_id}.")
        self.article_id = article_id
        self.number = number


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
