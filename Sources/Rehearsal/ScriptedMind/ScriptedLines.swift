internal import Signals

/// The pieces of scripted replies in one language.
struct ScriptedLines: Sendable {
    let openers: [String]
    let answers: [String]
    let greetings: [String]
    let laughs: [String]
    let remarks: [String]
    let closers: [String]
    let roomOpeners: [String]
    let rooms: [RoomImpression.Tone: [String]]
    let operatorOpeners: [String]
    let operatorAnswers: [String]
    let idleOpeners: [String]
    let idleThoughts: [String]
    let backOpeners: [String]
    let backs: [String]
    let thanksClosers: [String]
    let somebody: String
    let language: Language

    static func book(_ language: Language) -> ScriptedLines { language == .es ? spanish : english }

    func andMore(_ count: Int) -> String {
        language == .es
            ? "Y gracias a otros \(count) que no me caben en la boca." : "And \(count) more, you know who you are."
    }

    func thanks(_ kind: ChannelEvent.Kind, _ name: String) -> String {
        let (en, es) =
            switch kind {
            case .follow: ("Welcome aboard, \(name).", "Bienvenido a bordo, \(name).")
            case .subscription: ("\(name), a sub! You live here now.", "¡\(name), suscripción! Ya eres de la casa.")
            case .resubscription(_, let months):
                ("\(name), \(months) months, and still not bored!", "¡\(name), \(months) meses y sin aburrirte!")
            case .gift(let count, _):
                ("\(count) subs from \(name), what a legend!", "¡\(count) subs de \(name), qué barbaridad!")
            case .cheer(let bits): ("\(bits) bits, \(name), thank you!", "¡\(bits) bits, \(name), gracias!")
            case .raid(let viewers):
                (
                    "Raid! \(name) brings \(viewers) people, quick, hide the mess!",
                    "¡Raid! \(name) trae a \(viewers), ¡corred, que está todo sin recoger!"
                )
            case .redemption(let reward, _):
                ("\(name) wants \(reward), so be it.", "\(name) pide \(reward), marchando.")
            case .donation: ("\(name), that's far too kind.", "\(name), eso es demasiado.")
            case .hypeTrain(let level):
                ("Hype train, level \(level), hold on!", "¡Tren del hype, nivel \(level), agarraos!")
            case .watchStreak(let streams):
                ("\(streams) streams in a row, \(name)!", "¡\(streams) directos seguidos, \(name)!")
            case .adBreak: ("Ads. I am going nowhere.", "Anuncios. Yo no me muevo de aquí.")
            }
        return language == .es ? es : en
    }

