"""Acronyms of bodies and instruments that have one of their own in each language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Body:
    """What one body or instrument is called, first in short, then in full."""

    english: tuple[str, ...]
    spanish: tuple[str, ...]
    full_english: tuple[str, ...]
    full_spanish: tuple[str, ...]

    def short(self, language: str) -> tuple[str, ...]:
        """Return its acronyms in a language, the usual one first."""
        return self.english if language == "en" else self.spanish

    def full(self, language: str) -> tuple[str, ...]:
        """Return words that its full name has in a language."""
        return self.full_english if language == "en" else self.full_spanish


def _bodies(lines: str) -> tuple[Body, ...]:
    found = []
    for line in lines.strip().splitlines():
        parts = [tuple(one.strip() for one in part.split(",")) for part in line.split("|")]
        found.append(Body(*parts))
    return tuple(found)


BODIES = _bodies(
    """
    UN|ONU, NN. UU., NNUU|United Nations|Naciones Unidas
    EU|UE|European Union|Unión Europea
    US, USA, U.S., U.S.A.|EE. UU., EE.UU., EEUU, EUA|United States|Estados Unidos
    UK, U.K.|Reino Unido|United Kingdom|Reino Unido
    NATO|OTAN|North Atlantic Treaty|Atlántico Norte
    NGO, NGOs|ONG|non-governmental, nongovernmental|no gubernamental
    ICC|CPI|International Criminal Court|Corte Penal Internacional
    ICJ|CIJ|International Court of Justice|Corte Internacional de Justicia
    IACHR|CIDH|Inter-American Commission|Comisión Interamericana
    IACtHR, I/A Court H.R.|Corte IDH|Inter-American Court|Corte Interamericana
    ECHR, ECtHR|TEDH, CEDH|European Court of, European Convention|Tribunal Europeo, Convenio
    OAS|OEA|Organization of American States|Organización de los Estados Americanos
    WHO|OMS|World Health|Mundial de la Salud
    PAHO|OPS|Pan American Health|Panamericana de la Salud
    ILO|OIT|International Labour, International Labor|Internacional del Trabajo
    IOM|OIM|Organization for Migration|para las Migraciones
    IMF|FMI|Monetary Fund|Fondo Monetario
    IDB|BID|Inter-American Development Bank|Banco Interamericano
    WTO|OMC|World Trade|Mundial del Comercio
    WFP|PMA|World Food|Mundial de Alimentos
    OHCHR|ACNUDH, OACNUDH, OACDH|High Commissioner for Human Rights|Derechos Humanos
    UNHCR|ACNUR|Refugee, for Refugees|para los Refugiados, Refugiados
    UNDP|PNUD|Development Programme|para el Desarrollo
    UNEP|PNUMA|Environment Programme|Medio Ambiente
    UNAIDS|ONUSIDA|Joint United Nations Programme|Programa Conjunto
    ICRC|CICR|Committee of the Red Cross|Cruz Roja
    UPR|EPU|Universal Periodic Review|Examen Periódico Universal
    ICCPR|PIDCP|Civil and Political Rights|Derechos Civiles y Políticos
    ICESCR|PIDESC|Social and Cultural Rights|Derechos Económicos
    UDHR|DUDH|Universal Declaration|Declaración Universal
    CRC|CDN|Rights of the Child|Derechos del Niño
    CRPD|CDPD|Persons with Disabilities|Personas con Discapacidad, con discapacidad
    GDP|PIB|gross domestic|producto interior, producto interno
    HIV|VIH|immunodeficiency|inmunodeficiencia
    DNA|ADN|deoxyribonucleic|desoxirribonucleico
    DRC|RDC|Democratic Republic of|República Democrática
    UAE|EAU|Arab Emirates|Emiratos Árabes
    USSR|URSS|Soviet Union|Unión Soviética
    """
)
"""Written from the bodies' own names; where one has several, the first is the usual one."""
