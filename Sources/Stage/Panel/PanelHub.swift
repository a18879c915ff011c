package import Signals
internal import Synchronization
internal import Wire

/// All panels: the newest state of each thing, and a bounded history of what was heard and said.
package final class PanelHub: Sendable {
    private struct State {
        var peers: [Int: WebSocketPeer] = [:]
        var next = 1
        /// Newest per key.
        var things: [(key: String, text: @Sendable () -> String)] = []
        /// Lines of the lists, with what a recall finds them by.
        var lines: [Line] = []
    }

    private struct Line {
        let list: String
        let sources: [Citation]
        let text: @Sendable () -> String
    }

    /// Lines kept of each list, so that a busy chat pushes no turns out.
    private static let longestHistory = 200
    private let state = Mutex(State())

    package init() {}

    /// Replaces what was said of the same key. Values are only made when a panel gets them.
    package func publish(_ key: String, _ value: @autoclosure @escaping @Sendable () -> JSON) {
        let text: @Sendable () -> String = { JSON.object([("key", .text(key)), ("value", value())]).description }
        // Queued inside the lock: a panel that joins meanwhile gets the older state first.
        state.withLock { state in
            state.things.removeAll { $0.key == key }
            state.things.append((key, text))
            guard !state.peers.isEmpty else { return }
            let text = text()
            for peer in state.peers.values { peer.send(text: text, replacing: key) }
        }
    }

    /// Adds a line to a list of the panel.
    /// - Parameter sources: the comments in it; a recall of any of them takes the line away.
    package func append(
        _ list: String, _ value: @autoclosure @escaping @Sendable () -> JSON, sources: [Citation] = []
    ) {
        let text: @Sendable () -> String = {
            let cited = sources.map { JSON.list([.text($0.message.text), .text(Self.text($0.author))]) }
            return JSON.object([("list", .text(list)), ("value", value()), ("sources", .list(cited))]).description
        }
        state.withLock { state in
            state.lines.append(Line(list: list, sources: sources, text: text))
            let count = state.lines.count { $0.list == list }
            if count > Self.longestHistory, let oldest = state.lines.firstIndex(where: { $0.list == list }) {
                state.lines.remove(at: oldest)
            }
            guard !state.peers.isEmpty else { return }
            let text = text()
            for peer in state.peers.values { peer.send(text: text) }
        }
    }

    private static func text(_ author: ViewerID) -> String { "\(author.platform.rawValue):\(author.id)" }

    /// Takes comments, and what cites them, off every panel.
    package func recall(_ recall: Recall) {
        let message: JSON =
            switch recall {
            case .message(let id): ["message": .text(id.text)]
            case .author(let viewer, _, _): ["author": .text(Self.text(viewer))]
            case .all(let platform): ["platform": .text(platform.rawValue)]
            }
        let text = JSON.object([("recall", message)]).description
        state.withLock { state in
            state.lines.removeAll { $0.sources.contains(where: recall.covers) }
            for peer in state.peers.values { peer.send(text: text) }
        }
    }

    func visit(_ peer: WebSocketPeer, actions: @Sendable (PanelAction) -> Void) async {
        let number = state.withLock { state in
            let number = state.next
            state.next += 1
            state.peers[number] = peer
            for thing in state.things { peer.send(text: thing.text(), replacing: thing.key) }
            for line in state.lines { peer.send(text: line.text()) }
            return number
        }
        for await message in peer.incoming {
            if case .text(let text) = message, let action = PanelAction(text.utf8) { actions(action) }
        }
        state.withLock { _ = $0.peers.removeValue(forKey: number) }
    }
}

extension JSON: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
}
