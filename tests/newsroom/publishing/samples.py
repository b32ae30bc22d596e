"""Release inputs and list entries about an invented event, as values."""

from __future__ import annotations

from dataclasses import replace

from newsroom.publishing.pages.values import EditionPage, ListEntry, ReleaseInputs, SiteFacts

SITE = SiteFacts(
    name="The River Desk", public_url="https://news.example.org", languages=("en", "es")
)

BODY_EN = """\
<p>The community of Aguas Claras has kept watch over its river for nine years, with notebooks, \
two borrowed sensors and a rota that hangs on the school door. On Wednesday that patience was \
answered: a regional court ordered the works upstream to stop until the people who drink the \
water have been heard.</p>
<p>“We did not ask for a favour,” said Inés Quilca, who coordinates the watch. “We asked for \
what the law already says.” Her organisation, <i lang="es">Guardianas del Río</i>, had filed \
<a href="https://example.org/filing">its complaint</a> in March.</p>
<h2>What the court decided</h2>
<p>The order is short, and it is precise. It names three duties, and gives ninety days for each \
of them.</p>
<ul><li>The measurements of the community are evidence and enter the file.</li>\
<li>No work goes on before a consultation in the two languages of the valley.</li>\
<li>Those who kept the watch are under protection from today.</li></ul>
<blockquote class="post" lang="es"><p>Nueve años midiendo el agua. Hoy la medida cuenta. \
Gracias a cada persona defensora que hizo su turno. #AguasClaras</p>\
<footer>Guardianas del Río (@guardianas_ejemplo), \
<a href="https://social.example/p/1">8 de noviembre de 2017</a></footer></blockquote>
<p>The company said that it was reading the order and would answer within the time that it \
sets. The ministry did not reply to our questions.</p>
<h2>The watch goes on</h2>
<p>On Thursday morning the rota was on the school door again. “A court order does not measure \
water,” Quilca said, and wrote down the first figure of the day.</p>
"""

BODY_ES = """\
<p>La comunidad de Aguas Claras lleva nueve años vigilando su río, con cuadernos, dos sensores \
prestados y una lista de turnos colgada en la puerta de la escuela. El miércoles, esa paciencia \
tuvo respuesta: un tribunal regional ordenó detener las obras río arriba hasta que se escuche a \
quienes beben de esa agua.</p>
<p>«No pedimos un favor», dijo Inés Quilca, que coordina la vigilancia. «Pedimos lo que la ley \
ya dice». Su organización, Guardianas del Río, había presentado \
<a href="https://example.org/filing">la denuncia</a> en marzo.</p>
<h2>Qué decidió el tribunal</h2>
<p>La orden es breve y precisa. Establece tres obligaciones y da noventa días para cada una.</p>
<ul><li>Las mediciones de la comunidad son prueba y se incorporan al expediente.</li>\
<li>Ninguna obra continúa antes de una consulta en las dos lenguas del valle.</li>\
<li>Quienes hicieron la vigilancia cuentan con protección desde hoy.</li></ul>
<blockquote class="post"><p>Nueve años midiendo el agua. Hoy la medida cuenta. Gracias a cada \
persona defensora que hizo su turno. #AguasClaras</p><footer>Guardianas del Río \
(@guardianas_ejemplo), <a href="https://social.example/p/1">8 de noviembre de 2017</a></footer>\
</blockquote>
<p>La empresa dijo que estaba leyendo la orden y que respondería en el plazo que esta fija. El \
ministerio no contestó a nuestras preguntas.</p>
<h2>La vigilancia sigue</h2>
<p>El jueves por la mañana, la lista de turnos estaba otra vez en la puerta de la escuela. «Una \
orden judicial no mide el agua», dijo Quilca, y anotó la primera cifra del día.</p>
"""

ENGLISH = EditionPage(
    language="en",
    slug="court-orders-works-on-the-river-to-stop",
    title="Court orders works on the river to stop until the people who drink from it are heard",
    standfirst="After nine years of measuring their own water, a community in the highlands has "
    "won the right to be asked.",
    body=BODY_EN,
    photo_credit="@rio_ejemplo",
    byline="Teresa Alvarado",
    translator="",
    reviewer="Ruth Adeyemi",
    dateline="2017-11-08",
    countries=("PE", "BO"),
    revision_digest="a" * 64,
)

SPANISH = EditionPage(
    language="es",
    slug="un-tribunal-ordena-detener-las-obras",
    title="Un tribunal ordena detener las obras del río hasta que se escuche a quienes beben de él",
    standfirst="Tras nueve años midiendo su propia agua, una comunidad del altiplano gana el "
    "derecho a que se le pregunte.",
    body=BODY_ES,
    photo_credit="@rio_ejemplo",
    byline="Teresa Alvarado",
    translator="Joaquín Ferrer",
    reviewer="Lucía Montes",
    dateline="2017-11-08",
    countries=("PE", "BO"),
    revision_digest="b" * 64,
)

ARTICLE_ID = "6f1c0a52d7e34b0f9a63c1d2e4f50718"

RELEASE = ReleaseInputs(
    article_id=ARTICLE_ID,
    source_language="en",
    public_at="2026-11-23T10:40:00.000000+00:00",
    first_public_at="2026-11-23T10:40:00.000000+00:00",
    editions=(ENGLISH, SPANISH),
    site=SITE,
)


def entry_of(edition: EditionPage, release: ReleaseInputs = RELEASE) -> ListEntry:
    """Return the list entry of one edition of a release."""
    return ListEntry(
        article_id=release.article_id,
        language=edition.language,
        slug=edition.slug,
        title=edition.title,
        standfirst=edition.standfirst,
        byline=edition.byline,
        dateline=edition.dateline,
        countries=edition.countries,
        first_public_at=release.first_public_at,
        public_at=release.public_at,
        is_source=edition.language == release.source_language,
        alternates=tuple(
            (one.language, one.slug) for one in release.editions if one.language != edition.language
        ),
        source_language=release.source_language,
    )


PAIR = (entry_of(ENGLISH), entry_of(SPANISH))


def numbered(number: int) -> tuple[ListEntry, ListEntry]:
    """Return the pair once more, as another article."""
    article_id = f"{number:032x}"
    english, spanish = (
        replace(one, article_id=article_id, slug=f"{one.slug}-{number}") for one in PAIR
    )
    return (
        replace(english, alternates=(("es", spanish.slug),)),
        replace(spanish, alternates=(("en", english.slug),)),
    )
