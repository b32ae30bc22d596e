"""What a good text of each kind has: headings and prompts to write into, in Markdown.

These are words of articles, so they are in the language of the text and not of the page.
"""

from __future__ import annotations

from newsroom.articles.kinds import ArticleKind as Kind

_NEWS_EN = """\
{✎ What happened, where, when and to whom? The most important fact in one sentence.}

{✎ Who says so? Name at least two sources that know it independently, or say why there is one
only.}

> {✎ A sentence of somebody who lived through it, in their own words.}

## What is known of how it came about

{✎ What happened before? One paragraph for somebody who reads of this for the first time.}

## What the other side says

{✎ Whom did you ask for a reply, when, and what did they answer? If nobody answered, say so.}

{✎ What happens next: a hearing, a deadline, a march? With its date.}
"""
_NEWS_ES = """\
{✎ ¿Qué pasó, dónde, cuándo y a quién? El hecho principal, en una frase.}

{✎ ¿Quién lo afirma? Cite al menos dos fuentes independientes, o explique por qué hay una sola.}

> {✎ Una frase de alguien que lo vivió, en sus propias palabras.}

## Qué se sabe de los antecedentes

{✎ ¿Qué ocurrió antes? Un párrafo para quien lee sobre esto por primera vez.}

## Qué responde la otra parte

{✎ ¿A quién se pidió una respuesta, cuándo y qué contestó? Si nadie contestó, dígalo.}

{✎ ¿Qué viene ahora: una audiencia, un plazo, una marcha? Con su fecha.}
"""
_STATEMENT_EN = """\
{✎ Who speaks, from where, and on whose behalf? With the date.}

{✎ What moves them to speak now? The fact in two sentences.}

## What we demand

- {✎ Of whom, what, by when? One demand a line, each of which can be fulfilled and checked.}
- {✎ The next demand.}

## Background

{✎ What does somebody need to know who has never heard of this? With sources that can be looked
up.}

## Who signs

{✎ The names, only of those who agreed to be named here and in every language.}

## Contact

{✎ A role, an address or a number that may be public, and its hours. No private number.}
"""
_STATEMENT_ES = """\
{✎ ¿Quién habla, desde dónde y en nombre de quiénes? Con la fecha.}

{✎ ¿Por qué se pronuncia ahora? El hecho, en dos frases.}

## Qué exigimos

- {✎ ¿A quién, qué y para cuándo? Una exigencia por línea, que se pueda cumplir y comprobar.}
- {✎ La siguiente exigencia.}

## Antecedentes

{✎ ¿Qué necesita saber quien nunca oyó hablar de esto? Con fuentes que se puedan consultar.}

## Quiénes firman

{✎ Los nombres, solo de quienes aceptaron aparecer aquí y en todos los idiomas.}

## Contacto

{✎ Una función, una dirección o un número que pueda ser público, y su horario. Ningún número
privado.}
"""
_REPORT_EN = """\
{✎ The main finding in two or three sentences, with its most important figure.}

## What we found

{✎ The findings, the gravest first. Each with what it rests on.}

## How we know

{✎ Period, places, number of interviews and documents; what could not be verified, and why.}

## What those concerned say

{✎ People affected in their own words, and what the authorities or companies named here replied.}

## What should follow

- {✎ To whom is it recommended, and what exactly?}
- {✎ The next recommendation.}

## Sources

{✎ Documents and data that readers can look up. None that leads to somebody who must stay
unnamed.}
"""
_REPORT_ES = """\
{✎ El hallazgo principal en dos o tres frases, con su cifra más importante.}

## Qué encontramos

{✎ Los hallazgos, empezando por el más grave. Cada uno con aquello que lo sustenta.}

## Cómo lo sabemos

{✎ Periodo, lugares, número de entrevistas y documentos; qué no se pudo verificar y por qué.}

## Qué dicen las personas afectadas y las partes señaladas

{✎ Las personas afectadas, en sus palabras, y qué respondieron las autoridades o empresas
aludidas.}

## Qué debería hacerse

- {✎ ¿A quién se le recomienda y qué exactamente?}
- {✎ La siguiente recomendación.}

## Fuentes

{✎ Documentos y datos que se puedan consultar. Ninguno que lleve a quien no debe ser
identificado.}
"""
_INTERVIEW_EN = """\
{✎ Who is it, what do they do, and why do they speak now? Where and when did you talk, in which
language?}

{✎ Did they agree to their name, their picture and every detail that lets others recognise them?}

**{✎ The first question: one that opens the conversation.}**

{✎ The answer.}

**{✎ The question that readers would ask.}**

{✎ The answer.}

**{✎ The critical question.}**

{✎ The answer.}

**{✎ The last question: what happens next, what should be known?}**

{✎ The answer.}

*{✎ Was the conversation shortened, translated or read again by them? Say so.}*
"""
_INTERVIEW_ES = """\
{✎ ¿Quién es, qué hace y por qué habla ahora? ¿Dónde, cuándo y en qué idioma conversaron?}

{✎ ¿Aceptó que aparezcan su nombre, su imagen y cada detalle que permita reconocerle?}

**{✎ La primera pregunta: una que abra la conversación.}**

{✎ La respuesta.}

**{✎ La pregunta que harían quienes leen.}**

{✎ La respuesta.}

**{✎ La pregunta crítica.}**

{✎ La respuesta.}

**{✎ La última pregunta: ¿qué viene ahora?, ¿qué debería saberse?}**

{✎ La respuesta.}

*{✎ ¿Se abrevió o se tradujo la conversación, o la persona la revisó? Dígalo.}*
"""
_EVENT_EN = """\
{✎ What takes place, who invites, and whom is it for? In two sentences.}

## When and where

- **Date and time:** {✎ Weekday, date, beginning and end, with the time zone if people join from
  afar.}
- **Place:** {✎ The address as people find it; or how to get it, if it is not to be public.}
- **Cost and registration:** {✎ Free? Until when, and where, does one register?}

## Programme

{✎ What happens when, and who speaks: only who agreed to be announced.}

## Coming safely

{✎ How to get there and back, whom to call on the way, whether pictures are taken, what not to
bring.}

## For everybody

{✎ Step-free access, interpretation and sign language, childcare, food; whom to tell what one
needs.}

## Contact

{✎ A role, an address or a number that may be public.}
"""
_EVENT_ES = """\
{✎ ¿Qué se celebra, quién convoca y a quiénes se dirige? En dos frases.}

## Cuándo y dónde

- **Fecha y hora:** {✎ Día de la semana, fecha, inicio y fin, con la zona horaria si hay quien
  se conecta de lejos.}
- **Lugar:** {✎ La dirección tal como se encuentra; o cómo obtenerla, si no debe ser pública.}
- **Costo e inscripción:** {✎ ¿Es gratis? ¿Hasta cuándo y dónde hay que inscribirse?}

## Programa

{✎ Qué ocurre a qué hora y quién interviene: solo quienes aceptaron que se les anuncie.}

## Llegar sin riesgos

{✎ Cómo llegar y volver, a quién llamar por el camino, si se tomarán imágenes, qué no conviene
llevar.}

## Para todas las personas

{✎ Acceso sin escalones, interpretación y lengua de señas, cuidado infantil, comida; a quién
avisar de lo que se necesita.}

## Contacto

{✎ Una función, una dirección o un número que pueda ser público.}
"""
_BY_KIND: dict[tuple[Kind, str], str] = {
    (Kind.NEWS, "en"): _NEWS_EN,
    (Kind.NEWS, "es"): _NEWS_ES,
    (Kind.STATEMENT, "en"): _STATEMENT_EN,
    (Kind.STATEMENT, "es"): _STATEMENT_ES,
    (Kind.REPORT, "en"): _REPORT_EN,
    (Kind.REPORT, "es"): _REPORT_ES,
    (Kind.INTERVIEW, "en"): _INTERVIEW_EN,
    (Kind.INTERVIEW, "es"): _INTERVIEW_ES,
    (Kind.EVENT, "en"): _EVENT_EN,
    (Kind.EVENT, "es"): _EVENT_ES,
}


def of(kind: Kind, language: str) -> str:
    """Return a kind's skeleton as Markdown; empty in a language that has none."""
    return _BY_KIND.get((kind, language), "")
