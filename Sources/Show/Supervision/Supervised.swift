package import Logging
package import Signals
internal import Synchronization

/// Restarts a broken part: how long to wait, and when to stop trying for a while.
package struct RestartPolicy: Sendable, Equatable {
    package var first: Duration = .milliseconds(250)
    package var longest: Duration = .seconds(30)
    /// More failures than this within `window` open the breaker …
    package var failuresInWindow = 5
    package var window: Duration = .seconds(60)
    /// … and the next try waits this long.
    package var openFor: Duration = .seconds(60)

    package init() {}
}

/// The facts of restarting, without a clock: failures with times in, waits out.
package struct RestartHistory: Sendable {
    private let policy: RestartPolicy
    private var failures: [Moment] = []
    private var run = 0

    package init(_ policy: RestartPolicy) {
        self.policy = policy
    }

    /// - Parameter jitter: 0…1, drawn by the caller.
    /// - Returns: how long to wait before the next start, and whether the breaker is open.
    package mutating func failed(at now: Moment, ranFor: Duration, jitter: Double) -> (wait: Duration, isOpen: Bool) {
        failures.removeAll { now - $0 > policy.window }
        failures.append(now)
        if ranFor > policy.window { run = 0 }
        run += 1
        if failures.count > policy.failuresInWindow { return (policy.openFor, true) }
        let doubled = policy.first * (1 << min(run - 1, 16))
        let capped = min(doubled, policy.longest)
        return (capped * (0.75 + 0.5 * jitter), false)
    }
}

/// An error after which restarting is of no use: the settings must be changed.
package protocol SettingsProblem: Error {}

/// Runs a part for as long as the show lasts: its errors become health, and it is started again.
package struct Supervised: Sendable {
    package let part: String
    package let policy: RestartPolicy
    private let health: HealthBoard

    package init(_ part: String, policy: RestartPolicy = RestartPolicy(), health: HealthBoard) {
        self.part = part
        self.policy = policy
        self.health = health
    }

    /// Returns when `body` returns or the task is cancelled.
    /// - Throws: only a ``SettingsProblem``.
    package func run(_ body: () async throws -> Void) async throws {
        var history = RestartHistory(policy)
        while !Task.isCancelled {
            let start = Moment.now
            do {
                try await body()
                return
            } catch is CancellationError {
                return
            } catch let problem as any SettingsProblem {
                throw problem
            } catch {
                if Task.isCancelled { return }
                if health.state(of: part) == nil || health.state(of: part) == .starting
                    || health.state(of: part) == .well
                {
                    health.report(Health(part: part, state: .down, message: Bilingual(error)))
                }
                let now = Moment.now
                let (wait, isOpen) = history.failed(at: now, ranFor: now - start, jitter: .random(in: 0...1))
                health.note(
                    Bilingual(
                        en: "\(part) starts again in \(Self.text(wait))" + (isOpen ? ", having failed too often" : ""),
                        es: "\(part) vuelve a arrancar en \(Self.text(wait))"
                            + (isOpen ? ": falló demasiadas veces" : "")))
                try? await Task.sleep(for: wait)
            }
        }
    }

    private static func text(_ wait: Duration) -> String {
        wait < .seconds(1) ? "\(wait.inNanoseconds / 1_000_000) ms" : "\(wait.components.seconds) s"
    }
}

/// The newest health of every part; changes are told once.
package final class HealthBoard: Sendable {
    private struct State {
        var parts: [String: Health] = [:]
        var observers: [@Sendable (Health) -> Void] = []
        var listeners: [@Sendable (Bilingual) -> Void] = []
    }

    private let state = Mutex(State())
    private let logger: Logger

    package init(logger: Logger) {
        self.logger = logger
    }

    /// Told at once of what is known already, then of every change.
    package func observe(_ observer: @escaping @Sendable (Health) -> Void) {
        let known = state.withLock { state in
            state.observers.append(observer)
            return state.parts.values.sorted { $0.part < $1.part }
        }
        for health in known { observer(health) }
    }

    package func listen(_ listener: @escaping @Sendable (Bilingual) -> Void) {
        state.withLock { $0.listeners.append(listener) }
    }

    package func report(_ health: Health) {
        let observers = state.withLock { state -> [@Sendable (Health) -> Void]? in
            guard state.parts[health.part] != health else { return nil }
            state.parts[health.part] = health
            return state.observers
        }
        guard let observers else { return }
        // Told to whoever watches; the log keeps it for later.
        logger.debug(
            "part changed",
            metadata: [
                "part": "\(health.part)", "state": "\(health.state.rawValue)", "message": "\(health.message.en)",
            ])
        for observer in observers { observer(health) }
    }

    /// Something worth a line in the story that is nobody's lasting state.
    package func note(_ text: Bilingual) {
        logger.debug("note", metadata: ["note": "\(text.en)"])
        for listener in state.withLock({ $0.listeners }) { listener(text) }
    }

    package func state(of part: String) -> Health.State? { state.withLock { $0.parts[part]?.state } }

    package var all: [Health] {
        state.withLock { $0.parts.values.sorted { $0.part < $1.part } }
    }
}
