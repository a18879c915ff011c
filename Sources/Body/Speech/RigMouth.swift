/// The mouth for rigs that know no mouth shapes: ParamMouthOpenY and the five vowels.
///
/// Both are sums over the weights, so it does not matter whether they are taken from the keys or between them; no block
/// carries them. Our own overlay must not get them: it adds the vowels to the shapes.
package enum RigMouth {
    /// How far each shape opens the mouth, in the order of `Viseme.allCases`; the jaw's column of the overlay's
    /// drawing, with more for s and f, whose teeth show though the jaw is up.
    private static let openness: [Float] = [
        0, 0, 0.1, 0.22, 0.25, 0.32, 0.22, 0.18, 0.2, 0.25, 1, 0.55, 0.34, 0.65, 0.32,
    ]
    /// The vowels that each shape looks like (A, I, U, E, O); the consonants' shares are by eye.
    private static let vowels: [[Float]] = [
        [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0.1, 0, 0], [0.1, 0.1, 0, 0.1, 0], [0, 0.2, 0, 0.1, 0],
        [0.15, 0.1, 0, 0.1, 0], [0, 0, 0.4, 0, 0], [0, 0.4, 0, 0, 0], [0, 0.15, 0, 0.1, 0], [0, 0, 0.25, 0, 0.1],
        [1, 0, 0, 0, 0], [0, 0, 0, 1, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 1], [0, 0, 1, 0, 0],
    ]
    private static let firstViseme = BodyParameter.visemeSil.index
    private static let firstVowel = BodyParameter.vowelA.index
    private static let open = BodyParameter.mouthOpenY.index

    /// Sets the six parameters from the pose's weights.
    package static func derive(in pose: inout BodyPose) {
        var openness: Float = 0
        var vowels: SIMD8<Float> = .zero
        for place in 1..<Self.openness.count {
            let weight = pose.offsets[firstViseme + place]
            guard weight > 0 else { continue }
            openness += weight * Self.openness[place]
            for vowel in 0..<5 { vowels[vowel] += weight * Self.vowels[place][vowel] }
        }
        pose.offsets[open] = openness
        for vowel in 0..<5 { pose.offsets[firstVowel + vowel] = vowels[vowel] }
    }
}
