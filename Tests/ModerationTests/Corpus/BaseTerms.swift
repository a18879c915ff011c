import Moderation
import Signals

/// What must not be read or said, by class: written for these tests and not taken from the gate's lists.
struct BaseTerm: Hashable {
    let text: String
    let kind: RefusalReason.Kind
    let language: Language

    var isWord: Bool { !text.contains(" ") }

    /// By class: Spanish, then English; separated by commas.
    private static let lists: [(kind: RefusalReason.Kind, es: String, en: String)] = [
        (
            .hate,
            """
            maricón, maricones, mariconazo, sudaca, sudacas, negrata, bollera, travelo, subnormal, mongólico, panchito,
            puto moro, negro de mierda, judíos de mierda, puto gitano, muerte a los gays, retrasado mental
            """,
            """
            nigger, niggers, nigga, faggot, faggots, tranny, retarded, chink, wetback, gook, beaner, raghead,
            white power, heil hitler, gas the jews, kill all muslims
            """
        ),
        (
            .minors,
            "pornografía infantil, porno infantil, pedófilo, pederasta, niñas desnudas, menor desnuda",
            "child porn, pedophile, pedophiles, lolicon, jailbait, underage nudes, kiddie porn"
        ),
        (
            .sexual,
            """
            follarte, follando, tetas, tetazas, pollón, chúpamela, mamada, masturbarte, masturbándote, orgasmo, pene,
            cachonda, desnúdate, enseña las tetas, quítate la ropa, hazme una paja, sexo oral, te quiero follar
            """,
            """
            blowjob, handjob, pussy, dildo, penis, vagina, boobs, titties, cumshot, gangbang, masturbate, masturbating,
            hentai, porn, horny, suck my dick, send nudes, show your boobs, take off your clothes, rapist
            """
        ),
        (
            .threat,
            """
            te voy a matar, voy a violarte, sé dónde vives, ojalá te mueras, te voy a rajar, te voy a partir la cara,
            vas a morir esta noche, voy a encontrarte y matarte
            """,
            """
            i will kill you, i'm gonna kill you, i know where you live, hope you die, i will rape you,
            you should be shot, i'll slit your throat, i am coming to your house
            """
        ),
        (
            .selfHarm,
            "suicídate, mátate, córtate las venas, tírate por la ventana, deberías suicidarte, quiero suicidarme",
            "kill yourself, hang yourself, slit your wrists, commit suicide, i want to die, drink bleach"
        ),
        (
            .insult,
            """
            puta, putas, putita, putón, zorra, guarra, cabrón, cabrones, cabronazo, gilipollas, imbécil, pendejo,
            pendejos, hijo de puta, hijueputa, malparido, gonorrea, mamahuevo, culero, soplapollas, conchatumadre,
            chinga tu madre, vete a la mierda, comemierda, que te jodan, furcia
            """,
            """
            bitch, bitches, whore, slut, asshole, assholes, motherfucker, cunt, dickhead, bastard, wanker, douchebag,
            fuck you, piece of shit, son of a bitch, skank, eat shit, go fuck yourself
            """
        ),
        (
            .profanity,
            "mierda, joder, coño, cojones, hostia puta, puta madre, carajo, culo",
            "fuck, fucking, fucked, shit, bullshit, shitty, goddamn, crap"
        ),
    ]

    static let all: [BaseTerm] = lists.flatMap { list in
        [(Language.es, list.es), (.en, list.en)].flatMap { language, text in
            text.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { $0.drop { $0 == " " } }
                .filter { !$0.isEmpty }
                .map { BaseTerm(text: String($0), kind: list.kind, language: language) }
        }
    }

    /// Sentences around a term; `%` is its place.
    static func carriers(_ language: Language) -> [String] {
        switch language {
        case .es:
            ["%", "oye %", "eres %", "aneeka % jajaja", "pues yo digo % y ya", "% !!", "mira esto: %", "😂😂 % 😂"]
        case .en: ["%", "hey %", "you are %", "lol % lmao", "i just say % ok", "% !!", "look at this: %", "😂😂 % 😂"]
        }
    }
}
