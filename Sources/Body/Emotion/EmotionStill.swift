package import Signals

/// An emotion as a picture shows it: the pose, and the mouth that goes with it while nothing is said.
///
/// On air the mouth belongs to speech; the gallery's stills, by which the drawing is judged, have no speech.
package enum EmotionStill {
    /// Values by parameter; what is left out is at rest.
    package static func of(_ emotion: Emotion) -> [BodyParameter: Float] {
        let pose = EmotionPose.of(emotion).pose
        var values = mouths[emotion] ?? [:]
        for parameter in BodyParameter.allCases where pose[parameter] != parameter.rest {
            values[parameter] = pose[parameter]
        }
        return values
    }

    private static let mouths: [Emotion: [BodyParameter: Float]] = [
        .joy: [.mouthOpenY: 0.68], .laughter: [.mouthOpenY: 1], .surprise: [.visemeOH: 0.85],
        .curiosity: [.visemeOU: 0.35],
        .embarrassment: [.visemeSS: 0.55], .anger: [.visemeSS: 0.4, .visemeE: 0.4], .fear: [.visemeIH: 0.7],
        .sleepiness: [.visemeOH: 0.45],
    ]
}
