"""Sample articles of those who search, and of those who did not come back."""

from newsroom.demo.story import Story, Words, flowing

SEARCHERS = Story(
    name="searchers",
    source_language="es",
    words={
        "en": Words(
            title="A judge recognises those who search as defenders of rights",
            standfirst=flowing("""
                For nineteen years, the families of San Lázaro del Río went looking for their
                own on their own. The ruling orders the authorities to go with them.
            """),
            body=flowing("""
                <p>Doña Eulalia Perdomo carries a steel rod, a notebook and a thermos of coffee.
                With the rod she feels the earth; with the notebook she remembers it. Last
                Thursday a judge of the riverside circuit told her, in so many words, that what
                she does is <strong>the defence of human rights</strong>.</p>
                <p>The ruling answers a petition by <em lang="es">Manos en la Tierra</em>, a
                group of forty-one families. It orders an escort for every outing, a forensic
                team within two days of each find, and
                <a href="https://manosenlatierra.example/sentencia" hreflang="es">a public
                register</a> of the places already searched.</p>
                <blockquote><p>Whoever searches for a disappeared person does the State’s work
                without the State’s means. The least that can be asked is that they should not
                also do it in fear.</p></blockquote>
                <p>The regional prosecutor’s office told this newsroom that it would comply and
                that it had already appointed a liaison. The families have asked that the
                liaison should know the river.</p>
                <blockquote class="post" lang="es" translate="no"><p>Hoy no encontramos a nadie.
                Hoy nos encontraron a nosotras. Gracias a quienes caminaron estos años a nuestro
                lado.</p>
                <footer><cite>Manos en la Tierra (@manosenlatierra)</cite>
                <time datetime="2026-02-05">5 de febrero de 2026</time></footer></blockquote>
                <p>And the notebook? “The notebook stays with me,” says Doña Eulalia. “But now I
                will let them make a copy.”</p>
            """),
            photo_credit="Tomás Aldana",
        ),
        "es": Words(
            title="Una jueza reconoce a quienes buscan como personas defensoras",
            standfirst=flowing("""
                Durante diecinueve años, las familias de San Lázaro del Río salieron solas a
                buscar a los suyos. La sentencia ordena que las autoridades las acompañen.
            """),
            body=flowing("""
                <p>Doña Eulalia Perdomo lleva una varilla de acero, un cuaderno y un termo de
                café. Con la varilla tantea la tierra; con el cuaderno la recuerda. El jueves
                pasado, una jueza del circuito ribereño le dijo, con todas las letras, que lo
                que hace es <strong>defender derechos humanos</strong>.</p>
                <p>La sentencia responde a una petición de <em lang="es">Manos en la
                Tierra</em>, un grupo de cuarenta y una familias. Ordena acompañamiento en cada
                salida, un equipo forense en los dos días siguientes a cada hallazgo y
                <a href="https://manosenlatierra.example/sentencia" hreflang="es">un registro
                público</a> de los lugares ya recorridos.</p>
                <blockquote><p>Quien busca a una persona desaparecida hace el trabajo del Estado
                sin los medios del Estado. Lo menos que puede pedirse es que no lo haga, además,
                con miedo.</p></blockquote>
                <p>La fiscalía regional aseguró a esta redacción que cumplirá y que ya ha
                nombrado a una persona de enlace. Las familias han pedido que esa persona
                conozca el río.</p>
                <blockquote class="post" lang="es" translate="no"><p>Hoy no encontramos a nadie.
                Hoy nos encontraron a nosotras. Gracias a quienes caminaron estos años a nuestro
                lado.</p>
                <footer><cite>Manos en la Tierra (@manosenlatierra)</cite>
                <time datetime="2026-02-05">5 de febrero de 2026</time></footer></blockquote>
                <p>¿Y el cuaderno? «El cuaderno se queda conmigo —dice doña Eulalia—. Pero ahora
                voy a dejar que le saquen copia».</p>
            """),
            photo_credit="Tomás Aldana",
        ),
    },
    countries=("CO",),
    days_ago=5,
)

