import Chat
import Settings
import Show
import Signals
import Wire

/// A Twitch channel joined with the program: what is read, what is written, who is signed in.
final class TwitchParts: Sendable {
    let source: TwitchSource
    let writer: TwitchWriter
    private let health: HealthBoard

    /// Nil when no channel is set.
    init?(settings: AneekaSettings, places: Places, client: HTTPClient, inlet: ChatInlet, health: HealthBoard) {
        guard !settings.twitch.channel.isEmpty else { return nil }
        self.health = health
        source = TwitchSource(
            settings.twitch.source, shelf: TokenFolder(folder: places.dataFolder(settings)), client: client,
            inlet: inlet
        )
        writer = TwitchWriter(source) { trouble in
            health.report(
                Health(part: "writing in chat", state: trouble == nil ? .well : .degraded, message: trouble ?? .empty))
        }
    }

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.source.run() }
            group.addTask { try await self.writer.run() }
            for try await _ in group {}
        }
    }
}
