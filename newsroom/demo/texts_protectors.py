"""The sample report, longer than the rest, on networks that protect defenders."""

from newsroom.demo.story import Story, Words, flowing

PROTECTORS = Story(
    name="protectors",
    source_language="en",
    words={
        "en": Words(
            title="Who keeps watch over those who keep watch?",
            standfirst=flowing("""
                Over eight months we followed three protection networks on three continents.
                What keeps defenders alive, they say, is seldom a bulletproof vest and very
                often a neighbour with a telephone.
            """),
            body=flowing("""
                <p>The telephone in the back room of the bakery at El Naranjal rings twice and
                stops. It rings twice again. Reina Zelaya wipes the flour from her hands and
                writes a time on the wall: 6.40, road open, three people, all well.</p>
                <p>Two rings, a pause, two rings: that is how the members of <em lang="es">Red
                Ceiba</em> say that they have arrived. There is no application and no server. If
                by seven the wall is still white, eleven people know exactly what each of them
                has to do.</p>
                <p>We spent eight months with networks like this one, in Honduras, Senegal and
                Sri Lanka. We read their logbooks, sat through their drills and, with their
                consent, counted. <strong>Of 412 alerts, 397 were answered within the
                hour</strong> – nearly all of them by someone who lived within walking
                distance.</p>
                <h2>The first hour</h2>
                <p>Those who study protection like to speak of mechanisms, and mechanisms
                matter: a formal measure opens doors, pays for petrol, puts an officer’s name on
                a sheet of paper. But it takes, in the cases that we saw, between nine days and
                fourteen months.</p>
                <p>A threat does not wait for so long. “The first hour belongs to us,” says
                Aminata Sagna, a nurse who coordinates <em lang="fr">Les Veilleuses</em> from a
                dispensary in Keur Ndiobène. “The second one may belong to the State, if it
                picks up.”</p>
                <p>Her network was born of a mistake. Five years ago a colleague received a
                warning, and everyone informed everyone else, at length and by voice message. It
                was evening before it occurred to somebody to go and knock at her door.</p>
                <h2>Three rules, learned three times</h2>
                <p>The three networks have never met. Even so, their handbooks – one is stapled,
                one is laminated and one is sung – arrive at the same short list:</p>
                <ul>
                <li><strong>one person, one task</strong>: whoever calls does not drive, and
                whoever drives does not call;</li>
                <li><strong>no heroes</strong>: nobody goes alone, and nobody is proud of having
                gone alone;</li>
                <li><strong>an end</strong>: every alert is closed aloud, by the person who
                raised it.</li>
                </ul>
                <p>The last rule is the one that visitors overlook. Fear that is never declared
                over, Ms Sagna says, settles in the house like damp. Her nurses close each alert
                with a formula: I have arrived, I have eaten, I am going to sleep.</p>
                <h2>What it costs</h2>
                <p>In Marawela, on the Sri Lankan coast, the retired postmaster Sunil Abeyratta
                keeps the accounts of the
                <a href="https://marawela-circle.example/accounts">Lantern Circle</a>. A year of
                protection for twenty-six people cost rather less than one armoured car:
                telephone credit, a boat engine, lamp oil, and a great deal of tea.</p>
                <p>What the accounts leave out is time. The people whom we met gave between six
                and twenty hours a week, most of them women, most of them after work.
                <q data-said="Nadie me ha pedido nunca un recibo por mis noches"
                data-said-in="es">Nobody has ever asked for a receipt for my nights</q>, Reina
                Zelaya remarks, and turns the loaves.</p>
                <blockquote><p data-said="No somos valientes. Somos puntuales. Es mucho más útil
                y se puede enseñar."
                data-said-in="es">We are not brave. We are punctual. It is much more useful and
                it can be taught.</p></blockquote>
                <h2>When the wall stays white</h2>
                <p>Fifteen of the 412 alerts went unanswered for more than an hour. We looked at
                each of them. Nine were a matter of a flat battery, and four of a road under
                water. In two, someone had been afraid to go, and said so; both networks changed
                their pairs the following week.</p>
                <p>Officials whom we asked in the three countries spoke well of the networks,
                and two offices now share an emergency number with them. None could tell us how
                such work might be paid for without also being directed. It is <em>a fair
                question</em>, Mr Abeyratta thinks, and he has put it on the agenda.</p>
                <p>Everything that we counted, and how, is set out in
                <a href="https://three-networks.example/method">a note on method</a>. At the
                networks’ request it contains no dates, no distances and no faces; the bakery,
                too, stands in another street.</p>
                <p>On our last morning in El Naranjal the telephone rings at 6.38. Two, pause,
                two. Reina writes down the time, draws a line under it and puts on the coffee.
                On the wall, from the oven to the window, there are now four years of
                arrivals.</p>
            """),
            photo_credit="Lucía Montoya, Babacar Thiam and Dinesh Weerakoda",
        ),
        "es": Words(
            title="¿Quién vela por quienes velan?",
            standfirst=flowing("""
                Durante ocho meses seguimos a tres redes de protección en tres continentes. Lo
                que mantiene con vida a las personas defensoras, dicen, rara vez es un chaleco
                antibalas y muy a menudo es una vecina con teléfono.
            """),
            body=flowing("""
                <p>El teléfono de la trastienda de la panadería de El Naranjal suena dos veces y
                se detiene. Vuelve a sonar dos veces. Reina Zelaya se limpia la harina de las
                manos y apunta una hora en la pared: 6.40, camino abierto, tres personas, todas
                bien.</p>
                <p>Dos timbres, una pausa, dos timbres: así avisan de su llegada quienes
                integran la <em lang="es">Red Ceiba</em>. No hay aplicación ni servidor. Si a
                las siete la pared sigue en blanco, once personas saben exactamente qué le toca
                a cada una.</p>
                <p>Pasamos ocho meses con redes como esta en Honduras, Senegal y Sri Lanka.
                Leímos sus bitácoras, asistimos a sus simulacros y, con su consentimiento,
                contamos. <strong>De 412 alertas, 397 recibieron respuesta en menos de una
                hora</strong>; casi todas, de alguien que vivía a una distancia que se recorre a
                pie.</p>
                <h2>La primera hora</h2>
                <p>A quienes estudian la protección les gusta hablar de mecanismos, y los
                mecanismos importan: una medida formal abre puertas, paga la gasolina y pone el
                nombre de un agente en una hoja de papel. Pero tarda, en los casos que vimos,
                entre nueve días y catorce meses.</p>
                <p>Una amenaza no espera tanto. «La primera hora es nuestra —dice Aminata Sagna,
                enfermera que coordina <em lang="fr">Les Veilleuses</em> desde un dispensario de
                Keur Ndiobène—. La segunda puede ser del Estado, si contesta».</p>
                <p>Su red nació de un error. Hace cinco años, una compañera recibió una
                advertencia y todo el mundo informó a todo el mundo, largamente y por mensaje de
                voz. Ya anochecía cuando a alguien se le ocurrió ir a llamar a su puerta.</p>
                <h2>Tres reglas, aprendidas tres veces</h2>
                <p>Las tres redes nunca se han encontrado. Aun así, sus manuales —uno está
                grapado, otro plastificado y el tercero se canta— llegan a la misma breve
                lista:</p>
                <ul>
                <li><strong>una persona, una tarea</strong>: quien llama no conduce y quien
                conduce no llama;</li>
                <li><strong>nada de heroísmos</strong>: nadie va por su cuenta, y nadie presume
                de haberlo hecho;</li>
                <li><strong>un final</strong>: toda alerta la cierra, en voz alta, quien la
                dio.</li>
                </ul>
                <p>La última regla es la que pasa inadvertida a las visitas. El miedo que nadie
                da por terminado, dice Sagna, se instala en la casa como la humedad. Sus
                enfermeras cierran cada alerta con una fórmula: he llegado, he comido, me voy a
                dormir.</p>
                <h2>Lo que cuesta</h2>
                <p>En Marawela, en la costa de Sri Lanka, el jefe de correos jubilado Sunil
                Abeyratta lleva las cuentas del
                <a href="https://marawela-circle.example/accounts">Círculo de la Linterna</a>.
                Un año de protección para veintiséis personas costó bastante menos que un coche
                blindado: saldo telefónico, un motor de lancha, aceite para lámparas y muchísimo
                té.</p>
                <p>Lo que las cuentas no recogen es el tiempo. Las personas que conocimos
                dedicaban entre seis y veinte horas semanales; la mayoría eran mujeres, y la
                mayoría, después del trabajo.
                <q data-said="Nadie me ha pedido nunca un recibo por mis noches"
                data-said-in="es">Nadie me ha pedido nunca un recibo por mis noches</q>, comenta
                Reina Zelaya, y da la vuelta a los panes.</p>
                <blockquote><p data-said="No somos valientes. Somos puntuales. Es mucho más útil
                y se puede enseñar."
                data-said-in="es">No somos valientes. Somos puntuales. Es mucho más útil y se
                puede enseñar.</p></blockquote>
                <h2>Cuando la pared sigue en blanco</h2>
                <p>Quince de las 412 alertas quedaron sin respuesta durante más de una hora. Las
                examinamos una por una. Nueve se debieron a una batería descargada y cuatro a un
                camino inundado. En dos, alguien tuvo miedo de ir, y lo dijo; ambas redes
                cambiaron sus parejas a la semana siguiente.</p>
                <p>Las autoridades a las que preguntamos en los tres países hablaron bien de las
                redes, y dos oficinas comparten ya con ellas un número de emergencia. Ninguna
                supo decirnos cómo podría pagarse ese trabajo sin pasar también a dirigirlo. Es
                <em>una pregunta justa</em>, opina Abeyratta, y la ha incluido en el orden del
                día.</p>
                <p>Todo lo que contamos, y cómo lo contamos, está en
                <a href="https://three-networks.example/method">una nota metodológica</a>. A
                petición de las redes, no contiene fechas, distancias ni rostros; también la
                panadería está en otra calle.</p>
                <p>En nuestra última mañana en El Naranjal, el teléfono suena a las 6.38. Dos,
                pausa, dos. Reina apunta la hora, traza una raya debajo y pone el café. En la
                pared, del horno a la ventana, hay ya cuatro años de llegadas.</p>
            """),
            photo_credit="Lucía Montoya, Babacar Thiam y Dinesh Weerakoda",
        ),
    },
    countries=("HN", "SN", "LK"),
    days_ago=9,
    byline="S. Alcántara",
)
