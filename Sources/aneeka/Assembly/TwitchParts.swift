import Chat
import Settings
import Show
import Signals
import Wire

/// A Twitch channel joined with the program: what is read, what is written, who is signed in.
final class TwitchParts: ChatWriting {
    let source: TwitchSource
    let writer: TwitchWriter
    private let health: HealthBoard
    /// In their order; the writer itself keeps the bound that matters.
    private let wished: AsyncStream<Wish>
    private let wishes: AsyncStream<Wish>.Continuation

    /// Nil when no channel is set.
    init?(settings: AneekaSettings, places: Places, client: HTTPClient, inlet: ChatInlet, health: HealthBoard) {
        guard !settings.twitch.channel.isEmpty else { return nil }
        self.health = health
        (wished, wishes) = AsyncStream.makeStream(of: Wish.self, bufferingPolicy: .bufferingNewest(256))
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
            group.addTask {
                for await wish in self.wished {
                    switch wish {
                    case .write(let text, let parent): await self.writer.write(text, replyingTo: parent)
                    case .withdraw(let isCovered): await self.writer.withdraw(where: isCovered)
                    }
                }
            }
            for try await _ in group {}
        }
    }

    // MARK: Writing

    private enum Wish: Sendable {
        case write(String, MessageID?)
        case withdraw(@Sendable (MessageID) -> Bool)
    }

    func write(_ text: String, replyingTo parent: MessageID?) { wishes.yield(.write(text, parent)) }
    func withdraw(where isCovered: @escaping @Sendable (MessageID) -> Bool) { wishes.yield(.withdraw(isCovered)) }
}
