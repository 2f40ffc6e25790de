"""Words for days and dates: they head adverbials and stand for nobody."""

from __future__ import annotations

from attribution.core.document import Token

_DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd'hui".split())
_TIME = _DAYS | frozenset(
    (
        "matin matinée midi après-midi soir soirée minute heure jour journée semaine week-end mois an année "
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ).split()
)


def is_day(token: Token) -> bool:
    """A bare day of the week or the like: "mardi", "hier"."""
    return token.text.lower().replace("’", "'") in _DAYS


def is_time(token: Token) -> bool:
    """A noun of time, which heads adverbials: "cette semaine"."""
    return token.text.lower().replace("’", "'") in _TIME or token.lemma.lower() in _TIME


def is_date(token: Token) -> bool:
    """A number with a noun of time: "12 mars"."""
    return token.upos == "NUM" and is_time(token)