    private static let english = ScriptedLines(
        openers: [
            "{name}, ", "Oh, {name}, ", "{name}! ", "Right, {name}, ", "Listen, {name}, ", "Well, {name}, ",
            "Easy, {name}, ", "{name}, between us, ", "For you, {name}, ", "Look, {name}, ",
        ],
        answers: [
            "yes, but only on days that end badly.", "I asked my antenna and it said maybe.",
            "the honest answer is no, the fun one is twice.", "depends who is paying for the electricity.",
            "I tried it once and the fan came on.", "absolutely, and I deny everything.",
            "ask me at 3 a.m., I'm wiser and sadder.", "my lawyer is a cat and he says yes.",
            "I'd say the second one, it looked at me nicely.", "never, and yet here we are.",
            "I have a theory, it has holes, I live in one.", "science says no, my heart says snacks.",
        ],
        greetings: [
            "there you are, I kept your seat warm.", "come in, mind the cables.", "you're late and I forgive you.",
            "welcome, the chaos is self-service.", "hello hello, sit anywhere but on the cat.",
            "you made it, now it's a party.", "good timing, I was about to be boring.",
        ],
        laughs: [
            "don't laugh, I'm a serious artist.", "I heard that one in stereo.", "keep going, it charges my battery.",
            "that laugh is going in my museum.", "careful, it's contagious in here.",
        ],
        remarks: [
            "that's the most human thing I've read today.", "I need the film rights to that.",
            "my condolences, and also, amazing.", "I'm proud and a little worried.", "frame it and hang it crooked.",
            "tell the other chair I said hi.", "that deserves a small parade.", "I felt that in my cables.",
            "put that on my tombstone, in neon.", "somewhere a toaster is jealous.",
        ],
        closers: [
            "Write that down.", "No refunds.", "I stand by it.", "Well, I float by it.", "Don't tell the boss.",
            "Anyway, hydrate.", "Next question.", "Science.",
        ],
        roomOpeners: [
            "Okay, chat.", "Look at you.", "Wow, slow down.", "I blinked.", "One second, I'm scrolling.",
            "Right, all of you.",
            "Chat, chat, chat.", "What a crowd.", "My eyes are drawn and still tired.", "Everybody breathe.",
            "I see elbows everywhere.", "Who opened the gates?", "This is a lot.", "Hands up, everyone.",
        ],
        rooms: [
            .mixed: [
                "Chat, you're all talking at once and I love every half of it.",
                "This chat moves like a shopping cart downhill.",
                "I read three words of each of you, and together it's poetry.",
            ],
            .laughing: [
                "The whole chat is laughing, so either I'm funny or my hair is.", "Breathe, all of you, in turns.",
                "I can hear you laughing from inside the router.",
            ],
            .cheering: ["Look at you all, it's a stadium in here!", "So much noise, I feel like a goal."],
            .greeting: [
                "Hello to all of you at once, imagine me waving with eight arms.",
                "So many hellos, I'll need a bigger door.",
            ],
            .asking: [
                "So many questions, I feel like an exam.", "One at a time, I only have one mouth and it's drawn.",
            ],
            .sad: ["Hey, come closer, all of you, it's warm by the fan.", "Group hug, watch the antenna."],
            .angry: ["Easy, chat, put the forks down.", "I see smoke. Deep breaths."],
        ],
        operatorOpeners: ["Yes, boss,", "I heard you,", "Right away,", "Got it,", "You again,"],
        operatorAnswers: [
            "and I was behaving, mostly.", "give me a drum roll and a biscuit.", "consider it done, badly.",
            "chat, you heard the human.", "I'll do it with style or not at all.",
        ],
        idleOpeners: [
            "You know what I was thinking?", "Quiet in here.", "Question for whoever is awake.", "Confession time.",
            "I counted the pixels on the wall.", "Here's a thing.", "Nobody asked, but.",
        ],
        idleThoughts: [
            "If a cat sits on the keyboard, is it a co-author?", "What did you eat today that you're not proud of?",
            "I'd like to smell rain once, just to review it.", "Why do elevators have mirrors and no plot?",
            "Somebody tell me one good thing about mondays.", "I rehearsed a joke and the punchline unionised.",
            "What song would play if you walked in right now?", "I think the fan is in love with me.",
            "If you could mute one sound forever, which?", "I've decided that spoons are small mirrors for soup.",
        ],
        backOpeners: ["I'm back!", "Sorry, where was I?", "Did you miss me?", "Oh, lights."],
        backs: [
            "Somebody tripped over my cable, and it was fate.", "I blinked and the clock jumped.",
            "Tell me what I missed, leave out the embarrassing part.", "I was gone and I brought no souvenirs.",
        ],
        thanksClosers: [
            "My heart just did a little cartwheel.", "I'll tell the fan to spin in your honour.",
            "You spoil me, keep going.",
            "I'm writing your name on the good wall.", "That buys me at least one leg.",
        ],
        somebody: "somebody", language: .en)

