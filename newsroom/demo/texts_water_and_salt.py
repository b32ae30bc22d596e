"""Sample articles of water, salt, lead and the sea: what people drink, cross and live from."""

from newsroom.demo.story import Story, Words, flowing

LAKE = Story(
    name="lake",
    source_language="en",
    words={
        "en": Words(
            title="Fishing families may now see who empties what into Lake Ombiri",
            standfirst=flowing("""
                A county tribunal has opened eleven years of discharge records. The women who
                asked for them had been told, four times, that the papers did not exist.
            """),
            body=flowing("""
                <p>The boxes came out of the basement of the Ombiri water office on Monday,
                twenty-six of them, tied with sisal string. Inside lay what the Ombiri Shore
                Committee had been asking for since the fish began to die: a list of every
                licensed pipe that ends in the lake.</p>
                <p>The tribunal found that a record paid for by the public belongs to the
                public, and that a community which drinks from a lake need not explain why it
                wants to read about it. <a href="https://ombiri-shore.example/ruling">The
                ruling</a> is short and unusually plain: nine pages, no annexes.</p>
                <h2>What the office must do</h2>
                <ul>
                <li>publish each new permit within <strong>fourteen days</strong>;</li>
                <li>read the list aloud, twice a year, at the landing beach;</li>
                <li>answer written questions, in the language in which they are asked.</li>
                </ul>
                <blockquote class="post" lang="en" translate="no"><p>They said the papers did
                not exist. The papers weigh forty kilos. We carried them ourselves.</p>
                <footer><cite>Shore Committee (@ombirishore)</cite>
                <time datetime="2026-02-09">9 February 2026</time></footer></blockquote>
                <p>“We did not go to court against anyone,” says Achieng Wandera, who mends nets
                and keeps the committee’s minutes. “We went to court for a list.” She expects
                the reading to take all winter, and has asked the secondary school for its
                longest table.</p>
            """),
            photo_credit="Njeri Oduya / Ombiri Shore Committee",
        ),
        "es": Words(
            title="Las familias pescadoras ya pueden saber quién vierte qué en el lago Ombiri",
            standfirst=flowing("""
                Un tribunal del condado ha abierto once años de registros de vertidos. A las
                mujeres que los pidieron les habían dicho, cuatro veces, que esos papeles no
                existían.
            """),
            body=flowing("""
                <p>Las cajas salieron el lunes del sótano de la oficina de aguas de Ombiri:
                veintiséis, atadas con cuerda de sisal. Dentro estaba lo que el Comité de la
                Orilla de Ombiri venía pidiendo desde que empezaron a morir los peces: la lista
                de todas las tuberías autorizadas que desembocan en el lago.</p>
                <p>El tribunal concluyó que un registro pagado por la ciudadanía pertenece a la
                ciudadanía, y que una comunidad que bebe de un lago no tiene que explicar por
                qué quiere leer sobre él. <a href="https://ombiri-shore.example/ruling">La
                sentencia</a> es breve y de una claridad poco común: nueve páginas, sin
                anexos.</p>
                <h2>Lo que debe hacer la oficina</h2>
                <ul>
                <li>publicar cada nuevo permiso en un plazo de <strong>catorce
                días</strong>;</li>
                <li>leer la lista en voz alta, dos veces al año, en la playa de
                desembarque;</li>
                <li>responder a las preguntas escritas en la lengua en que se formulen.</li>
                </ul>
                <blockquote class="post" lang="en" translate="no"><p>They said the papers did
                not exist. The papers weigh forty kilos. We carried them ourselves.</p>
                <footer><cite>Shore Committee (@ombirishore)</cite>
                <time datetime="2026-02-09">9 February 2026</time></footer></blockquote>
                <p>«No fuimos a juicio contra nadie —dice Achieng Wandera, que remienda redes y
                lleva las actas del comité—. Fuimos a juicio por una lista». Calcula que la
                lectura durará hasta las lluvias largas y ha pedido a la escuela secundaria su
                mesa más larga.</p>
            """),
            photo_credit="Njeri Oduya / Comité de la Orilla de Ombiri",
        ),
    },
    countries=("KE",),
    days_ago=3,
)

