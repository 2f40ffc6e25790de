"""The French words of the page: one table for each thing that has a name in the code."""

from __future__ import annotations

from werkzeug.exceptions import HTTPException

from attribution.core.relations import Kind, Reason, Relay, SpeakerKind, Status
from attribution.errors import (
    AccessError,
    ArticleNotFoundError,
    KeyRefusedError,
    NotLocalError,
    ScopeError,
    TextError,
    TextTooLongError,
)
from attribution.services.ports import Review, ReviewState

KINDS = {
    Kind.DIRECT: "Citation directe",
    Kind.MIXED: "Citation intégrée à la phrase",
    Kind.INDIRECT: "Propos rapportés sans guillemets",
    Kind.OTHER: "Entre guillemets, sans parole rapportée",
}

SHORT_KINDS = {
    Kind.DIRECT: "directe",
    Kind.MIXED: "intégrée",
    Kind.INDIRECT: "indirecte",
    Kind.OTHER: "terme ou titre",
}

STATUSES = {
    Status.ASSERTED: None,
    Status.NEGATED: "le texte dit que ces mots n’ont pas été prononcés",
    Status.DENIED: "le texte dit que ces mots sont démentis",
    Status.ALLEGED: "propos supposés (conditionnel)",
    Status.FUTURE: "propos annoncés, pas encore tenus",
    Status.QUESTION: "le texte demande si ces mots ont été dits",
    Status.HYPOTHETICAL: "propos envisagés comme une hypothèse",
}

SHORT_STATUSES = {
    Status.ASSERTED: None,
    Status.NEGATED: "nié",
    Status.DENIED: "démenti",
    Status.ALLEGED: "au conditionnel",
    Status.FUTURE: "à venir",
    Status.QUESTION: "en question",
    Status.HYPOTHETICAL: "hypothèse",
}

REASONS = {
    Reason.UNCLOSED_MARK: "Un guillemet s’ouvre ici et ne se ferme pas.",
    Reason.UNOPENED_MARK: "Un guillemet se ferme ici sans avoir été ouvert.",
    Reason.EMPTY_MARKS: "Il n’y a rien entre ces guillemets.",
    Reason.NO_LETTER: "Il n’y a aucun mot entre ces guillemets.",
    Reason.NO_SOURCE: "Le texte ne nous a pas permis de trouver qui prononce ces mots.",
    Reason.UNKNOWN_ANTECEDENT: "Nous n’avons pas trouvé qui ce pronom désigne.",
    Reason.AMBIGUOUS_ANTECEDENT: "Plusieurs personnes peuvent être désignées ici\u00a0: aucun nom n’est assez sûr.",
    Reason.NOT_FRENCH: "Ce texte ne semble pas être en français\u00a0: les citations sont relevées, pas attribuées.",
    Reason.NOT_PARSED: "L’analyseur n’a reconnu aucun mot dans ce passage.",
}

REVIEWS = {
    ReviewState.OPEN: None,
    ReviewState.CONFIRMED: "Confirmé",
    ReviewState.REJECTED: "Rejeté",
}

CORRECTED = "Corrigé"
"""Some of it is a person's answer, whoever vouches for the rest."""

SPEAKER_KINDS = {
    SpeakerKind.PERSON: "personne",
    SpeakerKind.BODY: "institution, lieu ou organisation",
    SpeakerKind.PARTIAL: "nom incomplet dans l’article",
    SpeakerKind.DESCRIPTION: "sans nom dans l’article",
    SpeakerKind.ANONYMOUS: "source anonyme",
}

SURE, PROBABLE = 0.94, 0.75
"""From here on the page calls an answer sure, or probable; below, it asks the reader to check.

On gold sets, out of fold, 96, 88 and 58 of 100 such answers were right; of ten answers four were sure, one to check.
"""

LEVELS = {"sure": "sûr", "probable": "probable", "check": "à vérifier"}

