"""Third-person, participle and infinitive forms of regular French verbs: enough to recognise a cue in news."""

from __future__ import annotations

from collections.abc import Iterator

_ER_ENDINGS = (
    "e ent a èrent ait aient era eront erait eraient é ée és ées ant er".split()  # noqa: SIM905 - reads as a table
)
_IR_ENDINGS = "it issent issait issaient ira iront irait iraient i ie is ies issant ir".split()  # noqa: SIM905


def inflected(verb: str) -> Iterator[str]:
    """The forms of a verb in -er or of the second group; only the lemma for the others."""
    yield verb
    if verb.endswith("er"):
        stem = verb[:-2]
        for ending in _ER_ENDINGS:
            yield _soft(stem, ending) + ending
    elif verb.endswith("ir"):
        yield from (verb[:-2] + ending for ending in _IR_ENDINGS)


def _soft(stem: str, ending: str) -> str:
    """Keep the sound of c and g before a and o: "annonçait", "jugea"."""
    if ending[0] in "ao" and stem.endswith("c"):
        return stem[:-1] + "ç"
    if ending[0] in "ao" and stem.endswith("g"):
        return stem + "e"
    return stem
