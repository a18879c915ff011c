/// How long things take on the virtual clock when nobody measures them.
package struct NominalSpeed: Sendable, Equatable {
    /// Of a small model on an ordinary computer; per prompt token that the server has not read yet.
    package var promptTokensPerSecond: Double = 900
    package var tokensPerSecond: Double = 40
    /// Before any prompt token.
    package var latency: Duration = .milliseconds(60)
    /// Of her speech.
    package var charactersPerSecond: Double = 15
    /// Bytes of text in one token.
    package var bytesPerToken: Double = 3.2
    /// From a clause to its first sound.
    package var voiceLatency: Duration = .milliseconds(90)

    package init() {}

    package func tokens(in text: String) -> Int { Int((Double(text.utf8.count) / bytesPerToken).rounded(.up)) }

    /// From the request to the first token.
    package func firstToken(promptTokens: Int, cachedTokens: Int) -> Duration {
        latency + .seconds(Double(max(0, promptTokens - cachedTokens)) / max(1, promptTokensPerSecond))
    }

    /// From the first token to the last.
    package func writing(_ tokens: Int) -> Duration { .seconds(Double(tokens) / max(0.1, tokensPerSecond)) }

    package func speech(_ text: String) -> Duration { .seconds(Double(text.count) / max(0.1, charactersPerSecond)) }
}
