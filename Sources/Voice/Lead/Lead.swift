internal import Synchronization

/// The outputs that are there, and the one of them that leads now: the clock of mouth and captions.
///
/// Every method may be called from any thread and returns at once.
package final class Lead: Sendable {
    /// One offer of an output.
    struct Seat: Sendable {
        /// 0 for the null output.
        let serial: Int
        let output: any SoundOutput
    }

    private struct State {
        var choice: LeadChoice
        var outputs: [Int: any SoundOutput] = [:]
        var leader = 0
        var observers: [Int: @Sendable () -> Void] = [:]
        var lastObserver = 0
    }

    private let fallback: any SoundOutput
    private let state: Mutex<State>

    /// - Parameter fallback: leads while nothing else does; it is always there.
    package init(fallback: any SoundOutput, policy: LeadPolicy = .auto) {
        self.fallback = fallback
        state = Mutex(State(choice: LeadChoice(policy: policy)))
    }

    package var current: any SoundOutput { seat.output }

    /// An output that is ready to be written to. Replaces an earlier offer of the same name.
    /// - Parameter rank: see ``LeadRank``.
    package func offer(_ output: any SoundOutput, rank: Int) {
        change { state in
            let serial = state.choice.offer(output.name, rank: rank)
            state.outputs = state.outputs.filter { $0.value.name != output.name }
            state.outputs[serial] = output
        }
    }

    /// The output of this name is gone. Unknown names are ignored.
    package func withdraw(_ name: String) {
        change { state in
            state.choice.withdraw(name)
            state.outputs = state.outputs.filter { $0.value.name != name }
        }
    }

    package func follow(_ policy: LeadPolicy) {
        change { $0.choice.policy = policy }
    }

    /// The name of the leading output, now and after each change; only the newest waits for a slow reader.
    package func changes() -> AsyncStream<String> {
        let (names, inlet) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
        let observer = observe { [weak self] in
            if let self { inlet.yield(current.name) }
        }
        inlet.onTermination = { [weak self] _ in self?.forget(observer: observer) }
        inlet.yield(current.name)
        return names
    }

    var seat: Seat {
        state.withLock { Seat(serial: $0.leader, output: $0.outputs[$0.leader] ?? fallback) }
    }

    /// This offer proved dead; a newer one of the same name stays.
    func withdraw(_ seat: Seat) {
        change { state in
            state.choice.withdraw(serial: seat.serial)
            state.outputs[seat.serial] = nil
        }
    }

    /// `body` is called after each change of the leader, on the thread that caused it, without any lock.
    func observe(_ body: @escaping @Sendable () -> Void) -> Int {
        state.withLock { state in
            state.lastObserver += 1
            state.observers[state.lastObserver] = body
            return state.lastObserver
        }
    }

    func forget(observer: Int) {
        state.withLock { _ = $0.observers.removeValue(forKey: observer) }
    }

    private func change(_ edit: (inout State) -> Void) {
        let observers = state.withLock { state -> [@Sendable () -> Void] in
            edit(&state)
            let leader = state.choice.leader
            guard leader != state.leader else { return [] }
            state.leader = leader
            return Array(state.observers.values)
        }
        for observer in observers { observer() }
    }
}
