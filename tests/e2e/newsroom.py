"""An invented newsroom: articles whose quotations, speakers and relays are known, for they were written from them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

OUTLETS = ("Le Courrier du Val", "La Dépêche d’Armor", "Radio Garonne")
FIRST_DAY = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
SPEAKERS = (
    ("Inès Laval", "maire de Trévières"),
    ("Marc Delorme", "président du conseil départemental"),
    ("Sofia Benali", "directrice de l’hôpital"),
    ("Hugo Ferrand", "secrétaire général du syndicat"),
    ("Claire Vasseur", "ministre des Transports"),
    ("Paul Kermadec", "préfet du Finistère"),
    ("Nadia Roussel", "procureure de la République"),
    ("Étienne Garnier", "patron de la coopérative"),
    ("Lucie Morvan", "proviseure du lycée"),
    ("Thomas Lebrun", "capitaine des pompiers"),
)
RELAYS = (("Julie Caron", "porte-parole"), ("Bruno Tessier", "conseiller"), ("Maud Lehmann", "directrice de cabinet"))
SENTENCES = (
    "Le pont rouvrira avant l’été",
    "Nous n’avons jamais fermé ce service",
    "La digue tiendra encore vingt ans",
    "Les comptes de la régie sont sains",
    "Cette école ne perdra aucune classe",
    "Le chantier coûtera deux fois moins cher",
    "Nos équipes dorment à peine depuis mardi",
    "La rivière n’a pas débordé cette nuit",
    "Aucun emploi ne sera supprimé au port",
    "L’œuvre sera restaurée dans nos ateliers",
    "Les habitants ont droit à une réponse",
    "Le nouveau tramway ne passera pas ici",
    "Nous voterons contre ce budget",
    "L’eau du robinet est parfaitement potable",
    "La grève continuera jusqu’à vendredi",
    "Les pêcheurs attendent depuis trop longtemps",
)
BACKGROUND = (
    "La séance a duré trois heures et le public était nombreux.",
    "Le dossier avait été déposé en janvier à la préfecture.",
    "Une réunion publique est prévue la semaine prochaine.",
    "Le bâtiment date des années soixante.",
)
VERBS = ("a déclaré", "a assuré", "a expliqué", "a affirmé")


@dataclass(frozen=True)
class Said:
    """Words, who said them, and who passed them on."""

    words: str
    speaker: str
    relay: str | None = None


@dataclass(frozen=True)
class Story:
    """One article of one outlet, at one version."""

    outlet: str
    external_id: str
    version: int
    published_at: datetime
    paragraphs: tuple[str, ...]
    said: tuple[Said, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs) + "\n"

    @property
    def html(self) -> str:
        return "".join(f"<p>{paragraph}</p>\n" for paragraph in self.paragraphs)

    def revised(self, chance: random.Random) -> Story:
        """The next version: a paragraph in front, so that everything moves; now and then a sentence more."""
        update = f"Mis à jour à {chance.randrange(10, 24)} heures. {chance.choice(BACKGROUND)}"
        return replace(self, version=self.version + 1, paragraphs=(update, *self.paragraphs))


def write_story(number: int, chance: random.Random) -> Story:
    """One article with two or three quotations, one of them often passed on by somebody."""
    (name, role), (other, other_role) = chance.sample(SPEAKERS, 2)
    words = chance.sample(SENTENCES, 3)
    opening = f"« {words[0]} », {chance.choice(VERBS)} {name}, {role}, devant la presse. {chance.choice(BACKGROUND)}"
    reply = f"{other}, {other_role}, {chance.choice(VERBS)} : « {words[1]}. »"
    said = [Said(words[0], name), Said(words[1], other)]
    paragraphs = [opening, reply]
    if number % 2:
        relay, job = chance.choice(RELAYS)
        paragraphs.append(f"Selon {relay}, {job} de la mairie, {name} a promis que « {lower_first(words[2])} ».")
        said.append(Said(lower_first(words[2]), name, relay))
    return Story(
        outlet=OUTLETS[number % len(OUTLETS)],
        external_id=f"article-{number}",
        version=1,
        published_at=FIRST_DAY + timedelta(hours=3 * number),
        paragraphs=tuple(paragraphs),
        said=tuple(said),
    )


def lower_first(words: str) -> str:
    return words[0].lower() + words[1:]


def write_stories(count: int, chance: random.Random) -> list[Story]:
    return [write_story(number, chance) for number in range(count)]