PARTS = {
    "speech": "Parole ou non",
    "speaker": "Qui parle dans la phrase",
    "resolution": "Le nom",
    "relays": "Les intermédiaires",
}
"""The parts of an answer as a reader calls them, in the order in which they are decided."""

RELATIONS = {
    "nsubj": "sujet",
    "obj": "objet",
    "iobj": "objet indirect",
    "obl": "complément",
    "nmod": "complément du nom",
    "amod": "adjectif",
    "appos": "apposition",
    "flat": "nom composé",
    "ccomp": "proposition complétive",
    "xcomp": "complément verbal",
    "csubj": "proposition sujet",
    "advcl": "proposition circonstancielle",
    "acl": "proposition du nom",
    "parataxis": "incise ou juxtaposition",
    "conj": "coordination",
    "root": "verbe principal",
    "case": "préposition",
    "expl": "pronom sujet repris",
    "advmod": "adverbe",
}
"""What the path's words are to each other, for the labels that occur on it most."""

NOBODY = "Locuteur non identifié"

ACCORDING = {"selon", "d'après", "d’après", "suivant", "pour"}

PROBLEMS = {
    400: "La demande n’a pas pu être lue.",
    403: "La demande vient d’un autre site\u00a0: elle a été refusée.",
    404: "Cette page n’existe pas.",
    405: "Cette page ne s’utilise pas ainsi.",
    401: "Il faut une clé\u00a0: donnez-la comme mot de passe, avec le nom que vous voulez.",
    413: "Le texte envoyé est trop long.",
    429: "Trop de demandes en peu de temps. Réessayez dans une minute.",
    503: "Le service n’est pas prêt. Réessayez dans un instant.",
}

REFUSALS: dict[type[AccessError], str] = {
    KeyRefusedError: "Cette clé n’est pas connue, ou elle a expiré, ou elle a été révoquée.",
    ScopeError: "Votre clé ne permet pas cela.",
    NotLocalError: "Tant qu’aucune clé n’existe, le service ne répond qu’à sa propre machine, sans intermédiaire.",
}

FAILURE = "Quelque chose a échoué de notre côté. Le journal du service en garde la trace."


def level_of(chance: float) -> str:
    """The level of a confidence: a word for style sheets, and the key of what the page says."""
    return "sure" if chance >= SURE else "probable" if chance >= PROBABLE else "check"


def review_note(review: Review | None) -> str | None:
    """What the page says of a review, in one word; nothing as long as nobody has decided anything."""
    if review is None:
        return None
    corrected = CORRECTED if review.correction.fields and review.state is not ReviewState.REJECTED else None
    return corrected or REVIEWS[review.state]


def relation_words(relation: str | None) -> str:
    """What a word is to the one that it hangs on; the parser's own label for rare ones."""
    if relation is None:
        return "par l’ordre des mots"
    return RELATIONS.get(relation.partition(":")[0], relation)


def relay_phrase(relay: Relay) -> str:
    """How the page introduces one who passes words on: "selon" or "rapporté par"."""
    according = relay.rule == "according_to" or (relay.cue and relay.cue.lemma.lower() in ACCORDING)
    return "selon" if according else "rapporté par"


def problem_sentence(error: HTTPException) -> str:
    """What went wrong, for a reader."""
    match error.__cause__:
        case TextTooLongError(length=length, limit=limit):
            return f"Le texte compte {spaced(length)} caractères\u00a0; la limite est de {spaced(limit)}."
        case TextError():
            return (
                "Le texte contient des caractères illisibles (U+0000 ou demi-caractère)\u00a0: il est sans doute abîmé."
            )
        case AccessError() as refusal if type(refusal) in REFUSALS:
            return REFUSALS[type(refusal)]
        case ArticleNotFoundError(article_id=article_id):
            return f"Aucun article conservé ne porte le numéro {article_id}."
    return PROBLEMS.get(error.code or 500, FAILURE if (error.code or 500) >= 500 else PROBLEMS[400])


def spaced(number: int) -> str:
    """A number with thin no-break spaces between thousands, as French prints it."""
    return f"{number:,}".replace(",", "\u202f")