SHOES = Story(
    name="shoes",
    source_language="en",
    words={
        "en": Words(
            title="A hundred and six pairs of shoes on the beach at Ndiaguène",
            standfirst=flowing("""
                The mothers of those who went to sea and did not write have opened an office.
                Its first task is to find out how many are missing.
            """),
            body=flowing("""
                <p>They set them out at low tide, toes to the water: football boots, sandals,
                one pair of polished black shoes which had been bought for a wedding. Then the
                mothers of Ndiaguène read out the names. The wind took some of them, so they
                read them again.</p>
                <p>The association is called <em lang="wo">Yaayi Géej</em>, Mothers of the Sea.
                It does not argue about who should have gone and who should have stayed. It
                wants what any family wants after an accident: <strong>a list, a search and an
                answer</strong>.</p>
                <blockquote><p>They tell us that the sea does not keep archives. Very well. Then
                we shall keep them for the sea.</p></blockquote>
                <p>Ndèye Coumba Fallou, the treasurer, has written to eleven harbours. Three
                have answered. One sent a drawer’s worth of photographs – watches, amulets, a
                key – and among them a mother recognised the key. The office collects such
                traces in <a href="https://mothers-of-the-sea.example/traces">a catalogue closed
                to all but families</a>.</p>
            """),
        ),
        "es": Words(
            title="Ciento seis pares de zapatos en la playa de Ndiaguène",
            standfirst=flowing("""
                Las madres de quienes se hicieron a la mar y no escribieron han abierto una
                oficina. Su primera tarea es averiguar cuántas personas faltan.
            """),
            body=flowing("""
                <p>Los colocaron con la marea baja, con la punta hacia el agua: botas de fútbol,
                sandalias, un par de zapatos negros lustrados que se habían comprado para una
                boda. Luego, las madres de Ndiaguène leyeron los nombres. El viento se llevó
                algunos, así que volvieron a leerlos.</p>
                <p>La asociación se llama <em lang="wo">Yaayi Géej</em>, Madres del Mar. No
                discute quién debió irse ni quién debió quedarse. Quiere lo que quiere cualquier
                familia después de un accidente: <strong>una lista, una búsqueda y una
                respuesta</strong>.</p>
                <blockquote><p>Nos dicen que el mar no guarda archivos. Muy bien. Entonces los
                guardaremos por él.</p></blockquote>
                <p>Ndèye Coumba Fallou, la tesorera, ha escrito a once puertos. Tres han
                respondido. Uno envió un cajón entero de fotografías —relojes, amuletos, una
                llave— y, entre ellas, una madre reconoció la llave. La oficina reúne esas
                huellas en <a href="https://mothers-of-the-sea.example/traces">un catálogo al
                que solo acceden las familias</a>.</p>
            """),
        ),
    },
    countries=("SN",),
    days_ago=7,
)

PRINTERS = Story(
    name="printers",
    source_language="es",
    words={
        "en": Words(
            title="The printing house that hid its lists among poems",
            standfirst=flowing("""
                Behind a wall in the port district, three metal cases have turned up. They held
                the proofs of a workers’ newspaper and one hundred and ninety names.
            """),
            body=flowing("""
                <p>The mason thought that they were pipes. They were cases of type, welded shut,
                and inside, between the proofs of a sonnet and an advertisement for hats,
                somebody had set in six-point type the names of the people <strong>who were
                detained that winter</strong>.</p>
                <p>The <em lang="es">Imprenta del Faro</em> closed more than half a century ago.
                Its last apprentice, Wáshington Etcheluz, is ninety-one and remembers the smell
                of the solder. He does not remember any list. “They didn’t show me,” he says,
                “and that is why I am here.”</p>
                <p>Archivists from the neighbourhood library have begun to compare the names
                with <a href="https://archivodelfaro.example/nombres">the registers already
                known</a>. Seventeen appear in none of them. Behind each, perhaps, there is a
                family that has never had anything to show.</p>
                <p>The sonnet, incidentally, is good. It speaks of a lighthouse that is switched
                off so that the ships may see the stars.</p>
            """),
        ),
        "es": Words(
            title="La imprenta que escondió sus listas entre poemas",
            standfirst=flowing("""
                Tras una pared del barrio del puerto han aparecido tres cajas de metal.
                Guardaban las pruebas de un periódico obrero y ciento noventa nombres.
            """),
            body=flowing("""
                <p>El albañil creyó que eran tuberías. Eran cajas de tipos, soldadas, y dentro,
                entre las pruebas de un soneto y un anuncio de sombreros, alguien había
                compuesto en cuerpo seis los nombres de las personas <strong>detenidas aquel
                invierno</strong>.</p>
                <p>La <em lang="es">Imprenta del Faro</em> cerró hace más de medio siglo. Su
                último aprendiz, Wáshington Etcheluz, tiene noventa y un años y recuerda el olor
                de la soldadura. No recuerda ninguna lista. «No me la enseñaron —dice—, y por
                eso estoy aquí».</p>
                <p>El equipo de archivo de la biblioteca del barrio ha empezado a cotejar los
                nombres con <a href="https://archivodelfaro.example/nombres">los registros ya
                conocidos</a>. Diecisiete no figuran en ninguno. Detrás de cada uno hay, quizá,
                una familia que nunca ha tenido nada que mostrar.</p>
                <p>El soneto, por cierto, es bueno. Habla de un faro que se apaga para que los
                barcos puedan ver las estrellas.</p>
            """),
        ),
    },
    countries=("UY",),
    days_ago=8,
)
