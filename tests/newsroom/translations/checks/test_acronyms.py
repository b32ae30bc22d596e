"""A body with an acronym in each language is called by the right one."""

from __future__ import annotations

import pytest

from newsroom.translations.checks import acronyms
from newsroom.translations.checks.finding import Severity
from tests.newsroom.translations.checks.looking import EN_ES, ES_EN, pointed, said

CHECK = acronyms.CHECK
RIGHT = [
    ("The ICC issued a warrant", "La CPI emitió una orden"),
    ("The UN and the EU", "La ONU y la UE"),
    ("a UN expert", "una experta de las Naciones Unidas"),
    ("NGOs in the U.S.", "las ONG de EE. UU."),
    ("NATO, WHO and ILO", "OTAN, OMS y OIT"),
    ("The IACHR asked the Court", "La CIDH pidió a la Corte"),
    ("HRW and UNESCO", "HRW y UNESCO"),
    ("The ICC is in The Hague", "La Corte está en La Haya"),
    ("US$30", "US$ 30"),
    ("USA Gymnastics", "USA Gymnastics"),
    ("the report “The UN Decade”", "el informe «The UN Decade»"),
    ("UN-Habitat", "ONU-Hábitat"),
    ("see un.org/UN", "véase un.org/UN"),
]
WRONG = [
    ("The ICC issued it", "La ICC la emitió", "“ICC” is “CPI” here.", "ICC", "ICC"),
    ("A UN panel met", "Un panel de la UN se reunió", "“UN” is “ONU” here.", "UN", "UN"),
    ("The ICC ruled", "La CIJ falló", "“ICC” is “CPI”, not “CIJ”.", "ICC", "CIJ"),
    ("Seven NGOs left", "Siete NGOs se fueron", "“NGOs” is “ONG” here.", "NGOs", "NGOs"),
]


class Terms:
    """Terms that know one acronym."""

    def twin_of(self, sign: str, language: str) -> str | None:
        return "#CBD" if (sign, language) == ("#BDC", "es") else None


@pytest.mark.parametrize(("english", "spanish"), RIGHT)
def test_a_body_has_its_acronym_or_its_name(english, spanish):
    assert said(CHECK, english, spanish, EN_ES) == []
    assert said(CHECK, spanish, english, ES_EN) == []


@pytest.mark.parametrize(("source", "target", "message", "at", "other"), WRONG)
def test_an_acronym_of_the_source_language_is_pointed_at(source, target, message, at, other):
    assert said(CHECK, source, target) == [message]
    assert pointed(CHECK, source, target) == [([at], [other])]
    assert CHECK.severity is Severity.WARNING


def test_english_has_its_own_as_well():
    assert said(CHECK, "La CPI emitió la orden", "The CPI issued the order", ES_EN) == [
        "“CPI” is “ICC” here."
    ]
    assert pointed(CHECK, "La OEA calló", "The OEA was silent", ES_EN) == [(["OEA"], ["OEA"])]


def test_the_newsrooms_terms_know_more():
    assert said(CHECK, "The BDC met", "Se reunió el BDC", terms=Terms()) == ["“BDC” is “CBD” here."]
    assert said(CHECK, "The BDC met", "Se reunió el CBD", terms=Terms()) == []
    assert said(CHECK, "The XYZ met", "Se reunió el XYZ", terms=Terms()) == []
