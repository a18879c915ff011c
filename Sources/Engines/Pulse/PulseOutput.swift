package import Signals
internal import Synchronization
package import Voice
internal import Wire

/// A loudspeaker of the sound server (PulseAudio, or PipeWire in its place).
///
/// ``run(onChange:)`` holds the connection; without it every write says that the output is lost. The stream is opened
/// at once and kept open, since opening one can take a second on a busy machine; after some silence it is corked.
package final class PulseOutput: SoundOutput {
    private struct State {
        var link: PulseLink?
        var ledger = PulseLedger()
        var isCorked = false
        /// Writers wait while a turn is being silenced.
        var stopping = 0
        var lastPush: Moment?
        var lossReason = Bilingual(en: "not connected yet", es: "aún sin conexión")
    }

    package let name: String
    private let settings: PulseSettings
    private let state = Mutex(State())
    private let wakeup = Wakeup()

    package init(_ settings: PulseSettings = PulseSettings()) {
        self.settings = settings
        self.name = "device:" + (settings.device ?? "default")
    }

    // MARK: connection

    /// Connects, and connects again whenever the server goes away, until cancelled.
    ///
    /// - Parameter onChange: told synchronously; the first call says how the first attempt went.
    /// - Throws: ``SoundDeviceError`` when the library is missing, which no retry mends.
    package func run(onChange: @Sendable (PulseState) -> Void) async throws {
        var backOff = BackOff()
        defer { drop(reason: Bilingual(en: "closed", es: "cerrado")) }
        while !Task.isCancelled {
            let link = try PulseLink(settings, wakeup: wakeup)
            if await connects(link) {
                state.withLock { state in
                    state.link = link
                    state.isCorked = false
                    state.lastPush = .now
                }
                onChange(.ready)
                let since = Moment.now
                await keep(link)
                if Task.isCancelled { return }
                if Moment.now - since > .seconds(60) { backOff = BackOff() }
            }
            if Task.isCancelled { return }
            let reason =
                link.state == .lost
                ? Bilingual(link.reason)
                : Bilingual(en: "the sound server does not answer", es: "el servidor de sonido no responde")
            drop(reason: reason)
            onChange(
                .lost(
                    reason: reason
                        + Bilingual(
                            en: ". Is PulseAudio or PipeWire running, and PULSE_SERVER right?",
                            es: ". ¿Está en marcha PulseAudio o PipeWire, y bien puesto PULSE_SERVER?")))
            try await Task.sleep(for: backOff.next())
        }
    }

    /// Whether the link became ready within five seconds.
    private func connects(_ link: PulseLink) async -> Bool {
        let deadline = Moment.now + .seconds(5)
        while true {
            let seen = wakeup.count
            switch link.state {
            case .ready: return true
            case .lost: return false
            case .connecting: break
            }
            let left = deadline - .now
            guard left > .zero, !Task.isCancelled else { return false }
            await wakeup.wait(past: seen, atMost: left)
        }
    }

    /// Returns when the link is lost; corks the stream while nobody speaks.
    private func keep(_ link: PulseLink) async {
        while !Task.isCancelled {
            let seen = wakeup.count
            if link.state == .lost { return }
            let isCorked = state.withLock { state in
                guard !state.isCorked else { return true }
                let queued = settings.ahead + settings.target * 2
                let quiet = state.lastPush.map { Moment.now - $0 - queued } ?? .zero
                if quiet >= settings.idleLimit, link.waiting == 0, !link.position.isSounding {
                    // Inside the lock, so that it cannot overtake a writer's uncorking. The server is not waited for.
                    link.cork(true)
                    state.isCorked = true
                }
                return state.isCorked
            }
            if isCorked {
                await wakeup.wait(past: seen)
            } else {
                await wakeup.wait(past: seen, atMost: settings.idleLimit)
            }
        }
    }

    private func drop(reason: Bilingual) {
        state.withLock { state in
            state.lossReason = reason
            guard let link = state.link else { return }
            state.ledger.loseConnection(heard: link.position.heard)
            state.link = nil
        }
        wakeup.notify()
    }

    // MARK: SoundOutput

    package func write(_ sound: TurnSound) async throws {
        let ahead = Int(settings.ahead.inSeconds * Double(soundRate))
        var rest = sound.samples[...]
        while !rest.isEmpty {
            try Task.checkCancellation()
            let seen = wakeup.count
            let full = try state.withLock { state -> PulseLink? in
                let link = try usableLink(for: sound.turn, in: &state)
                guard state.ledger.end(of: sound.turn) == nil else {
                    // Stopped: what comes late is not wanted.
                    rest = []
                    return nil
                }
                guard state.stopping == 0 else { return nil }
                let taken = link.push(rest.prefix(max(0, ahead - link.waiting)))
                guard taken > 0 else { return link }
                state.ledger.push(taken, of: sound.turn, from: sound.endFrame - rest.count)
                rest = rest.dropFirst(taken)
                state.lastPush = .now
                if state.isCorked {
                    state.isCorked = false
                    link.cork(false)
                    // So that the keeper looks after the next silence.
                    wakeup.notify()
                }
                return link
            }
            if rest.isEmpty { return }
            // Without a link, a turn is being silenced, which ends with a notice.
            if full?.wantRoom(below: max(1, ahead / 2)) ?? true { await wakeup.wait(past: seen) }
        }
    }

    package func drain(_ turn: TurnID) async throws {
        while true {
            try Task.checkCancellation()
            let seen = wakeup.count
            let remaining = try state.withLock { state in
                if state.ledger.end(of: turn) == .stopped { return 0 }
                let link = try usableLink(for: turn, in: &state)
                return state.ledger.remaining(of: turn, heard: link.position.heard)
            }
            if remaining == 0 { return }
            // The server's clock says when; a notice (lost, stopped) ends the wait early.
            await wakeup.wait(past: seen, atMost: .seconds(Double(remaining) / Double(soundRate)) + .milliseconds(1))
        }
    }

    package func stop(_ turn: TurnID) async -> Int {
        let (link, frame) = state.withLock { state -> (PulseLink?, Int) in
            let heard = state.link?.position.heard ?? 0
            guard let link = state.link, state.ledger.remaining(of: turn, heard: heard) > 0 else {
                return (nil, state.ledger.end(turn, heard: heard, as: .stopped))
            }
            state.stopping += 1
            return (link, 0)
        }
        guard let link else { return frame }
        let heard = link.silence()
        defer { wakeup.notify() }
        return state.withLock { state in
            state.stopping -= 1
            return state.ledger.end(turn, heard: heard, as: .stopped)
        }
    }

    package func position(of turn: TurnID) -> PlaybackPosition? {
        state.withLock { state in
            let (heard, isSounding) = state.link?.position ?? (0, false)
            guard let frame = state.ledger.frame(of: turn, heard: heard) else { return nil }
            let isRunning = isSounding && state.ledger.remaining(of: turn, heard: heard) > 0
            guard isRunning || state.ledger.hasHeard(turn, heard: heard) else { return nil }
            return PlaybackPosition(turn: turn, frame: frame, at: .now, isRunning: isRunning)
        }
    }

    /// - Throws: ``OutputLost`` without a connection, and once for each turn that a lost one cut off.
    private func usableLink(for turn: TurnID, in state: inout State) throws(OutputLost) -> PulseLink {
        let heard = state.link?.position.heard ?? 0
        if let link = state.link, link.state == .ready {
            switch state.ledger.end(of: turn) {
            case .lost(isTold: false): break
            case .lost(isTold: true):
                state.ledger.reopen(turn)
                return link
            case .stopped, nil: return link
            }
        }
        let frame = state.ledger.end(turn, heard: heard, as: .lost(isTold: true))
        throw OutputLost(output: name, heardFrame: frame, reason: state.lossReason)
    }
}
