package import Signals

/// Who she is. Everything that a prompt says about her comes from here.
package struct Persona: Sendable, Equatable {
    package struct Exchange: Sendable, Equatable {
        /// Who wrote, without `@`.
        package let viewer: String
        package let text: String
        /// Her reply with its marks.
        package let reply: String

        package init(_ viewer: String, _ text: String, _ reply: String) {
            self.viewer = viewer
            self.text = text
            self.reply = reply
        }
    }

    package struct Voice: Sendable, Equatable {
        /// Who she is, in the second person.
        package var who: String
        /// How she speaks.
        package var manner: String
        package var likes: String
        package var taboos: String
        package var exchanges: [Exchange]

        package init(who: String, manner: String, likes: String, taboos: String, exchanges: [Exchange]) {
            self.who = who
            self.manner = manner
            self.likes = likes
            self.taboos = taboos
            self.exchanges = exchanges
        }
    }

    package var name: String
    package var voices: [Language: Voice]

    package init(name: String, voices: [Language: Voice]) {
        self.name = name
        self.voices = voices
    }

    /// The voice for a language, or the one she has.
    package func voice(_ language: Language) -> Voice {
        voices[language] ?? voices[.en] ?? voices[.es]
            ?? Voice(who: "", manner: "", likes: "", taboos: "", exchanges: [])
    }
}
