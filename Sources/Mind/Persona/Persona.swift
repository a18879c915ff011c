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
        /// Jokes of hers that come back now and then.
        package var gags: [String]
        /// What she may think of when nobody writes.
        package var idle: [String]
        /// Words and phrases that she never says.
        package var never: [String]

        package init(
            who: String, manner: String, likes: String, taboos: String, exchanges: [Exchange], gags: [String] = [],
            idle: [String] = [], never: [String] = []
        ) {
            self.who = who
            self.manner = manner
            self.likes = likes
            self.taboos = taboos
            self.exchanges = exchanges
            self.gags = gags
            self.idle = idle
            self.never = never
        }
    }

    /// How she feels when nothing happens.
    package struct Temperament: Sendable, Equatable {
        /// −1 (gloomy) … 1 (beaming).
        package let valence: Double
        /// 0 (half asleep) … 1 (bouncing).
        package let energy: Double

        package init(valence: Double = 0.2, energy: Double = 0.6) {
            self.valence = min(1, max(-1, valence))
            self.energy = min(1, max(0, energy))
        }
    }

    package var name: String
    package var voices: [Language: Voice]
    package var temperament: Temperament

    package init(name: String, voices: [Language: Voice], temperament: Temperament = Temperament()) {
        self.name = name
        self.voices = voices
        self.temperament = temperament
    }

    /// The voice for a language, or the one she has.
    package func voice(_ language: Language) -> Voice {
        voices[language] ?? voices[.en] ?? voices[.es]
            ?? Voice(who: "", manner: "", likes: "", taboos: "", exchanges: [])
    }
}
