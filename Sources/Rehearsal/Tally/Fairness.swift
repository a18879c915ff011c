internal import Signals

/// Who was answered among those who wrote something worth an answer.
struct Fairness: Sendable {
    private struct Person {
        var answers: UInt16 = 0
        var lines: UInt16 = 0
        let isRegular: Bool
        /// Seconds; the oldest line of theirs that nobody answered yet; negative: none.
        var waitingSince: Float = -1
    }

    private static let mostPeople = 65_536

    /// By a hash of the viewer's id: what is counted here shall not weigh on the memory that is measured.
    private var people: [UInt64: Person] = [:]
    private(set) var longestRegularWait = 0.0
    /// People beyond the bound.
    private(set) var uncounted = 0

    var viewers: Int { people.count }

    init() { people.reserveCapacity(Self.mostPeople) }

    mutating func wrote(_ viewer: ViewerID, isRegular: Bool, at second: Double) {
        let key = Self.key(viewer)
        if people[key] == nil, people.count >= Self.mostPeople {
            uncounted += 1
            return
        }
        var person = people[key] ?? Person(isRegular: isRegular)
        person.lines = min(.max - 1, person.lines) + 1
        if person.waitingSince < 0 { person.waitingSince = Float(second) }
        people[key] = person
    }

    mutating func answered(_ viewer: ViewerID, at second: Double) {
        let key = Self.key(viewer)
        guard var person = people[key] else { return }
        person.answers = min(.max - 1, person.answers) + 1
        if person.isRegular, person.waitingSince >= 0 {
            longestRegularWait = max(longestRegularWait, second - Double(person.waitingSince))
        }
        person.waitingSince = -1
        people[key] = person
    }

    /// Gini's coefficient of answers among viewers: 0 all alike, near 1 one has all.
    var gini: Double? { Self.gini(people.values.map { Double($0.answers) }) }

    /// Share of the viewers who were answered at least once.
    var shareAnswered: Double? {
        people.isEmpty ? nil : Double(people.values.count { $0.answers > 0 }) / Double(people.count)
    }

    var mostAnswers: Int { Int(people.values.map(\.answers).max() ?? 0) }

    /// Regulars whom she never answered though they wrote three lines or more.
    var forgottenRegulars: Int { people.values.count { $0.isRegular && $0.answers == 0 && $0.lines >= 3 } }

    private static func key(_ viewer: ViewerID) -> UInt64 { Cast.hash(viewer.platform.rawValue + viewer.id) }

    static func gini(_ values: [Double]) -> Double? {
        let sum = values.reduce(0, +)
        guard sum > 0 else { return nil }
        let weighted = values.sorted().enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
        let count = Double(values.count)
        return 2 * weighted / (count * sum) - (count + 1) / count
    }
}
