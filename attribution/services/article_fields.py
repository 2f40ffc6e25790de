"""What may be said about an article, whichever way it comes in: the limits of titles, addresses and names."""

from __future__ import annotations

import re

from attribution.errors import BodyError, TextError
from attribution.services.check_text import check_text
from attribution.services.ports import ArticleIn

LONGEST = {"title": 1000, "url": 2000, "source": 200, "external_id": 200}
"""Characters of each field."""

# spelt out, for "\s" is not the same set in Python, JavaScript and Rust, and the pattern goes into the document
UNICODE_SPACES = r"\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
WEB_ADDRESS = (
    rf"^https?://[A-Za-z0-9._\u00c0-\u024f-]+(:[0-9]{{1,5}})?([/?#][^\u0000-\u0020\u007f-\u009f{UNICODE_SPACES}]*)?$"
)
"""http or https and a host by name: as the document says it, and as it is checked."""


def is_web_address(value: str) -> bool:
    """True for an address with http or https and a host's name."""
    return re.fullmatch(WEB_ADDRESS, value) is not None and not value.endswith("\n")


def check_article_fields(article: ArticleIn) -> None:
    """Raise BodyError that names the first field that cannot be kept as it is. The text is checked elsewhere."""
    for name in LONGEST:
        value = getattr(article, name)
        if value is not None:
            check_field(name, value)


def check_field(name: str, value: str) -> None:
    """Raise BodyError for what is empty, too long, no Unicode text, or a url that is no web address."""
    if not 1 <= len(value) <= LONGEST[name]:
        raise BodyError(name, f"Not 1 to {LONGEST[name]} characters: it has {len(value)}.")
    try:
        check_text(value)
    except TextError as error:
        raise BodyError(name, str(error)) from error
    if name == "url" and not is_web_address(value):
        raise BodyError(name, "The address must start with http:// or https:// and a host's name.")
