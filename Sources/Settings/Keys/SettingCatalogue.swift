/// All settings, in the order in which a person meets them.
package enum SettingCatalogue {
    package static let sections: [SettingSection] = [
        persona, twitch, inbound, mind, models, voice, stage, attention, moderation, memory, journal, simulation, log,
    ]

    package static let keys: [SettingKey] = sections.flatMap(\.keys)

    /// By dotted path.
    static let byPath: [String: SettingKey] = Dictionary(keys.map { ($0.path, $0) }) { first, _ in first }

    /// Paths that hold further keys: `voice`, `voice.espeak`.
    static let groups: Set<String> = Set(
        keys.flatMap { key in
            let parts = key.path.split(separator: ".")
            return (1..<parts.count).map { parts[..<$0].joined(separator: ".") }
        })
}
