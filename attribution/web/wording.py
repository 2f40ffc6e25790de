"""The French words of the page: one table for each thing that has a name in the code."""

from __future__ import annotations

from werkzeug.exceptions import HTTPException

from attribution.core.relations import Kind, Reason, Relay, SpeakerKind, Status
from attribution.errors import ArticleNotFoundError, TextError, TextTooLongError

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
    Kind.OTHER: "sans parole",
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

SPEAKER_KINDS = {
    SpeakerKind.PERSON: "personne",
    SpeakerKind.BODY: "institution, lieu ou organisation",
    SpeakerKind.PARTIAL: "nom incomplet dans l’article",
    SpeakerKind.DESCRIPTION: "sans nom dans l’article",
    SpeakerKind.ANONYMOUS: "source anonyme",
}

RULES = {
    "title_of_work": "Les guillemets entourent le titre d’une œuvre.",
    "label": "«\u00a0Dit\u00a0», «\u00a0surnommé\u00a0», «\u00a0s’appelle\u00a0» annonce une appellation.",
    "gloss": "Ces mots sont seuls entre parenthèses.",
    "capitalised_name": "Des mots à majuscule, sans verbe\u00a0: sans doute un nom.",
    "slogan": "Une banderole, un panneau, une devise porte ces mots.",
    "common_term": "La presse met d’ordinaire ce terme entre guillemets.",
    "translation": "«\u00a0Littéralement\u00a0» ou «\u00a0signifie\u00a0» annonce une traduction ou une explication.",
    "reference": "C’est le titre d’une référence\u00a0: un journal ou un auteur et une date le suivent.",
    "law_term": "C’est le nom d’une infraction\u00a0: un terme de droit.",
    "named_by": "«\u00a0La notion de\u00a0», «\u00a0le nom de\u00a0» annonce un terme.",
    "see_also": "«\u00a0Lire aussi\u00a0» renvoie à un autre article.",
    "name_given": "Un nom que personne en particulier ne donne, ou celui d’une chose.",
    "title_in_clause": "Article et nom à majuscule, à la place d’un nom dans la phrase\u00a0: un titre.",
    "so_called": "«\u00a0Prétendu\u00a0» ou «\u00a0fameux\u00a0» tient ce nom à distance.",
    "bare_title": "Après «\u00a0dans\u00a0» ou «\u00a0sur\u00a0» sans article\u00a0: un titre.",
    "own_term": "L’auteur de l’article emploie ce terme pour son propre compte.",
    "term_in_phrase": "Le verbe de parole de la phrase ne porte pas sur ces mots\u00a0: sans doute un terme.",
    "listed_words": "Un nom de parole, comme «\u00a0mentions\u00a0», annonce ces mots.",
    "said_words": "Un verbe de parole porte sur ces mots.",
    "long_words": "Il y a là trop de mots pour un terme ou un titre.",
    "whole_clause": "Les guillemets entourent une phrase ou une proposition entière.",
    "part_of_clause": "Les guillemets entourent une partie de phrase.",
    "unattributed": "Rien dans la phrase n’attribue ces mots à quelqu’un.",
    "who_said": "La question porte sur celui qui l’a dit\u00a0: personne n’est nommé.",
    "attributed_to": "Le texte prête ou attribue ces mots à cette source.",
    "for_each": "«\u00a0Pour\u00a0» introduit une source derrière chaque citation.",
    "this_is_how": "«\u00a0C’est ainsi que…\u00a0» dit, après la citation, qui s’exprime de la sorte.",
    "clause_behind_colon": "Le titre s’ouvre sur la citation\u00a0; la source suit le deux-points.",
    "signed": "Ces mots sont signés.",
    "gapped": "La phrase dit la même chose d’un second, sans répéter le verbe.",
    "citing": "«\u00a0Citant\u00a0» introduit ce nom.",
    "incise_inside": "Une incise se trouve à l’intérieur des guillemets.",
    "colon": "Un deux-points annonce la citation.",
    "read_out": "Quelqu’un lit ou transmet ces mots\u00a0; ils sont de leur auteur.",
    "noun_beside": "Ces mots sont accolés à un nom de parole, dont voici l’auteur.",
    "read_in": "«\u00a0Lit-on dans\u00a0» introduit ce nom.",
    "incise": "Une incise nomme qui rapporte ces propos.",
    "incise_after": "Une incise suit la citation.",
    "loose_colon": "Un deux-points précède la citation, sans verbe de parole à côté.",
    "clause_after": "Une proposition après la citation dit qui parle.",
    "in_brackets": "La source est entre parenthèses.",
    "nested_clause": "Une proposition enchâssée dit qui parle.",
    "governing_verb": "Un verbe de parole régit la citation.",
    "incise_between": "Une incise finit juste avant la citation.",
    "governing_noun": "Un nom de parole, comme «\u00a0déclaration\u00a0», régit la citation.",
    "said_before": "La phrase d’avant rapporte ce que dit cette source, sans guillemets.",
    "continuation": "La citation poursuit la précédente.",
    "continuation_again": "La citation poursuit la précédente.",
    "according_to": "«\u00a0Selon\u00a0», «\u00a0d’après\u00a0» ou «\u00a0pour\u00a0» introduit ce nom.",
    "incise_of_sentence": "Une incise vaut pour toute la phrase.",
    "preceding_cue": "Le dernier verbe de parole avant le guillemet.",
    "agentless": "Un verbe de parole au passif, sans que l’on dise qui parle.",
    "heard": "Quelqu’un entend ces mots\u00a0: le texte ne dit pas qui les prononce.",
    "same_sentence": "La même phrase attribue une autre citation.",
    "that_clause": "Un verbe de parole introduit ces propos par «\u00a0que\u00a0».",
    "participle_clause": "Un participe, comme «\u00a0estimant que\u00a0», introduit ces propos.",
    "reported_infinitive": "Un infinitif dépend d’un verbe de parole\u00a0: «\u00a0promet de…\u00a0».",
    "reported_state": "«\u00a0Se dire\u00a0» ou «\u00a0se déclarer\u00a0» introduit ces mots.",
    "noun_that_clause": "Un nom de parole, comme «\u00a0annonce\u00a0», introduit ces propos par «\u00a0que\u00a0».",
    "noun_according_to": "«\u00a0Selon lequel\u00a0» introduit ces propos après un nom de parole.",
    "sentence_with_incise": "Une incise attribue la phrase à quelqu’un.",
    "sentence_according_to": "«\u00a0Selon\u00a0» ou «\u00a0d’après\u00a0» attribue la phrase à quelqu’un.",
    "sentence_in_the_eyes_of": "«\u00a0Pour\u00a0» dit de qui vient ce jugement.",
    "governing_clause": "Un verbe de parole régit celui du locuteur.",
    "cited": "Ces propos sont tirés d’un média ou d’une personne que le texte cite.",
    "reader": "Le texte dit qui lit ou transmet ces propos.",
    "by_the_voice_of": "«\u00a0Par la voix de\u00a0»\u00a0: le texte dit qui parle au nom du locuteur.",
    "passed_on_by": "Le texte dit qui transmet ces propos.",
    "echoed_by": "Le texte dit qui reprend ces propos à son compte ou s’en fait l’écho.",
    "sentence_after": "«\u00a0C’est ce qu’a rapporté…\u00a0» suit la phrase.",
    "joint_names": "Plusieurs personnes parlent ensemble.",
    "full_name": "Le nom complet est écrit.",
    "body_name": "C’est une institution, un pays ou un organisme.",
    "surname": "Le nom de famille renvoie au nom complet de l’article.",
    "apposition": "La description et le nom se suivent.",
    "role": "La fonction renvoie à une personne de l’article.",
    "anaphoric_noun": "«\u00a0Ce dernier\u00a0», «\u00a0l’intéressé\u00a0»\u00a0: renvoi à une personne déjà nommée.",
    "described_again": "Par son âge, son pays ou son ancienne fonction, renvoi à une personne déjà nommée.",
    "client": "Celui dont l’article nomme l’avocat.",
    "known_to_all": "Nommé par son seul nom de famille\u00a0: l’article le suppose connu de tous.",
    "body_again": "Renvoi à un organisme déjà nommé.",
    "goes_on": "La même personne continue de parler.",
    "first_or_second": "Le premier ou le second des deux qui viennent d’être nommés.",
    "both_of_them": "Les deux personnes nommées ensemble.",
    "same_office": "Autre mot pour la même fonction ou le même texte.",
    "joint_descriptions": "Plusieurs personnes parlent ensemble, chacune avec son nom.",
    "named_later": "La description reçoit un nom plus loin.",
    "plain_description": "L’article ne donne pas de nom, seulement cette description.",
    "fuller_description": "L’article donne ailleurs une description plus complète.",
    "description": "L’article ne donne pas de nom, seulement cette description.",
    "last_mentioned": "Renvoi à la personne mentionnée en dernier.",
    "one_of_them": "L’article n’en dit pas plus\u00a0: l’un de ceux dont il parle.",
    "place_of_on": "«\u00a0On\u00a0»\u00a0: ceux du lieu que la phrase nomme.",
    "pronoun": "Le pronom renvoie à une personne déjà mentionnée.",
    "first_person": "«\u00a0Je\u00a0»\u00a0: la personne dont les mots entourent ceux-ci.",
}
"""What each deciding rule saw, for a reader who wants to know why."""

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
    413: "Le texte envoyé est trop long.",
    503: "Le service n’est pas prêt. Réessayez dans un instant.",
}

FAILURE = "Quelque chose a échoué de notre côté. Le journal du service en garde la trace."


def level_of(chance: float) -> str:
    """The level of a confidence: a word for style sheets, and the key of what the page says."""
    return "sure" if chance >= SURE else "probable" if chance >= PROBABLE else "check"


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
        case ArticleNotFoundError(article_id=article_id):
            return f"Aucun article conservé ne porte le numéro {article_id}."
    return PROBLEMS.get(error.code or 500, FAILURE if (error.code or 500) >= 500 else PROBLEMS[400])


def spaced(number: int) -> str:
    """A number with thin no-break spaces between thousands, as French prints it."""
    return f"{number:,}".replace(",", "\u202f")
