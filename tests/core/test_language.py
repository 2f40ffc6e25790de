"""Whether a text looks French."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.core.language import SHORTEST, looks_french

FRENCH = (
    "La préfète a promis que le tunnel rouvrira lundi et que les riverains seront reçus dans la journée. "
    "Le maire, qui ne croit pas à ce calendrier, a écrit au ministre pour demander un délai."
)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Monday that the tunnel is closed and that it will not be open for the rest of the year, "
        "with a second inspection in the spring.",
        "El alcalde dijo el lunes que el túnel está cerrado y que no se abrirá por el resto del año, con una segunda "
        "inspección en la primavera y otra en el verano.",
        "Der Tunnel ist nicht offen und die Stadt hat das am Montag mit einer kurzen Erklärung in den Zeitungen "
        "bestätigt, von der sich viele nicht überzeugen lassen.",
        "Il presidente ha detto lunedì che era molto preoccupato per la situazione e che avrebbe fatto tutto il "
        "possibile per aiutare la gente del paese.",
        "El presidente dijo el lunes que estaba muy preocupado por la situación y que haría todo lo posible para "
        "ayudar a la gente.",
        "dhfg kjsdh " * SHORTEST,
    ],
)
def test_other_languages_do_not(text):
    assert not looks_french(text)


def test_french_does_in_any_case():
    assert looks_french(FRENCH)
    assert looks_french(FRENCH.upper())


def test_of_a_short_text_nothing_is_said():
    assert looks_french("The tunnel is closed.")


def test_a_french_text_may_quote_another_language():
    assert looks_french(f"{FRENCH} « The show must go on », a-t-il conclu.")


@given(st.text())
def test_any_text_gets_an_answer(text):
    assert looks_french(text) in {True, False}
