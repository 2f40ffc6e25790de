"""The answers of stage 3 as speakers: one speaker a name, with all mentions, looked up by span."""

from __future__ import annotations

from functools import cached_property

from attribution.core.document import Span
from attribution.core.evidence import path_from
from attribution.core.fold import fold
from attribution.core.relations import Attribution, Cue, Evidence, Mention, Source, Speaker, SpeakerKind
from attribution.core.sieve import Decided
from attribution.core.speakers.case import Named
from attribution.core.speakers.cast import Cast


class CastList:
    """Speakers of one document. A name that differs only in case or accents is the same speaker's."""

    def __init__(self, cast: Cast, named: dict[int, Decided[Named]]) -> None:
        self._cast = cast
        self._named = named

    def speakers_of(self, span: Span) -> tuple[tuple[Speaker, ...], str | None]:
        """Whom a mention refers to, and the rule that says so; nobody for one that was not resolved."""
        position = self._cast.by_span.get(span)
        if position is None or position not in self._named:
            return (), None
        decided = self._named[position]
        keys = dict.fromkeys(fold(name) for name, _ in decided.answer.names)
        return tuple(self._speakers[key] for key in keys), decided.rule

    def evidence(self, content: Span, cue: Cue | None, source: Source | None) -> Evidence:
        """What led from quoted words to a source, and from the source to its name."""
        if source is None:
            return Evidence()
        path = path_from(self._cast.reading.document, content, cue, source)
        decided = self._named.get(self._cast.by_span.get(source.span, -1))
        return Evidence(path, decided.answer.via, decided.answer.runners_up) if decided else Evidence(path)

    def text(self, span: Span) -> str:
        """The words of a mention."""
        return self._cast.reading.document.cut(span)

    def speaking(self, attributions: tuple[Attribution, ...]) -> tuple[Speaker, ...]:
        """Those who say or pass on something, in the order of their first mention."""
        used = {speaker.name for one in attributions for speaker in one.speakers}
        used |= {speaker.name for one in attributions for relay in one.relays for speaker in relay.speakers}
        return tuple(speaker for speaker in self._speakers.values() if speaker.name in used)

    @cached_property
    def _speakers(self) -> dict[str, Speaker]:
        mentions: dict[str, list[Mention]] = {}
        names: dict[str, tuple[str, SpeakerKind]] = {}
        for position in sorted(self._named):
            referent = self._cast.referents[position]
            for name, kind in self._named[position].answer.names:
                names.setdefault(fold(name), (name, kind))
                mentions.setdefault(fold(name), []).append(Mention(referent.span, referent.form))
        return {key: Speaker(*names[key], tuple(mentions[key])) for key in names}
