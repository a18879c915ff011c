import Signals

/// What must pass although it looks like something listed, and ordinary chat; by class.
enum Innocents {
    struct Text {
        let text: String
        let group: String
    }

    static let all: [Text] = words + sentences + chat

    // MARK: Words in sentences

    private static let looks: [(group: String, es: String, en: String)] = [
        (
            "inside words",
            """
            disputa, computadora, diputada, reputación, amputar, imputado, repollo, cebolla, ampolla, folleto, follaje,
            penetrar, península, penalti, apenas, pendientes, titular, títere, canalizar, analizar, análisis, cumbre,
            cumplir, acumular, vehículo, ridículo, artículo, círculo, película, matrícula, espectáculo, obstáculo,
            músculo, cálculo, mariposa, marisco, mariscal, asesor, pasear, clase, sexto, sexteto,
            sextante, esputo, cómputo, zorzal, perrito, coñac, moñas, cabrito, cabriola, polluelo,
            pollito, empollón, encojo, cojín, cojo, cojear, putrefacto, violín, violeta, violonchelo, tetera,
            tetraedro, mamífero, mamá, gorrión, orgánico, organigrama, culebra, culinario,
            cultura, culpa, oculto, calculadora, recular, bacalao, rapero, rapear, raspar, pajarito, pajar, pijama,
            nigromante, negrita, Negrín, Nigeria, hostelería, hostal, hospital, jota, retardo,
            """,
            """
            Scunthorpe, Penistone, Essex, Sussex, Middlesex, analysis, classic, assassin, bass, massive, passage,
            cocktail, cockpit, peacock, Hancock, shuttlecock, Dickens, Dickinson, therapist, grape, scrape, drapes,
            document, cucumber, circumstances, accumulate, title, titan, constitution, competition, raccoon, cocoon,
            tycoon, spicy, suspicious, conspicuous, snigger, Niger, niggle, shiitake, Matsushita, basement, torpedo,
            Torpedoes, retardant, Pakistani, hoedown, shoes, horseshoe, pricked, pickle, bassoon, hello, shell,
            glasses, embassy, assemble, assess, grass, cumin, cumulative, arsenal, canal, banal, analog, mishit,
            swank, swanky, buttress, butterfly, button, rebuttal, scrap, scrappy,
            skyscraper, dike, flag, flagship, spick, spice, chinchilla, link, linking, pawn,
            spawn, prawn, porcupine, sextet, sexton, unisex, hitting, whiting, shirt, sheet, shift,
            fudge, duck, ducking, luck, puck, bucket, bunch, punch, bench, beach, peach, can't, count, country,
            """
        ),
        (
            "cooking and medicine",
            """
            pechuga de pollo, penne al pesto, magdalena, bollo, bollería, huevos, chorizo, salchicha,
            mama y ovario, mamografía, ginecóloga, próstata, psiquiatra, cáncer de mama, lactancia, vacuna, colonoscopia,
            uretra, recto, supositorio, menopausia, embarazo, cesárea, sangre, autopsia, coágulo, rabo de toro,
            pepino, nabo, plátano, conejo al ajillo, almeja, mejillón, higo, tortilla, leche merengada, nata, crema,
            """,
            """
            chicken breast, breast cancer, prostate exam, coq au vin, spotted hen, hot dogs, meatballs, sausage, nuts,
            peanut butter, crackers, eggplant, cumin seeds, rump steak, ham hock, pork loin, bowel,
            uterus, pregnancy, psychiatrist, laxative, colonoscopy, menopause, blood test, overdose of sugar,
            """
        ),
        (
            "games",
            """
            matar al jefe, asesinato en el juego, he muerto otra vez, el asesino era el mayordomo, mata al dragón,
            me mataron en la primera ronda, muere el protagonista, tiro en la cabeza, headshot, el boss me reventó,
            camperos, disparar flechas, bomba de humo, plantar la bomba en B, desactivar la bomba, cuchillo de oro,
            morir veinte veces, suicidarse con la guerra, ejército, sangre de enemigo, vida extra,
            """,
            """
            kill the boss, i died again, murder mystery, the killer is among us, shoot the zombie, headshot, killstreak,
            one shot kill, plant the bomb at B, defuse the bomb, triple kill, slay the dragon, stab the guard,
            die hard, kill count, respawn, camping, snipe him, nuke, kill steal, kill them with arrows, last man dying,
            """
        ),
        (
            "names",
            """
            Dick Grayson, Kike, Kike García, Pol, Mari Carmen, Mari, Paco, Concha, Conchita Velasco, Peña,
            Putin, Zorrilla, Pollán, Bollaín, Cuca, Culiacán, Morón, Negreira, Negredo, Moreno, Gil, Gallardo,
            Verónica, Vergara, Penélope Cruz, Tito, Titina, Almodóvar, Cabrera, Cabral, Lolita Flores, Dolores,
            """,
            """
            Dick Tracy, Philip K. Dick, Moby Dick, Dick Van Dyke, Emily Dickinson, Alfred Hitchcock, Babcock, Cockburn,
            Peacock, Gaylord, Gay Talese, Cummings, Cumberbatch, Weiner, Wang, Ho Chi Minh, Phuc, Fuchs, Fukuyama,
            Fokker, Shital, Butts, Jeff Koons, Randy, Willy, Assange, Assad, Titus, Nigel, Nguyen, Kunta, Dong, Lipschitz,
            Hiscock, Woodcock, Essex, Blackburn, Whitehead, Sikorsky, Slutsky, Sexton, Pratt, Rapinoe, Draper,
            """
        ),
    ]

