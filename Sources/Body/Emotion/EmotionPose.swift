package import Signals

/// How an emotion looks at intensity 2, how fast it comes and goes, and how lively it makes her.
///
/// The one table: the gallery's stills are made from it too (``EmotionStill``). The mouth's opening is not in it: the
/// mouth belongs to speech, and an emotion only has its form.
package struct EmotionPose: Sendable {
    package let pose: BodyPose
    /// Until the face is there, 120…250 ms.
    package let onset: Duration
    /// Until 95 % of it is gone after ``LifeMotion/relax(at:)``.
    package let decay: Duration
    /// Size of nods and sway at intensity 2; 1 in a neutral mood.
    package let liveliness: Float
    /// Laughter's bounce and fear's tremble, 0…1.
    let bounce: Float
    let tremble: Float

    package static func of(_ emotion: Emotion) -> EmotionPose { table[emotion]! }

    private static let table: [Emotion: EmotionPose] = [
        .neutral: EmotionPose(onset: 250, decay: 1.5, antenna(0, 0.3, 0), [.mouthForm: 0.25]),
        .joy: EmotionPose(
            onset: 180, decay: 3, liveliness: 1.25, eyes(1.05, smile: 0.45), brows(y: 0.45, form: 0.6),
            head(-5, 5, 6), body(-2, 2, 2), antenna(0.7, 0.75, 0.25),
            [.eyeBallForm: 0.3, .mouthForm: 1, .cheek: 0.5, .shoulderY: 0.3]),
        .laughter: EmotionPose(
            onset: 160, decay: 3, liveliness: 1.4, bounce: 1, eyes(0, smile: 1), brows(y: 0.6, form: 0.8),
            head(4, 12, -8), body(2, 4, -3), antenna(1, 1, 0.25), [.mouthForm: 1, .cheek: 0.65, .shoulderY: 0.6]),
        .tenderness: EmotionPose(
            onset: 250, decay: 4.5, liveliness: 0.75, eyes(0.68, smile: 0.6), brows(y: 0.1, angle: 0.4, form: 0.5),
            head(-6, -4, 10), body(-2, 0, 3), antenna(0.1, 0.55, 0.05), gaze(0.1, -0.05),
            [.eyeBallForm: 0.4, .mouthForm: 0.75, .cheek: 0.6]),
        .surprise: EmotionPose(
            onset: 120, decay: 1.8, liveliness: 1.2, eyes(1.5), brows(y: 1, form: 0.8), head(0, 6, -2), body(0, 5, 0),
            antenna(1, 1, 0.5), [.eyeBallForm: -0.7, .shoulderY: 0.8]),
        .curiosity: EmotionPose(
            onset: 200, decay: 2.5, liveliness: 1.05, eyes(1.2), brows(y: 0.4, form: 0.5), head(12, 4, 12),
            body(4, 3, 3), antenna(0.75, 0.8, 0.5), gaze(0.35, 0.25),
            [.browLY: 0.9, .browRY: 0.15, .eyeBallForm: 0.35, .mouthForm: 0.2]),
        .smugness: EmotionPose(
            onset: 240, decay: 3, liveliness: 0.9, eyes(0.55, smile: 0.25), brows(y: -0.2, angle: -0.35, form: 0.2),
            head(-14, 9, -7), body(-4, 2, -3), antenna(0.35, 0.6, 0.7), gaze(0.55, -0.1),
            [.browLY: 0.75, .browLAngle: -0.1, .browLForm: 0.8, .mouthForm: 0.95, .cheek: 0.15]),
        .embarrassment: EmotionPose(
            onset: 220, decay: 4, liveliness: 0.7, eyes(0.82, smile: 0.15), brows(y: 0.25, angle: 0.7, form: -0.1),
            head(13, -10, -7), body(4, -3, -3), antenna(-0.6, 0.5, 0.05), gaze(0.8, -0.35),
            [.eyeBallForm: -0.15, .mouthForm: -0.35, .cheek: 1, .shoulderY: 0.8, .sweat: 0.5]),
        .sadness: EmotionPose(
            onset: 250, decay: 5, liveliness: 0.5, eyes(0.78), brows(y: 0.15, x: 0.4, angle: 1, form: -0.3),
            head(-5, -13, -6), body(0, -4, -2), antenna(-1, 0.12, 0.7), gaze(-0.15, -0.4),
            [.eyeBallForm: 0.2, .mouthForm: -0.85, .tears: 0.65, .shoulderY: -0.7]),
        .anger: EmotionPose(
            onset: 150, decay: 3.5, liveliness: 1.3, eyes(0.95), brows(y: -0.75, x: 0.8, angle: -1, form: -0.4),
            head(5, -8, 3), body(2, 2, 1), antenna(0.5, 1, 1),
            [.eyeBallForm: -0.3, .mouthForm: -0.9, .angerMark: 1, .cheek: 0.2, .shoulderY: 0.5]),
        .fear: EmotionPose(
            onset: 130, decay: 3, liveliness: 0.8, tremble: 1, eyes(1.4), brows(y: 0.7, x: 0.3, angle: 0.9, form: -0.2),
            head(-9, 3, 3), body(-3, 4, 2), antenna(-0.75, 0.6, 0.75), gaze(0.15, 0.1),
            [.eyeBallForm: -1, .mouthForm: -0.7, .sweat: 0.9, .shoulderY: 1]),
        .sleepiness: EmotionPose(
            onset: 250, decay: 4, liveliness: 0.4, eyes(0.24, smile: 0.05), brows(y: 0.5, angle: 0.65, form: 0.3),
            head(6, -9, 11), body(1, -3, 4), antenna(-0.8, 0.1, 0.7), gaze(0, -0.6),
            [.eyeROpen: 0.36, .mouthForm: -0.15, .cheek: 0.25, .shoulderY: -0.6]),
    ]

    private typealias Values = [BodyParameter: Float]

    /// - Parameters:
    ///   - onset: milliseconds.
    ///   - decay: seconds.
    ///   - parts: values, not offsets; a later part wins over an earlier one.
    private init(
        onset: Int, decay: Double, liveliness: Float = 1, bounce: Float = 0, tremble: Float = 0, _ parts: Values...
    ) {
        var pose = BodyPose.rest
        for part in parts { for (parameter, value) in part { pose.set(parameter, to: value) } }
        self.pose = pose
        self.onset = .milliseconds(onset)
        self.decay = .seconds(decay)
        self.liveliness = liveliness
        self.bounce = bounce
        self.tremble = tremble
    }

    private static func eyes(_ open: Float, smile: Float = 0) -> Values {
        [.eyeLOpen: open, .eyeROpen: open, .eyeLSmile: smile, .eyeRSmile: smile]
    }
    private static func brows(y: Float = 0, x: Float = 0, angle: Float = 0, form: Float = 0) -> Values {
        [
            .browLY: y, .browRY: y, .browLX: x, .browRX: x, .browLAngle: angle, .browRAngle: angle, .browLForm: form,
            .browRForm: form,
        ]
    }
    private static func head(_ x: Float, _ y: Float, _ z: Float) -> Values { [.angleX: x, .angleY: y, .angleZ: z] }
    private static func body(_ x: Float, _ y: Float, _ z: Float) -> Values {
        [.bodyAngleX: x, .bodyAngleY: y, .bodyAngleZ: z]
    }
    private static func gaze(_ x: Float, _ y: Float) -> Values { [.eyeBallX: x, .eyeBallY: y] }
    private static func antenna(_ stand: Float, _ glow: Float, _ hue: Float) -> Values {
        [.antenna: stand, .glow: glow, .glowHue: hue]
    }
}

extension Feeling {
    /// What its intensity makes of the pose of ``EmotionPose``.
    var strength: Float {
        switch intensity {
        case 1: 0.6
        case 2: 1
        default: 1.25
        }
    }

    /// Size of nods and sway while she feels so.
    var liveliness: Float { 1 + (EmotionPose.of(emotion).liveliness - 1) * strength }
}
