internal import Synchronization

/// Tells when a reply is too late: its first token, or the next one. Bytes that are no token (keep-alive comments, an
/// early head) do not count.
final class TokenClock: Sendable {
    enum Expiry: Sendable, CustomStringConvertible {
        case first(Duration)
        case next(Duration)

        /// Goes on after the server's name.
        var description: String {
            switch self {
            case .first(let limit):
                "gave no word within \(limit). Is the model too large for this machine, or still loading?"
            case .next(let limit): "fell silent in mid-reply for \(limit)."
            }
        }
    }

    private struct State {
        var deadline: ContinuousClock.Instant
        var hasToken = false
    }
    private let limits: OpenAIModel.Limits
    private let state: Mutex<State>

    init(_ limits: OpenAIModel.Limits) {
        self.limits = limits
        state = Mutex(State(deadline: .now + limits.firstToken))
    }

    func token() {
        state.withLock { $0 = State(deadline: .now + limits.betweenTokens, hasToken: true) }
    }

    /// Returns once a token is late.
    /// - Throws: `CancellationError`.
    func expiry() async throws -> Expiry {
        while true {
            let (deadline, hasToken) = state.withLock { ($0.deadline, $0.hasToken) }
            if deadline <= .now { return hasToken ? .next(limits.betweenTokens) : .first(limits.firstToken) }
            // Not woken by tokens: no deadline set meanwhile can be earlier than this.
            try await Task.sleep(until: min(deadline, .now + limits.betweenTokens), clock: .continuous)
        }
    }
}