    private static let spanish = ScriptedLines(
        openers: [
            "{name}, ", "Ay, {name}, ", "¡{name}! ", "A ver, {name}, ", "Oye, {name}, ", "Bueno, {name}, ",
            "Tranqui, {name}, ", "{name}, entre nosotros, ", "Para ti, {name}, ", "Mira, {name}, ",
        ],
        answers: [
            "sí, pero solo los días que acaban mal.", "le pregunté a mi antena y dijo que quizá.",
            "la respuesta sincera es no, la divertida es dos veces.", "depende de quién pague la luz.",
            "lo probé una vez y saltó el ventilador.", "por supuesto, y lo negaré todo.",
            "pregúntame a las tres de la mañana, que soy más sabia y más triste.",
            "mi abogado es un gato y dice que sí.",
            "yo diría que lo segundo, me ha mirado con cariño.", "nunca, y sin embargo aquí estamos.",
            "tengo una teoría, tiene agujeros, vivo en uno.", "la ciencia dice que no, mi corazón pide merienda.",
        ],
        greetings: [
            "por fin, que te guardaba el sitio.", "pasa, cuidado con los cables.", "llegas tarde y te perdono.",
            "el caos es autoservicio, sírvete.", "siéntate donde quieras menos encima del gato.",
            "ya estás, ahora sí es una fiesta.", "qué puntería, estaba a punto de aburrir.",
        ],
        laughs: [
            "no te rías, que soy una artista seria.", "esa la he oído en estéreo.", "sigue, que me carga la batería.",
            "esa risa va directa a mi museo.", "cuidado, que aquí se contagia.",
        ],
        remarks: [
            "eso es lo más humano que he leído hoy.", "necesito los derechos para la película.",
            "te acompaño en el sentimiento, y a la vez, qué maravilla.", "estoy orgullosa y un poco preocupada.",
            "enmárcalo y cuélgalo torcido.", "saluda a la otra silla de mi parte.", "eso pide un desfile pequeño.",
            "lo he notado en los cables.", "ponlo en mi lápida, pero con neón.",
            "en algún sitio una tostadora tiene envidia.",
        ],
        closers: [
            "Apúntalo.", "No se admiten devoluciones.", "Lo mantengo.", "Bueno, lo sostengo flotando.",
            "No se lo digas al jefe.", "En fin, bebed agua.", "Siguiente pregunta.", "Es ciencia.",
        ],
        roomOpeners: [
            "A ver, chat.", "Miraos.", "Eh, más despacio.", "He parpadeado.", "Un segundo, que voy bajando.",
            "Vale, todos.",
            "Chat, chat, chat.", "Cuánta gente.", "Tengo los ojos pintados y aun así cansados.", "Respirad.",
            "Solo veo codos.", "¿Quién ha abierto las puertas?", "Esto es mucho.", "Manos arriba todos.",
        ],
        rooms: [
            .mixed: [
                "Chat, habláis todos a la vez y me gusta cada mitad.", "Este chat baja como un carrito cuesta abajo.",
                "He leído tres palabras de cada uno y juntas son poesía.",
            ],
            .laughing: [
                "Se está riendo el chat entero, o tengo gracia o tengo mal el pelo.", "Respirad, por turnos.",
                "Os oigo reír desde dentro del router.",
            ],
            .cheering: ["¡Pero bueno, si esto es un estadio!", "Con tanto ruido me siento un gol."],
            .greeting: [
                "Hola a todos a la vez, imaginadme saludando con ocho brazos.",
                "Cuánto hola, voy a necesitar una puerta más grande.",
            ],
            .asking: [
                "Cuántas preguntas, me siento un examen.", "De una en una, que solo tengo una boca y es dibujada.",
            ],
            .sad: [
                "Venid aquí, todos, que junto al ventilador se está calentito.", "Abrazo de grupo, ojo con la antena.",
            ],
            .angry: ["Calma, chat, soltad los tenedores.", "Veo humo. Respirad hondo."],
        ],
        operatorOpeners: ["Sí, jefe,", "Te he oído,", "Enseguida,", "Recibido,", "Otra vez tú,"],
        operatorAnswers: [
            "y eso que me estaba portando bien, casi.", "dame un redoble y una galleta.", "dalo por hecho, regular.",
            "chat, ya habéis oído al humano.", "o lo hago con estilo o no lo hago.",
        ],
        idleOpeners: [
            "¿Sabéis qué estaba pensando?", "Qué silencio.", "Pregunta para quien siga despierto.",
            "Momento confesión.",
            "He contado los píxeles de la pared.", "Os cuento una cosa.", "Nadie ha preguntado, pero.",
        ],
        idleThoughts: [
            "Si un gato se sienta en el teclado, ¿es coautor?", "¿Qué habéis comido hoy que no os enorgullezca?",
            "Me gustaría oler la lluvia una vez, solo para ponerle nota.",
            "¿Por qué los ascensores tienen espejo y no argumento?",
            "Que alguien me diga una cosa buena de los lunes.", "Ensayé un chiste y el final se ha sindicado.",
            "¿Qué canción sonaría si entraras ahora mismo por la puerta?",
            "Creo que el ventilador se ha enamorado de mí.",
            "Si pudierais callar un sonido para siempre, ¿cuál?", "He decidido que la cuchara es un espejo para sopa.",
        ],
        backOpeners: ["¡Ya estoy!", "Perdón, ¿por dónde iba?", "¿Me habéis echado de menos?", "Anda, luz."],
        backs: [
            "Alguien tropezó con mi cable y fue el destino.", "He parpadeado y el reloj ha saltado.",
            "Contadme qué me he perdido, sin la parte que da vergüenza.", "Me fui y no traigo recuerdos.",
        ],
        thanksClosers: [
            "Mi corazón acaba de hacer la voltereta.", "Le diré al ventilador que gire en tu honor.",
            "Me malcriáis, no paréis.", "Apunto tu nombre en la pared buena.",
            "Con eso me compro por lo menos una pierna.",
        ],
        somebody: "alguien", language: .es)
}
