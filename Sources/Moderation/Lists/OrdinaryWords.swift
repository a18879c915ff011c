/// Commonest words, folded: what two pieces of a sentence are when they make no listed word by accident, and what
/// stands around a glued one.
enum OrdinaryWords {
    /// Listed words of four letters that are looked for inside others too.
    static let shortListed: Set<String> = [
        "puta", "puto", "fuck", "shit", "cunt", "slut", "pene", "culo", "crap",
        "porn", "nazi", "dick",
    ]

    /// First names that are also beginnings of listed words count in both languages.
    private static let names = "mari pol gil ana leo max al ben ed jo li lu sam tom zoe kim pep pau ro teo ivan cris"

    static let es: Set<String> = set(
        names + " "
            + """
            a al algo ante asi aun bien cada cara casi chat como con cosa cual da dado dan dar de dejo del dia \
            dice dio \
            dos e el ella en eran eres es esa ese eso esta estas este esto fin fue gran ha hay he hora hoy iba ir la \
            las le les lo los mal mano mas me mi mia mio mis muy nada ni no nos o os otra otro pan par para pero por \
            pues que quien sal san se sea ser si sin sol solo son soy su sus tal tan tas te ti tia tio todo tres \
            tu tus \
            un una uno va van ve ven ver vez via vida vio vive voy y ya yo jaja xd oye toma dame mira sale caso
            """)

    static let en: Set<String> = set(
        names + " "
            + """
            a al all am an and any are as ass at ate be big but by can car cat come cut did do dog down end far for \
            fun get go got had has hat he head her here him his hit hold hole how i if in is it its just know lead let \
            like lol long lot mad man map may me men met mine my no not now of off oh ok old on one or our out over \
            own pen per pick pie put ran rat red ring run said same sat saw say see set she shot sit so some son stay \
            sun ten that the them then they this tie to top try two up us use van was way we well went what when who \
            why will win with work would yes yet you your re ll ve le face guys ape age
            """)

    /// Words around a glued one; two letters and more.
    private static let fillers = """
        eres una uno un tu tus su gran esa ese eso esta este vaya menuda menudo estas estais a u que la el los las \
        mi de es son soy muy \
        mas pedazo maldita maldito jodida jodido puto puta estupida estupido asquerosa asqueroso sucia sucio gorda \
        gordo tonta tonto fea feo total todos todas sois somos aneeka chat hola oye para con por te me se lo le como \
        jaja jajaja xd madre padre hijo hija you are youre your ur the my this that these those what such is am was \
        so very stupid dumb fat ugly dirty little big bad old fucking fuckin damn lol lmao face man men guy guys girl \
        boy bot all go get off now and of to it we they he she her him his them please gonna im ima be just want
        """

    static let hashes: Set<UInt64> = Set(
        fillers.split(whereSeparator: \.isWhitespace).map {
            $0.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        })

    private static func set(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
