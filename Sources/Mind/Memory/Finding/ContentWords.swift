internal import Signals

/// The words of a phrase that carry its meaning: folded, in the singular, animals by one name in both languages.
package struct ContentWords: Hashable, Sendable {
    package let words: Set<String>

    package init(_ text: String) { self.init(folded: FoldedText.letters(of: text)) }

    /// - Parameter letters: as ``FoldedText/letters``.
    package init(folded letters: String) {
        words = Set(Self.split(letters).filter { !Self.empty.contains($0) }.map(Self.stem).filter { $0.count > 1 })
    }

    static func split(_ letters: String) -> [String] {
        letters.utf8.split { !$0.isWordByte && $0 != UInt8(ascii: "'") }.map { String(Substring($0)) }
    }

    /// One form for singular and plural, and for an animal in both languages.
    static func stem(_ word: String) -> String {
        if let species = Animals.species(of: word) { return species }
        var stem = word
        if stem.hasSuffix("'s") { stem.removeLast(2) }
        if stem.hasSuffix("'") { stem.removeLast() }
        if stem.count > 4, stem.hasSuffix("s"), !stem.hasSuffix("ss") { stem.removeLast() }
        return stem
    }

    /// Words without a meaning of their own.
    static let empty: Set<String> = Set(
        """
        a al algo ante aqui asi aun bien cada casi como con cual cuando de del desde donde e el ella ellos en entre era \
        eres es esa ese eso esta estan estar estas este esto estos estoy fue ha haber hace han has hasta hay he hoy la \
        las le les lo los mas me mi mis mucho mucha muchos muy nada ni no nos o os otra otro para pero por porque pues \
        que quien se sea ser si sin sobre son soy su sus tal tan tanto te tengo tiene tienen ti todo todos tu tus un \
        una unas uno unos va vale voy y ya yo llamo llama llaman vivo vive gusta gustan encanta encantan \
        an the and or but of to in on at by for with from is are am was were be been i i'm im i've ive i'd my mine me \
        you your yours u ur he she it its it's his her him we our they them their this that these those there here \
        do does did don't dont not no so very really just too also have has had got get what what's whats who who's \
        when where how why which can could will would should about as if than then called named name name's love like \
        nombre live lives know remember recuerda recuerdas acuerdas sabes acuerda \
        jaja jajaja jeje haha lol xd hola hey hi hello buenas
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

/// Animals that people live with.
enum Animals {
    /// - Parameter word: folded.
    /// - Returns: the animal's English name.
    static func species(of word: String) -> String? {
        names[word] ?? (word.hasSuffix("'s") ? names[String(word.dropLast(2))] : nil)
    }

    private static let names: [String: String] = {
        let table = """
            dog: perro perra perros perras perrito perrita perritos perrete cachorro cachorra cachorrito dog dogs doggo \
            doggy pup puppy puppies
            cat: gato gata gatos gatas gatito gatita gatitos gatete michi minino cat cats kitty kitten kittens kitties
            rabbit: conejo coneja conejos conejito rabbit rabbits bunny bunnies
            hamster: hamster hamsters hamsteres
            guineapig: cobaya cobayas cuy
            parrot: loro lorito cotorra parrot parrots
            bird: periquito canario ninfa agapornis pajaro pajarito budgie canary cockatiel bird birds
            turtle: tortuga tortugas tortuguita turtle turtles tortoise
            fish: pez peces pececito fish goldfish betta
            ferret: huron hurones ferret ferrets
            horse: caballo yegua poni horse horses pony mare
            lizard: iguana gecko lagarto dragon lizard
            snake: serpiente snake python
            chicken: gallina gallinas chicken chickens hen
            axolotl: ajolote axolotl
            spider: tarantula
            """
        var names: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: ":")
            for name in parts[1].split(separator: " ") { names[String(name)] = String(parts[0]) }
        }
        return names
    }()
}
