"""Names that the two languages write with other accents, or as other words."""

from __future__ import annotations


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


UNACCENTED = _words(
    """
    africa america americas asia canada mexico panama peru haiti iran japan lebanon pakistan
    sudan taiwan turkistan kazakhstan kurdistan paris berlin milan dublin amsterdam nuremberg
    hanoi quebec sydney katmandu oceania canaan oregon tahiti galapagos niagara indianapolis
    michigan washington donbas gabon oman yemen bahrein butan benin niger togo congo fiyi
    angeles nueva salomon adan moises jesus abraham noe zeus kenia vietnam estambul teheran
    jordan cordoba sofia fatima saudi bangladesh azerbaijan tayikistan kazajistan uzbekistan
    turkmenistan kirguistan afganistan internet video version revolution union nation region
    mision vision division pension session conclusion decision inclusion extension expansion
    provision television commission dimension administration corporation organization plan coran
    islam orion saturn titan japon eden simon sion belen napoleon leviatan religion opinion
    million mission passion
    """
)
"""Names and words that lose their accents in English by right, accents folded."""
GIVEN = _words(
    """
    adrian agustin alvaro andres anibal angelica barbara beatriz benjamin cesar damian debora
    efrain elias fabian felix german hector hernan ines isaias ivan jose josue julian lucia
    maria matias monica nicolas oscar ramon raul rene rocio ruben sebastian tomas ursula
    valentin veronica victor zoe estefania estefan rosalia yesica zulema moran beltran duran
    roldan galan farfan caceres vasquez garcia diaz mejia rios macias avila alarcon colon leon
    calderon cordon falcon guzman roman teran millan tobon pabon rincon obregon aragon
    castrillon
    """
)
"""Names of people that have an accent in Spanish, accents folded."""
SPELLED_APART = _words(
    """
    professor profesor profesora doctor doctora senator senador senadora general capitan captain
    volumen volume licence license president presidente presidenta minister ministro ministra
    misuri missouri tejas texas misisipi mississippi nuevo nueva pensilvania pennsylvania
    filadelfia philadelphia florencia florence escocia scotland londres london ginebra geneva
    bruselas brussels copenhague copenhagen varsovia warsaw moscu moscow sudafrica filipinas
    philippines luisiana louisiana carolina hawai hawaii marruecos morocco argel algiers tunez
    tunis tripoli bagdad baghdad damasco damascus kabul kiev kyiv kiiv odesa odessa crimea pekin
    beijing seul seoul jamenei khamenei putin zelenski zelensky gadafi gaddafi arafat netanyahu
    francisco francis
    """
)
"""Names and titles that each language spells in its own way, accents folded."""
