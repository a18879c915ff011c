package import Signals

/// How the built-in voice sounds.
package struct EspeakSettings: Sendable, Equatable {
    /// espeak-ng's names: a language, and after `+` a variant.
    package var voices: [Language: String]
    /// Words per minute, 80…450.
    package var rate: Int
    /// 0…100.
    package var pitch: Int
    /// How far the pitch moves, 0…100.
    package var pitchRange: Int
    /// The shared library: a name that the loader searches for, or a path.
    package var library: String

    package init(
        voices: [Language: String] = EspeakSettings.femaleVoices, rate: Int = 172, pitch: Int = 62,
        pitchRange: Int = 60, library: String = EspeakSettings.libraryName
    ) {
        self.voices = voices
        self.rate = rate
        self.pitch = pitch
        self.pitchRange = pitchRange
        self.library = library
    }

    package static let femaleVoices: [Language: String] = [.es: "es-419+f2", .en: "en-us+f3"]

    #if canImport(Darwin)
        package static let libraryName = "libespeak-ng.1.dylib"
    #else
        package static let libraryName = "libespeak-ng.so.1"
    #endif

    /// Rate, pitch and range for a feeling: a few steps around the settings, so that she stays the same person.
    func prosody(for feeling: Feeling) -> EspeakProsody {
        let (rateStep, pitchStep, rangeStep) =
            switch feeling.emotion {
            case .neutral: (0, 0, 0)
            case .joy: (5, 4, 8)
            case .laughter: (7, 6, 12)
            case .tenderness: (-8, 1, -4)
            case .surprise: (4, 8, 14)
            case .curiosity: (0, 4, 8)
            case .smugness: (-6, -3, 6)
            case .embarrassment: (-4, 3, -6)
            case .sadness: (-14, -8, -14)
            case .anger: (6, -4, 10)
            case .fear: (8, 6, 2)
            case .sleepiness: (-20, -8, -16)
            }
        let half = feeling.intensity
        return EspeakProsody(
            rate: min(450, max(80, rate + rateStep * half / 2)),
            pitch: min(100, max(0, pitch + pitchStep * half / 2)),
            range: min(100, max(0, pitchRange + rangeStep * half / 2)))
    }
}

struct EspeakProsody: Sendable, Equatable {
    let rate: Int
    let pitch: Int
    let range: Int
}
