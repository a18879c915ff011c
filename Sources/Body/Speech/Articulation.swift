internal import Signals

/// How strongly a mouth shape holds its own against its neighbours, and how far around it it is felt.
///
/// The dominance functions of Cohen and Massaro, "Modeling coarticulation in synthetic visual speech" (1993): at every
/// instant each sound pulls the mouth to its target with a dominance that falls off before and after it; the mouth is
/// the weighted mean. Here a sound is fully dominant while it lasts and falls off as e^-(d/τ)². The numbers are ours,
/// set by eye: τ of the order of a syllable's half, lip rounding felt furthest ahead (105 ms), the tongue's consonants
/// weak, because the lips do not care for them.
struct Articulation: Sendable {
    let strength: Float
    /// τ before and after the sound, in frames.
    let ahead: Float
    let behind: Float

    /// What of a sound is felt beyond this many frames is less than a quantum: 300 ms.
    static let reach = soundRate * 3 / 10

    private init(_ strength: Float, ahead: Float, behind: Float) {
        self.strength = strength
        self.ahead = ahead * Float(soundRate) / 1000
        self.behind = behind * Float(soundRate) / 1000
    }

    /// Breath and glottis: no shape of their own.
    static let breathed = Articulation(0.1, ahead: 30, behind: 30)

    /// A b whose lips do not shut.
    static let neared = Articulation(0.8, ahead: 40, behind: 35)

    /// - Parameter ipa: the sound that has this shape.
    static func of(_ viseme: Viseme, in ipa: String) -> Articulation {
        switch ipa.unicodeScalars.first {
        case "h", "ɦ", "ʔ": breathed
        case "β", "ɸ": neared
        default: of(viseme)
        }
    }

    static func of(_ viseme: Viseme) -> Articulation {
        switch viseme {
        // Their contact is a ``LipContact``; this is only how they are felt in the sounds beside them.
        case .PP: Articulation(1.5, ahead: 40, behind: 35)
        case .FF: Articulation(1.8, ahead: 45, behind: 40)
        case .TH: Articulation(1.3, ahead: 45, behind: 45)
        case .CH: Articulation(1.6, ahead: 90, behind: 55)
        case .SS: Articulation(1.3, ahead: 45, behind: 45)
        case .RR: Articulation(0.9, ahead: 70, behind: 50)
        case .DD: Articulation(0.8, ahead: 40, behind: 40)
        case .nn: Articulation(0.7, ahead: 40, behind: 40)
        case .kk: Articulation(0.5, ahead: 40, behind: 40)
        case .aa, .E, .ih: Articulation(1, ahead: 65, behind: 55)
        case .oh, .ou: Articulation(1.1, ahead: 105, behind: 65)
        case .sil: Articulation(0.3, ahead: 30, behind: 30)
        }
    }
}
