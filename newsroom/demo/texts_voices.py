"""Sample articles of voices: a radio, court interpreters and a teacher who left."""

from newsroom.demo.story import Story, Words, flowing

RADIO = Story(
    name="radio",
    source_language="es",
    words={
        "en": Words(
            title="The radio that rings a bell before it speaks",
            standfirst=flowing("""
                In the highlands of Xepatán, a community station has gone eighteen months
                without a licence and not one morning without a broadcast.
            """),
            body=flowing("""
                <p>At ten to five, Ixchel Tum rings the bell of the old school three times.
                Whoever has a receiver turns it on; whoever has none crosses the yard.
                <em lang="es">Radio Campana</em> begins its day with the price of maize and the
                names of those who are ill.</p>
                <p>The station applied for a frequency a year and a half ago. It received a
                number, then a second number, then silence. In the meantime it broadcasts at the
                power of a light bulb, reaches three valleys and has <strong>interrupted no
                one</strong>, according to the measurements it publishes each month.</p>
                <p>What does a village lose when a radio falls silent? The council of elders
                listed it for the file:</p>
                <ol>
                <li>the warning, when the river rises;</li>
                <li>the school lesson, when the road is cut;</li>
                <li>the language, when nobody else speaks it on the air.</li>
                </ol>
                <p>A lawyer of the <a href="https://ondaslibres.example/xepatan">Free Waves
                network</a> has asked for a hearing. Until there is one, Ixchel will go on
                ringing. “Nobody,” she laughs, “needs a licence for a bell!”</p>
            """),
            photo_credit="Irma Sacbajá",
        ),
        "es": Words(
            title="La radio que toca una campana antes de hablar",
            standfirst=flowing("""
                En las tierras altas de Xepatán, una emisora comunitaria lleva dieciocho meses
                sin licencia y ni una sola mañana sin emitir.
            """),
            body=flowing("""
                <p>A las cinco menos diez, Ixchel Tum hace sonar tres veces la campana de la
                vieja escuela. Quien tiene receptor lo enciende; quien no, cruza el patio.
                <em lang="es">Radio Campana</em> empieza el día con el precio del maíz y los
                nombres de las personas enfermas.</p>
                <p>La emisora solicitó una frecuencia hace año y medio. Recibió un número,
                después otro y después silencio. Mientras tanto, emite con la potencia de una
                bombilla, llega a tres valles y <strong>no ha interferido con nadie</strong>,
                según las mediciones que publica cada mes.</p>
                <p>¿Qué pierde un pueblo cuando se calla una radio? El consejo de ancianas y
                ancianos lo enumeró para el expediente:</p>
                <ol>
                <li>el aviso, cuando crece el río;</li>
                <li>la clase, cuando se corta el camino;</li>
                <li>la lengua, cuando nadie más la habla al aire.</li>
                </ol>
                <p>Una abogada de la <a href="https://ondaslibres.example/xepatan">red Ondas
                Libres</a> ha pedido una audiencia. Hasta que la haya, Ixchel seguirá tocando.
                «¡Para una campana —se ríe— nadie necesita licencia!».</p>
            """),
            photo_credit="Irma Sacbajá",
        ),
    },
    countries=("GT",),
    days_ago=2,
)

