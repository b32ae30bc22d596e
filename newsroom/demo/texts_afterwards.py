"""Sample articles that something happens to after they are public."""

from newsroom.demo.story import Story, Words, flowing

WELLS = Story(
    name="wells",
    source_language="en",
    words={
        "en": Words(
            title="The nine wells of Tamsirat have a keeper each",
            standfirst="A council of women decides when the pumps rest, and for how long.",
            body=flowing("""
                <p>In Tamsirat the pumps stop at noon. Nobody rings a bell; the keepers simply lift
                the handles and hang them on the wall, where everybody can see that they rest.</p>
                <h2>A rule that fits on one hand</h2>
                <p>The council meets on the first day of each month. It measures every well with the
                same knotted rope and <strong>writes the knots on a board</strong> beside the
                school.</p>
                <p>Two summers ago a bottling plant asked for the lower spring. The council offered
                to measure that one too. The plant has not come back with an answer.</p>
            """),
        ),
        "es": Words(
            title="Cada uno de los nueve pozos de Tamsirat tiene quien lo cuide",
            standfirst="Un consejo de mujeres decide cuándo descansan las bombas, y cuánto.",
            body=flowing("""
                <p>En Tamsirat las bombas paran a mediodía. Nadie toca una campana: las cuidadoras
                levantan las palancas y las cuelgan en la pared, a la vista de todo el mundo.</p>
                <h2>Una regla que cabe en una mano</h2>
                <p>El consejo se reúne el primer día de cada mes. Mide todos los pozos con la misma
                cuerda de nudos y <strong>apunta los nudos en una pizarra</strong> junto a la
                escuela.</p>
                <p>Hace dos veranos, una embotelladora pidió el manantial de abajo. El consejo se
                ofreció a medirlo también. La planta no ha vuelto con una respuesta.</p>
            """),
        ),
    },
    countries=("MA",),
    days_ago=12,
)

MARKET = Story(
    name="market",
    source_language="es",
    words={
        "en": Words(
            title="The market stall where letters are read aloud",
            standfirst="On Saturdays a retired postwoman reads official letters to whoever asks.",
            body=flowing("""
                <p>The sign says <strong>I read, I do not judge</strong>. Beneath it there are two
                chairs, a lamp and a tin of sharpened pencils.</p>
                <h2>What the letters say</h2>
                <p>Most are bills. Some are evictions, and those she reads twice: once as they are
                written and once in the words of the street.</p>
                <p>She keeps no copies. Whoever comes takes the letter home, and with it a list of
                three doors to knock on.</p>
            """),
        ),
        "es": Words(
            title="El puesto del mercado donde se leen cartas en voz alta",
            standfirst="Los sábados, una cartera jubilada lee cartas oficiales a quien lo pida.",
            body=flowing("""
                <p>El letrero dice <strong>leo, no juzgo</strong>. Debajo hay dos sillas, una
                lámpara y una lata de lápices afilados.</p>
                <h2>Lo que dicen las cartas</h2>
                <p>La mayoría son facturas. Algunas son desahucios, y esas las lee dos veces: una
                como están escritas y otra con las palabras de la calle.</p>
                <p>No guarda copias. Quien viene se lleva la carta a casa y, con ella, una lista de
                tres puertas a las que llamar.</p>
            """),
        ),
    },
    countries=("UY",),
    days_ago=15,
)

ORCHARD = Story(
    name="orchard",
    source_language="en",
    words={
        "en": Words(
            title="Photographs are said to show who felled the orchard at Brezovo",
            standfirst="Twelve pictures reached the newsroom in an envelope without a sender.",
            body=flowing("""
                <p>The trees came down in one night. In the morning there were forty stumps and the
                marks of two lorries on the wet road.</p>
                <h2>Twelve pictures</h2>
                <p>The envelope came a week later. On the back of each print somebody had written an
                hour, <em>always the same hand</em>.</p>
                <p>The families have asked the prosecutor to look at the pictures. The company says
                that its lorries were elsewhere.</p>
            """),
        ),
        "es": Words(
            title="Unas fotografías mostrarían quién taló el huerto de Brezovo",
            standfirst="Doce imágenes llegaron a la redacción en un sobre sin remitente.",
            body=flowing("""
                <p>Los árboles cayeron en una noche. Por la mañana había cuarenta tocones y las
                huellas de dos camiones en la carretera mojada.</p>
                <h2>Doce imágenes</h2>
                <p>El sobre llegó una semana después. Al dorso de cada copia, alguien había escrito
                una hora, <em>siempre con la misma letra</em>.</p>
                <p>Las familias han pedido a la fiscalía que examine las imágenes. La empresa dice
                que sus camiones estaban en otro lugar.</p>
            """),
        ),
    },
    countries=("RS",),
    days_ago=20,
)

WRONG = {
    "en": " Eight of them have water all year.",
    "es": " Ocho tienen agua todo el año.",
}
"""What the first publication of the wells says, and should not."""
CORRECTED = {
    "en": "We wrote that eight of the wells have water all year. Nobody has measured that yet; "
    "we have taken the sentence out.",
    "es": "Escribimos que ocho de los pozos tienen agua todo el año. Nadie lo ha medido todavía; "
    "hemos quitado la frase.",
}
RETRACTED = {
    "en": "An independent laboratory found that the photographs were put together from others. "
    "We should have asked before we published. We apologise to the families and to our readers.",
    "es": "Un laboratorio independiente comprobó que las fotografías se compusieron a partir de "
    "otras imágenes. Debimos preguntar antes de publicar. Pedimos disculpas a las familias y a "
    "quienes nos leen.",
}
