/// The emotions of the reply marks.
package enum Emotion: String, CaseIterable, Hashable, Sendable {
    case neutral, joy, laughter, tenderness, surprise, curiosity, smugness, embarrassment, sadness, anger, fear,
        sleepiness
}

package enum Gesture: String, CaseIterable, Hashable, Sendable {
    case wave, nod, shake, shrug, point, clap, heart, bow
}

/// An emotion with its strength, 1…3.
package struct Feeling: Hashable, Sendable {
    package let emotion: Emotion
    package let intensity: Int
    package init(_ emotion: Emotion, intensity: Int = 2) {
        self.emotion = emotion
        self.intensity = min(3, max(1, intensity))
    }
    package static let neutral = Feeling(.neutral)
}

/// What a mark in her reply can ask for beside an emotion.
package enum VoiceCue: String, CaseIterable, Hashable, Sendable {
    case pause, whisper, sing
}
