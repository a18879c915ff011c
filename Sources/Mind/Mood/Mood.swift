package import Signals

/// How she feels beyond a single reply: pushed by what happens, back to her temperament by half every six minutes,
/// more tired as the hours go by.
package struct Mood: Sendable, Equatable {
    package enum Happening: Hashable, Sendable {
        case chatLaughs, chatCheers, chatIsAngry, chatIsSad
        /// Nobody has written for a while.
        case silence
        case raid(viewers: Int)
        /// Somebody gave something; `worth` about in euros.
        case gift(worth: Double)
        case operatorSpoke
        /// A feeling of hers in a reply that was heard.
        case felt(Feeling)
    }

    private static let halfLife = 360.0
    /// Energy lost in an hour on air, and at most.
    private static let tiring = (perHour: 0.08, most: 0.35)
    /// Distance from the temperament at which a word comes, and at which it goes.
    private static let some = (enters: 0.22, leaves: 0.12)
    private static let strong = (enters: 0.55, leaves: 0.42)

    private let temperament: Persona.Temperament
    private let began: Moment
    private var updated: Moment
    /// Distances from the temperament.
    private var joy = 0.0
    private var vigour = 0.0
    /// What ``words(in:)`` says: −2 … 2 and −1 … 1.
    private var joyStep = 0
    private var vigourStep = 0

    package init(temperament: Persona.Temperament, at now: Moment) {
        self.temperament = temperament
        self.began = now
        self.updated = now
    }

    /// −1 … 1.
    package var valence: Double { min(1, max(-1, temperament.valence + joy)) }
    /// 0 … 1.
    package var energy: Double { min(1, max(0, temperament.energy + vigour - tiredness)) }

    private var tiredness: Double {
        min(Self.tiring.most, (updated - began).inSeconds / 3_600 * Self.tiring.perHour)
    }

    package mutating func receive(_ happening: Happening, at now: Moment) {
        decay(to: now)
        let push = Self.push(of: happening)
        // What pushes the same way again pushes less.
        joy = Self.added(joy, push.joy)
        vigour = Self.added(vigour, push.vigour)
        settle()
    }

    /// Lets time pass; before ``words(in:)``.
    package mutating func advance(to now: Moment) {
        decay(to: now)
        settle()
    }

    /// In a few words; "" near her temperament.
    package func words(in language: Language) -> String {
        MoodWords.words(joy: joyStep, vigour: vigourStep, language)
    }

    private mutating func decay(to now: Moment) {
        guard now > updated else { return }
        let rest = exp2(-(now - updated).inSeconds / Self.halfLife)
        joy *= rest
        vigour *= rest
        updated = now
    }

    private static func added(_ value: Double, _ push: Double) -> Double {
        let room = push > 0 ? 1 - value : 1 + value
        return min(1, max(-1, value + push * min(1, room)))
    }

    private mutating func settle() {
        joyStep = Self.step(joy, from: joyStep)
        vigourStep = min(1, max(-1, Self.step(vigour - tiredness, from: vigourStep)))
    }

    /// The step for a distance: a border is crossed outwards later than inwards, so that words do not flicker.
    private static func step(_ distance: Double, from step: Int) -> Int {
        let size = abs(distance)
        let before = (distance < 0) == (step < 0) ? abs(step) : 0
        let now =
            if size >= (before >= 2 ? strong.leaves : strong.enters) {
                2
            } else if size >= (before >= 1 ? some.leaves : some.enters) {
                1
            } else {
                0
            }
        return distance < 0 ? -now : now
    }

    private static func push(of happening: Happening) -> (joy: Double, vigour: Double) {
        switch happening {
        case .chatLaughs: return (0.12, 0.08)
        case .chatCheers: return (0.15, 0.15)
        case .chatIsAngry: return (-0.2, 0.05)
        case .chatIsSad: return (-0.12, -0.05)
        case .silence: return (-0.06, -0.12)
        case .raid(let viewers): return viewers >= 10 ? (0.35, 0.45) : (0.15, 0.2)
        case .gift(let worth): return worth >= 20 ? (0.4, 0.35) : worth >= 5 ? (0.25, 0.2) : (0.12, 0.1)
        case .operatorSpoke: return (0.05, 0.08)
        case .felt(let feeling):
            let share = Double(feeling.intensity) / 2
            let push = MoodWords.push(of: feeling.emotion)
            return (push.joy * share, push.vigour * share)
        }
    }

    /// 2 to the power of a number of at most 0.
    private func exp2(_ exponent: Double) -> Double {
        guard exponent > -60 else { return 0 }
        let whole = exponent.rounded(.down)
        let rest = (exponent - whole) * 0.693_147_180_559_945_3
        // A series is exact enough for 0 … ln 2.
        let series = 1 + rest * (1 + rest / 2 * (1 + rest / 3 * (1 + rest / 4 * (1 + rest / 5 * (1 + rest / 6)))))
        return series * Double(sign: .plus, exponent: Int(whole), significand: 1)
    }
}
