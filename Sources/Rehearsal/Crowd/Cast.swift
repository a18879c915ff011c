internal import Signals

/// Who sits in the audience: made from numbers, so that ten thousand people take no memory.
struct Cast: Sendable {
    struct Person: Sendable {
        let viewer: Viewer
        let language: Language
        let isRegular: Bool
    }

    enum Part: String, Sendable {
        case regular = "r"
        case casual = "c"
        case newcomer = "n"
        case troll = "t"
        case spammer = "s"
        case injector = "i"
        case raider = "d"
    }

    let regulars: Int
    let casuals: Int
    private let seed: UInt64
    private let languages: [Language]

    init(seed: UInt64, settings: Crowd.Settings) {
        self.seed = seed
        languages = settings.languages
        regulars = 8 + Int(20 * Chances.root(settings.rate))
        casuals = 12 + Int(20 * settings.rate)
    }

    func person(_ part: Part, _ number: Int) -> Person {
        let id = part.rawValue + String(number)
        var chances = Chances(seed &+ Self.hash(id))
        let language = chances.pick(languages)
        let names = CrowdNames.names(language)
        let (first, second) = (chances.pick(names.first), chances.pick(names.second))
        var name =
            switch chances.below(10) {
            case 0...3: first + second
            case 4, 5: "\(first)_\(second)".lowercased()
            case 6, 7: (first + second).lowercased() + String(chances.below(90) + 10)
            case 8: "xX_\(first)\(second)_Xx"
            default: second.lowercased() + "_" + first.lowercased()
            }
        // Regulars have the plain names; among thousands a number tells the others apart.
        if part != .regular, number > 40 || part != .casual { name += String(number) }
        var roles: Roles = []
        if part == .regular {
            if chances.happens(0.6) { roles.insert(.subscriber) }
            if chances.happens(0.08) { roles.insert(.moderator) }
            if chances.happens(0.1) { roles.insert(.vip) }
        } else if part == .casual, chances.happens(0.12) {
            roles.insert(.subscriber)
        }
        let viewer = Viewer(id: ViewerID(.simulated, id), login: name.lowercased(), name: name, roles: roles)
        return Person(viewer: viewer, language: language, isRegular: part == .regular)
    }

    func standing(of viewer: ViewerID) -> Standing {
        guard viewer.platform == .simulated, let part = viewer.id.first else { return .unknown }
        var chances = Chances(seed &+ Self.hash(viewer.id) ^ 0xb04d)
        switch part {
        case "r":
            let visits = 3 + chances.below(60)
            return Standing(visits: visits, bond: min(0.95, 0.2 + Double(visits) / 80 + chances.unit() * 0.1))
        case "c": return Standing(visits: 1 + chances.below(2), bond: chances.unit() * 0.15)
        default: return .unknown
        }
    }

    /// FNV-1a.
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
