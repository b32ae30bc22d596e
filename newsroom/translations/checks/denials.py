"""Words that deny, in English and Spanish, and words that only look as if they did."""

from __future__ import annotations

import re


def _any(lines: str) -> re.Pattern[str]:
    """Return the pattern of a list of words; an underscore stands for a space within one."""
    return re.compile(rf"\b(?:{'|'.join(lines.split())})\b".replace("_", " "), re.IGNORECASE)


PLAIN = {
    "en": _any(
        r"""
        not never no[_-]one nobody nothing nowhere none neither nor cannot without no \w+n['’]t
        """
    ),
    "es": _any(
        r"""
        no nunca jamás nadie nada ning(?:ún|un[oa]s?) tampoco sin
        """
    ),
}
"""Words that deny; each is looked for on the other side."""
IDIOMS = {
    "en": _any(
        r"""
        not?_(?:only|just|merely|simply|least|doubt|matter|until|to_mention|unlike|infrequently)
        no\.?_?\d+ whether_or_not or_not if_not why_not (?:more|as)_often_(?:as|than)_not
        nothing_(?:but|more|less|short) not?_(?:less|more|fewer|later)_than no\._of none_other
        no_sooner second_to_none can(?:no|['’])t_help without_(?:a_)?doubt last_but_not_least
        do(?:es)?n['’]t_(?:\w+_){1,2}until believe_it_or_not
        """
    ),
    "es": _any(
        r"""
        sin_embargo no_obstante sin_(?:lugar_a_)?dudas? no_(?:s[oó]lo|solamente|únicamente)
        nada_más no_(?:más|menos)_(?:de|que|allá) no_sino a_no_ser sin_más no_bien sin_precedentes?
        o_no si_no_es por_no_decir no_en_vano sino?_que nada_menos antes_que_nada ante_nada
        más_que_nada hasta_que_no de_la_nada no(?=_?\?)
        """
    ),
}
"""Where the same words deny nothing, or where the other language says it without them."""
_CONTRARY = {
    "en": r"""
        un(?!i[^nm]|der|til|it|cl)\w{4,}
        dis(?!tri|tan|tin|cu|ease|order|play|ast|crimin|solv|co|pute|turb)\w{4,}
        in(?:ac|ad|ca(?!rn)|co[mnr]|de(?!ed|x|bt|nt|pth)|di(?:re|st|sp)|ef|el|hu|se(?!ct|nt))\w{3,}
        in(?:su[fp]|to[lx]|val|vis)\w{3,}
        im(?:mo[bdr]|pass|pat|per[fsm]|poss|prac|prec|prob|pun)\w+
        il(?:leg|lic|lit)\w+ ir(?:rel|res|rev|reg|rec)\w+ non-?\w{4,} mis(?!s)\w{4,}
        \w{3,}less(?:ly|ness)?
        """,
    "es": r"""
        in(?:ac|ad|ca(?!rn)|co[mnr]|cum|de(?!mn)|dig|diso|efic|elud|esp|exi|fund|hum|just)\w{2,}
        in(?:móv|mun|neg|nec|o[cpf]|seg|sens|sos|suf|sup|toc|tol|út|val|vál|vis|viab|ex[ip])\w{2,}
        in(?:def|doc|frec|habi|háb|igual|imag|inte|mod|olv|tac|term|us[iu]|vict)\w{2,}
        im(?:par|pos|prev|pres[ct]|prop|pun|pot|prob|próp|perf|perd)\w{2,}
        il(?:eg|íc|es|im)\w{2,} irr(?:eal|eg|ep|es|ec)\w{2,}
        des(?!arr|pu[eé]s|de|cri|cub|tin|ta[cr]|can|pert|ped|pla|fil|pac|cen|tru|vi)\w{4,}
        """,
}
"""Words that their first or last syllable turns into the contrary."""
HIDDEN = {
    "en": _any(
        r"""
        unable unless fail\w* lack\w* refus\w* den(?:y|ie[sd]|ying|ials?) hardly barely scarcely
        rarely seldom except\w* far_from instead rather_than few little absen\w+ avoid\w*
        prevent\w* stop(?:s|ped|ping)? other_than free_(?:of|from) even_(?:if|though) ban(?:s|ned)?
        prohibit\w* forbid\w* missing ignor\w* reject\w* oppos\w* empty declin\w* too neglect\w*
        despite wrong\w* ceas\w* withh\w+ exclud\w+ contrary devoid depriv\w+ nil zero skip\w*
        omit\w* false\w* safe blind intact nonetheless hard difficult lost less deficient gone dead
        leav(?:e|es|ing)_out left_out yet_to still_to unchanged away_from sans free negative
        \w+-free
        """
        + _CONTRARY["en"]
    ),
    "es": _any(
        r"""
        ni carec\w+ carencia\w* falt\w+ impid\w+ imped\w+ neg(?:ó|aron|ar|ad[oa]s?|aba\w*)
        negativ\w+ nieg\w+ rechaz\w+ reh[uú]s\w+ evit\w+ dej\w+_de salvo excepto apenas poc[oa]s?
        en_(?:vez|lugar)_de ausen\w+ proh[íi]b\w+ a_menos exent\w+ libres?_de nul[oa]s? rara_vez
        raramente difícilmente fuera_de cero vac[ií][oa]s? abst\w+ omit\w+ ignor\w+ descono\w+
        excl(?:uy|ui)\w+ lejos_de ajen[oa]s? privad[oa]s?_de cesar\w* cese escas\w+ más_allá
        al_margen fracas\w+ negligen\w+ demasiado fals[oa]s? iles[oa]s? dif[íi]cil(?:es)?
        perdid[oa]s? igual muert[oa]s? a_salvo pese_a a_pesar menos
        """
        + _CONTRARY["es"]
    ),
}
"""Words that can carry a negation of the other side, and that nothing has to answer to."""
