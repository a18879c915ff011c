import Signals
import Stage
import Synchronization
import Voice

/// An overlay page as a sound output.
///
/// The page wants at least 200 ms ahead and gets at most one second; it reports what is heard every 100 ms. A page that
/// leaves, or is silent for half a second while it should play, is lost at its last report.
final class PageOutput: SoundOutput {
    private struct State {
        var turn: TurnID?
        var written = 0
        var report: PageReport?
        var reportedAt: Moment?
        var startedAt: Moment?
        var isGone = false
        var stops: [TurnID: Int] = [:]
        var stopping: TurnID?
    }

    private static let ahead = soundRate
    private static let silence: Duration = .milliseconds(500)
    /// What may have been heard after the last report of a page that vanished.
    private static let unreported = soundRate / 4

    private static let left = Bilingual(en: "the page left", es: "la página se fue")

    let name: String
    let page: PageID
    private let hub: OverlayHub
    private let state = Mutex(State())

    init(_ page: PageID, hub: OverlayHub) {
        self.page = page
        self.hub = hub
        self.name = "overlay:\(page)"
    }

    func receive(_ event: OverlayHub.SoundEvent) {
        state.withLock { state in
            switch event {
            case .report(let report) where report.page == page && report.turn == state.turn:
                state.report = report
                state.reportedAt = .now
            case .stopped(let id, let turn, let frame) where id == page: state.stops[turn] = frame
            case .gone(let id) where id == page: state.isGone = true
            default: break
            }
        }
    }

    func write(_ sound: TurnSound) async throws {
        state.withLock { state in
            if state.turn != sound.turn {
                state.turn = sound.turn
                state.written = sound.startFrame
                state.report = nil
                state.reportedAt = nil
                state.startedAt = .now
            }
        }
        while true {
            try check()
            let lead = state.withLock { $0.written } - (position(of: sound.turn)?.frame ?? sound.startFrame)
            if lead < Self.ahead { break }
            try await Task.sleep(for: .milliseconds(max(20, (lead - Self.ahead) * 1000 / soundRate + 20)))
        }
        guard state.withLock({ $0.stopping != sound.turn }) else { return }
        guard hub.send(sound.samples, turn: sound.turn, startFrame: sound.startFrame, to: page) else {
            throw lost(Self.left)
        }
        state.withLock { $0.written = max($0.written, sound.endFrame) }
    }

    func drain(_ turn: TurnID) async throws {
        while true {
            let left = state.withLock { $0.written } - (position(of: turn)?.frame ?? 0)
            if left <= 0 { return }
            try check()
            try await Task.sleep(for: .milliseconds(max(10, left * 1000 / soundRate)))
        }
    }

    func stop(_ turn: TurnID) async -> Int {
        let isOurs = state.withLock { state in
            guard state.turn == turn else { return false }
            state.stopping = turn
            return true
        }
        guard isOurs else { return 0 }
        if let frame = state.withLock({ $0.stops[turn] }) { return frame }
        hub.stopSound(turn: turn, on: page)
        let asked = Moment.now
        // The page answers within its fade and one block; a page that does not is taken at its last report.
        while Moment.now - asked < .milliseconds(100) {
            if let frame = state.withLock({ $0.stops[turn] }) { return min(frame, state.withLock { $0.written }) }
            if state.withLock({ $0.isGone }) { break }
            await withTaskCancellationShield { try? await Task.sleep(for: .milliseconds(4)) }
        }
        return heardAtMost(turn)
    }

    func position(of turn: TurnID) -> PlaybackPosition? {
        state.withLock { state in
            guard state.turn == turn, let report = state.report else { return nil }
            let gone = report.isRunning ? max(.zero, min(Moment.now - report.at, Self.silence)) : .zero
            let frame = min(state.written, report.frame + Int(gone.inSeconds * Double(soundRate)))
            return PlaybackPosition(turn: turn, frame: frame, at: .now, isRunning: report.isRunning)
        }
    }

    private func check() throws {
        try Task.checkCancellation()
        let (isGone, heardLast) = state.withLock { ($0.isGone, $0.reportedAt ?? $0.startedAt) }
        if isGone { throw lost(Self.left) }
        guard let heardLast, Moment.now - heardLast > Self.silence,
            state.withLock({ $0.written > ($0.report?.frame ?? 0) })
        else { return }
        // A page whose queue ran empty has nothing to report.
        if let report = state.withLock({ $0.report }), !report.isRunning, report.frame >= state.withLock({ $0.written })
        {
            return
        }
        hub.fellSilent(page)
        throw lost(Bilingual(en: "the page fell silent", es: "la página calló"))
    }

    private func lost(_ reason: Bilingual) -> OutputLost {
        OutputLost(
            output: name, heardFrame: heardAtMost(state.withLock { $0.turn } ?? TurnID(0)), reason: reason
        )
    }

    private func heardAtMost(_ turn: TurnID) -> Int {
        state.withLock { state in
            guard state.turn == turn, let report = state.report else { return 0 }
            let gone = Int((Moment.now - report.at).inSeconds * Double(soundRate))
            return min(state.written, report.frame + min(max(0, gone), Self.unreported))
        }
    }
}

/// Runs a wait that a cancelled turn still needs: the page's word on what was heard.
private func withTaskCancellationShield(_ body: @escaping @Sendable () async -> Void) async {
    await Task { await body() }.value
}