SALT = Story(
    name="salt",
    source_language="es",
    words={
        "en": Words(
            title="The assembly that asked for the maps back",
            standfirst=flowing("""
                Before being consulted on a mine in the Wirajara salt flat, six communities
                demanded to see the project in their own language. They won four months and one
                word.
            """),
            body=flowing("""
                <p>The study had eleven hundred pages and a summary of three. The summary was in
                Spanish; the assembly of Wirajara debates in Aymara. Nobody shouted. Don Severo
                Quispaya simply returned the folder, closed, and <strong>asked for the
                maps</strong>.</p>
                <h2>A consultation begins with reading</h2>
                <p>The mediator agreed. For four months, eight young people translated plans,
                tables and footnotes, and recorded them for those who prefer to listen.
                <a href="https://asamblea-wirajara.example/audios">The recordings</a> may be
                heard by anyone.</p>
                <p>One term took them nine days: “residual water”. In Aymara, they explain,
                water has no leftovers. In the end they wrote <em lang="ay">usuta uma</em>, sick
                water, and the company’s engineer accepted that it was the more exact
                expression.</p>
                <p>The vote will take place after the sowing. Will they say yes, will they say
                no? “We shall say that we have understood,” Don Severo replies. “And then we
                shall talk.”</p>
            """),
        ),
        "es": Words(
            title="La asamblea que pidió que le devolvieran los mapas",
            standfirst=flowing("""
                Antes de ser consultadas sobre una mina en el salar de Wirajara, seis
                comunidades exigieron ver el proyecto en su propia lengua. Ganaron cuatro meses
                y una palabra.
            """),
            body=flowing("""
                <p>El estudio tenía mil cien páginas y un resumen de tres. El resumen estaba en
                castellano; la asamblea de Wirajara delibera en aimara. Nadie gritó. Don Severo
                Quispaya se limitó a devolver la carpeta, cerrada, y <strong>pidió los
                mapas</strong>.</p>
                <h2>La consulta empieza por la lectura</h2>
                <p>La mediadora les dio la razón. Durante cuatro meses, ocho jóvenes tradujeron
                planos, tablas y notas al pie, y los grabaron para quien prefiere escuchar.
                <a href="https://asamblea-wirajara.example/audios">Las grabaciones</a> están al
                alcance de cualquiera.</p>
                <p>Un término les llevó nueve días: «agua residual». En aimara, explican, al
                agua no le sobra nada. Acabaron escribiendo <em lang="ay">usuta uma</em>, agua
                enferma, y el ingeniero de la empresa admitió que era la expresión más
                exacta.</p>
                <p>La votación será después de la siembra. ¿Dirán que sí, dirán que no? «Diremos
                que hemos entendido —responde don Severo—. Y después conversaremos».</p>
            """),
        ),
    },
    countries=("BO",),
    days_ago=3,
)

LEAD = Story(
    name="lead",
    source_language="es",
    words={
        "en": Words(
            title="The children of Cerro Plomizo await a date, a figure and an apology",
            standfirst=flowing("""
                After seven years of proceedings, a court will say whether two hundred families
                were exposed to lead with the knowledge of those who should have warned them.
            """),
            body=flowing("""
                <p>In Nélida Ccorahua’s kitchen there are two jars. One holds the water of
                today; the other, with a label, that of the day on which her son was born. The
                court asked to see both of them, and did not ask her to leave either.</p>
                <p>The case of the old smelter has been through four experts, three strikes and
                a pandemic. It turns on a single question: <strong>who knew, and since
                when?</strong> The defence maintains that the limits of the time were respected.
                The families hold that no one told them there were limits.</p>
                <h2>What they are asking for</h2>
                <ol>
                <li>A health post with a laboratory, for thirty years.</li>
                <li>The closing of the open slag heap, with
                <a href="https://cerroplomizo.example/plazos">a public calendar</a>.</li>
                <li>An apology, spoken in the square and in Quechua.</li>
                </ol>
                <p>The last point costs nothing and is the one most argued over. “Money runs
                out,” says the health worker Alipio Tomaylla. “A sorry that is said properly –
                that stays!”</p>
            """),
            photo_credit="Yanira Huamantuma",
        ),
        "es": Words(
            title="La infancia de Cerro Plomizo espera una fecha, una cifra y una disculpa",
            standfirst=flowing("""
                Tras siete años de proceso, un tribunal dirá si doscientas familias estuvieron
                expuestas al plomo a sabiendas de quienes debían advertirles.
            """),
            body=flowing("""
                <p>En la cocina de Nélida Ccorahua hay dos frascos. Uno guarda el agua de hoy;
                el otro, con etiqueta, la del día en que nació su hijo. El tribunal pidió ver
                los dos y no le pidió que dejara ninguno.</p>
                <p>El caso de la antigua fundición ha pasado por cuatro peritajes, tres huelgas
                y una pandemia. Gira en torno a una sola pregunta: <strong>¿quién lo sabía y
                desde cuándo?</strong> La defensa sostiene que se respetaron los límites de
                entonces. Las familias sostienen que nadie les dijo que hubiera límites.</p>
                <h2>Lo que piden</h2>
                <ol>
                <li>Un puesto de salud con laboratorio, durante treinta años.</li>
                <li>El cierre de la escombrera a cielo abierto, con
                <a href="https://cerroplomizo.example/plazos">un calendario público</a>.</li>
                <li>Una disculpa, dicha en la plaza y en quechua.</li>
                </ol>
                <p>El último punto no cuesta nada y es el más discutido. «El dinero se acaba
                —dice el promotor de salud Alipio Tomaylla—. Un perdón bien dicho, ¡ese se
                queda!».</p>
            """),
            photo_credit="Yanira Huamantuma",
        ),
    },
    countries=("PE",),
    days_ago=1,
)