    private static let words: [Text] = looks.flatMap { list in
        [(Language.es, list.es), (.en, list.en)].flatMap { language, text -> [Text] in
            let carriers =
                language == .es
                ? ["%", "me gusta lo de %", "oye, ¿qué opinas de %?", "ayer hablamos de %", "% jajaja", "%!!! 😂"]
                : [
                    "%", "i was thinking about %", "hey, what about %?", "we talked about % yesterday", "% haha",
                    "%!!! 😂",
                ]
            let found = text.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { $0.drop { $0 == " " } }
                .filter { !$0.isEmpty }
            return found.enumerated().flatMap { number, word in
                [0, 1 + number % 3, 4 + number % 2].map {
                    Text(text: carriers[$0].replacing("%", with: word), group: list.group)
                }
            }
        }
    }

    // MARK: Ordinary chat

    private static let chat: [Text] = {
        let greetings = [
            "hola", "holaaaaa", "HOLAAA", "buenas", "buenas noches", "hey", "hiiii", "hello there",
            "saludos desde México",
            "good morning", "yo", "qué tal", "wenas", "alo", "sup",
        ]
        let names = ["aneeka", "Aneeka", "ANEEKA", "chat", "Lupita", "mosswitch", "@ana_99", "guapa", "crack", "queen"]
        let middles = [
            "qué juego es", "cuándo juegas Zelda", "me encanta tu voz", "llevo tres horas aquí", "primera vez aquí",
            "can you sing", "what game is this", "love the stream", "your laugh is so cute", "best stream ever",
            "el lag me mata", "acabo de llegar del trabajo", "mi gato te saluda", "hoy aprobé el examen",
            "i just got home from school", "my dog says hi", "that jump was insane", "jajajajaja no puedo",
            "nooooooo casi", "LETS GOOOOO", "vamoooooos", "qué risa por favor", "este jefe es imposible",
            "cuenta un chiste", "tell us a joke", "te queda bien el pelo azul", "pon música", "skip this song please",
            "voy a cenar tortilla", "making pasta right now", "5 de 10", "10/10", "w stream", "L + ratio", "gg wp",
        ]
        let ends = [
            "", " 😂😂😂", " <3", " :)", " xD", " XDDDD", " !!!", " 🔥🔥", " lol", " jajaja", " 👍🏽", " uwu", " c:", " ...",
            " 💜",
            " PogChamp", " (´• ω •`)", " ¯\\_(ツ)_/¯", " ^^", " :3",
        ]
        var random = SeededRandom(seed: 2026)
        return (0..<450).map { number in
            let parts = [greetings.element(&random), names.element(&random), middles.element(&random)]
            let text =
                number % 3 == 0 ? parts.joined(separator: " ") : number % 3 == 1 ? "\(parts[0]), \(parts[2])" : parts[2]
            return Text(text: text + ends.element(&random), group: "chat")
        }
    }()
}
