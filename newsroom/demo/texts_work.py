"""Sample articles of work: ships, kilns and workshops."""

from newsroom.demo.story import Story, Words, flowing

SEAFARERS = Story(
    name="seafarers",
    source_language="en",
    words={
        "en": Words(
            title="Fourteen sailors, one anchor and no wages since the rains",
            standfirst=flowing("""
                The crew of the “Blue Merit” may not leave the ship and cannot live on it. Their
                families have begun to keep a second logbook, ashore.
            """),
            body=flowing("""
                <p>Every evening at six, Marisol Dagatan walks to the end of the breakwater in
                Puerto Lumbay and raises a lamp. Two miles out, her brother raises his. It means
                that everybody on board has eaten.</p>
                <p>The <em lang="en">Blue Merit</em>, a small bulk carrier, was left by its
                owner five months ago over an unpaid repair. The rules that protect abandoned
                crews are clear, the port’s chaplain says; what is missing is <strong>an address
                to which one can send them</strong>.</p>
                <h2>A logbook on land</h2>
                <p>The families write down each litre of water delivered, each call that was
                promised and each call that came. A law clinic has filed the notebook as
                evidence, and <a href="https://lumbay-clinic.example/crew">explains how other
                ports may keep one</a>.</p>
                <p>“A debt has a number,” Ms Dagatan says. “So does a day.” Hers, at the time of
                writing, is one hundred and fifty-three.</p>
            """),
        ),
        "es": Words(
            title="Catorce marineros, un ancla y ningún salario desde las lluvias",
            standfirst=flowing("""
                La tripulación del «Blue Merit» no puede dejar el barco ni vivir en él. Sus
                familias han empezado a llevar en tierra un segundo cuaderno de bitácora.
            """),
            body=flowing("""
                <p>Cada tarde a las seis, Marisol Dagatan camina hasta el final del rompeolas de
                Puerto Lumbay y levanta una lámpara. A dos millas, su hermano levanta la suya.
                Significa que a bordo todos han comido.</p>
                <p>El <em lang="en">Blue Merit</em>, un pequeño granelero, fue abandonado hace
                cinco meses por su propietario a causa de una reparación sin pagar. Las normas
                que protegen a las tripulaciones abandonadas son claras, dice el capellán del
                puerto; lo que falta es <strong>una dirección a la que enviarlas</strong>.</p>
                <h2>Una bitácora en tierra</h2>
                <p>Las familias anotan cada litro de agua entregado, cada llamada prometida y
                cada llamada recibida. Un consultorio jurídico ha presentado el cuaderno como
                prueba y <a href="https://lumbay-clinic.example/crew">explica cómo llevar uno en
                otros puertos</a>.</p>
                <p>«Las deudas tienen un número —dice Dagatan—. Los días, también». El suyo, al
                cierre de este texto, es el ciento cincuenta y tres.</p>
            """),
        ),
    },
    countries=("PH",),
    days_ago=1,
)

