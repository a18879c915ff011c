import Engines
import Logging
import Mind
import Settings
import Show
import Signals
import Wire

/// The model that the settings name, for commands that need nothing else of a show.
enum SettingsModel {
    /// Starts a server of our own where the settings ask for one, and ends it with `body`.
    /// - Throws: `ModelLoadError`, or what `body` threw.
    static func with<Value: Sendable>(
        _ settings: AneekaSettings, places: Places,
        _ body:
            @escaping @Sendable (any LanguageModel & ReadingAhead & TokenCounting, PromptComposer.Style)
            async throws -> Value
    ) async throws -> Value {
        let health = HealthBoard(logger: Log.make(.warning))
        let client = HTTPClient()
        let engine = Engine(settings: settings, places: places, client: client, health: health)
        let managed = CurrentModel(
            whenMissing: Bilingual(en: "The model is not ready.", es: "El modelo no está listo."))
        let mind = engine.mind(managed: managed)
        let value = try await withThrowingTaskGroup(of: Value?.self) { group in
            let (ready, isReady) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            if engine.isManaged {
                group.addTask {
                    try await engine.runModelServer(managed) { _ in
                        isReady.yield()
                    } whenDown: {
                    }
                    return nil
                }
            } else {
                isReady.yield()
            }
            group.addTask {
                for await _ in ready { break }
                // The server's model is handed out just after it was warmed.
                while engine.isManagedFirst, await !managed.isThere() { try await Task.sleep(for: .milliseconds(5)) }
                return try await body(mind, engine.promptStyle)
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
        await client.shutdown()
        return value
    }
}
