internal import Signals

/// What a mood is called, and what her own feelings do to it.
enum MoodWords {
    /// - Parameters:
    ///   - joy: −2 … 2 from her temperament.
    ///   - vigour: −1 … 1.
    static func words(joy: Int, vigour: Int, _ language: Language) -> String {
        let row = min(2, max(-2, joy)) + 2
        let column = min(1, max(-1, vigour)) + 1
        return (language == .en ? english : spanish)[row][column]
    }

    private static let english = [
        ["low and drained", "really down", "furious inside"],
        ["tired and a little grumpy", "a little grumpy", "restless and prickly"],
        ["running low on battery", "", "full of beans"],
        ["soft and cosy", "in a good mood", "cheeky and wide awake"],
        ["melting with happiness", "over the moon", "euphoric, talking too fast"],
    ]

    private static let spanish = [
        ["por los suelos y sin fuerzas", "muy de bajón", "que muerdes"],
        ["cansada y algo gruñona", "un poco gruñona", "inquieta y con pinchos"],
        ["con la batería baja", "", "con mucha cuerda"],
        ["blandita y a gusto", "de buen humor", "gamberra y despiertísima"],
        ["derretida de felicidad", "en una nube", "eufórica, hablando demasiado deprisa"],
    ]

    static func push(of emotion: Emotion) -> (joy: Double, vigour: Double) {
        switch emotion {
        case .neutral, .curiosity: (0, 0)
        case .joy: (0.05, 0.03)
        case .laughter: (0.06, 0.05)
        case .tenderness: (0.04, -0.02)
        case .surprise: (0, 0.05)
        case .smugness: (0.03, 0.02)
        case .embarrassment: (-0.02, 0.02)
        case .sadness: (-0.07, -0.04)
        case .anger: (-0.06, 0.05)
        case .fear: (-0.05, 0.05)
        case .sleepiness: (0, -0.07)
        }
    }
}