KILNS = Story(
    name="kilns",
    source_language="en",
    words={
        "en": Words(
            title="At the brick kilns of Sundarpani, the debt is now written in two hands",
            standfirst=flowing("""
                A night school taught the workers to read their own advances. In its first
                season, sixty families found that they owed nothing.
            """),
            body=flowing("""
                <p>The ledger used to live in a tin box, and the tin box in the foreman’s tent.
                This year there are two ledgers. The second is kept by Kamala Thingre, aged
                nineteen, who learned long division in November.</p>
                <p>Brick makers in the valley take an advance before the dry season and work it
                off by the thousand. Nobody disputes the custom. What the night school asked was
                simply that both sides should <strong>write down the same number</strong>.</p>
                <h2>Sixty small surprises</h2>
                <p>When the two ledgers were laid side by side, they differed for sixty
                families, always in the same direction. Four of the five kilns have corrected
                theirs. The fifth has asked for time, and has been given until the new moon.</p>
                <p>The teachers have <a href="https://sundarpani-school.example/ledger">put
                their lesson plan online</a>. It is twelve pages long; the first one says only:
                bring your own pencil.</p>
            """),
        ),
        "es": Words(
            title="En los hornos de ladrillo de Sundarpani, la deuda se escribe ahora a dos manos",
            standfirst=flowing("""
                Una escuela nocturna enseñó a la gente trabajadora a leer sus propios anticipos.
                En la primera temporada, sesenta familias descubrieron que no debían nada.
            """),
            body=flowing("""
                <p>Antes, el libro de cuentas vivía en una caja de lata, y la caja, en la tienda
                del capataz. Este año hay dos libros. El segundo lo lleva Kamala Thingre, de
                diecinueve años, que aprendió a dividir en noviembre.</p>
                <p>En el valle, quienes hacen ladrillos reciben un anticipo antes de la estación
                seca y lo pagan trabajando, millar a millar. Nadie discute la costumbre. Lo
                único que pidió la escuela nocturna fue que ambas partes <strong>anotaran la
                misma cifra</strong>.</p>
                <h2>Sesenta pequeñas sorpresas</h2>
                <p>Cuando se pusieron los dos libros uno junto al otro, diferían en el caso de
                sesenta familias, y siempre en el mismo sentido. Cuatro de los cinco hornos han
                corregido el suyo. El quinto ha pedido tiempo, y se le ha dado hasta la luna
                nueva.</p>
                <p>El profesorado ha
                <a href="https://sundarpani-school.example/ledger">publicado en línea su plan de
                clases</a>. Tiene doce páginas; la primera dice solamente: traiga su propio
                lápiz.</p>
            """),
        ),
    },
    countries=("NP",),
    days_ago=4,
)

ONCE = Story(
    name="once",
    source_language="en",
    words={
        "en": Words(
            title="The seamstresses who learned to read a fire door",
            standfirst=flowing("""
                In the workshops of Narindapur, the inspectors now come from the sewing line. In
                their first round they opened forty doors that did not open.
            """),
            body=flowing("""
                <p>A door has three things to say, Shirin Aktari tells the new ones: which way
                it opens, who has the key, and what stands behind it. She sewed collars for
                eleven years. Since January she has carried a torch, a tape measure and a
                badge.</p>
                <p>The agreement between the workshops and the <strong>Narindapur Needle
                Union</strong> lets elected workers inspect any floor on any day without notice.
                <a href="https://needle-union.example/doors">The results</a> are pinned up where
                everyone clocks in.</p>
                <h2>Forty doors</h2>
                <p>Of the first two hundred that they tried, forty were locked, blocked or
                painted shut. All but one were put right within the week. The last leads to a
                store-room whose owner asked what would happen if he refused; he was shown,
                floor by floor, how many people would ask him the same.</p>
                <p>He has since found the key.</p>
            """),
            photo_credit="Farzana Hoquein",
        ),
        "es": Words(
            title="Las costureras que aprendieron a leer una puerta de incendios",
            standfirst=flowing("""
                En los talleres de Narindapur, las inspectoras salen ahora de la línea de
                costura. En su primera ronda abrieron cuarenta puertas que no se abrían.
            """),
            body=flowing("""
                <p>Una puerta dice tres cosas, explica Shirin Aktari a las nuevas: hacia dónde
                se abre, quién tiene la llave y qué hay detrás. Cosió cuellos durante once años.
                Desde enero lleva una linterna, una cinta métrica y una credencial.</p>
                <p>El acuerdo entre los talleres y el <strong>Sindicato de la Aguja de
                Narindapur</strong> permite que trabajadoras elegidas inspeccionen cualquier
                planta, cualquier día y sin aviso.
                <a href="https://needle-union.example/doors">Los resultados</a> se cuelgan donde
                todo el mundo ficha.</p>
                <h2>Cuarenta puertas</h2>
                <p>De las doscientas primeras que probaron, cuarenta estaban cerradas con llave,
                bloqueadas o selladas con pintura. Todas menos una se arreglaron en una semana.
                La última da a un almacén cuyo dueño preguntó qué pasaría si se negaba; le
                mostraron, planta por planta, cuánta gente le haría la misma pregunta.</p>
                <p>Desde entonces, ha encontrado la llave.</p>
            """),
            photo_credit="Farzana Hoquein",
        ),
    },
    countries=("BD",),
    days_ago=0,
)
