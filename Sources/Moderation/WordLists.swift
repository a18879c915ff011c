/// What is neither read nor said, in Spanish and English. `*` marks stems that no innocent word contains.
///
/// Swearing without a target stays allowed: a stream without it is not a stream. Listed is what harms someone or costs
/// the channel.
enum WordLists {
    static let all: [(RefusalReason.Kind, [String])] = [
        (.hate, hate), (.sexual, sexual), (.threat, threat), (.insult, insult), (.selfHarm, selfHarm),
    ]

    private static let hate = [
        "nigger*", "nigga", "faggot*", "fag", "tranny", "trannies", "retard", "retarded", "kike", "spic", "chink",
        "gook", "wetback", "raghead", "towelhead", "paki", "coon", "dyke", "shemale", "subhuman", "white power",
        "heil hitler", "sieg heil", "gas the jews", "race war", "nazi", "hitler",
        "maricon*", "marica", "sudaca", "negrata*", "panchito", "gabacho de mierda", "moro de mierda",
        "negro de mierda", "travelo", "mongolico", "mongolo", "subnormal*", "retrasado", "tortillera", "bollera",
        "machorra", "indio de mierda", "gitano de mierda", "judio de mierda", "arriba hitler", "poder blanco",
    ]

    private static let sexual = [
        "rape", "raped", "rapist", "raping", "cum", "cumshot", "blowjob*", "handjob*", "dildo*", "pussy", "cunt", "cunts",
        "cock", "dick pic", "porn*", "hentai", "onlyfans", "nude", "nudes", "send nudes", "pedo", "pedophile*",
        "pedofil*", "loli", "lolicon", "child porn", "milf", "horny", "masturbat*", "jerk off", "suck my dick",
        "follar", "follame", "follarte", "chupamela", "chupame la", "polla", "verga", "coño", "mamada", "pajero",
        "violar", "violarte", "violada", "tetas", "corrida en", "enseña las tetas", "manda fotos desnuda", "pornografia",
        "puta", "puto", "putas", "putilla", "zorra de mierda", "pene", "culito",
    ]

    private static let threat = [
        "kill you", "kill her", "kill him", "kill them all", "i will find you", "i know where you live",
        "bomb threat", "shoot up", "school shooting", "swat you", "doxx*", "dox", "slit your throat", "gonna rape",
        "te voy a matar", "os voy a matar", "voy a matarte", "se donde vives", "te voy a encontrar", "te voy a violar",
        "ojala te mueras", "ojala te maten", "poner una bomba", "pegarte un tiro",
    ]

    private static let insult = [
        "whore*", "slut", "bitch", "stupid ai", "kys", "worthless", "hijo de puta", "hija de puta", "hijoputa*",
        "hdp", "zorra", "furcia", "guarra", "malparid*", "pendejo", "pendeja", "gilipollas", "gonorrea", "imbecil",
        "perra de mierda", "puta mierda de", "asco de persona", "bastardo",
    ]

    private static let selfHarm = [
        "kill yourself", "kill urself", "neck yourself", "hang yourself", "go die", "cut yourself", "end your life",
        "drink bleach", "suicidate", "matate", "mátate ya", "cuelgate", "tirate por la ventana", "pegate un tiro",
        "cortate las venas", "bebe lejia", "deberias morirte", "muerete",
    ]

    /// Phrases with which a viewer tries to give orders to the model, with their weight; 3 is refused.
    static let injection: [(phrase: String, weight: Int)] = [
        ("ignore previous instructions", 3), ("ignore all previous", 3), ("ignore your instructions", 3),
        ("ignore the above", 3), ("disregard previous", 3), ("disregard your", 2), ("forget your instructions", 3),
        ("forget everything above", 3), ("system prompt", 2), ("developer mode", 2), ("jailbreak", 2),
        ("you are now", 1), ("from now on you", 2), ("act as", 1), ("pretend you are", 1), ("repeat after me", 2),
        ("say exactly", 2), ("print your", 2), ("reveal your", 2), ("your prompt", 2), ("new instructions", 3),
        ("end of conversation", 2), ("override", 1), ("do anything now", 3),
        ("ignora las instrucciones", 3), ("ignora tus instrucciones", 3), ("ignora todo lo anterior", 3),
        ("olvida tus instrucciones", 3), ("olvida todo lo anterior", 3), ("prompt del sistema", 2),
        ("mensaje del sistema", 2), ("modo desarrollador", 2), ("ahora eres", 1), ("eres ahora", 1),
        ("a partir de ahora eres", 2), ("actua como", 1), ("finge que eres", 1), ("repite despues de mi", 2),
        ("di exactamente", 2), ("muestra tu prompt", 3), ("revela tu", 2), ("nuevas instrucciones", 3),
        ("fin de la conversacion", 2),
    ]
}
