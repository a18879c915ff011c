internal import FoundationEssentials
package import Signals
internal import Synchronization
internal import Wire

/// How far a page has played.
package struct PageReport: Sendable, Hashable {
    package let page: PageID
    package let turn: TurnID
    /// The frame that leaves the page's loudspeaker at `at`.
    package let frame: Int
    package let at: Moment
    package let isRunning: Bool
}

/// All overlay pages: what they show, and which of them sounds.
package final class OverlayHub: Sendable {
    package enum SoundEvent: Sendable {
        /// This page leads now, or none does; also told when one that may not sound came or went. Told outside the lock,
        /// so that another may lead by then: ``OverlayHub/leader`` knows.
        case leader(PageID?)
        case report(PageReport)
        /// The page faded out and dropped its queue at this frame.
        case stopped(PageID, TurnID, frame: Int)
        case gone(PageID)
        /// Her mouth has opened for the first time in this turn.
        case mouthMoved(TurnID, at: Moment)
    }

    private struct State {
        var lease = PageLease()
        var peers: [PageID: WebSocketPeer] = [:]
        var nextPage = 1
        /// What a page that joins late must know, newest per key.
        var scene: [(key: String, message: @Sendable () -> JSON)] = []
        var observers: [@Sendable (SoundEvent) -> Void] = []
    }

    /// Clauses of a long turn with their mouths; then the oldest are left out for who joins late.
    private static let longestScene = 64
    /// How old a report may claim to be: what is older says nothing about the sound of now.
    private static let oldestReport: Duration = .seconds(1)
    private let greeting: String?
    private let state = Mutex(State())

    /// - Parameter greeting: what every page is told first, and again after each new connection.
    package init(greeting: JSON? = nil) { self.greeting = greeting?.description }

    /// Told synchronously, from the connection's task.
    package func observe(_ observer: @escaping @Sendable (SoundEvent) -> Void) {
        state.withLock { $0.observers.append(observer) }
    }

    /// The page that sounds.
    package var leader: PageID? { state.withLock { $0.lease.leader } }
    package var pageCount: Int { state.withLock { $0.lease.pageCount } }
    package var blockedCount: Int { state.withLock { $0.lease.blockedCount } }

    // MARK: What is shown

    /// Sends to every page. The message is only made when somebody gets it: while no page is open she pays for none.
    /// - Parameters:
    ///   - message: made under the hub's lock; takes no lock that is held while publishing.
    ///   - scene: when set, pages that join later get it too; a later message of the same name takes its place.
    ///   - isReplaced: other names of the scene that this message makes untrue.
    package func publish(
        _ message: @autoclosure @escaping @Sendable () -> JSON, scene: String? = nil,
        over isReplaced: (String) -> Bool = { _ in false }
    ) {
        // Queued inside the lock: a page that joins meanwhile gets the scene first, and each message once.
        state.withLock { state in
            if let scene {
                state.scene.removeAll { $0.key == scene || isReplaced($0.key) }
                state.scene.append((scene, message))
                // What a turn is about outlasts its clauses.
                if state.scene.count > Self.longestScene,
                    let oldest = state.scene.firstIndex(where: { $0.key.hasPrefix("clause") })
                {
                    state.scene.remove(at: oldest)
                }
            }
            guard !state.peers.isEmpty else { return }
            let text = message().description
            for peer in state.peers.values { peer.send(text: text) }
        }
    }

    /// Pages that join later are not told what has the prefix.
    package func forget(scenePrefix: String) {
        state.withLock { $0.scene.removeAll { $0.key.hasPrefix(scenePrefix) } }
    }

    // MARK: Sound

    /// Sound for one page: 16 bytes of header (magic "ANK1", turn, first frame, frames; little endian), then samples
    /// as 16-bit integers at 24 kHz.
    /// - Returns: false when the page is gone.
    package func send(_ samples: [Float], turn: TurnID, startFrame: Int, to page: PageID) -> Bool {
        guard let peer = state.withLock({ $0.peers[page] }) else { return false }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 + samples.count * 2)
        for word in [0x314B_4E41, turn.number, UInt32(startFrame), UInt32(samples.count)] as [UInt32] {
            for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        for sample in samples {
            let value = UInt16(bitPattern: Int16(max(-32_768, min(32_767, (sample * 32_767).rounded()))))
            bytes.append(UInt8(truncatingIfNeeded: value))
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        peer.send(binary: bytes)
        return true
    }

    /// The page leads no more, since its reports ceased while it should play; it may ask for the sound again.
    package func fellSilent(_ page: PageID) {
        change(page) { $0.lease.sound(page, runs: false) }
        tell(page, ["type": "tell"])
    }

    /// The page fades out, drops its queue and answers with `SoundEvent.stopped`.
    package func stopSound(turn: TurnID, on page: PageID) {
        tell(page, .object([("type", "stop"), ("turn", .integer(Int(turn.number)))]))
    }

    private func tell(_ page: PageID, _ message: JSON) {
        state.withLock { $0.peers[page] }?.send(text: message.description)
    }

    // MARK: A page's visit

    func visit(_ peer: WebSocketPeer) async {
        let page = state.withLock { state in
            let page = PageID(state.nextPage)
            state.nextPage += 1
            state.peers[page] = peer
            peer.send(text: JSON.object([("type", "hello"), ("page", .integer(page.number))]).description)
            if let greeting { peer.send(text: greeting) }
            for entry in state.scene { peer.send(text: entry.message().description) }
            return page
        }
        for await message in peer.incoming {
            guard case .text(let text) = message else { continue }
            receive(text, from: page, peer)
        }
        change(page) { state in
            state.peers[page] = nil
            state.lease.left(page)
        }
        notify(.gone(page))
    }

    private struct PageMessage: Decodable {
        let type: String
        let obs: Bool?
        let runs: Bool?
        let turn: UInt32?
        let frame: Double?
        /// Milliseconds of this machine's monotonic clock, as the page reckons it.
        let at: Double?
        /// Milliseconds of the page's own clock.
        let sent: Double?
    }

    private func receive(_ text: String, from page: PageID, _ peer: WebSocketPeer) {
        let now = Moment.now
        guard let message = try? JSONDecoder().decode(PageMessage.self, from: Data(text.utf8)) else { return }
        let frame = message.frame.map { Int(max(0, min($0, 1e9))) } ?? 0
        switch message.type {
        case "join": change(page) { $0.lease.joined(page, isOBS: message.obs ?? false) }
        case "sound": change(page) { $0.lease.sound(page, runs: message.runs ?? false) }
        case "ping":
            guard let sent = message.sent else { return }
            let answer: JSON = [
                "type": "pong", "sent": .number(sent), "server": .number(Double(now.nanoseconds) / 1e6),
            ]
            peer.send(text: answer.description, replacing: "pong")
        case "at":
            guard let turn = message.turn else { return }
            let at = message.at.map { Moment(nanoseconds: Int64(max(0, min($0, 9e12)) * 1e6)) } ?? now
            notify(
                .report(
                    PageReport(
                        page: page, turn: TurnID(turn), frame: frame, at: max(now - Self.oldestReport, min(now, at)),
                        isRunning: message.runs ?? true)))
        case "stopped":
            guard let turn = message.turn else { return }
            notify(.stopped(page, TurnID(turn), frame: frame))
        case "moved":
            guard let turn = message.turn else { return }
            notify(.mouthMoved(TurnID(turn), at: now))
        default: return
        }
    }

    private func change(_ page: PageID, _ edit: (inout State) -> Void) {
        let news = state.withLock { state -> PageID?? in
            let before = (state.lease.leader, state.lease.blockedCount)
            edit(&state)
            // Queued inside the lock: of two changes the later one is also the later told.
            if state.lease.leader != before.0 {
                for (id, peer) in state.peers {
                    let leads = JSON.truth(id == state.lease.leader)
                    peer.send(text: JSON.object([("type", "lease"), ("leads", leads)]).description)
                }
            }
            return (state.lease.leader, state.lease.blockedCount) == before ? nil : .some(state.lease.leader)
        }
        if let leader = news { notify(.leader(leader)) }
    }

    private func notify(_ event: SoundEvent) {
        for observer in state.withLock({ $0.observers }) { observer(event) }
    }
}
