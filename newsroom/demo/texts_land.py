"""Sample articles of land and homes: boundaries, maps, streets and keys."""

from newsroom.demo.story import Story, Words, flowing

HEARING = Story(
    name="hearing",
    source_language="en",
    words={
        "en": Words(
            title="A village hears its own boundary read aloud",
            standfirst=flowing("""
                Before the land board of Kirembo, elders named forty-three trees from memory.
                Thirty-nine are still standing.
            """),
            body=flowing("""
                <p>The hearing took place under an awning, because the board’s room holds thirty
                people and four hundred had come. On one side of the table lay a satellite
                image. On the other sat Yosia Bamwite, who is eighty-four and has never needed
                one.</p>
                <p>A forestry company holds a lease over part of the common pasture. It does not
                deny that people graze cattle there; it says that it was told nobody did. “Then
                let us begin with <strong>who told whom</strong>,” the chairwoman said, and the
                awning went quiet.</p>
                <p>Mr Bamwite named the trees in the order in which one would walk past them. A
                clerk followed on the image with a pencil. At the end of the morning the line of
                trees and the line of the old survey lay <em>less than a field apart</em>.</p>
                <p>The board will walk the boundary itself before it decides. The company has
                offered two vehicles. The village has said, politely, that it would rather go on
                foot.</p>
            """),
        ),
        "es": Words(
            title="Un pueblo oye leer en voz alta su propio lindero",
            standfirst=flowing("""
                Ante la junta de tierras de Kirembo, las personas mayores nombraron de memoria
                cuarenta y tres árboles. Treinta y nueve siguen en pie.
            """),
            body=flowing("""
                <p>La audiencia se celebró bajo un toldo, porque en la sala de la junta caben
                treinta personas y habían acudido cuatrocientas. A un lado de la mesa había una
                imagen de satélite. Al otro estaba sentado Yosia Bamwite, que tiene ochenta y
                cuatro años y nunca ha necesitado ninguna.</p>
                <p>Una empresa forestal tiene arrendada una parte de los pastos comunes. No
                niega que allí paste ganado; afirma que le dijeron que no había nadie.
                «Empecemos entonces por <strong>quién se lo dijo a quién</strong>», propuso la
                presidenta, y bajo el toldo se hizo el silencio.</p>
                <p>Bamwite nombró los árboles en el orden en que se pasa junto a ellos. Un
                secretario los seguía en la imagen con un lápiz. Al final de la mañana, la línea
                de los árboles y la del antiguo deslinde estaban <em>a menos de un campo de
                distancia</em>.</p>
                <p>La junta recorrerá el lindero antes de decidir. La empresa ha ofrecido dos
                vehículos. El pueblo ha dicho, con toda cortesía, que prefiere ir a pie.</p>
            """),
        ),
    },
    countries=("UG",),
    days_ago=2,
    byline="M. Akello",
)

STAIRCASE = Story(
    name="staircase",
    source_language="en",
    words={
        "en": Words(
            title="Court halts the clearing of Staircase Street, one day before the diggers",
            standfirst=flowing("""
                Thirty-one Roma families in Scorușeni may stay in their homes until someone can
                show them where else they are meant to live.
            """),
            body=flowing("""
                <p>The notice had given them ten days. On the ninth, a court clerk climbed the
                hundred and twelve steps of Staircase Street with an order in her bag and read
                it out at every landing, so that those who had no post box would hear it
                too.</p>
                <p>The judge did not say that the houses are legal. She said that <strong>a
                person cannot be moved to nowhere</strong>, and that the town had offered the
                families exactly that: a list on which every address turned out to be a
                warehouse.</p>
                <blockquote><p>I have lived here for thirty-four years without a number on my
                door. Today somebody in a robe said the name of my street.</p></blockquote>
                <p>The words are those of Viorica Lăcătaru, who speaks for the residents. The
                town hall says that it respects the decision and will present a new plan in the
                spring. A <a href="https://steps-scoruseni.example/monitor">residents’
                monitor</a> will follow it, step by step.</p>
            """),
            photo_credit="Ioana Drăgulin",
        ),
        "es": Words(
            title="Un tribunal frena el desalojo de la calle de la Escalera en la víspera",
            standfirst=flowing("""
                Treinta y una familias romaníes de Scorușeni podrán quedarse en sus casas hasta
                que alguien les muestre en qué otro lugar deben vivir.
            """),
            body=flowing("""
                <p>El aviso les había dado diez días. El noveno, una funcionaria del tribunal
                subió los ciento doce peldaños de la calle de la Escalera con una orden en el
                bolso y la leyó en cada rellano, para que también la oyera quien no tenía
                buzón.</p>
                <p>La jueza no dijo que las casas fueran legales. Dijo que <strong>nadie puede
                ser trasladado a la nada</strong>, y que eso era exactamente lo que el municipio
                había ofrecido a las familias: una lista en la que todas las direcciones
                resultaron ser almacenes.</p>
                <blockquote><p>Llevo treinta y cuatro años viviendo aquí sin número en la
                puerta. Hoy alguien con toga ha dicho el nombre de mi calle.</p></blockquote>
                <p>Las palabras son de Viorica Lăcătaru, portavoz del vecindario. El
                ayuntamiento dice que respeta la decisión y que presentará un nuevo plan en
                primavera. Un <a href="https://steps-scoruseni.example/monitor">observatorio
                vecinal</a> lo seguirá, peldaño a peldaño.</p>
            """),
            photo_credit="Ioana Drăgulin",
        ),
    },
    countries=("RO",),
    days_ago=6,
)

