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

    func stream(_ prompt: Prompt, into sink: (String) async throws -> Void) async throws -> ModelUsage {
        guard let model = model.withLock({ $0 }) else { throw ModelError(whenMissing, isTransient: true) }
        return try await model.stream(prompt, into: sink)
    }
}
