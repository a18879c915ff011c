package import Signals

/// An audience that does not exist: the same seed writes the same chat.
///
/// Regulars and first-timers, two languages, lulls and bursts, the odd troll whose line a moderator deletes.
package struct SimulatedAudience: Sendable {
    package struct Settings: Sendable, Equatable {
        package var seed: UInt64 = 1
        package var languages: [Language] = [.en, .es]
        /// Comments per minute on the average.
        package var perMinute: Double = 8
        package init() {}
    }

    /// The next line and how long after the one before.
    package struct Step: Sendable {
        package let delay: Duration
        package let viewer: Viewer
        package let text: String
        package let isFirst: Bool
        package let emotes: [EmoteSpan]
        /// A moderator deletes it after this long.
        package let deletedAfter: Duration?
        /// What happens in its place; nil mostly.
        package let event: ChannelEvent.Kind?
    }

    private let settings: Settings
    private var random: SplitMix64
    private var known: Set<String> = []
    private var burstLeft = 0
    private var linesSinceEvent = 0
    private var eventCount = 0

    package init(_ settings: Settings) {
        self.settings = settings
        self.random = SplitMix64(settings.seed)
    }

    package mutating func next() -> Step {
        let language = settings.languages.isEmpty ? .en : pick(settings.languages)
        let book = AudienceLines.book(language)
        let name = pick(AudienceLines.names[language] ?? ["viewer"])
        let isFirst = known.insert(name).inserted && random.unit() < 0.3
        let kind = random.unit()
        var text: String
        var deletedAfter: Duration?
        if isFirst || kind < 0.12 {
            text = pick(book.greetings)
        } else if kind < 0.55 {
            text = pick(book.questions)
        } else if kind < 0.80 {
            text = pick(book.remarks)
        } else if kind < 0.96 {
            text = pick(book.noise)
        } else {
            text = pick(book.trolling)
            deletedAfter = .milliseconds(1500 + Int(random.unit() * 3000))
        }
        text = fill(text, book)
        let viewer = Viewer(
            id: ViewerID(.simulated, name.lowercased()), login: name.lowercased(), name: name,
            roles: name.count % 5 == 0 ? [.subscriber] : [])
        return Step(
            delay: delay(), viewer: viewer, text: text, isFirst: isFirst, emotes: Self.emotes(in: text),
            deletedAfter: deletedAfter, event: event())
    }

    /// Now and then somebody gives something; the first time soon, so that whoever watches a demo sees it.
    private mutating func event() -> ChannelEvent.Kind? {
        linesSinceEvent += 1
        let isDue = linesSinceEvent >= (eventCount == 0 ? 6 : 14)
        guard isDue, random.unit() < 0.3 else { return nil }
        linesSinceEvent = 0
        eventCount += 1
        switch random.unit() {
        case ..<0.3: return .gift(count: [1, 1, 5, 10][Int(random.next() % 4)], tier: 1)
        case ..<0.5: return .subscription(tier: 1)
        case ..<0.65: return .resubscription(tier: 1, months: 2 + Int(random.next() % 30))
        case ..<0.8: return .cheer(bits: [100, 100, 500, 1000][Int(random.next() % 4)])
        case ..<0.9: return .raid(viewers: 5 + Int(random.next() % 200))
        default: return .follow
        }
    }

    /// Gaps with a long tail around the pace; now and then a burst of three to six lines close together.
    private mutating func delay() -> Duration {
        let mean = 60 / max(0.1, settings.perMinute)
        if burstLeft > 0 {
            burstLeft -= 1
            return .milliseconds(150 + Int(random.unit() * 500))
        }
        if random.unit() < 0.06 { burstLeft = 2 + Int(random.unit() * 4) }
        // A long tail without a logarithm: u / (1 − u), bounded; its mean is close to the pace's.
        let u = random.unit()
        return .seconds(mean * 0.62 * min(4, 0.15 + u / max(0.05, 1 - u) * 0.75))
    }

    private mutating func fill(_ text: String, _ book: AudienceLines.Book) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            switch rest[rest.index(after: open)..<close] {
            case "game": result += pick(book.games)
            case "food": result += pick(book.foods)
            default: result += pick(book.places)
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int(random.next() % UInt64(list.count))]
    }

    private static let emoteIDs: [Substring: String] = ["Kappa": "25", "LUL": "425618", "PogChamp": "305954156"]

    private static func emotes(in text: String) -> [EmoteSpan] {
        var spans: [EmoteSpan] = []
        var at = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let length = word.unicodeScalars.count
            if let id = emoteIDs[word] { spans.append(EmoteSpan(id: id, range: at..<at + length)) }
            at += length + 1
        }
        return spans
    }
}

extension SimulatedAudience {
    /// Writes into the inlet until cancelled.
    package func run(into inlet: ChatInlet, clock: some Clock<Duration> = ContinuousClock()) async throws {
        var audience = self
        var number = 0
        inlet.deliver(.state(.simulated, .reading(channel: "simulated audience")))
        try await withThrowingDiscardingTaskGroup { deletions in
            while true {
                let step = audience.next()
                try await clock.sleep(for: step.delay)
                number += 1
                let id = MessageID("simulated-\(settings.seed)-\(number)-\(WallTime.now.milliseconds)")
                if let kind = step.event {
                    inlet.deliver(
                        .happened(
                            ChannelEvent(
                                id: id, kind: kind, viewer: step.viewer, platform: .simulated, receivedAt: .now)))
                    continue
                }
                inlet.deliver(
                    .comment(
                        Comment(
                            id: id, viewer: step.viewer, text: step.text, emotes: step.emotes, isFirst: step.isFirst,
                            receivedAt: .now)))
                if let after = step.deletedAfter {
                    deletions.addTask {
                        try await clock.sleep(for: after)
                        inlet.deliver(.recall(.message(id)))
                    }
                }
            }
        }
    }
}

/// Steele, Lea and Flood's SplitMix64: small, seeded, the same everywhere.
package struct SplitMix64: Sendable, RandomNumberGenerator {
    private var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// 0 ≤ u < 1.
    package mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