INTERPRETERS = Story(
    name="interpreters",
    source_language="es",
    words={
        "en": Words(
            title="“Innocent” had no translation: the interpreters who are changing the courts",
            standfirst=flowing("""
                In the sierra of Tlaxcoatl, twelve women have compiled a legal glossary in three
                languages. Two convictions have already been reviewed thanks to it.
            """),
            body=flowing("""
                <p>When Florentina Xochihua first interpreted at a trial, she was asked to
                translate “innocent”. The nearest word in her language meant “little one”. The
                man spent six years in prison, and she began a notebook.</p>
                <p>Today the notebook is <a href="https://palabrasdejusticia.example/glosario">a
                glossary of nine hundred entries</a>, compiled by twelve interpreters with the
                help of midwives, judges and former prisoners. Each entry contains <strong>a
                definition, an example and a warning</strong>: what the word does not mean.</p>
                <blockquote><p>An interpreter is not a window. She is a door: it matters who
                opens it, and towards which side.</p></blockquote>
                <h2>Two files reopened</h2>
                <p>With the glossary in hand, a public defender showed that two confessions had
                been put together out of words that the accused never used. Both cases have
                returned to court. The interpreters do not know how they will end; they do know,
                this time, how every word will be said.</p>
            """),
            photo_credit="Rosalba Itzcuin",
        ),
        "es": Words(
            title="«Inocente» no tenía traducción: las intérpretes que cambian los juzgados",
            standfirst=flowing("""
                En la sierra de Tlaxcoatl, doce mujeres han compilado un glosario jurídico en
                tres lenguas. Dos condenas ya se han revisado gracias a él.
            """),
            body=flowing("""
                <p>La primera vez que Florentina Xochihua interpretó en un juicio, le pidieron
                que tradujera «inocente». La palabra más cercana en su lengua significaba
                ‘pequeñito’. El hombre pasó seis años en prisión, y ella empezó un cuaderno.</p>
                <p>Hoy el cuaderno es <a href="https://palabrasdejusticia.example/glosario">un
                glosario de novecientas entradas</a>, compilado por doce intérpretes con la
                ayuda de parteras, juezas y personas que estuvieron en prisión. Cada entrada
                contiene <strong>una definición, un ejemplo y una advertencia</strong>: lo que
                la palabra no significa.</p>
                <blockquote><p>Una intérprete no es una ventana. Es una puerta: importa quién la
                abre y hacia qué lado.</p></blockquote>
                <h2>Dos expedientes reabiertos</h2>
                <p>Con el glosario en la mano, una defensora pública demostró que dos
                confesiones se habían armado con palabras que las personas acusadas nunca
                usaron. Ambos casos han vuelto al juzgado. Las intérpretes no saben cómo
                terminarán; saben, esta vez, cómo se dirá cada palabra.</p>
            """),
            photo_credit="Rosalba Itzcuin",
        ),
    },
    countries=("MX",),
    days_ago=4,
)

TEACHER = Story(
    name="teacher",
    source_language="en",
    words={
        "en": Words(
            title="The teacher who took the register with her",
            standfirst=flowing("""
                We name neither her nor her country. She taught history, was told to teach less
                of it, and left on foot with twenty-eight names in her shoe.
            """),
            body=flowing("""
                <p>She asks that we write down the weather, since it is the one thing that
                cannot give her away. It rained. The bus set her down where the asphalt ends,
                and she walked for two nights with the class register folded in her left
                shoe.</p>
                <p>Why a register? Because a boy in the third row had asked what became of the
                old schoolmaster, and she had answered him. The following Monday his chair was
                empty. <strong>Somebody has to know that there was a chair</strong>, she
                says.</p>
                <h2>What helped, and what did not</h2>
                <ul>
                <li>A number, learned by heart, that was answered at three in the morning.</li>
                <li>A stranger’s coat, with a bus fare in the pocket.</li>
                <li>Not, she adds, the form which asked for her <em>permanent address</em>.</li>
                </ul>
                <p>She is waiting for a decision in a room with a view of a playground. At
                eleven the bell rings, and she catches herself counting. Those who find
                themselves in her position can read
                <a href="https://safe-passage.example/first-steps">a guide to the first
                seventy-two hours</a>.</p>
            """),
        ),
        "es": Words(
            title="La maestra que se llevó la lista de clase",
            standfirst=flowing("""
                No damos ni su nombre ni el de su país. Enseñaba historia, le ordenaron enseñar
                menos, y se marchó a pie con veintiocho nombres en el zapato.
            """),
            body=flowing("""
                <p>Nos pide que anotemos el tiempo que hacía, porque es lo único que no puede
                delatarla. Llovía. El autobús la dejó donde acaba el asfalto, y caminó dos
                noches con la lista de clase doblada en el zapato izquierdo.</p>
                <p>¿Por qué una lista? Porque un chico de la tercera fila le había preguntado
                qué fue del antiguo maestro, y ella le había contestado. El lunes siguiente, su
                silla estaba vacía. <strong>Alguien tiene que saber que allí había una
                silla</strong>, dice.</p>
                <h2>Lo que ayudó y lo que no</h2>
                <ul>
                <li>Un número, aprendido de memoria, que contestó a las tres de la
                madrugada.</li>
                <li>El abrigo de una persona desconocida, con el dinero del autobús en el
                bolsillo.</li>
                <li>No, añade, el formulario que le pedía su <em>domicilio permanente</em>.</li>
                </ul>
                <p>Espera una decisión en un cuarto que da al patio de una escuela. A las once
                suena el timbre, y se sorprende contando. Quien se encuentre en su situación
                puede leer <a href="https://safe-passage.example/first-steps">una guía para las
                primeras setenta y dos horas</a>.</p>
            """),
        ),
    },
    countries=(),
    days_ago=2,
    byline="N. N.",
)
