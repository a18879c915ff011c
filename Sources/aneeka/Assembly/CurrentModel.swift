import Mind
import Signals
import Synchronization

/// The model that can be asked now; it may come, go and come back.
final class CurrentModel: LanguageModel {
    private let model = Mutex<(any LanguageModel)?>(nil)
    private let whenMissing: Bilingual

    /// - Parameter whenMissing: what to say of a turn that finds no model.
    init(_ model: (any LanguageModel)? = nil, whenMissing: Bilingual) {
        self.whenMissing = whenMissing
        set(model)
    }

    func set(_ new: (any LanguageModel)?) { model.withLock { $0 = new } }

    var isMissing: Bool { current == nil }

    private var current: (any LanguageModel)? { model.withLock { $0 } }

    func stream(_ prompt: Prompt, into sink: (String) async throws -> Void) async throws -> ModelUsage {
        guard let model = current else { throw ModelError(whenMissing, isTransient: true) }
        return try await model.stream(prompt, into: sink)
    }
}

extension CurrentModel: ReadingAhead, TokenCounting, Probed {
    func readAhead(_ prompt: Prompt) async throws {
        try await (current as? any ReadingAhead)?.readAhead(prompt)
    }

    func tokens(in text: String) async -> Int? { await (current as? any TokenCounting)?.tokens(in: text) }

    func isThere() async -> Bool { current != nil }
}
