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

    /// What the answer is for: a server that keeps what it has read keeps each apart.
    package enum Purpose: Sendable, Hashable {
        /// The show's talk in one language.
        case talk(Language)
        /// Summaries and facts, made in quiet moments.
        case sideWork
    }

    /// What the answer must look like, for servers that can be told.
    package struct Shape: Sendable, Equatable {
        /// GBNF, as llama.cpp reads it.
        package let grammar: String
        /// The same as a JSON schema.
        package let schema: String
        package init(grammar: String, schema: String) {
            self.grammar = grammar
            self.schema = schema
        }
    }

    package let turn: TurnID
    package let form: Form
    package let purpose: Purpose
    /// 0: the prompt is to be read and nothing answered.
    package let maximumTokens: Int
    package let temperature: Double
    /// The reply ends before any of these.
    package let stops: [String]
    package let shape: Shape?
    /// The same question as her own small models are asked it, one of whom may have to answer; nil for side work.
    package let brief: String?

    package init(
        turn: TurnID, form: Form, purpose: Purpose = .talk(.en), maximumTokens: Int, temperature: Double = 0.8,
        stops: [String] = [], shape: Shape? = nil, brief: String? = nil
    ) {
        self.turn = turn
        self.form = form
        self.purpose = purpose
        self.maximumTokens = maximumTokens
        self.temperature = temperature
        self.stops = stops
        self.shape = shape
        self.brief = brief
    }

    /// Bytes of all its texts.
    package var byteCount: Int {
        switch form {
        case .chat(let messages): messages.reduce(0) { $0 + $1.content.utf8.count }
        case .transcript(let text): text.utf8.count
        }
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

/// A model whose server keeps what it has read, so that reading ahead is worth while.
package protocol ReadingAhead: Sendable {
    /// Lets the server read a prompt that answers will begin with. Cancelling the task hangs up.
    func readAhead(_ prompt: Prompt) async throws
}

/// A model whose server can be asked how it cuts a text.
package protocol TokenCounting: Sendable {
    /// Nil when it cannot tell now.
    func tokens(in text: String) async -> Int?
}

/// A model that can be asked whether it would answer, at no cost.
package protocol Probed: Sendable {
    func isThere() async -> Bool
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
