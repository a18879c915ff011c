import Signals
import Stage
import Synchronization
import TestKit

/// A stage on a free port with the real pages, and what was asked of it.
struct StageHouse: Sendable {
    let stage: Stage
    let keys: DoorKeys
    let acted: AsyncStream<PanelAction>
    let sound: AsyncStream<OverlayHub.SoundEvent>

    var overlaySocket: String { "ws://127.0.0.1:\(stage.port)/overlay/socket?key=\(keys.overlay)" }
    var panelSocket: String { "ws://127.0.0.1:\(stage.port)/panel/socket" }
    var origin: String { "http://127.0.0.1:\(stage.port)" }
    var code: String { String(stage.panelAddress().split(separator: "#").last ?? "") }

    /// The pages as they stand in the sources.
    static let pagesFolder =
        #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 } + "/Sources/Stage/Pages"

    static func open<Result: Sendable>(_ body: @escaping @Sendable (StageHouse) async throws -> Result) async throws
        -> Result
    {
        let keys = DoorKeys(overlay: DoorKeys.random(), panel: DoorKeys.random(), inbound: DoorKeys.random())
        let (acted, act) = AsyncStream.makeStream(of: PanelAction.self)
        let (sound, hear) = AsyncStream.makeStream(of: OverlayHub.SoundEvent.self)
        var settings = StageSettings()
        settings.port = 0
        let stage = Stage(
            settings: settings, keys: keys, pagesFolder: pagesFolder,
            answers: StageAnswers(
                health: { (["status": "well"], true) }, metrics: { "aneeka_turns_total 3\n" },
                turns: { .list([1, 2]) },
                inbound: { $0.isEmpty ? "empty" : nil }, act: { act.yield($0) }))
        stage.overlay.observe { hear.yield($0) }
        let house = StageHouse(stage: stage, keys: keys, acted: acted, sound: sound)
        let (listening, bell) = AsyncStream.makeStream(of: Void.self)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                try await stage.run { bell.yield() }
                return nil
            }
            group.addTask {
                for await _ in listening { return try await body(house) }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }
}

extension AsyncStream where Element: Sendable {
    /// The next element; elements stay in the stream until they are asked for.
    func next() async -> Element? {
        for await element in self { return element }
        return nil
    }
}
