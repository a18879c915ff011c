package import Signals
internal import Synchronization

/// Her lines for when the mind has none: written in advance, said in turn, never the same twice running.
package final class PreparedLines: Sendable {
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        /// The model does not answer.
        case modelDown
        /// A clause was refused; this covers for it.
        case cover
        /// The model answered with nothing that can be said.
        case nothingToSay
    }

    private struct Key: Hashable {
        let situation: Situation
        let language: Language
    }

    private let next: Mutex<[Key: Int]>
    private let start: Int

    /// - Parameter seed: where the rounds begin, so that two shows do not open alike.
    package init(seed: Int = 0) {
        next = Mutex([:])
        start = abs(seed % 97)
    }

    package func line(_ situation: Situation, _ language: Language) -> String {
        let lines = Self.lines(situation, language)
        let index = next.withLock { next in
            let key = Key(situation: situation, language: language)
            let index = next[key] ?? start
            next[key] = index + 1
            return index
        }
        return lines[index % lines.count]
    }

    static func lines(_ situation: Situation, _ language: Language) -> [String] {
        switch (situation, language) {
        case (.modelDown, .en):
            [
                "Hold on, my brain just went to get coffee.", "I had a thought, and it left without paying.",
                "Give me a second, there's a hamster missing from the wheel.", "I'm buffering with style, okay?",
                "My head is rebooting. The face works, so enjoy that.", "Ask me again in a moment, I lost the page.",
            ]
        case (.modelDown, .es):
            [
                "Un momento, que mi cerebro ha ido a por café.", "Tenía una idea y se ha ido sin pagar.",
                "Dadme un segundo, falta un hámster en la rueda.", "Estoy cargando, pero con estilo, ¿eh?",
                "Se me está reiniciando la cabeza. La cara funciona, disfrutadla.",
                "Pregúntame otra vez en un ratito, que perdí la página.",
            ]
        case (.cover, .en):
            [
                "And that's where I bite my tongue.", "Nope, that one stays in the drafts.",
                "My lawyer, who is a cat, says no.", "Anyway! Lovely weather in here.",
                "I was going to say something and I've decided to grow as a person.",
                "Moving on before I get grounded.",
            ]
        case (.cover, .es):
            [
                "Y aquí es donde me muerdo la lengua.", "No, eso se queda en borradores.",
                "Mi abogado, que es un gato, dice que no.", "¡En fin! Qué buen tiempo hace aquí dentro.",
                "Iba a decir algo y he decidido madurar.", "Sigamos, antes de que me castiguen.",
            ]
        case (.nothingToSay, .en):
            [
                "You know what? I have no words. Mark the date.", "I'm thinking about it very loudly.",
                "That one went straight over my antenna.", "I'll get back to you, with drama.",
                "My face says it all. I hope.", "I had an answer, it was shy.",
            ]
        case (.nothingToSay, .es):
            [
                "¿Sabes qué? Me he quedado sin palabras. Apunta la fecha.", "Lo estoy pensando muy fuerte.",
                "Esa me ha pasado por encima de la antena.", "Ya te contestaré, con drama.",
                "Mi cara lo dice todo. Espero.", "Tenía una respuesta, pero es tímida.",
            ]
        }
    }
}
