"""The form: what was typed, whether it may be used, and whether it comes from our own page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import Forbidden, UnprocessableEntity

from attribution.services.check_text import check_text
from attribution.services.ports import ArticleIn

LONGEST = {"title": 1000, "source": 200}
LABELS = {"title": "titre", "source": "source"}


class FormError(UnprocessableEntity):
    """Something typed cannot be used; the description is a French sentence."""


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed, as it was typed."""

    text: str = ""
    keep: bool = False
    title: str = ""
    source: str = ""

    @classmethod
    def read(cls, typed: MultiDict[str, str]) -> Form:
        """Take the known fields; others are ignored."""
        return cls(typed.get("text", ""), "keep" in typed, typed.get("title", ""), typed.get("source", ""))

    @property
    def article(self) -> ArticleIn:
        """What would be kept."""
        return ArticleIn(self.text, title=self.title.strip() or None, source=self.source.strip() or None)

    def check(self) -> None:
        """Raise FormError, with a sentence for the reader, or TextError."""
        if not self.text.strip():
            raise FormError("Collez d’abord un texte\u00a0: il n’y a rien à lire.")
        for name, longest in LONGEST.items():
            typed = getattr(self, name)
            check_text(typed)
            if len(typed) > longest:
                raise FormError(
                    f"Le champ «\u00a0{LABELS[name]}\u00a0» est trop long\u00a0: {longest} caractères au plus."
                )


def check_same_origin(request: Request) -> None:
    """Refuse a form that another site sends through a reader's browser. Raises Forbidden.

    Every current browser says where a request comes from; a client that says nothing is no browser, and
    nobody's session rides on it. Only hosts are compared: a proxy may end the TLS.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if fetch_site is not None:
        own = fetch_site in {"same-origin", "none"}
    else:
        own = origin is None or _host(origin) == request.host
    if not own:
        raise Forbidden


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None
