import Mind
import Moderation
import Show
import Signals
import Synchronization

/// Asks a guard model about a clause, in the form that Llama Guard was made for; the policy decides what its answer,
/// or its silence, means.
struct GuardModel: SpeechGuard {
    private let model: any LanguageModel
    private let policy: GuardPolicy
    private let health: HealthBoard

    init(_ model: any LanguageModel, policy: GuardPolicy, health: HealthBoard) {
        self.model = model
        self.policy = policy
        self.health = health
    }

    func verdict(on clause: String, after passed: String) async -> SpeechVerdict {
        guard policy.asks(aboutSaid: clause, firstOfReply: passed.isEmpty) else { return .pass }
        let answer = await answer(about: passed + " " + clause)
        // The turn was stopped: nobody waits for a verdict.
        if Task.isCancelled { return .pass }
        return policy.refusal(for: answer).map { .refuse($0) } ?? .pass
    }

    /// Nil without an answer in time.
    private func answer(about text: String) async -> GuardAnswer? {
        let prompt = Prompt(
            turn: TurnID(0), form: .chat([.init(.user, "Hi!"), .init(.assistant, text)]), purpose: .sideWork,
            maximumTokens: 12, temperature: 0)
        return await withTaskGroup(of: GuardAnswer?.self) { group in
            group.addTask {
                let text = Mutex("")
                do {
                    _ = try await model.stream(prompt) { piece in text.withLock { $0 += piece } }
                    health.report(Health(part: "guard", state: .well))
                    return GuardAnswer(parsing: text.withLock { $0 })
                } catch let error as ModelError {
                    health.report(Health(part: "guard", state: .down, message: error.message))
                    return nil
                } catch {
                    return nil
                }
            }
            group.addTask {
                try? await Task.sleep(for: policy.deadline)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
