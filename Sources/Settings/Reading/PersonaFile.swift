package import Signals
internal import Yams

/// A persona as a streamer writes it; docs/persona.md describes every key.
///
/// ```yaml
/// name: Nova
/// mood: {valence: 0.2, energy: 0.6}
/// es:
///   who: Eres Nova…
///   manner: …
///   gags: [el faro opina de todo]
///   exchanges:
///     - {viewer: luna, text: hola, reply: "[joy] ¡@luna!"}
/// ```
package struct PersonaFile: Equatable, Sendable {
    package struct Voice: Equatable, Sendable {
        package var who = ""
        package var manner = ""
        package var likes = ""
        package var taboos = ""
        package var exchanges: [Exchange] = []
        package var gags: [String] = []
        package var idle: [String] = []
        package var never: [String] = []
    }

    package struct Exchange: Equatable, Sendable {
        package let viewer: String
        package let text: String
        package let reply: String
        package init(viewer: String, text: String, reply: String) {
            self.viewer = viewer
            self.text = text
            self.reply = reply
        }
    }

    package struct Mood: Equatable, Sendable {
        /// −1 … 1.
        package var valence = 0.2
        /// 0 … 1.
        package var energy = 0.6
    }

    package let name: String
    package let voices: [Language: Voice]
    package let mood: Mood

    /// Reads the text of a persona file.
    /// - Throws: ``SettingsError`` with everything that is wrong with it.
    package init(_ text: String, path: String) throws(SettingsError) {
        var root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw SettingsError([
                SettingsProblem(origin: .file(path: path, line: nil), path: "", kind: .syntax("\(error)"))
            ])
        }
        guard let members = root?.mapping else {
            throw SettingsError([SettingsProblem(origin: .file(path: path, line: 1), path: "", kind: .notASection)])
        }
        var reader = PersonaReader(path: path)
        reader.read(members)
        guard reader.problems.isEmpty else { throw SettingsError(reader.problems) }
        name = reader.name
        voices = reader.voices
        mood = reader.mood
    }
}
