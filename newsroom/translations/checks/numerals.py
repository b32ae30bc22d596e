"""Words for numbers in English and Spanish, and how far each can be trusted to be one."""

from __future__ import annotations

from decimal import Decimal


def _table(lines: str) -> dict[str, Decimal]:
    """Return the words of lines such as ``3 three tres`` with their number."""
    found: dict[str, Decimal] = {}
    for line in lines.strip().splitlines():
        number, *words = line.split()
        found.update(dict.fromkeys(words, Decimal(number)))
    return found


CARDINALS = {
    "en": _table(
        """
        1 one
        2 two
        3 three
        4 four
        5 five
        6 six
        7 seven
        8 eight
        9 nine
        10 ten
        11 eleven
        12 twelve
        13 thirteen
        14 fourteen
        15 fifteen
        16 sixteen
        17 seventeen
        18 eighteen
        19 nineteen
        20 twenty
        30 thirty
        40 forty
        50 fifty
        60 sixty
        70 seventy
        80 eighty
        90 ninety
        """
    ),
    "es": _table(
        """
        1 un uno una
        2 dos
        3 tres
        4 cuatro
        5 cinco
        6 seis
        7 siete
        8 ocho
        9 nueve
        10 diez
        11 once
        12 doce
        13 trece
        14 catorce
        15 quince
        16 dieciséis dieciseis
        17 diecisiete
        18 dieciocho
        19 diecinueve
        20 veinte
        21 veintiuno veintiuna veintiún veintiun
        22 veintidós veintidos
        23 veintitrés veintitres
        24 veinticuatro
        25 veinticinco
        26 veintiséis veintiseis
        27 veintisiete
        28 veintiocho
        29 veintinueve
        30 treinta
        40 cuarenta
        50 cincuenta
        60 sesenta
        70 setenta
        80 ochenta
        90 noventa
        100 cien ciento
        200 doscientos doscientas
        300 trescientos trescientas
        400 cuatrocientos cuatrocientas
        500 quinientos quinientas
        600 seiscientos seiscientas
        700 setecientos setecientas
        800 ochocientos ochocientas
        900 novecientos novecientas
        """
    ),
}
SCALES = {
    "en": _table(
        """
        100 hundred
        1000 thousand
        1000000 million millions
        1000000000 billion billions
        1000000000000 trillion trillions
        """
    ),
    "es": _table(
        """
        1000 mil
        1000000 millón millones
        1000000000000 billón billones
        1000000000000000000 trillón trillones
        """
    ),
}
"""A billion is mil millones; a billón is a trillion."""
ABBREVIATED = _table(
    """
    1000 k
    1000000 m mm mn
    1000000000 bn b
    1000000000000 tn t
    """
)
"""What stands right behind figures: $2bn; some of it may be a unit, as in 100m."""
UNITS_TOO = frozenset({"m", "mm", "b", "t", "k"})
ORDINALS = {
    "en": _table(
        """
        1 first
        2 second
        3 third thirds
        4 fourth fourths
        5 fifth fifths
        6 sixth sixths
        7 seventh sevenths
        8 eighth eighths
        9 ninth ninths
        10 tenth tenths
        11 eleventh
        12 twelfth
        13 thirteenth
        14 fourteenth
        15 fifteenth
        16 sixteenth
        17 seventeenth
        18 eighteenth
        19 nineteenth
        20 twentieth
        30 thirtieth
        40 fortieth
        50 fiftieth
        60 sixtieth
        70 seventieth
        80 eightieth
        90 ninetieth
        """
    ),
    "es": _table(
        """
        1 primer primero primera primeros primeras
        2 segundo segunda segundos segundas
        3 tercer tercero tercera terceros terceras tercio tercios
        4 cuarto cuarta cuartos cuartas
        5 quinto quinta quintos quintas
        6 sexto sexta
        7 séptimo séptima
        8 octavo octava
        9 noveno novena
        10 décimo décima décimos décimas
        11 undécimo undécima decimoprimero decimoprimera
        12 duodécimo duodécima decimosegundo decimosegunda
        13 decimotercero decimotercera decimotercer
        14 decimocuarto decimocuarta
        15 decimoquinto decimoquinta
        16 decimosexto decimosexta
        17 decimoséptimo decimoséptima
        18 decimoctavo decimoctava
        19 decimonoveno decimonovena
        20 vigésimo vigésima
        30 trigésimo trigésima
        40 cuadragésimo cuadragésima
        50 quincuagésimo quincuagésima
        """
    ),
}


def _loose(lines: str) -> dict[str, frozenset[Decimal]]:
    """Return the words of lines such as ``0.5 50: half`` with everything they can stand for."""
    found = {}
    for line in lines.strip().splitlines():
        numbers, words = line.split(":")
        values = frozenset(map(Decimal, numbers.split()))
        found.update(dict.fromkeys(words.split(), values))
    return found


LOOSE = {
    "en": _loose(
        """
        0: zero no none nil nobody neither
        1: a an once single sole alone per each every only lone unique
        2: both couple pair pairs twice double doubled doubling dual twin twins twofold duo
        2: either bilateral semi
        3: thrice triple tripled treble trio triplet triplets threefold trilateral
        4: quadruple quadrupled quartet fourfold
        5: quintet
        0.5 50 2 30 6: half halves halved midway
        0.25 4 25 15 3: quarter quarters quarterly
        6: semester
        7: week weeks weekly
        10: decade decades
        12 24 36: dozen dozens
        14 15 2: fortnight fortnightly
        20 40 60: score
        20 1920 2020: twenties
        30 1930: thirties
        40 1940: forties
        50 1950: fifties
        60 1960: sixties
        70 1970: seventies
        80 1980: eighties
        90 1990: nineties
        100: century centuries centenary centennial hundreds hundredth
        1000: millennium millennia thousandth thousands
        1000000: millionth
        """
    ),
    "es": _loose(
        """
        0: cero no ningún ninguno ninguna nadie
        1: única único solo sola sólo unos unas cada
        2: ambos ambas par pares pareja parejas doble dobles duplica duplicó duplicar dual dúo
        2: gemelos gemelas mellizos mellizas bilateral
        3: triple triples triplica triplicó triplicar trío trillizos trilateral
        3 6 9: trimestre trimestres trimestral
        4: cuádruple cuarteto cuatrimestre cuadruplicó cuadruplicar
        5: quinteto quinquenio lustro
        6: semestre semestral sexenio sextuple
        0.5 50 2 30 6: medio media mitad medios medias
        0.25 4 25 15 3: cuarto cuarta cuartos cuartas
        10 20 30: decena década décadas decenio decenios decenas
        12 24 36: docena docenas
        7: semana semanas semanal
        14 15 2: quincena quincenal
        20: veintena veintes veintitantos veinteañero veinteañera
        30: treintena treintas treintañero treintañera
        40: cuarentena cuarentas
        50: cincuentena cincuentas
        60: sesentas
        70: setentas
        80: ochentas
        90: noventas
        100: siglo siglos centenario centenar centenares centésimo
        1000: milenio milenios millar millares milésimo miles
        """
    ),
}
"""Words that may stand where the other side has a number, and that nothing has to answer to."""
AND = {"en": "and", "es": "y"}
