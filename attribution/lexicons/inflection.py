"""Forms of French verbs, enough to recognise a cue in news: third person, participles, infinitive.

Regular verbs by rule; the others by the ending of their infinitive, the longest that fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIRST_GROUP = "er e ent a èrent ait aient era eront erait eraient é ée és ées ant"
_SECOND_GROUP = "ir it issent issait issaient ira iront irait iraient i ie is ies issant irent"
_FAMILIES = {
    "dire": "dire dit disent disait disaient dira diront dirait diraient dite dites dits disant dirent",
    "crire": "crire crit crivent crivait crivaient crira criront crirait crite crites crits crivant crivit crivirent",
    "mettre": "mettre met mettent mettait mettaient mettra mettront mettrait mis mise mises mettant mit mirent",
    "oire": "oire oit oient oyait oyaient oira oiront oirait u ue us ues oyant ut urent",
    "aindre": "aindre aint aignent aignait aignaient aindra aindront aindrait ainte aintes aints aignant aignit",
    "eindre": "eindre eint eignent eignait eignaient eindra eindront eindrait einte eintes eints eignant eignit",
    "endre": "endre end endent endait endaient endra endront endrait endu endue endus endues endant endit endirent",
    "prendre": "prendre prend prennent prenait prenaient prendra prendront prendrait pris prise prises prenant prit",
    "ondre": "ondre ond ondent ondait ondaient ondra ondront ondrait ondu ondue ondus ondues ondant ondit ondirent",
    "enir": "enir ient iennent enait enaient iendra iendront iendrait enu enue enus enues enant int inrent",
    "aître": "aître aît ait aissent aissait aissaient aîtra aîtront aîtrait u ue us ues aissant ut urent",
    "lire": "lire lit lisent lisait lisaient lira liront lirait lu lue lus lues lisant lut lurent",
    "clure": "clure clut cluent cluait cluaient clura cluront clurait clu clue clus clues cluant clurent",
    "voir": "voir voit voient voyait voyaient verra verront verrait voira vu vue vus vues voyant vit virent",
    "rire": "rire rit rient riait riaient rira riront rirait ri riant rirent",
    "uivre": "uivre uit uivent uivait uivaient uivra uivront uivrait uivi uivie uivis uivies uivant uivit uivirent",
    "entir": "entir ent entent entait entaient entira entiront entirait enti entie entis enties entant entit entirent",
    "vouloir": "vouloir veut veulent voulait voulaient voudra voudrait voulu voulant voulut voulurent",
    "quérir": "quérir quiert quièrent quérait quéraient querra querrait quis quise quises quérant quit quirent",
}


def inflected(verb: str) -> Iterator[str]:
    """The forms of a verb, the infinitive first."""
    family = max((ending for ending in _FAMILIES if verb.endswith(ending)), key=len, default=None)
    if family is not None:
        yield from (verb[: -len(family)] + ending for ending in _FAMILIES[family].split())
    elif verb.endswith("er"):
        yield from (form for ending in _FIRST_GROUP.split() for form in _joined(verb[:-2], ending))
    elif verb.endswith("ir"):
        yield from (verb[:-2] + ending for ending in _SECOND_GROUP.split())
    else:
        yield verb


def _joined(stem: str, ending: str) -> Iterator[str]:
    """A stem of the first group with an ending, the sound kept: "annonçait", "jugea", "répète", "balaie"."""
    if ending[0] in "ao":
        stem = re.sub("c$", "ç", re.sub("g$", "ge", stem))
    yield stem + ending
    if ending[0] == "e" and ending != "er":
        yield re.sub("[eé]([^aeiouyé]+)$", r"è\1", stem) + ending
        yield re.sub("y$", "i", stem) + ending
        yield re.sub("([lt])$", r"\1\1", stem) + ending