WIDOWS = Story(
    name="widows",
    source_language="en",
    words={
        "en": Words(
            title="In Akwaserem, a widow’s key is no longer anyone’s to take",
            standfirst=flowing("""
                The queen mothers of nine towns have agreed on a written rule of inheritance. It
                fits on a card that one can carry in a purse.
            """),
            body=flowing("""
                <p>On the fortieth day after the funeral, it was the custom for the husband’s
                family to come for the keys. Last year they came for Abena Frema’s: the house,
                the shop, the sewing machine. She held out a card instead.</p>
                <p>It says, in Twi and in English, that <strong>what two people have built
                together stays with the one who lives</strong>, and that quarrels go before a
                panel on which widows sit. It bears nine thumbprints. The law of the land has
                long said much the same; but the law of the land, as Ms Frema puts it, does not
                attend funerals.</p>
                <p>Nana Serwaa Konaduwa, who brought the queen mothers together, went from
                compound to compound for three years. She did not speak of rights at first, she
                says. She asked each family to tell her <em>what it would wish for its own
                daughter</em>, and wrote down the answers.</p>
                <p>The card can be printed from <a href="https://ninetowns.example/card">the
                website of the nine towns</a>. A tenth has asked for the file.</p>
            """),
            photo_credit="Esi Badu Anokye",
        ),
        "es": Words(
            title="En Akwaserem, la llave de una viuda ya no es de nadie más",
            standfirst=flowing("""
                Las reinas madres de nueve pueblos han acordado una norma escrita sobre la
                herencia. Cabe en una tarjeta que se puede llevar en el monedero.
            """),
            body=flowing("""
                <p>A los cuarenta días del funeral, era costumbre que la familia del marido
                viniera a buscar las llaves. El año pasado vinieron por las de Abena Frema: la
                casa, la tienda, la máquina de coser. Ella les tendió, en cambio, una
                tarjeta.</p>
                <p>En twi y en inglés, la tarjeta dice que <strong>lo que dos personas han
                construido juntas se queda con quien sobrevive</strong>, y que las disputas van
                ante un panel del que forman parte viudas. Lleva nueve huellas de pulgar. La ley
                del país dice casi lo mismo desde hace mucho; pero la ley del país, como señala
                Frema, no va a los funerales.</p>
                <p>Nana Serwaa Konaduwa, que reunió a las reinas madres, fue de patio en patio
                durante tres años. Al principio no hablaba de derechos, cuenta. Pedía a cada
                familia que le dijera <em>qué querría para su propia hija</em>, y anotaba las
                respuestas.</p>
                <p>La tarjeta puede imprimirse desde <a href="https://ninetowns.example/card">el
                sitio web de los nueve pueblos</a>. Un décimo ha pedido el archivo.</p>
            """),
            photo_credit="Esi Badu Anokye",
        ),
    },
    countries=("GH",),
    days_ago=5,
)

MAPPING = Story(
    name="mapping",
    source_language="en",
    words={
        "en": Words(
            title="The map that smells of durian",
            standfirst=flowing("""
                Along the upper Sungai Merpati, children and grandparents have drawn what no
                survey shows: who planted which tree, and for whom.
            """),
            body=flowing("""
                <p>A durian tree, Apai Jelani explains, is a kind of letter. You plant it
                knowing that you will not eat from it. His great-grandmother wrote eleven such
                letters on this hillside, and in June the whole valley can smell them.</p>
                <p>On the official sheet the hillside is blank. So the long house of Ulu Merpati
                made one of its own, with borrowed receivers and a roll of cloth. It took two
                fruit seasons and shows <strong>2,316 trees, each with the name of the person
                who planted it</strong>.</p>
                <h2>Evidence that grows</h2>
                <p>A plantation plan for the valley is under discussion. The land office has
                agreed to receive the cloth as a document; its surveyor spent three days in the
                trees and asked <a href="https://ulumerpati.example/method">how it had been
                done</a>.</p>
                <p>Nobody here says that the map will settle the matter. It has settled another:
                the children who carried the receivers now know the names by heart, and in
                February they planted the next row.</p>
            """),
            photo_credit="Long house of Ulu Merpati",
        ),
        "es": Words(
            title="El mapa que huele a durián",
            standfirst=flowing("""
                En el curso alto del Sungai Merpati, niñas, niños y personas mayores han
                dibujado lo que ningún plano muestra: quién plantó cada árbol y para quién.
            """),
            body=flowing("""
                <p>Un árbol de durián, explica Apai Jelani, es una especie de carta. Se planta
                sabiendo que no se comerá de él. Su bisabuela escribió once cartas así en esta
                ladera, y en junio puede olerlas todo el valle.</p>
                <p>En la hoja oficial, la ladera está en blanco. Por eso la casa comunal de Ulu
                Merpati hizo la suya, con receptores prestados y un rollo de tela. Tardó dos
                temporadas de fruta y muestra <strong>2316 árboles, cada uno con el nombre de
                quien lo plantó</strong>.</p>
                <h2>Una prueba que crece</h2>
                <p>Está en discusión un plan de plantaciones para el valle. La oficina de
                tierras ha aceptado recibir la tela como documento; su topógrafo pasó tres días
                entre los árboles y preguntó <a href="https://ulumerpati.example/method">cómo se
                había hecho</a>.</p>
                <p>Aquí nadie dice que el mapa vaya a resolver el asunto. Ha resuelto otro:
                quienes llevaban los receptores, chicas y chicos del valle, saben ya los nombres
                de memoria, y en febrero plantaron la hilera siguiente.</p>
            """),
            photo_credit="Casa comunal de Ulu Merpati",
        ),
    },
    countries=("MY",),
    days_ago=6,
)
