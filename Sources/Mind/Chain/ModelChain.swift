internal import Signals
internal import Synchronization

/// Several models as one: the first answers; where it cannot, the next does, within the same turn.
///
/// A model is left only while nothing of its reply was handed over. One that fails is not asked for a while
/// (``Breaker``), and is trusted again when it answers a probe. When every model is left out, the first that might
/// answer is asked nevertheless: the prepared line behind it costs nothing.
package final class ModelChain: LanguageModel {
    package struct Rung: Sendable {
        /// As the panel shows it.
        package let name: String
        package let model: any LanguageModel

        package init(_ name: String, _ model: any LanguageModel) {
            self.name = name
            self.model = model
        }
    }

    package enum Report: Sendable {
        /// A rung failed; `next` is asked in its place, nil when it was the last.
        case failed(ModelError, rung: String, next: String?)
        /// This rung answered; 0 when all is well.
        case answered(rung: String, number: Int)
    }

    private let rungs: [Rung]
    private let breakers: Mutex<[Breaker]>
    private let report: @Sendable (Report) -> Void

    /// - Parameters:
    ///   - rungs: best first; at least one.
    ///   - report: told of every reply; must return at once.
    package init(
        _ rungs: [Rung], policy: Breaker.Policy = Breaker.Policy(), report: @escaping @Sendable (Report) -> Void
    ) {
        self.rungs = rungs
        self.breakers = Mutex(rungs.map { _ in Breaker(policy) })
        self.report = report
    }

    package func stream(_ prompt: Prompt, into sink: (String) async throws -> Void) async throws -> ModelUsage {
        let order = order(at: .now)
        for (place, number) in order.enumerated() {
            let rung = rungs[number]
            var hasBegun = false
            do {
                let usage = try await rung.model.stream(prompt) { piece in
                    hasBegun = hasBegun || piece.contains { !$0.isWhitespace }
                    try await sink(piece)
                }
                if !hasBegun, prompt.maximumTokens > 0, place + 1 < order.count { throw Self.empty(rung.name) }
                if prompt.purpose != .sideWork {
                    breakers.withLock { $0[number].succeeded() }
                    report(.answered(rung: rung.name, number: number))
                }
                return usage
            } catch let error as ModelError {
                // Side work asks for what not every server can; that is no fault of its talk.
                if prompt.purpose == .sideWork { throw error }
                breakers.withLock { $0[number].failed(isTransient: error.isTransient, at: .now) }
                let next = place + 1 < order.count && !hasBegun ? rungs[order[place + 1]].name : nil
                report(.failed(error, rung: rung.name, next: next))
                if next == nil { throw error }
            } catch {
                // The turn was stopped, or has all it wants: the model did its work.
                if hasBegun {
                    breakers.withLock { $0[number].succeeded() }
                    if !(error is CancellationError) { report(.answered(rung: rung.name, number: number)) }
                }
                throw error
            }
        }
        throw Self.empty(rungs.first?.name ?? "")
    }

    /// The rungs to ask, in their order.
    private func order(at now: Moment) -> [Int] {
        let open = breakers.withLock { breakers in breakers.map { $0.isOpen(at: now) } }
        let closed = rungs.indices.filter { !open[$0] }
        return closed.isEmpty ? [rungs.startIndex] : closed
    }

    private static func empty(_ name: String) -> ModelError {
        ModelError(
            Bilingual(en: "\(name) answered with nothing.", es: "\(name) respondió con nada."), isTransient: true)
    }

    /// Asks doubtful rungs whether they are there again, every few seconds until cancelled.
    /// - Parameter changed: called at first and whenever ``standing`` may have changed.
    package func watch(every interval: Duration = .seconds(3), changed: () -> Void = {}) async throws {
        var told: [Bool] = []
        while true {
            let standing = standing.map(\.isOut)
            if standing != told {
                told = standing
                changed()
            }
            try await Task.sleep(for: interval)
            let doubtful = breakers.withLock { breakers in rungs.indices.filter { breakers[$0].isDoubtful } }
            for number in doubtful {
                guard let probed = rungs[number].model as? any Probed, await probed.isThere() else { continue }
                breakers.withLock { $0[number].probed() }
            }
        }
    }

    /// Those that are asked now, by name.
    package var standing: [(name: String, isOut: Bool)] {
        let now = Moment.now
        return breakers.withLock { breakers in
            rungs.indices.map { (rungs[$0].name, breakers[$0].isOpen(at: now)) }
        }
    }
}

extension ModelChain: ReadingAhead {
    /// Only the rung that would answer now reads ahead.
    package func readAhead(_ prompt: Prompt) async throws {
        guard let number = order(at: .now).first else { return }
        try await (rungs[number].model as? any ReadingAhead)?.readAhead(prompt)
    }
}

extension ModelChain: TokenCounting {
    package func tokens(in text: String) async -> Int? {
        guard let number = order(at: .now).first else { return nil }
        return await (rungs[number].model as? any TokenCounting)?.tokens(in: text)
    }
}
