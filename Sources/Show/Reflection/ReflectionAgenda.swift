internal import Mind
internal import Signals

/// What waits to be thought about; bounded.
struct ReflectionAgenda: Sendable {
    struct Job: Sendable {
        enum Kind: Sendable {
            case facts([ViewerLine])
            case episode([EpisodeWriting.Exchange])
        }

        let kind: Kind
        let language: Language
        var tries = 0
    }

    private static let mostLines = 96
    private static let mostExchanges = 120
    private static let mostTries = 3
    /// Fewer exchanges than these wait for more.
    private static let fewestExchanges = 4

    private var lines: [ViewerLine] = []
    private var exchanges: [Dialogue.Exchange] = []
    private var again: [Job] = []

    var isEmpty: Bool { lines.isEmpty && exchanges.count < Self.fewestExchanges && again.isEmpty }

    mutating func add(_ new: [ViewerLine]) {
        lines = (lines + new).suffix(Self.mostLines)
    }

    mutating func add(_ new: [Dialogue.Exchange]) {
        exchanges = (exchanges + new).suffix(Self.mostExchanges)
    }

    mutating func next() -> Job? {
        if !again.isEmpty { return again.removeFirst() }
        if exchanges.count >= Self.fewestExchanges {
            let chosen = exchanges.prefix(EpisodeWriting.mostExchanges)
            exchanges.removeFirst(chosen.count)
            let spanish = chosen.count { $0.language == .es }
            let language: Language = spanish * 2 > chosen.count ? .es : .en
            return Job(
                kind: .episode(
                    chosen.map {
                        EpisodeWriting.Exchange(lines: $0.lines, reply: $0.reply, citations: $0.citations)
                    }), language: language)
        }
        guard !lines.isEmpty else { return nil }
        let chosen = lines.prefix(FactExtraction.mostLines)
        lines.removeFirst(chosen.count)
        let spanish = chosen.count { Language.guess($0.text) == .es }
        return Job(kind: .facts(Array(chosen)), language: spanish * 2 > chosen.count ? .es : .en)
    }

    mutating func putBack(_ job: Job) {
        var job = job
        job.tries += 1
        if job.tries < Self.mostTries, again.count < 4 { again.append(job) }
    }

    mutating func forget(where isCovered: (Citation) -> Bool) {
        lines.removeAll { isCovered($0.citation) }
        exchanges.removeAll { $0.citations.contains(where: isCovered) }
        again = again.compactMap { Self.without(isCovered, $0) }
    }

    /// What is left of a job; nil when nothing is.
    static func without(_ isCovered: (Citation) -> Bool, _ job: Job) -> Job? {
        switch job.kind {
        case .facts(let lines):
            let left = lines.filter { !isCovered($0.citation) }
            return left.isEmpty ? nil : Job(kind: .facts(left), language: job.language, tries: job.tries)
        case .episode(let exchanges):
            let left = exchanges.filter { !$0.citations.contains(where: isCovered) }
            return left.isEmpty ? nil : Job(kind: .episode(left), language: job.language, tries: job.tries)
        }
    }
}
