package import Signals

/// What can be moved on her: the field's own names with their ranges, fifteen mouth shapes, and what only she has.
///
/// Names and ranges are those of the public standard parameter list of Live2D's manual. X is positive towards the right
/// of the screen, Y upwards, Z clockwise on the screen; L and R are her own sides, so L stands on the right of the
/// screen. The order of the cases is part of the packed form of a block: new ones go to the end.
package enum BodyParameter: String, CaseIterable, Hashable, Sendable {
    // Degrees.
    case angleX = "ParamAngleX"
    case angleY = "ParamAngleY"
    case angleZ = "ParamAngleZ"
    case bodyAngleX = "ParamBodyAngleX"
    case bodyAngleY = "ParamBodyAngleY"
    case bodyAngleZ = "ParamBodyAngleZ"
    // 1 open, above it widened.
    case eyeLOpen = "ParamEyeLOpen"
    case eyeROpen = "ParamEyeROpen"
    case eyeLSmile = "ParamEyeLSmile"
    case eyeRSmile = "ParamEyeRSmile"
    case eyeBallX = "ParamEyeBallX"
    case eyeBallY = "ParamEyeBallY"
    // Pupil: -1 small, 1 large.
    case eyeBallForm = "ParamEyeBallForm"
    // Brows: Y raised, X drawn together, Angle 1 = inner end up (sad) and -1 = inner end down (angry), Form 1 = arched.
    case browLY = "ParamBrowLY"
    case browRY = "ParamBrowRY"
    case browLX = "ParamBrowLX"
    case browRX = "ParamBrowRX"
    case browLAngle = "ParamBrowLAngle"
    case browRAngle = "ParamBrowRAngle"
    case browLForm = "ParamBrowLForm"
    case browRForm = "ParamBrowRForm"
    case shoulderY = "ParamShoulderY"
    // -1 sad … 1 smile.
    case mouthForm = "ParamMouthForm"
    case mouthOpenY = "ParamMouthOpenY"
    case vowelA = "ParamA"
    case vowelI = "ParamI"
    case vowelU = "ParamU"
    case vowelE = "ParamE"
    case vowelO = "ParamO"
    case cheek = "ParamCheek"
    case breath = "ParamBreath"
    // Moved by physics where she is drawn; no channel of ours sets them.
    case hairFront = "ParamHairFront"
    case hairSide = "ParamHairSide"
    case hairBack = "ParamHairBack"
    case armLA = "ParamArmLA"
    case armRA = "ParamArmRA"
    case visemeSil = "Viseme_sil"
    case visemePP = "Viseme_PP"
    case visemeFF = "Viseme_FF"
    case visemeTH = "Viseme_TH"
    case visemeDD = "Viseme_DD"
    case visemeKK = "Viseme_kk"
    case visemeCH = "Viseme_CH"
    case visemeSS = "Viseme_SS"
    case visemeNN = "Viseme_nn"
    case visemeRR = "Viseme_RR"
    case visemeAA = "Viseme_aa"
    case visemeE = "Viseme_E"
    case visemeIH = "Viseme_ih"
    case visemeOH = "Viseme_oh"
    case visemeOU = "Viseme_ou"
    case antenna = "ParamAntenna"
    case glow = "ParamGlow"
    case glowHue = "ParamGlowHue"
    case tears = "ParamTears"
    case sweat = "ParamSweat"
    case stars = "ParamStars"
    case angerMark = "ParamAngerMark"

    /// In the order of `Viseme.allCases`.
    package static let visemes: [BodyParameter] = [
        .visemeSil, .visemePP, .visemeFF, .visemeTH, .visemeDD, .visemeKK, .visemeCH, .visemeSS, .visemeNN, .visemeRR,
        .visemeAA, .visemeE, .visemeIH, .visemeOH, .visemeOU,
    ]

    package init(_ viseme: Viseme) { self = Self.visemes[Self.places[viseme]!] }

    /// The place among all cases.
    package var index: Int { Self.indices[self]! }

    private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
    private static let places = Dictionary(uniqueKeysWithValues: zip(Viseme.allCases, 0...))

    package var range: ClosedRange<Float> {
        switch self {
        case .angleX, .angleY, .angleZ: -30...30
        case .bodyAngleX, .bodyAngleY, .bodyAngleZ, .armLA, .armRA: -10...10
        case .eyeLOpen, .eyeROpen: 0...1.5
        case .eyeBallX, .eyeBallY, .eyeBallForm, .browLY, .browRY, .browLX, .browRX, .browLAngle, .browRAngle,
            .browLForm, .browRForm, .shoulderY, .mouthForm, .hairFront, .hairSide, .hairBack, .antenna:
            -1...1
        default: 0...1
        }
    }

    /// Where it stands when nothing moves it.
    package var rest: Float {
        switch self {
        case .eyeLOpen, .eyeROpen, .visemeSil: 1
        case .glow: 0.3
        default: 0
        }
    }

    /// One quantum of a block's keys, in the parameter's own unit: 1/255 of the unit for what runs from 0 to 1 and
    /// 1/127 for what runs from -1 to 1 (8 bits over the range).
    ///
    /// Angles, shoulders, and breath move slowly and far, so that such steps would be seen (0.24° turns a head of
    /// 500 px by 2 px): they have 2047 steps on each side of rest, 12 bits.
    package var quantum: Float {
        switch self {
        case .angleX, .angleY, .angleZ: 30 / 2047
        case .bodyAngleX, .bodyAngleY, .bodyAngleZ, .armLA, .armRA: 10 / 2047
        case .shoulderY, .breath: 1 / 2047
        default: range.lowerBound < 0 ? 1 / 127 : 1 / 255
        }
    }
}
