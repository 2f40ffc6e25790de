"""Reads the Prefer header (RFC 7240): how long a sender wants to wait for an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from werkzeug.http import parse_list_header, unquote_header_value

LONGEST_WAIT = 30
_SECONDS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Preferences:
    """``respond_async``: rather a job than a wait; ``wait``: after so many seconds, at most `LONGEST_WAIT`."""

    respond_async: bool = False
    wait: int | None = None

    def __bool__(self) -> bool:
        return self.respond_async or self.wait is not None

    def __str__(self) -> str:
        """What was applied, for the header Preference-Applied."""
        wait = None if self.wait is None else f"wait={self.wait}"
        return ", ".join(filter(None, ["respond-async" if self.respond_async else None, wait]))


def read_preferences(headers: list[str]) -> Preferences:
    """The preferences among the values of all Prefer headers; what we do not know or cannot read does not count."""
    stated: dict[str, str] = {}
    for header in headers:
        for preference in parse_list_header(header):
            name, _, value = preference.partition(";")[0].partition("=")
            stated.setdefault(name.strip().lower(), unquote_header_value(value.strip()))  # the first one counts
    wait = stated.get("wait", "")
    seconds = min(int(wait), LONGEST_WAIT) if _SECONDS.fullmatch(wait) else None
    return Preferences(stated.get("respond-async") == "", seconds)
