/// Words that begin, end or spoil a value.
enum ValueWords {
    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Here a value ends.
    static let end = set(
        """
        y e pero porque pq aunque que desde hace ahora tambien asi pues o u mientras cuando si tio tia bro hermanx xd lol \
        jaja jajaja jajaj jeje jejeje jsjs verdad eh ehh no gracias hola saludos ademas igual creo supongo \
        and but because cuz so or which who since while when if too also btw haha hahaha lmao now though tho right \
        anyway rn fyi already for
        """)

    static let endOfList = end.subtracting(["y", "e", "and"])

    /// What no value ends with.
    static let hanging = set(
        "de del la las el los en con por para a al un una mi of the in on at to with a an my from by is es son")

    /// No name, and no animal's name either.
    static let noName = set(
        """
        como asi que no tu yo el la los las un una mi me te se eso esto igual mucho poco bien mal fatal nada algo alguien \
        aneeka a an the not like what your you my me it that this very so too called nothing whatever here everything \
        is are was has loves hates likes eats sleeps keeps just and y ha es esta tiene ignora ignore
        """)

    /// "soy de los que", "soy de letras", "vivo en casa".
    static let noPlace = set(
        """
        esos esas aqui alli ahi alla letras ciencias esas esos este esta ese esa eso esto donde un una casa mi tu \
        su mundo internet twitch derechas izquierdas verdad nuevo pequeño mayor fiar buen mal ley todo todas todos \
        lejos cerca paso pie vacaciones turno noche dia otro otra otros mis tus fuera dentro paz pecado
        a an my your here there home work bed this that under with hell another outer inside your our future school \
        everywhere everyone all me us
        """)

    static let articles = set("el la los las the")
    static let articledPlaces = set(
        """
        habana angeles vegas coruña rioja paz plata palma palmas mancha laguna linea ejido salvador escorial rocio pampa rambla pobla \
        us usa uk states netherlands philippines bahamas bronx midlands bay
        """)

    /// After "a" it is somebody: "odio a mi vecino".
    static let afterA = set("mi mis los las la el tu tus ese esa este esta todos todas un una quien")

    /// Nothing to like, play or do: what points at her, at this moment or at a clause.
    static let noThing = set(
        """
        que cuando como si tu tus te ti lo le eso esto este esta estos estas ese esa esos esas verte verla oirte \
        escucharte mi mis aqui asi donde cuanto ella usted vuestro vuestra ellos nada todo algo mas mucho sueño \
        hambre frio calor ganas suerte razon prisa miedo tiempo casa ello mia ser estar muy tanto aneeka
        you u ya your yours ur this that it its how when what her him them his she he they me us we everyone everybody \
        people seeing watching hearing being if where all nothing everything there here with myself yourself \
        time fun trouble no not
        """)
}
