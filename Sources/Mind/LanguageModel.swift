package import Signals

/// What her mind is asked, composed by ``PromptComposer``.
package struct Prompt: Sendable, Equatable {
    package enum Role: String, Sendable { case system, user, assistant }

    package struct Message: Sendable, Equatable {
        package let role: Role
        package let content: String
        package init(_ role: Role, _ content: String) {
            self.role = role
            self.content = content
        }
    }

    package enum Form: Sendable, Equatable {
        /// For models tuned to follow instructions; the server applies its chat template.
        case chat([Message])
        /// For bare models: a plain transcript that the model continues.
        case transcript(String)
    }

    package let turn: TurnID
    package let form: Form
    package let maximumTokens: Int
    package let temperature: Double
    /// The reply ends before any of these.
    package let stops: [String]

    package init(
        turn: TurnID, form: Form, maximumTokens: Int, temperature: Double = 0.8, stops: [String] = []
    ) {
        self.turn = turn
        self.form = form
        self.maximumTokens = maximumTokens
        self.temperature = temperature
        self.stops = stops
    }
}

/// What a finished reply cost, as far as the server told.
package struct ModelUsage: Sendable, Equatable {
    package var promptTokens: Int?
    /// Prompt tokens that the server found in its cache.
    package var cachedTokens: Int?
    package var completionTokens: Int?
    package init(promptTokens: Int? = nil, cachedTokens: Int? = nil, completionTokens: Int? = nil) {
        self.promptTokens = promptTokens
        self.cachedTokens = cachedTokens
        self.completionTokens = completionTokens
    }
}

/// Continues a prompt, piece by piece.
package protocol LanguageModel: Sendable {
    /// Hands each piece of the reply over as soon as it exists; pieces may be cut anywhere between characters.
    ///
    /// Suspends while `sink` suspends. Cancelling the task hangs up on the server at once.
    /// - Throws: ``ModelError``, or what `sink` threw.
    func stream(_ prompt: Prompt, into sink: (String) async throws -> Void) async throws -> ModelUsage
}

package struct ModelError: ExplainedError {
    package let message: Bilingual
    /// Whether the same request may succeed later.
    package let isTransient: Bool
    package init(_ message: Bilingual, isTransient: Bool) {
        self.message = message
        self.isTransient = isTransient
    }
}
